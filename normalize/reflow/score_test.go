package reflow

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/budget"
)

// readLines cuts a text into lines as the extractor does.
func readLines(t testing.TB, path string) []budget.Line {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return linesOf(string(b))
}

type gotRow struct {
	cells [6]string
	doubt bool
	why   string
}

// gridOf reads a table's indicator rows, merged cells filled down.
func gridOf(t *budget.Table) []gotRow {
	head := -1
	texts := map[[2]int]*budget.Cell{}
	for i := range t.Cells {
		c := &t.Cells[i]
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			texts[[2]int{r, c.Col}] = c
		}
		if budget.Fold(c.Text) == "一级指标" {
			head = c.Row
		}
	}
	if head < 0 {
		return nil
	}
	var out []gotRow
	for r := head + 1; r < t.Rows; r++ {
		var g gotRow
		for c := range 6 {
			if cell := texts[[2]int{r, c}]; cell != nil {
				g.cells[c] = budget.Fold(cell.Text)
				g.doubt = g.doubt || len(cell.Doubts) > 0
				for _, d := range cell.Doubts {
					g.why += d.Message
				}
			}
		}
		out = append(out, g)
	}
	return out
}

type score struct{ cells, cellsRight, rows, rowsRight, silent, doubted, headCells, headRight int }

func (s *score) add(o score) {
	s.cells += o.cells
	s.cellsRight += o.cellsRight
	s.rows += o.rows
	s.rowsRight += o.rowsRight
	s.silent += o.silent
	s.doubted += o.doubted
	s.headCells += o.headCells
	s.headRight += o.headRight
}

func (s score) String() string {
	pc := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("cells %.2f%% rows %.2f%% (%d) silent wrong %d doubted rows %.2f%% head %.2f%%", pc(s.cellsRight, s.cells), pc(s.rowsRight, s.rows), s.rows, s.silent, pc(s.doubted, s.rows), pc(s.headRight, s.headCells))
}

func scoreBlocks(truth *budget.Disclosure, blocks []budget.Block, report func(string)) score {
	var tables []*budget.Table
	for _, b := range blocks {
		if b.Table != nil {
			tables = append(tables, b.Table)
		}
	}
	var sc score
	if len(tables) != len(truth.Projects) {
		report(fmt.Sprintf("%d tables, want %d", len(tables), len(truth.Projects)))
	}
	for i, p := range truth.Projects {
		var got []gotRow
		if i < len(tables) {
			got = gridOf(tables[i])
			texts := map[string]bool{}
			for _, c := range tables[i].Cells {
				texts[budget.Fold(c.Text)] = true
				texts[strings.ReplaceAll(budget.Fold(c.Text), ",", "")] = true
			}
			for _, want := range []string{string(p.Code), p.Name, p.Purpose.Value, p.Budget.Total.Decimal} {
				sc.headCells++
				if want == "" || texts[budget.Fold(want)] || texts[strings.ReplaceAll(budget.Fold(want), ",", "")] {
					sc.headRight++
				} else {
					report(fmt.Sprintf("project %d head: no cell %q", i, want))
				}
			}
		}
		if len(got) != len(p.Indicators) {
			report(fmt.Sprintf("project %d: %d rows, want %d", i, len(got), len(p.Indicators)))
		}
		for j, in := range p.Indicators {
			want := [6]string{in.Level1, string(in.Level2), string(in.Level3), string(in.Description), string(in.Value), string(in.Basis)}
			sc.rows++
			var g gotRow
			if j < len(got) {
				g = got[j]
			}
			right := 0
			for c := range want {
				if budget.Fold(want[c]) == g.cells[c] {
					right++
				}
			}
			sc.cells += 6
			sc.cellsRight += right
			if g.doubt {
				sc.doubted++
			}
			if right == 6 {
				sc.rowsRight++
				if g.doubt && os.Getenv("DOUBTS") != "" {
					report(fmt.Sprintf("doubted %q %s", g.cells, g.why))
				}
				continue
			}
			if !g.doubt {
				sc.silent += 6 - right
			}
			report(fmt.Sprintf("project %d row %d doubt %v\n   want %q\n   got  %q", i, j, g.doubt, want, g.cells))
		}
	}
	return sc
}

