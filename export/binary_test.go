package export

import (
	"bytes"
	"fmt"
	"math"
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

// TestNumbersOfWorkbooks: Excel keeps fifteen digits, what is longer is text; on
// paper a sum has its thousands separated.
func TestNumbersOfWorkbooks(t *testing.T) {
	var b bytes.Buffer
	table := rows([]string{"码", "数", "金额"}, []any{int64(12345678901234567), int(7), -4540000.0})
	table.Name, table.Paper = "表", true
	if _, err := Workbook(&b, []Table{table}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows("表")
	if err != nil || fmt.Sprint(got[1]) != "[12345678901234567 7 -4,540,000.00]" {
		t.Error(got, err)
	}
	if kind, err := f.GetCellType("表", "A2"); err != nil || kind != excelize.CellTypeInlineString {
		t.Errorf("a number of 17 digits: type %v, %v", kind, err)
	}
}

// TestInfinity: no format fails on a number beyond all bounds.
func TestInfinity(t *testing.T) {
	for _, format := range Formats() {
		write(t, format, rows([]string{"x"}, []any{math.Inf(1)}, []any{math.NaN()}), Options{})
	}
	if got := write(t, "ndjson", rows([]string{"x"}, []any{math.Inf(-1)}), Options{}); got != "{\"x\":null}\n" {
		t.Errorf("%q", got)
	}
}

// TestPlainIntegers: Table promises that rows may hold int.
func TestPlainIntegers(t *testing.T) {
	for _, format := range Formats() {
		write(t, format, rows([]string{"x"}, []any{7}, []any{int64(8)}), Options{})
	}
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
