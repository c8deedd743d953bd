package paper

import (
	"strings"

	"jixiao/budget"
)

// cut says how the first row of a piece goes on with the last row of the table
// before it.
type cut struct {
	// row: the first row is the rest of the last one.
	row bool
	// pairs are the cells that are one cell, by their numbers in both tables.
	pairs []pair
	// unsure: the evidence contradicts itself; why is what speaks for and
	// against a joined row.
	unsure bool
	why    string
	// again: both rows say the same; some programs print a row that does not fit
	// on either page.
	again bool
}

// pair is a cell of the last row and the one below the cut in the same column.
type pair struct{ above, below int }

// weigh decides how a piece goes on with the table.
func (a *assembler) weigh(t, b *logical, afterCopy bool) cut {
	c := joint{t: t, b: b, labels: a.labels, padding: &a.padding, afterCopy: afterCopy || t.page == b.page}
	c.align()
	if !c.matched && c.splitRests() {
		c.align()
	}
	if !c.matched {
		c.alignInOrder()
	}
	if !c.matched && t.endsInStrip() {
		t.dropLastRow()
		c.align()
		c.closed = true
	}
	evidence := c.gather()
	verdict := cut{row: evidence.joins(), unsure: evidence.conflict(), why: evidence.String()}
	if verdict.row {
		verdict.pairs = c.pairs
		return verdict
	}
	if !verdict.unsure && b.first != 0 && c.halfRow() {
		verdict.unsure, verdict.why = true, "下页首行没有指标名称和指标值"
	}
	verdict.pairs = c.openCells()
	verdict.again = c.matched && t.header >= 0 && c.same()
	return verdict
}

// halfRow: below the cut, in the grid, stands a row without the indicator's name and
// value, but with something else.
func (j *joint) halfRow() bool {
	last, ok := j.t.name()
	if !ok {
		return false
	}
	said := false
	from, to := j.b.row(0)
	for k := from; k < to; k++ {
		c := &j.b.Cells[k]
		e := j.b.extent(c)
		switch {
		case c.Text == "" || e.to <= last.at.from+j.t.slack():
		case last.at.holds(e.middle()), j.t.field(e) == "value":
			return false
		default:
			said = true
		}
	}
	return said
}

// minSame: so many equal texts are no chance.
const minSame = 3

// same reports whether all cells on both sides of the cut say the same.
func (j *joint) same() bool {
	n := 0
	for _, p := range j.pairs {
		above, below := j.cells(p)
		if above.Text != below.Text {
			return false
		}
		if above.Text != "" {
			n++
		}
	}
	return n >= minSame
}

// joint is the place where two pieces meet.
type joint struct {
	t, b      *logical
	labels    Labels
	padding   *padding
	afterCopy bool // the upper borders of b are not those of the cut
	pairs     []pair
	// matched is set when the cells above and below the cut have the same
	// borders, one for one.
	matched bool
	// closed is set when the page went on below the last row.
	closed bool
	// orphans are cells below the cut that stand under corners without a cell.
	orphans int
}

// align pairs the cells on both sides of the cut by their extent.
func (j *joint) align() {
	j.pairs, j.orphans = nil, 0
	above := j.t.lastRow()
	_, below := j.b.row(0)
	used := 0
	j.matched = true
	for k := range below {
		i, ok := j.over(above, j.b.extent(&j.b.Cells[k]))
		switch {
		case ok:
			j.pairs = append(j.pairs, pair{i, k})
			used++
		case hasDoubt(&j.b.Cells[k], noCell):
			// beside a wider table that touches the piece further down
		case j.overNothing(above, j.b.extent(&j.b.Cells[k])):
			j.orphans++
		default:
			j.matched = false
		}
	}
	for _, i := range above {
		if hasDoubt(&j.t.Cells[i], noCell) {
			used++
		}
	}
	if used != len(above) {
		j.matched = false
	}
}

