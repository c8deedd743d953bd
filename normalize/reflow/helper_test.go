package reflow

import (
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// testVocabulary is what the form files give for a few forms.
func testVocabulary() vocab.Vocabulary {
	return vocab.Vocabulary{
		Titles: []string{"绩效目标表", "绩效目标申报表"},
		Labels: []string{"项目编码", "项目名称", "预算规模及资金用途", "预算数", "其中：财政资金", "其他资金", "资金支出计划（%）", "绩效目标",
			"主管部门", "实施单位", "年度总体目标", "项目资金（万元）", "年度资金总额", "其中：财政拨款", "上年结转资金"},
		Grids: [][]string{
			{"一级指标", "二级指标", "三级指标", "绩效指标描述", "指标值", "指标值确定依据"},
			{"一级指标", "二级指标", "三级指标", "指标值", "分值权重"},
			{"一级指标", "二级指标", "三级指标", "年度指标值"},
		},
	}
}

// linesOf cuts a text into lines as the extractor does: form feeds count pages.
func linesOf(text string) []budget.Line {
	var out []budget.Line
	page := 1
	for i, l := range strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		for strings.HasPrefix(l, "\f") {
			page++
			l = l[1:]
		}
		out = append(out, budget.Line{Text: l, Pos: budget.Pos{Page: page, Lines: [2]int{i + 1, i + 1}}})
	}
	return out
}

// gridText puts indicator rows below a table's head.
func gridText(rows string) string {
	return `第二部分 预算项目绩效目标
1.甲类设施维护绩效目标表
101001 某某县档案局 单位：万元
项目编码 13990125P00000010001M 项目名称 甲类设施维护
预算规模及资金用途
预算数 17.00 其中：财政资金 17.00 其他资金
用于甲类设施的维护。
资金支出计划（%）
3月底 6月底 10月底 12月底
30% 60% 90% 100%
绩效目标 完成甲类设施维护
一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据
` + rows + "\n"
}

func tables(blocks []budget.Block) []*budget.Table {
	var out []*budget.Table
	for _, b := range blocks {
		if b.Table != nil {
			out = append(out, b.Table)
		}
	}
	return out
}

// rowsOf reads the indicator rows of the first table, cells joined by |, merged
// cells filled down.
func rowsOf(t *testing.T, text string) ([]string, []bool) {
	t.Helper()
	blocks, issues := Blocks(linesOf(text), testVocabulary())
	for _, i := range issues {
		t.Errorf("issue %s: %s", i.Code, i.Message)
	}
	ts := tables(blocks)
	if len(ts) == 0 {
		t.Fatal("no table")
	}
	var rows []string
	var doubts []bool
	for _, r := range gridOf(ts[0]) {
		rows = append(rows, strings.Join(r.cells[:], "|"))
		doubts = append(doubts, r.doubt)
	}
	return rows, doubts
}
