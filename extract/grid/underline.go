package grid

import (
	"cmp"
	"slices"

	"jixiao/extract/mark"
)

const (
	// underBaseline, in em, is how far below its text an underline may lie.
	underBaseline = 0.35
	// underEnds, in em, is how far it may begin before its text or end behind it:
	// the border of a cell keeps the cell's margin on both sides.
	underEnds = 0.12
	// underHole, in em, is the widest gap in underlined text. The rule below a line
	// of two distant pieces is the upper border of a table.
	underHole = 1.5
	// borderEnd, in points, is how near the end of a border comes to the vertical
	// rule that it ends at.
	borderEnd = 1.0
)

// withoutUnderlines leaves out the rules that lie right below a piece of text and
// are exactly as long, and meet no vertical rule. In a narrow cell such a line is nearly as long as a border.
func withoutUnderlines(rules []mark.Rule, glyphs []mark.Glyph) []mark.Rule {
	lines := newBaselines(glyphs)
	return slices.DeleteFunc(slices.Clone(rules), func(r mark.Rule) bool {
		return r.Horizontal() && lines.underlines(r) && !slices.ContainsFunc(rules, func(v mark.Rule) bool { return meets(r, v) })
	})
}

// meets reports whether a horizontal rule begins or ends at a vertical one.
func meets(r, v mark.Rule) bool {
	return !v.Horizontal() && v.Y0-borderEnd <= r.Y0 && r.Y0 <= v.Y1+borderEnd &&
		(abs(v.X0-r.X0) <= borderEnd || abs(v.X0-r.X1) <= borderEnd)
}

// baselines are the upright glyphs of a page by their baselines.
type baselines struct {
	glyphs  []*mark.Glyph
	largest float64 // font size
}

func newBaselines(glyphs []mark.Glyph) baselines {
	var b baselines
	for i := range glyphs {
		if g := &glyphs[i]; g.Angle == 0 && !g.Vertical && g.Size > 0 && finite(g.Box[:]...) {
			b.glyphs, b.largest = append(b.glyphs, g), max(b.largest, g.Size)
		}
	}
	slices.SortStableFunc(b.glyphs, func(p, q *mark.Glyph) int { return cmp.Compare(p.Baseline, q.Baseline) })
	return b
}

// underlines reports whether the text above the rule begins and ends with it.
func (b baselines) underlines(r mark.Rule) bool {
	first, _ := slices.BinarySearchFunc(b.glyphs, r.Y0-underBaseline*b.largest, func(g *mark.Glyph, y float64) int { return cmp.Compare(g.Baseline, y) })
	var text []*mark.Glyph
	for _, g := range b.glyphs[first:] {
		if g.Baseline > r.Y0 {
			break
		}
		if x := centreX(g); r.Y0-g.Baseline > underBaseline*g.Size || x < r.X0 || x > r.X1 {
			continue
		}
		text = append(text, g)
	}
	return runsAlong(text, r)
}

// runsAlong reports whether glyphs stand one behind the other from one end of the rule
// to the other.
func runsAlong(text []*mark.Glyph, r mark.Rule) bool {
	slices.SortStableFunc(text, func(a, b *mark.Glyph) int { return cmp.Compare(a.Box[0], b.Box[0]) })
	at, size := r.X0, 0.0
	for i, g := range text {
		if size = max(size, g.Size); i == 0 && abs(g.Box[0]-at) > underEnds*g.Size || g.Box[0]-at > underHole*g.Size {
			return false
		}
		at = max(at, g.Box[2])
	}
	return size > 0 && abs(at-r.X1) <= underEnds*size
}
