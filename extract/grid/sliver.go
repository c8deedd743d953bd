package grid

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
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
func dropSlivers(t *budget.Table, glyphs []mark.Glyph) {
	begun, em := begins(t), 0.0
	for r := t.Rows - 1; r > 0; r-- {
		if begun[r] || !goThrough(t, r) {
			continue
		}
		if em == 0 {
			em = usualSize(glyphs)
		}
		if t.Y[r+1]-t.Y[r] < sliverHeight*em {
			dropRow(t, r)
		}
	}
}

// begins says in which rows a cell begins that is not blank or higher than the row.
func begins(t *budget.Table) []bool {
	begun := make([]bool, t.Rows)
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Places[0].Raw != "" || c.RowSpan > 1 {
			begun[c.Row] = true
		}
	}
	return begun
}

// goThrough: most of the table's width is cells that begin above the row and end
// below it.
func goThrough(t *budget.Table, r int) bool {
	through := 0.0
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row >= r {
			break // cells are in order of their rows
		}
		if c.Row+c.RowSpan > r {
			through += t.X[c.Col+c.ColSpan] - t.X[c.Col]
		}
	}
	return through >= throughShare*(t.X[t.Cols]-t.X[0])
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
