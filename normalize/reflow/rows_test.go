package reflow

import (
	"strings"
	"testing"
)

// TestRows: what the fragments of one indicator grid are read as. The rows
// above the case in question give the search what a paper gives it: widths,
// spacing, texts that come again.
func TestRows(t *testing.T) {
	// Names wrap after 5 characters, descriptions after 13, bases after 7.
	const usual = `产出指标
数量指标 设施数量 完成维护的设施数量 20 次
根据年初工作计
划安排
质量指标
设施维护合
格率
维护合格的设施数量占维护设
施总数量的比例
≥95%
根据年初工作计
划安排
`
	for _, c := range []struct {
		why  string
		rows string
		want []string // the rows below the usual two
	}{
		{"an easy row: every cell on one line", "时效指标 及时率 按时完成维护的比率 100% 工作方案",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|100%|工作方案"}},
		{"a level cut by the narrow column", "效益指标\n社会效益指\n标\n受益人数 受益的人数 ≥500人\n根据年初工作计\n划安排",
			[]string{"效益指标|社会效益指标|受益人数|受益的人数|≥500人|根据年初工作计划安排"}},
		{"the first level cut too", "效益指\n标\n社会效益指\n标\n受益人数 受益的人数 ≥500人\n根据年初工作计\n划安排",
			[]string{"效益指标|社会效益指标|受益人数|受益的人数|≥500人|根据年初工作计划安排"}},
		{"a name of three full lines, then a description of three", "成本指标\n每个乡外科\n技服务团成\n员补助资金\n科技服务团绩效评价优秀的\n每个科技服务团成员工资补\n助资金\n124.39 万元\n根据年初工作计\n划安排",
			[]string{"产出指标|成本指标|每个乡外科技服务团成员补助资金|科技服务团绩效评价优秀的每个科技服务团成员工资补助资金|124.39万元|根据年初工作计划安排"}},
		{"a value in words that wraps", "时效指标 及时率 按时完成维护的比率\n预计 2025\n年年底前完\n成\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|预计2025年年底前完成|根据年初工作计划安排"}},
		{"a date as value", "时效指标 及时率 按时完成维护的比率\n2025年12月\n底前\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|2025年12月底前|根据年初工作计划安排"}},
		{"a word as value", "时效指标 及时率 按时完成维护的比率 长期\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|长期|根据年初工作计划安排"}},
		{"a range as value", "时效指标 维护周期 两次维护之间的天数 5-10 天\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|维护周期|两次维护之间的天数|5-10天|根据年初工作计划安排"}},
		{"no description", "时效指标 及时率 ≥95%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率||≥95%|根据年初工作计划安排"}},
		{"no basis", "时效指标 及时率 按时完成维护的比率 ≥95%\n成本指标 维护成本 每次维护的成本 ≤3万元\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|", "产出指标|成本指标|维护成本|每次维护的成本|≤3万元|根据年初工作计划安排"}},
		{"no value", "时效指标 及时率 按时完成维护的比率\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率||根据年初工作计划安排"}},
		{"a second level over two rows", "时效指标\n及时率 按时完成维护的比率 ≥95%\n根据年初工作计\n划安排\n响应时间 接到通知后到场的时间 ≤3天\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|根据年初工作计划安排", "产出指标|时效指标|响应时间|接到通知后到场的时间|≤3天|根据年初工作计划安排"}},
		{"成本指标 as first level, with its own second levels", "成本指标 经济成本指\n标\n维护成本 每次维护的成本 ≤3万元\n根据年初工作计\n划安排",
			[]string{"成本指标|经济成本指标|维护成本|每次维护的成本|≤3万元|根据年初工作计划安排"}},
		{"成本指标 as second level", "成本指标 维护成本 每次维护的成本 ≤3万元\n根据年初工作计\n划安排\n满意度指标\n服务对象满\n意度指标\n满意度 被访者满意的比例 ≥90%\n根据年初工作计\n划安排",
			[]string{"产出指标|成本指标|维护成本|每次维护的成本|≤3万元|根据年初工作计划安排", "满意度指标|服务对象满意度指标|满意度|被访者满意的比例|≥90%|根据年初工作计划安排"}},
		{"the levels printed again for each row", "产出指标 时效指标 及时率 按时完成维护的比率 ≥95%\n根据年初工作计\n划安排\n产出指标 时效指标 响应时间 接到通知后到场的时间 ≤3天\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|根据年初工作计划安排", "产出指标|时效指标|响应时间|接到通知后到场的时间|≤3天|根据年初工作计划安排"}},
		{"a name as wide as its column", "时效指标 及时到场率 按时到场维护的次数占比 ≥95%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时到场率|按时到场维护的次数占比|≥95%|根据年初工作计划安排"}},
		{"a document number cut by the column", "时效指标 及时率 按时完成维护的比率 ≥95%\n某财建【2024】\n269 号",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|某财建【2024】269号"}},
		{"a bracket that stands for a sign", "时效指标 及时率 按时完成维护的比率 》=95%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|》=95%|根据年初工作计划安排"}},
		{"a line that ends early because punctuation may not begin the next", "时效指标 及时率 按期完成维护（含夜间）\n，不含节假日的比率\n≥95%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按期完成维护(含夜间),不含节假日的比率|≥95%|根据年初工作计划安排"}},
		{"a Latin word that moved down whole", "数量指标 服务器数量 购置并投入运行的\nLAMOST 服务器数量\n6 台\n根据年初工作计\n划安排",
			[]string{"产出指标|数量指标|服务器数量|购置并投入运行的lamost服务器数量|6台|根据年初工作计划安排"}},
		{"a characters-apart line that was justified", "时效指标 及时率 按时完成维护的比率 ≥95% 根 据 年 初 工 作 计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|根据年初工作计划安排"}},
		{"two cells glued together: a level full to its border", "效益指标 可持续影响指标维护后的\n使用年限\n设施维护后可以使用的年限 ≥5年\n根据年初工作计\n划安排",
			[]string{"效益指标|可持续影响指标|维护后的使用年限|设施维护后可以使用的年限|≥5年|根据年初工作计划安排"}},
		{"a page number within a row", "时效指标 及时到场率 按时到场进行维护的次数占全\n- 3 -\n部次数的比例\n≥95%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时到场率|按时到场进行维护的次数占全部次数的比例|≥95%|根据年初工作计划安排"}},
		{"a row cut by a page break: the rest of two cells follows", "时效指标 设施维护及 维护合格的设施数量占维护设 ≥95% 根据年初工作计\n- 3 -\n时率 施总数量的比例 划安排",
			[]string{"产出指标|时效指标|设施维护及时率|维护合格的设施数量占维护设施总数量的比例|≥95%|根据年初工作计划安排"}},
		{"the same where nothing shows the page break", "时效指标 设施维护及 维护合格的设施数量占维护设 ≥95% 根据年初工作计\n时率 施总数量的比例 划安排",
			[]string{"产出指标|时效指标|设施维护及时率|维护合格的设施数量占维护设施总数量的比例|≥95%|根据年初工作计划安排"}},
		{"levels cut by a page break that nothing shows", "效益指 社会效益指 受益老年人 受益的老年人占全县老年人的 ≥50% 根据年初工作计\n标 标 占比 比例 划安排",
			[]string{"效益指标|社会效益指标|受益老年人占比|受益的老年人占全县老年人的比例|≥50%|根据年初工作计划安排"}},
		{"levels cut beside each other, the rest of the name three lines long", "效益指 可持续影 老年人食堂 建成后的使用情况 ≥50% 工作方案\n标 响指标 和日间照料\n站持续发挥\n作用年限",
			[]string{"效益指标|可持续影响指标|老年人食堂和日间照料站持续发挥作用年限|建成后的使用情况|≥50%|工作方案"}},
		{"a level cut where it is whole but for 指标", "满意度 服务对象 老年人满意 受访老年人满意的占比 ≥90% 工作方案\n指标 满意度指\n标\n度",
			[]string{"满意度指标|服务对象满意度指标|老年人满意度|受访老年人满意的占比|≥90%|工作方案"}},
		{"a first level merged over rows, its last character on the next page before another row", "效益指\n社会效益指\n标\n受益人数 受益的人数 ≥500人\n根据年初工作计\n划安排\n经济效益指\n标\n增收金额 带动增收的金额 ≥80万元\n根据年初工作计\n划安排\n- 3 -\n标\n生态效益指\n标\n节水比例 比上年节水的比例 ≥5%\n根据年初工作计\n划安排",
			[]string{"效益指标|社会效益指标|受益人数|受益的人数|≥500人|根据年初工作计划安排", "效益指标|经济效益指标|增收金额|带动增收的金额|≥80万元|根据年初工作计划安排", "效益指标|生态效益指标|节水比例|比上年节水的比例|≥5%|根据年初工作计划安排"}},
		{"both levels cut and glued to each other", "效益指社会效益指 受益人数 受益的人数 ≥500人 工作方案\n- 3 -\n标 标",
			[]string{"效益指标|社会效益指标|受益人数|受益的人数|≥500人|工作方案"}},
		{"a value with its unit in brackets, glued to the text beside it", "数量指标 设施面积 完成维护的设施面积 ≥24.00(平方米)根据年初工作计\n划安排",
			[]string{"产出指标|数量指标|设施面积|完成维护的设施面积|≥24.00(平方米)|根据年初工作计划安排"}},
		{"a value with a unit per head, glued", "成本指标 补助标准 每人每年的补助 ＝8332元/人根据年初工作计\n划安排",
			[]string{"产出指标|成本指标|补助标准|每人每年的补助|=8332元/人|根据年初工作计划安排"}},
		{"a document number that moved down whole", "时效指标 及时率 按时完成维护的比率 ≥95%\n某财教\n【2024】269号",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|≥95%|某财教【2024】269号"}},
		{"a unit that moved down whole, no basis", "成本指标 补助标准 每人每月的补助\n1149\n元/人/月\n效益指标 社会效益指\n标\n受益人数 受益的人数 ≥500人\n根据年初工作计\n划安排",
			[]string{"产出指标|成本指标|补助标准|每人每月的补助|1149元/人/月|", "效益指标|社会效益指标|受益人数|受益的人数|≥500人|根据年初工作计划安排"}},
		{"a first level without 指标", "满意度\n服务对象满\n意度指标\n群众满意率 被访者满意的比例 ≥90%\n根据年初工作计\n划安排",
			[]string{"满意度|服务对象满意度指标|群众满意率|被访者满意的比例|≥90%|根据年初工作计划安排"}},
		{"a sign within the brackets of a value", "质量指标 制度建设 维护制度的建设情况\n健全（制度\n≥3项）\n根据年初工作计\n划安排",
			[]string{"产出指标|质量指标|制度建设|维护制度的建设情况|健全(制度≥3项)|根据年初工作计划安排"}},
		{"a formula cut before its number", "质量指标 维护合格率 合格数量÷维护设施总数量×\n100%\n≥95%\n根据年初工作计\n划安排",
			[]string{"产出指标|质量指标|维护合格率|合格数量÷维护设施总数量×100%|≥95%|根据年初工作计划安排"}},
		{"a comparison within brackets", "满意度指标\n服务对象满\n意度指标\n群众满意度\n周边群众的满意度（抽样份数\n不少于100份）\n98%以上\n根据年初工作计\n划安排",
			[]string{"满意度指标|服务对象满意度指标|群众满意度|周边群众的满意度(抽样份数不少于100份)|98%以上|根据年初工作计划安排"}},
		{"a grade as value, no basis", "质量指标 设施等级 维护后的设施等级 A级及以上\n成本指标 维护成本 每次维护的成本 ≤3万元\n根据年初工作计\n划安排",
			[]string{"产出指标|质量指标|设施等级|维护后的设施等级|a级及以上|", "产出指标|成本指标|维护成本|每次维护的成本|≤3万元|根据年初工作计划安排"}},
		{"a date cut behind its year", "时效指标 及时率 按时完成维护的比率\n2025年\n12月底前\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|2025年12月底前|根据年初工作计划安排"}},
		{"a unit with a digit", "效益指标 生态效益指\n标\n平均浓度 平均浓度下降情况 ＜36μg/m3\n根据年初工作计\n划安排",
			[]string{"效益指标|生态效益指标|平均浓度|平均浓度下降情况|<36μg/m3|根据年初工作计划安排"}},
		{"the rest of a table says so above it", "- 3 -\n（续上表）\n一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据\n时效指标 及时率 按时完成维护的比率 100%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|100%|根据年初工作计划安排"}},
		{"who filled in the table stands below it", "时效指标 及时率 按时完成维护的比率 100%\n根据年初工作计\n划安排\n填报人：        审核人：",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|100%|根据年初工作计划安排"}},
		{"column labels printed again on a new page", "- 3 -\n一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据\n时效指标 及时率 按时完成维护的比率 100%\n根据年初工作计\n划安排",
			[]string{"产出指标|时效指标|及时率|按时完成维护的比率|100%|根据年初工作计划安排"}},
	} {
		t.Run(c.why, func(t *testing.T) {
			for shape, text := range map[string]string{"plain": usual + c.rows, "blank lines": blankAfterWraps(usual + c.rows)} {
				rows, _ := rowsOf(t, gridText(text))
				if len(rows) < 2 || strings.Join(rows[2:], "\n") != strings.Join(c.want, "\n") {
					t.Errorf("%s:\n got %q\nwant %q", shape, rows, c.want)
				}
			}
		})
	}
}

