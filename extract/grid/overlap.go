package grid

import "jixiao/extract/mark"

// crossing is a glyph through which a horizontal border of its cell runs.
type crossing struct {
	glyph int
	cell  int32 // that its centre lies in
	other int32 // beyond the border
}

const (
	// inkAbove and inkBelow the baseline, in em, is where characters are black.
	inkAbove, inkBelow = 0.8, 0.1
	// crossDepth of the black height beyond a border is no mere tightness.
	crossDepth = 0.3
	// crowded, in em: baselines closer than this are lines printed into each other.
	crowded = 0.95
	// offCentre, in em, is how far centred text may stand from the middle: the
	// black part of characters is not the middle of their boxes.
	offCentre = 0.2
)

// overlooks notes a glyph that reaches far over the upper or lower border of the
// last cell found.
func (f *finder) overlooks(i int, g *mark.Glyph) {
	if g.Angle != 0 || g.Vertical {
		return
	}
	top, bottom := g.Baseline-inkAbove*g.Size, g.Baseline+inkBelow*g.Size
	limit := crossDepth * (bottom - top)
	switch {
	case f.box[1]-top > limit:
		f.cross(i, g, f.box[1]-1)
	case bottom-f.box[3] > limit:
		f.cross(i, g, f.box[3]+1)
	}
}

func (f *finder) cross(i int, g *mark.Glyph, y float64) {
	if blank(g.Text) {
		return
	}
	other, _ := f.lookUp(centreX(g), y, 0)
	if other != f.nowhere && other != f.last {
		f.across = append(f.across, crossing{i, f.last, other})
	}
}

// settle puts text in doubt that stands across a border. Where it is printed into
// the lines of its cell, and the cell beyond the border is blank, it belongs
// there: a page break has left that cell too low for its text.
func (f *finder) settle(glyphs []mark.Glyph, owner []int32) {
	if len(f.across) == 0 {
		return
	}
	count := make(map[int32]int)
	for _, o := range owner {
		count[o]++
	}
	for _, c := range f.across {
		f.doubtCrossing(c.cell)
		f.doubtCrossing(c.other)
	}
	if len(f.across) > maxCrossings {
		return
	}
	var moved []crossing
	for _, c := range f.across {
		if count[c.other] == 0 && (f.intoOthers(glyphs, owner, c) || f.centredWithout(glyphs, owner, c)) {
			moved = append(moved, c)
		}
	}
	for _, c := range moved {
		owner[c.glyph] = c.other
	}
}

// centredWithout reports whether the other text of the glyph's cell stands in the
// middle of its height by itself, so that the glyph is no line of it.
func (f *finder) centredWithout(glyphs []mark.Glyph, owner []int32, c crossing) bool {
	line := glyphs[c.glyph].Baseline
	top, bottom := 0.0, 0.0
	size := 0.0
	for i := range glyphs {
		o := &glyphs[i]
		if owner[i] != c.cell || blank(o.Text) || abs(o.Baseline-line) <= steadyBaseline*o.Size {
			continue
		}
		if up, down := o.Baseline-inkAbove*o.Size, o.Baseline+inkBelow*o.Size; size == 0 {
			top, bottom, size = up, down, o.Size
		} else {
			top, bottom = min(top, up), max(bottom, down)
		}
	}
	box := f.boxOf(c.cell)
	return size > 0 && abs(top+bottom-box[1]-box[3])/2 <= offCentre*size
}

// intoOthers reports whether the glyph is printed into another line of its cell.
func (f *finder) intoOthers(glyphs []mark.Glyph, owner []int32, c crossing) bool {
	g := &glyphs[c.glyph]
	for i := range glyphs {
		o := &glyphs[i]
		if gap := abs(o.Baseline - g.Baseline); owner[i] == c.cell && gap > steadyBaseline*g.Size && gap < crowded*g.Size && !blank(o.Text) {
			return true
		}
	}
	return false
}
