package reflow

import (
	"slices"
	"strings"
	"testing"
)

func TestNotation(t *testing.T) {
	for text, want := range map[string]notation{
		"≥95%":            plainNumber,
		"》=95%":           plainNumber,
		"20次":             plainNumber,
		"1,200户":          plainNumber,
		"≤3万元":            plainNumber,
		"90.00(度)":        plainNumber,
		"5-10个":           plainNumber,
		"不低于90%":          plainNumber,
		"≥2个工作日":          plainNumber,
		"2025年12月底前":      looseNumber,
		"2023.07-2024.01": plainNumber,
		"90%以上":           plainNumber,
		"预计2025年年底前完成":    wordStart,
		"提高服务企业水平":        wordStart,
		"长期":              wordValue,
		"第三季度末":           wordValue,
		"82%财政评审报告":       noValue,
		"2024年工作计划":       noValue,
		"某财建【2024】269号":   noValue,
		"受益人数":            noValue,
		"慰问人数不少于100人,宣传用品不少于20000份": looseNumber,
	} {
		if got := classify([]rune(strings.ReplaceAll(text, "，", ","))); got != want {
			t.Errorf("classify(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestLeadingUnit(t *testing.T) {
	for _, c := range []struct {
		text string
		unit float32
		why  string
	}{
		{"设施", 1, "a character may stay alone"},
		{"成，", 2, "， may not begin a line"},
		{"（含", 2, "（ may not end one"},
		{"LAMOST 服务器", 5.4, "a Latin word moves as a whole"},
		{"≥95%", 1 + 2*0.6 + 0.96, "a value moves as a whole"},
	} {
		if got, _ := leadingUnit(c.text); got < c.unit-0.01 || got > c.unit+0.01 {
			t.Errorf("%s: leadingUnit(%q) = %v, want %v", c.why, c.text, got, c.unit)
		}
	}
}

// TestWrap: what a column eight wide says of line ends.
func TestWrap(t *testing.T) {
	for _, c := range []struct {
		lines []string
		fine  bool
		why   string
	}{
		{[]string{"八个汉字正好占满", "第二行"}, true, "a full line"},
		{[]string{"五个汉字的", "第二行"}, false, "the next character had room"},
		{[]string{"七个汉字没有满", "成，再来"}, true, "the comma may not stand alone"},
		{[]string{"五个汉字的", "LAMOST"}, true, "the word had no room"},
		{[]string{"十个汉字不能放进八个字宽"}, false, "too wide"},
	} {
		s := newStream(linesOf(strings.Join(c.lines, "\n")), func(int) bool { return true })
		w := newWrap(measure{8, 8.5})
		cost := w.begin(&s.frags[0])
		for i := 1; i < len(s.frags); i++ {
			cost += w.add(&s.frags[i])
		}
		if fine := cost < 1; fine != c.fine {
			t.Errorf("%s: %q costs %v", c.why, c.lines, cost)
		}
	}
}

func TestFragments(t *testing.T) {
	s := newStream(linesOf("甲乙 20 次\n\n丙丁\n戊 己 庚 辛 壬\n癸"), func(int) bool { return true })
	var got []string
	for i := range s.frags {
		got = append(got, [...]string{" ", "/", "//"}[s.frags[i].sep]+s.text(i))
	}
	want := []string{"/甲乙", " 20", " 次", "//丙丁", "/戊", " 己 庚 辛", " 壬", "/癸"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFurniture(t *testing.T) {
	page := func(n, lines string) string { return n + lines }
	rows := strings.Repeat("时效指标 及时率 按时完成维护的比率 100% 工作方案\n", 6)
	for _, c := range []struct {
		why, text string
		want      []string // kind|text of what is no content
	}{
		{"page numbers between dashes", "- 1 -\n" + rows + "— 2 —\n", []string{"page number|- 1 -", "page number|— 2 —"}},
		{"page and pages", "第1页 共2页\n" + rows + "第 2 页\n", []string{"page number|第1页 共2页", "page number|第 2 页"}},
		{"fractions that count up", "1 / 3\n" + rows + "2 / 3\n" + rows + "3 / 3", []string{"page number|1 / 3", "page number|2 / 3", "page number|3 / 3"}},
		{"a lone fraction may be a value", rows + "1/3\n" + rows, nil},
		{"bare numbers that count up", page("1\n", rows) + page("2\n", rows) + page("3\n", rows), []string{"page number|1", "page number|2", "page number|3"}},
		{"a page of one line", page("1\n", rows) + page("2\n", "甲\n") + page("3\n", rows) + page("4\n", rows), []string{"page number|1", "page number|2", "page number|3", "page number|4"}},
		{"a number in a cell that could be the next page's", page("1\n", rows) + page("2\n", "3\n"+rows) + page("3\n", rows) + page("4\n", rows), []string{"page number|1", "page number|2", "page number|3", "page number|4"}},
		{"the last digit of an amount that could be the next page's", page("1\n", rows) + page("2\n", rows) + page("3\n", rows) + "80.764\n 3\n其中\n67.789\n其他\n" + page("4\n", rows), []string{"page number|1", "page number|2", "page number|3", "page number|4"}},
		{"numbers that count up by chance, no page apart", page("1\n", rows) + page("2\n", strings.Repeat(rows, 90)) + page("3\n", strings.Repeat(rows, 90)) + "4\n", nil},
		{"page numbers whose dashes the font lacks", "\ufffd1\ufffd\n" + rows + "\ufffd2\ufffd\n", []string{"page number|\ufffd1\ufffd", "page number|\ufffd2\ufffd"}},
		{"page numbers whose count of pages is lost", page("1/\n", rows) + page("2/\n", rows) + page("3/\n", rows), []string{"page number|1/", "page number|2/", "page number|3/"}},
		{"a running header on pages without numbers, the cover short", "部门预算公开\n某某县档案局\n部门预算公开\n" + strings.Repeat("前言若干文字\n", 12) + strings.Repeat("部门预算公开\n"+rows+rows, 4),
			slices.Repeat([]string{"header|部门预算公开"}, 6)},
		{"a table that goes on", "续表\n" + rows + "（续上表）\n" + rows, []string{"repeated header|续表", "repeated header|（续上表）"}},
		{"a bare number is a value", rows + "20\n" + rows, nil},
		{"a dotted leader", "第二部分 预算项目绩效目标……………12\n甲............3", []string{"contents|第二部分 预算项目绩效目标……………12", "contents|甲............3"}},
		{"dots in a sentence", "等等…… 其余3", nil},
		{"a running header beside page numbers", strings.Repeat("- 1 -\n部门预算公开\n"+rows, 4), []string{
			"page number|- 1 -", "header|部门预算公开", "page number|- 1 -", "header|部门预算公开",
			"page number|- 1 -", "header|部门预算公开", "page number|- 1 -", "header|部门预算公开"}},
		{"the rest of a cell at pages' ends is no footer", strings.Repeat(rows+"号\n- 1 -\n"+rows+rows+"- 2 -\n", 3), []string{
			"page number|- 1 -", "page number|- 2 -", "page number|- 1 -", "page number|- 2 -", "page number|- 1 -", "page number|- 2 -"}},
		{"the rest of a basis that all rows have is no footer", strings.Repeat(strings.Repeat("甲 20次 预算法第三\n十二条\n", 4)+"- 1 -\n", 5), slices.Repeat([]string{"page number|- 1 -"}, 5)},
		{"column labels on every page are none", strings.Repeat("- 1 -\n一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据\n"+rows, 3), []string{
			"page number|- 1 -", "page number|- 1 -", "page number|- 1 -"}},
		{"a watermark one character a line", strings.Repeat(rows+"公\n开\n稿\n", 3), []string{
			"watermark|公", "watermark|开", "watermark|稿", "watermark|公", "watermark|开", "watermark|稿", "watermark|公", "watermark|开", "watermark|稿"}},
		{"a cell's last character before a watermark", strings.Repeat(rows+"公\n开\n稿\n", 4) + strings.Repeat(rows+"响应时\n间\n公\n开\n稿\n", 3),
			slices.Repeat([]string{"watermark|公", "watermark|开", "watermark|稿"}, 7)},
		{"a department above the unit of each table is no running header", strings.Repeat("- 1 -\n101001 某某县档案局\n单位：万元\n"+rows, 4), slices.Repeat([]string{"page number|- 1 -"}, 4)},
		{"a label one character a line is none", strings.Repeat(rows+"产\n出\n指\n标\n", 3), nil},
	} {
		lines := linesOf(c.text)
		var got []string
		for i, k := range furniture(lines, newWords(testVocabulary())) {
			if k != "" {
				got = append(got, k+"|"+lines[i].Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.why, got, c.want)
		}
	}
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		labels string
		want   []role
	}{
		{"一级指标 二级指标 三级指标 绩效指标描述 指标值 指标值确定依据", []role{roleLevel1, roleLevel2, roleName, roleText, roleValue, roleText}},
		{"一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重", []role{roleLevel1, roleLevel2, roleName, roleSign, roleValue, roleUnit, roleNumber}},
		{"一级指标 二级指标 绩效标准 当年预期实现值", []role{roleLevel1, roleName, roleText, roleValue}},
		{"一级指标 二级指标 指标内容 指标值 备注", []role{roleLevel1, roleLevel2, roleName, roleValue, roleText}},
	} {
		if got := rolesOf(strings.Fields(c.labels)); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.labels, got, c.want)
		}
	}
}

// TestEndsCaption: the unit may stand close to the department's name; a label of
// amounts has it in brackets.
func TestEndsCaption(t *testing.T) {
	for _, c := range []struct {
		line string
		want bool
	}{
		{"101001　某某县档案局本级单位：万元", true}, {"101001 某某县档案局 单位：万元", true}, {"单位：万元", true},
		{"项目资金（单位：万元）", false}, {"每户补助2元", false}, {"单位：按照原则补助2元", false},
	} {
		if got := endsCaption(c.line); got != c.want {
			t.Errorf("%s: %v", c.line, got)
		}
	}
}

// TestUnitLine: what names the unit of a table's amounts, and what only begins so.
func TestUnitLine(t *testing.T) {
	w := newWords(testVocabulary())
	for _, c := range []struct {
		line string
		want bool
	}{
		{"单位：万元", true}, {"单位 ：万元", true}, {"单位： 元", true}, {"金额单位：人民币万元", true}, {"（单位：万元）", true},
		{"单位：按照“谁主管、谁负责”的原则", false}, {"单位：", false}, {"项目编码", false},
	} {
		s := newStream(linesOf(c.line), func(int) bool { return true })
		if got := w.isUnitLine(s, 0); got != c.want {
			t.Errorf("%s: %v", c.line, got)
		}
	}
}

// TestHeadCuts: the cells of a header block may touch.
func TestHeadCuts(t *testing.T) {
	w := newWords(testVocabulary())
	for _, c := range []struct {
		text string
		want []string
	}{
		{"3月底6月底10月底12月底", []string{"3月底", "6月底", "10月底", "12月底"}},
		{"20%45%70%100%", []string{"20%", "45%", "70%", "100%"}},
		{"3月底", []string{"3月底"}}, {"100%", []string{"100%"}},
		{"3月底前完成6月底", []string{"3月底前完成6月底"}}, {"20%以上", []string{"20%以上"}},
		{"3.14其中：财政资金", []string{"3.14", "其中：财政资金"}}, {"预算数437其中：财政资金437", []string{"预算数", "437", "其中：财政资金", "437"}},
		{"预算数437万元", []string{"预算数437万元"}}, {"其中：财政资金", []string{"其中：财政资金"}},
	} {
		s := newStream(linesOf(c.text), func(int) bool { return true })
		var got []string
		from := 0
		for _, k := range append(w.headCuts(s, 0), len(c.text)) {
			got, from = append(got, c.text[from:k]), k
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.text, got)
		}
	}
}
