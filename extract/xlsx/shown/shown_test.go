package shown

import (
	"strconv"
	"testing"
)

func TestNumber(t *testing.T) {
	for _, c := range []struct {
		code, stored, want string
		exact              bool
		why                string
	}{
		{"", "123.83", "123.83", true, "General"},
		{"", "0.28999999999999998", "0.29", true, "15 digits count, not the binary rest"},
		{"", "1.0E-4", "0.0001", true, "an exponent is how files store it"},
		{"", "1234567.8912", "1234567.8912", false, "Excel gives General 11 characters; the stored number stands, doubted"},
		{"", "471001", "471001", true, "a code"},
		{"0", "2.5", "3", true, "half away from zero"},
		{"0", "-2.5", "-3", true, "also below"},
		{"0.00", "1.005", "1.01", true, "as decimal, where binary would say 1.00"},
		{"0.00", "17", "17.00", true, "zeros are printed"},
		{"0.00", "-0.001", "0.00", true, "no minus before zero"},
		{"#,##0.00", "4100000", "4,100,000.00", true, "thousands"},
		{"#,##0", "999", "999", true, "no separator needed"},
		{"#,##0,", "1234567", "1,235", true, "a trailing comma divides"},
		{"0.0,,", "12345678", "12.3", true, "two of them behind decimals"},
		{"0%", "0.95", "95%", true, "percent"},
		{"0.00%", "0.985", "98.50%", true, "percent with decimals"},
		{`"≥"0%`, "0.95", "≥95%", true, "sign in the format"},
		{`≥0`, "20", "≥20", true, "unquoted sign"},
		{`0"天"`, "3", "3天", true, "unit in the format"},
		{`0.00"万元"`, "17", "17.00万元", true, "unit of money"},
		{`General"人"`, "12", "12人", true, "General with a unit"},
		{"G/通用格式", "12.5", "12.5", true, "General in Chinese files"},
		{"#.##", "1", "1.", true, "Excel prints the bare point"},
		{"000", "7", "007", true, "leading zeros"},
		{"0000-000", "1234567", "1234-567", true, "literals among digits"},
		{"#,##0.00;[Red]-#,##0.00", "-1234.5", "-1,234.50", true, "negative section brings its own sign"},
		{"0.00_);(0.00)", "-3", "(3.00)", true, "brackets for negatives"},
		{`_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, "0", " -   ", true, "accounting shows a dash for zero"},
		{`0;0;"零"`, "0", "零", true, "zero section"},
		{"0.00;;", "-1", "", true, "an empty section prints nothing"},
		{`[>=1000]0.0,"千";0`, "45291", "45.3千", true, "condition holds"},
		{`[>=1000]0.0,"千";0`, "12", "12", true, "condition does not hold"},
		{"[$¥-804]#,##0.00", "5", "¥5.00", true, "currency bracket"},
		{"0.00E+00", "12345", "1.23E+04", true, "scientific"},
		{"##0.0E+0", "12345", "12.3E+3", true, "engineering"},
		{"yyyy/m/d", "45291", "2023/12/31", true, "date"},
		{`yyyy"年"m"月"d"日"`, "45291", "2023年12月31日", true, "date in Chinese"},
		{"yyyy-mm-dd hh:mm", "45291.75", "2023-12-31 18:00", true, "date with time"},
		{"h:mm AM/PM", "0.75", "6:00 PM", true, "m behind h are minutes"},
		{"mm:ss", "0.5", "00:00", true, "m before s are minutes"},
		{"[h]:mm", "1.5", "36:00", true, "elapsed hours"},
		{"aaaa", "45291", "星期日", true, "weekday"},
		{"yyyy/m/d", "2024", "1905/7/16", true, "a year typed into a date cell: Excel shows this too"},
		{"yyyy/m/d", "0", "1899/12/31", false, "Excel shows a day that never was"},
		{"yyyy/m/d", "-1", "-1", false, "Excel shows ###"},
		{"# ?/?", "0.5", "0.5", false, "fractions are not followed: the number as it is"},
		{"[DBNum1]0", "12", "12", false, "nor numerals in Chinese"},
		{"0.00", "abc", "abc", false, "no number"},
		{"@", "0.95", "0.95", true, "a number in a text cell"},
	} {
		got, exact := Parse(c.code).Number(c.stored, false)
		if got != c.want || exact != c.exact {
			t.Errorf("%s: %q of %s = %q (%v), want %q", c.why, c.code, c.stored, got, exact, c.want)
		}
	}
}

func TestDate1904(t *testing.T) {
	if got, _ := Parse("yyyy-mm-dd").Number("43829", true); got != "2023-12-31" {
		t.Errorf("the calendar from 1904: %s", got)
	}
}

func TestText(t *testing.T) {
	for _, c := range []struct{ code, want string }{
		{"", "甲"}, {"0.00", "甲"}, {"@", "甲"}, {`"附"@`, "附甲"}, {`0;0;0;"<"@">"`, "<甲>"}, {`0;-0;0;`, ""},
	} {
		if got := Parse(c.code).Text("甲"); got != c.want {
			t.Errorf("%q: %q, want %q", c.code, got, c.want)
		}
	}
}

// FuzzNumber: no format and no number makes the printer fail.
func FuzzNumber(f *testing.F) {
	f.Add(`_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `, 0.0)
	f.Add(`[>=1000]0.0,"千";yyyy"年"m"月";[h]:mm`, 45291.75)
	f.Add("##0.0E+0", 1e-300)
	f.Fuzz(func(t *testing.T, code string, v float64) {
		p := Parse(code)
		p.Text("甲")
		p.Number(strconv.FormatFloat(v, 'g', -1, 64), false)
	})
}
