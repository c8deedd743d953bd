package columns

import (
	"unicode/utf8"

	"jixiao/budget"
)

// cohesion knows which two and three characters stand side by side in this paper:
// a line break inside a cell cuts words that stand whole elsewhere, a border does
// not.
type cohesion map[uint64]bool

func newCohesion(lines []budget.Line) cohesion {
	c := cohesion{}
	for _, l := range lines {
		var a, b rune // the two before
		blank := false
		for _, r := range l.Text {
			if r = budget.FoldRune(r); r < 0 {
				blank = true
				continue
			}
			if blank && !mixed(b, r) {
				a, b = 0, 0 // no change of fonts: the next cell
			}
			blank = false
			r = bracket(r)
			if b > 0 {
				c[runes(0, b, r)] = true
			}
			if a > 0 {
				c[runes(a, b, r)] = true
			}
			a, b = b, r
		}
	}
	return c
}

// runes is the key of two or three characters.
func runes(a, b, c rune) uint64 { return uint64(a)<<42 | uint64(b)<<21 | uint64(c) }

// Degrees of what is known of two texts' characters at their break.
const (
	strangers = iota // they stand together nowhere
	neighbours
	known // with one more character they stand together
)

// joined is how the last characters of a and the first ones of b stand together
// somewhere in the paper.
func (c cohesion) joined(a, b string) int {
	last, n := utf8.DecodeLastRuneInString(a)
	first, m := utf8.DecodeRuneInString(b)
	last, first = bracket(last), bracket(first)
	if !c[runes(0, last, first)] {
		return strangers
	}
	before, _ := utf8.DecodeLastRuneInString(a[:len(a)-n])
	after, _ := utf8.DecodeRuneInString(b[m:])
	if c[runes(bracket(before), last, first)] || c[runes(last, first, bracket(after))] {
		return known
	}
	return neighbours
}

// bracket makes the brackets around the year of a document's number one: papers
// use several kinds of them.
func bracket(r rune) rune {
	switch r {
	case '【', '〔', '［':
		return '['
	case '】', '〕', '］':
		return ']'
	}
	return r
}
