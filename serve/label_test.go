package serve

import (
	"testing"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/diff"
)

// TestFieldNames: what people call the fields of a comparison.
func TestFieldNames(t *testing.T) {
	for _, c := range []struct{ why, path, want string }{
		{"a field of the contract", "budget.total", "预算数"},
		{"a column of an indicator", "indicators[产出指标/数量指标/里程].value", "产出指标/数量指标/里程 · 指标值"},
		{"a dot in a name", "indicators[产出指标/质量指标/GB.18030].basis", "产出指标/质量指标/GB.18030 · 指标值确定依据"},
		{"goals count from 1", "goals[1].text", "绩效目标 1"},
		{"and so do measures", "overall.measures[1].text", "保障措施 1"},
		{"an item that bears a number as its name", "overall.items[2025].goal", "分项目标 2025 · 绩效目标"},
		{"the whole project's money", "whole_project.budget.total", "整个项目 · 预算数"},
		{"a label of the paper's own", "attributes.项目性质", "项目性质"},
	} {
		if got := fieldName(c.path); got != c.want {
			t.Errorf("%s: %q is %q, want %q", c.why, c.path, got, c.want)
		}
	}
}

// TestFindingFields: the paths of findings are those of the paper's JSON and
// count from 0.
func TestFindingFields(t *testing.T) {
	for path, want := range map[string]string{
		"overall.measures[0].text": "保障措施 1", "overall.items[1].goal": "分项目标 2 · 绩效目标", "overall.items": "分项目标",
		"projects[3].goals[0].text": "绩效目标 1", "projects[3].budget.total": "预算数", "projects[3].name": "项目名称", "": "",
	} {
		if got := fieldOf(audit.Finding{Field: path}); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

// TestMeasureIsCalledByItsNumber, as the comparison counts it.
func TestMeasureIsCalledByItsNumber(t *testing.T) {
	side := func(text string) []budget.Disclosure {
		return []budget.Disclosure{{FiscalYear: 2025, Department: budget.Department{Code: "301", Name: "云岭县水利局"},
			Overall: &budget.Overall{Measures: []budget.Measure{{Seq: 1, Text: text}}}}}
	}
	r := diff.Disclosures(side("加强组织领导，落实责任"), side("加强组织领导，落实责任分工"), diff.Options{})
	if got := fieldName(r.Departments[0].Changes[0].Path); got != "保障措施 1" {
		t.Errorf("the first measure is called %q", got)
	}
}
