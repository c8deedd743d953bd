package grid

import (
	"math/rand/v2"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// turned is the page as a producer draws it that turns the sheet clockwise.
func turned(p mark.Page) mark.Page {
	height := p.Height
	q := mark.Page{Number: p.Number, Width: p.Height, Height: p.Width}
	for _, g := range p.Glyphs {
		b := g.Box
		g.Box = budget.Box{height - b[3], b[0], height - b[1], b[2]}
		g.Angle = float64((int(g.Angle) + 90) % 360)
		q.Glyphs = append(q.Glyphs, g)
	}
	for _, r := range p.Rules {
		q.Rules = append(q.Rules, mark.Rule{X0: height - r.Y1, X1: height - r.Y0, Y0: r.X0, Y1: r.X1})
	}
	return q
}

// TestTurnedPages: a page drawn on its side or upside down reads the same.
func TestTurnedPages(t *testing.T) {
	page := picture(grown)
	want := show(Read(page))
	for n := 1; n < 4; n++ {
		page = turned(page)
		if got := show(Read(page)); got != want {
			t.Errorf("%d quarter turns: got\n%swant\n%s", n, got, want)
		}
	}
}

// TestMovedAndScaled: place and size of a table do not matter.
func TestMovedAndScaled(t *testing.T) {
	want := show(Read(picture(grown)))
	for _, c := range []struct{ scale, dx, dy float64 }{{1, 13.7, 201.3}, {0.6, 0, 0}, {2.5, -40, 17}, {1.01, 0.3, 0.4}} {
		page := picture(grown)
		place := func(x, d float64) float64 { return x*c.scale + d }
		for i := range page.Glyphs {
			g := &page.Glyphs[i]
			g.Box = budget.Box{place(g.Box[0], c.dx), place(g.Box[1], c.dy), place(g.Box[2], c.dx), place(g.Box[3], c.dy)}
			g.Baseline, g.Size = place(g.Baseline, c.dy), g.Size*c.scale
		}
		for i, r := range page.Rules {
			page.Rules[i] = mark.Rule{X0: place(r.X0, c.dx), X1: place(r.X1, c.dx), Y0: place(r.Y0, c.dy), Y1: place(r.Y1, c.dy)}
		}
		if got := show(Read(page)); got != want {
			t.Errorf("%+v: got\n%swant\n%s", c, got, want)
		}
	}
}

// TestOrderOfRules: painting order of rules does not matter.
func TestOrderOfRules(t *testing.T) {
	want := show(Read(picture(grown)))
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		page := picture(grown)
		rnd.Shuffle(len(page.Rules), func(i, j int) { page.Rules[i], page.Rules[j] = page.Rules[j], page.Rules[i] })
		if got := show(Read(page)); got != want {
			t.Fatalf("got\n%swant\n%s", got, want)
		}
	}
}

// randomPage scatters glyphs and rules; most rules lie on a coarse raster, so
// that they meet.
func randomPage(seed uint64) mark.Page {
	rnd := rand.New(rand.NewPCG(seed, 7))
	p := mark.Page{Number: 1, Width: 600, Height: 800}
	coord := func() float64 {
		if rnd.IntN(8) == 0 {
			return rnd.Float64() * 700
		}
		return float64(rnd.IntN(12)) * 50
	}
	for range rnd.IntN(60) {
		a, b, c := coord(), coord(), coord()
		if rnd.IntN(2) == 0 {
			p.Rules = append(p.Rules, mark.Rule{X0: min(a, b), X1: max(a, b), Y0: c, Y1: c})
		} else {
			p.Rules = append(p.Rules, mark.Rule{X0: c, X1: c, Y0: min(a, b), Y1: max(a, b)})
		}
	}
	texts := []string{"甲", "乙", "1", "a", " ", "，", "fi", "\u3000"}
	angles := []float64{0, 0, 0, 0, 90, 270, 45, 180}
	for i := range rnd.IntN(200) {
		g := glyph(texts[rnd.IntN(len(texts))], rnd.Float64()*600, rnd.Float64()*800, i)
		g.Angle = angles[rnd.IntN(len(angles))]
		g.Vertical = rnd.IntN(20) == 0
		g.Pale = rnd.IntN(20) == 0
		g.Size *= 0.3 + 2*rnd.Float64()
		p.Glyphs = append(p.Glyphs, g)
	}
	return p
}

