package grid

import "jixiao/budget"

// endWithSpaces puts a space behind the lines of a page's prose that were broken
// at one: the word that follows would have found room for its first character,
// had it been cut. All lines of prose end at one side, that of the longest.
func endWithSpaces(lines []textLine) {
	side := 0.0
	for _, l := range lines {
		if l.upright {
			side = max(side, l.box[2])
		}
	}
	for i := range lines[:max(0, len(lines)-1)] {
		if l := &lines[i]; brokenAtSpace(l, &lines[i+1], side) {
			l.text += " "
		}
	}
}

// brokenAtSpace: two lines of one size, one below the other, with a word or a
// number on both sides of the wrap.
func brokenAtSpace(a, b *textLine, side float64) bool {
	tail, head := trailing(a.text), leading(b.text)
	switch {
	case tail == "" || head == "" || !a.upright || !b.upright || a.size != b.size || b.box[1] < a.box[3]-a.size/2:
		return false
	case digit(tail[len(tail)-1]) && digit(head[0]) || budget.LooksLikeCode(tail+head):
		return false // a number or a code that the wrap has cut
	}
	return a.blankEnd || side-a.box[2] >= b.first+wrapSlack*a.size
}
