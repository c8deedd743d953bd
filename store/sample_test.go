package store

import (
	"fmt"
	"math/rand/v2"

	"jixiao/budget"
)

// paper makes a Disclosure that uses every noun, the same for the same seed.
func paper(seed uint64) budget.Disclosure {
	g := generator{rand.New(rand.NewPCG(seed, 7))}
	d := budget.Disclosure{FiscalYear: budget.Year(2022 + g.IntN(4)), Department: g.department(),
		Projects: []budget.Project{}, Warnings: []budget.Issue{}}
	if g.IntN(4) > 0 {
		d.Overall = g.overall()
	}
	for i := range 1 + g.IntN(5) {
		d.Projects = append(d.Projects, g.project(i+1, d.Department))
	}
	for range g.IntN(3) {
		d.Warnings = append(d.Warnings, budget.Issue{Code: "doubt", Message: g.words(9), Where: g.pos(), At: "projects[0].indicators[1].value"})
		d.Evidence = append(d.Evidence, budget.Evidence{Field: "fiscal_year", Value: "2025", Source: "title", Where: g.pos(), Raw: g.words(4)})
	}
	if g.IntN(2) == 0 {
		d.Ledger = &budget.Ledger{Printed: 9, Cells: 5, Lines: 4}
	}
	d.Incomplete = g.IntN(8) == 0
	return d
}

type generator struct{ *rand.Rand }

var syllables = []rune("产业扶持补助资金项目管理服务建设城乡道路维护学校教育医疗保障科技创新⽬⾦（）≥%95ＡＢc12 ,。")

func (g generator) words(n int) string {
	out := make([]rune, 1+g.IntN(n))
	for i := range out {
		out[i] = syllables[g.IntN(len(syllables))]
	}
	return string(out)
}

func (g generator) text() budget.Text {
	switch g.IntN(3) {
	case 0:
		return budget.Text{}
	case 1:
		return budget.PrintedText("")
	}
	return budget.PrintedText(g.words(8))
}

func (g generator) nullable() budget.Nullable {
	if g.IntN(5) == 0 {
		return ""
	}
	return budget.Nullable(g.words(12))
}

func (g generator) amount() budget.Amount {
	switch g.IntN(4) {
	case 0:
		return budget.Amount{}
	case 1:
		return budget.PrintedAmount("")
	}
	return budget.PrintedAmount(fmt.Sprintf("%d.%02d", g.IntN(1000), g.IntN(100)))
}

func (g generator) department() budget.Department {
	n := g.IntN(4)
	d := budget.Department{Name: fmt.Sprintf("第%d办公室", n)}
	if n > 0 {
		d.Code = budget.Nullable(fmt.Sprintf("47%d001", n))
	}
	return d
}

func (g generator) pos() budget.Pos {
	switch g.IntN(4) {
	case 0:
		return budget.Pos{}
	case 1:
		return budget.Pos{Lines: [2]int{1 + g.IntN(9), 12}}
	case 2:
		return budget.Pos{Path: "Sheet1!B3"}
	}
	return budget.Pos{Page: 1 + g.IntN(20), Box: budget.Box{float64(g.IntN(60000)) / 100, 1.25, 3, float64(g.IntN(90000)) / 100}}
}

func (g generator) places(fields ...string) budget.Places {
	var out budget.Places
	for _, f := range fields {
		for range g.IntN(3) {
			if out == nil {
				out = budget.Places{}
			}
			out[f] = append(out[f], budget.Place{Pos: g.pos(), Raw: g.words(5) + "\n" + g.words(5)})
		}
	}
	return out
}

func (g generator) overall() *budget.Overall {
	o := &budget.Overall{Goal: g.words(40), Items: []budget.Item{}, Measures: []budget.Measure{}, Places: g.places("goal")}
	for i := range g.IntN(3) {
		o.Items = append(o.Items, budget.Item{Seq: budget.Ordinal(i), Title: g.words(6), Goal: g.words(20), Places: g.places("title", "goal")})
		o.Measures = append(o.Measures, budget.Measure{Seq: budget.Ordinal(i), Text: g.words(20), Places: g.places("text")})
	}
	return o
}

func (g generator) budget() budget.Budget {
	b := budget.Budget{Total: g.amount(), Fiscal: g.amount(), Carryover: g.amount(), Other: g.amount()}
	for range g.IntN(2) {
		b.Execution = append(b.Execution, budget.Execution{Label: g.words(5), Initial: g.amount(), Adjusted: g.amount(), Executed: g.amount(), Weight: g.text(), Rate: g.text(), Score: g.text()})
	}
	return b
}

func (g generator) goals() []budget.Goal {
	out := []budget.Goal{}
	for i := range g.IntN(3) {
		out = append(out, budget.Goal{Seq: budget.Ordinal(i), Text: g.words(30), Places: g.places("text")})
	}
	return out
}

func (g generator) attributes() budget.Attributes {
	var out budget.Attributes
	for i := range g.IntN(3) {
		out = append(out, budget.Attribute{Label: fmt.Sprint("栏<", i), Value: g.words(4)})
	}
	return out
}

func (g generator) project(seq int, d budget.Department) budget.Project {
	p := budget.Project{Seq: seq, Title: g.words(9), Form: "hebei", Name: g.words(9), Department: d, Implementer: g.text(), Attributes: g.attributes(),
		Unit: "万元", Budget: g.budget(), Purpose: g.text(), Goals: g.goals(), Indicators: []budget.Indicator{}, Places: g.places("name", "budget.total")}
	if g.IntN(3) > 0 {
		p.Code = budget.Nullable(fmt.Sprintf("13028125P%011d1", g.IntN(1000000)))
	}
	if g.IntN(3) == 0 {
		p.Period = &budget.Period{Start: "2023-01-01"}
		p.WholeProject = &budget.WholeProject{Budget: g.budget(), Goals: g.goals()}
	}
	for i := range g.IntN(5) {
		p.Schedule = append(p.Schedule, budget.Payment{By: fmt.Sprint(3*i, "月底"), Percent: g.amount()})
	}
	for range g.IntN(9) {
		p.Indicators = append(p.Indicators, g.indicator())
	}
	return p
}

func (g generator) indicator() budget.Indicator {
	r := budget.Indicator{Level1: "产出指标", Level2: g.nullable(), Level3: g.nullable(), Description: g.nullable(), Value: g.nullable(), Basis: g.nullable(),
		Weight: g.text(), Actual: g.text(), Score: g.text(), Deviation: g.text(), Attributes: g.attributes(), Places: g.places("level3", "value", "basis")}
	switch g.IntN(3) {
	case 0:
		r.Target = &budget.Target{Op: ">=", Number: "95", Unit: "%"}
	case 1:
		r.Target = &budget.Target{Text: g.words(5)}
	}
	return r
}
