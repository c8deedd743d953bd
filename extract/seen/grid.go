// Package seen builds what the readers of marked-up formats (docx, xlsx, html)
// have in common: grids of cells with spans, tables within tables, and the
// ledger that shows that nothing got lost.
package seen

import (
	"fmt"
	"sort"
	"strings"

	"jixiao/budget"
)

// maxPositions bounds the grid of one table. The largest tables of a budget
// paper have some 20,000 positions; hostile spans would claim 10¹⁰.
const maxPositions = 1_000_000

// maxSweep bounds rows × columns while a grid is being built, and with it the
// search for free columns. It is larger, for columns that are no cell's border
// still count ("colspan=1000" for a whole row).
const maxSweep = 20 * maxPositions

// Grid places cells with spans. Rows are opened one after the other.
type Grid struct {
	cells   []budget.Cell
	rows    int
	cols    int
	until   []int // per column: the first row that a cell from above leaves free
	top     []int // per column: the last cell that began there, counted from 1
	claimed int   // positions claimed so far
}

// OpenRow begins the next row.
func (g *Grid) OpenRow() { g.rows++ }

// Free is the first column from col on that no cell from above reaches into.
func (g *Grid) Free(col int) int {
	for col < len(g.until) && g.until[col] >= g.rows {
		col++
	}
	return col
}

// Put places a cell in the current row. A cell that would overlap another one
// is narrowed to the room there is; that room must be at least one column.
func (g *Grid) Put(col, rowSpan, colSpan int, c budget.Cell) error {
	width := 1
	for width < colSpan && g.Free(col+width) == col+width {
		width++
		if g.claimed+width > maxPositions {
			return tooWide()
		}
	}
	if g.claimed += width; g.claimed > maxPositions || g.rows*max(g.cols, col+width) > maxSweep {
		return tooWide()
	}
	for len(g.until) < col+width {
		g.until, g.top = append(g.until, 0), append(g.top, 0)
	}
	c.Row, c.Col, c.RowSpan, c.ColSpan = g.rows-1, col, max(rowSpan, 1), width
	for i := col; i < col+width; i++ {
		g.until[i] = c.Row + c.RowSpan
	}
	g.cells = append(g.cells, c)
	g.top[col] = len(g.cells)
	g.cols = max(g.cols, col+width)
	return nil
}

func tooWide() error {
	return &budget.Error{Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("一张表的格子多于%d个", maxPositions),
		Hint: "这样大的表不像是绩效目标表，请检查来源"}
}

// Last is the cell that covers a column of the row above the current one, nil
// if there is none: the cell that a continued vertical merge continues.
func (g *Grid) Last(col int) *budget.Cell {
	if col >= len(g.top) || g.top[col] == 0 {
		return nil
	}
	c := &g.cells[g.top[col]-1]
	if c.Row+c.RowSpan != g.rows-1 {
		return nil
	}
	return c
}

// Extend makes a cell of the rows above reach into the current row.
func (g *Grid) Extend(c *budget.Cell) {
	c.RowSpan++
	for i := c.Col; i < c.Col+c.ColSpan; i++ {
		g.until[i] = g.rows
	}
	g.claimed += c.ColSpan
}

// EndGroup ends a group of rows: no cell reaches beyond it.
func (g *Grid) EndGroup() {
	for col := range g.until {
		g.until[col] = min(g.until[col], g.rows)
		if g.top[col] > 0 {
			c := &g.cells[g.top[col]-1]
			c.RowSpan = min(c.RowSpan, g.rows-c.Row)
		}
	}
}

// Widen makes the cell that ends before a column of the current row reach over
// the next columns; false if there is no such cell.
func (g *Grid) Widen(col, by int) bool {
	if len(g.cells) == 0 {
		return false
	}
	c := &g.cells[len(g.cells)-1]
	if c.Row != g.rows-1 || c.Col+c.ColSpan != col || g.claimed+by > maxPositions {
		return false
	}
	c.ColSpan += by
	g.claimed += by
	for len(g.until) < col+by {
		g.until, g.top = append(g.until, 0), append(g.top, 0)
	}
	for i := col; i < col+by; i++ {
		g.until[i] = g.rows
	}
	g.cols = max(g.cols, col+by)
	return true
}

// Table is the finished grid: spans end at the last row, columns that no cell
// begins or ends at are dropped, and every position no cell covers becomes part
// of a blank cell without a place.
func (g *Grid) Table(pos budget.Pos) (*budget.Table, error) {
	g.compact()
	if g.rows*max(g.cols, 1) > maxPositions {
		return nil, tooWide()
	}
	t := &budget.Table{Rows: g.rows, Cols: g.cols, Pos: pos}
	byRow := make([][]budget.Cell, g.rows)
	for _, c := range g.cells {
		c.RowSpan = min(c.RowSpan, g.rows-c.Row)
		byRow[c.Row] = append(byRow[c.Row], c)
	}
	until := make([]int, g.cols)
	for row, cells := range byRow {
		for _, c := range cells {
			for i := c.Col; i < c.Col+c.ColSpan; i++ {
				until[i] = row + c.RowSpan
			}
		}
		cells = append(cells, gaps(until, row)...)
		sort.SliceStable(cells, func(i, j int) bool { return cells[i].Col < cells[j].Col })
		t.Cells = append(t.Cells, cells...)
	}
	return t, nil
}

// gaps are blank cells for the runs of columns that nothing covers in a row.
func gaps(until []int, row int) []budget.Cell {
	var blank []budget.Cell
	for col := 0; col < len(until); col++ {
		from := col
		for col < len(until) && until[col] <= row {
			col++
		}
		if col > from {
			blank = append(blank, budget.Cell{Row: row, Col: from, RowSpan: 1, ColSpan: col - from})
		}
	}
	return blank
}

// compact drops grid columns that are no cell's border: editors keep dozens of
// them after a table's columns have been dragged about.
func (g *Grid) compact() {
	border := make([]bool, g.cols+1)
	for _, c := range g.cells {
		border[c.Col], border[c.Col+c.ColSpan] = true, true
	}
	index, n := make([]int, g.cols+1), 0
	for i, b := range border {
		index[i] = n
		if b {
			n++
		}
	}
	if n == 0 {
		return
	}
	for i := range g.cells {
		c := &g.cells[i]
		end := index[c.Col+c.ColSpan]
		c.Col = index[c.Col]
		c.ColSpan = end - c.Col
	}
	g.cols = n - 1
}

// Cell makes a cell of the paragraphs or printed lines in it.
func Cell(lines []string, pos budget.Pos) budget.Cell {
	return budget.Cell{
		Text:   budget.JoinLines(lines...),
		Places: []budget.Place{{Pos: pos, Raw: strings.Join(lines, "\n")}},
	}
}