// nearColumn times the slack is how far a border may lie from its place where the
// cells on both sides of the cut are as many: the reader has put it together with
// one of the form's head that stands next to it.
const nearColumn = 2.0

// alignInOrder pairs the cells on both sides of the cut one by one, if they are as
// many and no border is far from its place.
func (j *joint) alignInOrder() {
	above := j.t.lastRow()
	var below []int
	from, to := j.b.row(0)
	for k := from; k < to; k++ {
		if to-from == len(above) || !hasDoubt(&j.b.Cells[k], noCell) {
			below = append(below, k)
		}
	}
	if len(above) != len(below) {
		return
	}
	var pairs []pair
	for n, i := range above {
		if hasDoubt(&j.t.Cells[i], noCell) || !j.t.extent(&j.t.Cells[i]).near(j.b.extent(&j.b.Cells[below[n]]), nearColumn*j.t.slack()) {
			return
		}
		pairs = append(pairs, pair{i, below[n]})
	}
	j.pairs, j.orphans, j.matched = pairs, 0, true
}

// over finds the cell above the cut with the same extent.
func (j *joint) over(above []int, e extent) (int, bool) {
	for _, i := range above {
		if c := &j.t.Cells[i]; !hasDoubt(c, noCell) && j.t.extent(c).near(e, j.t.slack()) {
			return i, true
		}
	}
	return 0, false
}

// overNothing reports whether only corners without a cell stand above an extent.
func (j *joint) overNothing(above []int, e extent) bool {
	found := false
	for _, i := range above {
		if at := j.t.extent(&j.t.Cells[i]); at.to > e.from+j.t.slack() && at.from < e.to-j.t.slack() {
			if !hasDoubt(&j.t.Cells[i], noCell) {
				return false
			}
			found = true
		}
	}
	return found
}

func (j *joint) cells(p pair) (above, below *budget.Cell) {
	return &j.t.Cells[p.above], &j.b.Cells[p.below]
}

// isStub reports whether the pair stands in a column whose cells are merged over
// rows: a level above the indicator's name, or outside of the grid the first
// column and whatever is merged.
func (j *joint) isStub(p pair) bool {
	above, below := j.cells(p)
	if j.t.header < 0 {
		return above.RowSpan > 1 || below.RowSpan > 1
	}
	name, ok := j.t.name()
	return ok && j.t.extent(above).to <= name.at.from+j.t.slack()
}

// openCells are the cells that go on over the cut although the row does not:
// merged ones. Each needs the one on its left to go on as well. The labels that
// head the grid are never merged with what stands below them, and all cells
// together would be the row.
func (j *joint) openCells() []pair {
	if j.t.header == j.t.Rows-1 {
		return nil
	}
	var open []pair
	for n, p := range j.pairs {
		if n != len(open) || !j.staysOpen(p) {
			break
		}
		open = append(open, p)
	}
	if len(open) > 1 && len(open) == len(j.pairs) && j.matched {
		return nil
	}
	for _, p := range j.pairs[len(open):] {
		if j.mergedRest(p) {
			open = append(open, p)
		}
	}
	return open
}

// mergedRest: right of the levels, a blank cell merged over rows below the cut is
// the rest of the one above it: nobody merges cells to leave them blank. A blank
// cell of one row below a merged one may be either, and says so.
func (j *joint) mergedRest(p pair) bool {
	above, below := j.cells(p)
	switch {
	case j.t.header < 0 || j.isStub(p) || above.Text == "":
		return false
	case below.Text != "":
		return j.runsOn(p)
	case below.RowSpan > 1:
		return true
	}
	if above.RowSpan > 1 {
		doubt(below, "merge_unsure", "上一页末的合并单元格可能包括这一格")
	}
	return false
}

