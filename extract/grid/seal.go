package grid

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// A seal's name is set along a curve, and what stands upright in its middle, a star
// or a word, is painted together with it in the same strong colour.

const (
	// sealStar stands in the middle of most seals, larger than the text of the page:
	// starShare is how much, of what makes pale text a watermark.
	sealStar  = "★"
	starShare = 0.75
)

// addSeals adds to the odd glyphs of a page the upright ones of its seals.
func addSeals(glyphs []mark.Glyph, odd []bool) {
	for from := 0; from < len(glyphs); from++ {
		if !odd[from] {
			continue
		}
		to := curveEnd(glyphs, odd, from)
		if run := glyphs[from:to]; curved(run) {
			to = addSeal(glyphs, odd, from, to)
		}
		from = to - 1
	}
}

// curveEnd is the end of the run of odd glyphs that begins at from. A character at
// the top of a curve stands upright between its neighbours.
func curveEnd(glyphs []mark.Glyph, odd []bool, from int) int {
	end := from + 1
	for i := end; i < len(glyphs) && i <= end+1 && together(&glyphs[i-1], &glyphs[i]); i++ {
		if odd[i] {
			end = i + 1
		}
	}
	return end
}

// curved reports whether the characters of a run stand at different angles.
func curved(run []mark.Glyph) bool {
	return slices.ContainsFunc(run, func(g mark.Glyph) bool { return abs(g.Angle-run[0].Angle) > turnTolerance })
}

// addSeal takes the glyphs of a curve and those that were painted right before or
// after them in their colour and within their bounds. It returns their end.
func addSeal(glyphs []mark.Glyph, odd []bool, from, to int) int {
	var box budget.Box
	for i := from; i < to; i++ {
		box = box.Union(glyphs[i].Box)
		odd[i] = true
	}
	inside := func(g *mark.Glyph) bool {
		x, y := centreX(g), centreY(g)
		// A name goes round most of the circle; the gap is below.
		return g.Vivid && glyphs[from].Vivid && box[0] <= x && x <= box[2] && box[1] <= y && y <= box[1]+max(box[2]-box[0], box[3]-box[1])
	}
	for i := from - 1; i >= 0 && inside(&glyphs[i]); i-- {
		odd[i] = true
	}
	for ; to < len(glyphs) && inside(&glyphs[to]); to++ {
		odd[to] = true
	}
	return to
}
