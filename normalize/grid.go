package normalize

import (
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
)

func itoa(n int) string { return strconv.Itoa(n) }

// grid is one indicator grid: its heading rows and the rows under them.
type grid struct {
	part
	from, body, to int // heading rows [from, body), indicator rows [body, to)
	columns        []column
}

// column is one column of an indicator grid.
type column struct {
	field   string
	label   string  // as printed
	cell    int     // its label's cell
	c0, c1  float64 // sides, as sheet.side gives them
	left    int     // first grid column
	printed string  // the label with all that stands behind it
	over    []value // what stands over the label in the rows of the heading, nearest first
	half    int     // 0, or 1 and more where labels repeat side by side
}

// headerDepth is how many rows the heading at a row takes: as many as the
// level labels that begin there.
func headerDepth(p part, row int) int {
	depth := 1
	for _, i := range p.row(row) {
		c := &p.Cells[i]
		if c.Row == row && c.RowSpan > depth && row+c.RowSpan <= p.to && strings.Contains(budget.Fold(c.Text), "级指标") {
			depth = c.RowSpan
		}
	}
	return depth
}

// headerCells are the label cells of the heading at a row, from the first
// column on that any form knows.
func headerCells(p part, row int) []int {
	var cells []int
	for _, i := range p.row(row + headerDepth(p, row) - 1) {
		if !p.blank(i) && p.Cells[i].Row+p.Cells[i].RowSpan <= row+headerDepth(p, row) {
			cells = append(cells, i)
		}
	}
	return cells
}

// grids finds the grids of a part. A heading repeated with the same labels goes
// on with the grid above it; a row that begins with a label from outside the
// grid ends it.
func (b *builder) grids(p part) []grid {
	var grids []grid
	if p.goesOn && len(p.headers) == 0 {
		return b.goingOn(p)
	}
	for n, h := range p.headers {
		g := grid{part: p, from: h, body: h + headerDepth(p, h), to: p.to}
		if n+1 < len(p.headers) {
			g.to = p.headers[n+1]
		}
		g.columns = b.columns(p, h)
		if p.numbering(g.body) {
			g.body++
		}
		for row := g.body; row < g.to; row++ {
			if b.leavesGrid(g, row) {
				g.to = row
			}
		}
		grids = append(grids, g)
	}
	return grids
}

// minNumbering: a row that counts its cells has so many of them.
const minNumbering = 4

// numbering reports whether a row under a heading only counts the columns.
func (p part) numbering(row int) bool {
	if row >= p.to {
		return false
	}
	cells := p.row(row)
	if len(cells) < minNumbering {
		return false
	}
	first, err := strconv.Atoi(strings.TrimSpace(p.Cells[cells[0]].Text))
	if err != nil || first > 1 {
		return false
	}
	for n, i := range cells {
		if strings.TrimSpace(p.Cells[i].Text) != strconv.Itoa(first+n) {
			return false
		}
	}
	return true
}

// goingOn is a part without a heading of its own: the columns are those of the
// grid before it.
func (b *builder) goingOn(p part) []grid {
	var last []grid
	for _, q := range b.rec.parts {
		if q.sheet == p.sheet {
			break
		}
		if len(q.headers) > 0 {
			last = b.grids(q)
		}
	}
	if len(last) == 0 {
		return nil
	}
	g := grid{part: p, from: p.from, body: p.from, to: p.to, columns: last[len(last)-1].columns}
	for row := g.body; row < g.to; row++ {
		if b.leavesGrid(g, row) {
			g.to = row
		}
	}
	return []grid{g}
}

// leavesGrid: the first cell that begins in the row is a label from outside the
// grid (总分, 备注), standing at or left of the first level.
func (b *builder) leavesGrid(g grid, row int) bool {
	first := g.levelStart()
	for _, i := range g.row(row) {
		c := &g.Cells[i]
		if c.Row != row || g.blank(i) {
			continue
		}
		if g.side(c.Col) > first {
			return false
		}
		if b.form.IsBand(c.Text) || b.form.IsSide(c.Text) {
			continue
		}
		if sumWords[budget.Fold(c.Text)] {
			return true
		}
		if _, ok := b.form.FindHead(c.Text); ok {
			return true
		}
	}
	return false
}

// sumWords begin the row that sums up a grid's scores.
var sumWords = map[string]bool{"合计": true, "总计": true, "小计": true}

