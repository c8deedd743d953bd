package export

import (
	"fmt"
	"io"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

// cellWidth wraps long texts in a terminal; nothing is cut.
const cellWidth = 40

// tableRows is how many rows a terminal gets: a table is held in memory, and
// nobody reads more.
const (
	tableRows  = 10_000
	tableBytes = 32 << 20
)

// writeTable draws a table for a terminal and ends with the number of rows, and
// of those it does not show.
func writeTable(w io.Writer, t Table, _ Options) (int, error) {
	out := table.NewWriter()
	out.SetStyle(style())
	header := make(table.Row, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c
	}
	out.AppendHeader(header)
	numbers := make([]bool, len(t.Columns))
	n, drawn, held := 0, 0, 0
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		n++
		if held += weight(row); n > tableRows || held > tableBytes {
			continue
		}
		drawn++
		cells := make(table.Row, len(row))
		for i, v := range row {
			numbers[i] = numbers[i] || isNumber(v)
			cells[i] = Printable(value(v))
		}
		out.AppendRow(cells)
	}
	out.SetColumnConfigs(columns(numbers))
	end := fmt.Sprintf("共 %d 行", n)
	if n > drawn {
		end += fmt.Sprintf("，这里只显示前 %d 行；全部内容请用 csv 等格式输出", drawn)
	}
	_, err := fmt.Fprintf(w, "%s\n%s\n", out.Render(), end)
	return n, err
}

func style() table.Style {
	s := table.StyleLight
	s.Format.Header, s.Format.HeaderAlign = text.FormatDefault, text.AlignLeft
	return s
}

func columns(numbers []bool) []table.ColumnConfig {
	out := make([]table.ColumnConfig, len(numbers))
	for i, number := range numbers {
		out[i] = table.ColumnConfig{Number: i + 1, WidthMax: cellWidth, WidthMaxEnforcer: text.WrapHard}
		if number {
			out[i].Align, out[i].AlignHeader = text.AlignRight, text.AlignRight
		}
	}
	return out
}

// Printable is a text without what would steer a terminal; lines stay lines.
func Printable(s string) string {
	out := []rune(s)
	for i, r := range out {
		if r < ' ' && r != '\n' || r == 0x7f || r >= 0x80 && r < 0xa0 {
			out[i] = ' '
		}
	}
	return string(out)
}
