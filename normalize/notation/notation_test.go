package notation

import (
	"testing"

	"jixiao/budget"
)

func TestTarget(t *testing.T) {
	num := func(op, number, unit string) budget.Target {
		return budget.Target{Op: op, Number: number, Unit: unit}
	}
	text := func(s string) budget.Target { return budget.Target{Text: s} }
	for _, c := range []struct {
		value string
		want  budget.Target
		why   string
	}{
		{"≥95%", num(">=", "95", "%"), "the common form"},
		{"≤3天", num("<=", "3", "天"), "at most"},
		{"＝100%", num("=", "100", "%"), "full-width equals"},
		{"=100.00(%)", num("=", "100.00", "%"), "unit in brackets, decimals as printed"},
		{"≥13459.00(平方米)", num(">=", "13459.00", "平方米"), "unit in brackets"},
		{"≥13459.00（平方米）", num(">=", "13459.00", "平方米"), "full-width brackets"},
		{"20次", num("=", "20", "次"), "bare"},
		{"17万元", num("=", "17", "万元"), "money is a number with a unit"},
		{"≥1000000 条", num(">=", "1000000", "条"), "space before the unit"},
		{"≥8PB", num(">=", "8", "PB"), "Latin unit"},
		{"90.00(度)", num("=", "90.00", "度"), "no sign"},
		{"≥100百分比", num(">=", "100", "百分比"), "the unit as printed"},
		{"1,200户", num("=", "1200", "户"), "thousands separator"},
		{"1,200,000.50元", num("=", "1200000.50", "元"), "two separators and decimals"},
		{"不低于90%", num(">=", "90", "%"), "word for ≥"},
		{"不少于100人", num(">=", "100", "人"), "word for ≥"},
		{"不超过3天", num("<=", "3", "天"), "word for ≤"},
		{"不高于5%", num("<=", "5", "%"), "word for ≤"},
		{"不⾼于5%", num("<=", "5", "%"), "the same with a radical for 高"},
		{"大于等于90%", num(">=", "90", "%"), "word for ≥, not for >"},
		{"小于10次", num("<", "10", "次"), "word for <"},
		{"≧95%", num(">=", "95", "%"), "another ≥"},
		{">=95%", num(">=", "95", "%"), "two characters"},
		{"＞=95%", num(">=", "95", "%"), "mixed width"},
		{"＞＝95%", num(">=", "95", "%"), "full width"},
		{"》=95%", num(">=", "95", "%"), "a bracket for the sign"},
		{"> = 95%", num(">=", "95", "%"), "spaces in the sign"},
		{"≦5天", num("<=", "5", "天"), "another ≤"},
		{"<=5天", num("<=", "5", "天"), "two characters"},
		{">5", num(">", "5", ""), "no unit"},
		{"＜5", num("<", "5", ""), "full width"},
		{"100", num("=", "100", ""), "bare number"},
		{"95％", num("=", "95", "%"), "full-width percent is the same unit"},
		{"９５%", num("=", "95", "%"), "full-width digits"},
		{"≥-5%", num(">=", "-5", "%"), "negative"},
		{"12台（套）", num("=", "12", "台（套）"), "brackets inside the unit stay"},
		{"≥12（台（套））", num(">=", "12", "台（套）"), "brackets around a unit with brackets"},
		{"800元/人·月", num("=", "800", "元/人·月"), "compound unit"},
		{"3.2mg/m3", num("=", "3.2", "mg/m3"), "a power is no second number"},
		{"50㎡", num("=", "50", "㎡"), "unit sign"},
		{"5℃", num("=", "5", "℃"), "unit sign"},
		{"1年", num("=", "1", "年"), "a duration"},
		{"12个月", num("=", "12", "个月"), "a duration"},
		{"≤12月", num("<=", "12", "月"), "with a sign it is a duration"},
		{"10万人次", num("=", "10", "万人次"), "a multiple belongs to the unit"},
		{"5-10个", text("5-10个"), "range"},
		{"3～5天", text("3～5天"), "range"},
		{"90%以上", text("90%以上"), "bound after the number: the contract has no sign for it"},
		{"≥90%以上", text("≥90%以上"), "said twice"},
		{"80%左右", text("80%左右"), "vague"},
		{"20余次", text("20余次"), "vague"},
		{"3个工作日内", text("3个工作日内"), "bound after the number"},
		{"2025年12月底前", text("2025年12月底前"), "date"},
		{"≤1起", budget.Target{Op: "<=", Number: "1", Unit: "起"}, "起 counts accidents"},
		{"2025年起", text("2025年起"), "起 behind a date bounds it"},
		{"2025年", text("2025年"), "date"},
		{"12月", text("12月"), "date"},
		{"6月底", text("6月底"), "date"},
		{"2023.07-2024.01", text("2023.07-2024.01"), "period"},
		{"2025.12.31", text("2025.12.31"), "date"},
		{"预计2025年年底前完成", text("预计2025年年底前完成"), "sentence"},
		{"慰问人数不少于100人,宣传用品不少于20000份", text("慰问人数不少于100人,宣传用品不少于20000份"), "two numbers"},
		{"长期", text("长期"), "word"},
		{"优", text("优"), "word"},
		{"及时率", text("及时率"), "copy of the name"},
		{"100%完成", text("100%完成"), "percent and a verb"},
		{"1:1", text("1:1"), "ratio"},
		{"1/3", text("1/3"), "fraction"},
		{"7*24小时", text("7*24小时"), "product"},
		{"≥95%，≤100%", text("≥95%，≤100%"), "two signs"},
		{"12,00户", text("12,00户"), "separator out of place"},
		{"1 000户", text("1 000户"), "two numbers, or one: not decided"},
		{"≥", text("≥"), "sign alone"},
		{"》95%", text("》95%"), "a bracket is no sign"},
		{"第1名", text("第1名"), "rank"},
		{"约20次", text("约20次"), "vague"},
		{"≥95%）", text("≥95%）"), "stray bracket"},
		{"1.", text("1."), "an ordinal"},
		{"≤2小时30分", text("≤2小时30分"), "two numbers"},
		{"1000平方米的绿化养护任务全部完成", text("1000平方米的绿化养护任务全部完成"), "sentence"},
		{"≥()", text("≥()"), "no number"},
		{"5()", text("5()"), "empty brackets"},
	} {
		if got := Target(c.value); got == nil || *got != c.want {
			t.Errorf("%s: Target(%q) = %+v, want %+v", c.why, c.value, got, c.want)
		}
	}
	if Target(" ") != nil {
		t.Error("a blank value has no target")
	}
}

