package normalize

import (
	"slices"
	"testing"

	"jixiao/budget"
)

// TestImplausibleHeads: what the head of a text's table can hardly be, beside two
// tables that are as they should be.
func TestImplausibleHeads(t *testing.T) {
	usual := func() budget.Project {
		return budget.Project{Title: "设施维护绩效目标表", Name: "设施维护", Code: "13990125P00000010001M", Purpose: budget.PrintedText("用于设施维护，其他资金2万元。"),
			Department: budget.Department{Code: "101001", Name: "某某县档案局"}, Unit: "万元",
			Budget:   budget.Budget{Total: budget.PrintedAmount("3.00"), Fiscal: budget.PrintedAmount("3.00")},
			Schedule: []budget.Payment{{By: "3月底"}}, Goals: []budget.Goal{{Seq: 1, Text: "完成维护"}}}
	}
	for _, c := range []struct {
		why    string
		change func(p *budget.Project)
		want   []string // fields in doubt
	}{
		{"an ordinary head", func(*budget.Project) {}, nil},
		{"a name with a stray character", func(p *budget.Project) { p.Name = "设施F维护" }, []string{"title", "name"}},
		{"no heading", func(p *budget.Project) { p.Title = "" }, []string{"title", "name"}},
		{"no department", func(p *budget.Project) { p.Department = budget.Department{} }, []string{"department", "department.code"}},
		{"no plan: the purpose may hold it", func(p *budget.Project) { p.Schedule = nil }, []string{"schedule", "purpose"}},
		{"no sums but the total", func(p *budget.Project) { p.Budget.Fiscal = budget.PrintedAmount("") }, []string{"budget"}},
		{"an amount and a label in the purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("3.14其中：财政资金") }, []string{"purpose", "budget"}},
		{"the plan in the purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("用于维护3月底6月底") }, []string{"purpose", "budget"}},
		{"an amount that lacks its last digit", func(p *budget.Project) {
			p.Budget = budget.Budget{Total: budget.PrintedAmount("80.76442"), Fiscal: budget.PrintedAmount("67.789485"), Other: budget.PrintedAmount("12.974940")}
		}, []string{"budget"}},
		{"a sum that does not add up is the paper's own", func(p *budget.Project) {
			p.Budget = budget.Budget{Total: budget.PrintedAmount("80.76"), Fiscal: budget.PrintedAmount("67.79"), Other: budget.PrintedAmount("12.96")}
		}, nil},
		{"no purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("") }, []string{"purpose"}},
		{"the end of a label in the purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("规模及资金用途用于设施维护") }, []string{"purpose", "budget"}},
		{"an amount before the purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("294.00保障机关运转") }, []string{"purpose", "budget"}},
		{"a purpose that begins with an ordinal", func(p *budget.Project) { p.Purpose = budget.PrintedText("1.保障机关运转") }, nil},
		{"a purpose that begins with a sum", func(p *budget.Project) { p.Purpose = budget.PrintedText("2.5万元用于机关运转") }, nil},
		{"a date in the purpose", func(p *budget.Project) { p.Purpose = budget.PrintedText("3月底前完成，6月底验收。") }, nil},
		{"a stray bracket in both heading and name is printed so", func(p *budget.Project) { p.Title, p.Name = "设施]维护绩效目标表", "设施]维护" }, nil},
		{"a sign that moved in a goal", func(p *budget.Project) { p.Goals[0].Text = "使群≥众满意度91%" }, []string{"goals"}},
		{"quotation marks around nothing", func(p *budget.Project) { p.Goals[0].Text = "“”完成维护" }, []string{"goals"}},
	} {
		odd := usual()
		c.change(&odd)
		d := budget.Disclosure{Projects: []budget.Project{usual(), usual(), odd}}
		implausibleHeads(&d, false)
		var got []string
		for _, w := range d.Warnings {
			got = append(got, w.At[len("projects[2]."):])
		}
		slices.Sort(got)
		slices.Sort(c.want)
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
