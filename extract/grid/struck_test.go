package grid

import (
	"strings"
	"testing"

	"jixiao/extract/mark"
)

// TestStruck: a rule through text in one column, and its piece between two lines of
// another one, end no row; a rule that only touches text does.
func TestStruck(t *testing.T) {
	page := func(y float64) mark.Page {
		rules := append(box(50, 60, 350, 100), box(50, 60, 350, 140)...)
		for _, x := range []float64{150, 250} {
			rules = append(rules, mark.Rule{X0: x, X1: x, Y0: 60, Y1: 140})
		}
		rules = append(rules, mark.Rule{X0: 50, X1: 250, Y0: y, Y1: y})
		var glyphs []mark.Glyph
		for i, r := range []rune("数量指标") {
			glyphs = append(glyphs, glyph(string(r), 60+12*float64(i), 120, i))
		}
		for i, r := range []rune("甲乙") {
			glyphs = append(glyphs, glyph(string(r), 160, 113+14*float64(i), 4+i))
		}
		return mark.Page{Number: 1, Width: 600, Height: 800, Glyphs: append(glyphs, glyph("丙", 260, 120, 6)), Rules: rules}
	}
	for _, c := range []struct {
		why  string
		y    float64
		rows string
	}{
		{"through the text", 120, "table 2×3"},
		{"above it", 105, "table 3×3"},
	} {
		if got := show(Read(page(c.y))); !strings.HasPrefix(got, c.rows) {
			t.Errorf("%s: %s", c.why, got)
		}
	}
}
