package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// A text layer keeps no borders: its cells are put together from what their
// texts look like. What no paper prints so is told here, row by row, however
// sure the reading was of itself.

// codeImplausible marks a row or a field that can hardly be what is printed.
const codeImplausible = "implausible"

// oddRow is one indicator, its texts folded.
type oddRow struct {
	level1, level2                  string
	name, description, value, basis string
}

// cells are the texts that no vocabulary bounds, by field.
func (r *oddRow) cells() [4][2]string {
	return [4][2]string{{"level3", r.name}, {"description", r.description}, {"value", r.value}, {"basis", r.basis}}
}

// oddities are the ways in which a row shows that it was misread. find returns
// the field that shows it, "" when none does.
var oddities = []struct {
	why  string // for the user
	find func(r *oddRow, all *paperTexts) string
}{
	{"二级指标不属于这个一级指标", wrongParent},
	{"指标级别的名称比别处少了字", shortLevel},
	{"文字里的括号、引号没有配对", openBracket},
	{"文字里混进了指标级别的名称", levelWithin},
	{"依据比别处印的多了或少了字", otherBasis},
	{"描述只有半句话", halfDescription},
	{"文字的头或尾不完整", brokenEdge},
	{"指标值只剩后半句", headlessValue},
	{"符号没有跟着数", looseSign},
	{"描述没有说完", unendedText},
	{"只有名称，没有别的", bareName},
	{"名称里混进了指标值", valueInName},
}

// paperTexts are the texts of all rows of a paper.
type paperTexts struct {
	level1, level2 []string
	basis          map[string]int
	bases          []string // the same, sorted
	rows, valued   int      // how many there are, and have a value
}

// implausible tells of the rows of a text that can hardly be what is printed.
// Rows that are in doubt anyway are left alone.
func implausible(d *budget.Disclosure) {
	doubted := doubtedRows(d.Warnings)
	rows, all := oddRows(d)
	for i := range d.Projects {
		for k := range d.Projects[i].Indicators {
			at := rowPath(i, k)
			if doubted[at] {
				continue
			}
			why, field := rows[i][k].odd(all)
			if field == "" && k+1 < len(rows[i]) && bareName(&rows[i][k+1], all) != "" {
				why, field = "下一行像是它的后半", "level3"
			}
			if field != "" {
				d.Warnings = append(d.Warnings, budget.Issue{Code: codeImplausible, At: at + "." + field,
					Where: posOf(d.Projects[i].Indicators[k].Places[field]), Message: "这一行可能没有读对：" + why})
			}
		}
	}
}

