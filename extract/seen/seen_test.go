package seen

import (
	"errors"
	"strings"
	"testing"

	"jixiao/budget"
)

// paragraph is a flow of one paragraph.
func paragraph(text string) Flow { return Flow{{Lines: []string{text}}} }

// grid makes a table of rows; a cell is text, a text with ">" reaches one column
// further, with "v" at its end one row.
func grid(t *testing.T, rows ...string) *Table {
	t.Helper()
	var out Table
	for _, row := range rows {
		out.Grid.OpenRow()
		col := 0
		for _, text := range strings.Fields(row) {
			col = out.Grid.Free(col)
			across, down := 1+strings.Count(text, ">"), 1+strings.Count(text, "v")
			if err := out.PutFlow(col, down, across, "", paragraph(strings.Trim(text, ">v"))); err != nil {
				t.Fatal(err)
			}
			col += across
		}
	}
	return &out
}

func TestGrid(t *testing.T) {
	for _, c := range []struct {
		rows []string
		want string
		why  string
	}{
		{[]string{"a b", "c d"}, "|a|b|\n|c|d|\n", "plain"},
		{[]string{"av b>", "c d"}, "|a(2×1)|b(1×2)|\n|c|d|\n", "spans"},
		{[]string{"a>> b>>", "c>> d>>"}, "|a|b|\n|c|d|\n", "columns without a border vanish"},
		{[]string{"a bv", "c>>"}, "|a|b(2×1)|\n|c|\n", "a cell is narrowed to the room there is"},
		{[]string{"avvvv b"}, "|a|b|\n", "spans end with the table"},
		{[]string{"a b c", "d"}, "|a|b|c|\n|d|(1×2)|\n", "what is missing is one blank cell"},
		{[]string{"av", "", "b"}, "|a(2×1)|\n|\n|b|\n", "a row without cells of its own"},
	} {
		table, err := grid(t, c.rows...).Grid.Table(budget.Pos{})
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		doc := budget.Document{Pages: []budget.Page{{Blocks: []budget.Block{{Table: table}}}}}
		if got := Print(doc); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, got, c.want)
		}
		if wrong := checkTable(table); wrong != "" {
			t.Errorf("%s: %s", c.why, wrong)
		}
	}
}

func TestGridBounds(t *testing.T) {
	var g Grid
	g.OpenRow()
	var err error
	for col := 0; err == nil; col += 1000 {
		err = g.Put(col, 1, 1000, budget.Cell{})
	}
	if !errors.Is(err, budget.ErrTooLarge) {
		t.Error(err)
	}
}

// TestLayout: which tables are frames around others.
func TestLayout(t *testing.T) {
	inner := func() Item { return Item{Table: grid(t, "n m")} }
	for _, c := range []struct {
		own    []string // cells beside the nested one
		beside string   // text in its cell
		frame  bool
		why    string
	}{
		{nil, "", true, "nothing but a table"},
		{[]string{"菜单"}, "", true, "a menu beside it"},
		{[]string{"名称", "a", "部门", "b"}, "", false, "a form's head above it"},
		{[]string{"名称", "a", "部门", "b"}, "标题", true, "text and table in one cell: a page's column"},
	} {
		var outer Table
		outer.Grid.OpenRow()
		for i, text := range c.own {
			outer.PutFlow(i, 1, 1, "", paragraph(text))
		}
		content := Flow{inner()}
		if c.beside != "" {
			content = append(paragraph(c.beside), content...)
		}
		outer.PutFlow(len(c.own), 1, 1, "", content)
		if got := outer.isLayout(); got != c.frame {
			t.Errorf("%s: frame %v", c.why, got)
		}
	}
}

func TestSettle(t *testing.T) {
	table, _ := grid(t, "甲 乙").Grid.Table(budget.Pos{})
	doc := budget.Document{Pages: []budget.Page{{Blocks: []budget.Block{{Table: table},
		{Line: &budget.Line{Text: "线 1"}}, {Line: &budget.Line{Text: "页", Furniture: "footer"}}}}}}
	Settle(&doc, 6, 1)
	if want := (budget.Ledger{Printed: 6, Cells: 2, Lines: 2, Furniture: 1, Reported: 1}); doc.Ledger != want || len(doc.Issues) != 0 {
		t.Errorf("%+v %v", doc.Ledger, doc.Issues)
	}
	Settle(&doc, 9, 1)
	if len(doc.Issues) != 1 || doc.Issues[0].Code != "ledger_unbalanced" {
		t.Errorf("a loss was not reported: %v", doc.Issues)
	}
}
