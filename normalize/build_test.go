package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/budget"
)

// tableOf draws a ruled table from rows of cells. A cell "^" goes on with the
// one above, "<" with the one to its left; "|" inside a cell is a line break.
func tableOf(rows ...[]string) *budget.Table {
	t := &budget.Table{Rows: len(rows)}
	for _, r := range rows {
		t.Cols = max(t.Cols, len(r))
	}
	at := func(r, c int) string {
		if c < len(rows[r]) {
			return rows[r][c]
		}
		return "<"
	}
	for r := range rows {
		for c := 0; c < t.Cols; c++ {
			text := at(r, c)
			if text == "^" || text == "<" {
				continue
			}
			cell := budget.Cell{Row: r, Col: c, RowSpan: 1, ColSpan: 1}
			for c+cell.ColSpan < t.Cols && at(r, c+cell.ColSpan) == "<" {
				cell.ColSpan++
			}
			for r+cell.RowSpan < len(rows) && at(r+cell.RowSpan, c) == "^" {
				cell.RowSpan++
			}
			raw := strings.ReplaceAll(text, "|", "\n")
			cell.Text = budget.JoinLines(strings.Split(raw, "\n")...)
			cell.Places = []budget.Place{{Pos: budget.Pos{Page: 1, Box: budget.Box{float64(c), float64(r), float64(c + cell.ColSpan), float64(r + cell.RowSpan)}}, Raw: raw}}
			t.Cells = append(t.Cells, cell)
		}
	}
	return t
}

// row splits a row written as "a / b / c"; a blank cell is "_".
func row(s string) []string {
	cells := strings.Split(s, " / ")
	for i := range cells {
		if cells[i] = strings.TrimSpace(cells[i]); cells[i] == "_" {
			cells[i] = ""
		}
	}
	return cells
}

// drawn is a table of rows in row's notation, one a line.
func drawn(text string) *budget.Table {
	var rows [][]string
	for _, l := range strings.Split(strings.TrimSpace(text), "\n") {
		rows = append(rows, row(strings.TrimSpace(l)))
	}
	return tableOf(rows...)
}

// wide gives a drawn table grid lines in points.
func wide(t *budget.Table, x ...float64) *budget.Table {
	t.X = x
	return t
}

// drawnPaper puts lines (strings) and tables into a document without geometry.
func drawnPaper(name string, parts ...any) budget.Document {
	page := budget.Page{Number: 1}
	n := 0
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			for _, text := range strings.Split(p, "\n") {
				n++
				page.Blocks = append(page.Blocks, budget.Block{Line: &budget.Line{Text: text, Pos: budget.Pos{Lines: [2]int{n, n}}}})
			}
		case *budget.Table:
			page.Blocks = append(page.Blocks, budget.Block{Table: p})
		}
	}
	return budget.Document{Name: name, Format: "drawn", Pages: []budget.Page{page}}
}

// sharedFile finds a file of the shared folder beside the repository, or skips.
func sharedFile(t testing.TB, parts ...string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		path := filepath.Join(append([]string{dir, "shared"}, parts...)...)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skipf("%s is not there: shared papers are not part of the repository", filepath.Join(parts...))
	return ""
}

// flat lists every leaf of a JSON value by its path.
func flat(t testing.TB, data []byte) map[string]any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	out := map[string]any{}
	var walk func(string, any)
	walk = func(path string, v any) {
		switch v := v.(type) {
		case map[string]any:
			for k, x := range v {
				walk(path+"."+k, x)
			}
		case []any:
			out[path+"#"] = len(v)
			for i, x := range v {
				walk(path+"["+itoa(i)+"]", x)
			}
		default:
			out[path] = v
		}
	}
	walk("", v)
	return out
}

// compare reports every leaf of want that got does not have.
func compare(t *testing.T, got budget.Disclosure, want []byte) {
	t.Helper()
	data, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	have := flat(t, data)
	for path, w := range flat(t, want) {
		if h, ok := have[path]; h != w && (ok || w != nil) {
			t.Errorf("%s\n want %v\n got  %v", path, w, h)
		}
	}
}
