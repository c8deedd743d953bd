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
	var borders []excelize.Border
	for _, side := range []string{"left", "top", "right", "bottom"} {
		borders = append(borders, excelize.Border{Type: side, Color: "999999", Style: 1})
	}
	top := &excelize.Alignment{WrapText: true, Vertical: "top"}
	wraps, err := f.NewStyle(&excelize.Style{Alignment: top, Border: borders})
	if err != nil {
		return nil, err
	}
	sums, err := f.NewStyle(&excelize.Style{Alignment: top, Border: borders, NumFmt: groupedFormat})
	if err != nil {
		return nil, err
	}
	book := workbook{file: f, header: bold, wraps: wraps, sums: sums}
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

// groupedFormat is Excel's number for #,##0.00.
const groupedFormat = 4

type workbook struct {
	file   *excelize.File
	header int // style
	wraps  int // style of a text that may take several lines
	sums   int // style of a fraction on paper
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
	wide    []float64 // of the columns
	parts   int       // sheets begun
	line    int       // last line written in this sheet
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
	if err := layOut(s.book.file, name); err != nil {
		return err
	}
	stream, err := s.book.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	s.stream, s.line = stream, 0
	if s.wide == nil {
		s.wide = s.widths()
	}
	for i, width := range s.wide {
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

// layOut lays a sheet out for paper: A4 across, all columns on one page, the
// header on every page. The stream takes it over, so it comes first.
func layOut(f *excelize.File, name string) error {
	landscape, a4, wide, tall, fit := "landscape", 9, 1, 0, true
	if err := f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$1:$1", name), Scope: name})
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
	lines := 1.0
	for i, v := range row {
		cells[i] = xlsxCell(v)
		if _, header := v.(excelize.Cell); s.table.Paper && !header {
			lines = max(lines, s.lines(i, value(v)))
			cells[i] = excelize.Cell{StyleID: s.book.styleOf(v), Value: cells[i]}
		}
	}
	if lines > 1 {
		return s.stream.SetRow(fmt.Sprintf("A%d", s.line), cells, excelize.RowOpts{Height: min(lines*lineHeight, tallest)})
	}
	return s.stream.SetRow(fmt.Sprintf("A%d", s.line), cells)
}

func (b *workbook) styleOf(v any) int {
	if _, fraction := v.(float64); fraction {
		return b.sums
	}
	return b.wraps
}

// Heights of rows, in points; Excel's limit.
const lineHeight, tallest = 17, 409

// lines is how many lines a text takes in a column; programs other than Excel
// show as much of it as the row is told to be high.
func (s *sheet) lines(column int, text string) float64 {
	n := 0.0
	for _, line := range strings.Split(text, "\n") {
		n += max(1, math.Ceil(displayWidth(line)/(s.wide[column]-3)))
	}
	return n
}

// xlsxCell keeps numbers numbers, as far as Excel keeps their digits; a text
// beyond Excel's limit says that it was cut, for Excel would not.
func xlsxCell(v any) any {
	switch v := v.(type) {
	case nil, excelize.Cell, bool:
		return v
	case int:
		return xlsxCell(int64(v))
	case int64:
		if text := value(v); digits(text) > exactDigits {
			return text
		}
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