// scoreFile reads one text and compares it with its truth.
func scoreFile(t testing.TB, truthFile, path string, report func(string)) (score, time.Duration) {
	b, err := os.ReadFile(truthFile)
	if err != nil {
		t.Fatal(err)
	}
	var truth budget.Disclosure
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	lines := readLines(t, path)
	start := time.Now()
	blocks, issues := Blocks(lines, testVocabulary())
	spent := time.Since(start)
	for _, i := range issues {
		report(i.Code + " " + i.Message)
	}
	return scoreBlocks(&truth, blocks, report), spent
}

// seed is the folder of the published paper, beside the repository.
const seed = "../../../shared/seed"

// TestSeed: the text layer of a published paper gives its truth, cell by cell.
func TestSeed(t *testing.T) {
	if _, err := os.Stat(seed); err != nil {
		t.Skip("no published paper at " + seed)
	}
	sc, _ := scoreFile(t, filepath.Join(seed, "golden.json"), filepath.Join(seed, "disclosure.txt"), func(m string) { t.Error(m) })
	if sc.rowsRight != sc.rows || sc.headRight != sc.headCells || sc.rows != 50 {
		t.Error(sc)
	}
}

var update = flag.Bool("update", false, "write the recorded scores and goldens anew")

// scoresFile records what is read of every paper in fixtures: a score may rise,
// and is recorded then, but may not fall.
const scoresFile = "testdata/scores.txt"

// TestScores measures the invented papers of fixtures in both shapes.
func TestScores(t *testing.T) {
	paths, _ := filepath.Glob("../../fixtures/*/*.txt")
	var got strings.Builder
	var total score
	for _, path := range paths {
		truth := filepath.Join(filepath.Dir(path), "disclosure.json")
		if !strings.HasSuffix(path, ".pdfbox.txt") && !strings.HasSuffix(path, ".blank.txt") {
			continue
		}
		sc, _ := scoreFile(t, truth, path, func(string) {})
		total.add(sc)
		name, _ := filepath.Rel("../../fixtures", path)
		fmt.Fprintf(&got, "%s: %v\n", filepath.ToSlash(name), sc)
	}
	fmt.Fprintf(&got, "all: %v\n", total)
	golden(t, scoresFile, got.String())
}

// golden compares with a recorded file, or records it anew.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; if the change is wanted, run go test -update and read the difference.\ngot\n%s", path, got)
	}
}

// TestHeldOut measures papers outside of the repository, named by the
// environment: a glob of folders with truth.json, and one of the texts in them.
func TestHeldOut(t *testing.T) {
	root, glob := os.Getenv("JIXIAO_HELDOUT"), os.Getenv("JIXIAO_HELDOUT_FILES")
	if root == "" {
		t.Skip("JIXIAO_HELDOUT names no folder of papers")
	}
	paths, _ := filepath.Glob(filepath.Join(root, glob))
	var total score
	var spent time.Duration
	for _, path := range paths {
		var said []string
		sc, d := scoreFile(t, filepath.Join(filepath.Dir(path), "truth.json"), path, func(m string) { said = append(said, m) })
		total.add(sc)
		spent += d
		t.Logf("%s: %v", path, sc)
		for _, m := range said {
			if os.Getenv("V") != "" {
				t.Log("  " + m)
			}
		}
	}
	t.Logf("TOTAL %v in %v", total, spent)
}

// BenchmarkBlocks reads a paper of three hundred projects.
func BenchmarkBlocks(b *testing.B) {
	path := "../../fixtures/emergency-2025-300/chrome.pdfbox.txt"
	lines := readLines(b, path)
	bytes, projects := 0, 0
	for _, l := range lines {
		bytes += len(l.Text) + 1
	}
	b.SetBytes(int64(bytes))
	for b.Loop() {
		blocks, _ := Blocks(lines, testVocabulary())
		projects += len(tables(blocks))
	}
	b.ReportMetric(float64(projects)/b.Elapsed().Seconds(), "projects/s")
}
