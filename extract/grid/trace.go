package grid

// trace finds cells a second way: not by missing walls between squares, but by
// following edges from corner to corner. It returns for each upper left corner
// (row × cols + column) the row and column of the lower right one, or zeros.
func (t *lattice) trace(c *component) [][2]int32 {
	right, down := t.reach(c)
	rows, cols := t.rows(), t.cols()
	found := make([][2]int32, rows*cols)
	steps := 0
	for r := range rows {
		for k := range cols {
			if steps > maxTrace {
				return found
			}
			found[r*cols+k] = t.corner(r, k, right, down, &steps)
		}
	}
	return found
}

// reach says for every crossing point how far an unbroken edge leads from it to
// the right (a column index) and down (a row index).
func (t *lattice) reach(c *component) (right, down []int32) {
	width := t.cols() + 1
	right = make([]int32, (t.rows()+1)*width)
	down = make([]int32, (t.rows()+1)*width)
	for _, e := range c.h {
		r := nearest(t.y, e.at)
		lead(t.x, e, func(i, end int) { right[r*width+i] = max(right[r*width+i], int32(end)) })
	}
	for _, e := range c.v {
		k := nearest(t.x, e.at)
		lead(t.y, e, func(i, end int) { down[i*width+k] = max(down[i*width+k], int32(end)) })
	}
	return right, down
}

// lead reports for each grid line that the edge crosses the last one it reaches.
func lead(at []float64, e edge, to func(i, end int)) {
	first, last := nearest(at, e.lo), nearest(at, e.hi)
	if at[first] < e.lo-joinGap {
		first++
	}
	if at[last] > e.hi+joinGap {
		last--
	}
	for i := first; i < last; i++ {
		to(i, last)
	}
}

// corner finds the smallest rectangle whose four sides are edges and whose
// upper left corner is (r, k).
func (t *lattice) corner(r, k int, right, down []int32, steps *int) [2]int32 {
	width := t.cols() + 1
	for low := r + 1; low <= int(down[r*width+k]); low++ {
		most := int(min(right[r*width+k], right[low*width+k]))
		for end := k + 1; end <= most; end++ {
			*steps++
			if int(down[r*width+end]) >= low {
				return [2]int32{int32(low), int32(end)}
			}
		}
	}
	return [2]int32{}
}

// confirm compares both ways of finding cells; where they differ, the borders
// are in doubt. A cell that is open at the figure's end cannot be traced; it is
// known by its own mark.
func (t *lattice) confirm(traced [][2]int32) {
	for i := range t.cells {
		c := &t.cells[i]
		switch {
		case c.corner:
			c.doubts = append(c.doubts, doubtSide)
		case traced[c.r0*t.cols()+c.c0] == [2]int32{int32(c.r1), int32(c.c1)} || c.openTop || c.openBottom:
		case c.openSide:
			c.doubts = append(c.doubts, doubtSide)
		default:
			c.doubts = append(c.doubts, doubtBorders)
		}
	}
}
