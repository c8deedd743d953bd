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

// sentences cuts lines also behind 。 and ； where a running number follows.
func sentences(lines []string) []string {
	var out []string
	for _, line := range lines {
		for {
			at := cutPoint(line)
			if at < 0 {
				break
			}
			out = append(out, line[:at])
			line = line[at:]
		}
		out = append(out, line)
	}
	return out
}

// cutPoint is where, inside a line, a sentence has ended and a number begins;
// -1 for nowhere.
func cutPoint(line string) int {
	for from := 0; ; {
		i := strings.IndexAny(line[from:], "。；;")
		if i < 0 {
			return -1
		}
		at := from + i + 1
		if line[at-1] != ';' {
			at += len("。") - 1
		}
		if _, ok := notation.CutOrdinal(line[at:]); ok && at < len(line) {
			return at
		}
		from = at
	}
}
