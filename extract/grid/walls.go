package grid

import "jixiao/extract/mark"

// walls says which sides of the atomic squares are ruled. A side is the piece
// of a grid line between two crossing grid lines.
type walls struct {
	above []bool // (rows+1) × cols: the upper side of square (r, c); row rows is the lower border
	left  []bool // rows × (cols+1): the left side of square (r, c); column cols is the right border
}

func (t *lattice) walls(c *component) walls {
	rows, cols := t.rows(), t.cols()
	above := make([]float64, (rows+1)*cols)
	left := make([]float64, rows*(cols+1))
	for _, e := range c.h {
		r := nearest(t.y, e.at)
		shade(t.x, e, func(i int, share float64) { above[r*cols+i] += share })
	}
	for _, e := range c.v {
		k := nearest(t.x, e.at)
		shade(t.y, e, func(i int, share float64) { left[i*(cols+1)+k] += share })
	}
	return walls{above: enough(above), left: enough(left)}
}

// shade reports for every side between neighbouring positions which share of it
// the edge covers.
func shade(at []float64, e edge, add func(i int, share float64)) {
	for i := max(nearest(at, e.lo)-1, 0); i+1 < len(at) && at[i] < e.hi; i++ {
		covered := min(e.hi, at[i+1]) - max(e.lo, at[i])
		if covered > 0 {
			add(i, covered/(at[i+1]-at[i]))
		}
	}
}

func enough(share []float64) []bool {
	wall := make([]bool, len(share))
	for i, s := range share {
		wall[i] = s >= wallShare
	}
	return wall
}

// regions unites squares without a wall between them and makes cells of the
// unions, in order of their upper left squares. An empty corner of the figure is
// none; text in it says that its outer borders are missing.
func (t *lattice) regions(w walls, glyphs []mark.Glyph) {
	rows, cols := t.rows(), t.cols()
	set := newSets(rows * cols)
	for r := range rows {
		for c := range cols {
			at := r*cols + c
			if c > 0 && !w.left[r*(cols+1)+c] {
				set.union(at-1, at)
			}
			if r > 0 && !w.above[at] {
				set.union(at-cols, at)
			}
		}
	}
	open := t.openSides(w, set)
	t.cells = make([]cell, 0, set.roots())
	t.square = make([]int32, rows*cols)
	for i := range t.square {
		t.square[i] = unset
	}
	var texts []bool
	for i := range t.square {
		if t.square[i] != unset {
			continue
		}
		sides := open[set.find(i)]
		if isCorner(sides) {
			if texts == nil {
				texts = t.written(set, glyphs)
			}
			if !texts[set.find(i)] {
				t.square[i] = outside
				continue
			}
		}
		t.cut(set, i)
		c := &t.cells[len(t.cells)-1]
		c.openSide, c.corner = sides&(openLeft|openRight) != 0, isCorner(sides)
	}
}

// unset marks squares that have not been given to a cell yet.
const unset = int32(-2)

// Sides of the figure at which a region has no border.
const (
	openLeft = 1 << iota
	openRight
	openAbove
	openBelow
)

// isCorner: a region open to a side and to an end of the figure is the empty
// corner that tables of different width leave when they touch. Open otherwise it
// is a cell whose borders are missing.
func isCorner(open uint8) bool {
	return open&(openLeft|openRight) != 0 && open&(openAbove|openBelow) != 0
}

// written says by its first square which region has text of its own in it: none
// that was set across the region's sides.
func (t *lattice) written(set sets, glyphs []mark.Glyph) []bool {
	texts, crossed := make([]bool, len(set)), make([]bool, len(set))
	last := int(unset)
	for i := range glyphs {
		g := &glyphs[i]
		if g.Angle != 0 || blank(g.Text) {
			last = int(unset)
			continue
		}
		at := t.regionAt(set, g)
		if last != int(unset) && at != last && oneRun(&glyphs[i-1], g) {
			for _, k := range [2]int{at, last} {
				if k >= 0 {
					crossed[k] = true
				}
			}
		}
		if last = at; at >= 0 {
			texts[at] = true
		}
	}
	for i := range texts {
		texts[i] = texts[i] && !crossed[i]
	}
	return texts
}

