package normalize

import (
	"slices"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// join puts a grid that stands in a table of its own to the record that waits
// for it; anything else is a record of its own.
func join(records []record, rec record, set *forms.Set) []record {
	n := len(records)
	if n == 0 || rec.started {
		return append(records, rec)
	}
	last := &records[n-1]
	switch {
	case last.hasGrid() && (continued(rec.before, set) || pieceOf(last, &rec)) && sameColumns(last, &rec):
		rec.parts[0].goesOn = true
	case !rec.hasGrid() || captioned(rec.before, set):
		return append(records, rec)
	case !last.started || last.hasGrid() && !hasBand(&rec, set) && !goesOnUnder(last, &rec, set):
		return append(records, rec)
	}
	last.parts = append(last.parts, rec.parts...)
	return records
}

// codeUnjoined is the page reader's doubt about a table that follows another one
// over a page break and did not fit it.
const codeUnjoined = "table_unjoined"

// pieceOf reports whether a table without a heading, a line or a beginning of its
// own goes on with the record before it: office and web documents are cut so to
// repeat the grid's heading. Where pages have borders these decide, unless they
// left it in doubt.
func pieceOf(last, rec *record) bool {
	if len(rec.before) > 0 || !last.started {
		return false
	}
	p, header := rec.parts[0], last.lastHeader()
	if len(p.headers) > 0 && !slices.Equal(folded(p, headerCells(p, p.headers[0])), header) {
		return false
	}
	return len(p.X) == 0 || doubtful(p.Table, codeUnjoined)
}

// lastHeader are the labels of the last grid of a record.
func (rec *record) lastHeader() []string {
	for i := len(rec.parts) - 1; i >= 0; i-- {
		if p := rec.parts[i]; len(p.headers) > 0 {
			return folded(p, headerCells(p, p.headers[len(p.headers)-1]))
		}
	}
	return nil
}

func folded(p part, cells []int) []string {
	var texts []string
	for _, i := range cells {
		texts = append(texts, budget.Fold(p.Cells[i].Text))
	}
	return texts
}

func doubtful(t *budget.Table, code string) bool {
	for i := range t.Cells {
		for _, d := range t.Cells[i].Doubts {
			if d.Code == code {
				return true
			}
		}
	}
	return false
}

// continued reports whether the line above a table says that it goes on.
func continued(lines []*budget.Line, set *forms.Set) bool {
	return len(lines) > 0 && set.Continues(lines[len(lines)-1].Text)
}

// sameColumns: a table can go on without its heading only in the same columns.
func sameColumns(last, rec *record) bool {
	return rec.hasGrid() || last.parts[len(last.parts)-1].Cols == rec.parts[0].Cols
}

// goesOnUnder: a table under the same column labels, with nothing between the
// two but a note that it goes on, is the rest of the grid before it, which only a
// heading or a code would end.
func goesOnUnder(last, rec *record, set *forms.Set) bool {
	for _, l := range rec.before {
		if !set.Continues(l.Text) {
			return false
		}
	}
	before, again := last.parts[len(last.parts)-1], rec.parts[0]
	if len(before.headers) == 0 || len(again.headers) == 0 {
		return false
	}
	a := appendTexts(nil, before, headerCells(before, before.headers[0]))
	b := appendTexts(nil, again, headerCells(again, again.headers[0]))
	return slices.EqualFunc(a, b, func(x, y string) bool { return budget.Fold(x) == budget.Fold(y) })
}

// captioned reports whether a line ends like the heading of a table.
func captioned(lines []*budget.Line, set *forms.Set) bool {
	for _, l := range lines {
		if isCaption(l.Text, set) {
			return true
		}
	}
	return false
}

// hasBand reports whether the record's grid says which term it is for: a second
// grid of the same project does.
func hasBand(rec *record, set *forms.Set) bool {
	for _, p := range rec.parts {
		for row := p.from; row < p.to; row++ {
			for _, i := range p.row(row) {
				if set.Generic().IsBand(p.Cells[i].Text) {
					return true
				}
			}
		}
	}
	return false
}

// minHeadLabels: a table without a grid is a project's only when it shows so
// many of the labels that its form alone has.
const minHeadLabels = 4
