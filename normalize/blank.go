package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// codeBlank marks a table that nobody has filled in: departments without projects
// publish the form as it is, or with 无 in its cells.
const codeBlank = "empty_table"

// noTexts fill cells that have nothing to say.
var noTexts = map[string]bool{"": true, "无": true, "/": true, "-": true, "--": true, "—": true, "——": true, "\\": true, "暂无": true, "不涉及": true, "无。": true, "无此项": true, "0": true}

func saysNothing(text string) bool { return noTexts[budget.Fold(text)] }

// noneStarts begin what some write in the place of a project's name.
var noneStarts = []string{"无", "本单位无", "本部门无", "我单位无", "我部门无", "没有", "本单位没有", "本部门没有"}

// maxNone bounds the characters of such a remark.
const maxNone = 20

// namesNone reports whether the name of a project says that there is none.
func namesNone(name string) bool {
	key := budget.Fold(name)
	if saysNothing(name) {
		return true
	}
	for _, start := range noneStarts {
		if strings.HasPrefix(key, start) && strings.Contains(key, "项目") && utf8.RuneCountInString(key) <= maxNone {
			return true
		}
	}
	return false
}

// isBlank reports whether a project's table is a form that was not filled in. Of
// texts it is not asked: there a table may have lost its cells.
func (b *builder) isBlank() bool {
	p := &b.p
	if b.rec.inferred() || !namesNone(p.Name) || p.Code != "" || !saysNothing(string(p.Purpose.Value)) || len(p.Schedule) > 0 {
		return false
	}
	for _, a := range []budget.Amount{p.Budget.Total, p.Budget.Fiscal, p.Budget.Carryover, p.Budget.Other} {
		if strings.Trim(a.Decimal, "0.") != "" {
			return false
		}
	}
	for _, g := range p.Goals {
		if !namesNone(g.Text) {
			return false
		}
	}
	for i := range p.Indicators {
		if in := &p.Indicators[i]; !saysNothing(string(in.Level3)) || !saysNothing(string(in.Value)) || !saysNothing(string(in.Description)) {
			return false
		}
	}
	return true
}

// tellBlank says that a blank form was passed over.
func (r *reader) tellBlank(rec *record) {
	r.warn(budget.Issue{Code: codeBlank, Where: rec.where(), Message: "这张绩效目标表是空表（没有填写），没有读作项目"})
}
