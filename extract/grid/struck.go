package grid

import (
	"cmp"
	"slices"

	"jixiao/extract/mark"
)

// Some programs paint the borders of rows that they move to the next page once
// more, where the rows would have ended: through the text of the rows above. No
// border of a table strikes through text.

const (
	// strikeTop and strikeBottom, in em above the baseline, bound the middle of a
	// character: a border that is a little too near touches its ends only.
	strikeTop, strikeBottom = 0.7, 0.05
	// minStruck characters make it no chance.
	minStruck = 2
)

// divided reports whether a cell in the right half of a figure reaches over several
// rows: only levels and labels, on the left, are merged so.
func (t *lattice) divided() bool {
	return slices.ContainsFunc(t.cells, func(c cell) bool { return c.r1-c.r0 > 1 && c.c0 >= t.cols()/2 })
}

// withoutStruck leaves out the horizontal edges at the heights at which one of them
// strikes through text; false if there are none.
func (c *component) withoutStruck(glyphs []mark.Glyph) bool {
	struck := make([]int, len(c.h))
	for i := range glyphs {
		g := &glyphs[i]
		if g.Angle != 0 || g.Vertical || blank(g.Text) {
			continue
		}
		top, bottom, x := g.Baseline-strikeTop*g.Size, g.Baseline-strikeBottom*g.Size, centreX(g)
		k, _ := slices.BinarySearchFunc(c.h, top, func(e edge, y float64) int { return cmp.Compare(e.at, y) })
		for ; k < len(c.h) && c.h[k].at < bottom; k++ {
			if e := c.h[k]; e.lo <= x && x <= e.hi {
				struck[k]++
			}
		}
	}
	var at []float64
	for k, n := range struck {
		if n >= minStruck {
			at = append(at, c.h[k].at)
		}
	}
	if len(at) == 0 {
		return false
	}
	c.h = slices.DeleteFunc(c.h, func(e edge) bool {
		return slices.ContainsFunc(at, func(y float64) bool { return abs(e.at-y) <= snapTolerance })
	})
	return len(c.h) > 0
}