// TestConservation: every character of a page is in its blocks, no cell overlaps
// another, and every grid position has a cell.
func TestConservation(t *testing.T) {
	for seed := range uint64(400) {
		checkPage(t, randomPage(seed))
	}
}

func checkPage(t *testing.T, page mark.Page) {
	t.Helper()
	s := Read(page)
	if !s.Ledger.Balanced() {
		t.Fatalf("ledger %+v", s.Ledger)
	}
	for _, b := range s.Blocks {
		if b.Table == nil {
			continue
		}
		seen := make([]bool, b.Table.Rows*b.Table.Cols)
		for _, c := range b.Table.Cells {
			for r := c.Row; r < c.Row+c.RowSpan; r++ {
				for k := c.Col; k < c.Col+c.ColSpan; k++ {
					if seen[r*b.Table.Cols+k] {
						t.Fatalf("two cells at row %d, column %d", r, k)
					}
					seen[r*b.Table.Cols+k] = true
				}
			}
		}
		for i, ok := range seen {
			if !ok {
				t.Fatalf("no cell at row %d, column %d", i/b.Table.Cols, i%b.Table.Cols)
			}
		}
	}
	if svg := SVG(page, s.Blocks); !strings.HasSuffix(svg, "</svg>\n") {
		t.Fatal("picture is cut off")
	}
}

// FuzzRead: nothing that marks can say makes the reader fail or lose a glyph.
func FuzzRead(f *testing.F) {
	f.Add([]byte("\x00\x10\x00\x20\x05"), []byte("甲1 "))
	f.Add([]byte{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, []byte("a\x00b\xff"))
	f.Fuzz(func(t *testing.T, rules, glyphs []byte) {
		p := mark.Page{Number: 1, Width: 600, Height: 800}
		for i := 0; i+4 < len(rules) && i < 2000; i += 5 {
			a, b, c := float64(rules[i])*3, float64(rules[i+1])*3, float64(rules[i+2])*3
			if rules[i+3]%2 == 0 {
				p.Rules = append(p.Rules, mark.Rule{X0: a, X1: b, Y0: c, Y1: c})
			} else {
				p.Rules = append(p.Rules, mark.Rule{X0: c, X1: c, Y0: a, Y1: b, Width: float64(rules[i+4])})
			}
		}
		for i, r := range string(glyphs) {
			g := mark.Glyph{Text: string(r), Box: budget.Box{float64(i*7%600) - 5, float64(r % 800), float64(i * 7 % 600), float64(r%800) + 9},
				Baseline: float64(r % 797), Size: float64(i%40) - 1, Angle: float64(i % 3 * 90), Order: i}
			p.Glyphs = append(p.Glyphs, g)
		}
		checkPage(t, p)
	})
}

// BenchmarkRead: a page of the size that papers have, 1,500 glyphs and 400 rules.
func BenchmarkRead(b *testing.B) {
	page := mark.Page{Number: 1, Width: 600, Height: 800}
	x := []float64{50, 95, 140, 220, 340, 420, 550}
	const rows, pitch = 30, 24.0
	for r := range rows {
		for c := range len(x) - 1 {
			y := 60 + pitch*float64(r)
			page.Rules = append(page.Rules, mark.Rule{X0: x[c], X1: x[c+1], Y0: y, Y1: y}, mark.Rule{X0: x[c], X1: x[c], Y0: y, Y1: y + pitch})
			for i := range 8 {
				page.Glyphs = append(page.Glyphs, glyph("字", x[c]+2+9*float64(i%4), y+7+11*float64(i/4), len(page.Glyphs)))
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		Read(page)
	}
}
