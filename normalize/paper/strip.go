package paper

import (
	"slices"

	"jixiao/budget"
)

// endsInStrip: below its last row a form's merged cells, or nothing but its outer
// borders, go on to the end of the page. That strip is no row.
func (t *logical) endsInStrip() bool {
	if t.Rows < 2 || !t.started && t.header < 0 {
		return false
	}
	through := false
	for i := range t.Cells {
		c := &t.Cells[i]
		switch {
		case c.Row == t.Rows-1 && c.Text != "":
			return false
		case c.Row < t.Rows-1 && c.Row+c.RowSpan == t.Rows, c.Row == t.Rows-1 && c.ColSpan == t.Cols && hasDoubt(c, openBottom):
			through = true
		}
	}
	return through
}

// dropLastRow takes away a row in which only blank cells begin.
func (t *logical) dropLastRow() {
	last := t.Rows - 1
	t.Cells = slices.DeleteFunc(t.Cells, func(c budget.Cell) bool { return c.Row == last })
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row+c.RowSpan == t.Rows {
			c.RowSpan--
		}
	}
	t.Rows = last
}