// levelStart is the left side of the first level column.
func (g grid) levelStart() float64 {
	for _, c := range g.columns {
		if strings.HasPrefix(c.field, "level") {
			return c.c0
		}
	}
	return 0
}

// columns maps the labels of a heading to fields. What the form does not know
// is an attribute under its printed label, unless it stands beside the grid.
func (b *builder) columns(p part, header int) []column {
	var columns []column
	seen := map[string]int{}
	level := false
	depth := headerDepth(p, header)
	for _, i := range p.row(header + depth - 1) {
		c := &p.Cells[i]
		col := column{label: c.Text, printed: c.Text, over: p.over(i), cell: i, left: c.Col, c0: p.side(c.Col), c1: p.side(min(c.Col+c.ColSpan, p.Cols))}
		found, ok := b.form.FindColumn(c.Text)
		switch {
		case c.Row+c.RowSpan > header+depth || p.blank(i) && !level:
			col.field = "side"
		case p.blank(i):
			continue
		case ok:
			col.field, col.label = b.form.Columns[found.Index].Field, found.Label
			level = level || strings.HasPrefix(col.field, "level")
		case !level:
			if head, known := b.form.FindHead(c.Text); known && !b.form.IsSide(c.Text) && !b.form.IsBand(c.Text) {
				col.field = b.form.Head[head.Index].Field
			} else {
				col.field = "side"
			}
		default:
			col.field = "attribute"
		}
		if col.field == "level2" || col.field == "level3" || col.field == "value" {
			col.half = seen[col.field]
			seen[col.field]++
		}
		columns = append(columns, col)
	}
	if seen["value"] > 1 && seen["level2"] < 2 && seen["level3"] < 2 {
		oneValue(columns)
	}
	return columns
}

// over lists the cells over a label of the heading, nearest first, up to the row in
// which the tallest label of the heading begins.
func (p part) over(label int) []value {
	c := &p.Cells[label]
	top := c.Row
	for _, i := range p.row(c.Row) {
		top = min(top, p.Cells[i].Row)
	}
	var above []value
	for row := c.Row - 1; row >= max(top, p.from); row-- {
		if i := p.cell(row, c.Col); i >= 0 && !p.blank(i) {
			above = append(above, value{text: p.Cells[i].Text, places: p.Cells[i].Places})
		}
	}
	return above
}

// rowsOver is how many rows of labels stand over those of the columns.
func (g grid) rowsOver() int {
	rows := 0
	for _, c := range g.columns {
		rows = max(rows, len(c.over))
	}
	return rows
}

// otherTerms mark the value columns that are not about this year.
var otherTerms = []string{"项目", "总", "中期", "长期", "实施期"}

// oneValue chooses between several value columns of one row: the one for this
// year is the value, the others are kept under their labels.
func oneValue(columns []column) {
	main := -1
	for i, c := range columns {
		if c.field != "value" {
			continue
		}
		other := false
		for _, w := range otherTerms {
			other = other || strings.Contains(c.label, w) && !strings.Contains(c.label, "年度")
		}
		if main < 0 || !other {
			main = i
			if !other {
				break
			}
		}
	}
	for i := range columns {
		if columns[i].field == "value" {
			columns[i].half = 0
			if i != main {
				columns[i].field = "attribute"
			}
		}
	}
}

// readGrids reads the indicators of every grid of the record.
func (b *builder) readGrids() {
	for _, p := range b.rec.parts {
		for _, g := range b.grids(p) {
			b.readGrid(g)
		}
	}
}

// readGrid reads one grid, half by half where labels repeat side by side.
func (b *builder) readGrid(g grid) {
	g.takeHeader()
	b.nameSides(g)
	b.headColumns(g)
	b.readRows(g)
}

// readRows reads the rows under a heading.
func (b *builder) readRows(g grid) {
	halves := 1
	for _, c := range g.columns {
		if c.field == "value" || c.field == "level3" {
			halves = max(halves, c.half+1)
		}
	}
	for half := 0; half < halves; half++ {
		b.readHalf(g, half)
	}
}

func (g grid) takeHeader() {
	for row := g.from; row < g.body; row++ {
		for _, i := range g.row(row) {
			g.used[i] = true
		}
	}
}

// levels remembers what merged or blank level cells repeat.
type levels struct {
	cells [2]int      // the cells of the row above, -1 for none
	text  [2]levelRef // what they said
}

type levelRef struct {
	text, score string
	v           value
}

