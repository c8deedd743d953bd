package layout

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// paper sets a grid below a minimal block, as the tool prints it.
func paper(grid ...string) []budget.Line {
	head := []string{
		"                1.路灯养护绩效目标表",
		"101001 青禾县市政所                        单位：万元",
		"项目编码      13990122P00000110001X    项目名称   路灯养护",
		"            预算数     5.00   其中：财政资金   5.00   其他资金",
		"预算规模及资金用途",
		"            用于路灯养护。",
		"            3月底     6月底    9月底    12月底",
		"资金支出计划（%）",
		"            30%       60%    90%    100%",
		"绩效目标        按期完成养护",
	}
	return load(strings.Join(append(head, grid...), "\n") + "\n")
}

func rowsOf(t *testing.T, lines []budget.Line) []string {
	t.Helper()
	blocks, issues, ok := Blocks(lines, hebei)
	if !ok {
		t.Fatal("shape not recognised")
	}
	conserved(t, lines, blocks, issues)
	wellFormed(t, blocks)
	recs := records(blocks)
	if len(recs) != 1 {
		t.Fatalf("%d tables, want 1", len(recs))
	}
	var out []string
	for _, r := range recs[0].rows {
		out = append(out, strings.Join(r, "|"))
	}
	return out
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		why  string
		grid []string
		want []string
	}{
		{"cells centred in their rows interleave at half lines; levels are merged", []string{
			"一级指标   二级指标    三级指标      绩效指标描述          指标值     指标值确定依据",
			"                            实际完成更换的路           根据年初工作",
			"       数量指标    路灯更换数量                 ≥20盏",
			"                            灯数量                计划安排",
			"                            验收合格的路灯占           根据年初工作",
			"产出指标   质量指标    完好率                    ≥95%",
			"                            更换总数的比例            计划安排",
			"                                              根据年初工作",
			"       时效指标    按期完成率     按时完成的比率       100%",
			"                                              计划安排",
		}, []string{
			"产出指标|数量指标|路灯更换数量|实际完成更换的路灯数量|≥20盏|根据年初工作计划安排",
			"产出指标|质量指标|完好率|验收合格的路灯占更换总数的比例|≥95%|根据年初工作计划安排",
			"产出指标|时效指标|按期完成率|按时完成的比率|100%|根据年初工作计划安排",
		}},
		{"a wrapped header row and names cut by a narrow column", []string{
			"一级指                                              指标值确定",
			"       二级指标    三级指标      绩效指标描述     指标值",
			"标                                                 依据",
			"产出指    数量指标    路灯数量      更换的路灯数量    20盏     养护合同",
			"标",
			"满意度指   服务对象满    居民满意率     满意居民占比     ≥90%    问卷调查",
			"标      意度指标",
		}, []string{
			"产出指标|数量指标|路灯数量|更换的路灯数量|20盏|养护合同",
			"满意度指标|服务对象满意度指标|居民满意率|满意居民占比|≥90%|问卷调查",
		}},
	} {
		got := rowsOf(t, paper(c.grid...))
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%s:\n got\n%s\n want\n%s", c.why, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

// TestOtherShapes: what is none of this tool's shapes is left to others.
func TestOtherShapes(t *testing.T) {
	for _, c := range []struct{ text, why string }{
		{"项目编码\n13990122P00000110001X\n项目名称\n路灯养护\n", "one cell a line, in order"},
		{"", "nothing at all"},
		{"某县市政所\n二〇二四年\n", "prose"},
	} {
		if _, _, ok := Blocks(load(c.text), hebei); ok {
			t.Errorf("%s: taken for a layout", c.why)
		}
	}
}

// TestCut: a file that ends inside of a table's head says so, and keeps what
// came before.
func TestCut(t *testing.T) {
	whole := paper(
		"一级指标   二级指标    三级指标      绩效指标描述      指标值     指标值确定依据",
		"产出指标   数量指标    路灯数量      更换的路灯数量     20盏      养护合同",
		"                2.桥梁检测绩效目标表",
		"101001 青禾县市政所                        单位：万元",
		"项目编码      13990122P00000210004K    项目名称   桥梁检测",
	)
	blocks, issues, ok := Blocks(whole, hebei)
	if !ok || len(records(blocks)) != 1 {
		t.Fatal("the first table is lost")
	}
	for _, i := range issues {
		if i.Code == "table_cut" && i.Where.Lines == [2]int{15, 15} {
			return
		}
	}
	t.Errorf("no issue says that the second table is cut: %v", issues)
}
