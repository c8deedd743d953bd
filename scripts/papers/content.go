package main

import (
	"fmt"
	"strings"
)

// size bounds how much a paper holds.
type size struct {
	projects   [2]int
	indicators [2]int
	units      int // departments in the paper
}

// paper invents one paper's content.
func (a author) paper(sz size, st *style) Paper {
	bureau := a.county + a.bureau
	code := fmt.Sprintf("%03d", a.between(101, 899))
	units := a.departments(bureau, code, sz.units, st)
	p := Paper{FiscalYear: a.year, Department: units[0], Warnings: []struct{}{}}
	st.cover = a.cover(bureau, st)
	if !st.withoutPartOne {
		p.Overall = a.overall(st)
	}
	p.Projects = []Project{}
	n := a.between(sz.projects[0], sz.projects[1])
	division := pick(a.dice, divisions)
	for i := range n {
		dep := units[i*len(units)/n]
		pr := a.project(i+1, dep, division, sz, st)
		if f, other := formByID(st.form); other {
			a.formProject(&pr, f)
		}
		p.Projects = append(p.Projects, pr)
	}
	if st.form != "" && n > 0 {
		p.Department = p.Projects[0].Department
	}
	if n == 0 {
		p.Department = Department{Name: bureau}
	}
	return p
}

func (a author) cover(bureau string, st *style) []string {
	if st.withoutCover {
		return nil
	}
	return []string{bureau, pick(a.dice, []string{
		fmt.Sprintf("%d年部门预算绩效目标", a.year),
		fmt.Sprintf("%d年度预算绩效文本公开", a.year),
		fmt.Sprintf("%d年部门预算项目绩效目标公开", a.year),
	})}
}

// departments are the units whose projects follow each other in the paper.
func (a author) departments(bureau, code string, n int, st *style) []Department {
	names := []string{bureau}
	if n > 1 || a.chance(50) {
		names[0] += "本级"
	}
	for _, u := range some(a.dice, a.units, n-1) {
		names = append(names, a.county+u)
	}
	out := make([]Department, len(names))
	for i, name := range names {
		out[i].Name = name
		if !st.withoutUnitCode {
			out[i].Code = ptr(fmt.Sprintf("%s%03d", code, i+1))
		}
	}
	return out
}

func (a author) overall(st *style) *Overall {
	o := &Overall{Items: []Item{}, Measures: []Measure{}}
	var paragraphs []string
	for range a.between(1, 3) {
		paragraphs = append(paragraphs, a.sentences(aimSentences, a.between(1, 4)))
	}
	o.Goal = strings.Join(paragraphs, "\n")
	for i := range a.between(2, 9) {
		o.Items = append(o.Items, Item{
			Seq: i + 1, Title: a.fill(pick(a.dice, []string{"{物}{事}", "{物}{事}经费", "{物}{事}专项资金", "{物}{事}（{物}部分）", "{物}与{物}{事}"})),
			Description: a.sentences(itemDescriptions, a.between(1, 2)),
			Goal:        a.sentences(itemGoals, a.between(1, 2)),
			Indicators:  a.sentences(itemIndicators, a.between(1, 2)),
		})
	}
	texts := some(a.dice, measureTexts, a.between(3, 8))
	numbered := a.between(0, len(texts))
	for i, t := range texts {
		m := Measure{Text: a.fill(t)}
		if i < numbered {
			m.Seq = ptr(i + 1)
		}
		o.Measures = append(o.Measures, m)
	}
	return o
}

var projectNames = []string{
	"{物}{事}", "{物}{事}经费", "{年}年{物}{事}项目", "{物}{事}、{物}{事}费", "{县}{物}{事}工程（一期）", "{物}{事}（{前}年结转）",
	"{文}提前下达{年}年{物}{事}补助资金", "{文}提前下达{年}年中央{物}{事}专项资金", "{文}下达{年}年省级{物}专项资金（{物}{事}）", "{位}{物}运行维护费",
	"“{物}”{事}试点", "{物}{事}及{物}采购(第二批)", "劳务派遣人员工资", "办公楼电费", "LED大屏租赁费", "{物}{事}项目监理、审计、造价咨询等第三方服务费用",
}

// documentNumber is one in the style of a province's finance series.
func (a author) documentNumber() string {
	open := pick(a.dice, []string{"[]", "〔〕", "【】"})
	b := []rune(open)
	return fmt.Sprintf("冀财%s%c%d%c%d号", pick(a.dice, []string{"农", "社", "教", "建", "资环", "行", "文", "政法"}), b[0], a.year-1, b[1], a.between(3, 268))
}

