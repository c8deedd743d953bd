package grid

import (
	"strings"
	"testing"

	"jixiao/extract/mark"
)

// TestUnderlines: lines under the two lines of a narrow cell, nearly as long as its
// borders, end no row. What meets a vertical rule, or lies below a line of distant
// pieces, is a border.
func TestUnderlines(t *testing.T) {
	line := func(x0, x1, y float64) mark.Rule { return mark.Rule{X0: x0, X1: x1, Y0: y, Y1: y} }
	page := func(rules ...mark.Rule) mark.Page {
		all := append(box(50, 60, 300, 100), rules...)
		for _, x := range []float64{210, 250} {
			all = append(all, mark.Rule{X0: x, X1: x, Y0: 60, Y1: 100})
		}
		var glyphs []mark.Glyph
		for i, r := range []rune("子甲无") {
			glyphs = append(glyphs, glyph(string(r), 212+12*float64(i), 70, i))
		}
		for i, r := range []rune("乙丙丁") {
			glyphs = append(glyphs, glyph(string(r), 212+12*float64(i), 85, 3+i))
		}
		return mark.Page{Number: 1, Width: 600, Height: 800, Glyphs: append(glyphs, glyph("名", 60, 80, 6), glyph("据", 260, 80, 7)), Rules: all}
	}
	apart := page(line(60, 120, 87))
	apart.Glyphs = append(apart.Glyphs, glyph("码", 108, 80, 8))
	for _, c := range []struct {
		why  string
		page mark.Page
		rows string
	}{
		{"underlines", page(line(212, 248, 75), line(212, 248, 90)), "table 1×3"},
		{"a rule as long as the text, and as far as the border", page(line(210, 250, 75)), "table 2×3"},
	} {
		if got := show(Read(c.page)); !strings.HasPrefix(got, c.rows) {
			t.Errorf("%s: %s", c.why, got)
		}
	}
	if got := withoutUnderlines(apart.Rules, apart.Glyphs); len(got) != len(apart.Rules) {
		t.Error("a rule below two distant pieces of text was taken for an underline")
	}
}
