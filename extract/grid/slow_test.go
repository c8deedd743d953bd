package grid

import (
	"math/rand/v2"
	"testing"
	"time"

	"jixiao/extract/mark"
)

// TestBounded: pages made to be slow are read in time. Real pages take under a
// millisecond.
func TestBounded(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	scatter := func(n int) []mark.Glyph {
		var out []mark.Glyph
		for i := range n {
			out = append(out, glyph("字", rnd.Float64()*600, rnd.Float64()*800, i))
		}
		return out
	}
	sameLine := func(n int) []mark.Glyph {
		var out []mark.Glyph
		for i := range n {
			out = append(out, glyph("字", float64((n-i)%500), 100+rnd.Float64()*5, i))
		}
		return out
	}
	var lattice, comb, many, short []mark.Rule
	for i := range 250 {
		at := float64(i) * 5
		lattice = append(lattice, mark.Rule{X0: 0, X1: 2000, Y0: at, Y1: at}, mark.Rule{X0: at, X1: at, Y0: 0, Y1: 2000})
		comb = append(comb, mark.Rule{X0: at, X1: at, Y0: 0, Y1: 100 + at}, mark.Rule{X0: 0, X1: at, Y0: at, Y1: at})
	}
	var full, three []mark.Rule
	for i := range 290 {
		full = append(full, mark.Rule{X0: 0, X1: 600, Y0: 5 + float64(i)*5, Y1: 5 + float64(i)*5})
	}
	for _, y := range []float64{10, 30, 790} {
		three = append(three, mark.Rule{X0: 0, X1: 600, Y0: y, Y1: y})
	}
	columns := func(n int) []mark.Glyph {
		var out []mark.Glyph
		for i := range n {
			out = append(out, glyph("字", 10+float64(i%6)*100+float64(i/6%2)*12, 20+float64(i/12)*8000/float64(n), i))
		}
		return out
	}
	for range 40_000 {
		x, y := rnd.Float64()*600, rnd.Float64()*800
		many = append(many, mark.Rule{X0: x, X1: x + 50, Y0: y, Y1: y}, mark.Rule{X0: x, X1: x, Y0: y, Y1: y + 50})
		short = append(short, mark.Rule{X0: x, X1: x + 5, Y0: y, Y1: y})
	}
	for _, c := range []struct {
		why    string
		glyphs []mark.Glyph
		rules  []mark.Rule
	}{
		{"glyphs everywhere", scatter(40_000), nil},
		{"glyphs on one line", sameLine(40_000), nil},
		{"a lattice of squares", scatter(10_000), lattice},
		{"rules of all lengths", scatter(10_000), comb},
		{"rules everywhere", scatter(10_000), many},
		{"strokes everywhere", scatter(10_000), short},
		{"rules over the whole page", scatter(10_000), full},
		{"columns between many rules", columns(10_000), full},
		{"columns between three rules", columns(10_000), three},
		{"glyphs across a border", sameLine(50_000), append(box(0, 50, 600, 102), box(0, 102, 600, 200)...)},
	} {
		start := time.Now()
		s := Read(mark.Page{Number: 1, Width: 600, Height: 800, Glyphs: c.glyphs, Rules: c.rules})
		if d := time.Since(start); d > 8*time.Second {
			t.Errorf("%s: %v", c.why, d)
		} else {
			t.Logf("%s: %v", c.why, d)
		}
		if !s.Ledger.Balanced() {
			t.Errorf("%s: ledger %+v", c.why, s.Ledger)
		}
	}
}
