package columns

import (
	"strings"
	"testing"
)

func TestRowOrder(t *testing.T) {
	type text struct {
		lane, line int
		fresh      bool
		wide       bool
	}
	for _, c := range []struct {
		reason string
		texts  []text
		right  bool
	}{
		{"a single line in the middle comes between the two beside it", []text{{1, 1, true, true}, {2, 2, true, true}, {1, 3, false, true}}, true},
		{"the lower of two lines does not come before the single one", []text{{1, 1, true, true}, {1, 2, false, true}, {2, 3, true, true}}, false},
		{"equally high cells come left to right", []text{{1, 1, true, true}, {2, 2, true, true}}, true},
		{"and not right to left in one font", []text{{2, 1, true, true}, {1, 2, true, true}}, false},
		{"digits stand higher than ideographs of their size", []text{{2, 1, true, false}, {1, 2, true, true}}, true},
		{"what shares a line is equally high", []text{{1, 1, true, true}, {2, 1, true, true}, {1, 2, false, true}, {2, 2, false, true}}, true},
		{"one line cannot be the first of three and the third of three", []text{{1, 1, true, true}, {1, 2, false, true}, {1, 3, false, true}, {2, 3, true, true}, {2, 4, false, true}, {2, 5, false, true}}, false},
		{"a cell begun in an earlier block says nothing", []text{{1, 1, false, true}, {2, 2, true, true}}, true},
	} {
		var o rowOrder
		for _, x := range c.texts {
			o.add(int8(x.lane), 0, x.fresh, &token{line: x.line, wide: x.wide}, 0)
		}
		if got := o.cost(alignMiddle) == 0; got != c.right {
			t.Errorf("%s: cost %.1f", c.reason, o.cost(alignMiddle))
		}
	}
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		reason, stream string
		upper, lower   string
		want           bool
	}{
		{"two lines of a source under every indicator", "甲 根据年初 安排 乙 根据年初 安排 丙 根据年初 安排", "根据年初", "安排", true},
		{"the last line of one and the first of the next", "甲 根据年初 安排 乙 根据年初 安排 丙 根据年初 安排", "安排", "根据年初", false},
		{"once without the other", "根据年初 安排 根据年初 安排 根据年初 甲", "根据年初", "安排", false},
		{"twice may be chance", "根据年初 安排 根据年初 安排", "根据年初", "安排", false},
	} {
		p := &project{header: [][]int{{0}}, ts: []token{{fold: "三级指标", used: true}}}
		for _, s := range strings.Fields(c.stream) {
			p.ts = append(p.ts, token{fold: s})
		}
		(&reader{}).chain([]*project{p})
		if got := p.chained[chain{c.upper, c.lower}]; got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}

func TestCohesion(t *testing.T) {
	c := newCohesion(linesFrom("项目支出不超过预算批复金额\n乡村公路 路面\n冀财建[2024]1号\n共 12 个月"))
	for _, x := range []struct {
		reason, a, b string
		want         int
	}{
		{"a word that stands whole elsewhere", "批复金", "额", known},
		{"the gap between two cells joins no words", "公路", "路面", strangers},
		{"brackets of all kinds enclose the year", "冀财建", "【2024】", known},
		{"a blank where fonts change is none", "共", "12", known},
		{"two characters without a third", "财建", "不", strangers},
	} {
		if got := c.joined(x.a, x.b); got != x.want {
			t.Errorf("%s: %d, want %d", x.reason, got, x.want)
		}
	}
}

func TestTakeNames(t *testing.T) {
	for _, c := range []struct {
		reason, stream string
		first, second  string
	}{
		{"lines with another cell between them", "生态效益指 甲 标 社会效益指 标", "", "生态效益指标 社会效益指标"},
		{"the closest lines; a second level, whose first line the others have not", "生态环境 甲 成本指标 数量指标 经济成本 指标", "", "生态环境成本指标 数量指标 经济成本指标"},
		{"a first level in a narrow column, and the same word in the wider one", "成本指 甲 数量指标 标 成本指标", "成本指标", "数量指标 成本指标"},
		{"no longer than the column is wide, a name is not broken", "质量指标 数量 甲 指标", "", "质量指标"},
	} {
		p := &project{}
		for _, s := range strings.Fields(c.stream) {
			p.ts = append(p.ts, token{fold: s})
		}
		takeLevels([]*project{p})
		if got := names(p.first); got != c.first {
			t.Errorf("%s: first levels %q, want %q", c.reason, got, c.first)
		}
		if got := names(p.second); got != c.second {
			t.Errorf("%s: second levels %q, want %q", c.reason, got, c.second)
		}
	}
}

func names(list []levelName) string {
	var out []string
	for _, n := range list {
		out = append(out, n.text)
	}
	return strings.Join(out, " ")
}

