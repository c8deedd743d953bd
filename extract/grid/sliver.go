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

// sliverWidth, in em of the page's usual text, is narrower than any cell: not even a
// Latin letter fits between its borders.
const sliverWidth = 0.6

// maxSliver, in points, is the same for the largest type of a table.
const maxSliver = 12.0

// dropThin gives blank cells that are too narrow for any text to the cell beside
// them: the white between two cells that have borders of their own is no cell. Of its
// two borders the one stays at which more cells begin. Cells stand in order of their
// rows, then columns.
func dropThin(t *budget.Table, glyphs []mark.Glyph) {
	em := 0.0
	starts := make([]int, t.Cols+1)
	for i := range t.Cells {
		starts[t.Cells[i].Col]++
	}
	next := -1 // the cell behind, of those that stay
	for i := len(t.Cells) - 1; i >= 0; i-- {
		c := &t.Cells[i]
		wide := t.X[c.Col+c.ColSpan] - t.X[c.Col]
		if em == 0 && wide <= maxSliver {
			em = usualSize(glyphs)
		}
		if wide > maxSliver || wide > sliverWidth*em || c.Places[0].Raw != "" || slices.ContainsFunc(c.Doubts, isNoCell) {
			next = i
			continue
		}
		right, left := next >= 0 && beside(c, &t.Cells[next]), i > 0 && beside(&t.Cells[i-1], c)
		switch {
		case right && (!left || starts[c.Col] >= starts[c.Col+c.ColSpan]):
			o := &t.Cells[next]
			o.Col, o.ColSpan = c.Col, o.ColSpan+c.ColSpan
		case left:
			t.Cells[i-1].ColSpan += c.ColSpan
		default:
			next = i
			continue
		}
		c.ColSpan = 0
	}
	t.Cells = slices.DeleteFunc(t.Cells, func(c budget.Cell) bool { return c.ColSpan == 0 })
}

func isNoCell(d budget.Issue) bool { return d.Code == NoCell }

// beside reports whether cell b stands to the right of a, in the same rows.
func beside(a, b *budget.Cell) bool {
	return a.Col+a.ColSpan == b.Col && a.Row == b.Row && a.RowSpan == b.RowSpan
}
