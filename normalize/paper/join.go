package paper

import (
	"strings"

	"jixiao/budget"
)

// sameWidth is how far, in points, the widths of two pieces of one table may
// differ: the error of both outer borders. Larger prints err by more, see slack.
const sameWidth = 4.0

// join continues the open table t with piece b, if b goes on with it.
func (a *assembler) join(t, b *logical) bool {
	if !follows(t, b) {
		return false
	}
	copies := repeatedRows(t, b)
	rest := b
	if copies > 0 && copies < b.Rows {
		rest = b.rows(copies, b.Rows)
		rest.learn(a.labels, 0, rest.Rows)
	}
	labels := copies > 0 && gridColumns(b, copies-1, a.labels) == nil // not the heading of the grid
	if labels && t.header >= 0 && rest.header >= 0 && rest != b || a.beginsRecord(t, rest) || !alike(t, rest) {
		return false // another grid below equal labels is another record
	}
	if copies > 0 {
		a.dropCopies(b, copies)
		if copies == b.Rows {
			t.page = b.page
			return true
		}
	}
	cut := a.weigh(t, rest, copies > 0)
	t.append(rest, cut, a.labels)
	t.page = b.page
	t.pieces++
	return true
}

// follows: the pieces stand on one page or on consecutive pages and are equally
// wide. Without geometry nothing follows.
func follows(t, b *logical) bool {
	if len(t.X) < 2 || len(b.X) < 2 || b.page < t.page || b.page > t.page+1 {
		return false
	}
	slack := t.slack() * (sameWidth / sameColumn)
	return abs(t.width()-b.width()) <= slack || abs(t.width()-b.breadth(0)) <= slack
}

// maxHeading bounds the rows above a record's first label: captions.
const maxHeading = 6

// beginsRecord reports whether the piece is the beginning of another record and
// not more of t.
func (a *assembler) beginsRecord(t, b *logical) bool {
	for r := 0; r < b.Rows && r < maxHeading; r++ {
		if startField(b, r, a.labels) != "" {
			return captionsAbove(b, r) == 0
		}
	}
	if t.header < 0 || b.first == 0 {
		return false
	}
	// Labels that t had before its own grid, above another grid or at once.
	head := map[string]bool{}
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < t.first && c.Col == 0 && c.Text != "" {
			head[budget.Fold(c.Text)] = true
		}
	}
	for i := range b.Cells {
		if c := &b.Cells[i]; c.Row < max(b.first, 1) && c.Col == 0 && head[budget.Fold(c.Text)] {
			return true
		}
	}
	return false
}

// alike reports whether the first row of b fits the columns of t: most of its
// inner borders stand where t has some. A record whose grid has not begun takes
// any rows.
func alike(t, b *logical) bool {
	if t.header < 0 && t.started {
		return true
	}
	if b.first == 0 {
		return false
	}
	inner, known := 0, 0
	_, to := b.row(0)
	for i := range to {
		e := b.extent(&b.Cells[i])
		if e.from < t.slack() {
			continue
		}
		inner++
		if t.hasLine(e.from) {
			known++
		}
	}
	return 2*known >= inner
}

// hasLine reports whether a column border stands at x from the left border.
func (t *logical) hasLine(x float64) bool {
	for _, at := range t.X {
		if abs(at-t.X[0]-x) <= t.slack() {
			return true
		}
	}
	return false
}

// repeatedRows counts the rows at the head of b that repeat rows of t: the first
// ones of the table, or those from the grid's heading on.
func repeatedRows(t, b *logical) int {
	if b.page == t.page {
		return 0
	}
	n := matchRows(t, 0, b)
	if t.header > 0 {
		n = max(n, matchRows(t, t.header, b))
	}
	return n
}

// minCopy: fewer texts in a row do not make it a repeated heading.
const minCopy = 2

// matchRows counts the rows of b, from the first, that say the same as those of
// t from row from on. Data may be equal by chance, so that only rows up to and
// including the heading of the grid count, or the rows without a figure of a
// table that has none.
func matchRows(t *logical, from int, b *logical) int {
	most := maxHeading
	if t.header >= from {
		most = t.header - from + 1
	}
	n := 0
	for n < most && n < b.Rows && from+n < t.Rows {
		x, y := rowTexts(t, from+n), rowTexts(b, n)
		plain := t.header < 0 && strings.ContainsAny(x, "0123456789")
		if x != y || plain || n == 0 && strings.Count(x, "\x00") < minCopy {
			break
		}
		n++
	}
	return n
}

// rowTexts is what the cells beginning in a row say, folded.
func rowTexts(t *logical, r int) string {
	var s strings.Builder
	from, to := t.row(r)
	for i := from; i < to; i++ {
		if f := budget.Fold(t.Cells[i].Text); f != "" {
			s.WriteString(f)
			s.WriteByte(0)
		}
	}
	return s.String()
}

// dropCopies keeps repeated heading rows as furniture.
func (a *assembler) dropCopies(b *logical, rows int) {
	for i := range b.Cells {
		c := &b.Cells[i]
		if c.Row >= rows {
			continue
		}
		for _, p := range c.Places {
			if p.Raw != "" {
				line := &budget.Line{Text: p.Raw, Pos: p.Pos, Furniture: headerRow}
				a.out = append(a.out, budget.Block{Line: line})
			}
		}
	}
}
