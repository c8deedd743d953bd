package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
)

// TestWorkbook reads a workbook back with the library that reads Excel's own.
func TestWorkbook(t *testing.T) {
	var b bytes.Buffer
	long := strings.Repeat("长", cellUnits+5)
	counts, err := Workbook(&b, []Table{
		{Name: "项目", Columns: []string{"编码", "金额", "说明"}, Rows: rows(nil, []any{"0471", 12.5, "=1+1"}, []any{nil, int64(3), long}).Rows},
		{Name: "a/b*", Columns: []string{"空"}, Rows: rows(nil).Rows},
	})
	if err != nil || fmt.Sprint(counts) != "[2 0]" {
		t.Fatal(counts, err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(f.GetSheetList()); got != "[项目 a b ]" {
		t.Error(got)
	}
	got, err := f.GetRows("项目")
	if err != nil || fmt.Sprint(got[0], got[1]) != "[编码 金额 说明] [0471 12.5 =1+1]" {
		t.Error(got[:2], err)
	}
	if cut := got[2][2]; !strings.HasSuffix(cut, "已截断）") || !strings.Contains(cut, "共 32772 字") {
		t.Errorf("a long text ends in %q", cut[len(cut)-60:])
	}
	for cell, want := range map[string]excelize.CellType{"A2": excelize.CellTypeInlineString, "B2": excelize.CellTypeUnset, "C2": excelize.CellTypeInlineString} {
		if kind, err := f.GetCellType("项目", cell); err != nil || kind != want {
			t.Errorf("%s: type %v, %v", cell, kind, err)
		}
	}
	if formula, _ := f.GetCellFormula("项目", "C2"); formula != "" {
		t.Error("a text became a formula")
	}
	if panes, err := f.GetPanes("项目"); err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Error(panes, err)
	}
}

// TestWorkbookTexts: whatever a text holds, it comes back, and the file stays one
// that other programs open.
func TestWorkbookTexts(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{`a<b>&"c"'d'`, `a<b>&"c"'d'`, "signs of XML"},
		{"  两\n行\t ", "  两\n行\t ", "white space at the ends and inside"},
		{"a\x01b\x1f", "a\x01b\x1f", "what XML has no sign for"},
		{"a\r\nb", "a\r\nb", "a carriage return, which XML drops"},
		{"_x0041_ _x41_", "_x0041_ _x41_", "a text that looks like a code"},
		{"𠮷\ufffe😀", "𠮷\ufffe😀", "beyond the first plane, and no character"},
		{"a\xffb", "a\ufffdb", "bytes that are no text"},
	} {
		var b bytes.Buffer
		if _, err := Workbook(&b, []Table{{Name: "表", Columns: []string{c.in}, Rows: rows(nil, []any{c.in}).Rows}}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&b)
		if err != nil {
			t.Fatalf("%s: %v", c.why, err)
		}
		for _, cell := range []string{"A1", "A2"} {
			if got, err := f.GetCellValue("表", cell); got != c.want || err != nil {
				t.Errorf("%s: %s is %q, %v", c.why, cell, got, err)
			}
		}
	}
}

