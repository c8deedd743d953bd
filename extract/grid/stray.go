package grid

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// setAside separates watermarks and turned stamps from the text of the page:
// glyphs at an odd angle, pale ones far larger than the usual text, and the upright
// ones of a seal. Both lists keep painting order.
func setAside(glyphs []mark.Glyph) (stray, text []mark.Glyph) {
	limit := largePale * usualSize(glyphs)
	first := slices.IndexFunc(glyphs, func(g mark.Glyph) bool { return isStray(&g, limit) })
	if first < 0 {
		return nil, glyphs
	}
	odd := make([]bool, len(glyphs))
	for i := first; i < len(glyphs); i++ {
		odd[i] = isStray(&glyphs[i], limit)
	}
	addSeals(glyphs, odd)
	text = make([]mark.Glyph, 0, len(glyphs))
	for i, g := range glyphs {
		if odd[i] {
			stray = append(stray, g)
		} else {
			text = append(text, g)
		}
	}
	return stray, text
}

func isStray(g *mark.Glyph, limit float64) bool {
	if g.Angle != 0 {
		if _, straight := quarter(g.Angle); !straight {
			return true
		}
	}
	return g.Pale && g.Size >= limit || g.Vivid && g.Text == sealStar && g.Size >= limit*starShare
}

// usualSize is the most frequent font size, in steps of half a point.
func usualSize(glyphs []mark.Glyph) float64 {
	const steps = 200
	var count [steps]int
	for i := range glyphs {
		count[min(max(int(glyphs[i].Size*2), 0), steps-1)]++
	}
	best := 0
	for i, n := range count {
		if n > count[best] {
			best = i
		}
	}
	return float64(best+1) / 2
}

// strayLines keeps watermarks and stamps as furniture, one line for each run,
// with one Issue for the page.
func strayLines(page mark.Page, stray []mark.Glyph) ([]budget.Block, []budget.Issue) {
	var blocks []budget.Block
	var whole budget.Box
	for len(stray) > 0 {
		n := strayRun(stray)
		line := strayLine(page.Number, stray[:n])
		stray = stray[n:]
		if line.Text == "" {
			continue
		}
		whole = whole.Union(line.Pos.Box)
		blocks = append(blocks, budget.Block{Line: line})
	}
	if len(blocks) == 0 {
		return nil, nil
	}
	return blocks, []budget.Issue{{Code: "watermark", Where: budget.Pos{Page: page.Number, Box: whole},
		Message: "页面上有水印或斜印的文字“" + shorten(blocks[0].Line.Text) + "”，没有读入表格"}}
}

// strayStep is the largest distance, in em, between neighbours of one run.
const strayStep = 3.0

func strayRun(stray []mark.Glyph) int {
	for i := 1; i < len(stray); i++ {
		if !together(&stray[i-1], &stray[i]) {
			return i
		}
	}
	return len(stray)
}

func together(a, b *mark.Glyph) bool {
	dx, dy := abs(centreX(a)-centreX(b)), abs(centreY(a)-centreY(b))
	return max(dx, dy) <= strayStep*max(a.Size, b.Size, 1)
}

func strayLine(page int, run []mark.Glyph) *budget.Line {
	var b strings.Builder
	var box budget.Box
	kind := "watermark"
	if curved(run) {
		kind = "stamp"
	}
	for i := range run {
		b.WriteString(run[i].Text)
		box = box.Union(run[i].Box)
	}
	return &budget.Line{Text: strings.TrimSpace(b.String()), Size: round1(run[0].Size), Furniture: kind,
		Pos: budget.Pos{Page: page, Box: round(box)}}
}

// shorten cuts a quotation for a message.
func shorten(s string) string {
	const most = 12
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	return string(r[:most]) + "…"
}

func centreX(g *mark.Glyph) float64 { return (g.Box[0] + g.Box[2]) / 2 }
func centreY(g *mark.Glyph) float64 { return (g.Box[1] + g.Box[3]) / 2 }
