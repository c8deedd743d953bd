package paper

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// split cuts a grid that holds several records, because their tables touch,
// into one table for each: a label that begins a record begins a new one when
// it was there before or when an indicator grid stands above it. grid says that
// the table goes on with one whose grid has begun.
func split(t *logical, labels Labels, grid bool) []*logical {
	var starts []int
	seen := map[string]bool{}
	for r := 0; r < t.Rows; r++ {
		if cols := gridColumns(t, r, labels); cols != nil {
			t.grid(r, cols)
			grid = true
			continue
		}
		field := startField(t, r, labels)
		if field == "" {
			continue
		}
		t.started = true
		if from := captionsAbove(t, r); (seen[field] || grid) && from > 0 && clean(t, from) {
			starts = append(starts, from)
			seen, grid = map[string]bool{}, false
		}
		seen[field] = true
	}
	if len(starts) == 0 {
		t.frameless = isFrameless(t)
		return []*logical{t}
	}
	var parts []*logical
	from := 0
	for _, to := range append(starts, t.Rows) {
		part := t.rows(from, to)
		part.trim()
		part.learn(labels, 0, part.Rows)
		parts = append(parts, part)
		from = to
	}
	parts[0].frameless = isFrameless(parts[0])
	return parts
}

// captionsAbove goes up over rows of a single cell that may be the title or the
// unit line of the record that begins in row r.
func captionsAbove(t *logical, r int) int {
	for r > 0 {
		from, to := t.row(r - 1)
		if to-from != 1 || t.Cells[from].ColSpan != t.Cols || t.Cells[from].RowSpan != 1 {
			return r
		}
		text := budget.Fold(t.Cells[from].Text)
		if !heads(text) && !strings.Contains(text, "年度") {
			return r
		}
		r--
	}
	return r
}

// clean reports whether no cell reaches over the upper border of row r.
func clean(t *logical, r int) bool {
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row < r && c.Row+c.RowSpan > r {
			return false
		}
	}
	return true
}

// rows is the part of a table from one row to before another.
func (t *logical) rows(from, to int) *logical {
	part := *t.Table
	part.Rows = to - from
	part.Cells = nil
	for _, c := range t.Cells {
		if c.Row >= from && c.Row < to {
			c.Row -= from
			part.Cells = append(part.Cells, c)
		}
	}
	if len(t.Y) > to {
		part.Y = t.Y[from : to+1]
		part.Pos.Box[1], part.Pos.Box[3] = t.Y[from], t.Y[to]
	}
	return &logical{Table: &part, page: t.page, pieces: 1, header: -1, first: -1}
}

// trim takes away the outer columns in which no cell stands: those of another
// table, wider than this one, that touches it.
func (t *logical) trim() {
	if len(t.X) < 2 {
		return
	}
	first, last := t.Cols, 0
	for i := range t.Cells {
		if c := &t.Cells[i]; !hasDoubt(c, noCell) {
			first, last = min(first, c.Col), max(last, c.Col+c.ColSpan)
		}
	}
	if first >= last || first == 0 && last == t.Cols {
		return
	}
	t.Cells = slices.DeleteFunc(t.Cells, func(c budget.Cell) bool { return c.Col < first || c.Col >= last })
	for i := range t.Cells {
		t.Cells[i].Col -= first
	}
	t.X, t.Cols = t.X[first:last+1], last-first
	t.Pos.Box[0], t.Pos.Box[2] = t.X[0], t.X[t.Cols]
}

// breadth is the width of row r without the corners where no cell stands.
func (t *logical) breadth(r int) float64 {
	from, to := farRight, 0.0
	for i := range t.Cells {
		if c := &t.Cells[i]; c.Row <= r && r < c.Row+c.RowSpan && !hasDoubt(c, noCell) {
			e := t.extent(c)
			from, to = min(from, e.from), max(to, e.to)
		}
	}
	return to - from
}

// isFrameless: a table that begins with a record's first row or with a heading
// and has no upper border there was not cut by a page break; its style has no
// outer borders.
func isFrameless(t *logical) bool {
	if !t.started && t.first != 0 {
		return false
	}
	_, to := t.row(0)
	for i := range to {
		if !hasDoubt(&t.Cells[i], openTop) {
			return false
		}
	}
	return true
}
