package paper

import (
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// TestSplitTrims: the rest of a table touches a wider one of another project. Each
// part has its own breadth, so that the rest joins what stands on the page before.
func TestSplitTrims(t *testing.T) {
	set, err := forms.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	doc := document(grid+headRows+`
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 计划 |`, "# 40 60 60 130 70 90 50"+`
|  |  | 情况 |  |  |  |  |
| 效益/指标 | 社会效益/指标 | 提升率 | 提升的比率 | ≥10% | 计划 |  |
| 2.乙绩效目标表 | < | < | < | < | < | < |
| 项目编码 | 13028125P000032100017 | < | 项目名称 | 乙 | < | < |`)
	wide := doc.Pages[1].Blocks[0].Table
	for i := range wide.Cells {
		if c := &wide.Cells[i]; c.Col == 6 && c.Row < 2 {
			c.Doubts = append(c.Doubts, budget.Issue{Code: noCell})
		}
	}
	blocks, _ := BlocksWith(doc, set)
	want := `
|项目编码|13028125P00007610004M|<|项目名称|甲|<|
|一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|
|产出指标*2|数量指标*2|安全执法所需经费使用情况*2|全年开展次数*2|≥20次*2|计划*2|
|效益指标|社会效益指标|提升率|提升的比率|≥10%|计划|
|2.乙绩效目标表|<|<|<|<|<|<|
|项目编码|13028125P000032100017|<|项目名称|乙|<|<|`
	if got := show(blocks); strings.TrimSpace(got) != strings.TrimSpace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
