package main

import (
	"fmt"
	"slices"
	"strings"
)

// block is one element of the paper between content and markup: exactly one
// of its parts is set.
type block struct {
	para  *para
	table *table
	brk   bool // page break
}

type para struct {
	text   string
	kind   string // cover, part, head, body, title, unit, toc
	leader string // page number of a line of the table of contents
}

// table is rows of cells whose sides are given in thousandths of its width.
type table struct {
	rows [][]cell
	// repeat is the index of the row that is printed again on every page; -1.
	repeat int
}

type cell struct {
	x0, x1 int
	down   int      // rows it covers
	text   []string // paragraphs
	centre bool
	code   bool // may break anywhere
}

// bounds are all sides that occur in the table, sorted.
func (t *table) bounds() []int {
	var all []int
	for _, r := range t.rows {
		for _, c := range r {
			all = append(all, c.x0, c.x1)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// span is how many of the bounds' columns a cell covers.
func (c cell) span(bounds []int) int {
	a, _ := slices.BinarySearch(bounds, c.x0)
	b, _ := slices.BinarySearch(bounds, c.x1)
	return b - a
}

// layout puts a paper into blocks.
func layout(p Paper, st *style) []block {
	var out []block
	text := func(kind, s string) {
		for _, line := range strings.Split(s, "\n") {
			out = append(out, block{para: &para{text: line, kind: kind}})
		}
	}
	for _, line := range st.cover {
		text("cover", line)
	}
	if st.toc {
		out = append(out, contents(p, st)...)
	}
	if p.Overall != nil {
		text("part", st.partTitles[0])
		out = append(out, partOne(p.Overall, st)...)
		out = append(out, block{brk: true})
	}
	if (!st.withoutPartOne || len(p.Projects) == 0) && st.form == "" {
		text("part", st.partTitles[1])
	}
	if len(p.Projects) == 0 {
		text("body", st.noProjects)
	}
	for i, pr := range p.Projects {
		if st.newPage && i > 0 {
			out = append(out, block{brk: true})
		}
		if f, other := formByID(st.form); other {
			out = append(out, formBlocks(&pr, f, p.FiscalYear)...)
			continue
		}
		text("title", fmt.Sprintf(st.ordinal, pr.Seq, pr.Title))
		out = append(out, projectBlocks(pr, st)...)
	}
	return out
}

// contents is a table of contents with dotted leaders; its page numbers rise
// but are not those of the rendering, as in papers nobody refreshed.
func contents(p Paper, st *style) []block {
	out := []block{{para: &para{text: "目 录", kind: "part"}}}
	line := func(s string, page int) {
		out = append(out, block{para: &para{text: strings.ReplaceAll(s, "\n", " "), kind: "toc", leader: fmt.Sprint(page)}})
	}
	page := 1
	if p.Overall != nil {
		line(st.partTitles[0], page)
		page += 3
	}
	line(st.partTitles[1], page)
	for _, pr := range p.Projects {
		line(fmt.Sprintf(st.ordinal, pr.Seq, pr.Title), page)
		page += 1 + len(pr.Indicators)/12
	}
	return append(out, block{brk: true})
}

var numerals = []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"}

func partOne(o *Overall, st *style) []block {
	var out []block
	add := func(kind, s string) { out = append(out, block{para: &para{text: s, kind: kind}}) }
	head := func(i int, s string) {
		add("head", numerals[i]+"、"+s)
		if st.bodyHeads {
			add("body", s)
		}
	}
	head(0, "总体绩效目标")
	for _, s := range strings.Split(o.Goal, "\n") {
		add("body", s)
	}
	head(1, "分项绩效目标")
	for i, it := range o.Items {
		add("body", "（"+numerals[i]+"）"+it.Title)
		add("body", it.Description)
		add("body", "绩效目标："+it.Goal)
		add("body", "绩效指标："+it.Indicators)
	}
	head(2, "工作保障措施")
	for _, m := range o.Measures {
		if m.Seq != nil {
			add("body", "（"+numerals[*m.Seq-1]+"）"+m.Text)
			continue
		}
		add("body", m.Text)
	}
	return out
}

func projectBlocks(pr Project, st *style) []block {
	unit := strings.TrimSpace(printed(pr.Department.Code)+" "+pr.Department.Name) + "\t单位：" + pr.Unit
	out := []block{{para: &para{text: unit, kind: "unit"}}}
	head, grid := headRows(pr), gridRows(pr, st)
	if st.oneTable {
		return append(out, block{table: &table{rows: append(head, grid...), repeat: -1}})
	}
	out = append(out, block{table: &table{rows: head, repeat: -1}})
	if st.gap {
		out = append(out, block{para: &para{kind: "gap"}})
	}
	repeat := -1
	if st.repeatHeader {
		repeat = 0
	}
	return append(out, block{table: &table{rows: grid, repeat: repeat}})
}

// headRows is the block above the grid.
func headRows(pr Project) [][]cell {
	one := func(x0, x1 int, s string) cell { return cell{x0: x0, x1: x1, down: 1, text: []string{s}} }
	const label, a, b, c, d, e = 130, 260, 410, 540, 690, 820
	code := one(label, b+30, printed(pr.Code))
	code.code = true
	rows := [][]cell{
		{one(0, label, "项目编码"), code, one(b+30, c+30, "项目名称"), one(c+30, 1000, pr.Name)},
		{{x0: 0, x1: label, down: 2, text: []string{"预算规模及资金用途"}}, one(label, a, "预算数"), one(a, b, pr.printedBudget[0]),
			one(b, c, "其中：财政资金"), one(c, d, pr.printedBudget[1]), one(d, e, "其他资金"), one(e, 1000, pr.printedBudget[2])},
		{one(label, 1000, printed(pr.Purpose))},
	}
	by := []cell{{x0: 0, x1: label, down: 2, text: []string{"资金支出计划（%）"}}}
	var percent []cell
	n := len(pr.Schedule)
	for i, pay := range pr.Schedule {
		x0, x1 := label+(1000-label)*i/n, label+(1000-label)*(i+1)/n
		m, v := one(x0, x1, pay.By), one(x0, x1, pay.Percent+"%")
		m.centre, v.centre = true, true
		by, percent = append(by, m), append(percent, v)
	}
	var goals []string
	for _, g := range pr.Goals {
		goals = append(goals, g.printed)
	}
	return append(rows, by, percent, []cell{one(0, label, "绩效目标"), {x0: label, x1: 1000, down: 1, text: goals}})
}

var gridHeader = []string{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"}

func gridRows(pr Project, st *style) [][]cell {
	x := [7]int{}
	for i, w := range st.columns {
		x[i+1] = x[i] + w
	}
	x[6] = 1000
	var head []cell
	for i, s := range gridHeader {
		head = append(head, cell{x0: x[i], x1: x[i+1], down: 1, text: []string{s}, centre: true})
	}
	rows := [][]cell{head}
	for i, in := range pr.Indicators {
		var row []cell
		put := func(col, down int, s string) {
			row = append(row, cell{x0: x[col], x1: x[col+1], down: down, text: []string{s}, centre: st.centre[col]})
		}
		if i == 0 || pr.Indicators[i-1].Level1 != in.Level1 {
			put(0, run(pr.Indicators[i:], func(o Indicator) bool { return o.Level1 == in.Level1 }), in.Level1)
		}
		same := func(o Indicator) bool { return o.Level1 == in.Level1 && o.Level2 == in.Level2 }
		if !st.mergeLevel2 {
			put(1, 1, in.Level2)
		} else if i == 0 || !same(pr.Indicators[i-1]) {
			put(1, run(pr.Indicators[i:], same), in.Level2)
		}
		put(2, 1, string(in.Level3))
		put(3, 1, printed(in.Description))
		put(4, 1, in.printedValue)
		put(5, 1, printed(in.Basis))
		rows = append(rows, row)
	}
	return rows
}

// run counts the leading indicators that fulfil ok.
func run(list []Indicator, ok func(Indicator) bool) int {
	for i, in := range list {
		if !ok(in) {
			return i
		}
	}
	return len(list)
}
