package grid

import (
	"cmp"
	"slices"
	"sync"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// table writes the lattice as a Table, with the text of the cells' glyphs, and
// counts the doubles that were dropped.
func (t *lattice) table(page int, glyphs []mark.Glyph, groups [][]int32) (*budget.Table, int) {
	out := &budget.Table{Rows: t.rows(), Cols: t.cols(), X: roundAll(t.x), Y: roundAll(t.y),
		Pos:   budget.Pos{Page: page, Box: round(t.frame())},
		Cells: make([]budget.Cell, len(t.cells), len(t.cells)+t.outsideSquares()), Inferred: t.inferred}
	places := make([]budget.Place, len(t.cells))
	d := desks.Get().(*desk)
	defer desks.Put(d)
	lines := d.set(t, glyphs, groups)
	joints := newWraps(t, lines)
	joints.table = out.Pos
	twins := 0
	for i, c := range t.cells {
		places[i].Pos = budget.Pos{Page: page, Box: round(t.box(c))}
		cell := budget.Cell{Row: c.r0, Col: c.c0, RowSpan: c.r1 - c.r0, ColSpan: c.c1 - c.c0,
			Places: places[i : i+1 : i+1]}
		twins += joints.fill(&cell, i, c.doubts)
		noteEnds(&cell, c)
		if n := len(lines[i]); c.r1 == t.rows() && n > 0 {
			end := budget.Pos{Page: page, Box: round(lines[i][n-1].box)}
			cell.Doubts = append(cell.Doubts, noteLastLine.issue(end))
		}
		out.Cells[i] = cell
	}
	out.Cells = t.fillOutside(out.Cells, page)
	dropSlivers(out, glyphs)
	dropThin(out, glyphs)
	return out, twins
}

// desk is the memory in which a table's text is set, used again for the next.
type desk struct {
	ts      typesetter
	printed []textLine
	lines   [][]textLine // by cell
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// set sets the lines of all cells. They stay until the next table.
func (d *desk) set(t *lattice, glyphs []mark.Glyph, groups [][]int32) [][]textLine {
	d.ts.glyphs = glyphs
	d.printed, d.lines = d.printed[:0], d.lines[:0]
	for i := range t.cells {
		n := len(d.printed)
		d.printed = d.ts.lines(groups[t.first+i], d.printed)
		d.lines = append(d.lines, d.printed[n:])
	}
	return d.lines
}

// fill gives cell number i the text of its printed lines.
func (w *wraps) fill(cell *budget.Cell, i int, doubts []doubt) (twins int) {
	place := &cell.Places[0]
	var box budget.Box
	overlap := false
	for _, l := range w.lines[i] {
		box = box.Union(l.box)
		twins += l.twins
		overlap = overlap || l.overlap
	}
	if box != (budget.Box{}) {
		place.Box = round(box)
	}
	var cutWord bool
	place.Raw, cell.Text, cutWord = w.joined(i)
	for _, d := range doubts {
		if d == doubtSide && cell.Text == "" {
			continue // nothing that could belong elsewhere
		}
		if d == doubtColumns {
			cell.Doubts = append(cell.Doubts, d.issue(w.table)) // one for all cells of a row
			continue
		}
		cell.Doubts = append(cell.Doubts, d.issue(place.Pos))
	}
	if overlap {
		cell.Doubts = append(cell.Doubts, doubtOverlap.issue(place.Pos))
	}
	if cutWord {
		cell.Doubts = append(cell.Doubts, doubtWord.issue(place.Pos))
	}
	return twins
}

// noteEnds notes on the cell which of its outer borders were not painted.
func noteEnds(cell *budget.Cell, c cell) {
	if c.openTop {
		cell.Doubts = append(cell.Doubts, doubtOpenTop.issue(cell.Places[0].Pos))
	}
	if c.openBottom {
		cell.Doubts = append(cell.Doubts, doubtOpenEnd.issue(cell.Places[0].Pos))
	}
}

func (t *lattice) outsideSquares() int {
	n := 0
	for _, s := range t.square {
		if s == outside {
			n++
		}
	}
	return n
}

// fillOutside adds blank cells where the figure has none, so that every grid
// position belongs to a cell, and restores the order of cells.
func (t *lattice) fillOutside(cells []budget.Cell, page int) []budget.Cell {
	known := len(cells)
	for i, s := range t.square {
		if s != outside {
			continue
		}
		c := cell{r0: i / t.cols(), c0: i % t.cols()}
		c.r1, c.c1 = c.r0+1, c.c0+1
		place := budget.Place{Pos: budget.Pos{Page: page, Box: round(t.box(c))}}
		cells = append(cells, budget.Cell{Row: c.r0, Col: c.c0, RowSpan: 1, ColSpan: 1,
			Places: []budget.Place{place}, Doubts: []budget.Issue{doubtNoCell.issue(place.Pos)}})
	}
	if len(cells) > known {
		slices.SortStableFunc(cells, func(a, b budget.Cell) int {
			return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col))
		})
	}
	return cells
}

// pageLines are the lines outside of tables.
func pageLines(page mark.Page, glyphs []mark.Glyph, members []int32) ([]budget.Block, int) {
	ts := typesetter{glyphs: glyphs}
	lines := ts.lines(members, nil)
	endWithSpaces(lines)
	out := make([]budget.Line, len(lines))
	blocks := make([]budget.Block, 0, len(lines))
	twins := 0
	for i, l := range lines {
		twins += l.twins
		if l.text == "" {
			continue
		}
		out[i] = budget.Line{Text: l.text, Size: round1(l.size), Pos: budget.Pos{Page: page.Number, Box: round(l.box)}}
		if l.artifact {
			out[i].Furniture = marginKind(page, l.box)
		}
		blocks = append(blocks, budget.Block{Line: &out[i]})
	}
	return blocks, twins
}

// marginShare of the page's height at its top and bottom may hold running
// headers and footers.
const marginShare = 0.12

// marginKind says what a line is that the producer marked as no content: only
// in the page's margins is that believed.
func marginKind(page mark.Page, box budget.Box) string {
	switch {
	case box[3] <= marginShare*page.Height:
		return "header"
	case box[1] >= (1-marginShare)*page.Height:
		return "footer"
	}
	return ""
}

func roundAll(xs []float64) []float64 {
	out := make([]float64, len(xs))
	for i, x := range xs {
		out[i] = round(budget.Box{x})[0]
	}
	return out
}
