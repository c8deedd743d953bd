package normalize

import (
	"strings"

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
