package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// confirm looks at every row that borders gave for what no reader of plain text
// would accept: a row without a name, two values in one cell, half of a value, a
// bracket that opens in one cell and closes in the next one. It costs one look at
// each character; a second reading of the whole text costs many times the first and
// agrees with such rows, for it does not know where rows end either.
func (r *reader) confirm(rec *record, project int) {
	if r.format != "pdf" || rec.inferred() {
		return
	}
	rows := r.projects[project].Indicators
	named := nameRows(rows)
	var above cellBrackets
	for i := range rows {
		ind := &rows[i]
		doubt := func(code, message string) {
			r.warn(budget.Issue{Code: code, At: rowPath(project, i), Where: firstPos(ind.Places), Message: message})
		}
		switch value := string(ind.Value); {
		case ind.Level3 == "" && named:
			doubt("row_without_name", "这一行没有指标名称，可能是别的行的一部分，请对照原件")
			for _, k := range besideNameless(rows, i) {
				r.warn(budget.Issue{Code: "row_without_name", At: rowPath(project, k), Where: firstPos(rows[k].Places),
					Message: "相邻的一行没有指标名称，这一行没有的指标值可能印在那里，请对照原件"})
			}
		case gluedValues(value):
			doubt("two_values", "这一格像是两个指标值，可能混进了别的行的文字，请对照原件")
		case unitsOnly[value]:
			doubt("half_value", "指标值只有一部分，数字可能在别的格里，请对照原件")
		}
		here := bracketsOf(ind)
		if here.goesOn(above) {
			for _, k := range [2]int{i - 1, i} {
				r.warn(budget.Issue{Code: "cell_torn", At: rowPath(project, k), Where: firstPos(rows[k].Places),
					Message: "上下两行同一栏的括号合起来才成对，可能是一格分成了两格，请对照原件"})
			}
		}
		if here.mixed() {
			doubt("cell_torn", "相邻两格的括号合起来才成对，文字可能分错了格，请对照原件")
		}
		above = here
	}
}

// besideNameless are the rows above and below a nameless one that lack what it has: a
// value.
func besideNameless(rows []budget.Indicator, i int) []int {
	var out []int
	for _, k := range [2]int{i - 1, i + 1} {
		if k >= 0 && k < len(rows) && rows[i].Value != "" && rows[k].Value == "" && rows[k].Level3 != "" {
			out = append(out, k)
		}
	}
	return out
}

// nameRows reports whether the rows have names at all.
func nameRows(rows []budget.Indicator) bool {
	for i := range rows {
		if rows[i].Level3 != "" {
			return true
		}
	}
	return false
}

// cellBrackets are the brackets left open (positive) or closed without an opening
// one, by kind, of a row's name, description, value and basis.
type cellBrackets [4]brackets

type brackets struct{ titles, numbers, rounds int }

func bracketsOf(ind *budget.Indicator) cellBrackets {
	return cellBrackets{balance(string(ind.Level3)), balance(string(ind.Description)), balance(string(ind.Value)), balance(string(ind.Basis))}
}

// goesOn: a cell closes what the one above it has left open.
func (c cellBrackets) goesOn(above cellBrackets) bool {
	for k := range c {
		if above[k].closedBy(c[k]) {
			return true
		}
	}
	return false
}

// mixed: a cell closes what the one before it has left open, or the other way round.
func (c cellBrackets) mixed() bool {
	for k := 1; k < len(c); k++ {
		if c[k-1].closedBy(c[k]) || c[k].closedBy(c[k-1]) {
			return true
		}
	}
	return false
}

// closedBy: b closes exactly what a has left open.
func (a brackets) closedBy(b brackets) bool {
	return a != (brackets{}) && min(a.titles, a.numbers, a.rounds) >= 0 &&
		a.titles+b.titles == 0 && a.numbers+b.numbers == 0 && a.rounds+b.rounds == 0
}

func balance(s string) brackets {
	var b brackets
	for i := 0; i < len(s); {
		if c := s[i]; c >= 0xe4 && c <= 0xe9 { // an ideograph: nearly every character
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch r {
		case '《':
			b.titles++
		case '》':
			b.titles--
		case '〔':
			b.numbers++
		case '〕':
			b.numbers--
		case '（', '(':
			b.rounds++
		case '）', ')':
			b.rounds--
		}
	}
	return b
}

// unitsOnly are pieces of values that are none by themselves.
var unitsOnly = func() map[string]bool {
	all := map[string]bool{}
	for _, s := range strings.Fields("% ％ 元 万元 元/人 元/月 /人/月 /月 个 次 人 人次 天 台 套 户 吨 份 件 处 （套） (套) 平方米 公里 场次 批次 以上 以下 以内 底前 月底前 年底前 日前") {
		all[s] = true
	}
	return all
}()

// gluedValues: the text is one whole value right behind another one.
func gluedValues(s string) bool {
	inside := true // of a number, a sign or what joins two
	for i, r := range s {
		begins, joins := false, false
		switch r {
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '≥', '≤', '≧', '≦', '＝', '=', '＞', '＜':
			begins = true
		case '.', ',', '-', '—', '~', '～', '/', ':', '：', '×', '^':
			joins = true
		}
		if begins && !inside && wholeValue(s[:i]) && wholeValue(s[i:]) {
			return true
		}
		inside = begins || joins
	}
	return false
}

// mostUnit bounds the characters of a unit.
const mostUnit = 5

// wholeValue: one number with a unit, no date.
func wholeValue(s string) bool {
	t := notation.Target(s)
	if t == nil || t.Number == "" || t.Unit == "" {
		return false
	}
	return utf8.RuneCountInString(t.Unit) <= mostUnit && !strings.ContainsAny(t.Unit, "年月日时分第至到和且、，,；;-—~～")
}
