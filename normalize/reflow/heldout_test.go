package reflow

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

func testVocabulary() vocab.Vocabulary {
	return vocab.Vocabulary{
		Titles: []string{"绩效目标表", "绩效目标申报表"},
		Labels: []string{"项目编码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金", "资金支出计划（%）", "绩效目标",
			"主管部门", "实施单位", "年度总体目标", "项目资金（万元）", "年度资金总额", "其中：财政拨款", "上年结转资金"},
		Grids: [][]string{
			{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"},
			{"一级指标", "二级指标", "三级指标", "指标值", "分值权重"},
			{"一级指标", "二级指标", "三级指标", "年度指标值"},
		},
	}
}

// readLines cuts a text into lines as the extractor does.
func readLines(t testing.TB, path string) []budget.Line {
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return linesOf(string(b))
}

func linesOf(text string) []budget.Line {
	var out []budget.Line
	page := 1
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for i, l := range strings.Split(text, "\n") {
		for strings.HasPrefix(l, "\f") {
			page++
			l = l[1:]
		}
		out = append(out, budget.Line{Text: l, Pos: budget.Pos{Page: page, Lines: [2]int{i + 1, i + 1}}})
	}
	return out
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
				if budget.Fold(want[c]) == g.cells[c] || c == 4 && sorted(budget.Fold(want[c])) == sorted(g.cells[c]) {
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

// TestHeldOut measures papers outside of the repository, named by the
// environment: folders with truth.json, and a glob of the texts to read.
func TestHeldOut(t *testing.T) {
	root, glob := os.Getenv("JIXIAO_HELDOUT"), os.Getenv("JIXIAO_HELDOUT_FILES")
	if root == "" {
		t.Skip("JIXIAO_HELDOUT names no folder of papers")
	}
	truths, _ := filepath.Glob(filepath.Join(root, "truth.json"))
	sort.Strings(truths)
	var total score
	var spent time.Duration
	for _, tf := range truths {
		b, _ := os.ReadFile(tf)
		var truth budget.Disclosure
		if err := json.Unmarshal(b, &truth); err != nil {
			t.Fatal(err)
		}
		texts, _ := filepath.Glob(filepath.Join(filepath.Dir(tf), glob))
		for _, path := range texts {
			lines := readLines(t, path)
			start := time.Now()
			blocks, _ := Blocks(lines, testVocabulary())
			spent += time.Since(start)
			n := 0
			var msgs []string
			sc := scoreBlocks(&truth, blocks, func(m string) {
				if n++; n <= 400 {
					msgs = append(msgs, m)
				}
			})
			total.add(sc)
			if os.Getenv("V") != "" && len(msgs) > 0 {
				t.Logf("%s: %v", path, sc)
				for _, m := range msgs {
					t.Log("  " + m)
				}
			} else {
				t.Logf("%s: %v", path, sc)
			}
		}
	}
	t.Logf("TOTAL %v in %v", total, spent)
}

// sorted forgives text layers that print signs after their numbers.
func sorted(s string) string {
	r := []rune(s)
	sort.Slice(r, func(i, j int) bool { return r[i] < r[j] })
	return string(r)
}
