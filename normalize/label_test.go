package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestLabelDoubt: what is doubtful about a label is doubtful about its value.
func TestLabelDoubt(t *testing.T) {
	table := drawn(`
		项目编码 / 13028125P00007610004M / 项目名称 / 甲项目
		预算数 / 5.00 / 其中：财政资金 / 4.00
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 次数 / ≥1次`)
	for i := range table.Cells {
		if c := &table.Cells[i]; c.Text == "预算数" {
			c.Doubts = append(c.Doubts, budget.Issue{Code: "cell_borders", Message: "边框"})
		}
	}
	d, err := Disclosure(drawnPaper("a.pdf", "甲项目绩效目标表\n301001 某县水务局 单位：元", table), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range d.Warnings {
		if w.Code == "cell_borders" && w.At == "projects[0].budget.total" {
			return
		}
	}
	t.Errorf("no warning about the amount: %+v", d.Warnings)
}

// TestUnmergedLabel: the cell below a section's label was not merged with it.
func TestUnmergedLabel(t *testing.T) {
	for _, c := range []struct{ why, rows, want string }{
		{"a blank cell under the label, one cell beside it", "_ / 用于修路 / < / < / < / <", "用于修路"},
		{"merged, as it should be", "^ / 用于修路 / < / < / < / <", "用于修路"},
		{"two cells beside it may be anything", "_ / 用于修路 / < / 养护 / < / <", ""},
		{"not the label's cell", "_ / < / 用于修路 / < / < / <", ""},
	} {
		table := drawn(`
		项目编码 / 13028125P00007610004M / < / 项目名称 / 甲项目 / <
		预算规模及资金用途 / 预算数 / 5.00 / 其中：财政资金 / 4.00 / <
		` + c.rows + `
		一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据
		产出指标 / 数量指标 / 次数 / 修路次数 / ≥1次 / 计划`)
		d, err := Disclosure(drawnPaper("a.pdf", "甲项目绩效目标表\n301001 某县水务局 单位：元", table), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Projects[0].Purpose.Value; got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
