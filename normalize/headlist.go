package normalize

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// Heads hold small lists: the parts of the cost, the steps of the work, the tasks
// of the year. Labels stand in one row, and under each of them, between the same
// sides, what they are about; none of the rows is a pair of label and value.

// minListed: a list has so many labels side by side.
const minListed = 2

// headList is one list within a head.
type headList struct {
	row    int   // of the labels
	to     int   // behind the last row
	labels []int // cells, left to right
}

// readLists reads the lists of a head. What is said once under a label that the
// form knows is its value; all else is kept under its label, row by row.
func (b *builder) readLists(k *block) {
	for row := k.from; row < k.to; row++ {
		l, ok := b.listAt(k, row)
		if !ok {
			continue
		}
		for _, i := range l.labels {
			k.used[i] = true
		}
		total := b.yearOf(k, l)
		for r := l.row + 1; r < l.to; r++ {
			b.readListed(k, l, r, total)
		}
		row = l.to - 1
	}
}

// readListed reads one row of a list. The sum over the parts of the cost is the
// budget of the newest year.
func (b *builder) readListed(k *block, l headList, row, total int) {
	sums := sumWords[budget.Fold(k.Cells[k.cell(row, k.Cells[l.labels[0]].Col)].Text)]
	for n, i := range l.labels {
		v := k.take(k.cell(row, k.Cells[i].Col))
		label := strings.TrimRight(k.Cells[i].Text, ":：")
		switch {
		case l.to == l.row+2 && k.field[i] != "" && k.field[i] != "section":
			b.set(k.field[i], label, v)
		case sums && n == total:
			b.set("budget.total", label, v)
		default:
			b.attribute(label, v)
		}
	}
}

// listAt finds a list whose labels stand in a row: all that begins there, or all
// beside a label that stands over exactly these rows.
func (b *builder) listAt(k *block, row int) (headList, bool) {
	l := headList{row: row, to: row + 1}
	if !k.in[row] {
		return l, false
	}
	side := -1
	for n, i := range k.row(row) {
		c := &k.Cells[i]
		switch {
		case n == 0 && c.RowSpan > 1 && len(l.labels) == 0:
			side = i
		case c.Row != row || c.RowSpan > 1 || k.used[i] || !isListLabel(k, i):
			return l, false
		default:
			l.labels = append(l.labels, i)
		}
	}
	if len(l.labels) < minListed {
		return l, false
	}
	for l.to < k.to && k.in[l.to] && k.listRow(l, l.to) {
		l.to++
	}
	if side >= 0 {
		c := &k.Cells[side]
		return l, c.Row == row && c.Row+c.RowSpan == l.to && l.to > row+1
	}
	return l, l.to > row+2 && len(l.labels) > minListed
}

// listRow reports whether a row has a cell between the sides of every label, none of
// them a label itself; but the sum may have one.
func (k *block) listRow(l headList, row int) bool {
	spoken := false
	for n, i := range l.labels {
		c := &k.Cells[i]
		j := k.cell(row, c.Col)
		if j < 0 || k.used[j] {
			return false
		}
		d := &k.Cells[j]
		if d.Row != row || d.RowSpan > 1 || d.Col != c.Col || d.ColSpan != c.ColSpan {
			return false
		}
		if k.isLabel(j) && !(n == 0 && sumWords[budget.Fold(d.Text)]) {
			return false
		}
		spoken = spoken || strings.ContainsAny(d.Text, "0123456789") || utf8.RuneCountInString(d.Text) > maxLabelRunes
	}
	return spoken || row > l.row+1
}

// pairFields are fields whose label has its value beside it: a row with one of them
// is no row of list labels.
var pairFields = map[string]bool{"name": true, "code": true, "department": true, "department.name": true, "department.code": true,
	"implementer": true, "schedule": true, "purpose": true, "period": true}

// isListLabel: a cell that may be a label of a list.
func isListLabel(k *block, i int) bool {
	if pairFields[k.field[i]] || strings.HasPrefix(k.field[i], "execution.") || k.blank(i) {
		return false
	}
	if k.isLabel(i) {
		return true
	}
	_, text := cutYear(k.Cells[i].Text)
	if open := strings.IndexAny(text, "（("); open > 0 {
		text = text[:open]
	}
	return looksLikeLabel(text)
}

// cutYear takes the year from the front of "2024年预算数"; 0 for none.
func cutYear(text string) (int, string) {
	at := strings.Index(text, "年")
	if at != 4 {
		return 0, text
	}
	y := yearBefore(text[:at])
	if y == 0 {
		return 0, text
	}
	return y, strings.TrimPrefix(text[at+len("年"):], "度")
}

// yearOf is the column of a list that holds the budget of the newest year that its
// labels name; -1 for none.
func (b *builder) yearOf(k *block, l headList) int {
	newest, column := 0, -1
	for n, i := range l.labels {
		year, rest := cutYear(strings.TrimSpace(k.Cells[i].Text))
		if year < newest || year == 0 {
			continue
		}
		found, ok := b.form.FindHead(rest)
		newest, column = year, -1
		if ok && b.form.Head[found.Index].Field == "budget.total" {
			column = n
		}
	}
	return column
}
