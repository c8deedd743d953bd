package grid

import (
	"testing"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// TestDoubtedText: a cell in which characters were left out says so, its
// neighbours do not, however close the box of the characters is to their border.
func TestDoubtedText(t *testing.T) {
	for _, c := range []struct {
		why  string
		code string
		box  budget.Box
		want [2]bool
	}{
		{"within the left cell", "undecoded_glyphs", budget.Box{60, 90, 72, 102}, [2]bool{true, false}},
		{"up to the border", "undecoded_glyphs", budget.Box{90, 90, 111, 102}, [2]bool{true, false}},
		{"a run through both", "undecoded_glyphs", budget.Box{90, 90, 140, 102}, [2]bool{true, true}},
		{"above the table", "undecoded_glyphs", budget.Box{60, 60, 72, 72}, [2]bool{false, false}},
		{"data of the page have changed", "wrong_checksum", budget.Box{0, 0, 600, 800}, [2]bool{true, true}},
		{"no place known", "undecoded_glyphs", budget.Box{}, [2]bool{false, false}},
	} {
		page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 110, 120), box(110, 80, 300, 120)...),
			Glyphs: []mark.Glyph{glyph("甲", 75, 100, 0), glyph("乙", 150, 100, 1)},
			Issues: []budget.Issue{{Code: c.code, Where: budget.Pos{Page: 1, Box: c.box}}}}
		cells := Read(page).Blocks[0].Table.Cells
		for i, want := range c.want {
			got := false
			for _, d := range cells[i].Doubts {
				got = got || d.Code == c.code
			}
			if got != want {
				t.Errorf("%s: cell %d doubtful %v, want %v", c.why, i, got, want)
			}
		}
	}
}
