package layout

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/budget"
)

var update = flag.Bool("update", false, "write the goldens anew")

// fixtures are the text layers read in the goldens: papers of our own making,
// rendered and read back by real tools.
var fixtureLayers = []string{
	"culture-2023-noparts/chrome.layout.txt",
	"environment-2025-toc/chrome.layout.txt",
	"environment-2025-toc/lo.layout.txt",
	"farm-2025-units/lo.layout.txt",
	"housing-2024-yuan/lo.layout.txt",
	"market-2022-long-grid/lo.layout.txt",
	"police-2024-narrow/lo.layout.txt",
	"road-2024-landscape/lo.layout.txt",
	"school-2023/chrome.layout.txt",
	"school-2023/lo.layout.txt",
	"labour-2026-stray/plain.layout.txt",
}

func fixture(t testing.TB, name string) []budget.Line {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "fixtures", name))
	if err != nil {
		t.Fatal(err)
	}
	return load(string(b))
}

// TestGolden shows what is read of each fixture, cell by cell; `!` marks a row
// in doubt. A missing golden fails; -update writes it.
func TestGolden(t *testing.T) {
	for _, name := range fixtureLayers {
		t.Run(name, func(t *testing.T) {
			blocks, issues, ok := Blocks(fixture(t, name), hebei)
			if !ok {
				t.Fatal("shape not recognised")
			}
			got := show(blocks, issues)
			file := filepath.Join("testdata", strings.ReplaceAll(name, "/", "-")+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatalf("no golden: run go test -update, then read git diff (%v)", err)
			}
			if d := firstDifference(string(want), got); d != "" {
				t.Error(d)
			}
		})
	}
}

func show(blocks []budget.Block, issues []budget.Issue) string {
	var b strings.Builder
	for _, x := range blocks {
		if x.Line != nil {
			if x.Line.Furniture != "" && strings.TrimSpace(x.Line.Text) != "" {
				fmt.Fprintf(&b, "%s: %s\n", x.Line.Furniture, strings.TrimSpace(x.Line.Text))
			}
			continue
		}
		rec := flatten(x.Table)
		b.WriteString("== table\n")
		for _, f := range rec.fields {
			b.WriteString(f + "\n")
		}
		for i, r := range rec.rows {
			mark := " "
			if rec.doubt[i] {
				mark = "!"
			}
			b.WriteString(mark + strings.Join(r, " | ") + "\n")
		}
	}
	for _, i := range issues {
		fmt.Fprintf(&b, "%s %v %s\n", i.Code, i.Where.Lines, i.Message)
	}
	return b.String()
}

func firstDifference(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range w {
		if i >= len(g) || w[i] != g[i] {
			have := ""
			if i < len(g) {
				have = g[i]
			}
			return fmt.Sprintf("line %d:\n got  %s\n want %s", i+1, have, w[i])
		}
	}
	if len(g) > len(w) {
		return fmt.Sprintf("line %d: extra %s", len(w)+1, g[len(w)])
	}
	return ""
}

// TestSameBytesSameReading: no map order may show in the result.
func TestSameBytesSameReading(t *testing.T) {
	for _, name := range []string{"school-2023/lo.layout.txt"} {
		first := ""
		for range 3 {
			blocks, issues, _ := Blocks(fixture(t, name), hebei)
			s := fmt.Sprint(show(blocks, issues))
			if first == "" {
				first = s
			}
			if s != first {
				t.Fatalf("%s: two readings differ: %s", name, firstDifference(first, s))
			}
		}
	}
}
