package columns

import (
	"strings"

	"jixiao/budget"
)

// linesFrom cuts a text as the extractor does: a form feed ends a page.
func linesFrom(text string) []budget.Line {
	var out []budget.Line
	page := 1
	text = strings.ReplaceAll(text, "\r\n", "\n")
	for i, s := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		for strings.HasPrefix(s, "\f") {
			s = s[1:]
			page++
		}
		out = append(out, budget.Line{Text: s, Pos: budget.Pos{Page: page, Lines: [2]int{i + 1, i + 1}}})
	}
	return out
}