// oddRows folds the rows of all projects and gathers their texts.
func oddRows(d *budget.Disclosure) ([][]oddRow, *paperTexts) {
	all := &paperTexts{basis: map[string]int{}}
	level1, level2 := map[string]bool{}, map[string]bool{}
	rows := make([][]oddRow, len(d.Projects))
	for i := range d.Projects {
		for k := range d.Projects[i].Indicators {
			ind := &d.Projects[i].Indicators[k]
			r := oddRow{budget.Fold(ind.Level1), budget.Fold(string(ind.Level2)), budget.Fold(string(ind.Level3)),
				budget.Fold(string(ind.Description)), budget.Fold(string(ind.Value)), budget.Fold(string(ind.Basis))}
			rows[i] = append(rows[i], r)
			level1[r.level1], level2[r.level2] = true, true
			all.basis[r.basis]++
			all.rows++
			if r.value != "" {
				all.valued++
			}
		}
	}
	all.level1, all.level2, all.bases = sortedKeys(level1), sortedKeys(level2), sortedKeys(all.basis)
	return rows, all
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		if k != "" {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// odd is the first oddity of a row and the field that shows it.
func (r *oddRow) odd(all *paperTexts) (why, field string) {
	for _, o := range oddities {
		if field := o.find(r, all); field != "" {
			return o.why, field
		}
	}
	return "", ""
}

// levelParents are the first levels under which a second level may stand, both
// without 指标.
var levelParents = func() map[string][]string {
	m := map[string][]string{}
	for _, l := range vocab.Level1 {
		for _, sub := range l.Sub {
			m[levelKey(sub)] = append(m[levelKey(sub)], levelKey(l.Name))
		}
	}
	return m
}()

func levelKey(name string) string { return strings.TrimSuffix(name, "指标") }

// wrongParent: a known second level under a known first level that has no such.
func wrongParent(r *oddRow, _ *paperTexts) string {
	parents := levelParents[levelKey(r.level2)]
	known := slices.ContainsFunc(vocab.Level1, func(l vocab.Level) bool { return levelKey(l.Name) == levelKey(r.level1) })
	if len(parents) > 0 && known && !slices.Contains(parents, levelKey(r.level1)) {
		return "level1"
	}
	return ""
}

// shortLevel: the paper has the name of this level with more characters.
func shortLevel(r *oddRow, all *paperTexts) string {
	switch {
	case longerIn(all.level1, r.level1):
		return "level1"
	case longerIn(all.level2, r.level2):
		return "level2"
	}
	return ""
}

// longerIn reports whether a sorted list has a text that begins with t and goes on.
func longerIn(sorted []string, t string) bool {
	i, _ := slices.BinarySearch(sorted, t+"\x01")
	return t != "" && i < len(sorted) && strings.HasPrefix(sorted[i], t)
}

func openBracket(r *oddRow, _ *paperTexts) string {
	for _, c := range r.cells() {
		if !balanced(c[1]) {
			return c[0]
		}
	}
	return ""
}

// Brackets and quotation marks that come in pairs, folded.
const (
	openers = "(《〔【“["
	closers = ")》〕】”]"
)

// balanced reports whether brackets and quotation marks come in pairs. 1) is a
// running number, and 》= a sign.
func balanced(t string) bool {
	var open []rune
	last := rune(0)
	for i, c := range t {
		if strings.ContainsRune(openers, c) {
			open = append(open, c)
		} else if k := strings.IndexRune(closers, c); k >= 0 && !standsForSign(t[i:]) {
			switch n := len(open); {
			case n > 0 && strings.IndexRune(openers, open[n-1]) == k:
				open = open[:n-1]
			case c != ')' || last < '0' || last > '9':
				return false
			}
		}
		last = c
	}
	return len(open) == 0
}

// standsForSign: 》=95%, 》3.
func standsForSign(t string) bool {
	rest, ok := strings.CutPrefix(t, "》")
	return ok && rest != "" && (rest[0] == '=' || rest[0] >= '0' && rest[0] <= '9')
}

// levelWithin: the whole name of a level within another cell.
func levelWithin(r *oddRow, _ *paperTexts) string {
	for _, c := range r.cells() {
		if !strings.Contains(c[1], "指标") {
			continue
		}
		for name := range levelNames {
			if strings.Contains(c[1], name) {
				return c[0]
			}
		}
	}
	return ""
}

const (
	// shortestBasis: shorter texts begin others by chance.
	shortestBasis = 4
	// fewestAlike: a text that came so often is how the paper words it.
	fewestAlike = 2
)

// otherBasis: the paper has this basis, with characters more or less, at least
// as often as it has this one.
func otherBasis(r *oddRow, all *paperTexts) string {
	if utf8.RuneCountInString(r.basis) < shortestBasis {
		return ""
	}
	usual := max(fewestAlike, all.basis[r.basis])
	i, _ := slices.BinarySearch(all.bases, r.basis)
	for _, longer := range all.bases[min(i+1, len(all.bases)):] {
		if !strings.HasPrefix(longer, r.basis) {
			break
		}
		if all.basis[longer] >= usual {
			return "basis"
		}
	}
	runes := 0
	for k := range r.basis {
		if runes++; runes > shortestBasis && all.basis[r.basis[:k]] >= usual {
			return "basis"
		}
	}
	return ""
}

// halves cannot be a description by themselves.
var halves = []string{"不断", "逐步", "有效", "进一步", "持续", "稳步", "有所", "明显", "显著"}

// measureEnds end the names of indicators.
var measureEnds = []string{"率", "度", "情况", "数量", "比例", "次数", "人数"}

// longestRest is how many characters the rest of a wrapped name has at most.
const longestRest = 3

// halfDescription: the beginning of a value, or the end of a name.
func halfDescription(r *oddRow, _ *paperTexts) string {
	rest := r.description != "" && utf8.RuneCountInString(r.description) <= longestRest
	if slices.Contains(halves, r.description) || rest && endsWithAny(r.description, measureEnds) && !endsWithAny(r.name, measureEnds) {
		return "description"
	}
	return ""
}

func endsWithAny(t string, ends []string) bool {
	return slices.ContainsFunc(ends, func(end string) bool { return strings.HasSuffix(t, end) })
}

// What no text begins or ends with.
const (
	notFirst = ",，。、;:)〕】”]%》"
	notLast  = "(《〔【“[、，,第≥≤<>="
)

func brokenEdge(r *oddRow, _ *paperTexts) string {
	for _, c := range r.cells() {
		if c[1] == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(c[1])
		last, _ := utf8.DecodeLastRuneInString(c[1])
		if strings.ContainsRune(notFirst, first) && !standsForSign(c[1]) || strings.ContainsRune(notLast, last) {
			return c[0]
		}
	}
	return ""
}

// comparisons stand for signs.
var comparisons = []string{"不少于", "不低于", "不超过", "不高于"}

// headlessValue: 不少于100人,宣传用品不少于20份 lacks what the first number counts.
func headlessValue(r *oddRow, _ *paperTexts) string {
	begins := func(t string) bool {
		return slices.ContainsFunc(comparisons, func(w string) bool { return strings.HasPrefix(t, w) })
	}
	if !begins(r.value) {
		return ""
	}
	for _, clause := range strings.FieldsFunc(r.value, func(c rune) bool { return strings.ContainsRune(",，;；、", c) })[1:] {
		if !begins(clause) && slices.ContainsFunc(comparisons, func(w string) bool { return strings.Contains(clause, w) }) {
			return "value"
		}
	}
	return ""
}

// looseSign: a sign that stands behind its number, before a word though a number
// follows or in another cell, and quotation marks around nothing.
func looseSign(r *oddRow, _ *paperTexts) string {
	if signLoose(r.value) {
		return "value"
	}
	for _, c := range r.cells() {
		if quotesLoose(c[1]) || c[0] != "value" && startsWithSign(c[1]) {
			return c[0]
		}
	}
	return ""
}

const signRunes = "≥≤≧≦"

// startsWithSign: no text but a value begins with a comparison.
func startsWithSign(t string) bool {
	first, _ := utf8.DecodeRuneInString(t)
	return strings.ContainsRune(signRunes+"<>=", first)
}

// signLoose: 74572≧个, ≥健全(制度3项); but not ≥Ⅲ类, which has no number.
func signLoose(t string) bool {
	digit := func(c rune) bool { return c >= '0' && c <= '9' || c == '.' || c == '=' }
	last := rune(0)
	for i, c := range t {
		if strings.ContainsRune(signRunes, c) {
			next, _ := utf8.DecodeRuneInString(t[i+utf8.RuneLen(c):])
			if !digit(next) && (digit(last) || strings.ContainsFunc(t[i:], digit)) {
				return true
			}
		}
		last = c
	}
	return false
}

func quotesLoose(t string) bool { return strings.Contains(t, "“”") }

// shortestProse is how many characters a text has that is made of sentences.
const shortestProse = 30

// unendedText: a description of several sentences whose last one has no end.
func unendedText(r *oddRow, _ *paperTexts) string {
	last, _ := utf8.DecodeLastRuneInString(r.description)
	if utf8.RuneCountInString(r.description) < shortestProse || strings.ContainsRune("。；;！？!?)”", last) || !strings.Contains(r.description, "。") {
		return ""
	}
	return "description"
}

// mostValued: nine rows in ten of such a paper have a value.
const mostValued = 0.9

// bareName: a paper whose rows say more has one that says nothing.
func bareName(r *oddRow, all *paperTexts) string {
	says := len(all.bases) > 0 || float64(all.valued) >= mostValued*float64(all.rows)
	if says && r.value == "" && r.description == "" && r.basis == "" {
		return "level3"
	}
	return ""
}

// amountEnds end values in money or per cent.
var amountEnds = []string{"万元", "元", "%"}

// valueInName: 项目总成本8035元, with a value that has no number.
func valueInName(r *oddRow, _ *paperTexts) string {
	if strings.ContainsFunc(r.value, isDigit) {
		return ""
	}
	for _, end := range amountEnds {
		before, ok := strings.CutSuffix(r.name, end)
		if last, _ := utf8.DecodeLastRuneInString(before); ok && isDigit(last) {
			return "level3"
		}
	}
	return ""
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }
