package paper

import (
	"strings"

	"jixiao/budget"
)

// maxBoxedRows: a running header that is set as a table has few rows.
const maxBoxedRows = 2

// unboxRunning turns running headers and footers that are set as tables into
// lines of furniture: small tables in the margins that say the same at the same
// height on enough pages.
func unboxRunning(pages []budget.Page, labels Labels) {
	for _, e := range []end{top, bottom} {
		var all []candidate
		for i := range pages {
			if t := boxed(&pages[i], e); t != nil && !speaks(t, labels) {
				c := candidate{page: i, offset: t.Pos.Box[1]}
				c.key, c.digits = mask(allText(t))
				all = append(all, c)
			}
		}
		for i, c := range all {
			if len(all) > 1 && runs(all, i) {
				unbox(&pages[c.page], e)
			}
		}
	}
}

// speaks: the table holds a title or a label of a form.
func speaks(t *budget.Table, labels Labels) bool {
	for i := range t.Cells {
		text := t.Cells[i].Text
		_, start := labels.StartField(text)
		_, grid := labels.GridField(text)
		if start || grid || text != "" && heads(text) {
			return true
		}
	}
	return false
}

// boxed is the first or last block of a page if it is a small table within the
// margin, nil otherwise.
func boxed(p *budget.Page, e end) *budget.Table {
	if len(p.Blocks) == 0 {
		return nil
	}
	t := p.Blocks[place(p, e)].Table
	if t == nil || t.Rows > maxBoxedRows || p.Height == 0 {
		return nil
	}
	box := t.Pos.Box
	if e == top && box[3] > marginShare*p.Height || e == bottom && box[1] < (1-marginShare)*p.Height {
		return nil
	}
	return t
}

// place is the number of the outermost block.
func place(p *budget.Page, e end) int {
	if e == top {
		return 0
	}
	return len(p.Blocks) - 1
}

func allText(t *budget.Table) string {
	var b strings.Builder
	for i := range t.Cells {
		b.WriteString(t.Cells[i].Text + " ")
	}
	return b.String()
}

// unbox replaces the outermost table by its texts.
func unbox(p *budget.Page, e end) {
	at := place(p, e)
	kind := headerLine
	if e == bottom {
		kind = footerLine
	}
	var lines []budget.Block
	for _, c := range p.Blocks[at].Table.Cells {
		for _, place := range c.Places {
			if place.Raw != "" {
				lines = append(lines, budget.Block{Line: &budget.Line{Text: place.Raw, Pos: place.Pos, Furniture: kind}})
			}
		}
	}
	rest := append(lines, p.Blocks[at+1:]...)
	p.Blocks = append(p.Blocks[:at:at], rest...)
}
