package normalize

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// splitGoals splits a cell at the running numbers at its line starts (and after
// the end of a sentence) when they count up from one. Text without a number is
// one goal with seq null.
func splitGoals(v value) []budget.Goal {
	if strings.TrimSpace(v.text) == "" {
		return nil
	}
	var goals []budget.Goal
	var texts []string
	seq, style := 0, notation.None
	flush := func() {
		if text := budget.JoinLines(texts...); text != "" {
			goals = append(goals, budget.Goal{Seq: budget.Ordinal(seq), Text: text, Places: budget.Places{"text": v.places}})
		}
		texts = nil
	}
	for _, line := range sentences(v.lines()) {
		o, ok := notation.CutOrdinal(line)
		if ok && nextOrdinal(o, seq, style) && (o.Rest != "" || line != "") {
			flush()
			seq, style = o.Seq, o.Style
			texts = append(texts, o.Rest)
			continue
		}
		texts = append(texts, line)
	}
	flush()
	return goals
}

// goalParagraphs are the goals of a cell with their running numbers.
func goalParagraphs(v value) []string {
	var paragraphs, texts []string
	seq, style := 0, notation.None
	for _, line := range sentences(v.lines()) {
		if o, ok := notation.CutOrdinal(line); ok && nextOrdinal(o, seq, style) {
			seq, style = o.Seq, o.Style
			paragraphs, texts = append(paragraphs, budget.JoinLines(texts...)), nil
		}
		texts = append(texts, line)
	}
	paragraphs = append(paragraphs, budget.JoinLines(texts...))
	return slices.DeleteFunc(paragraphs, func(s string) bool { return s == "" })
}

// runOn splits the last of numbered goals where the next number stands within its
// text, the lines having run together: …运行2.完成…. It reports whether it did:
// then the reader should look.
func runOn(goals []budget.Goal) ([]budget.Goal, bool) {
	found := false
	for n := len(goals) - 1; n >= 0 && goals[n].Seq > 0; n++ {
		before, after, ok := cutAtNumber(goals[n].Text, int(goals[n].Seq)+1)
		if !ok {
			break
		}
		next := budget.Goal{Seq: goals[n].Seq + 1, Text: after, Places: goals[n].Places}
		goals[n].Text = before
		goals, found = append(goals, next), true
	}
	return goals, found
}

// cutAtNumber cuts a text where it goes on with a running number: digits that no
// other character of a number, date or bracket stands beside.
func cutAtNumber(text string, seq int) (before, after string, ok bool) {
	for _, mark := range []string{".", "．", "、"} {
		number := strconv.Itoa(seq) + mark
		for from := 0; ; {
			i := strings.Index(text[from:], number)
			if i < 0 {
				break
			}
			i += from
			last, _ := utf8.DecodeLastRuneInString(text[:i])
			next, _ := utf8.DecodeRuneInString(text[i+len(number):])
			if i > 0 && !unicode.IsDigit(last) && !strings.ContainsRune(".,，、-~—－（(第", last) && unicode.Is(unicode.Han, next) {
				return strings.TrimSpace(text[:i]), strings.TrimSpace(text[i+len(number):]), true
			}
			from = i + len(number)
		}
	}
	return text, "", false
}

// nextOrdinal: the numbers of one cell are of one style and count up from one.
func nextOrdinal(o notation.Ordinal, seq int, style notation.Style) bool {
	if style == notation.None {
		return o.Seq == 1 && o.Style != notation.ChineseWord
	}
	return o.Style == style && o.Seq == seq+1
}

// sentences cuts lines also where, inside them, a point has ended and a running
// number follows.
func sentences(lines []string) []string {
	var out []string
	for _, line := range lines {
		last := 0
		for _, at := range notation.ListStarts(line) {
			if _, ok := notation.CutOrdinal(line[at:]); ok {
				out = append(out, line[last:at])
				last = at
			}
		}
		out = append(out, line[last:])
	}
	return out
}
