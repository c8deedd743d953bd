package normalize

import (
	"strings"

	"jixiao/budget"
)

// codeUnruled marks a table that the paper prints without the rules by which
// tables are read.
const codeUnruled = "table_unruled"

// minSetApart is how many labels of an indicator grid make a line of text its
// heading row; prose names them too, but not set apart by gaps.
const minSetApart = 3

// unruled reports, page by page, the tables that came as lines of text: their
// rows are not guessed, and not passed over either.
func (r *reader) unruled(format string) {
	if format == "text" {
		return // has no rules; the re-assembler finds its tables by their labels
	}
	page := -1
	for _, l := range r.prose {
		if l.Pos.Page == page || !r.tableLine(l.Text) {
			continue
		}
		page = l.Pos.Page
		r.warn(budget.Issue{Code: codeUnruled, Where: l.Pos, Message: "这里有一张没有框线的表（“" + clip(strings.TrimSpace(l.Text)) + "”），没有读出来"})
	}
}

// tableLine: the heading row of a grid, or a label that begins a project's table
// with the project's code behind it.
func (r *reader) tableLine(text string) bool {
	words := strings.Fields(text)
	labels := 0
	for i, w := range words {
		if _, ok := r.set.GridField(w); ok {
			labels++
		}
		if _, ok := r.set.StartField(w); ok && i+1 < len(words) && budget.LooksLikeCode(words[i+1]) {
			return true
		}
	}
	return labels >= minSetApart
}
