package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jixiao/diff"
)

func TestReadLinks(t *testing.T) {
	const a, b = "13028124P00000010001P", "河道清淤"
	want := []diff.Link{{Old: a, New: b}}
	for _, c := range []struct {
		why, text string
		want      []diff.Link
		wrong     string
	}{
		{"as typed", a + "," + b + "\n", want, ""},
		{"with a heading, Excel's mark and quotation marks", "\ufeff\"旧项目\",\"新项目\"\r\n\"" + a + "\",\"" + b + "\"\r\n", want, ""},
		{"a first cell in quotation marks behind Excel's mark", "\ufeff\"" + a + "\"," + b, want, ""},
		{"as Excel saves it where Chinese is spoken (GBK)", a + ",\xba\xd3\xb5\xc0\xc7\xe5\xd3\xd9\r\n", want, ""},
		{"a code that our own csv protects", `"=""` + a + `""",` + b, want, ""},
		{"empty rows of a spreadsheet", a + "," + b + "\n,\n,,\n", want, ""},
		{"more columns than two are remarks", a + "," + b + ",已核实\n", want, ""},
		{"an empty cell names no project, least of all one without a code", a + "," + b + "\n" + a + ",\n", nil, "第2行少于两列"},
		{"", "," + b + "\n", nil, "第1行少于两列"},
		{"a row with one column, behind a cell of two lines", "\"" + a + "\n\"," + b + "\n" + a + "\n", nil, "第3行少于两列"},
		{"a quotation mark too many", a + ",\"" + b + "\n", nil, "第1行的引号不成对，不是 csv"},
	} {
		path := filepath.Join(t.TempDir(), "links.csv")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := readLinks(path)
		switch {
		case c.wrong != "" && (err == nil || !strings.Contains(err.Error(), c.wrong)):
			t.Errorf("%s: %v, want %q", c.why, err, c.wrong)
		case c.wrong == "" && (err != nil || len(got) != len(c.want) || got[0] != c.want[0]):
			t.Errorf("%s: %q, %v", c.why, got, err)
		}
	}
}