func (a author) project(seq int, dep Department, division string, sz size, st *style) Project {
	number := a.documentNumber()
	name := a.fill(strings.ReplaceAll(pick(a.dice, projectNames), "{文}", number))
	p := Project{Seq: seq, Name: name, Title: name + st.titleSuffix, Form: "hebei", Department: dep, Unit: st.unit}
	p.Code = ptr(a.projectCode(division))
	a.money(&p, st)
	p.Purpose = ptr(a.purpose(p, st))
	p.Schedule = a.schedule()
	p.Goals = a.goals()
	basis := a.basisSource(number, strings.HasPrefix(name, "冀财"))
	p.Indicators = a.indicators(a.between(sz.indicators[0], sz.indicators[1]), &p, basis)
	return p
}

// money invents the three amounts; the parts add up but for a few papers that
// are wrong on purpose.
func (a author) money(p *Project, st *style) {
	decimals := pick(a.dice, []int{2, 2, 2, st.decimals})
	fiscal := a.amount(decimals, st.unit)
	other := int64(0)
	if a.chance(15) {
		other = a.amount(decimals, st.unit)
	}
	total := fiscal + other
	if a.chance(3) {
		total++
	}
	show := func(v int64) string { return decimal(v, decimals) }
	p.Budget = Budget{Total: ptr(show(total)), Fiscal: ptr(show(fiscal))}
	if other > 0 || a.chance(25) {
		p.Budget.Other = ptr(show(other))
	}
	for i, v := range []*string{p.Budget.Total, p.Budget.Fiscal, p.Budget.Other} {
		p.printedBudget[i] = printed(v)
		if st.thousands && v != nil {
			p.printedBudget[i] = grouped(*v)
		}
	}
}

// amount is in units of the last decimal.
func (a author) amount(decimals int, unit string) int64 {
	whole := int64(a.between(1, pick(a.dice, []int{20, 300, 4000})))
	if unit == "元" {
		whole *= 10000
	}
	for range decimals {
		whole *= 10
	}
	if a.chance(50) && decimals > 0 {
		whole += int64(a.IntN(int(min(whole, 1_000_000))))
	}
	return whole
}

func decimal(v int64, decimals int) string {
	if decimals == 0 {
		return fmt.Sprint(v)
	}
	s := fmt.Sprintf("%0*d", decimals+1, v)
	return s[:len(s)-decimals] + "." + s[len(s)-decimals:]
}

func (a author) purpose(p Project, st *style) string {
	text := a.sentences(purposeSentences, pick(a.dice, []int{1, 1, 2, 3, 4, 6}))
	if a.long && a.chance(50) {
		text = a.sentences(purposeSentences, a.between(8, len(purposeSentences)))
	}
	if a.chance(30) {
		text = fmt.Sprintf("预算数%s%s。其中：财政资金%s%s，其他资金%s%s。", *p.Budget.Total, st.unit, *p.Budget.Fiscal, st.unit, orZero(p.Budget.Other), st.unit) + text
	}
	if a.chance(25) {
		text = strings.TrimSuffix(text, "。")
	}
	return text
}

func orZero(s *string) string {
	if s == nil {
		return "0"
	}
	return *s
}

var months = [][]string{
	{"3月底", "6月底", "10月底", "12月底"}, {"3月底", "6月底", "10月底", "12月底"}, {"3月底", "6月底", "9月底", "12月底"}, {"4月底", "6月底", "9月底", "12月底"}, {"3月底", "6月底", "9月底", "11月底"},
}

func (a author) schedule() []Payment {
	by := pick(a.dice, months)
	points := pick(a.dice, [][]string{
		{"25", "50", "75", "100"}, {"30", "60", "90", "100"}, {"0", "50", "80", "100"}, {"10", "40", "90", "100"}, {"0", "0", "0", "100"}, {"100", "100", "100", "100"}, {"33.5", "66", "87.25", "100"},
		{fmt.Sprint(a.between(1, 24)), fmt.Sprint(a.between(25, 59)), fmt.Sprint(a.between(60, 95)), "100"},
	})
	out := make([]Payment, len(by))
	for i := range by {
		out[i] = Payment{by[i], points[i]}
	}
	return out
}

func (a author) goals() []Goal {
	n := pick(a.dice, []int{1, 1, 2, 2, 3, 5})
	if n == 1 && a.chance(60) {
		text := a.fill(pick(a.dice, goalSentences))
		return []Goal{{Text: text, printed: text}}
	}
	format := pick(a.dice, []string{"%d.%s", "%d.%s", "%d.%s", "%d、%s", "（%d）%s"})
	var out []Goal
	for i, t := range some(a.dice, goalSentences, n) {
		text := a.fill(t)
		out = append(out, Goal{Seq: ptr(i + 1), Text: text, printed: fmt.Sprintf(format, i+1, text)})
	}
	return out
}
