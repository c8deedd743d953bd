package xlsx

import (
	"strings"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// table makes a grid of rows, with the visible rows and columns between them.
func (r *reader) table(v *view, rows []row) (*budget.Table, error) {
	within := v.extent(rows)
	var g seen.Grid
	cols := v.visibleCols(within)
	if err := r.meter.Add(len(cols) * (within.bottom - within.top + 1)); err != nil {
		return nil, err
	}
	for n := within.top; n <= within.bottom; n++ {
		if v.sheet.hiddenRows[n] {
			continue
		}
		g.OpenRow()
		for i, col := range cols {
			if g.Free(i) != i {
				continue
			}
			if err := v.put(&g, within, n, col, i); err != nil {
				return nil, err
			}
		}
	}
	return g.Table(budget.Pos{Path: v.sheet.path(within.top, within.left)})
}

// extent is the rectangle of a table: its texts and their merged areas.
func (v *view) extent(rows []row) area {
	a := area{top: rows[0].number, left: maxCol, bottom: rows[len(rows)-1].number}
	for _, rw := range rows {
		for _, c := range rw.cells {
			merged := v.area(c.row, c.col)
			a.left = min(a.left, c.col)
			a.right = max(a.right, min(merged.right, v.right))
			a.bottom = max(a.bottom, min(merged.bottom, rows[len(rows)-1].number+maxBlank))
		}
		if b, ok := v.sheet.boxed[rw.number]; ok {
			a.right = max(a.right, min(b[1], v.right))
		}
	}
	return a
}

func (v *view) visibleCols(a area) []int {
	var cols []int
	for col := a.left; col <= a.right; col++ {
		if !v.sheet.colHidden(col) {
			cols = append(cols, col)
		}
	}
	return cols
}

// put places the cell that begins at a row and column; i is the column's index
// in the table.
func (v *view) put(g *seen.Grid, within area, row, col, i int) error {
	merged := v.area(row, col)
	rowSpan, colSpan := 0, 0
	for n := row; n <= min(merged.bottom, within.bottom); n++ {
		if !v.sheet.hiddenRows[n] {
			rowSpan++
		}
	}
	for n := col; n <= min(merged.right, within.right); n++ {
		if !v.sheet.colHidden(n) {
			colSpan++
		}
	}
	var lines []string
	var doubts []budget.Issue
	if c := v.texts[[2]int{row, col}]; c != nil {
		if c.text != "" {
			lines = strings.Split(c.text, "\n")
		}
		if c.doubt != nil {
			doubts = append(doubts, *c.doubt)
		}
	}
	cell := seen.Cell(lines, budget.Pos{Path: v.sheet.path(row, col)})
	cell.Doubts = doubts
	return g.Put(i, rowSpan, colSpan, cell)
}
