package paper

import (
	"slices"
	"sort"
	"strings"

	"jixiao/budget"
)

// logical is a table of the paper: one printed piece, or several that were
// joined. Its cells are its own copies.
type logical struct {
	*budget.Table
	page   int      // of the last piece
	pieces int      // how many were joined
	above  []string // folded lines before the first piece
	// header is the row of the indicator grid's heading, −1 for none, and the last
	// one where a grid repeats it; columns are its fields by the extent of their
	// heading cells. first is the row where the first grid begins.
	header  int
	first   int
	columns []column
	// started is set when a label that begins a record was seen.
	started bool
	// frameless tables have no upper border where they begin, so that a missing
	// border says nothing.
	frameless bool
}

// column is a field of the indicator grid and where it stands.
type column struct {
	field string
	at    extent
}

// extent is a horizontal range in points from the table's left border.
type extent struct{ from, to float64 }

func (e extent) holds(x float64) bool { return e.from < x && x < e.to }
func (e extent) middle() float64      { return (e.from + e.to) / 2 }
func (e extent) width() float64       { return e.to - e.from }

// near reports whether two extents are the same column, give or take.
func (e extent) near(o extent, slack float64) bool {
	return abs(e.from-o.from) <= slack && abs(e.to-o.to) <= slack
}

const (
	// sameColumn is how far, in points, a column's border may lie from its place on
	// the page before: the reader snaps rules by up to 2.5 points.
	sameColumn = 3.0
	// columnShare is the same as a share of the table's width, for papers printed
	// larger than they were written: 3 points of a table that fills a page of A4.
	columnShare = 0.0062
)

// slack is how far a border of this table may lie from its place.
func (t *logical) slack() float64 {
	if len(t.X) < 2 {
		return sameColumn
	}
	return max(sameColumn, columnShare*t.width())
}

func newLogical(t *budget.Table, page int) *logical {
	own := *t
	own.Cells = slices.Clone(t.Cells)
	return &logical{Table: &own, page: page, pieces: 1, header: -1, first: -1}
}

// extent of a cell.
func (t *logical) extent(c *budget.Cell) extent {
	if len(t.X) <= c.Col+c.ColSpan {
		return extent{}
	}
	return extent{t.X[c.Col] - t.X[0], t.X[c.Col+c.ColSpan] - t.X[0]}
}

func (t *logical) width() float64 { return t.X[len(t.X)-1] - t.X[0] }

// row is the range of the cells that begin in a row: cells are in order.
func (t *logical) row(r int) (from, to int) {
	from = sort.Search(len(t.Cells), func(i int) bool { return t.Cells[i].Row >= r })
	for to = from; to < len(t.Cells) && t.Cells[to].Row == r; to++ {
	}
	return from, to
}

// lastRow lists the cells that reach into the last row, left to right.
func (t *logical) lastRow() []int {
	var cells []int
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row+c.RowSpan == t.Rows {
			cells = append(cells, i)
		}
	}
	slices.SortStableFunc(cells, func(a, b int) int { return t.Cells[a].Col - t.Cells[b].Col })
	return cells
}

// learn looks in the rows from ≤ r < to for the labels that begin a record and
// the heading of the indicator grid.
func (t *logical) learn(labels Labels, from, to int) {
	for r := from; r < to; r++ {
		if startField(t, r, labels) != "" {
			t.started = true
		}
		if cols := gridColumns(t, r, labels); cols != nil {
			t.grid(r, cols)
		}
	}
}

// grid notes the heading of an indicator grid.
func (t *logical) grid(r int, cols []column) {
	if t.first < 0 || r < t.first {
		t.first = r
	}
	t.header, t.columns = r, cols
}

// startField is the field that the row's first printed cell names, if that
// begins a record.
func startField(t *logical, r int, labels Labels) string {
	from, to := t.row(r)
	for i := from; i < to; i++ {
		c := &t.Cells[i]
		if c.Text == "" {
			continue
		}
		if len(c.Text) > maxLabel || c.Col+c.ColSpan == t.Cols {
			return ""
		}
		field, _ := labels.StartField(c.Text)
		return field
	}
	return ""
}

const (
	// minLabels: the heading row of an indicator grid has at least so many
	// column labels, minLevels of which name levels.
	minLabels = 3
	minLevels = 2
	// maxLabel bounds the bytes of a label: longer texts are not looked up.
	maxLabel = 75
)

// gridColumns are the columns of a row that heads an indicator grid; nil if it
// does not.
func gridColumns(t *logical, r int, labels Labels) []column {
	var cols []column
	levels, others := 0, 0
	from, to := t.row(r)
	for i := from; i < to; i++ {
		c := &t.Cells[i]
		field, ok := "", false
		if c.Text != "" && len(c.Text) <= maxLabel {
			field, ok = labels.GridField(c.Text)
		}
		switch {
		case !ok:
			if others++; to-from-others < minLabels {
				return nil
			}
			continue
		case strings.HasPrefix(field, "level"):
			levels++
		}
		cols = append(cols, column{field, t.extent(c)})
	}
	if levels < minLevels || len(cols) < minLabels {
		return nil
	}
	return cols
}

// field is the grid column that an extent stands in, "" outside of the grid.
func (t *logical) field(e extent) string {
	for _, c := range t.columns {
		if c.at.holds(e.middle()) {
			return c.field
		}
	}
	return ""
}

// name is the last level column: the indicator's own name.
func (t *logical) name() (column, bool) {
	found := false
	var last column
	for _, c := range t.columns {
		if strings.HasPrefix(c.field, "level") && (!found || c.at.from > last.at.from) {
			last, found = c, true
		}
	}
	return last, found
}

func hasDoubt(c *budget.Cell, code string) bool {
	for _, d := range c.Doubts {
		if d.Code == code {
			return true
		}
	}
	return false
}

// finish says what is doubtful about a table that nothing was joined to.
func (t *logical) finish(nextMissing bool) {
	for _, i := range t.lastRow() {
		c := &t.Cells[i]
		switch {
		case nextMissing:
			doubt(c, "page_missing", "下一页没有读出，表格可能没有完")
		case (hasDoubt(c, openBottom) && !t.frameless || hasDoubt(c, openRows)) && c.Text != "":
			doubt(c, "table_unfinished", "表格在页末没有画完，下一页没有找到接续的部分")
		}
	}
}

// apart says on both sides of a page break that the tables may be one.
func (t *logical) apart(next *logical) {
	for _, i := range t.lastRow() {
		doubt(&t.Cells[i], "table_unfinished", "下一页开头的表格可能是接续的部分，没有接上")
	}
	_, to := next.row(0)
	for i := range to {
		doubt(&next.Cells[i], "table_unjoined", "上一页末的表格可能是前面的部分，没有接上")
	}
}

// afterGap marks the first row of a table whose page before could not be read.
func (t *logical) afterGap() {
	_, to := t.row(0)
	for i := range to {
		doubt(&t.Cells[i], "page_missing", "上一页没有读出，表格可能缺了前面的部分")
	}
}

// doubt adds a doubt to a cell, on a list of its own.
func doubt(c *budget.Cell, code, message string) {
	at := budget.Pos{}
	if len(c.Places) > 0 {
		at = c.Places[len(c.Places)-1].Pos
	}
	c.Doubts = append(slices.Clip(c.Doubts), budget.Issue{Code: code, Message: message, Where: at})
}
