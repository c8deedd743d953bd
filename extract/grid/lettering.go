package grid

import (
	"math"
	"slices"

	"jixiao/extract/mark"
)

const (
	// maxStroke is the longest straight stroke of a letter, in points: titles are
	// set in 22.
	maxStroke = 30.0
	// bandHeight, in points, is the grain in which glyphs are looked up.
	bandHeight = 16.0
	// maxBands bounds the look-up for pages of absurd height.
	maxBands = 256
)

// withoutLettering leaves out rules that lie within the box of a glyph: some
// producers paint bold text a second time as outlines, whose straight strokes
// look like rules. No border of a table lies within a character.
func withoutLettering(rules []mark.Rule, glyphs []mark.Glyph) []mark.Rule {
	var bands *glyphBands
	kept := rules
	copied := false
	for i, r := range rules {
		inside := false
		if r.X1-r.X0 <= maxStroke && r.Y1-r.Y0 <= maxStroke {
			if bands == nil {
				bands = newBands(glyphs)
			}
			inside = bands.hold(r)
		}
		switch {
		case inside && !copied:
			kept, copied = append([]mark.Rule(nil), rules[:i]...), true
		case !inside && copied:
			kept = append(kept, r)
		}
	}
	return kept
}

// glyphBands lists the glyphs by the bands of the page that their boxes touch:
// those of band k are members[start[k]:start[k+1]].
type glyphBands struct {
	glyphs  []mark.Glyph
	start   []int32
	members []int32
}

func newBands(glyphs []mark.Glyph) *glyphBands {
	b := &glyphBands{glyphs: glyphs, start: make([]int32, maxBands+2)}
	each(glyphs, func(k, _ int) { b.start[k+1]++ })
	for k := range maxBands + 1 {
		b.start[k+1] += b.start[k]
	}
	b.members = make([]int32, b.start[maxBands+1])
	next := slices.Clone(b.start)
	each(glyphs, func(k, i int) {
		b.members[next[k]] = int32(i)
		next[k]++
	})
	return b
}

// each calls f for every band that a printed glyph of letter size touches.
func each(glyphs []mark.Glyph, f func(band, glyph int)) {
	for i := range glyphs {
		g := &glyphs[i]
		if blank(g.Text) || !(g.Box[3]-g.Box[1] <= 2*maxStroke) {
			continue
		}
		for k := band(g.Box[1]); k <= band(g.Box[3]); k++ {
			f(k, i)
		}
	}
}

func band(y float64) int {
	if math.IsNaN(y) {
		return 0
	}
	return int(min(max(y/bandHeight, 0), maxBands))
}

// hold reports whether the rule lies within one glyph.
func (b *glyphBands) hold(r mark.Rule) bool {
	k := band(r.Y0)
	for _, i := range b.members[b.start[k]:b.start[k+1]] {
		g := &b.glyphs[i].Box
		if g[0] <= r.X0 && r.X1 <= g[2] && g[1] <= r.Y0 && r.Y1 <= g[3] {
			return true
		}
	}
	return false
}
