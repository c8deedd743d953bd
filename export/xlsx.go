package export

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// Excel's limits.
const (
	sheetRows = 1_048_576 // with the header
	cellUnits = 32_767    // UTF-16 units of text in a cell
	nameRunes = 31        // of a sheet's name
)

// writeXLSX is a workbook with one sheet.
func writeXLSX(w io.Writer, t Table, _ Options) (int, error) {
	counts, err := Workbook(w, []Table{t})
	if len(counts) == 0 {
		return 0, err
	}
	return counts[0], err
}

// Workbook writes a workbook with one sheet per table: frozen header, widths
// after the first rows, numbers as numbers, everything else as text. A table
// beyond Excel's limit goes on in further sheets. It returns the tables' rows.
func Workbook(w io.Writer, tables []Table) ([]int, error) {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8EEF4"}}})
	if err != nil {
		return nil, err
	}
	book := workbook{file: f, header: bold}
	counts := make([]int, 0, len(tables))
	for _, t := range tables {
		n, err := book.table(t)
		counts = append(counts, n)
		if err != nil {
			return counts, err
		}
	}
	_, err = f.WriteTo(w)
	return counts, err
}

type workbook struct {
	file   *excelize.File
	header int // style
	sheets int
}

// sampled is how many rows decide the widths of the columns.
const sampled = 200

func (b *workbook) table(t Table) (n int, err error) {
	s := sheet{book: b, table: t}
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		if err := s.add(row); err != nil {
			return n, err
		}
		n++
	}
	return n, s.end()
}

// sheet writes one table; rows wait until the widths are known.
type sheet struct {
	book    *workbook
	table   Table
	waiting [][]any
	stream  *excelize.StreamWriter
	parts   int // sheets begun
	line    int // last line written in this sheet
}

func (s *sheet) add(row []any) error {
	if s.stream == nil && len(s.waiting) < sampled {
		s.waiting = append(s.waiting, append([]any(nil), row...))
		return nil
	}
	if s.stream == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	if s.line == sheetRows {
		if err := s.turn(); err != nil {
			return err
		}
	}
	return s.write(row)
}

func (s *sheet) end() error {
	if s.stream == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	return s.stream.Flush()
}

// begin opens the first sheet and writes the rows that waited.
func (s *sheet) begin() error {
	if err := s.turn(); err != nil {
		return err
	}
	for _, row := range s.waiting {
		if err := s.write(row); err != nil {
			return err
		}
	}
	return nil
}

// turn opens the next sheet with its header.
func (s *sheet) turn() error {
	if s.stream != nil {
		if err := s.stream.Flush(); err != nil {
			return err
		}
	}
	s.parts++
	name, err := s.book.sheet(s.table.Name, s.parts)
	if err != nil {
		return err
	}
	stream, err := s.book.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	s.stream, s.line = stream, 0
	for i, width := range s.widths() {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	header := make([]any, len(s.table.Columns))
	for i, c := range s.table.Columns {
		header[i] = excelize.Cell{StyleID: s.book.header, Value: c}
	}
	return s.write(header)
}

// sheet opens a sheet. The first one takes over the sheet that every new file
// has: to delete that would read all others back.
func (b *workbook) sheet(table string, part int) (string, error) {
	name := b.name(table, part)
	if b.sheets == 1 {
		return name, b.file.SetSheetName("Sheet1", name)
	}
	_, err := b.file.NewSheet(name)
	return name, err
}

// name is a sheet name that Excel allows and that is not yet used.
func (b *workbook) name(table string, part int) string {
	b.sheets++
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, table)
	if name == "" {
		name = fmt.Sprint("表", b.sheets)
	}
	suffix := ""
	if part > 1 {
		suffix = fmt.Sprintf(" (%d)", part)
	}
	if r := []rune(name); len(r)+len(suffix) > nameRunes {
		name = string(r[:nameRunes-len(suffix)])
	}
	return name + suffix
}

func (s *sheet) write(row []any) error {
	s.line++
	cells := make([]any, len(row))
	for i, v := range row {
		cells[i] = xlsxCell(v)
	}
	return s.stream.SetRow(fmt.Sprintf("A%d", s.line), cells)
}

// xlsxCell keeps numbers numbers; a text beyond Excel's limit says that it was
// cut, for Excel would not.
func xlsxCell(v any) any {
	switch v := v.(type) {
	case nil, excelize.Cell, int, int64, bool:
		return v
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil
		}
		return v
	}
	s := value(v)
	if len(s) <= cellUnits {
		return s
	}
	units := utf16.Encode([]rune(s))
	if len(units) <= cellUnits {
		return s
	}
	note := fmt.Sprintf("…（共 %d 字，Excel 放不下，已截断）", utf8.RuneCountInString(s))
	return string(utf16.Decode(units[:cellUnits-len(utf16.Encode([]rune(note)))-1])) + note
}

// Widths of columns, in characters of the standard font.
const (
	narrowest = 6
	widest    = 50
)

// widths fit the header and the rows that were sampled.
func (s *sheet) widths() []float64 {
	out := make([]float64, len(s.table.Columns))
	fit := func(i int, text string) {
		for _, line := range strings.Split(text, "\n") {
			out[i] = max(out[i], min(widest, 2+displayWidth(line)))
		}
	}
	for i, c := range s.table.Columns {
		out[i] = narrowest
		fit(i, c)
	}
	for _, row := range s.waiting {
		for i, v := range row {
			fit(i, value(v))
		}
	}
	return out
}

// displayWidth counts a Chinese character as two.
func displayWidth(s string) float64 {
	n := 0.0
	for _, r := range s {
		if n++; r >= 0x1100 {
			n++
		}
	}
	return n
}
