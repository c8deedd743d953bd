package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestUnruled: a table that has no rules is never passed over in silence.
func TestUnruled(t *testing.T) {
	const prose = "一、总体绩效目标\n做好工作。\n"
	for _, c := range []struct {
		why, lines string
		want       bool
	}{
		{"the heading row of a grid", prose + "一级指标   二级指标   三级指标   指标值\n产出指标   数量指标   培训人次   ≥20次", true},
		{"a project's code behind its label", prose + "项目编码   13028125P00007610004M   项目名称   培训费", true},
		{"prose that names the labels", prose + "按照一级指标、二级指标、三级指标设置绩效指标。", false},
		{"a label without a code", prose + "项目编码 由财政部门编制", false},
	} {
		d, err := Disclosure(drawnPaper("a.pdf", c.lines), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if hasCode(d.Warnings, codeUnruled) != c.want || d.Incomplete != c.want {
			t.Errorf("%s: incomplete %v, warnings %+v", c.why, d.Incomplete, d.Warnings)
		}
	}
}

// TestOpenUnread: a table without vertical rules that was told apart but not
// understood, or not to its end, is not passed over in silence either.
func TestOpenUnread(t *testing.T) {
	for _, c := range []struct {
		why, table string
		doubts     []string
		want       bool
	}{
		{"rows of a grid without its heading", "产出指标 / 数量指标 / 培训人次 / ≥20次", []string{codeColumns}, true},
		{"another table", "收入 / 本年 / 上年 / 增减", []string{codeColumns}, false},
		{"columns without rules between their rows", "一级指标|产出指标 / 二级指标|数量指标 / 三级指标|培训人次 / 指标值|≥20次", nil, true},
		{"two such columns may be anything", "二级指标|数量指标 / 三级指标|培训人次 / 备注 / 说明", nil, false},
		{"a frame without columns", "项目编码   13028125P00007610004M   项目名称   培训费", nil, true},
		{"a grid that breaks off at its page's end", "一级指标 / 二级指标 / 三级指标 / 指标值\n产出指标 / 数量指标 / 培训人次 / ≥20次", []string{codeColumns, "table_unfinished"}, true},
		{"a whole grid", "一级指标 / 二级指标 / 三级指标 / 指标值\n产出指标 / 数量指标 / 培训人次 / ≥20次", []string{codeColumns}, false},
	} {
		table := drawn(c.table)
		for _, code := range c.doubts {
			table.Cells[0].Doubts = append(table.Cells[0].Doubts, budget.Issue{Code: code})
		}
		doc := drawnPaper("a.pdf", "一、总体绩效目标\n做好工作。\n")
		doc.Pages[0].Blocks = append(doc.Pages[0].Blocks, budget.Block{Table: table})
		d, err := Disclosure(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if hasCode(d.Warnings, codeUnruled) != c.want || d.Incomplete != c.want {
			t.Errorf("%s: incomplete %v, warnings %+v", c.why, d.Incomplete, d.Warnings)
		}
	}
}

// TestRowsUnread: ruled rows of a grid that were joined to none are told.
func TestRowsUnread(t *testing.T) {
	for _, c := range []struct {
		why, table string
		want       bool
	}{
		{"rows of a grid", "产出指标 / 数量指标 / 培训人次 / ≥20次", true},
		{"rows that name no level", "收入 / 本年 / 上年 / 增减", false},
		{"a short list of levels", "产出指标 / 数量指标", false},
	} {
		doc := drawnPaper("a.pdf", "一、总体绩效目标\n做好工作。\n")
		doc.Pages[0].Blocks = append(doc.Pages[0].Blocks, budget.Block{Table: drawn(c.table)})
		d, err := Disclosure(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if hasCode(d.Warnings, codeUnjoined) != c.want {
			t.Errorf("%s: %+v", c.why, d.Warnings)
		}
	}
}

// TestLastRowCut: rows on the next page that were joined to none may begin with the end
// of the last row on this one.
func TestLastRowCut(t *testing.T) {
	for _, c := range []struct {
		why  string
		page int
		want bool
	}{
		{"the next page", 2, true},
		{"a page further on", 3, false},
		{"the same page", 1, false},
	} {
		rest := drawn("效益指标 / 社会效益指标 / 提升率 / ≥10%")
		rest.Pos.Page = c.page
		doc := drawnPaper("a.pdf", "甲项目绩效目标表\n301001 某县水务局 单位：元", drawn(`
			项目编码 / 13028125P00007610004M / 项目名称 / 甲项目
			一级指标 / 二级指标 / 三级指标 / 指标值
			产出指标 / 数量指标 / 次数 / ≥1次`))
		doc.Pages = append(doc.Pages, budget.Page{Number: c.page, Blocks: []budget.Block{
			{Line: &budget.Line{Text: "1", Pos: budget.Pos{Page: c.page}}}, {Table: rest}}})
		d, err := Disclosure(doc, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got := false
		for _, w := range d.Warnings {
			got = got || w.Code == codeUnjoined && w.At == "projects[0].indicators[0]"
		}
		if got != c.want {
			t.Errorf("%s: %+v", c.why, d.Warnings)
		}
	}
}
