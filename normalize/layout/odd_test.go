package layout

import "testing"

func TestOddValue(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      bool
	}{
		{"a number with its unit", "≥95%", false},
		{"the sign that closes a title elsewhere", "》=95%", false},
		{"a point in time", "预计2025年年底前完成", false},
		{"a sum per head and month", "2502元/人/月", false},
		{"a unit alone", "万元", true},
		{"a measure word alone", "批次", true},
		{"the number of a document", "冀财预【2023】", true},
		{"two numbers", "=2413.00 2020万元", true},
		{"a basis between a year and its date", "预计2026三定方案年年底前完成", true},
		{"a basis between a number and its unit", "≤306问卷万元", true},
		{"a sign without a number", "不少于平方米", true},
		{"a basis between sign and number", "不少于根据19台（套）", true},
		{"a hundred million", "3.5亿元", false},
		{"a basis behind a percentage", "＞96%根据枫浦县政府", true},
	} {
		if got := oddValue(c.text); got != c.want {
			t.Errorf("%s: oddValue(%q) = %v", c.why, c.text, got)
		}
	}
}

func TestOddText(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      bool
	}{
		{"a name", "服务对象满意度", false},
		{"a formula that names the same people twice", "合格数量/总数量×100%", false},
		{"a document", "冀财建【2024】215号", false},
		{"a standard", "行业标准GB/T 7036-2011", false},
		{"one character", "率", true},
		{"a particle first", "的程度", true},
		{"the end of a document's number", "号文件", true},
		{"an article without its clause", "《城市管理考核办法》第39", true},
		{"a standard without its number", "行业标准GB/T", true},
		{"half a title", "《中华人民共和", true},
		{"a number alone", "228", true},
		{"a name of the second level among its characters", "社会效益社会关注度指标", true},
		{"the same text twice", "CO2减排量监测CO2减排量监测", true},
		{"a unit", "万元", true},
		{"a value among its characters", "重大事故发生起≥95%且数", true},
		{"the beginning said twice at once", "促进社会促进社会公平", true},
	} {
		if got := oddText(c.text); got != c.want {
			t.Errorf("%s: oddText(%q) = %v", c.why, c.text, got)
		}
	}
}
