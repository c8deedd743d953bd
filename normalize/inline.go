package normalize

import (
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// inlineReach is how many lines up and down the neighbours of a running number are
// looked for.
const inlineReach = 3

// inlineNumber reports whether the number in brackets that line i begins with
// belongs to an enumeration inside of a sentence, and only a wrap has put it to the
// front: "其中：（1）…；（2）…": the number before it or after it stands inside of a
// line near by.
func inlineNumber(lines []*budget.Line, i int) bool {
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
	return false
}

// bracketed is a running number as it is folded.
func bracketed(n int) string { return "(" + strconv.Itoa(n) + ")" }