func TestCutAtFonts(t *testing.T) {
	r := newReader(linesFrom(strings.Repeat("本项目自 2021 年起实施，计划完成 446 处设施的维护，安排资金 319.27 万元用于维护。\n", 3)), testVocabulary())
	for _, c := range []struct{ reason, line, want string }{
		{"a sentence is one text", "预算数 17 万元。其中：财政资金 17 万元，其他资金 0 万元。主要用于甲类设施的维护", "预算数 17 万元。其中：财政资金 17 万元，其他资金 0 万元。主要用于甲类设施的维护"},
		{"the label of its section stands beside it", "资金用途 目，自 2021 年起实施，2022 年计划完成 446 处设施的维护和看管工作，解决突出问题", "资金用途|目，自 2021 年起实施，2022 年计划完成 446 处设施的维护和看管工作，解决突出问题"},
		{"ideographs and a number: the search decides", "项目支出不超过批复金额 2491 元", "项目支出不超过批复金额|2491 元"},
		{"a label and its sum", "其中：财政资金 19.00", "其中：财政资金|19.00"},
		{"punctuation is as wide as ideographs", "纪要〔 2022 〕", "纪要〔 2022 〕"},
	} {
		var got []string
		for _, w := range r.cut(c.line) {
			got = append(got, c.line[w[0]:w[1]])
		}
		if strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q", c.reason, strings.Join(got, "|"))
		}
	}
}

func TestHeadings(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		want         bool
	}{
		{"an Arabic ordinal", "3.甲类设施维护绩效目标表", true},
		{"a Chinese ordinal in brackets", "（四）甲类设施维护绩效目标表", true},
		{"no ordinal, but a block of its own", "\n2021年甲类设施维护绩效目标表", true},
		{"no ordinal, in the middle of a block", "前文。\n甲类设施维护绩效目标表", false},
		{"the title on a line of its own, set apart", "1.甲类设施维护（中央直达）\n\n绩效目标表", true},
		{"a sentence", "\n各部门应当公开。甲类设施维护绩效目标表", false},
	} {
		r := newReader(linesFrom(c.text), testVocabulary())
		got := false
		for i := range r.lines {
			got = got || r.heading(i) > 0
		}
		if got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}

func TestAmountsRounded(t *testing.T) {
	for _, c := range []struct {
		reason, stream       string
		total, fiscal, other string
	}{
		{"exact", "12 7 5", "12", "7", "5"},
		{"a hundredth is lost in rounding", "3289.35 6.84 3282.50", "3289.35", "6.84", "3282.50"},
		{"a page number among them", "191.29 1 191.29 0.00", "191.29", "191.29", "0.00"},
		{"no sum", "20 7 5", "20", "", ""},
		{"whole numbers, rounded", "5971 3893 2077", "5971", "3893", "2077"},
		{"one part, rounded: the total is the larger", "141.00 141.01", "141.01", "141.00", ""},
		{"broken between the thousands", "17,980,00 17,890,00 90,000.00 0.00 0.00", "17,980,000.00", "17,890,000.00", "90,000.00"},
		{"sums that a narrow cell breaks", "1,000,000. 1,000,000. 0.00 00 00", "1,000,000.00", "1,000,000.00", "0.00"},
		{"broken before the point", "17,335,258 17,225,258.7 110,000.00 .73 3", "17,335,258.73", "17,225,258.73", "110,000.00"},
		{"broken twice, the other part blank", "63880300.0 63880300.0 0 0", "63880300.00", "63880300.00", ""},
		{"more digits than the others", "1,600,006. 1,600,006. 68753 68753", "1,600,006.68753", "1,600,006.68753", ""},
	} {
		p := &project{header: make([][]int, gridColumns)}
		for i, s := range strings.Fields(c.stream) {
			p.ts = append(p.ts, token{line: i, fold: s})
		}
		p.takeAmounts()
		for i, want := range []string{c.total, c.fiscal, c.other} {
			got := ""
			for _, k := range p.amounts[i] {
				got += p.ts[k].fold
			}
			if got != want {
				t.Errorf("%s: amount %d is %q, want %q", c.reason, i, got, want)
			}
		}
	}
}

func TestLinesApart(t *testing.T) {
	name := func(a, b int) *project {
		return &project{ts: []token{{block: a}, {block: b}}, second: []levelName{{ix: []int{0, 1}}}}
	}
	if linesApart([]*project{name(1, 1), name(2, 2), name(3, 3), name(4, 4), name(5, 6)}) {
		t.Error("one wrapped name in five with a blank line inside is chance")
	}
	if !linesApart([]*project{name(1, 1), name(2, 3)}) {
		t.Error("every other wrapped name with a blank line inside: the lines stand apart")
	}
}