// runsOn: the text of a merged cell goes on below the cut, because it cannot have
// ended. Where its last line was merely full, or the cell is merged over no other
// row, both pieces say that they may be one.
func (j *joint) runsOn(p pair) bool {
	above, below := j.cells(p)
	var e evidence
	only := joint{t: j.t, b: j.b, pairs: []pair{p}}
	only.wording(&e)
	proven := len(e.pro) > 0 || openBracket(above.Text) && !openBracket(above.Text+below.Text)
	merged := above.RowSpan > 1 || below.RowSpan > 1
	switch {
	case proven && merged:
		return true
	case proven || merged && j.lastLine(p) == lineFull:
		doubt(above, "merge_unsure", "这一格可能和下一页的格子合并，文字没有完")
		doubt(below, "merge_unsure", "这一格可能和上一页的格子合并，文字是接着的")
	}
	return false
}

// openBracket: a bracket that opens in the text does not close in it.
func openBracket(s string) bool {
	for _, pair := range [...][2]string{{"（", "）"}, {"(", ")"}, {"《", "》"}, {"〔", "〕"}, {"【", "】"}, {"“", "”"}} {
		if strings.Count(s, pair[0]) > strings.Count(s, pair[1]) {
			return true
		}
	}
	return false
}

// staysOpen decides about one merged cell.
func (j *joint) staysOpen(p pair) bool {
	above, below := j.cells(p)
	if j.withoutLabel(p) {
		return true
	}
	if open, known := j.border(p); known {
		return open
	}
	switch {
	case !j.t.started && j.t.header < 0:
		return false // not a form: blank cells are data there
	case j.t.header < 0 && above.Col > 0, j.t.header >= 0 && !j.isStub(p):
		return false
	case below.Text == "":
		return above.Text != "" || above.RowSpan > 1 || below.RowSpan > 1
	case above.Text == "":
		return above.RowSpan > 1 || below.RowSpan > 1 || j.beginsBlank(above)
	}
	if above.Text == below.Text {
		return levelNames[budget.Fold(above.Text)] && j.t.header >= 0 && !j.t.namesEveryRow() // the name is printed again
	}
	score := strings.HasPrefix(budget.Fold(below.Text), "(")
	return score && isName(above.Text+below.Text, j.labels) || j.halfName(above, below)
}

// beginsBlank: the last row begins a level, whose name is printed in the larger piece
// below the cut: its cell is blank, while all others of its column are merged over
// their rows. Where none is, a blank cell may also repeat the name above it.
func (j *joint) beginsBlank(above *budget.Cell) bool {
	merged := false
	for i := range j.t.Cells {
		c := &j.t.Cells[i]
		if c == above || c.Col != above.Col || c.Row <= j.t.header {
			continue
		}
		if c.Text == "" {
			return false
		}
		merged = merged || c.RowSpan > 1
	}
	if !merged {
		doubt(above, "merge_unsure", "这一格可能和下一页的格子合并，名称印在下一页")
	}
	return merged
}

// halfName: the texts make one name, and one of them alone is none: 成本 is a name,
// 指标 is not.
func (j *joint) halfName(above, below *budget.Cell) bool {
	return isName(above.Text+below.Text, j.labels) && !(isName(above.Text, j.labels) && isName(below.Text, j.labels))
}

// withoutLabel: below the cut, in the head of a form, stands a row without a label.
// No row of a form has none, so that the label is the one above the cut.
func (j *joint) withoutLabel(p pair) bool {
	above, below := j.cells(p)
	if !j.t.started || j.t.header >= 0 || above.Col > 0 || above.Text == "" || below.Text != "" {
		return false
	}
	_, to := j.b.row(0)
	for i := range to {
		if j.b.Cells[i].Text != "" {
			return true
		}
	}
	return false
}

// border says whether the cell's border at the cut is open, if the paper's style
// leaves borders open where cells are cut.
func (j *joint) border(p pair) (open, known bool) {
	above, below := j.cells(p)
	switch {
	case j.t.frameless:
		return false, false
	case hasDoubt(above, openBottom):
		return true, true
	case !j.afterCopy && hasDoubt(below, openTop):
		return false, true
	}
	return false, false
}
