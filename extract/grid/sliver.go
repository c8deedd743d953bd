package grid

import (
	"slices"

	"jixiao/budget"
)

const (
	// sliverHeight, in em of the page's usual text, bounds a row that is no row.
	sliverHeight = 3.0
	// throughShare of the table's width must be cells that go on through it.
	throughShare = 0.5
)

// dropSlivers removes rows that are no rows: low, and nothing but blank cells
// begins in them while most cells go through. Some browsers end a merged cell
// that a page break has cut a little above the end of its row.
func dropSlivers(t *budget.Table, em float64) {
	for r := t.Rows - 1; r > 0; r-- {
		if t.Y[r+1]-t.Y[r] < sliverHeight*em && isSliver(t, r) {
			dropRow(t, r)
		}
	}
}

// isSliver: some cell goes on through the row, and those that begin in it are
// blank, one row high, and stand below a cell of their own breadth.
func isSliver(t *budget.Table, r int) bool {
	through := 0.0
	for i := range t.Cells {
		c := &t.Cells[i]
		switch {
		case c.Row == r && (c.Places[0].Raw != "" || c.RowSpan > 1 || above(t, c) < 0):
			return false
		case c.Row < r && c.Row+c.RowSpan > r:
			through += t.X[c.Col+c.ColSpan] - t.X[c.Col]
		}
	}
	return through >= throughShare*(t.X[t.Cols]-t.X[0])
}

// above is the cell that ends where c begins, of the same breadth; −1 for none.
func above(t *budget.Table, c *budget.Cell) int {
	return slices.IndexFunc(t.Cells, func(o budget.Cell) bool {
		return o.Row+o.RowSpan == c.Row && o.Col == c.Col && o.ColSpan == c.ColSpan
	})
}

func dropRow(t *budget.Table, r int) {
	t.Cells = slices.DeleteFunc(t.Cells, func(c budget.Cell) bool { return c.Row == r })
	for i := range t.Cells {
		c := &t.Cells[i]
		switch {
		case c.Row > r:
			c.Row--
		case c.Row+c.RowSpan > r+1:
			c.RowSpan--
		case c.Row+c.RowSpan == r+1: // its lower border is that of the row
			c.RowSpan--
		}
	}
	t.Y = slices.Delete(t.Y, r, r+1)
	t.Rows--
}
