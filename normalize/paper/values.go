package paper

import (
	"strings"
	"unicode/utf8"
)

// values: a value that is whole, and another one that begins below the cut.
func (j *joint) values(e *evidence) {
	value, _ := j.keyCells()
	if value == nil {
		return
	}
	above, below := j.cells(*value)
	if above.Text == "" || below.Text == "" {
		return
	}
	first, _ := utf8.DecodeRuneInString(below.Text)
	if bareNumber(above.Text) && onlyUnit(below.Text) {
		e.pro = append(e.pro, "“"+head(below.Text)+"”是单位")
		return
	}
	sign := beginsWithSign(below.Text)
	digit := first >= '0' && first <= '9'
	if sign || digit && wholeValue(above.Text) {
		e.con = append(e.con, "“"+head(below.Text)+"”是另一个指标值")
	}
}

// bareNumber: a sign or none, and a number without a unit.
func bareNumber(s string) bool {
	number := strings.TrimLeft(s, signs)
	return number != "" && strings.Trim(number, "0123456789.,") == ""
}

// onlyUnit: a unit of several parts and no number: 元/人/月.
func onlyUnit(s string) bool {
	return strings.Contains(s, "/") && !strings.ContainsAny(s, "0123456789"+signs)
}

// twoValues: both rows have a whole value.
func (j *joint) twoValues() bool {
	value, _ := j.keyCells()
	if value == nil {
		return false
	}
	above, below := j.cells(*value)
	return wholeValue(above.Text) && wholeValue(below.Text)
}

const signs = "≥≤≧≦＝=<>＜＞》《≮≯"

func beginsWithSign(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(signs, first)
}

// maxUnit bounds the characters of a unit.
const maxUnit = 5

// wholeValue: at most a sign (or 不低于, 不超过 …), one number, and a unit, in brackets
// or partly so: 台（套）.
func wholeValue(s string) bool {
	number := strings.TrimLeft(s, signs+" 不低少超高于过达到大小等")
	rest := strings.TrimLeft(number, "0123456789.,")
	unit := withoutBrackets(rest)
	n := utf8.RuneCountInString(unit)
	return rest != number && n > 0 && n <= maxUnit && !strings.ContainsAny(unit, "年月-—~～至、，（(")
}

// withoutBrackets drops a pair of brackets at the end of a unit.
func withoutBrackets(unit string) string {
	for _, pair := range [2][2]string{{"（", "）"}, {"(", ")"}} {
		if body, ok := strings.CutSuffix(unit, pair[1]); ok && strings.Count(body, pair[0]) == 1 {
			return strings.Replace(body, pair[0], "", 1)
		}
	}
	return unit
}
