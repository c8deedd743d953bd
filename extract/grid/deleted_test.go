package grid

import (
	"testing"

	"jixiao/extract/mark"
)

// TestDeletedText: a line through a text puts its cell in doubt; underlines, borders
// and lines through a part of a word do not.
func TestDeletedText(t *testing.T) {
	for _, c := range []struct {
		why  string
		rule mark.Rule
		want bool
	}{
		{"a line through two characters", mark.Rule{X0: 60, X1: 84, Y0: 101, Y1: 101}, true},
		{"an underline", mark.Rule{X0: 60, X1: 84, Y0: 105, Y1: 105}, false},
		{"a line at the head of the characters", mark.Rule{X0: 60, X1: 84, Y0: 95, Y1: 95}, false},
		{"longer than the text", mark.Rule{X0: 56, X1: 90, Y0: 101, Y1: 101}, false},
		{"a border that is too high", mark.Rule{X0: 50, X1: 150, Y0: 101, Y1: 101}, false},
	} {
		page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 150, 110), box(150, 80, 300, 110)...)}
		page.Rules = append(page.Rules, c.rule)
		for i, r := range []rune("旧值≥95") {
			page.Glyphs = append(page.Glyphs, glyph(string(r), 60+12*float64(i), 100, i))
		}
		s := Read(page)
		got := false
		for _, d := range s.Blocks[0].Table.Cells[0].Doubts {
			got = got || d.Code == "text_struck"
		}
		if got != c.want || len(s.Issues) > 0 != c.want {
			t.Errorf("%s: %v, issues %v", c.why, got, s.Issues)
		}
	}
}
