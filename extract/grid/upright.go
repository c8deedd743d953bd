package grid

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Upright turns a page whose text lies on its side, so that most of its text
// runs from left to right; the page's width and height follow. Other pages come
// back as they are. Positions of everything read from the page are those of the
// turned page.
func Upright(page mark.Page) mark.Page {
	var count [4]int
	for i := range page.Glyphs {
		if q, straight := quarter(page.Glyphs[i].Angle); straight {
			count[q]++
		}
	}
	turns := 0
	for q := range count {
		if count[q] > count[turns] {
			turns = q
		}
	}
	for range turns {
		page = turnBack(page)
	}
	return page
}

// quarter is the number of quarter turns clockwise, and whether the angle is
// close to one.
func quarter(angle float64) (int, bool) {
	if angle == 0 {
		return 0, true
	}
	for angle < 0 {
		angle += 360
	}
	q := int(angle/90 + 0.5)
	return q % 4, abs(angle-float64(q)*90) <= turnTolerance
}

// baselineShare of a glyph's height lies above the baseline; used where the
// true baseline is not known because the text was turned.
const baselineShare = 0.8

// turnBack turns a page by a quarter turn counterclockwise.
func turnBack(page mark.Page) mark.Page {
	width := page.Width
	box := func(b budget.Box) budget.Box { return budget.Box{b[1], width - b[2], b[3], width - b[0]} }
	page.Width, page.Height = page.Height, page.Width
	page.Glyphs = slices.Clone(page.Glyphs)
	for i := range page.Glyphs {
		g := &page.Glyphs[i]
		g.Box = box(g.Box)
		g.Angle -= 90
		if g.Angle < 0 {
			g.Angle += 360
		}
		if g.Vertical {
			g.Baseline = (g.Box[0] + g.Box[2]) / 2
		} else {
			g.Baseline = g.Box[1] + baselineShare*(g.Box[3]-g.Box[1])
		}
	}
	page.Rules = slices.Clone(page.Rules)
	for i, r := range page.Rules {
		page.Rules[i] = mark.Rule{X0: r.Y0, Y0: width - r.X1, X1: r.Y1, Y1: width - r.X0, Width: r.Width, Dashed: r.Dashed}
	}
	page.Images = slices.Clone(page.Images)
	for i, b := range page.Images {
		page.Images[i] = box(b)
	}
	page.Issues = slices.Clone(page.Issues)
	for i := range page.Issues {
		if page.Issues[i].Where.Box != (budget.Box{}) {
			page.Issues[i].Where.Box = box(page.Issues[i].Where.Box)
		}
	}
	return page
}
