package layout

import "slices"

// regime is a run of a page's lines with the same column intervals: where one
// block of print is longer than its neighbours, what stands right of it is
// shifted, for as many lines as the block has.
type regime struct {
	lines  int
	bounds columnBounds
	middle []int // median start of each column's pieces
	cost   float64
}

// Bounds of the search for regimes.
const (
	leastRegime = 10  // lines
	regimeStep  = 3   // lines between the borders that are tried
	regimeWorth = 0.4 // cost per line below which a reading needs no second regime
	costRegime  = 5.0 // what a further regime must gain
)

// regimes splits the lines of a page where that explains them better.
func (r *reader) regimes(e evidence, lines [][]word, anchors []anchor) []regime {
	whole := r.findBounds(e, lines, anchors)
	n := len(lines)
	if whole.cost < regimeWorth*float64(n) {
		return []regime{whole}
	}
	best, at := whole.cost-costRegime, 0
	for k := leastRegime; k <= n-leastRegime; k += regimeStep {
		if c := r.findBounds(e, lines[:k], anchors).cost + r.findBounds(e, lines[k:], nil).cost; c < best {
			best, at = c, k
		}
	}
	if at == 0 {
		return []regime{whole}
	}
	return append(r.regimes(e, lines[:at], anchors), r.regimes(e, lines[at:], nil)...)
}

// middles is the median start of each column's pieces.
func middles(bounds columnBounds, apart [][]word) []int {
	starts := make([][]int, len(bounds))
	for _, ws := range apart {
		for _, w := range ws {
			c := bounds.natural(w.start)
			starts[c] = append(starts[c], w.start)
		}
	}
	out := make([]int, len(bounds))
	for c, list := range starts {
		slices.Sort(list)
		out[c] = bounds[c]
		if len(list) > 0 {
			out[c] = list[len(list)/2]
		}
	}
	return out
}