// regionAt is the first square of the region that a glyph's middle lies in, or −1.
func (t *lattice) regionAt(set sets, g *mark.Glyph) int {
	x, y, f := centreX(g), centreY(g), t.frame()
	if x <= f[0] || x >= f[2] || y <= f[1] || y >= f[3] {
		return -1
	}
	return set.find(interval(t.y, y)*t.cols() + interval(t.x, x))
}

// oneRun reports whether b was set right behind a.
func oneRun(a, b *mark.Glyph) bool {
	return abs(a.Baseline-b.Baseline) <= steadyBaseline*b.Size && abs(b.Box[0]-a.Box[2]) <= runGap*b.Size
}

// openSides gathers for each region at which sides of the figure it is open.
func (t *lattice) openSides(w walls, set sets) []uint8 {
	rows, cols := t.rows(), t.cols()
	open := make([]uint8, rows*cols)
	mark := func(at int, wall bool, side uint8) {
		if !wall {
			open[set.find(at)] |= side
		}
	}
	for r := range rows {
		mark(r*cols, w.left[r*(cols+1)], openLeft)
		mark(r*cols+cols-1, w.left[r*(cols+1)+cols], openRight)
	}
	for c := range cols {
		mark(c, w.above[c], openAbove)
		mark((rows-1)*cols+c, w.above[rows*cols+c], openBelow)
	}
	return open
}

// cut makes one cell of the region's part that is a rectangle from square at
// on. A region that is no rectangle is left in several cells, all in doubt.
func (t *lattice) cut(set sets, at int) {
	cols, root := t.cols(), set.find(at)
	free := func(i int) bool { return t.square[i] == unset && set.find(i) == root }
	c := cell{r0: at / cols, c0: at % cols}
	c.c1 = c.c0 + 1
	for c.c1 < cols && free(c.r0*cols+c.c1) {
		c.c1++
	}
	c.r1 = c.r0 + 1
	for c.r1 < t.rows() && t.sameRow(c, free) {
		c.r1++
	}
	for r := c.r0; r < c.r1; r++ {
		for k := c.c0; k < c.c1; k++ {
			t.square[r*cols+k] = int32(len(t.cells))
		}
	}
	t.cells = append(t.cells, c)
}

// sameRow reports whether row c.r1 continues the rectangle with its full width.
func (t *lattice) sameRow(c cell, free func(int) bool) bool {
	for k := c.c0; k < c.c1; k++ {
		if !free(c.r1*t.cols() + k) {
			return false
		}
	}
	return true
}

// openEnds marks the cells of the first and last row whose outer border was not
// painted over most of their breadth.
func (t *lattice) openEnds(c *component) {
	top, bottom := t.painted(c.h, t.y[0]), t.painted(c.h, t.y[t.rows()])
	for i := range t.cells {
		k := &t.cells[i]
		k.openTop = k.r0 == 0 && !t.ruled(top, *k)
		k.openBottom = k.r1 == t.rows() && !t.ruled(bottom, *k)
	}
}

// painted is the length that edges near y cover of each column, rebuilt ones
// left out.
func (t *lattice) painted(h []edge, y float64) []float64 {
	covered := make([]float64, t.cols())
	for _, e := range h {
		if !e.made && abs(e.at-y) < minPitch {
			shade(t.x, e, func(i int, share float64) { covered[i] += share * (t.x[i+1] - t.x[i]) })
		}
	}
	return covered
}

// ruled reports whether the covered lengths make a wall along the cell.
func (t *lattice) ruled(covered []float64, c cell) bool {
	sum := 0.0
	for i := c.c0; i < c.c1; i++ {
		sum += covered[i]
	}
	return sum >= wallShare*(t.x[c.c1]-t.x[c.c0])
}
