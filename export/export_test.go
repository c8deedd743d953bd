package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// rows is a table of literals.
func rows(columns []string, list ...[]any) Table {
	return Table{Columns: columns, Rows: func(yield func([]any, error) bool) {
		for _, r := range list {
			if !yield(r, nil) {
				return
			}
		}
	}}
}

func write(t *testing.T, format string, table Table, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := Rows(&b, format, table, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var mixed = rows([]string{"名称", "数"}, []any{"甲,乙", int64(3)}, []any{"丙\n\"丁\"", 2.5}, []any{nil, nil}, []any{"<|>", []byte("戊")})

func TestFormats(t *testing.T) {
	for _, c := range []struct{ format, want string }{
		{"csv", "名称,数\n\"甲,乙\",3\n\"丙\n\"\"丁\"\"\",2.5\n,\n<|>,戊\n"},
		{"json", "[{\"名称\":\"甲,乙\",\"数\":3},\n {\"名称\":\"丙\\n\\\"丁\\\"\",\"数\":2.5},\n {\"名称\":null,\"数\":null},\n {\"名称\":\"<|>\",\"数\":\"戊\"}]\n"},
		{"ndjson", "{\"名称\":\"甲,乙\",\"数\":3}\n{\"名称\":\"丙\\n\\\"丁\\\"\",\"数\":2.5}\n{\"名称\":null,\"数\":null}\n{\"名称\":\"<|>\",\"数\":\"戊\"}\n"},
		{"markdown", "| 名称 | 数 |\n| --- | ---: |\n| 甲,乙 | 3 |\n| 丙<br>\"丁\" | 2.5 |\n|  |  |\n| <\\|> | 戊 |\n"},
		{"table", "┌───────┬─────┐\n│ 名称  │  数 │\n├───────┼─────┤\n│ 甲,乙 │   3 │\n│ 丙    │ 2.5 │\n│ \"丁\"  │     │\n│       │     │\n│ <|>   │  戊 │\n└───────┴─────┘\n共 4 行\n"},
	} {
		if got := write(t, c.format, mixed, Options{}); got != c.want {
			t.Errorf("%s\n got %q\nwant %q", c.format, got, c.want)
		}
	}
}

// TestEmpty: a result without rows is still a well-formed file.
func TestEmpty(t *testing.T) {
	for format, want := range map[string]string{
		"csv": "名称\n", "json": "[]\n", "ndjson": "", "markdown": "| 名称 |\n| --- |\n", "table": "┌──────┐\n│ 名称 │\n├──────┤\n└──────┘\n共 0 行\n",
	} {
		if got := write(t, format, rows([]string{"名称"}), Options{}); got != want {
			t.Errorf("%s: got %q, want %q", format, got, want)
		}
	}
}

// TestReadsBack: whatever stands in a cell, csv and json give it back.
func TestReadsBack(t *testing.T) {
	text := "a\"b,c\nd'e|f\\g\t中\u2028<&>"
	table := rows([]string{"x"}, []any{text})
	records, err := csv.NewReader(strings.NewReader(write(t, "csv", table, Options{}))).ReadAll()
	if err != nil || records[1][0] != text {
		t.Errorf("csv: %q, %v", records, err)
	}
	var objects []map[string]string
	if err := json.Unmarshal([]byte(write(t, "json", table, Options{})), &objects); err != nil || objects[0]["x"] != text {
		t.Errorf("json: %q, %v", objects, err)
	}
}

func TestExcelSafe(t *testing.T) {
	long := strings.Repeat("长", 300)
	for _, c := range []struct{ why, in, want string }{
		{"a formula", "=100.00(%)", `="=100.00(%)"`},
		{"a formula, typed in full width", "＝100%", `="＝100%"`},
		{"signs that begin one", "+1", `="+1"`},
		{"", "@x", `="@x"`},
		{"", "-x", `="-x"`},
		{"a loss is a number as it stands", "-35000.00", "-35000.00"},
		{"", "-5", "-5"},
		{"a code that begins with 0", "0471", `="0471"`},
		{"more digits than Excel keeps", "130281250000076100041", `="130281250000076100041"`},
		{"", "1234567890123.4567", `="1234567890123.4567"`},
		{"a code that reads like a power of ten", "13028125E000076100041", `="13028125E000076100041"`},
		{"a range that reads like a day", "5-10", `="5-10"`},
		{"", "1/2", `="1/2"`},
		{"a ratio that reads like a time", "8:30", `="8:30"`},
		{"a date is a date", "2025-01-31", "2025-01-31"},
		{"a range with its unit", "5-10个", "5-10个"},
		{"a quotation mark", `=x"`, `="=x"""`},
		{"longer than a formula's text may be", "=" + long, `="=` + long[:3*249] + `"&"` + long[3*249:] + `"`},
		{"a code with a letter at its end", "13028125P00007610004M", "13028125P00007610004M"},
		{"", "95", "95"}, {"", "0", "0"}, {"", "17.00", "17.00"}, {"", "≥95%", "≥95%"}, {"", "", ""}, {"", "123456789012345", "123456789012345"},
	} {
		if got := excelSafe(c.in); got != c.want {
			t.Errorf("%s: excelSafe(%q) = %s, want %s", c.why, c.in, got, c.want)
		}
	}
	if got := excelSafe("=" + strings.Repeat("长", formulaRunes)); !strings.HasPrefix(got, "'=") {
		t.Errorf("a text too long for a formula begins with %q", got[:5])
	}
	got := write(t, "csv", rows([]string{"码"}, []any{"=1"}, []any{int64(-5)}), Options{BOM: true, ExcelSafe: true})
	if want := "\ufeff码\r\n\"=\"\"=1\"\"\"\r\n-5\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSameNames: no column is lost where two have one name.
func TestSameNames(t *testing.T) {
	if got := write(t, "ndjson", rows([]string{"a", "a", "a:2"}, []any{int64(1), int64(2), int64(3)}), Options{}); got != "{\"a\":1,\"a:2\":2,\"a:2:2\":3}\n" {
		t.Error(got)
	}
}

// TestSteering: a value cannot steer the terminal.
func TestSteering(t *testing.T) {
	if got := write(t, "table", rows([]string{"x"}, []any{"a\x1b[31mb\u009bc"}), Options{}); strings.ContainsAny(got, "\x1b\u009b") {
		t.Errorf("%q", got)
	}
}

// TestLongTable: a terminal's table says how much it does not show.
func TestLongTable(t *testing.T) {
	table := Table{Columns: []string{"x"}, Rows: func(yield func([]any, error) bool) {
		for i := range tableRows + 5 {
			if !yield([]any{int64(i)}, nil) {
				return
			}
		}
	}}
	got := write(t, "table", table, Options{})
	if !strings.HasSuffix(got, "共 10005 行，这里只显示前 10000 行；全部内容请用 csv 等格式输出\n") || strings.Count(got, "\n") != tableRows+5 {
		t.Errorf("%d lines, ends in %q", strings.Count(got, "\n"), got[len(got)-120:])
	}
}

// TestFailingRows: an error of the source is the error of the format.
func TestFailingRows(t *testing.T) {
	broken := errors.New("broken")
	table := Table{Columns: []string{"x"}, Rows: func(yield func([]any, error) bool) {
		if yield([]any{"1"}, nil) {
			yield(nil, broken)
		}
	}}
	for _, format := range Formats() {
		if _, err := Rows(&bytes.Buffer{}, format, table, Options{}); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
	}
	if _, err := Rows(&bytes.Buffer{}, "pdf", table, Options{}); err == nil {
		t.Error("wrote an unknown format")
	}
}
