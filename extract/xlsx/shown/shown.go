// Package shown prints the value of a worksheet cell as Excel shows it under a
// number format, in the Chinese edition: percent, thousands, dates, literals.
//
// Arithmetic is on decimal digits, never on binary fractions: a stored
// 0.28999999999999998 is 0.29, as it is in Excel.
package shown

import (
	"strings"
)

// Format is a parsed number format. Parse once, use for every cell of a style.
type Format struct {
	sections []section
	unknown  bool // has parts that are not followed
}

// Parse reads a format code: "0.00%", `yyyy"年"m"月"`, "#,##0.00;[Red]-#,##0.00".
// "" is General.
func Parse(code string) *Format {
	f := &Format{}
	if code == "" {
		code = "General"
	}
	for _, part := range splitSections(code) {
		s := parseSection(part)
		f.unknown = f.unknown || s.unknown
		f.sections = append(f.sections, s)
	}
	return f
}

// splitSections cuts at semicolons outside of quotes, brackets and escapes.
func splitSections(code string) []string {
	var parts []string
	from, quoted, bracket := 0, false, false
	for i := 0; i < len(code); i++ {
		switch c := code[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case c == ';' && !bracket:
			parts = append(parts, code[from:i])
			from = i + 1
		}
	}
	return append(parts, code[min(from, len(code)):])
}

// Number prints a stored number. exact is false when the format has parts that
// are not followed, or when Excel itself would show fewer digits than these.
func (f *Format) Number(stored string, date1904 bool) (text string, exact bool) {
	d, ok := parseDecimal(stored)
	if !ok {
		return stored, false
	}
	s, signed := f.choose(d)
	switch {
	case s == nil || f.unknown:
		return d.String(), false
	case s.text:
		return s.literal(d.String()), true
	case s.date:
		return s.formatDate(d, date1904)
	case s.general:
		text, exact := d.general()
		return s.wrap(text), exact
	}
	if signed {
		return s.formatNumber(d), true
	}
	return s.formatNumber(d.abs()), true
}

// Text prints a stored text: most formats leave it alone, some set it between
// literals.
func (f *Format) Text(stored string) string {
	switch n := len(f.sections); {
	case n == 4:
		return f.sections[3].literal(stored)
	case n > 0 && f.sections[n-1].text:
		return f.sections[n-1].literal(stored)
	}
	return stored
}

// choose picks the section for a number: by its conditions, or else positive,
// negative, zero. signed is true when the number keeps its minus sign.
func (f *Format) choose(d decimal) (s *section, signed bool) {
	n := len(f.sections)
	if n == 0 {
		return nil, true
	}
	for i := range f.sections {
		if c := f.sections[i].condition; c != nil && c.holds(d) {
			return &f.sections[i], !(i == 1 && d.negative)
		}
	}
	if f.sections[0].condition != nil {
		return &f.sections[min(n-1, 2)], n < 2
	}
	switch {
	case n >= 3 && d.isZero():
		return &f.sections[2], false
	case n >= 2 && d.negative && !d.isZero():
		return &f.sections[1], false
	}
	return &f.sections[0], true
}

// Builtin is the code of a format that files refer to by number only, as the
// Chinese edition shows it. "" is General.
func Builtin(id int) string { return builtins[id] }

var builtins = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
	5: `"¥"#,##0;"¥"-#,##0`, 6: `"¥"#,##0;"¥"-#,##0`, 7: `"¥"#,##0.00;"¥"-#,##0.00`, 8: `"¥"#,##0.00;"¥"-#,##0.00`,
	9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
	14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
	18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "yyyy/m/d h:mm",
	27: `yyyy"年"m"月"`, 28: `m"月"d"日"`, 29: `m"月"d"日"`, 30: "m-d-yy", 31: `yyyy"年"m"月"d"日"`,
	32: `h"时"mm"分"`, 33: `h"时"mm"分"ss"秒"`, 34: `上午/下午h"时"mm"分"`, 35: `上午/下午h"时"mm"分"ss"秒"`,
	36: `yyyy"年"m"月"`,
	37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
	41: `_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ `, 42: `_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ `,
	43: `_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ `,
	44: `_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ `,
	45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
	50: `yyyy"年"m"月"`, 51: `m"月"d"日"`, 52: `yyyy"年"m"月"`, 53: `m"月"d"日"`, 54: `m"月"d"日"`,
	55: `上午/下午h"时"mm"分"`, 56: `上午/下午h"时"mm"分"ss"秒"`, 57: `yyyy"年"m"月"`, 58: `m"月"d"日"`,
}

// Bool and error values show as words; they have no format.
func Bool(stored string) string {
	if strings.TrimSpace(stored) == "1" || strings.EqualFold(strings.TrimSpace(stored), "true") {
		return "TRUE"
	}
	return "FALSE"
}
