package audit

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"jixiao/budget"
)

const lastYearExample = `"last":[{"fiscal_year":2024,"projects":[`

var years = []Rule{
	{ID: "JX-F01", Title: "与上年雷同", Severity: Warning, Needs: LastYear,
		Reason:  "指标和目标值与上年一字不差，预算却有较大变动。",
		Params:  []Param{{"moved", 0.2, "预算变动超过多少"}, {"alike", 0.95, "指标相同的比例"}},
		Fail:    `{` + lastYearExample + `{"budget":{"total":"50.00","fiscal":"50.00","other":null}}]}]}`,
		Pass:    `{` + lastYearExample + `{"budget":{"total":"99.00","fiscal":"99.00","other":null}}]}]}`,
		project: sameAsLastYear},
	{ID: "JX-F02", Title: "跨项目复制", Severity: Warning,
		Reason:  "名称不同的项目，用途、目标或整套指标却相同或几乎相同（不计数字）。",
		Params:  []Param{{"alike", 0.8, "指标名称相同的比例"}, {"near", 0.9, "用途和目标的相似度至少多少"}},
		Fail:    `{"projects":[{},{"seq":2,"code":null,"name":"河道保洁"}]}`,
		Pass:    `{"projects":[{},` + otherProject + `]}`,
		project: copiedWithin},
	{ID: "JX-F03", Title: "跨部门复制", Severity: Warning, Needs: Archive,
		Reason:  "别的部门的项目有相同或几乎相同的用途、目标或整套指标（不计数字）。",
		Params:  []Param{{"alike", 0.9, "相似度至少多少"}},
		Fail:    `{"others":[{"department":{"code":"302","name":"青河县水务局"},"projects":[{"department":{"code":"302","name":"青河县水务局"}}]}]}`,
		Pass:    `{"others":[{"department":{"code":"302","name":"青河县水务局"},"projects":[` + otherProject + `]}]}`,
		project: copiedAcross},
	{ID: "JX-F04", Title: "预算大变无说明", Severity: Info, Needs: LastYear,
		Reason:  "预算比上年大增或大减，绩效目标却没有变。",
		Params:  []Param{{"moved", 0.3, "预算变动超过多少"}},
		Fail:    `{` + lastYearExample + `{"budget":{"total":"50.00","fiscal":"50.00","other":null}}]}]}`,
		Pass:    `{` + lastYearExample + `{"budget":{"total":"90.00","fiscal":"90.00","other":null}}]}]}`,
		project: unexplainedMove},
	{ID: "JX-F05", Title: "延续项目断档", Severity: Info, Needs: LastYear,
		Reason:  "编码年份早于预算年度，说明是延续项目，上年的文件里却没有它。",
		Fail:    `{"projects":[{"code":"13028123P000076100049"}],` + lastYearExample + otherProject + `]}]}`,
		Pass:    `{"projects":[{"code":"13028123P000076100049"}],` + lastYearExample + `{"code":"13028123P000076100049"}]}]}`,
		project: gapInYears},
	{ID: "JX-F06", Title: "指标倒退", Severity: Info, Needs: LastYear,
		Reason:    "同一指标的目标比上年宽松，预算却没有减少。",
		Fail:      `{"projects":[` + similar("≥90%", "90") + `],` + lastYearExample + similar("≥95%", "95") + `]}]}`,
		Pass:      `{"projects":[` + similar("≥96%", "96") + `],` + lastYearExample + similar("≥95%", "95") + `]}]}`,
		indicator: weakerTarget},
}

const otherProject = `{"seq":2,"code":null,"name":"学校食堂改造","department":{"code":"302","name":"青河县水务局"},"purpose":"用于全县十二所学校食堂更换炊具和改造排烟设施。","goals":[{"seq":1,"text":"为十二所学校食堂更换炊具，保障学生用餐安全"}],"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"改造食堂","value":"12个"}]}`

// lastYear finds a project in last year's papers: by code, else by its name
// without years and document numbers.
type lastYear struct {
	byCode, byName map[string]*budget.Project
}

func indexLast(papers []budget.Disclosure) lastYear {
	l := lastYear{map[string]*budget.Project{}, map[string]*budget.Project{}}
	for i := range papers {
		for j := range papers[i].Projects {
			p := &papers[i].Projects[j]
			keepFirst(l.byCode, string(p.Code), p)
			keepFirst(l.byName, yearless(p.Name), p)
		}
	}
	return l
}

func keepFirst(m map[string]*budget.Project, key string, p *budget.Project) {
	if _, known := m[key]; !known && key != "" {
		m[key] = p
	}
}

func (s *subject) lastOf() *budget.Project {
	if p := s.before.byCode[string(s.p.Code)]; p != nil {
		return p
	}
	return s.before.byName[s.copies.names[s.index]]
}

var (
	yearDigits = pattern(`(19|20)\d{2}年?度?`)
	digits     = pattern(`[0-9][0-9.,]*`)
)

func yearless(name string) string {
	return strings.ReplaceAll(bareName(yearDigits().ReplaceAllString(documentNumber().ReplaceAllString(name, ""), "")), "提前下达", "")
}

// moved is the relative change of the budget against last year; false when one
// of the two cannot be read or last year's is 0.
func (s *subject) moved(last *budget.Project) (*big.Rat, bool) {
	was, ok1 := last.Budget.Total.Fen(last.Unit)
	is, ok2 := s.p.Budget.Total.Fen(s.p.Unit)
	if !ok1 || !ok2 || was == 0 {
		return nil, false
	}
	r := new(big.Rat).SetFrac64(is-was, was)
	return r, true
}

