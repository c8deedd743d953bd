package docx

import (
	"strconv"

	"jixiao/budget"
	"jixiao/extract/seen"
	"jixiao/extract/xmlscan"
)

// maxSpan is how many columns Word lets a table have (63), with room for others.
const maxSpan = 500

// maxTwips is wider than any page (22 inches).
const maxTwips = 1 << 15

// table reads a w:tbl into the container.
func (w *walker) table(c *container) {
	w.flush(c)
	c.tables++
	t := &table{Table: seen.Table{Path: c.prefix + "table[" + strconv.Itoa(c.tables) + "]"}}
	rows := 0
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:tr":
			rows++
			w.row(t, t.Path+"/row["+strconv.Itoa(rows)+"]")
		case "w:gridCol":
			if len(t.edges) < maxSpan {
				t.edges = append(t.edges, t.width()+min(max(w.s.Int("w:w", 0), 0), maxTwips))
			}
		case "w:tblPr", "w:tblGridChange", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
			w.s.Skip()
		}
	}
	c.flow = append(c.flow, seen.Item{Table: &t.Table})
}

// table is a w:tbl being read.
type table struct {
	seen.Table
	edges []int // right edges of the grid's columns in twips
}

func (t *table) width() int {
	if n := len(t.edges); n > 0 {
		return t.edges[n-1]
	}
	return 0
}

// cell is a w:tc that was read and has not found its place yet.
type cell struct {
	path              string
	content           seen.Flow
	span              int
	width             int  // in twips; 0 unknown
	down, across      bool // the cell above, or to the left, goes on in this one
	deleted           bool
	printed, reported int // characters in it, for the ledger
}

// row reads a w:tr. Deleted and hidden rows are left out.
func (w *walker) row(t *table, path string) {
	var cells []cell
	before := 0
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:trPr":
			gone := false
			if before, gone = w.rowProperties(path); gone {
				w.skipTo(depth)
				return
			}
		case "w:tc":
			cells = append(cells, w.cell(path+"/cell["+strconv.Itoa(len(cells)+1)+"]"))
		case "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
			w.s.Skip()
		}
	}
	if len(cells) == 0 {
		return
	}
	t.fit(cells, before)
	t.Grid.OpenRow()
	for _, c := range cells {
		before = w.put(t, before, c)
	}
}

// sameWidth is the share of a row's width by which its cells may miss the
// table's and still be taken to fill it, one in so many.
const sameWidth = 20

// fit takes the spans of a row from the widths of its cells when the row, by its
// spans, would end before the table does and by its widths does not: some
// writers leave the spans out, and Word draws the widths.
func (t *table) fit(cells []cell, before int) {
	columns, width := before, 0
	for _, c := range cells {
		columns += c.span
		width += c.width
		if c.width <= 0 || c.deleted {
			return
		}
	}
	left := 0
	if before > 0 && before <= len(t.edges) {
		left = t.edges[before-1]
	}
	if columns >= len(t.edges) || abs(left+width-t.width())*sameWidth > t.width() {
		return
	}
	for i := range cells {
		left += cells[i].width
		next := before + 1
		for next < len(t.edges) && abs(t.edges[next]-left) <= abs(t.edges[next-1]-left) {
			next++
		}
		cells[i].span, before = next-before, next
	}
}

func abs(n int) int { return max(n, -n) }

// skipTo moves behind the end of the element at the given depth.
func (w *walker) skipTo(depth int) {
	for w.s.Depth() >= depth && w.s.Next() {
	}
}

// rowProperties reads a w:trPr: the columns left free before the first cell, and
// whether the row is to be seen.
func (w *walker) rowProperties(path string) (before int, gone bool) {
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:gridBefore":
			before = min(max(w.s.Int("w:val", 0), 0), maxSpan)
		case "w:del":
			gone = true
			w.once("tracked_changes", "文档带有修订记录，读出的是接受全部修订后的文字")
		case "w:hidden":
			if isOn(w.s) {
				gone = true
				w.issues = append(w.issues, budget.Issue{Code: "hidden_row", Message: "表中有隐藏的行，没有采用",
					Where: budget.Pos{Path: path}})
			}
		case "w:trPrChange":
			w.s.Skip()
		}
	}
	return before, gone
}

// cell reads a w:tc.
func (w *walker) cell(path string) cell {
	w.count()
	at := w.at
	w.at = path
	c := cell{path: path, span: 1, printed: -w.printed, reported: -w.reported}
	c.content = w.inner(path+"/", &c)
	c.printed += w.printed
	c.reported += w.reported
	w.at = at
	return c
}

// put places a cell from a column on and returns the column behind it.
func (w *walker) put(t *table, col int, c cell) int {
	if c.deleted {
		w.unseen(c)
		return col
	}
	col = t.Grid.Free(col)
	above := t.Grid.Last(col)
	switch {
	case c.down && above != nil && above.ColSpan == c.span:
		t.Grid.Extend(above)
		w.unseen(c)
	case c.across && t.Grid.Widen(col, c.span):
		w.unseen(c)
	default:
		if err := t.PutFlow(col, 1, c.span, c.path, c.content); err != nil {
			w.err = err
		}
	}
	return col + c.span
}

// unseen takes back what was read in a cell that Word does not show.
func (w *walker) unseen(c cell) {
	if c.printed > 0 {
		w.issues = append(w.issues, budget.Issue{Code: "hidden_cell",
			Message: "被合并或删除的单元格里还有文字，没有采用", Where: budget.Pos{Path: c.path}})
	}
	w.printed -= c.printed
	w.reported -= c.reported
}

// cellProperties reads a w:tcPr.
func (w *walker) cellProperties(m *cell) {
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:gridSpan":
			m.span = min(max(w.s.Int("w:val", 1), 1), maxSpan)
		case "w:tcW":
			if w.s.Get("w:type") == "dxa" {
				m.width = min(w.s.Int("w:w", 0), maxTwips)
			}
		case "w:vMerge":
			m.down = w.s.Get("w:val") != "restart"
		case "w:hMerge":
			m.across = w.s.Get("w:val") != "restart"
		case "w:cellDel":
			m.deleted = true
		case "w:tcPrChange":
			w.s.Skip()
		}
	}
}
