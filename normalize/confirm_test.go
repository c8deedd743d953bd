package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestConfirm: what puts rows that borders gave in doubt, at a glance.
func TestConfirm(t *testing.T) {
	row := func(level3, description, value, basis string) budget.Indicator {
		return budget.Indicator{Level1: "产出指标", Level2: "数量指标", Level3: budget.Nullable(level3),
			Description: budget.Nullable(description), Value: budget.Nullable(value), Basis: budget.Nullable(basis)}
	}
	first := row("培训人次", "全年（含延期）培训人次", "≥20次", "《办法》第3条")
	for _, c := range []struct {
		why  string
		rows []budget.Indicator
		want []string
	}{
		{"rows as they should be", []budget.Indicator{first, row("合格率", "合格的比率", "≥95%", "计划")}, nil},
		{"blank cells", []budget.Indicator{first, row("合格率", "", "", "")}, nil},
		{"no name", []budget.Indicator{first, row("", "合格的比率", "≥95%", "计划")}, []string{"row_without_name"}},
		{"a value without a name, below a name without a value", []budget.Indicator{first, row("合格率", "合格的比率", "", "计划"), row("", "", "≥95%", "")}, []string{"row_without_name", "row_without_name"}},
		{"the same the other way round", []budget.Indicator{first, row("", "", "≥95%", ""), row("合格率", "合格的比率", "", "计划")}, []string{"row_without_name", "row_without_name"}},
		{"neither has a value", []budget.Indicator{first, row("合格率", "合格的比率", "", "计划"), row("", "比率", "", "")}, []string{"row_without_name"}},
		{"a form without names", []budget.Indicator{row("", "合格的比率", "≥95%", "计划")}, nil},
		{"two values, of two rows", []budget.Indicator{first, row("数量", "数量", "＝4台（套）13040.07处", "")}, []string{"two_values"}},
		{"two values with signs", []budget.Indicator{first, row("数量", "数量", "≥4台≥95%", "")}, []string{"two_values"}},
		{"a range, a date, a ratio, a formula", []budget.Indicator{row("甲", "", "5-10个", ""), row("乙", "", "2025年12月31日前", ""), row("丙", "", "1:500", ""), row("丁", "", "10元/人/月", "")}, nil},
		{"the unit of a value", []budget.Indicator{first, row("数量", "数量", "（套）", "")}, []string{"half_value"}},
		{"a bracket closed in the row below", []budget.Indicator{row("甲", "甲", "≥4台", "合同（编号："), row("乙", "乙", "≥5台", "甲3号）")}, []string{"cell_torn", "cell_torn"}},
		{"a bracket closed in the cell behind it", []budget.Indicator{row("甲（含", "乙）的数量", "≥4台", "计划")}, []string{"cell_torn"}},
		{"the paper's own missing bracket", []budget.Indicator{row("甲（含乙", "数量", "≥4台", "计划"), row("丙", "丙）", "≥4台", "计划")}, nil},
	} {
		r := &reader{format: "pdf", projects: []budget.Project{{Indicators: c.rows}}}
		r.confirm(&record{}, 0)
		var got []string
		for _, w := range r.warnings {
			got = append(got, w.Code)
		}
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("%s: %v, want %v", c.why, got, c.want)
		}
	}
}
