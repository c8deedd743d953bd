package content

import "jixiao/budget"

// Bars thicker than a line and thinner than a band of text may be borders: Word's
// thickest is 6 pt. A single one is a shade; those that cross are a grid.

const (
	// maxFat is the thickness up to which a bar may be a border: Word's thickest
	// and its rounding. A line of text of that height cannot be read.
	maxFat = 6.5
	// minCrossing is how many bars of either direction make a grid.
	minCrossing = 2
	// maxBars bounds the bars of one page: their crossings are looked at in pairs.
	maxBars = 1000
)

// bar is a painted bar that may be a border.
type bar struct {
	box budget.Box
	ink ink
}

func (b bar) across() bool { return b.box[2]-b.box[0] >= b.box[3]-b.box[1] }

// fat notes a painted area that is long and thin enough for a fat border.
func (in *Interp) fat(seen budget.Box, k ink) {
	w, h := seen[2]-seen[0], seen[3]-seen[1]
	if min(w, h) > maxFat || max(w, h) < minLongness*min(w, h) || k.white() || in.hiddenLayer > 0 || len(in.bars) >= maxBars {
		return
	}
	in.bars = append(in.bars, bar{seen, k})
}

// addBars makes rules of the bars that form a grid: at least two of either direction
// that hang together.
func (in *Interp) addBars() {
	if len(in.bars) < 2*minCrossing {
		return
	}
	in.st.clip, in.hiddenLayer = in.sheet, 0 // bars are what could be seen of them
	of := grids(in.bars)
	var across, down [maxBars]int
	for i, b := range in.bars {
		if b.across() {
			across[of[i]]++
		} else {
			down[of[i]]++
		}
	}
	for i, b := range in.bars {
		if across[of[i]] >= minCrossing && down[of[i]] >= minCrossing {
			in.addBar(b.box, b.ink)
		}
	}
}

// grids says for each bar to which set of crossing bars it belongs.
func grids(bars []bar) []int {
	of := make([]int, len(bars))
	for i := range of {
		of[i] = i
	}
	for i, a := range bars {
		for j, b := range bars[:i] {
			if a.across() != b.across() && of[i] != of[j] && !empty(intersect(grown(a.box), b.box)) {
				from, to := of[i], of[j]
				for k := range of {
					if of[k] == from {
						of[k] = to
					}
				}
			}
		}
	}
	return of
}

// grown is the box with the rounding error between borders that meet.
func grown(b budget.Box) budget.Box {
	return budget.Box{b[0] - sameLine, b[1] - sameLine, b[2] + sameLine, b[3] + sameLine}
}
