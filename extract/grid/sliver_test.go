package grid

import (
	"testing"

	"jixiao/extract/mark"
)

// TestThinCells: the white between cells that have borders of their own is no cell; a
// blank cell in which a letter fits is one.
func TestThinCells(t *testing.T) {
	for _, c := range []struct {
		why  string
		wide float64
		want string
	}{
		{"white between two borders", 5, "table 2×3\n 0,0 1×2 \"甲\"\n 0,2 \"乙\"\n 1,0 1×2 \"丙\"\n 1,2 \"丁\"\n"},
		{"a narrow cell", 9, "table 2×3\n 0,0 \"甲\"\n 0,1 \"\"\n 0,2 \"乙\"\n 1,0 1×2 \"丙\"\n 1,2 \"丁\"\n"},
	} {
		page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 150, 110), box(150+c.wide, 80, 300, 110)...)}
		page.Rules = append(page.Rules, box(50, 110, 150+c.wide, 140)...)
		page.Rules = append(page.Rules, box(150+c.wide, 110, 300, 140)...)
		page.Rules = append(page.Rules, mark.Rule{X0: 50, Y0: 80, X1: 300, Y1: 80})
		for i, at := range [][2]float64{{60, 100}, {200, 100}, {60, 130}, {200, 130}} {
			page.Glyphs = append(page.Glyphs, glyph([]string{"甲", "乙", "丙", "丁"}[i], at[0], at[1], i))
		}
		if got := show(Read(page)); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.why, got, c.want)
		}
	}
}
