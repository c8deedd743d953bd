package store

import (
	"testing"

	"jixiao/budget"
)

// TestFieldLabels: what people call a place's field, and the value that stood
// there.
func TestFieldLabels(t *testing.T) {
	amount := budget.PrintedAmount
	p := budget.Project{Name: "河道清淤", Unit: "万元", Attributes: budget.Attributes{{Label: "项目性质", Value: "经常性项目"}},
		Period:       &budget.Period{Start: "2025-01-01", End: "2025-12-31"},
		Schedule:     []budget.Payment{{By: "6月底", Percent: amount("40")}, {By: "12月底", Percent: amount("100")}},
		WholeProject: &budget.WholeProject{Budget: budget.Budget{Total: amount("300.00")}},
		Budget: budget.Budget{Total: amount("100.00"), Execution: []budget.Execution{{Label: "年度资金总额", Adjusted: amount("98.00"),
			Rate: budget.Text{Value: "97%"}}}}}
	for _, c := range []struct{ path, label, value string }{
		{"name", "项目名称", "河道清淤"},
		{"attributes.项目性质", "项目性质", "经常性项目"},
		{"period.start", "开始日期", "2025-01-01"},
		{"period.end", "完成日期", "2025-12-31"},
		{"schedule[1].by", "资金支出计划2 时点", "12月底"},
		{"schedule[1].percent", "资金支出计划2 累计百分比", "100"},
		{"schedule[2].percent", "资金支出计划3 累计百分比", ""},
		{"budget.total", "预算数", "100.00"},
		{"whole_project.budget.total", "整个项目 预算数", "300.00"},
		{"budget.execution[0].adjusted", "执行情况1 全年预算数", "98.00"},
		{"budget.execution[0].rate", "执行情况1 执行率", "97%"},
		{"nosuch", "nosuch", ""},
		{"schedule[x].by", "schedule[x].by", ""},
	} {
		if label, value := FieldLabel(c.path), projectValue(&p, c.path); label != c.label || value != c.value {
			t.Errorf("%s: %q is %q, want %q is %q", c.path, label, value, c.label, c.value)
		}
	}
	for field, want := range map[string]bool{"资金支出计划": true, "资金支出计划1 时点": true, "资金": false, "": false} {
		if field != "" && called("资金支出计划1 时点", field) != want {
			t.Errorf("called %q: %v", field, !want)
		}
	}
}
