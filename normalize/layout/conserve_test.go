package layout

import (
	"strings"
	"testing"
	"unicode"

	"jixiao/budget"
)

// tallyOf counts the printed characters of a reading: cells by what their
// places say was printed, and lines.
func tallyOf(blocks []budget.Block) map[rune]int {
	m := map[rune]int{}
	add := func(s string) {
		for _, c := range s {
			if !unicode.IsSpace(c) {
				m[c]++
			}
		}
	}
	for _, b := range blocks {
		if b.Line != nil {
			add(b.Line.Text)
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				add(p.Raw)
			}
		}
	}
	return m
}

// conserved fails unless the reading holds every printed character of the input
// once.
func conserved(t testing.TB, lines []budget.Line, blocks []budget.Block, issues []budget.Issue) {
	t.Helper()
	for _, i := range issues {
		if i.Code == "unaccounted" {
			t.Errorf("%s", i.Message)
		}
	}
	got := tallyOf(blocks)
	for _, l := range lines {
		for _, c := range l.Text {
			if !unicode.IsSpace(c) {
				got[c]--
			}
		}
	}
	for c, n := range got {
		if n != 0 {
			t.Errorf("%q: %+d in the reading", c, n)
		}
	}
}

// wellFormed fails unless every grid position belongs to exactly one cell.
func wellFormed(t testing.TB, blocks []budget.Block) {
	t.Helper()
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		seen := make([]int, b.Table.Rows*b.Table.Cols)
		for _, c := range b.Table.Cells {
			if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > b.Table.Rows || c.Col+c.ColSpan > b.Table.Cols {
				t.Fatalf("cell %d,%d+%dx%d outside of %dx%d", c.Row, c.Col, c.RowSpan, c.ColSpan, b.Table.Rows, b.Table.Cols)
			}
			for y := c.Row; y < c.Row+c.RowSpan; y++ {
				for x := c.Col; x < c.Col+c.ColSpan; x++ {
					seen[y*b.Table.Cols+x]++
				}
			}
		}
		for i, n := range seen {
			if n != 1 {
				t.Fatalf("position %d,%d belongs to %d cells", i/b.Table.Cols, i%b.Table.Cols, n)
			}
		}
	}
}

// TestConservation cuts a fixture off in many places: what is left
// must still be accounted for, in well-formed tables.
func TestConservation(t *testing.T) {
	for _, name := range []string{"school-2023/lo.layout.txt", "police-2024-narrow/lo.layout.txt"} {
		lines := fixture(t, name)
		for n := len(lines); n > 0; n -= 61 {
			blocks, issues, ok := Blocks(lines[:n], hebei)
			if !ok {
				continue
			}
			conserved(t, lines[:n], blocks, issues)
			wellFormed(t, blocks)
			if t.Failed() {
				t.Fatalf("%s cut after line %d", name, n)
			}
		}
	}
}

func FuzzBlocks(f *testing.F) {
	for _, name := range []string{"road-2024-landscape/lo.layout.txt"} {
		lines := fixture(f, name)
		var b strings.Builder
		page := 1
		for _, l := range lines[min(len(lines)-1, 60):min(len(lines), 160)] {
			for ; page < l.Pos.Page; page++ {
				b.WriteByte('\f')
			}
			b.WriteString(l.Text + "\n")
		}
		f.Add(b.String())
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		lines := load(text)
		blocks, issues, ok := Blocks(lines, hebei)
		if !ok {
			return
		}
		conserved(t, lines, blocks, issues)
		wellFormed(t, blocks)
	})
}
