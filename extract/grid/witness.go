package grid

import "slices"

// rebuild adds outer borders that were not painted but are witnessed by the
// rules that end where the border must have been: columns that run on below the
// last row rule, rows that end at one x without a vertical rule.
func (c *component) rebuild() {
	top, bottom := span(c.h)
	left, right := span(c.v)
	if at, lo, hi, ok := witness(c.v, lowEnd, top, -1, 0); ok {
		c.h = slices.Insert(c.h, 0, edge{at: at, lo: lo, hi: hi, made: true})
	}
	if at, lo, hi, ok := witness(c.v, highEnd, bottom, 1, 0); ok {
		c.h = append(c.h, edge{at: at, lo: lo, hi: hi, made: true})
	}
	top, bottom = span(c.h)
	if at, lo, hi, ok := witness(c.h, lowEnd, left, -1, bottom-top); ok {
		c.v = slices.Insert(c.v, 0, edge{at: at, lo: lo, hi: hi, made: true})
		c.builtSide = true
	}
	if at, lo, hi, ok := witness(c.h, highEnd, right, 1, bottom-top); ok {
		c.v = append(c.v, edge{at: at, lo: lo, hi: hi, made: true})
		c.builtSide = true
	}
}

// span is the first and last position of edges sorted by at.
func span(sorted []edge) (first, last float64) {
	return sorted[0].at, sorted[len(sorted)-1].at
}

func lowEnd(e edge) float64  { return e.lo }
func highEnd(e edge) float64 { return e.hi }

// minWitnessShare of the figure's height must lie between the outermost rows
// that witness a missing side. Above and below two columns are enough: a page
// break may leave a single merged cell open.
const minWitnessShare = 0.5

// witness looks for at least two edges that end at the same place beyond the
// border limit (dir −1: before it, 1: behind it). It returns the place and the
// extent of the missing border.
func witness(es []edge, end func(edge) float64, limit, dir, breadth float64) (at, lo, hi float64, ok bool) {
	votes := 0
	for _, a := range es {
		if (end(a)-limit)*dir < minOpen || a.made {
			continue
		}
		n, first, last := 0, a.at, a.at
		for _, b := range es {
			if !b.made && abs(end(b)-end(a)) <= snapTolerance {
				n++
				first, last = min(first, b.at), max(last, b.at)
			}
		}
		if n >= 2 && n > votes && last-first >= minWitnessShare*breadth {
			votes, at, lo, hi = n, end(a), first, last
		}
	}
	return at, lo, hi, votes > 0
}
