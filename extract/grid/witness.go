package grid

import "slices"

// rebuild adds outer borders that were not painted but are witnessed by the
// rules that end where the border must have been: rows that end at one x without
// a vertical rule, columns that run on beyond the last row rule. Of columns two
// must agree, for a page break may leave a single merged cell open; one is enough
// where the sides are missing too.
func (c *component) rebuild() {
	top, bottom := span(c.h)
	left, right := span(c.v)
	newLeft, hasLeft := c.side(lowEnd, left, -1)
	newRight, hasRight := c.side(highEnd, right, 1)
	if !hasLeft {
		newLeft, hasLeft = c.lone(lowEnd, left, -1, highEnd, farther(newRight, right))
	}
	if !hasRight {
		newRight, hasRight = c.lone(highEnd, right, 1, lowEnd, farther(newLeft, left))
	}
	votes := 2
	if hasLeft && hasRight {
		votes = 1
	}
	newTop, hasTop := witness(c.v, lowEnd, top, -1, votes)
	newBottom, hasBottom := witness(c.v, highEnd, bottom, 1, votes)
	if hasLeft {
		newTop.lo, newBottom.lo = min(newTop.lo, newLeft.at), min(newBottom.lo, newLeft.at)
	}
	if hasRight {
		newTop.hi, newBottom.hi = max(newTop.hi, newRight.at), max(newBottom.hi, newRight.at)
	}
	if hasTop {
		c.h = slices.Insert(c.h, 0, newTop)
	}
	if hasBottom {
		c.h = append(c.h, newBottom)
	}
	// A missing side is missing over the whole height, also beside merged cells.
	newLeft.lo, newLeft.hi = span(c.h)
	newRight.lo, newRight.hi = span(c.h)
	if hasLeft {
		c.v = slices.Insert(c.v, 0, newLeft)
	}
	if hasRight {
		c.v = append(c.v, newRight)
	}
	c.builtSide = hasLeft || hasRight
}

// side looks for a missing left or right border: its witnesses must be spread
// over the figure's height. A single row rule across several columns, the only
// one that a page break has left, is a witness by itself.
func (c *component) side(end func(edge) float64, limit, dir float64) (edge, bool) {
	votes := 2
	if len(c.h) == 1 && len(c.v) >= minSides {
		votes = 1
	}
	top, bottom := span(c.h)
	e, ok := witness(c.h, end, limit, dir, votes)
	return e, ok && e.length() >= minWitnessShare*(bottom-top)
}

// lone looks for a single row rule beyond the border whose other end stands at
// the opposite one: a rule over the whole breadth, above or below merged cells.
func (c *component) lone(end func(edge) float64, limit, dir float64, other func(edge) float64, opposite float64) (edge, bool) {
	var whole []edge
	for _, e := range c.h {
		if abs(other(e)-opposite) <= snapTolerance {
			whole = append(whole, e)
		}
	}
	return witness(whole, end, limit, dir, 1)
}

// farther is the position of a rebuilt border, or that of the painted one.
func farther(made edge, painted float64) float64 {
	if made.made {
		return made.at
	}
	return painted
}

// span is the first and last position of edges sorted by at.
func span(sorted []edge) (first, last float64) {
	return sorted[0].at, sorted[len(sorted)-1].at
}

func lowEnd(e edge) float64  { return e.lo }
func highEnd(e edge) float64 { return e.hi }

// minWitnessShare of the figure's height must lie between the outermost rows
// that witness a missing side.
const minWitnessShare = 0.5

// witness looks for edges that end at the same place beyond the border limit (dir
// −1: before it, 1: behind it), at least so many as votes. It returns the border
// they ask for, as long as they stand apart.
func witness(es []edge, end func(edge) float64, limit, dir float64, votes int) (edge, bool) {
	var found edge
	best := 0
	for _, a := range es {
		if (end(a)-limit)*dir < minOpen {
			continue
		}
		n, first, last := 0, a.at, a.at
		for _, b := range es {
			if abs(end(b)-end(a)) <= snapTolerance {
				n++
				first, last = min(first, b.at), max(last, b.at)
			}
		}
		if n >= votes && n > best {
			best, found = n, edge{at: end(a), lo: first, hi: last, made: true}
		}
	}
	return found, best > 0
}