// readHalf reads the rows of one half of a grid.
func (b *builder) readHalf(g grid, half int) {
	above := &levels{cells: [2]int{-1, -1}}
	if g.goesOn && b.above != nil && half == 0 {
		above = b.above
		above.cells = [2]int{-1, -1}
	}
	b.above = above
	var last [][]int
	for row := g.body; row < g.to; row++ {
		cells := g.rowCells(half, row)
		if last != nil && g.sameRow(cells, last) {
			continue
		}
		last = cells
		b.indicator(g, half, row, cells, above)
	}
}

// sameRow reports whether a row of the lattice is no row of its own: every cell
// reaches down from the row above, but for blank ones in the place of levels, which
// some browsers leave below a merged cell that a page break has cut.
func (g grid) sameRow(cells, above [][]int) bool {
	for k, c := range g.columns {
		if slices.Equal(cells[k], above[k]) {
			continue
		}
		if c.field != "level1" && c.field != "level2" && c.field != "side" || !g.allBlank(cells[k]) {
			return false
		}
	}
	return true
}

func (g grid) allBlank(cells []int) bool {
	for _, i := range cells {
		if !g.blank(i) {
			return false
		}
	}
	return true
}

// rowCells assigns the cells of a row to the columns of one half, by the
// greatest overlap. A column mostly has one; several where the paper divides it
// without saying so, none where a cell is merged over its neighbour.
func (g grid) rowCells(half, row int) [][]int {
	cells := make([][]int, len(g.columns))
	for _, i := range g.row(row) {
		k := g.columnOf(i)
		if k >= 0 && (halfOf(g, g.columns[k]) == half || shared(g, g.columns[k])) {
			cells[k] = append(cells[k], i)
		}
	}
	return cells
}

// shared columns stand once, left of those that repeat, and serve every half.
func shared(g grid, c column) bool {
	for _, d := range g.columns {
		if d.half > 0 {
			return c.half == 0 && c.c0 < firstOf(g, d.field).c0
		}
	}
	return true
}

// firstOf is the leftmost column of a field.
func firstOf(g grid, field string) column {
	for _, c := range g.columns {
		if c.field == field {
			return c
		}
	}
	return column{}
}

// halfOf is the half that a column belongs to: that of the nearest repeated
// column at or before it.
func halfOf(g grid, c column) int {
	half := 0
	for _, d := range g.columns {
		if d.c0 <= c.c0 && d.half > half {
			half = d.half
		}
	}
	return half
}

// columnOf is the leftmost column that a cell covers by half, or that covers half
// of the cell; -1 for none. A merged cell so belongs to the first of its columns.
func (g grid) columnOf(i int) int {
	c := &g.Cells[i]
	left, right := g.side(c.Col), g.side(min(c.Col+c.ColSpan, g.Cols))
	for k, col := range g.columns {
		over := min(right, col.c1) - max(left, col.c0)
		if over > 0 && over >= halfCovered*min(right-left, col.c1-col.c0) {
			return k
		}
	}
	return -1
}

// halfCovered: headings and bodies drawn apart do not align to the point, but a
// cell stands mostly under its label.
const halfCovered = 0.5

// splitScore takes the score from "产出指标(50分)".
func splitScore(text string) (name, score string) {
	t := strings.TrimRight(text, ")）")
	if t == text {
		return text, ""
	}
	i := strings.LastIndexAny(t, "(（")
	if i <= 0 {
		return text, ""
	}
	inner := strings.TrimLeft(t[i:], "(（")
	if inner == "" || strings.Trim(budget.Fold(inner), "0123456789.-~～—–分%") != "" {
		return text, ""
	}
	return t[:i], inner
}

// bandAbove is the term named above the columns of a half: in the heading's own
// rows or in the row over it.
func (b *builder) bandAbove(g grid, half int) (value, bool) {
	for row := max(g.part.from, g.from-1); row < g.body-1; row++ {
		for _, i := range g.row(row) {
			if b.form.IsBand(g.Cells[i].Text) && b.over(g, i, half) {
				g.used[i] = true
				c := &g.Cells[i]
				return value{text: c.Text, places: c.Places}, true
			}
		}
	}
	return value{}, false
}

// over reports whether cell i stands over the value column of the half.
func (b *builder) over(g grid, i, half int) bool {
	c := &g.Cells[i]
	left, right := g.side(c.Col), g.side(min(c.Col+c.ColSpan, g.Cols))
	for _, col := range g.columns {
		if col.field == "value" && halfOf(g, col) == half {
			return left <= col.c0 && col.c1 <= right
		}
	}
	return false
}
