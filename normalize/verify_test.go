package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestStrange: what makes a table be read a second time.
func TestStrange(t *testing.T) {
	right := budget.Indicator{Level1: "产出指标", Level2: "数量指标", Level3: "培训人次", Description: "全年（含延期）培训人次", Value: "≥20次", Basis: "《办法》第3条"}
	for _, c := range []struct {
		why    string
		change func(*budget.Indicator)
		want   bool
	}{
		{"a row as it should be", func(*budget.Indicator) {}, false},
		{"a value in the cell before its own", func(i *budget.Indicator) { i.Description, i.Value = i.Description+i.Value, "" }, true},
		{"a blank value", func(i *budget.Indicator) { i.Value = "" }, false},
		{"two values", func(i *budget.Indicator) { i.Value = "≥20次≤3天" }, true},
		{"a value between two bounds", func(i *budget.Indicator) { i.Value = "≥95%且≤100%" }, false},
		{"signs of two characters", func(i *budget.Indicator) { i.Value = "》=95%" }, false},
		{"a sign and an equals sign", func(i *budget.Indicator) { i.Value = "＞=81(%)" }, false},
		{"a text that begins with a closing bracket", func(i *budget.Indicator) { i.Basis = "）》第3条" }, true},
		{"a bracket left open", func(i *budget.Indicator) { i.Basis = "《办法" }, true},
		{"a text that ends with a comma of a list", func(i *budget.Indicator) { i.Description = "培训、" }, true},
		{"a second level under another first one", func(i *budget.Indicator) { i.Level1 = "效益指标" }, true},
		{"a second level of the paper's own", func(i *budget.Indicator) { i.Level2 = "创新指标" }, false},
		{"no name, where other rows have one", func(i *budget.Indicator) { i.Level3 = "" }, true},
	} {
		row := right
		c.change(&row)
		if got := strange([]budget.Indicator{right, row}); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
	right.Level3 = ""
	if strange([]budget.Indicator{right, right}) {
		t.Error("a form without a third level is nothing strange")
	}
}

// TestVerify: values that stand in their neighbours' cells are read otherwise by
// the text alone, on every run.
func TestVerify(t *testing.T) {
	table := drawn("项目编码 / 13028125P00007610004M / 项目名称 / 培训费 / < / <\n" +
		"一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据\n" +
		"产出指标 / 数量指标 / 培训人次 / 全年培训的人次≥20次 / _ / 根据年初工作计划安排\n" +
		"效益指标 / 社会效益指标 / 受益人数 / 受益的人数 / ≥300人 / 根据年初工作计划安排")
	cell := &table.Cells[13]
	cell.Places[0].Raw = "全年培训的人次\n≥20次"
	doc := drawnPaper("a.pdf", "1.培训费绩效目标表\n471001 甲局 单位：万元\n")
	doc.Pages[0].Blocks = append(doc.Pages[0].Blocks, budget.Block{Table: table})
	d, err := Disclosure(doc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := differences(d); len(got) != 1 || got[0].At != "projects[0].indicators[0]" {
		t.Errorf("%v\n%+v", got, d.Projects)
	}
}
