package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestSpaced: paragraphs that fill their last line are told apart by the space
// between them, where the paper leaves one.
func TestSpaced(t *testing.T) {
	for _, c := range []struct {
		why   string
		steps []float64 // between lines, in points; 0 begins a page
		want  string    // for each line, whether it stands apart
	}{
		{"a space of 8 points between paragraphs of 10 points", []float64{15, 15, 23, 15, 23, 15}, "...#.#."},
		{"all lines equally far apart", []float64{15, 15, 15, 15, 15}, "......"},
		{"fonts of other heights move a line by a point", []float64{15, 16, 15, 14, 15, 16}, "......."},
		{"a page break says nothing", []float64{15, 15, 15, 0, 23, 15}, ".....#."},
		{"too few lines to know", []float64{15, 23}, "..."},
	} {
		page, y := 1, 100.0
		prose := []proseLine{{Line: lineAt(page, y)}}
		for _, s := range c.steps {
			if y += s; s == 0 {
				page, y = page+1, 100
			}
			prose = append(prose, proseLine{Line: lineAt(page, y)})
		}
		apart := spaced(prose)
		got := ""
		for _, p := range prose {
			if apart[p.Line] {
				got += "#"
			} else {
				got += "."
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.why, got, c.want)
		}
	}
}

func lineAt(page int, y float64) *budget.Line {
	return &budget.Line{Text: "文", Size: 10, Pos: budget.Pos{Page: page, Box: budget.Box{50, y - 10, 500, y}}}
}
