package grid

import "jixiao/extract/mark"

// maxLettering is the largest size of letters, in points, whose strokes are
// looked for among the rules.
const maxLettering = 40.0

// isLettering reports whether a low figure is made of the strokes of letters:
// some producers paint bold text a second time as outlines, whose straight
// strokes look like rules. Such rules lie within the boxes of glyphs; no border
// of a table does.
func (c *component) isLettering(glyphs []mark.Glyph) bool {
	if top, bottom := ends(c.h, c.v); bottom-top > maxLettering {
		return false
	}
	inside := 0
	for _, e := range c.h {
		if withinGlyph(glyphs, e.lo, e.at, e.hi, e.at) {
			inside++
		}
	}
	for _, e := range c.v {
		if withinGlyph(glyphs, e.at, e.lo, e.at, e.hi) {
			inside++
		}
	}
	return 2*inside >= len(c.h)+len(c.v)
}

// ends is the vertical extent of a component.
func ends(h, v []edge) (top, bottom float64) {
	top, bottom = span(h)
	for _, e := range v {
		top, bottom = min(top, e.lo), max(bottom, e.hi)
	}
	return top, bottom
}

// withinGlyph reports whether a line lies in the box of some glyph, give or take
// the thickness of a stroke.
func withinGlyph(glyphs []mark.Glyph, x0, y0, x1, y1 float64) bool {
	for i := range glyphs {
		b := &glyphs[i].Box
		if b[0]-strokeWidth <= x0 && x1 <= b[2]+strokeWidth && b[1]-strokeWidth <= y0 && y1 <= b[3]+strokeWidth {
			return true
		}
	}
	return false
}

// strokeWidth in points.
const strokeWidth = 1.0
