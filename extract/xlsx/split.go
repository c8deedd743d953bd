package xlsx

import (
	"sort"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// A sheet is one grid, but people put several forms on it, each under a title
// and a line with department and unit. It is taken apart in three steps:
//
//  1. blank rows part groups; rows within borders or merged areas do not count
//     as blank;
//  2. in a group, rows that are not cells of a table become lines: rows without
//     upright borders where others have them; titles, which fill the width alone
//     and open the group, or are set larger; the line with "label：value"
//     between a title and its table;
//  3. what is left between them are tables.

const (
	// maxTitle is the length in characters up to which a row that fills the
	// width alone can be a title; a goal or a note is longer.
	maxTitle = 80
	// largerBy is how much larger than the table's text a title within a group
	// is set, in points. Forms use 9 to 12 for cells and 14 to 22 for titles.
	largerBy = 2
	// mostRows: borders say what is a table only where at least every second
	// row of several cells has them; some writers frame just the header.
	mostRows = 2
	// maxHeadCells is how many texts the line above a table has: department,
	// year, unit.
	maxHeadCells = 3
	// minGap is the number of blank columns that part department and unit. A
	// label whose value is left blank parts texts by one.
	minGap = 2
)

// blocks takes a sheet apart.
func (r *reader) blocks(sh *sheet) ([]budget.Block, error) {
	v, err := r.view(sh)
	if err != nil {
		return nil, err
	}
	var out []budget.Block
	for _, g := range v.groups() {
		for _, p := range g.pieces() {
			if !p.table {
				out = append(out, r.lines(v, p.rows)...)
				continue
			}
			t, err := r.table(v, p.rows)
			if err != nil {
				return nil, err
			}
			out = append(out, budget.Block{Table: t})
		}
	}
	return append(out, r.boxLines(sh)...), nil
}

// group is a run of rows without a blank row between them.
type group struct {
	v           *view
	rows        []row
	boxed       bool            // its tables have upright borders
	size        float64         // of the text in rows with several cells; 0 unknown
	first       map[string]bool // the first labels of the tables so far, folded
	left, right int             // the outermost columns that hold text
	next        []int           // for each row the next one that is a row of several cells of a table, or -1
}

// groups parts the rows of a view at blank rows.
func (v *view) groups() []*group {
	var groups []*group
	reach := 0 // the last row that merged areas of the group reach
	for i, rw := range v.rows {
		if i == 0 || !v.bridged(v.rows[i-1].number, rw.number, reach) {
			groups = append(groups, &group{v: v, first: map[string]bool{}})
		}
		g := groups[len(groups)-1]
		g.rows = append(g.rows, rw)
		reach = max(reach, rw.bottom)
	}
	for _, g := range groups {
		g.survey()
	}
	return groups
}

// bridged reports whether no blank row stands between two rows with text.
func (v *view) bridged(from, to, reach int) bool {
	if to-from-1 > maxBlank {
		return reach >= to-1
	}
	for n := from + 1; n < to; n++ {
		_, boxed := v.sheet.boxed[n]
		if n > reach && !boxed && !v.sheet.hiddenRows[n] {
			return false
		}
	}
	return true
}

// survey looks at the group as a whole.
func (g *group) survey() {
	var sizes []float64
	tabular, boxed, next := 0, 0, -1
	g.left, g.next = maxCol, make([]int, len(g.rows))
	for i := len(g.rows) - 1; i >= 0; i-- {
		rw := g.rows[i]
		g.next[i] = next
		g.left, g.right = min(g.left, rw.cells[0].col), max(g.right, rw.cells[len(rw.cells)-1].col)
		if len(rw.cells) < 2 {
			continue
		}
		if !isHead(rw) && !g.isSpread(rw) {
			next = i
		}
		tabular++
		if _, ok := g.v.sheet.boxed[rw.number]; ok {
			boxed++
		}
		for _, c := range rw.cells {
			sizes = append(sizes, c.size)
		}
	}
	g.boxed = boxed > 0 && boxed*mostRows >= tabular
	sort.Float64s(sizes)
	if n := len(sizes); n > 0 {
		g.size = sizes[n/2]
	}
}

// piece is a run of rows that become lines, or one table.
type piece struct {
	rows  []row
	table bool
}

// pieces cuts a group into lines and tables.
func (g *group) pieces() []piece {
	var pieces []piece
	open, reach := false, 0 // a table is open; it reaches down to a row
	for i, rw := range g.rows {
		outside := rw.number > reach && g.isOutside(i, open)
		if n := len(pieces); n > 0 && pieces[n-1].table != outside {
			pieces[n-1].rows = append(pieces[n-1].rows, rw)
		} else {
			pieces = append(pieces, piece{rows: []row{rw}, table: !outside})
		}
		if !open && !outside {
			g.first[budget.Fold(rw.cells[0].text)] = true
		}
		if open = !outside; open {
			reach = max(reach, rw.bottom)
		}
	}
	return g.peel(pieces)
}

// peel takes the lines below a table without borders off it: who filled in the
// form, and when.
func (g *group) peel(pieces []piece) []piece {
	n := len(pieces)
	if n == 0 || g.boxed || !pieces[n-1].table {
		return pieces
	}
	rows := pieces[n-1].rows
	end := len(rows)
	for end > 1 && g.isTitle(rows[end-1]) && isHead(rows[end-1]) {
		end--
	}
	if end == len(rows) {
		return pieces
	}
	pieces[n-1].rows = rows[:end]
	return append(pieces, piece{rows: rows[end:]})
}

// isOutside decides whether a row is no row of a table. open says that the row
// above is one.
func (g *group) isOutside(i int, open bool) bool {
	rw := g.rows[i]
	if _, boxed := g.v.sheet.boxed[rw.number]; g.boxed && !boxed {
		return true
	}
	if open {
		return g.isTitle(rw) && (g.isLarger(rw) || g.startsAnew(i))
	}
	if !g.boxed {
		return len(rw.cells) == 1 || i > 0 && isHead(rw) || g.isSpread(rw)
	}
	return g.isTitle(rw)
}

// isTitle: one short text that fills the width, or stands alone in a sheet
// without borders.
func (g *group) isTitle(rw row) bool {
	if len(rw.cells) != 1 || len(rw.cells[0].text) > maxTitle*utf8.UTFMax || utf8.RuneCountInString(rw.cells[0].text) > maxTitle {
		return false
	}
	c := rw.cells[0]
	return !g.boxed || g.v.area(c.row, c.col).right-c.col >= g.right-g.left
}

func (g *group) isLarger(rw row) bool {
	return g.size > 0 && rw.cells[0].size >= g.size+largerBy
}

// startsAnew: under the row, the first label of a table comes again.
func (g *group) startsAnew(i int) bool {
	next := g.next[i]
	return next >= 0 && g.first[budget.Fold(g.rows[next].cells[0].text)]
}

// isSpread: a few texts, the last one behind a gap: an entry of a table of
// contents, or department and unit above a table. In a table, label and value
// stand side by side, and room left for a value is often merged.
func (g *group) isSpread(rw row) bool {
	n := len(rw.cells)
	if n < 2 || n > maxHeadCells {
		return false
	}
	before, last := rw.cells[n-2], rw.cells[n-1]
	from := g.v.area(before.row, before.col).right + 1
	for col := from; col < last.col; col++ {
		if _, merged := g.v.areas[[2]int{rw.number, col}]; merged {
			return false
		}
	}
	return last.col-from >= minGap
}

// isHead: the line between title and table prints label and value in one cell
// ("单位：万元"); cells of a table keep them apart.
func isHead(rw row) bool {
	if len(rw.cells) > maxHeadCells {
		return false
	}
	for _, c := range rw.cells {
		label, value, found := strings.Cut(strings.ReplaceAll(c.text, ":", "："), "：")
		if found && strings.TrimSpace(label) != "" && strings.TrimSpace(value) != "" && utf8.RuneCountInString(c.text) <= maxTitle {
			return true
		}
	}
	return false
}

// lines makes one line of each row; its cells stand apart by tabs.
func (r *reader) lines(v *view, rows []row) []budget.Block {
	var out []budget.Block
	for _, rw := range rows {
		texts := make([]string, len(rw.cells))
		for i, c := range rw.cells {
			texts[i] = c.text
			if c.doubt != nil {
				r.issues = append(r.issues, *c.doubt)
			}
		}
		path := v.sheet.path(rw.number, rw.cells[0].col)
		for _, text := range strings.Split(strings.Join(texts, "\t"), "\n") {
			if seen.Count(text) > 0 {
				out = append(out, line(text, path, rw.cells[0].size))
			}
		}
	}
	return out
}

func line(text, path string, size float64) budget.Block {
	return budget.Block{Line: &budget.Line{Text: text, Pos: budget.Pos{Path: path}, Size: size}}
}

// boxLines puts the text boxes behind the sheet they lie on.
func (r *reader) boxLines(sh *sheet) []budget.Block {
	var out []budget.Block
	for _, box := range sh.boxes {
		for _, text := range box {
			if n := seen.Count(text); n > 0 {
				r.printed += n
				out = append(out, line(text, sh.name+"!textbox", 0))
			}
		}
	}
	return out
}
