package content

import (
	"math"
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Highlighted text has a coloured field behind every run. The one behind a space, or
// in the gap between Chinese and Latin, is as thin as a line down; it continues the
// field beside it and stands at a character.

const (
	// fieldHeight, in em, is the most that the field behind a line is high: a cell
	// has margins.
	fieldHeight = 1.6
	// maxThin bounds the bars of a page that are looked at.
	maxThin = 2000
)

// thinBar is a bar down that was made a rule, and the rule's number.
type thinBar struct {
	box  budget.Box
	ink  ink
	rule int
}

// dropHighlights takes away the rules that are pieces of a field behind text.
func (in *Interp) dropHighlights() {
	if len(in.thins) == 0 || len(in.fills) == 0 {
		return
	}
	fields := map[int][]fill{}
	for _, f := range in.fills {
		y := int(math.Round(f.box[1]))
		fields[y] = append(fields[y], f)
	}
	var gone []int
	for _, t := range in.thins {
		if t.continues(fields) && t.atText(in.page.Glyphs) {
			gone = append(gone, t.rule)
		}
	}
	if len(gone) > 0 {
		in.dropRules(gone)
	}
}

// dropRules takes away the rules of the given numbers, which rise.
func (in *Interp) dropRules(gone []int) {
	for i := range in.covers {
		before, _ := slices.BinarySearch(gone, in.covers[i].rules)
		in.covers[i].rules -= before
	}
	kept := in.page.Rules[:0]
	for i, r := range in.page.Rules {
		if _, drop := slices.BinarySearch(gone, i); !drop {
			kept = append(kept, r)
		}
	}
	in.page.Rules = kept
}

// continues reports whether a field of the same colour and height lies beside the bar.
func (t *thinBar) continues(fields map[int][]fill) bool {
	near := func(a, b float64) bool { return math.Abs(a-b) <= sameLine }
	y := int(math.Round(t.box[1]))
	for _, at := range [3]int{y - 1, y, y + 1} {
		for _, f := range fields[at] {
			if f.ink == t.ink && near(f.box[1], t.box[1]) && near(f.box[3], t.box[3]) && (near(f.box[2], t.box[0]) || near(f.box[0], t.box[2])) {
				return true
			}
		}
	}
	return false
}

// atText reports whether a character of the line that the bar is as high as stands on
// it or ends at it.
func (t *thinBar) atText(glyphs []mark.Glyph) bool {
	return slices.ContainsFunc(glyphs, func(g mark.Glyph) bool {
		y := (g.Box[1] + g.Box[3]) / 2
		return t.box[1] < y && y < t.box[3] && t.box[3]-t.box[1] <= fieldHeight*g.Size &&
			g.Box[0] <= t.box[2]+sameLine && g.Box[2] >= t.box[0]-sameLine
	})
}
