package normalize

import (
	"slices"
	"testing"

	"jixiao/budget"
)

func TestCodesIn(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"a code after its label", "项目编码 13028125P00007610004M 项目名称", []string{"13028125P00007610004M"}},
		{"glued to the name", "13028125P00007610004M-安全生产", []string{"13028125P00007610004M"}},
		{"a wrong check character is something else", "13028125P00007610004A", nil},
		{"a shorter number", "13028125000076100048", nil},
		{"prose", "用于GB50201和HT-2024-175合同。", nil},
	} {
		if got := codesIn(c.text); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.why, got)
		}
	}
}

// TestTellMissed: a code among the lines that is no project's.
func TestTellMissed(t *testing.T) {
	r := &reader{projects: []budget.Project{{Code: "13028125P00003310001W"}},
		prose: []*budget.Line{{Text: "13028125P00003310001W"}, {Text: "项目编码 13028125P00007610004M"}, {Text: "再印一次 13028125P00007610004M"}}}
	if r.tellMissed("text"); len(r.warnings) != 1 || r.warnings[0].Code != codeForeign {
		t.Errorf("%+v", r.warnings)
	}
	if r.tellMissed("pdf"); len(r.warnings) != 1 {
		t.Error("pages know their tables")
	}
}

// TestBrokenRow: whether the last row of a text was cut.
func TestBrokenRow(t *testing.T) {
	full := budget.Indicator{Level3: "及时率", Description: "比率", Value: "≥95%", Basis: "工作方案"}
	for _, c := range []struct {
		why  string
		last budget.Indicator
		want bool
	}{
		{"whole", full, false},
		{"nothing from the value on", budget.Indicator{Level3: "响应时间", Description: "时间"}, true},
		{"no basis, as no other row", budget.Indicator{Level3: "响应时间", Value: "≤3天"}, true},
		{"a blank value before a basis was printed so", budget.Indicator{Level3: "响应时间", Basis: "工作方案"}, false},
		{"a basis that ends within the one above", budget.Indicator{Level3: "响应时间", Value: "≤3天", Basis: "工作"}, true},
	} {
		r := &reader{projects: []budget.Project{{Indicators: []budget.Indicator{full, full, c.last}}}}
		if got := r.brokenRow(&r.projects[0]); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
