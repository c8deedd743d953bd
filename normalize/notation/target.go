package notation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
)

// signs are the printed comparisons, longer ones before their beginnings.
// Compared after foldSign, so that ＞ and > are one.
var signs = []struct{ printed, op string }{
	{"≥", ">="}, {"≧", ">="}, {"⩾", ">="}, {">=", ">="}, {"》=", ">="},
	{"≤", "<="}, {"≦", "<="}, {"⩽", "<="}, {"<=", "<="}, {"《=", "<="},
	{"不低于", ">="}, {"不少于", ">="}, {"不小于", ">="}, {"大于等于", ">="}, {"大于或等于", ">="},
	{"不超过", "<="}, {"不高于", "<="}, {"不大于", "<="}, {"不多于", "<="}, {"小于等于", "<="}, {"小于或等于", "<="},
	{"大于", ">"}, {"小于", "<"}, {"等于", "="},
	{">", ">"}, {"<", "<"}, {"=", "="},
}

// maxUnit bounds the characters of a unit: the longest in use are of the kind
// 元/人·工作日; what is longer is a sentence.
const maxUnit = 10

// Target takes a published value apart: one number with at most one sign and
// one unit, or text. It is nil for a blank value.
//
// Words after the number that bound it (90%以上, 3天内, 20次左右) make the value a
// text: the contract knows signs before the number only, and = would be wrong.
// A bare calendar date (2025年, 12月) is a text too; with a sign it is a number.
func Target(value string) *budget.Target {
	s := strings.TrimSpace(value)
	if s == "" {
		return nil
	}
	op, rest, signed := cutSign(s)
	number, rest, ok := cutNumber(rest)
	if !ok {
		return &budget.Target{Text: s}
	}
	unit, ok := unitOf(rest)
	if !ok || !signed && calendar(number, unit) {
		return &budget.Target{Text: s}
	}
	return &budget.Target{Op: op, Number: number, Unit: unit}
}

// IsSign reports whether s is nothing but a comparison sign.
func IsSign(s string) bool {
	_, rest, signed := cutSign(strings.TrimSpace(s))
	return signed && rest == ""
}

// cutSign takes a sign from the front of s. Without one op is "=".
func cutSign(s string) (op, rest string, signed bool) {
	for _, sign := range signs {
		if n := prefixLen(s, sign.printed); n > 0 {
			return sign.op, strings.TrimSpace(s[n:]), true
		}
	}
	return "=", s, false
}

// prefixLen is how many bytes of s spell the sign, whatever its width and with
// spaces between its characters; 0 when s does not begin with it.
func prefixLen(s, sign string) int {
	i := 0
	for _, want := range sign {
		for i < len(s) && s[i] == ' ' {
			i++
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if foldSign(r) != want {
			return 0
		}
		i += size
	}
	return i
}

func foldSign(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r >= 0x2e80 && r < 0x2fe0: // a radical that stands for its ideograph
		return budget.FoldRune(r)
	}
	return r
}

// cutNumber takes a decimal from the front of s: digits of either width,
// thousands separators in their places, a sign of its own. Separators are
// dropped, decimals stay as printed.
func cutNumber(s string) (number, rest string, ok bool) {
	i := 0
	var b strings.Builder
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		f := foldSign(r)
		switch {
		case f >= '0' && f <= '9', f == '.', f == ',', f == '-' && i == 0:
			b.WriteRune(f)
		default:
			number, ok = Decimal(b.String())
			return number, strings.TrimSpace(s[i:]), ok
		}
		i += size
	}
	number, ok = Decimal(b.String())
	return number, "", ok
}

// unitOf is the unit that the rest of a value spells, without brackets around
// it. It is false when the rest says more than a unit.
func unitOf(rest string) (string, bool) {
	unit := unwrap(rest)
	switch {
	case unit == "":
		return "", rest == ""
	case unit == "％":
		return "%", true
	case strings.HasPrefix(unit, "%"), strings.HasPrefix(unit, "％"):
		return unit, unit == "%"
	case utf8.RuneCountInString(unit) > maxUnit, bounded(unit), !plainUnit(unit):
		return "", false
	}
	return unit, true
}

// unwrap drops one pair of brackets around the whole of s.
func unwrap(s string) string {
	for _, pair := range []string{"()", "（）"} {
		open, size := utf8.DecodeRuneInString(pair)
		shut := pair[size:]
		if strings.HasPrefix(s, string(open)) && strings.HasSuffix(s, shut) && strings.Count(s, shut) == strings.Count(s, string(open)) {
			inner := s[size : len(s)-len(shut)]
			if strings.Contains(inner, shut) && strings.Index(inner, shut) < strings.Index(inner, string(open)) {
				return s
			}
			return strings.TrimSpace(inner)
		}
	}
	return s
}

// boundEnds and boundStarts are words by which a unit stops being one: they
// bound or blur the number, or make a point in time of it.
var (
	boundEnds   = []string{"以上", "以下", "以内", "以前", "以后", "以外", "之内", "之前", "之后", "左右", "上下", "不等", "前", "后", "内", "底", "末", "初", "起"}
	boundStarts = []string{"多", "余", "几", "来", "至", "到", "或", "和", "及", "日前", "点"}
)

func bounded(unit string) bool {
	if unit == casesUnit {
		return false
	}
	for _, w := range boundEnds {
		if strings.HasSuffix(unit, w) {
			return true
		}
	}
	for _, w := range boundStarts {
		if strings.HasPrefix(unit, w) {
			return true
		}
	}
	return strings.Contains(unit, "月底") || strings.Contains(unit, "以上") || strings.Contains(unit, "以下")
}

// casesUnit counts accidents and lawsuits (≤1起); behind a date it means "from".
const casesUnit = "起"

// plainUnit: letters, ideographs and what stands inside units; digits only as
// the powers of m2 and m3.
func plainUnit(unit string) bool {
	last, depth := rune(0), 0
	for _, r := range unit {
		switch {
		case r == '(' || r == '（':
			depth++
		case r == ')' || r == '）':
			if depth--; depth < 0 {
				return false
			}
		case r == '2' || r == '3':
			if last != 'm' && last != 'M' {
				return false
			}
		case unicode.IsDigit(r) || unicode.IsSpace(r):
			return false
		case unicode.IsLetter(r), unicode.Is(unicode.So, r), unicode.Is(unicode.No, r), strings.ContainsRune("/·.%‰°℃′″μ", r):
		default:
			return false
		}
		last = r
	}
	return depth == 0
}

// firstYear and lastYear bound what a bare number before 年 names a year by.
const firstYear, lastYear = "1949", "2100"

// calendar reports whether number and unit spell a date and no quantity.
func calendar(number, unit string) bool {
	switch {
	case strings.HasPrefix(unit, "年"):
		return len(number) == 4 && number >= firstYear && number <= lastYear
	case unit == "月" || unit == "月份" || unit == "号":
		return len(number) <= 2
	}
	return false
}
