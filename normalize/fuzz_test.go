package normalize

import (
	"encoding/json"
	"errors"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"jixiao/budget"
)

// words are what fuzzed cells and lines say: labels of every kind, values, and
// nothing.
var words = strings.Split("项目编码|项目名称|主管部门|实施单位|预算规模及资金用途|预算数|其中：财政资金|其他资金|资金支出计划（%）|3月底|30%|绩效目标|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|产出指标(50分)|数量指标|≥95%|17万元|13028125P00007610004M|年度总体目标|项目总目标|项目资金（元）|年初预算数|全年执行数|得分|总分|绩效指标|长期绩效指标|指标性质|度量单位|项目资金总额|年度资金申请总额|1.甲绩效目标表|471001 某局 单位：万元|（2024年度）|第一部分|总体绩效目标|分项绩效目标|（一）甲|绩效目标：乙|绩效指标：丙|工作保障措施|无预算项目|目标1：甲|计划开始日期|2024年1月1日|1.一；2.二||一、|（|：|\x00", "|")

// document builds a document from fuzzed bytes.
func document(data []byte) budget.Document {
	next := func() int {
		if len(data) == 0 {
			return 0
		}
		b := data[0]
		data = data[1:]
		return int(b)
	}
	page := budget.Page{Number: 1}
	for len(data) > 0 && len(page.Blocks) < 40 {
		if next()%3 == 0 {
			page.Blocks = append(page.Blocks, budget.Block{Line: &budget.Line{Text: words[next()%len(words)], Size: float64(next() % 3)}})
			continue
		}
		page.Blocks = append(page.Blocks, budget.Block{Table: fuzzedTable(next)})
	}
	format := []string{"pdf", "text", "xlsx"}[next()%3]
	return budget.Document{Name: "2024年.pdf", Format: format, Pages: []budget.Page{page}}
}

// fuzzedTable fills a grid with cells of any spans; every position belongs to
// exactly one cell.
func fuzzedTable(next func() int) *budget.Table {
	t := &budget.Table{Rows: next()%9 + 1, Cols: next()%8 + 1}
	taken := make([]bool, t.Rows*t.Cols)
	for at := range taken {
		if taken[at] {
			continue
		}
		c := budget.Cell{Row: at / t.Cols, Col: at % t.Cols, RowSpan: 1, ColSpan: 1, Text: words[next()%len(words)]}
		for wide := next() % 4; wide > 0 && c.Col+c.ColSpan < t.Cols && !taken[at+c.ColSpan]; wide-- {
			c.ColSpan++
		}
		c.RowSpan = min(next()%3+1, t.Rows-c.Row)
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				taken[r*t.Cols+k] = true
			}
		}
		c.Places = []budget.Place{{Pos: budget.Pos{Page: 1}, Raw: c.Text}}
		if next()%8 == 0 {
			c.Doubts = []budget.Issue{{Code: "doubt"}}
		}
		t.Cells = append(t.Cells, c)
	}
	return t
}

// FuzzDisclosure: whatever the blocks are, there is no panic, the answer is the
// same twice, and every warning points into the result.
func FuzzDisclosure(f *testing.F) {
	f.Add([]byte("0"))
	f.Add([]byte(strings.Repeat("\x01\x04\x05\x20\x0c\x01\x01\x01\x01\x02", 30)))
	f.Fuzz(func(t *testing.T, data []byte) {
		doc := document(data)
		d, err := Disclosure(doc, Options{})
		if err != nil {
			var known *budget.Error
			if !errors.As(err, &known) {
				t.Fatalf("error %T", err)
			}
			return
		}
		one, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		again, _ := Disclosure(doc, Options{})
		if two, _ := json.Marshal(again); string(one) != string(two) {
			t.Fatalf("two answers:\n%s\n%s", one, two)
		}
		checkPaths(t, d)
	})
}

// TestMutations: the drawn papers with texts swapped, blanked and repeated and
// rows cut off are read without panic, and every character is accounted for.
func TestMutations(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for n := 0; n < 2000; n++ {
		doc := drawnPaper("a.pdf", layouts[n%len(layouts)].parts...)
		blocks := doc.Pages[0].Blocks
		for i := range blocks {
			if blocks[i].Table != nil {
				blocks[i].Table = mutate(r, blocks[i].Table)
			}
		}
		d, err := Disclosure(doc, Options{})
		if err != nil {
			continue
		}
		checkPaths(t, d)
		if !d.Ledger.Balanced() {
			t.Fatalf("mutation %d: ledger %+v", n, d.Ledger)
		}
	}
}

func mutate(r *rand.Rand, t *budget.Table) *budget.Table {
	m := *t
	m.Cells = slices.Clone(t.Cells)
	for k := r.Intn(5); k >= 0; k-- {
		i, j := r.Intn(len(m.Cells)), r.Intn(len(m.Cells))
		switch r.Intn(4) {
		case 0:
			m.Cells[i].Text, m.Cells[j].Text = m.Cells[j].Text, m.Cells[i].Text
		case 1:
			m.Cells[i].Text = ""
		case 2:
			m.Cells[i].Text = m.Cells[j].Text
		case 3:
			m.Cells[i].Text = words[r.Intn(len(words))]
		}
	}
	return &m
}

// checkPaths: At names a project and an indicator that exist.
func checkPaths(t *testing.T, d budget.Disclosure) {
	for _, w := range d.Warnings {
		rest, ok := strings.CutPrefix(w.At, "projects[")
		if !ok {
			continue
		}
		number, rest, _ := strings.Cut(rest, "]")
		if i := atoi(number); i >= len(d.Projects) {
			t.Errorf("%s: At %s, but there are %d projects", w.Code, w.At, len(d.Projects))
		} else if inner, ok := strings.CutPrefix(rest, ".indicators["); ok {
			number, _, _ := strings.Cut(inner, "]")
			if atoi(number) >= len(d.Projects[i].Indicators) {
				t.Errorf("%s: At %s, but there are %d indicators", w.Code, w.At, len(d.Projects[i].Indicators))
			}
		}
	}
}

func atoi(s string) int {
	n := 0
	for _, r := range s {
		n = n*10 + int(r-'0')
	}
	return n
}
