package export

import (
	"encoding/csv"
	"io"
	"strings"
)

const byteOrderMark = "\ufeff"

// writeCSV follows RFC 4180; no value is an empty field.
func writeCSV(w io.Writer, t Table, opt Options) (n int, err error) {
	if opt.BOM {
		if _, err := io.WriteString(w, byteOrderMark); err != nil {
			return 0, err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = opt.ExcelSafe
	if err := out.Write(t.Columns); err != nil {
		return 0, err
	}
	record := make([]string, len(t.Columns))
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		for i, v := range row {
			record[i] = value(v)
			if _, isText := v.(string); isText && opt.ExcelSafe {
				record[i] = excelSafe(record[i])
			}
		}
		if err := out.Write(record); err != nil {
			return n, err
		}
		n++
	}
	out.Flush()
	return n, out.Error()
}

// exactDigits is how many digits Excel keeps of a number.
const exactDigits = 15

// excelSafe writes a text that Excel would take for a formula or a number as a
// formula that yields the text.
func excelSafe(s string) string {
	digits := strings.Trim(s, "0123456789") == ""
	switch {
	case s == "":
		return s
	case strings.ContainsRune("=+-@\t\r", rune(s[0])), digits && (len(s) > exactDigits || len(s) > 1 && s[0] == '0'):
		return `="` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}
