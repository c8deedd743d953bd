package export

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"
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

var (
	// asNumber is what Excel reads as a number without changing what it says.
	asNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`) })
	// asOther is what it takes for another number (0471, 1E5), a date (1-2, 3/5) or
	// a time (8:30). A whole date stays: 2025-01-31 is one.
	asOther = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(0[0-9]*|[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?|[0-9]{1,4}[-/][0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{2,4}|[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?)$`)
	})
)

// formulaSigns begin a formula, in full width too where the input method is
// Chinese.
const formulaSigns = "=+-@\t\r＝＋－＠"

// excelSafe writes a text that Excel would take for a formula, a number or a date
// as a formula that yields the text.
func excelSafe(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "", asNumber().MatchString(s) && digits(s) <= exactDigits:
		return s
	case strings.ContainsRune(formulaSigns, first), asOther().MatchString(s):
		return formulaOf(s)
	}
	return s
}

func digits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// Excel's limits: characters of one text inside of a formula, and of the whole.
const literalRunes, formulaRunes = 250, 8000

// formulaOf is a formula that yields the text; where the text is too long for
// one, an apostrophe keeps it from being a formula.
func formulaOf(s string) string {
	r := []rune(s)
	if len(r)+strings.Count(s, `"`) > formulaRunes {
		return "'" + s
	}
	var parts []string
	for len(r) > 0 {
		n := min(len(r), literalRunes)
		parts = append(parts, `"`+strings.ReplaceAll(string(r[:n]), `"`, `""`)+`"`)
		r = r[n:]
	}
	return "=" + strings.Join(parts, "&")
}
