package grid

import (
	"cmp"
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Text with a line through it is text that somebody has deleted and that is printed
// nevertheless, beside what has replaced it. Nobody knows which of both holds.

const (
	// throughTop and throughBottom, in em above the baseline, are where the line runs
	// through a character.
	throughTop, throughBottom = 0.5, 0.15
	// longestDeleted, as a share of the page's width: longer lines are rules of tables.
	longestDeleted = 0.5
)

// deletedText reports the texts of a page through which a line runs from end to end.
func deletedText(page mark.Page) []budget.Issue {
	var issues []budget.Issue
	var lines baselines
	for _, r := range page.Rules {
		if !r.Horizontal() || r.X1-r.X0 > longestDeleted*page.Width {
			continue
		}
		if lines.glyphs == nil {
			lines = newBaselines(page.Glyphs)
		}
		if len(issues) < maxCrossings && lines.struck(r) && !slices.ContainsFunc(page.Rules, func(v mark.Rule) bool { return meets(r, v) }) {
			issues = append(issues, budget.Issue{Code: "text_struck", Message: "这里的文字中间划了线，可能是已经删去的文字，请对照原件",
				Where: budget.Pos{Page: page.Number, Box: round(budget.Box{r.X0, r.Y0 - hang, r.X1, r.Y0 + hang})}})
		}
	}
	return issues
}

// struck reports whether the rule runs through the middle of a text that begins and
// ends with it.
func (b baselines) struck(r mark.Rule) bool {
	first, _ := slices.BinarySearchFunc(b.glyphs, r.Y0, func(g *mark.Glyph, y float64) int { return cmp.Compare(g.Baseline, y) })
	var text []*mark.Glyph
	for _, g := range b.glyphs[first:] {
		if g.Baseline > r.Y0+throughTop*b.largest {
			break
		}
		above := (g.Baseline - r.Y0) / g.Size
		if x := centreX(g); above < throughBottom || above > throughTop || x < r.X0 || x > r.X1 {
			continue
		}
		text = append(text, g)
	}
	return runsAlong(text, r)
}
