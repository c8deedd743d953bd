package audit

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
)

var schedules = []Rule{
	{ID: "JX-E01", Title: "资金计划不单调", Severity: Error,
		Reason:  "累计支出计划只增不减，且在0与100之间。",
		Fail:    `{"projects":[{"schedule":[{"by":"3月底","percent":"50"},{"by":"6月底","percent":"40"},{"by":"12月底","percent":"100"}]}]}`,
		Pass:    `{}`,
		project: scheduleFalls},
	{ID: "JX-E02", Title: "资金计划末期≠100%", Severity: Error,
		Reason:  "到12月底应计划支出全部资金。",
		Fail:    `{"projects":[{"schedule":[{"by":"3月底","percent":"50"},{"by":"12月底","percent":"90"}]}]}`,
		Pass:    `{}`,
		project: scheduleEnd},
	{ID: "JX-E03", Title: "资金计划千篇一律", Severity: Info,
		Reason: "一个单位的项目全用同一份资金计划，说明没有按项目测算。",
		Params: []Param{{"n", 5, "至少几个项目"}},
		Fail:   `{"projects":[{},{},{},{},{}]}`,
		Pass:   `{"projects":[{},{},{},{},{"schedule":[{"by":"6月底","percent":"40"},{"by":"12月底","percent":"100"}]}]}`,
		paper:  sameSchedules},
	{ID: "JX-E04", Title: "时效指标无时点", Severity: Warning,
		Reason:    "时效指标的值应是日期、期限或百分数。",
		Fail:      `{"projects":[{"indicators":[{"level1":"产出指标","level2":"时效指标","level3":"完成时间","value":"尽快完成","target":{"text":"尽快完成"}}]}]}`,
		Pass:      `{}`,
		indicator: noDate},
	{ID: "JX-E05", Title: "年份不合", Severity: Warning,
		Reason:  "文字里的年份既不是预算年度也不是上年（书名号、文号和“截至”之内不算），可能是往年的文字。",
		Fail:    `{"projects":[{"purpose":"用于2021年河道清淤。"}]}`,
		Pass:    `{"projects":[{"purpose":"根据《河道管理办法（2018年）》和云财农〔2019〕3号，用于2025年清淤。"}]}`,
		project: strayYear},
}

func scheduleFalls(s *subject) []result {
	if len(s.p.Schedule) == 0 {
		return one(na())
	}
	last, lastText := new(big.Rat), "0"
	for i, p := range s.p.Schedule {
		r, ok := p.Percent.Rat()
		if !ok {
			return one(insufficient())
		}
		if r.Cmp(last) < 0 || r.Cmp(big.NewRat(100, 1)) > 0 {
			return one(found("schedule", fmt.Sprintf("%s为%s%%，之前为%s%%", p.By, p.Percent.Decimal, lastText), count("第几期", i+1)))
		}
		last, lastText = r, p.Percent.Decimal
	}
	return one(pass())
}

func scheduleEnd(s *subject) []result {
	if len(s.p.Schedule) == 0 {
		return one(na())
	}
	end := s.p.Schedule[len(s.p.Schedule)-1]
	r, ok := end.Percent.Rat()
	switch {
	case !ok:
		return one(insufficient())
	case r.Cmp(big.NewRat(100, 1)) != 0:
		return one(found("schedule", end.By+"为"+end.Percent.Decimal+"%", Number{"末期", end.Percent.Decimal}))
	}
	return one(pass())
}

func planOf(p budget.Project) string {
	plan := ""
	for _, at := range p.Schedule {
		plan += at.By + zeroless(at.Percent.Decimal) + "% "
	}
	return strings.TrimSpace(plan)
}

// sameSchedules looks at each unit of a paper on its own.
func sameSchedules(s *sheet) []result {
	var units []string
	plans, projects := map[string][]string{}, map[string]int{}
	for i := range s.paper.Projects {
		p := &s.paper.Projects[i]
		plan := planOf(*p)
		if plan == "" {
			continue
		}
		unit := departmentKey(s.paper, p)
		if plans[unit] == nil {
			units = append(units, unit)
		}
		projects[unit]++
		if !slices.Contains(plans[unit], plan) {
			plans[unit] = append(plans[unit], plan)
		}
	}
	if len(units) == 0 {
		return one(na())
	}
	var out []result
	for _, unit := range units {
		if projects[unit] < int(s.param("n")) || len(plans[unit]) > 1 {
			out = append(out, pass())
			continue
		}
		out = append(out, found("", fmt.Sprintf("%d个项目的资金计划都是：%s", projects[unit], plans[unit][0]), count("项目数", projects[unit])))
	}
	return out
}

var chineseDate = pattern(`[年月日天季旬]底?|年内|当年|全年|长期|及时|按时|按期|随时`)

func noDate(s *subject, i int) result {
	in := s.p.Indicators[i]
	switch {
	case !strings.Contains(string(in.Level2), "时效"):
		return na()
	case in.Target == nil:
		return insufficient()
	case in.Target.Number != "" || hasDigit().MatchString(in.Target.Text) || chineseDate().MatchString(in.Target.Text):
		return pass()
	}
	return found(fmt.Sprintf("indicators[%d].value", i), "时效指标“"+string(in.Level3)+"”的值是“"+string(in.Value)+"”")
}

var (
	quoted    = pattern(`《[^》]*》|[\[【〔（(]+(19|20)\d{2}[\]】〕）)]+`)
	yearInUse = pattern(`(截至|截止|自|从|始于|建于|成立于|起)?((?:19|20)\d{2})年?(?:[-—~～至到](?:(?:19|20)\d{2})年?)?`)
)

func strayYear(s *subject) []result {
	fiscal := int(s.paper.FiscalYear)
	if fiscal == 0 {
		return one(insufficient())
	}
	texts := []struct{ object, text string }{{"name", s.p.Name}, {"purpose", s.p.Purpose.Value}}
	for i, g := range s.p.Goals {
		texts = append(texts, struct{ object, text string }{fmt.Sprintf("goals[%d].text", i), g.Text})
	}
	for i, in := range s.p.Indicators {
		texts = append(texts, struct{ object, text string }{fmt.Sprintf("indicators[%d].value", i), string(in.Value)})
	}
	var out []result
	for _, t := range texts {
		out = append(out, yearsIn(t.object, t.text, fiscal))
	}
	return out
}

// yearsIn looks for a year that is written as one (2021年, not the number 2021).
func yearsIn(object, text string, fiscal int) result {
	if !strings.Contains(text, "年") {
		return pass()
	}
	for _, m := range yearInUse().FindAllStringSubmatch(quoted().ReplaceAllString(text, ""), -1) {
		year, _ := strconv.Atoi(m[2])
		span := strings.ContainsAny(m[0], "-—~～至到")
		if m[1] != "" || span || !strings.Contains(m[0], "年") || year == fiscal || year == fiscal-1 {
			continue
		}
		return found(object, "文字中的“"+m[0]+"”，预算年度"+strconv.Itoa(fiscal), count("文字年份", year), count("预算年度", fiscal))
	}
	return pass()
}
