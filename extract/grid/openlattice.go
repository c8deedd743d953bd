package grid

import (
	"cmp"
	"slices"
)

// lattice makes a table of the rows and cells; false when they do not fill it.
func (t *openTable) lattice(first, last *strip) (lattice, bool) {
	x, place := t.columns()
	out := lattice{x: x, y: t.y, inferred: true}
	if out.rows()*out.cols() > maxSquares {
		return out, false
	}
	slices.SortStableFunc(t.cells, func(a, b openCell) int {
		return cmp.Or(cmp.Compare(a.r0, b.r0), cmp.Compare(place(a.left), place(b.left)))
	})
	out.square = make([]int32, out.rows()*out.cols())
	for i := range out.square {
		out.square[i] = unset
	}
	for _, c := range t.cells {
		k := cell{r0: c.r0, r1: c.r1, c0: place(c.left), c1: place(c.right), doubts: []doubt{doubtColumns}}
		k.openTop = c.r0 == 0 && first.above == nil && !t.free
		k.openBottom = c.r1 == out.rows() && last.below == nil && !t.free
		if c.r1 == out.rows() && last.below == nil && t.free {
			k.doubts = append(k.doubts, noteOpenRows)
		}
		if !out.put(k) {
			return out, false
		}
	}
	return out, !slices.Contains(out.square, unset)
}

// put adds a cell; false where it is empty or another one stands.
func (t *lattice) put(k cell) bool {
	if k.c0 >= k.c1 || k.r0 >= k.r1 {
		return false
	}
	for r := k.r0; r < k.r1; r++ {
		for c := k.c0; c < k.c1; c++ {
			if t.square[r*t.cols()+c] != unset {
				return false
			}
			t.square[r*t.cols()+c] = int32(len(t.cells))
		}
	}
	t.cells = append(t.cells, k)
	return true
}

// columns gives all rows common grid lines: one stands for all white stripes that
// it runs through.
func (t *openTable) columns() (x []float64, place func(border int) int) {
	order := make([]int, len(t.gaps))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(t.gaps[a].hi, t.gaps[b].hi) })
	x = []float64{t.f.left}
	at := make([]int, len(t.gaps))
	var common river
	for n, i := range order {
		g := t.gaps[i]
		if n > 0 && g.lo <= common.hi {
			common.lo = max(common.lo, g.lo)
		} else {
			common = g
			x = append(x, 0)
		}
		x[len(x)-1] = (common.lo + common.hi) / 2
		at[i] = len(x) - 1
	}
	x = append(x, t.f.right)
	return x, func(border int) int {
		switch border {
		case atLeft:
			return 0
		case atRight:
			return len(x) - 1
		}
		return at[border]
	}
}
