package main

import (
	"fmt"
	"strings"
)

// sign is one printed form of a comparison.
type sign struct{ printed, op string }

var atLeast = []sign{{"≥", ">="}, {"≥", ">="}, {"≥", ">="}, {"≥", ">="}, {"≧", ">="}, {">=", ">="}, {"＞=", ">="}, {"》=", ">="}, {"不低于", ">="}, {"不少于", ">="}, {">", ">"}, {"＞", ">"}}
var atMost = []sign{{"≤", "<="}, {"≤", "<="}, {"≤", "<="}, {"<=", "<="}, {"≦", "<="}, {"不超过", "<="}, {"不高于", "<="}, {"<", "<"}, {"＜", "<"}}
var exactly = []sign{{"", "="}, {"", "="}, {"", "="}, {"=", "="}, {"＝", "="}}

// value is what stands in the cell 指标值: as printed, as the text rule has it,
// and taken apart.
type value struct {
	printed, text string
	target        Target
}

func (a author) number(s sign, number, unit string, plain bool) value {
	v := value{target: Target{Op: s.op, Number: strings.ReplaceAll(number, ",", ""), Unit: unit}}
	shown := unit
	if !plain && unit != "" {
		shown = pick(a.dice, []string{"(" + unit + ")", "（" + unit + "）"})
	}
	v.text = s.printed + number + shown
	v.printed = v.text
	if plain && a.chance(6) && isHan(unit) {
		v.printed = s.printed + number + " " + unit
	}
	return v
}

func isHan(s string) bool { return s != "" && []rune(s)[0] >= 0x4e00 }

// words is a value that is no single number.
func (a author) words(text string) value {
	return value{printed: text, text: text, target: Target{Text: text}}
}

// rate is a percentage in one of the notations in use.
func (a author) rate() value {
	n := fmt.Sprint(a.between(60, 100))
	if a.chance(30) {
		n = pick(a.dice, []string{"100", "95", "90", "98"})
	}
	if a.chance(6) {
		n += pick(a.dice, []string{".5", ".00", ".25"})
	}
	s := pick(a.dice, append(atLeast[:8:8], exactly...))
	switch {
	case a.chance(3):
		return a.number(s, n, "百分比", true)
	case a.chance(8):
		return a.number(s, n, "%", false)
	case a.chance(8):
		return a.number(pick(a.dice, atLeast), n, "%", true)
	}
	return a.number(s, n, "%", true)
}

// count is a number of things.
func (a author) count(unit string) value {
	n := a.between(1, pick(a.dice, []int{9, 40, 400, 5000, 200000}))
	s := pick(a.dice, append(atLeast, exactly...))
	text := fmt.Sprint(n)
	switch {
	case n >= 1000 && a.chance(40):
		text = grouped(text)
	case a.chance(8):
		return a.number(s, text+".00", strings.NewReplacer("（", "", "）", "").Replace(unit), false)
	}
	return a.number(s, text, unit, true)
}

// days is a limit in time.
func (a author) days() value {
	return a.number(pick(a.dice, atMost), fmt.Sprint(a.between(1, 90)), pick(a.dice, []string{"天", "个工作日", "小时", "个月"}), true)
}

// cost is an amount of money.
func (a author) cost(amount string) value {
	s := pick(a.dice, append(atMost[:4:4], exactly...))
	if a.chance(30) {
		return a.number(s, fmt.Sprint(a.between(2, 9000)), pick(a.dice, []string{"元/人", "元", "万元", "元/平方米"}), true)
	}
	return a.number(s, amount, "万元", a.chance(92))
}

// grouped puts thousands separators into a decimal.
func grouped(decimal string) string {
	whole, fraction, dotted := strings.Cut(decimal, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dotted {
		return whole + "." + fraction
	}
	return whole
}
