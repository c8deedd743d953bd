package normalize

import (
	"fmt"
	"sort"
	"strings"
	"unicode"

	"jixiao/budget"
)

// inked counts the printed characters of a text: all but white space.
func inked(s string) int {
	n := 0
	for _, r := range s {
		if r > 0x3000 || !unicode.IsSpace(r) { // no space lies beyond the ideographic one
			n++
		}
	}
	return n
}

// finish sets what concerns the whole paper: order of warnings, completeness,
// the ledger.
func finish(d *budget.Disclosure, doc budget.Document, blocks []budget.Block, r *reader) {
	if d.Projects == nil {
		d.Projects = []budget.Project{}
	}
	if d.Warnings == nil {
		d.Warnings = []budget.Issue{}
	}
	assumeUnits(d, r)
	tellLeftOver(d)
	tellNoDepartment(d)
	d.Incomplete = len(doc.Missing) > 0 || hasCode(d.Warnings, codeCut) || hasCode(d.Warnings, "file_cut") || hasCode(d.Warnings, codeUnruled) ||
		hasCode(d.Warnings, codeUncoded)
	markCut(d)
	l := ledgerOf(blocks, doc.Ledger, r.unread)
	d.Ledger = &l
	if !l.Balanced() && !hasCode(d.Warnings, codeLeftOver) {
		d.Warnings = append(d.Warnings, budget.Issue{Code: "ledger_unbalanced", Message: fmt.Sprintf("印出的%d个字符与读到的不符", l.Printed)})
	}
	sort.SliceStable(d.Evidence, func(i, j int) bool { return d.Evidence[i].Field < d.Evidence[j].Field })
}

// codeLeftOver marks characters of a text that are in no cell and no line.
const codeLeftOver = "unaccounted"

// tellLeftOver puts what was left over within a project's table in doubt there: it
// is missing from one of the project's fields.
func tellLeftOver(d *budget.Disclosure) {
	for k := range d.Warnings {
		w := &d.Warnings[k]
		for i := range d.Projects {
			if w.Code == codeLeftOver && w.At == "" && spans(d.Projects[i].Places, w.Where) {
				w.At = "projects[" + itoa(i) + "]"
			}
		}
	}
}

// tellNoDepartment: the line above a table that names its department may stand
// anywhere in a text out of order, so that a project without one is in doubt.
func tellNoDepartment(d *budget.Disclosure) {
	for i := range d.Projects {
		p := "projects[" + itoa(i) + "]"
		if d.Projects[i].Department.Name == "" && hasWithin(d.Warnings, codeDisorder, p+".") {
			d.Warnings = append(d.Warnings, budget.Issue{Code: "department_missing", At: p + ".department", Message: "文本的次序打乱了，没有找到这个项目的部门"})
		}
	}
}

func hasWithin(issues []budget.Issue, code, path string) bool {
	for _, i := range issues {
		if i.Code == code && strings.HasPrefix(i.At, path) {
			return true
		}
	}
	return false
}

func hasCode(issues []budget.Issue, code string) bool {
	for _, i := range issues {
		if i.Code == code {
			return true
		}
	}
	return false
}

// spans reports whether a line lies between the first and the last line of places.
func spans(places budget.Places, pos budget.Pos) bool {
	first, last := 0, 0
	for _, list := range places {
		for _, p := range list {
			if first == 0 || p.Lines[0] < first {
				first = p.Lines[0]
			}
			last = max(last, p.Lines[1])
		}
	}
	return first > 0 && first <= pos.Lines[0] && pos.Lines[0] <= last
}

// markCut marks the projects whose table was cut off: the one that stands
// where a table_cut issue points, else the last one.
func markCut(d *budget.Disclosure) {
	for _, w := range d.Warnings {
		if w.Code != codeCut || len(d.Projects) == 0 {
			continue
		}
		at := len(d.Projects) - 1
		for i := range d.Projects {
			if beginsBefore(d.Projects[i].Places, w.Where) {
				at = i
			}
		}
		d.Projects[at].Incomplete = true
	}
}

// beginsBefore reports whether a project's name stands at or before a position.
func beginsBefore(places budget.Places, pos budget.Pos) bool {
	p := places["name"]
	if len(p) == 0 {
		return false
	}
	switch {
	case pos.Page > 0:
		return p[0].Page < pos.Page || p[0].Page == pos.Page && p[0].Box[1] <= pos.Box[3]
	case pos.Lines[1] > 0:
		return p[0].Lines[0] <= pos.Lines[1]
	}
	return false
}

// ledgerOf accounts for the characters of the paper. What the extraction has
// counted and the blocks hold must agree; what cells found no field is reported.
func ledgerOf(blocks []budget.Block, seen budget.Ledger, unread int) budget.Ledger {
	l := budget.Ledger{}
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			for i := range b.Table.Cells {
				l.Cells += inked(b.Table.Cells[i].Text) * timesPrinted(&b.Table.Cells[i])
			}
		case b.Line != nil && b.Line.Furniture != "":
			l.Furniture += inked(b.Line.Text)
		case b.Line != nil:
			l.Lines += inked(b.Line.Text)
		}
	}
	l.Cells -= unread
	l.Reported = unread + seen.Reported
	l.Twins = seen.Twins
	l.Printed = seen.Printed
	if l.Printed == 0 {
		l.Printed = l.Cells + l.Lines + l.Furniture + l.Reported + l.Twins
	}
	return l
}

// timesPrinted is how often a cell's text is printed: a merged cell that goes on
// over a page break may have it on every page.
func timesPrinted(c *budget.Cell) int {
	if len(c.Places) < 2 {
		return 1
	}
	for _, p := range c.Places {
		if budget.Fold(p.Raw) != budget.Fold(c.Text) {
			return 1
		}
	}
	return len(c.Places)
}
