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

// shownShare of a glyph's width on the page shows that something stands there.
const shownShare = 0.2

// cutByEdge reports whether a glyph is shown in part because the page's left or
// right side cuts it, and nothing else: the last character of a line that is a
// little too long.
func (in *Interp) cutByEdge(glyph budget.Box, y float64) bool {
	clip := in.st.clip
	shown := min(glyph[2], in.sheet[2]) - max(glyph[0], in.sheet[0])
	atSide := glyph[2] > in.sheet[2] && clip[2] >= in.sheet[2]-clipSlack || glyph[0] < in.sheet[0] && clip[0] <= in.sheet[0]+clipSlack
	return atSide && clip[1]-clipSlack <= y && y <= clip[3]+clipSlack && shown >= shownShare*(glyph[2]-glyph[0])
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
