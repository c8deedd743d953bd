package normalize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// inlineReach is how many lines up and down the neighbours of a running number are
// looked for.
const inlineReach = 3

// inlineNumber reports whether the number in brackets that line i begins with
// belongs to an enumeration inside of a sentence, and only a wrap has put it to the
// front: "其中：（1）…；（2）…": the number before it or after it stands inside of a
// line near by. So does one behind an opening bracket, and one without the number
// before it at the beginning of an earlier line.
func inlineNumber(lines []*budget.Line, i int) bool {
	if i > 0 && opensBracket(lines[i-1].Text) {
		return true
	}
	o, ok := notation.CutOrdinal(lines[i].Text)
	if !ok || !strings.HasPrefix(budget.Fold(lines[i].Text), bracketed(o.Seq)) {
		return false
	}
	for k := max(0, i-inlineReach); k < min(len(lines), i+inlineReach+1); k++ {
		text := budget.Fold(lines[k].Text)
		if k <= i && k < i && strings.Index(text, bracketed(o.Seq-1)) > 0 || k >= i && strings.Index(text, bracketed(o.Seq+1)) > 0 {
			return true
		}
	}
	return o.Seq > 1 && !begun(lines[max(0, i-listReach):i], o.Seq-1)
}

// listReach is over how many lines an item of a list may run.
const listReach = 30

// begun reports whether one of the lines begins with a number in brackets.
func begun(lines []*budget.Line, n int) bool {
	for _, l := range lines {
		if strings.HasPrefix(budget.Fold(l.Text), bracketed(n)) {
			return true
		}
	}
	return false
}

// opensBracket: what a line ends with cannot stand at the end of a text.
func opensBracket(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(text))
	return strings.ContainsRune("（(《〔【", last)
}

// bracketed is a running number as it is folded.
func bracketed(n int) string { return "(" + strconv.Itoa(n) + ")" }
