package docx

import (
	"strconv"

	"jixiao/budget"
	"jixiao/extract/seen"
	"jixiao/extract/xmlscan"
)

// maxSpan is how many columns Word lets a table have (63), with room for others.
const maxSpan = 500

// table reads a w:tbl into the container.
func (w *walker) table(c *container) {
	w.flush(c)
	c.tables++
	t := &seen.Table{Path: c.prefix + "table[" + strconv.Itoa(c.tables) + "]"}
	rows := 0
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:tr":
			rows++
			w.row(t, rows)
		case "w:tblPr", "w:tblGrid", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
			w.s.Skip()
		}
	}
	c.flow = append(c.flow, seen.Item{Table: t})
}

// row reads a w:tr. Deleted and hidden rows are left out.
func (w *walker) row(t *seen.Table, number int) {
	path := t.Path + "/row[" + strconv.Itoa(number) + "]"
	opened, col, cells := false, 0, 0
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:trPr":
			before, gone := w.rowProperties(path)
			col += before
			if gone {
				w.skipTo(depth)
				return
			}
		case "w:tc":
			if !opened {
				t.Grid.OpenRow()
				opened = true
			}
			cells++
			col = w.cell(t, col, path+"/cell["+strconv.Itoa(cells)+"]")
		case "w:tblPrEx", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr":
			w.s.Skip()
		}
	}
}

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

// merge says how a cell belongs to its neighbours.
type merge struct {
	span         int
	down, across bool // the cell above, or to the left, goes on in this one
	deleted      bool
}

// cell reads a w:tc and returns the column behind it.
func (w *walker) cell(t *seen.Table, col int, path string) int {
	at := w.at
	w.at = path
	defer func() { w.at = at }()
	w.count()
	printed, reported := w.printed, w.reported
	m := merge{span: 1}
	content := w.inner(path+"/", &m)
	col = t.Grid.Free(col)
	above := t.Grid.Last(col)
	switch {
	case m.deleted:
	case m.down && above != nil:
		t.Grid.Extend(above)
		w.unseen(printed, reported, path)
		return col + above.ColSpan
	case m.across && t.Grid.Widen(col, m.span):
		w.unseen(printed, reported, path)
		return col + m.span
	default:
		if err := t.PutFlow(col, 1, m.span, path, content); err != nil {
			w.err = err
		}
		return col + m.span
	}
	w.unseen(printed, reported, path)
	return col
}

// unseen takes back what was read in a cell that Word does not show.
func (w *walker) unseen(printed, reported int, path string) {
	if w.printed > printed {
		w.issues = append(w.issues, budget.Issue{Code: "hidden_cell",
			Message: "被合并或删除的单元格里还有文字，没有采用", Where: budget.Pos{Path: path}})
	}
	w.printed, w.reported = printed, reported
}

// cellProperties reads a w:tcPr.
func (w *walker) cellProperties(m *merge) {
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:gridSpan":
			m.span = min(max(w.s.Int("w:val", 1), 1), maxSpan)
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
