package export

import (
	"bufio"
	"io"
	"strings"
)

// cellEscapes keep a value inside its cell.
var cellEscapes = strings.NewReplacer(`\`, `\\`, "|", `\|`, "\r\n", "<br>", "\n", "<br>", "\r", "<br>")

// writeMarkdown is a table of GitHub's dialect; numbers stand to the right.
func writeMarkdown(w io.Writer, t Table, _ Options) (n int, err error) {
	out := bufio.NewWriter(w)
	line := func(cells []string) {
		out.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	cells := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		cells[i] = cellEscapes.Replace(c)
	}
	line(cells)
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		if n == 0 {
			line(rulers(row))
		}
		for i, v := range row {
			cells[i] = cellEscapes.Replace(value(v))
		}
		line(cells)
		n++
	}
	if n == 0 {
		line(rulers(make([]any, len(t.Columns))))
	}
	return n, out.Flush()
}

// rulers are the line below the header, aligned after the first row.
func rulers(row []any) []string {
	out := make([]string, len(row))
	for i, v := range row {
		out[i] = "---"
		if isNumber(v) {
			out[i] = "---:"
		}
	}
	return out
}

func isNumber(v any) bool {
	switch v.(type) {
	case int, int64, float64:
		return true
	}
	return false
}
