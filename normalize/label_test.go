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