// TestBottom: where all cells stand at the bottom of their rows, a cell of one
// line stands level with the last line of the cell before it.
func TestBottom(t *testing.T) {
	rows, _ := rowsOf(t, gridText(`产出指标 数量指标
设施维护合
格数量 维护合格的设施数量 535处
根据年初工作计
划安排
质量指标
设施维护合
格率
维护合格的设施数量占维护设
施总数量的比例 ≥95% 工作方案
时效指标
设施维护响
应时间 接报后到场的时间 ≤3天
根据年初工作计
划安排
时效指标
设施维护完
成时间 完成维护的时间 12月底前
根据年初工作计
划安排`))
	want := []string{"产出指标|数量指标|设施维护合格数量|维护合格的设施数量|535处|根据年初工作计划安排",
		"产出指标|质量指标|设施维护合格率|维护合格的设施数量占维护设施总数量的比例|≥95%|工作方案",
		"产出指标|时效指标|设施维护响应时间|接报后到场的时间|≤3天|根据年初工作计划安排",
		"产出指标|时效指标|设施维护完成时间|完成维护的时间|12月底前|根据年初工作计划安排"}
	if strings.Join(rows, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q", rows)
	}
}

// blankAfterWraps is the shape with blank lines after all line ends.
func blankAfterWraps(text string) string { return strings.ReplaceAll(text, "\n", "\n\n") }

