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

// words are the texts of a row, or of a row without columns what gaps set apart.
func (p part) words(row int) []string {
	var words []string
	for _, i := range p.row(row) {
		if c := &p.Cells[i]; p.Cols == 1 && len(c.Places) > 0 {
			words = append(words, strings.Fields(c.Places[0].Raw)...)
		} else {
			words = append(words, strings.ReplaceAll(c.Text, " ", ""))
		}
	}
	return words
}

// codeColumns is the page reader's doubt about tables without vertical rules.
const codeColumns = "columns_inferred"

// openUnread reports a table without vertical rules that shows no grid of its own
// and goes on with none, though it holds labels of a form or names of levels.
func (r *reader) openUnread(p part) {
	if !doubtful(p.Table, codeColumns) && p.Cols > 1 {
		r.rowsUnread(p)
		return
	}
	for row := p.from; row < p.to; row++ {
		words := p.words(row)
		if r.tableLine(strings.Join(words, " ")) || len(words) > minSetApart && hasLevelName(words) {
			r.warn(budget.Issue{Code: codeUnruled, Where: p.Pos, Message: "这里有一张没有竖线的表（“" + clip(strings.Join(words, " ")) + "”），没有读出来"})
			return
		}
	}
}

// rowsUnread reports rows of a ruled grid, known by a level's name, that stand in a
// table without a heading and were joined to none.
func (r *reader) rowsUnread(p part) {
	if r.format == "text" || doubtful(p.Table, codeUnjoined) {
		return
	}
	for row := p.from; row < p.to; row++ {
		if text := r.glued(p, row); text != "" {
			r.warn(budget.Issue{Code: codeUnruled, Where: p.Pos, Message: "这里有一张没有横线的表（“" + clip(text) + "”），没有读出来"})
			return
		}
		if words := p.words(row); len(words) > minSetApart && hasLevelName(words) {
			r.warn(budget.Issue{Code: codeUnjoined, Where: p.Pos, Message: "这张表像是绩效目标表的接续部分（“" + clip(strings.Join(words, " ")) + "”），没有接上，也没有读出来"})
			r.lastRowCut(p.Pos)
			return
		}
	}
}

// lastRowCut puts the last row on the page before a rest that was not joined in doubt:
// the rest may begin with the end of that row.
func (r *reader) lastRowCut(rest budget.Pos) {
	project := len(r.projects) - 1
	if project < 0 || rest.Page == 0 {
		return
	}
	rows := r.projects[project].Indicators
	if len(rows) == 0 {
		return
	}
	at := firstPos(rows[len(rows)-1].Places)
	if at.Page == rest.Page-1 {
		r.warn(budget.Issue{Code: codeUnjoined, At: rowPath(project, len(rows)-1), Where: at,
			Message: "下一页开头的表格没有接上，这一行可能没有读完"})
	}
}

// glued are the first lines of a row's cells, if these hold a grid's columns in one
// piece each: labels with everything below them, for no rules stand between the rows.
func (r *reader) glued(p part, row int) string {
	var labels []string
	for _, i := range p.row(row) {
		c := &p.Cells[i]
		if len(c.Places) == 0 {
			continue
		}
		first, rest, _ := strings.Cut(c.Places[0].Raw, "\n")
		if _, ok := r.set.GridField(strings.TrimSpace(first)); ok && strings.TrimSpace(rest) != "" {
			labels = append(labels, strings.TrimSpace(first))
		}
	}
	if len(labels) < minSetApart {
		return ""
	}
	return strings.Join(labels, " ")
}

// openCut reports a table without vertical rules that goes on beyond its page where
// nothing was found to join it: without columns of its own, the rest cannot be
// told from other text.
func (r *reader) openCut(rec *record) {
	for _, p := range rec.parts {
		if doubtful(p.Table, codeColumns) && (doubtful(p.Table, "table_unfinished") || doubtful(p.Table, codeUnjoined)) {
			r.warn(budget.Issue{Code: codeUnruled, Where: p.Pos, Message: "这里有一张没有竖线的表，翻页后的部分没有读出来"})
		}
	}
}

func hasLevelName(words []string) bool {
	for _, w := range words {
		if levelNames[budget.Fold(w)] {
			return true
		}
	}
	return false
}
