package columns

import (
	"unicode/utf8"

	"jixiao/budget"
)

// cohesion knows which characters stand side by side in this paper: a line break
// inside a cell cuts words that stand whole elsewhere, a border does not.
type cohesion map[uint64]bool

func newCohesion(lines []budget.Line) cohesion {
	c := cohesion{}
	for _, l := range lines {
		before := rune(0)
		for _, r := range l.Text {
			if r = budget.FoldRune(r); r < 0 {
				if before < 0x2000 { // a blank ends a word, but not between ideographs
					before = 0
				}
				continue
			}
			r = bracket(r)
			if before > 0 {
				c[uint64(before)<<32|uint64(uint32(r))] = true
			}
			before = r
		}
	}
	return c
}

// joined reports that the last character of a stands before the first one of b
// somewhere in the paper.
func (c cohesion) joined(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return c[uint64(bracket(last))<<32|uint64(uint32(bracket(first)))]
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