// TestStrangeColumn: a column whose label no form has is read all the same.
func TestStrangeColumn(t *testing.T) {
	text := strings.Replace(gridText("产出指标 数量指标 数量 总数 20次 方案"), "绩效指标描述 指标值 指标值确定依据", "指标说明 指标值 指标确定依据", 1)
	rows, _ := rowsOf(t, text)
	if want := []string{"产出指标|数量指标|数量|总数|20次|方案"}; strings.Join(rows, "\n") != want[0] {
		t.Errorf("got %q, want %q", rows, want)
	}
}

// TestUncut: white space at a line's end says that no word was cut there.
func TestUncut(t *testing.T) {
	for basis, want := range map[string]string{"行业标准 GB/T \n12868-2009": "行业标准GB/T 12868-2009", "行业标准 GB/T\n12868-2009": "行业标准GB/T12868-2009"} {
		blocks, _ := Blocks(linesOf(gridText("产出指标 数量指标 数量 总数 20次\n"+basis)), testVocabulary())
		cells := tables(blocks)[0].Cells
		if got := cells[len(cells)-1].Text; got != want {
			t.Errorf("%q: got %q, want %q", basis, got, want)
		}
	}
}

// TestHeadCut: column labels that a page break cut are labels all the same.
func TestHeadCut(t *testing.T) {
	for _, head := range []string{
		"一级指 二级指标 三级指标 绩效指标描述 指标值 指标值确定依\n- 3 -\n标 据",
		"一级 指 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据\n标",
		"一 二级 三级指标 绩效指标描述 指标值 指标值确定依据\n- 3 -\n级\n指\n标\n指标",
		"一级 二级指标 三级指标 绩效指标描述 指标值指标\n- 3 -\n指标\n值确\n定依\n据",
		"一级指标 二级指标 三级指标\n绩效指\n标描述指标值\n指标值确\n定依据",
	} {
		text := strings.Replace(gridText("产出指标 数量指标 数量 总数 20次 方案"), "一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据", head, 1)
		rows, _ := rowsOf(t, text)
		if len(rows) != 1 || rows[0] != "产出指标|数量指标|数量|总数|20次|方案" {
			t.Errorf("%q: got %q", head, rows)
		}
	}
}

// TestSparse: where half of a table's rows have no basis, a cell may be merged over
// them, and each of them is in doubt.
func TestSparse(t *testing.T) {
	full := "时效指标 及时率 按时完成维护的比率 100% 工作方案\n"
	for _, c := range []struct {
		why  string
		rows string
		want int // rows in doubt
	}{
		{"all filled", strings.Repeat(full, 3), 0},
		{"two of four blank", "时效指标 响应时间 到场的时间 ≤3天\n时效指标 完工时间 完工的时间 ≤9天\n" + full + full, 2},
		{"one of four blank", "时效指标 响应时间 到场的时间 ≤3天\n" + strings.Repeat(full, 3), 0},
	} {
		_, doubts := rowsOf(t, gridText("产出指标\n"+c.rows))
		n := 0
		for _, d := range doubts {
			if d {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: %d rows in doubt, want %d", c.why, n, c.want)
		}
	}
}
