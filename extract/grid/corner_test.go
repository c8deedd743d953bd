package grid

import (
	"strings"
	"testing"

	"jixiao/extract/mark"
)

// TestWrittenCorner: a corner of a figure without outer borders is no cell, unless
// text of its own stands there; text that runs on beyond it says nothing.
func TestWrittenCorner(t *testing.T) {
	page := func(text string, x float64) mark.Page {
		rules := append(box(110, 60, 250, 140), box(50, 100, 250, 140)...)
		rules[3+0] = mark.Rule{X0: 250, X1: 250, Y0: 60, Y1: 140}
		rules = append(rules, mark.Rule{X0: 180, X1: 180, Y0: 60, Y1: 140})
		p := mark.Page{Number: 1, Width: 600, Height: 800, Rules: rules}
		for i, r := range []rune(text) {
			p.Glyphs = append(p.Glyphs, glyph(string(r), x+12*float64(i), 80, i))
		}
		return p
	}
	for _, c := range []struct {
		why, want string
		page      mark.Page
	}{
		{"blank", ` 0,0 "" no_cell`, page("", 0)},
		{"text of its own", ` 0,0 "产出" cell_side open_top`, page("产出", 60)},
		{"text that runs on", ` 0,0 "" no_cell`, page("产出指标效益", 60)},
	} {
		if got := show(Read(c.page)); !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.why, got)
		}
	}
}
