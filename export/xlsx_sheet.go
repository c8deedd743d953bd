package export

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// The parts of a sheet as ECMA-376, part 1, 18.3 lays them down, in its order. A
// sheet is laid out for paper: A4 across, all columns on one page.
const (
	sheetHead = xmlHead + `<worksheet xmlns="` + mainSpace + `"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
	sheetFoot = `</sheetData><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>`
)

// appendHead writes all that stands in front of a sheet's rows, and the header.
func appendHead(out []byte, columns []string, wide []float64) []byte {
	out = append(out, sheetHead...)
	if len(wide) > 0 {
		out = append(out, "<cols>"...)
		for i, width := range wide {
			n := strconv.Itoa(i + 1)
			out = append(out, `<col min="`+n+`" max="`+n+`" width="`+decimalOf(width)+`" customWidth="1"/>`...)
		}
		out = append(out, "</cols>"...)
	}
	out = appendRow(append(out, "<sheetData>"...), 1, 0)
	for i, c := range columns {
		out = appendCell(out, i, 1, headerStyle, c)
	}
	return append(out, "</row>"...)
}

// appendRow opens a row; height 0 is that of one line.
func appendRow(out []byte, line int, height float64) []byte {
	out = append(strconv.AppendInt(append(out, `<row r="`...), int64(line), 10), '"')
	if height > 0 {
		out = append(out, ` ht="`+decimalOf(height)+`" customHeight="1"`...)
	}
	return append(out, '>')
}

// appendCell writes a number, a truth or a text; nothing for no value, but its
// style.
func appendCell(out []byte, column, line, style int, v any) []byte {
	if v == nil && style == plainStyle {
		return out
	}
	out = strconv.AppendInt(append(append(out, `<c r="`...), columnName(column)...), int64(line), 10)
	if out = append(out, '"'); style != plainStyle {
		out = append(strconv.AppendInt(append(out, ` s="`...), int64(style), 10), '"')
	}
	switch v := v.(type) {
	case nil:
		return append(out, "/>"...)
	case int:
		out = strconv.AppendInt(append(out, "><v>"...), int64(v), 10)
	case int64:
		out = strconv.AppendInt(append(out, "><v>"...), v, 10)
	case float64:
		out = strconv.AppendFloat(append(out, "><v>"...), v, 'f', -1, 64)
	case bool:
		truth := byte('0')
		if v {
			truth = '1'
		}
		out = append(append(out, ` t="b"><v>`...), truth)
	case string:
		out = appendXML(append(out, ` t="inlineStr"><is><t xml:space="preserve">`...), v)
		return append(out, "</t></is></c>"...)
	}
	return append(out, "</v></c>"...)
}

func decimalOf(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

// columnName is A, B, … Z, AA for 0, 1, … 25, 26.
func columnName(i int) string {
	const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	name := ""
	for i++; i > 0; i = (i - 1) / len(letters) {
		name = letters[(i-1)%len(letters):][:1] + name
	}
	return name
}

// appendXML writes a text of a cell. What XML cannot hold, and the carriage
// return that it would change, become _xHHHH_ (ECMA-376, part 1, 22.9.2.19); a
// text that looks like such a code is told from one in the same way.
func appendXML(out []byte, s string) []byte {
	for i, r := range s {
		switch {
		case r == '&':
			out = append(out, "&amp;"...)
		case r == '<':
			out = append(out, "&lt;"...)
		case r == '>':
			out = append(out, "&gt;"...)
		case r == '"':
			out = append(out, "&quot;"...)
		case r == '_' && isCode(s[i:]):
			out = append(out, "_x005F_"...)
		case r < ' ' && r != '\n' && r != '\t', r == 0xfffe, r == 0xffff:
			const hex = "0123456789ABCDEF"
			out = append(out, '_', 'x', hex[r>>12&15], hex[r>>8&15], hex[r>>4&15], hex[r&15], '_')
		default: // bytes that are no UTF-8 come as U+FFFD
			out = utf8.AppendRune(out, r)
		}
	}
	return out
}

// isCode reports that a text begins with _xHHHH_.
func isCode(s string) bool {
	const length = len("_x0000_")
	if len(s) < length || s[1] != 'x' || s[length-1] != '_' {
		return false
	}
	return strings.Trim(s[2:length-1], "0123456789abcdefABCDEF") == ""
}
