package budget

import "testing"

func TestJoinLines(t *testing.T) {
	for _, c := range []struct {
		want  string
		lines []string
		why   string
	}{
		{"服务对象满意度指标", []string{"服务对象满", "意度指标"}, "a word cut by the cell's width"},
		{"预计2025年年底前完成", []string{"预计 2025", "年年底前完", "成"}, "space beside CJK is typography"},
		{"冀财建【2024】269号", []string{"冀财建【2024】", "269 号"}, "CJK bracket at the wrap"},
		{"FAST观测时间", []string{"FAST 观测时间"}, "Latin beside CJK"},
		{"LAMOST survey data", []string{"LAMOST  survey data"}, "one space between Latin words"},
		{"LAMOST survey data", []string{"LAMOST survey", "data"}, "the wrap stood for the space"},
		{"968.1918", []string{"968.191", "8"}, "a number cut by a wrap"},
		{"13028125P00007610004M", []string{"13028125P0000", "7610004M"}, "a code cut by a wrap"},
		{"GB/T 1234-2010", []string{"GB/T ", "1234-2010"}, "a line that ends with a space was not cut"},
		{"标准1234", []string{"标准 ", "1234"}, "no space beside CJK, printed or not"},
		{"质量,提升", []string{"质量, 提升"}, "half-width comma between CJK"},
		{"(DR11) data", []string{"(DR11) data"}, "brackets belong to the words"},
		{"≥95%", []string{"≥ 95 %"}, "a sign is no word"},
		{"企业", []string{"", " 企业 ", ""}, "blank lines vanish"},
		{"A、B", []string{"A、", "B"}, "CJK punctuation"},
		{"2025-2027", []string{"2025-", "2027"}, "a range cut by a wrap"},
		{"系统", []string{"系\u200b统"}, "zero-width characters print nothing"},
	} {
		if got := JoinLines(c.lines...); got != c.want {
			t.Errorf("%s: JoinLines(%q) = %q, want %q", c.why, c.lines, got, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"项 ⽬ 编 码": "项目编码",
		"⾦额（万元）":  "金额(万元)",
		"帐⼾":      "帐户",
		"ＡＢc１":    "abc1",
		"plain":   "plain",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCheckCode(t *testing.T) {
	for code, want := range map[string]CodeCheck{
		"13028125P00007610004M":  CodeValid,
		"13028125P000032100017":  CodeValid,
		"13028125P00007610004N":  CodeWrong,
		"13028125P00007160004M":  CodeWrong, // neighbours swapped
		"13028125R00007610004M":  CodeUnchecked,
		"130281250000076100041":  CodeUnchecked,
		"13028125P00007610004":   CodeMalformed,
		"":                       CodeMalformed,
		"1302812XP00007610004M":  CodeMalformed,
		"13028125P00007610004MM": CodeMalformed,
	} {
		if got := CheckCode(code); got != want {
			t.Errorf("CheckCode(%q) = %d, want %d", code, got, want)
		}
	}
}

func TestFen(t *testing.T) {
	for _, c := range []struct {
		decimal, unit string
		fen           int64
		ok            bool
		why           string
	}{
		{"17.00", "万元", 17_000_000, true, "plain"},
		{"0.000001", "万元", 1, true, "six decimals of 万元 are one fen"},
		{"0.0000001", "万元", 0, false, "less than a fen is not exact"},
		{"7595500.00", "元", 759550000, true, "元"},
		{"", "万元", 0, false, "blank"},
		{"1/3", "元", 0, false, "no decimal"},
		{"1e9", "元", 0, false, "no exponent"},
		{"17", "斤", 0, false, "unknown unit"},
		{"99999999999999999999", "万元", 0, false, "beyond int64"},
		{"-3.5", "元", -350, true, "negative"},
	} {
		got, ok := PrintedAmount(c.decimal).Fen(c.unit)
		if got != c.fen || ok != c.ok {
			t.Errorf("%s: Fen(%q,%q) = %d,%v", c.why, c.decimal, c.unit, got, ok)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("安全生产执法所需经费，按照年初工作计划安排")
	}
}

func BenchmarkJoinLines(b *testing.B) {
	for b.Loop() {
		JoinLines("调查中满意和较满意的受训", "学员数量占调查总人数的比", "率")
	}
}