// TestWorkbookColumns: names of columns beyond Z, widths, rows for paper.
func TestWorkbookColumns(t *testing.T) {
	columns, row := make([]string, 703), make([]any, 703)
	for i := range columns {
		columns[i], row[i] = fmt.Sprint("c", i), int64(i)
	}
	row[1], row[2] = true, strings.Repeat("长", 40)
	var b bytes.Buffer
	if _, err := Workbook(&b, []Table{{Name: "表", Paper: true, Columns: columns, Rows: rows(nil, row).Rows}}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	for cell, want := range map[string]string{"A1": "c0", "Z2": "25", "AA2": "26", "ZZ2": "701", "AAA2": "702", "B2": "TRUE"} {
		if got, err := f.GetCellValue("表", cell); got != want || err != nil {
			t.Errorf("%s is %q, %v, not %q", cell, got, err, want)
		}
	}
	if width, _ := f.GetColWidth("表", "C"); width != widestPaper {
		t.Errorf("column C is %v wide", width)
	}
	if height, _ := f.GetRowHeight("表", 2); height != 4*lineHeight {
		t.Errorf("row 2 is %v high", height)
	}
	if style := styleOf(t, f, "A1"); !style.Font.Bold || style.Fill.Pattern != 1 {
		t.Errorf("the header's style is %+v %+v", style.Font, style.Fill)
	}
	if style := styleOf(t, f, "C2"); !style.Alignment.WrapText || len(style.Border) != 4 {
		t.Errorf("the style of a row for paper is %+v %+v", style.Alignment, style.Border)
	}
	if layout, err := f.GetPageLayout("表"); err != nil || *layout.Orientation != "landscape" || *layout.Size != 9 || *layout.FitToHeight != 0 {
		t.Errorf("the layout for paper is %+v, %v", layout, err)
	}
	if names := f.GetDefinedName(); len(names) != 1 || names[0].RefersTo != "'表'!$1:$1" {
		t.Errorf("rows on every page: %v", names)
	}
}

func styleOf(t *testing.T, f *excelize.File, cell string) *excelize.Style {
	t.Helper()
	n, err := f.GetCellStyle("表", cell)
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.GetStyle(n)
	if err != nil {
		t.Fatal(err)
	}
	return style
}

// TestParquet: kinds, order of columns and missing values survive.
func TestParquet(t *testing.T) {
	var b bytes.Buffer
	table := rows([]string{"文", "整", "实", "文"}, []any{"甲", int64(7), 2.5, "x"}, []any{nil, nil, int64(3), ""}, []any{"丙", int64(-1), nil, nil})
	if n, err := Rows(&b, "parquet", table, Options{}); n != 3 || err != nil {
		t.Fatal(n, err)
	}
	f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var columns []string
	for _, c := range f.Schema().Columns() {
		columns = append(columns, c[0])
	}
	if got := fmt.Sprint(columns); got != "[文 整 实 文:2]" {
		t.Error(got)
	}
	reader := parquet.NewReader(f)
	list := make([]parquet.Row, 4)
	n, _ := reader.ReadRows(list)
	if got := fmt.Sprintf("%v", list[:n]); got != "[[甲 7 2.5 x] [<null> <null> 3 ] [丙 -1 <null> <null>]]" {
		t.Error(got)
	}
	table.Kinds = []Kind{Text, Integer, Integer, Text}
	if _, err := Rows(&bytes.Buffer{}, "parquet", table, Options{}); err == nil {
		t.Error("a fraction went into a column of integers")
	}
}

// TestParquetPages: pages and groups end where they may, with values and without.
func TestParquetPages(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, pageRows - 1, pageRows, pageRows + 1, groupRows, groupRows + pageRows + 3} {
		var b bytes.Buffer
		table := Table{Columns: []string{"数", "文", "空"}, Kinds: []Kind{Integer, Text, Real}, Rows: func(yield func([]any, error) bool) {
			for i := range n {
				row := []any{int64(i), fmt.Sprint("第", i), nil}
				if i%3 == 1 {
					row[0] = nil
				}
				if !yield(row, nil) {
					return
				}
			}
		}}
		if got, err := Rows(&b, "parquet", table, Options{}); got != n || err != nil {
			t.Fatal(got, err)
		}
		f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len()))
		if err != nil {
			t.Fatalf("%d rows: %v", n, err)
		}
		if groups := (n + groupRows - 1) / groupRows; len(f.RowGroups()) != groups || f.NumRows() != int64(n) {
			t.Errorf("%d rows: %d groups with %d rows", n, len(f.RowGroups()), f.NumRows())
		}
		reader, list, i := parquet.NewReader(f), make([]parquet.Row, 1000), 0
		for {
			k, err := reader.ReadRows(list)
			for _, row := range list[:k] {
				want := fmt.Sprintf("[%d 第%d <null>]", i, i)
				if i%3 == 1 {
					want = fmt.Sprintf("[<null> 第%d <null>]", i)
				}
				if got := fmt.Sprint(row); got != want {
					t.Fatalf("%d rows: row %d is %s, not %s", n, i, got, want)
				}
				i++
			}
			if err != nil {
				break
			}
		}
		if i != n {
			t.Errorf("%d of %d rows were read back", i, n)
		}
	}
}

// TestHeldRowsAreBounded: formats that hold rows in memory refuse, or leave out
// and say so, instead of taking all of it.
func TestHeldRowsAreBounded(t *testing.T) {
	huge := strings.Repeat("x", 5<<20)
	endless := Table{Columns: []string{"a"}, Rows: func(yield func([]any, error) bool) {
		for range 100 {
			if !yield([]any{huge}, nil) {
				return
			}
		}
	}}
	if _, err := Rows(&bytes.Buffer{}, "parquet", endless, Options{}); err == nil || !strings.Contains(err.Error(), "256 MB") {
		t.Errorf("parquet: %v", err)
	}
	endless.Rows = func(yield func([]any, error) bool) {
		for i := range 20 {
			if !yield([]any{strings.Repeat("x", i%2*tableBytes+1)}, nil) {
				return
			}
		}
	}
	var out bytes.Buffer
	if n, err := Rows(&out, "table", endless, Options{}); n != 20 || err != nil || !strings.HasSuffix(out.String(), "共 20 行，这里只显示前 1 行；全部内容请用 csv 等格式输出\n") {
		t.Errorf("table: %d rows, %v, %d bytes", n, err, out.Len())
	}
}