func (s *subject) beyond(r *big.Rat, param string) bool {
	f, _ := new(big.Rat).Abs(r).Float64()
	return f > s.param(param)
}

func moveNumbers(last *budget.Project, p *budget.Project, r *big.Rat) []Number {
	return []Number{{"上年预算", last.Budget.Total.Decimal + last.Unit}, {"本年预算", p.Budget.Total.Decimal + p.Unit},
		{"变动%", new(big.Rat).Mul(r, big.NewRat(100, 1)).FloatString(1)}}
}

func sameAsLastYear(s *subject) []result {
	last := s.lastOf()
	if last == nil {
		return one(na())
	}
	r, ok := s.moved(last)
	if !ok || len(s.p.Indicators) == 0 {
		return one(insufficient())
	}
	same := sharedRows(s.p, last, func(in budget.Indicator) string { return rowName(in) + "\x00" + string(in.Value) })
	all := max(len(s.p.Indicators), len(last.Indicators))
	if s.beyond(r, "moved") && float64(same) >= s.param("alike")*float64(all) {
		return one(found("indicators", fmt.Sprintf("%d条指标中%d条与上年完全相同", all, same), moveNumbers(last, s.p, r)...))
	}
	return one(pass())
}

func rowName(in budget.Indicator) string {
	return string(in.Level2) + "\x00" + budget.Fold(string(in.Level3))
}

// sharedRows counts the rows that both projects have, each at most once.
func sharedRows(a, b *budget.Project, key func(budget.Indicator) string) int {
	has := map[string]int{}
	for _, in := range b.Indicators {
		has[key(in)]++
	}
	n := 0
	for _, in := range a.Indicators {
		if has[key(in)] > 0 {
			has[key(in)]--
			n++
		}
	}
	return n
}

// numberless makes texts equal that differ in their figures only.
func numberless(s string) string { return digits().ReplaceAllString(bareName(s), "#") }

func copiedAcross(s *subject) []result {
	if len(s.view.papers) < 2 {
		return one(insufficient())
	}
	own := departmentHash(s.paper, s.p)
	var out []result
	for _, c := range copyable(s.p) {
		at, alike, found := s.view.copyOf(c.text, own, s.param("alike"))
		switch {
		case !found:
			out = append(out, pass())
		case alike == 1:
			out = append(out, s.copied(c.object, "别的部门有相同的", at, alike))
		default:
			out = append(out, s.copied(c.object, "别的部门有几乎相同的", at, alike))
		}
	}
	if len(out) == 0 {
		return one(na())
	}
	return out
}

// copied says which text it is; where the other one stands is no part of the
// evidence, for another import may find it elsewhere.
func (s *subject) copied(object, what string, at int32, alike float64) result {
	text := "整套指标"
	switch {
	case object == "purpose":
		text = "资金用途：" + s.p.Purpose.Value
	case strings.HasPrefix(object, "goals["):
		var i int
		_, _ = fmt.Sscanf(object, "goals[%d]", &i)
		text = "目标：" + s.p.Goals[i].Text
	}
	return found(object, what+text, Number{"相同处", s.view.where(at)}, Number{"相似度（估计）", strconv.FormatFloat(alike, 'f', 2, 64)})
}

func unexplainedMove(s *subject) []result {
	last := s.lastOf()
	if last == nil {
		return one(na())
	}
	r, ok := s.moved(last)
	if !ok {
		return one(insufficient())
	}
	if s.beyond(r, "moved") && goalsText(s.p) == goalsText(last) {
		return one(found("budget.total", "预算变动，绩效目标与上年相同", moveNumbers(last, s.p, r)...))
	}
	return one(pass())
}

func goalsText(p *budget.Project) string {
	text := ""
	for _, g := range p.Goals {
		text += bareName(g.Text) + "\n"
	}
	return text
}

func gapInYears(s *subject) []result {
	year := budget.CodeYear(string(s.p.Code))
	switch {
	case year == 0 || s.paper.FiscalYear == 0 || year >= int(s.paper.FiscalYear):
		return one(na())
	case len(s.last) == 0:
		return one(insufficient())
	case s.lastOf() == nil:
		return one(found("code", fmt.Sprintf("编码年份%d，上年没有这个项目", year), count("编码年份", year), count("预算年度", int(s.paper.FiscalYear))))
	}
	return one(pass())
}

func weakerTarget(s *subject, i int) result {
	in := s.p.Indicators[i]
	last := s.lastOf()
	if last == nil || in.Target == nil {
		return na()
	}
	is, ok := budget.PrintedAmount(in.Target.Number).Rat()
	if !ok {
		return na()
	}
	for _, o := range last.Indicators {
		if rowName(o) != rowName(in) || o.Target == nil || o.Target.Op != in.Target.Op || o.Target.Unit != in.Target.Unit {
			continue
		}
		was, ok := budget.PrintedAmount(o.Target.Number).Rat()
		r, moved := s.moved(last)
		if !ok || !moved {
			return insufficient()
		}
		up := is.Cmp(was) > 0
		weaker := is.Cmp(was) != 0 && (strings.HasPrefix(in.Target.Op, "<") == up) && in.Target.Op != "="
		if weaker && r.Sign() >= 0 {
			return found(fmt.Sprintf("indicators[%d].value", i), fmt.Sprintf("上年“%s”，本年“%s”", o.Value, in.Value), moveNumbers(last, s.p, r)...)
		}
		return pass()
	}
	return na()
}