func TestAmount(t *testing.T) {
	for _, c := range []struct {
		cell, decimal, unit string
		ok                  bool
		why                 string
	}{
		{"17.00", "17.00", "", true, "plain"},
		{"4,100,000.00", "4100000.00", "", true, "separators"},
		{"4，100，000.00", "4100000.00", "", true, "full-width separators"},
		{"7595500.00", "7595500.00", "", true, "none"},
		{"968.191 8", "968.1918", "", true, "cut by a wrap"},
		{"1 234 567.89", "1234567.89", "", true, "groups of three"},
		{"4,100, 000", "4100000", "", true, "cut after a separator"},
		{"17万元", "17", "万元", true, "unit in the cell"},
		{"17.5 元", "17.5", "元", true, "unit in the cell"},
		{"￥17.5", "17.5", "", true, "currency sign"},
		{"", "", "", true, "blank"},
		{"—", "", "", true, "a dash is a blank"},
		{"0", "0", "", true, "a zero is a zero"},
		{"-3.5", "-3.5", "", true, "negative"},
		{"17 20", "", "", false, "two numbers"},
		{"约17", "", "", false, "words"},
		{"1,20", "", "", false, "separator out of place"},
		{"1.2.3", "", "", false, "two points"},
		{"17%", "", "", false, "no amount"},
	} {
		got, ok := Amount(c.cell)
		if ok != c.ok || got.Decimal != c.decimal || got.Unit != c.unit {
			t.Errorf("%s: Amount(%q) = %+v,%v", c.why, c.cell, got, ok)
		}
	}
}

func TestCutOrdinal(t *testing.T) {
	for _, c := range []struct {
		line  string
		seq   int
		style Style
		rest  string
		why   string
	}{
		{"1.保障", 1, Arabic, "保障", "point"},
		{"12、保障", 12, Arabic, "保障", "enumeration comma"},
		{"３．保障", 3, Arabic, "保障", "full width"},
		{"（1）保障", 1, Bracketed, "保障", "brackets"},
		{"(2) 保障", 2, Bracketed, "保障", "half width"},
		{"①保障", 1, Circled, "保障", "circle"},
		{"⑵保障", 2, Circled, "保障", "bracketed character"},
		{"一、总体", 1, Chinese, "总体", "Chinese"},
		{"十二、总体", 12, Chinese, "总体", "Chinese tens"},
		{"二十、总体", 20, Chinese, "总体", "Chinese tens"},
		{"（三）加强", 3, ChineseBkt, "加强", "Chinese in brackets"},
		{"（\u2f00）加强", 1, ChineseBkt, "加强", "the radical of 一"},
		{"\u2f17\u2f06、加强", 12, Chinese, "加强", "the radicals of 十二"},
		{"\u2f06\u2f17\u2f0b、加强", 28, Chinese, "加强", "the radicals of 二十八"},
		{"目标1：完成", 1, Named, "完成", "named"},
		{"一是加强", 1, ChineseWord, "加强", "in prose"},
		{"1.2025年完成", 1, Arabic, "2025年完成", "a year after the ordinal"},
		{"2．2026 年完成", 2, Arabic, "2026 年完成", "a year set apart by a space"},
		{"2 、保障", 2, Arabic, "保障", "a comma set apart by a space"},
		{"2 .保障", 0, None, "", "no point is set apart"},
		{"1.5公里", 0, None, "", "decimal"},
		{"2025年完成", 0, None, "", "year"},
		{"2025.完成", 0, None, "", "too large for an ordinal"},
		{"30%", 0, None, "", "percentage"},
		{"（高新技术）补助", 0, None, "", "brackets with words"},
		{"一般项目", 0, None, "", "a word that begins with 一"},
		{"保障", 0, None, "", "none"},
		{"", 0, None, "", "empty"},
	} {
		got, ok := CutOrdinal(c.line)
		if ok != (c.seq > 0) || got.Seq != c.seq || got.Style != c.style || got.Rest != c.rest {
			t.Errorf("%s: CutOrdinal(%q) = %+v,%v", c.why, c.line, got, ok)
		}
	}
}

