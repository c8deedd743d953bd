package content

import (
	"strings"
	"unicode"

	"jixiao/budget"
)

// besides are the bands of a page, top and bottom, in which text runs over its
// left or right side: a table wider than its paper loses the ends of its lines.
type besides [][2]float64

// says reports whether a text is more than the dots of a leader.
func says(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// maxBands bounds the bands of a page; the last one then takes the rest.
const maxBands = 200

// add takes note of a glyph that is not shown.
func (b *besides) add(sheet, glyph budget.Box) {
	top, bottom := glyph[1], glyph[3]
	level := top < sheet[3] && bottom > sheet[1]
	if !level || glyph[0] < sheet[2] && glyph[2] > sheet[0] || !sane(glyph[0], top, glyph[2], bottom) {
		return
	}
	if n := len(*b); n > 0 {
		last := &(*b)[n-1]
		if n == maxBands || top < last[1] && bottom > last[0] {
			last[0], last[1] = min(last[0], top), max(last[1], bottom)
			return
		}
	}
	*b = append(*b, [2]float64{top, bottom})
}

// issues says of every band that something of it is missing.
func (b besides) issues(sheet budget.Box, page int) []budget.Issue {
	var out []budget.Issue
	for _, band := range b {
		out = append(out, budget.Issue{Code: "text_off_page", Message: "这里有文字超出页面左右边缘，没有印出来，内容可能不全",
			Where: budget.Pos{Page: page, Box: budget.Box{sheet[0], band[0], sheet[2], band[1]}}})
	}
	return out
}
