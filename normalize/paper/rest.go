package paper

import (
	"cmp"
	"slices"

	"jixiao/budget"
)

// splitRests divides blank cells below the cut that span the columns of several
// levels: the blank rests of merged cells, between which some producers leave out
// the border. It reports whether there were any.
func (j *joint) splitRests() bool {
	name, ok := j.t.name()
	if !ok {
		return false
	}
	limit := name.at.from + j.t.slack()
	j.t.unify(j.b)
	above := j.t.lastRow()
	var cells []budget.Cell
	for _, c := range j.b.Cells {
		pieces := []budget.Cell{c}
		if c.Row == 0 && c.Text == "" && c.ColSpan > 1 && j.b.extent(&c).to <= limit {
			pieces = j.pieces(c, above)
		}
		cells = append(cells, pieces...)
	}
	split := len(cells) > len(j.b.Cells)
	j.b.Cells = cells
	slices.SortStableFunc(j.b.Cells, func(a, b budget.Cell) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
	})
	return split
}

// pieces cuts a cell at the borders of the cells above it; both tables have the
// same columns. Cells that do not end with it leave it whole.
func (j *joint) pieces(c budget.Cell, above []int) []budget.Cell {
	var out []budget.Cell
	at := c.Col
	for _, i := range above {
		if a := &j.t.Cells[i]; a.Col == at && a.Col+a.ColSpan <= c.Col+c.ColSpan {
			piece := c
			piece.Col, piece.ColSpan = a.Col, a.ColSpan
			out = append(out, piece)
			at += a.ColSpan
		}
	}
	if at != c.Col+c.ColSpan {
		return []budget.Cell{c}
	}
	return out
}

// restoreLevels gives a piece the columns on its left that a merged level takes and
// of which nothing was painted: the piece ends at the right where the table t above
// it does, and begins at one of the borders between its levels.
func (b *logical) restoreLevels(t *logical) {
	name, ok := t.name()
	if !ok || b.page != t.page+1 || len(t.X) < 2 || len(b.X) < 2 {
		return
	}
	slack := t.slack()
	begin := b.X[0] - t.X[0]
	if abs(b.X[b.Cols]-t.X[t.Cols]) > slack || begin <= slack || begin > name.at.from+slack || !t.hasLine(begin) {
		return
	}
	for i := range b.Cells {
		b.Cells[i].Col++
	}
	b.X = append([]float64{t.X[0]}, b.X...)
	b.Cols++
	blank := budget.Cell{RowSpan: b.Rows, ColSpan: 1, Places: []budget.Place{{Pos: b.Pos}}}
	blank.Places[0].Box[0], blank.Places[0].Box[2] = t.X[0], b.X[1]
	b.Cells = append([]budget.Cell{blank}, b.Cells...)
	b.Pos.Box[0] = t.X[0]
}
