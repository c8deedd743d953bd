package grid

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/extract/mark"
	"jixiao/extract/pdf"
)

var update = flag.Bool("update", false, "write what the grids are now")

// TestGoldens: the grids of pages of printed papers, cell by cell with spans, text
// and doubts: a change of this stage shows here, whatever the stages after it make
// of it.
func TestGoldens(t *testing.T) {
	for _, c := range []struct {
		why, paper, file string
		from, to         int // pages
	}{
		{"LibreOffice: rows cut by page breaks, borders open", "health-2022-cut", "lo.pdf", 3, 5},
		{"Chromium: thin fills, wrapped cells in narrow columns", "police-2024-narrow", "chrome.pdf", 3, 4},
		{"fonts not embedded, a watermark, outer borders missing", "labour-2026-stray", "plain.pdf", 2, 3},
	} {
		t.Run(c.paper, func(t *testing.T) {
			var b strings.Builder
			for n := c.from; n <= c.to; n++ {
				dump(&b, Read(pageOf(t, filepath.Join("../../fixtures", c.paper, c.file), n)), n)
			}
			path := filepath.Join("testdata", c.paper+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatalf("%v; -update writes it", err)
			}
			if b.String() != string(want) {
				t.Errorf("%s: %s", c.why, firstDifference(b.String(), string(want)))
			}
		})
	}
}

func pageOf(t *testing.T, path string, n int) mark.Page {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := pdf.Open(data, path, pdf.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := f.Page(n)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// dump writes a page: its lines, and for every cell its place, spans, text as
// printed (/ between lines) and doubts.
func dump(b *strings.Builder, s Sheet, page int) {
	fmt.Fprintf(b, "== page %d\n", page)
	for _, i := range s.Issues {
		fmt.Fprintf(b, "! %s %s\n", i.Code, i.Message)
	}
	for _, block := range s.Blocks {
		if l := block.Line; l != nil {
			fmt.Fprintf(b, "%-9s %s\n", l.Furniture, l.Text)
			continue
		}
		t := block.Table
		fmt.Fprintf(b, "table %d×%d at %.0f\n", t.Rows, t.Cols, t.Pos.Box)
		for _, c := range t.Cells {
			fmt.Fprintf(b, " %d,%d", c.Row, c.Col)
			if c.RowSpan > 1 || c.ColSpan > 1 {
				fmt.Fprintf(b, " %d×%d", c.RowSpan, c.ColSpan)
			}
			b.WriteString(" " + strings.ReplaceAll(c.Places[0].Raw, "\n", "/"))
			for _, d := range c.Doubts {
				b.WriteString(" ?" + d.Code)
			}
			b.WriteByte('\n')
		}
	}
}

// firstDifference shows the first lines that differ.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := "(nothing)"
			if i < len(w) {
				other = w[i]
			}
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], other)
		}
	}
	return fmt.Sprintf("line %d missing: %s", len(g)+1, w[len(g)])
}
