package grid

// Vertical writing is often painted with upright glyphs of a font for horizontal
// writing, one below the other: word processors set the levels' cells so. A single
// column reads the same either way; of several the order of painting tells.

const (
	// sameColumn, in em, is how far the middles of a column's characters may stand apart.
	sameColumn = 0.25
	// leastStep and mostStep, in em, are the distances from one character to the next below.
	leastStep, mostStep = 0.6, 2.0
	// nextColumn, in em, is the least distance between two columns.
	nextColumn = 0.8
)

// stacked reports whether the glyphs were painted one below the other, in columns
// from right to left that all begin at one height.
func (ts *typesetter) stacked(members []int32) bool {
	columns := 1
	first, last := int32(-1), int32(-1)
	for _, m := range members {
		g := &ts.glyphs[m]
		if blank(g.Text) {
			continue
		}
		if last < 0 {
			first, last = m, m
			continue
		}
		a := &ts.glyphs[last]
		right, down := (centreX(g)-centreX(a))/a.Size, (g.Baseline-a.Baseline)/a.Size
		switch {
		case abs(right) <= sameColumn && leastStep <= down && down <= mostStep:
		case right <= -nextColumn && down < 0 && abs(g.Baseline-ts.glyphs[first].Baseline) < leastStep*a.Size:
			columns++
		default:
			return false
		}
		last = m
	}
	return columns > 1
}
