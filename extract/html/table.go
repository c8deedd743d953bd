package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"jixiao/extract/seen"
)

// The largest spans the HTML standard allows.
const (
	maxColSpan = 1000
	maxRowSpan = 65534
)

// table is an open table element.
type table struct {
	seen.Table
	opened bool // a row is open
	col    int  // where its next cell looks for room
}

// openTable takes note of a table, row or cell that has just been pushed.
func (w *walker) openTable(name string, attrs []html.Attribute) error {
	top := w.top()
	switch name {
	case "table":
		top.table = &table{Table: seen.Table{Path: w.path()}}
	case "tr":
		if t := w.table(); t != nil {
			t.opened, t.col = true, 0
			if !top.hidden {
				t.Grid.OpenRow()
			}
		}
	case "td", "th":
		if t := w.table(); t != nil {
			if !t.opened && !top.hidden {
				t.Grid.OpenRow()
				t.opened = true
			}
			top.target = true
			top.spans = [2]int{rowSpan(attrs), span(attrs, "colspan", maxColSpan)}
			w.targets = append(w.targets, &target{})
		}
	}
	return nil
}

// closeTable finishes a table, row group, row or cell.
func (w *walker) closeTable(n node) error {
	switch {
	case n.target:
		t := w.table()
		content := w.target().flow
		w.targets = w.targets[:len(w.targets)-1]
		if n.hidden || t == nil {
			return nil
		}
		return w.putCell(t, n, content)
	case n.name == "tr":
		if t := w.table(); t != nil {
			t.opened = false
		}
	case n.name == "tbody" || n.name == "thead" || n.name == "tfoot":
		if t := w.table(); t != nil {
			t.Grid.EndGroup()
		}
	case n.table != nil && !n.hidden:
		w.target().flow = append(w.target().flow, seen.Item{Table: &n.table.Table})
	}
	return nil
}

func (w *walker) putCell(t *table, n node, content seen.Flow) error {
	path := w.path()
	if err := w.meter.Add(1 + len(path)/pathUnit); err != nil {
		return err
	}
	t.col = t.Grid.Free(t.col)
	err := t.PutFlow(t.col, n.spans[0], n.spans[1], path, content)
	t.col += n.spans[1]
	return err
}

// table is the innermost open table.
func (w *walker) table() *table {
	for i := len(w.open) - 1; i > 0; i-- {
		if w.open[i].table != nil {
			return w.open[i].table
		}
	}
	return nil
}

// rowSpan: 0 means down to the end of the row group.
func rowSpan(attrs []html.Attribute) int {
	if strings.TrimSpace(attr(attrs, "rowspan")) == "0" {
		return maxRowSpan
	}
	return span(attrs, "rowspan", maxRowSpan)
}

// span reads a span as browsers do: leading digits count, nonsense is 1.
func span(attrs []html.Attribute, name string, limit int) int {
	digits := strings.TrimSpace(attr(attrs, name))
	if i := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); i >= 0 {
		digits = digits[:i]
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, limit)
}
