package grid

import (
	"strings"

	"jixiao/budget"
)

// endWithSpaces puts a space behind the lines of a page's prose that were broken
// at one: the word that follows would have found room for its first character,
// had it been cut. All lines of prose end at one side, that of the longest, but
// justified ones had as much room as their characters were drawn apart.
func endWithSpaces(lines []textLine) {
	side := 0.0
	for _, l := range lines {
		if l.upright {
			side = max(side, l.box[2])
		}
	}
	words := keepsWords(lines, side)
	for i := range lines[:max(0, len(lines)-1)] {
		if l := &lines[i]; brokenAtSpace(l, &lines[i+1], side, words) {
			l.text += " "
		}
	}
}

// keepsWords reports whether the page's lines are broken before words and numbers
// that still had room to begin, and never inside of a number.
func keepsWords(lines []textLine, side float64) bool {
	kept := 0
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		word, tail := leading(b.text), trailing(a.text)
		if word == "" || !follow(a, b) {
			continue
		}
		room := side - a.box[2] + a.stretch
		begins := room >= b.first+wrapSlack*a.size
		switch {
		case tail != "" && digit(tail[len(tail)-1]) && digit(word[0]) && !begins:
			return false
		case begins && len(word) > 1 && room < (float64(len(word))*wordWidth+wrapSlack)*a.size:
			kept++
		}
	}
	return kept > 0
}

// follow: two lines of one size, one below the other.
func follow(a, b *textLine) bool {
	return a.upright && b.upright && a.size == b.size && b.box[1] >= a.box[3]-a.size/2
}

// brokenAtSpace: a word or a number stands on both sides of the wrap, and the line
// had room for more or the page's wraps part no words.
func brokenAtSpace(a, b *textLine, side float64, words bool) bool {
	tail, head := trailing(a.text), leading(b.text)
	switch {
	case tail == "" || head == "" || !follow(a, b):
		return false
	case digit(tail[len(tail)-1]) && digit(head[0]) || budget.LooksLikeCode(tail+head):
		return false // a number or a code that the wrap has cut
	}
	return a.blankEnd || words || wordThenNumber(tail, head) || side-a.box[2]+a.stretch >= b.first+wrapSlack*a.size
}

// minWord letters are no prefix of a code (GB, HT, PM, CO).
const minWord = 3

// wordThenNumber: a whole word, and behind the wrap a number. Prose has few names
// that put the two together, and programs part none of them.
func wordThenNumber(tail, head string) bool {
	return len(tail) >= minWord && digit(head[0]) && !strings.ContainsAny(tail, "0123456789./-_")
}
