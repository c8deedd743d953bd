package content

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/object"
)

// Text that lies under an opaque image is not seen. Below the picture of a whole
// page it is what a program recognised there; below a smaller one the picture may
// have been put onto the paper later.

const (
	// pictureShare of the page is a picture of the page, not one on it.
	pictureShare = 0.5
	// coveredShare of the text lies below the picture of a page.
	coveredShare = 0.8
	// maxCovers bounds the images of a page that are looked at so.
	maxCovers = 500
)

// cover is an opaque image and how much had been painted before it.
type cover struct {
	box           budget.Box
	glyphs, rules int
}

// opaque reports whether an image hides what lies under it.
func opaque(v object.Value) bool {
	return !object.Has(v.Key("SMask")) && !object.Has(v.Key("Mask")) && v.Key("SMaskInData").Num() == 0 && v.Key("ImageMask").Num() == 0
}

// cover notes an opaque image that is painted in full.
func (in *Interp) cover(b budget.Box) {
	st := &in.st
	if st.fillAlpha < 1 || st.mixed || st.masked || len(in.page.Glyphs) == 0 || len(in.covers) >= maxCovers {
		return
	}
	in.covers = append(in.covers, cover{b, len(in.page.Glyphs), len(in.page.Rules)})
}

// uncover leaves out what lies below the picture of a page, and reports text below
// a smaller one.
func (in *Interp) uncover() {
	if len(in.covers) == 0 {
		return
	}
	glyphs, area := in.page.Glyphs, 0.0
	under := make([]bool, len(glyphs))
	count := 0
	for _, c := range in.covers {
		b := intersect(c.box, in.sheet)
		area += (b[2] - b[0]) * (b[3] - b[1])
		var hit budget.Box
		for i := range glyphs[:min(c.glyphs, len(glyphs))] {
			if g := glyphs[i].Box; within(c.box, (g[0]+g[2])/2, (g[1]+g[3])/2, 0) && !under[i] {
				under[i] = true
				count++
				hit = hit.Union(g)
			}
		}
		if hit != (budget.Box{}) {
			in.page.Issues = append(in.page.Issues, budget.Issue{Code: codeCovered, Message: "这里的文字被图片盖住，看不见，请对照原件",
				Where: budget.Pos{Page: in.page.Number, Box: hit}})
		}
	}
	sheet := (in.sheet[2] - in.sheet[0]) * (in.sheet[3] - in.sheet[1])
	if area >= pictureShare*sheet && float64(count) >= coveredShare*float64(len(glyphs)) {
		in.dropCovered(under, count)
	}
}

const codeCovered = "text_covered"

func (in *Interp) dropCovered(under []bool, count int) {
	kept := in.page.Glyphs[:0]
	for i, g := range in.page.Glyphs {
		if !under[i] {
			g.Order = len(kept)
			kept = append(kept, g)
		}
	}
	in.page.Glyphs = kept
	in.page.Hidden += count
	rules := in.page.Rules[:0]
	for i, r := range in.page.Rules {
		if !slices.ContainsFunc(in.covers, func(c cover) bool { return i < c.rules && holds(c.box, r) }) {
			rules = append(rules, r)
		}
	}
	in.page.Rules = rules
	in.page.Issues = slices.DeleteFunc(in.page.Issues, func(i budget.Issue) bool { return i.Code == codeCovered })
}

func holds(b budget.Box, r mark.Rule) bool {
	return within(b, (r.X0+r.X1)/2, (r.Y0+r.Y1)/2, 0)
}
