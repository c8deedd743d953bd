package layout

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

var hebei = vocab.Vocabulary{
	Titles: []string{"绩效目标表"},
	Labels: []string{"项目编码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金", "资金支出计划（%）", "绩效目标"},
	Grids:  [][]string{{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"}},
	Forms: []vocab.Form{{
		ID:     "hebei",
		Labels: []string{"项目编码", "项目代码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金", "资金支出计划（%）", "绩效目标"},
		Start:  []string{"项目编码", "项目代码"},
		Grid:   []string{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"},
	}},
}

// load cuts a text into lines as the text reader does.
func load(text string) []budget.Line {
	var out []budget.Line
	page := 1
	parts := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if n := len(parts); n > 0 && strings.Trim(parts[n-1], "\f") == "" {
		parts = parts[:n-1]
	}
	for i, s := range parts {
		page += strings.Count(s, "\f")
		out = append(out, budget.Line{Text: strings.ReplaceAll(s, "\f", ""), Pos: budget.Pos{Page: page, Lines: [2]int{i + 1, i + 1}}})
	}
	return out
}

// record is one table flattened: fields in a fixed order, then rows.
type record struct {
	code   string
	fields []string
	rows   [][]string
	doubt  []bool
}

// records flattens the tables of a reading.
func records(blocks []budget.Block) []record {
	var out []record
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		out = append(out, flatten(b.Table))
	}
	return out
}

func flatten(t *budget.Table) record {
	grid := make([][]*budget.Cell, t.Rows)
	for i := range grid {
		grid[i] = make([]*budget.Cell, t.Cols)
	}
	for k := range t.Cells {
		c := &t.Cells[k]
		for y := c.Row; y < c.Row+c.RowSpan; y++ {
			for x := c.Col; x < c.Col+c.ColSpan; x++ {
				grid[y][x] = c
			}
		}
	}
	var rec record
	inGrid := false
	for y := range grid {
		var texts []string
		doubt := false
		var last *budget.Cell
		for _, c := range grid[y] {
			if c != nil && c != last {
				texts = append(texts, c.Text)
				doubt = doubt || len(c.Doubts) > 0
				last = c
			}
		}
		if inGrid {
			rec.rows = append(rec.rows, texts)
			rec.doubt = append(rec.doubt, doubt)
			continue
		}
		if len(texts) > 0 && texts[0] == "一级指标" {
			inGrid = true
			continue
		}
		for k, s := range texts {
			if s == "项目编码" && k+1 < len(texts) {
				rec.code = texts[k+1]
			}
		}
		rec.fields = append(rec.fields, strings.Join(texts, "|"))
	}
	return rec
}

type truth struct {
	Projects []struct {
		Code, Name, Purpose *string
		Budget              struct{ Total, Fiscal, Other *string }
		Schedule            []struct{ By, Percent string }
		Goals               []struct {
			Seq  *int
			Text string
		}
		Indicators []struct{ Level1, Level2, Level3, Description, Value, Basis *string }
	}
}

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// TestHeldout measures the reader on papers with truth outside of the
// repository: JIXIAO_HELDOUT names their folder, JIXIAO_SUFFIX the text layers.
func TestHeldout(t *testing.T) {
	root := os.Getenv("JIXIAO_HELDOUT")
	if root == "" {
		t.Skip("JIXIAO_HELDOUT is not set: no held-out papers to measure on")
	}
	suffix := os.Getenv("JIXIAO_SUFFIX")
	if suffix == "" {
		suffix = ".layout.txt"
	}
	files, _ := filepath.Glob(filepath.Join(root, "*", "*"+suffix))
	sort.Strings(files)
	var all tally
	for _, f := range files {
		if only := os.Getenv("JIXIAO_FILES"); only != "" && !regexp.MustCompile(only).MatchString(f) {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(filepath.Dir(f), "truth.json"))
		if err != nil {
			continue
		}
		var tr truth
		if err := json.Unmarshal(raw, &tr); err != nil {
			t.Fatal(err)
		}
		text, _ := os.ReadFile(f)
		blocks, issues, ok := Blocks(load(string(text)), hebei)
		if !ok {
			if len(tr.Projects) > 0 {
				t.Errorf("%s: not read", f)
			}
			continue
		}
		var one tally
		one.compare(t, filepath.Join(filepath.Base(filepath.Dir(f)), filepath.Base(f)), tr, records(blocks))
		for _, i := range issues {
			t.Logf("%s: %s %s", f, i.Code, i.Message)
		}
		t.Logf("%-28s %s", filepath.Join(filepath.Base(filepath.Dir(f)), filepath.Base(f)), one)
		all.add(one)
	}
	t.Logf("ALL %s", all)
}