// TestCutOrdinalBefore: a name that begins with a digit stands behind its number.
func TestCutOrdinalBefore(t *testing.T) {
	for _, c := range []struct {
		line, name string
		seq        int
		rest, why  string
	}{
		{"5.12315投诉处置绩效目标表", "12315投诉处置", 5, "12315投诉处置绩效目标表", "the name begins with a digit"},
		{"5.5G基站绩效目标表", "", 0, "", "nothing tells the name"},
		{"5.5G基站绩效目标表", "5.5G基站", 0, "", "the number is the name's own"},
		{"5、基站绩效目标表", "机房", 5, "基站绩效目标表", "an ordinal is one whatever the name"},
	} {
		got, ok := CutOrdinalBefore(c.line, c.name)
		if ok != (c.seq > 0) || got.Seq != c.seq || got.Rest != c.rest {
			t.Errorf("%s: CutOrdinalBefore(%q, %q) = %+v,%v", c.why, c.line, c.name, got, ok)
		}
	}
}

func TestDate(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"2023-01-01", "2023-01-01"}, {"2023/1/1", "2023-01-01"}, {"2023年1月1日", "2023-01-01"},
		{"2023.12.31", "2023-12-31"}, {"20231231", "2023-12-31"}, {"2023年7月", "2023-07"}, {"2023.07", "2023-07"},
		{"2023年", "2023"}, {"2023-01-01 00:00:00", "2023-01-01"}, {"２０２３年１月", "2023-01"},
		{"2023-13-01", ""}, {"2023-02-30", ""}, {"长期", ""}, {"", ""}, {"23-1-1", ""}, {"2023-1-1-1", ""},
	} {
		if got, ok := Date(c.in); got != c.want || ok != (c.want != "") {
			t.Errorf("Date(%q) = %q,%v want %q", c.in, got, ok, c.want)
		}
	}
	for _, c := range []struct{ in, from, to string }{
		{"2023年1月至2024年12月", "2023-01", "2024-12"},
		{"2023.07-2024.01", "2023-07", "2024-01"},
		{"2023-01-01至2023-12-31", "2023-01-01", "2023-12-31"},
		{"2023-01-01—2023-12-31", "2023-01-01", "2023-12-31"},
		{"2023-01-01-2023-12-31", "2023-01-01", "2023-12-31"},
		{"长期", "", ""},
	} {
		if from, to, _ := Range(c.in); from != c.from || to != c.to {
			t.Errorf("Range(%q) = %q,%q", c.in, from, to)
		}
	}
}

func TestPercent(t *testing.T) {
	for in, want := range map[string]string{"30%": "30", "30 %": "30", "30％": "30", "33.3%": "33.3", "100": "100", "": "", "3月底": "!", "30%60%": "!"} {
		got, ok := Percent(in)
		if want == "!" && ok || want != "!" && (got != want || !ok) {
			t.Errorf("Percent(%q) = %q,%v", in, got, ok)
		}
	}
}

func FuzzNotation(f *testing.F) {
	for _, s := range []string{"≥95%", "1.5", "（一）甲", "2023-01-01", "4,100.00", "目标1："} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if target := Target(s); target != nil && target.Text == "" {
			if d, ok := Decimal(target.Number); !ok || d != target.Number || target.Op == "" {
				t.Errorf("Target(%q) = %+v", s, target)
			}
		}
		if m, ok := Amount(s); ok && m.Decimal != "" {
			if _, exact := budget.PrintedAmount(m.Decimal).Rat(); !exact && len(m.Decimal) <= 40 {
				t.Errorf("Amount(%q) = %+v", s, m)
			}
		}
		CutOrdinal(s)
		Range(s)
		Percent(s)
	})
}
