package export

import (
	"archive/zip"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
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
	book := workbook{pack: zip.NewWriter(w)}
	counts := make([]int, 0, len(tables))
	for _, t := range tables {
		n, err := book.table(t)
		counts = append(counts, n)
		if err != nil {
			return counts, err
		}
	}
	return counts, book.close()
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
	out     io.Writer // nil before the first part begins
	text    []byte    // of one row, reused
	wide    []float64 // of the columns
	parts   int       // sheets begun
	line    int       // last line written in this sheet
}

func (s *sheet) add(row []any) error {
	if s.out == nil && len(s.waiting) < sampled {
		s.waiting = append(s.waiting, append([]any(nil), row...))
		return nil
	}
	if s.out == nil {
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
	if s.out == nil {
		if err := s.begin(); err != nil {
			return err
		}
	}
	return s.finish()
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

// turn ends a sheet and opens the next one with its header.
func (s *sheet) turn() error {
	if s.out != nil {
		if err := s.finish(); err != nil {
			return err
		}
	}
	s.parts++
	out, err := s.book.sheet(s.book.name(s.table.Name, s.parts))
	if err != nil {
		return err
	}
	s.out, s.line = out, 1
	if s.wide == nil {
		s.wide = s.widths()
	}
	return s.put(appendHead(s.text[:0], s.table.Columns, s.wide))
}

func (s *sheet) finish() error { return s.put(append(s.text[:0], sheetFoot...)) }

func (s *sheet) put(text []byte) error {
	s.text = text
	_, err := s.out.Write(text)
	return err
}

// name is a sheet name that Excel allows and that is not yet used.
func (b *workbook) name(table string, part int) string {
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return ' '
		}
		return r
	}, table)
	if name == "" {
		name = fmt.Sprint("表", len(b.sheets)+1)
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
	style, height := plainStyle, 0.0
	if s.table.Paper {
		style, height = wrapsStyle, s.height(row)
	}
	out := appendRow(s.text[:0], s.line, height)
	for i, v := range row {
		out = appendCell(out, i, s.line, style, xlsxCell(v))
	}
	return s.put(append(out, "</row>"...))
}

// Heights of rows, in points; Excel's limit.
const lineHeight, tallest = 17, 409

// height is how high a row must be for its texts; 0 for one line.
func (s *sheet) height(row []any) float64 {
	lines := 1.0
	for i, v := range row {
		lines = max(lines, s.lines(i, value(v)))
	}
	if lines == 1 {
		return 0
	}
	return min(lines*lineHeight, tallest)
}

// lines is how many lines a text takes in a column; programs other than Excel
// show as much of it as the row is told to be high.
func (s *sheet) lines(column int, text string) float64 {
	n := 0.0
	for _, line := range strings.Split(text, "\n") {
		n += max(1, math.Ceil(displayWidth(line)/(s.wide[column]-3)))
	}
	return n
}

// xlsxCell keeps numbers numbers; a text beyond Excel's limit says that it was
// cut, for Excel would not.
func xlsxCell(v any) any {
	switch v := v.(type) {
	case nil, int, int64, bool:
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
	narrowest   = 6
	widest      = 50
	widestPaper = 28 // of a table for paper, whose texts take several lines
)

// widths fit the header and the rows that were sampled.
func (s *sheet) widths() []float64 {
	out, most := make([]float64, len(s.table.Columns)), float64(widest)
	if s.table.Paper {
		most = widestPaper
	}
	fit := func(i int, text string) {
		for _, line := range strings.Split(text, "\n") {
			out[i] = max(out[i], min(most, 2+displayWidth(line)))
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
