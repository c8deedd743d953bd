package paper

import (
	"cmp"
	"slices"

	"jixiao/budget"
)

// regrid gives a piece without vertical rules the columns of the grid it goes on
// with: those of its own are only as wide as its texts. It is false, and nothing
// changes, where a text stands across the borders of these columns.
func (t *logical) regrid(b *logical) bool {
	if !t.Inferred || !b.Inferred || t.header < 0 || b.started || !follows(t, b) {
		return false
	}
	var cells []budget.Cell
	for _, c := range b.Cells {
		k := t.columnOf(b, &c)
		switch {
		case k >= 0:
			c.Col, c.ColSpan = k, 1
			cells = append(cells, c)
		case c.Text != "":
			return false
		}
	}
	all, ok := b.fillBlanks(cells, len(t.columns))
	if !ok {
		return false
	}
	b.Cells = all
	b.X = []float64{b.X[0]}
	for _, c := range t.columns[1:] {
		b.X = append(b.X, b.X[0]+c.at.from)
	}
	b.X = append(b.X, b.X[0]+t.width())
	b.Cols = len(t.columns)
	return true
}

// sharedShare of a text's width must stand in the column that holds its middle: the
// borders of both pieces lie anywhere in the white between the columns.
const sharedShare = 0.6

// columnOf is the column of t's grid that a cell of b stands in by its printed
// text, −1 for none; a blank cell by its own borders.
func (t *logical) columnOf(b *logical, c *budget.Cell) int {
	at := b.extent(c)
	if c.Text != "" && len(c.Places) > 0 {
		box := c.Places[0].Box
		at = extent{box[0] - b.X[0], box[2] - b.X[0]}
	}
	for k, col := range t.columns {
		if shared := min(at.to, col.at.to) - max(at.from, col.at.from); col.at.holds(at.middle()) && shared >= sharedShare*at.width() {
			return k
		}
	}
	return -1
}

// fillBlanks adds a blank cell wherever none stands and drops blank ones that
// stand where another does; false where two texts do.
func (b *logical) fillBlanks(cells []budget.Cell, cols int) ([]budget.Cell, bool) {
	slices.SortStableFunc(cells, func(x, y budget.Cell) int {
		return cmp.Compare(btoi(x.Text == ""), btoi(y.Text == ""))
	})
	taken := make([]bool, b.Rows*cols)
	var out []budget.Cell
	for _, c := range cells {
		free := true
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			free = free && !taken[r*cols+c.Col]
		}
		switch {
		case !free && c.Text == "":
			continue
		case !free:
			return nil, false
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			taken[r*cols+c.Col] = true
		}
		out = append(out, c)
	}
	for i, t := range taken {
		if !t {
			place := budget.Place{Pos: b.Pos}
			out = append(out, budget.Cell{Row: i / cols, Col: i % cols, RowSpan: 1, ColSpan: 1, Places: []budget.Place{place}})
		}
	}
	slices.SortStableFunc(out, func(x, y budget.Cell) int {
		return cmp.Or(cmp.Compare(x.Row, y.Row), cmp.Compare(x.Col, y.Col))
	})
	return out, true
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
