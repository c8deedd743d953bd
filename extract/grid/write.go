package grid

import (
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// write sets the glyphs of ts.order, which stand from left to right, as text.
// Overprinted doubles are looked for only in lines whose pieces overlap.
func (ts *typesetter) write(d direction, tangled bool) textLine {
	line := textLine{artifact: true, upright: d == upright}
	ts.text = ts.text[:0]
	ts.threshold = 0
	var last *mark.Glyph
	painted, hanging := false, false
	var drawn justified
	for i, m := range ts.order {
		g := &ts.glyphs[m]
		if blank(g.Text) {
			painted = last != nil
			continue
		}
		if tangled {
			if double, clash := ts.double(d, i); double {
				line.twins += printed(g.Text)
				continue
			} else if clash {
				line.overlap = true
			}
		}
		if last != nil {
			ts.space(d, last, g, painted)
			if !painted && d == upright {
				drawn.apart(last, g)
			}
		}
		if hanging = last == nil || hanging && hangs(g.Text); hanging {
			line.first += g.Box[2] - g.Box[0]
		}
		ts.text = append(ts.text, g.Text...)
		line.box = line.box.Union(g.Box)
		line.size = max(line.size, g.Size)
		line.artifact = line.artifact && g.Artifact
		last, painted = g, false
	}
	line.text, line.blankEnd, line.stretch = string(ts.text), painted, drawn.stretch()
	return line
}

// justified sums up how far a line's characters were drawn apart. Between Chinese
// ones nothing else is; where one of two is Chinese they are drawn as far.
type justified struct {
	white      float64 // between Chinese characters
	pure, gaps int     // pairs of two and of at least one Chinese character
}

func (j *justified) apart(a, b *mark.Glyph) {
	first, second := isIdeograph(a.Text[0]), isIdeograph(b.Text[0])
	if first || second {
		j.gaps++
	}
	if first && second {
		j.pure++
		j.white += max(0, min(b.Box[0]-a.Box[2], mostStretch*b.Size))
	}
}

// minPure pairs show how far all were drawn apart.
const minPure = 3

func (j *justified) stretch() float64 {
	if j.pure < minPure {
		return j.white
	}
	return j.white / float64(j.pure) * float64(j.gaps)
}

// twinReach is how many earlier glyphs are compared with one that may be a double.
const twinReach = 6

// double reports whether the i-th glyph of the order repeats an earlier one, or
// stands on a different one.
func (ts *typesetter) double(d direction, i int) (double, clash bool) {
	g := &ts.glyphs[ts.order[i]]
	u, end, v := d.place(g)
	for k := i - 1; k >= max(0, i-twinReach); k-- {
		o := &ts.glyphs[ts.order[k]]
		ou, oend, ov := d.place(o)
		reach := twinShift * max(min(end-u, oend-ou), 0.2*g.Size)
		if abs(u-ou) > reach || abs(v-ov) > twinShift*g.Size || blank(o.Text) {
			continue
		}
		if o.Text == g.Text {
			return true, false
		}
		clash = clash || end > u && oend > ou && abs(v-ov) <= steadyBaseline*g.Size
	}
	return false, clash
}

// separate reports whether Latin characters with a gap between them belong to
// different words.
func (ts *typesetter) separate(d direction, a, b *mark.Glyph) bool {
	if ts.threshold == 0 {
		ts.measure(d)
	}
	if ts.pitched {
		return pitch(d, a, b) > 1.5*halfEm
	}
	return gapBetween(d, a, b) > ts.threshold
}

// measure takes from a line its own letter spacing, and whether its Latin
// characters stand half an em apart whatever their width: those of a Chinese
// font, drawn with the narrower ones of another.
func (ts *typesetter) measure(d direction) {
	least := -1.0
	pairs, even := 0, 0
	for i := 1; i < len(ts.order); i++ {
		a, b := &ts.glyphs[ts.order[i-1]], &ts.glyphs[ts.order[i]]
		if blank(a.Text) || blank(b.Text) || isCJK(a.Text) || isCJK(b.Text) {
			continue
		}
		if gap := gapBetween(d, a, b); least < 0 || gap < least {
			least = max(gap, 0)
		}
		pairs++
		if p := pitch(d, a, b); abs(p-halfEm) <= pitchError || abs(p-2*halfEm) <= pitchError {
			even++
		}
	}
	ts.threshold = max(wordGap, trackingFactor*least)
	ts.pitched = pairs >= minPitched && even == pairs
}

// pitch is the distance in em from the beginning of a to that of b.
func pitch(d direction, a, b *mark.Glyph) float64 {
	u, _, _ := d.place(a)
	v, _, _ := d.place(b)
	return (v - u) / max(a.Size, b.Size, 1)
}

// gapBetween is the distance between neighbours in em.
func gapBetween(d direction, a, b *mark.Glyph) float64 {
	_, end, _ := d.place(a)
	u, _, _ := d.place(b)
	return (u - end) / max(a.Size, b.Size, 1)
}

// space writes what separates b from a: nothing, one space, or for a wide gap
// as many spaces as fill it.
func (ts *typesetter) space(d direction, a, b *mark.Glyph, painted bool) {
	gap := gapBetween(d, a, b)
	n := 0
	switch {
	case gap <= paintedGap:
	case gap >= wideGap:
		if !painted && !isCJK(a.Text) && !isCJK(b.Text) && gap <= ts.spread(d) {
			break
		}
		n = min(int(gap/spaceWidth), maxSpaces)
	case painted, gap > mixedGap && isCJK(a.Text) != isCJK(b.Text),
		gap > wordGap && !isCJK(a.Text) && !isCJK(b.Text) && ts.separate(d, a, b):
		n = 1
	}
	for range n {
		ts.text = append(ts.text, ' ')
	}
}

// minSpread pairs, one of them Chinese, show that a line was spread over its cell.
const minSpread = 2

// spread is up to which gap, in em, the characters of a line that was spread over
// its cell stand side by side: all are drawn apart, 1 and 0 of 10月底 as far as the
// others. It is 0 for other lines.
func (ts *typesetter) spread(d direction) float64 {
	least, pairs, chinese := maxSpaces*spaceWidth, 0, false
	var last, painted *mark.Glyph // painted: a space behind last
	for _, m := range ts.order {
		g := &ts.glyphs[m]
		if blank(g.Text) {
			painted = g
			continue
		}
		if last != nil {
			gap := gapBetween(d, last, g)
			if painted != nil {
				gap = min(gapBetween(d, last, painted), gapBetween(d, painted, g))
			}
			if gap < 0 && g.Text == last.Text {
				continue // an overprinted double
			}
			least = min(least, gap)
			pairs++
		}
		chinese = chinese || isCJK(g.Text)
		last, painted = g, nil
	}
	if pairs < minSpread || !chinese {
		return 0
	}
	return trackingFactor * least
}

func isCJK(s string) bool {
	switch {
	case s[0] < utf8.RuneSelf:
		return false
	case isIdeograph(s[0]):
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return budget.IsCJK(r)
}

// blank reports whether a glyph prints nothing.
func blank(s string) bool {
	if len(s) > 0 && isIdeograph(s[0]) || len(s) == 1 && s[0] > ' ' && s[0] < 0x7f {
		return false
	}
	return printed(s) == 0
}

// isIdeograph: a UTF-8 text beginning so is a Chinese character (U+4000 to
// U+9FFF), the common case.
func isIdeograph(first byte) bool { return first >= 0xe4 && first <= 0xe9 }

// printed counts the characters of s that are no white space.
func printed(s string) int {
	if len(s) == 3 && isIdeograph(s[0]) {
		return 1
	}
	n := 0
	for _, r := range s {
		if r > ' ' && r < 0x7f || !unicode.IsSpace(r) && r > ' ' {
			n++
		}
	}
	return n
}
