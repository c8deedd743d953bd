package grid

import (
	"math"

	"jixiao/extract/mark"
)

const (
	// maxStroke is the longest straight stroke of a letter, in points: titles are
	// set in 22.
	maxStroke = 30.0
	// bandHeight, in points, is the grain in which rules are looked up.
	bandHeight = 16.0
	// maxBands bounds the look-up for pages of absurd height.
	maxBands = 256
)

// withoutLettering leaves out rules that lie within the box of a glyph: some
// producers paint bold text a second time as outlines, whose straight strokes
// look like rules. No border of a table lies within a character.
func withoutLettering(rules []mark.Rule, glyphs []mark.Glyph) []mark.Rule {
	b := newBands(rules)
	if len(b.members) == 0 || !b.mark(glyphs) {
		return rules
	}
	kept := make([]mark.Rule, 0, len(rules))
	for i, r := range rules {
		if !b.inside[i] {
			kept = append(kept, r)
		}
	}
	return kept
}

// ruleBands lists the short rules by the band of the page that they begin in:
// those of band k are members[start[k]:start[k+1]].
type ruleBands struct {
	rules   []mark.Rule
	start   [maxBands + 2]int32
	members []int32
	inside  []bool // by rule: it lies within a glyph
}

func newBands(rules []mark.Rule) *ruleBands {
	b := &ruleBands{rules: rules}
	for i := range rules {
		if short(&rules[i]) {
			b.start[band(rules[i].Y0)+1]++
		}
	}
	for k := range maxBands + 1 {
		b.start[k+1] += b.start[k]
	}
	b.members = make([]int32, b.start[maxBands+1])
	next := b.start
	for i := range rules {
		if short(&rules[i]) {
			k := band(rules[i].Y0)
			b.members[next[k]] = int32(i)
			next[k]++
		}
	}
	return b
}

func short(r *mark.Rule) bool { return r.X1-r.X0 <= maxStroke && r.Y1-r.Y0 <= maxStroke }

// mark finds the rules within a printed glyph of letter size, and whether there
// are any.
func (b *ruleBands) mark(glyphs []mark.Glyph) (any bool) {
	for i := range glyphs {
		g := &glyphs[i].Box
		if high := g[3] - g[1]; !(high >= 0 && high <= 2*maxStroke) {
			continue
		}
		for _, k := range b.members[b.start[band(g[1])]:b.start[band(g[3])+1]] {
			r := &b.rules[k]
			if g[0] <= r.X0 && r.X1 <= g[2] && g[1] <= r.Y0 && r.Y1 <= g[3] && !blank(glyphs[i].Text) {
				if b.inside == nil {
					b.inside = make([]bool, len(b.rules))
				}
				b.inside[k], any = true, true
			}
		}
	}
	return any
}

func band(y float64) int {
	if math.IsNaN(y) {
		return 0
	}
	return int(min(max(y/bandHeight, 0), maxBands))
}
