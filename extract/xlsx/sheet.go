package xlsx

import (
	"sort"
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract/seen"
	"jixiao/extract/xlsx/shown"
	"jixiao/extract/xmlscan"
)

// The size of a worksheet.
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

// maxMerges bounds the merged cells of a sheet.
const maxMerges = 100_000

// sheet is one worksheet with the cells that hold text.
type sheet struct {
	name       string
	cells      []cell // by row, then column
	merges     []area
	boxed      map[int][2]int // row → first and last column that have a border
	hiddenRows map[int]bool
	hiddenCols []bool     // by column; may be shorter than the sheet is wide
	hideWork   int        // columns hidden so far, repetitions counted
	boxes      [][]string // paragraphs of its text boxes
}

// cell is a cell that holds text. Rows and columns count from 1.
type cell struct {
	row, col int
	text     string
	size     float64 // font size in points
	doubt    *budget.Issue
}

// area is a rectangle of cells, ends included.
type area struct{ top, left, bottom, right int }

func (r *reader) readSheet(link sheetLink) (*sheet, error) {
	sh := &sheet{name: link.name, boxed: map[int][2]int{}, hiddenRows: map[int]bool{}}
	err := r.scan(link.part, func(s *xmlscan.Scanner) error {
		sr := sheetReader{reader: r, s: s, sheet: sh}
		return sr.read()
	})
	if err != nil {
		return nil, err
	}
	sort.SliceStable(sh.cells, func(i, j int) bool {
		a, b := sh.cells[i], sh.cells[j]
		return a.row < b.row || a.row == b.row && a.col < b.col
	})
	return sh, r.readDrawings(link.part, sh)
}

type sheetReader struct {
	*reader
	s        *xmlscan.Scanner
	sheet    *sheet
	row, col int // of the last element read
}

func (r *sheetReader) read() error {
	for r.s.Next() {
		if r.s.Kind != xmlscan.Start {
			continue
		}
		switch r.s.Name {
		case "x:row":
			r.openRow()
		case "x:c":
			if err := r.cell(); err != nil {
				return err
			}
		case "x:col":
			if r.isHidden() || r.s.Get("width") == "0" {
				r.sheet.hide(r.s.Int("min", 1), r.s.Int("max", 1))
			}
		case "x:mergeCell":
			if err := r.merge(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *sheetReader) isHidden() bool {
	h := r.s.Get("hidden")
	return h == "1" || h == "true"
}

func (r *sheetReader) openRow() {
	r.row = r.s.Int("r", r.row+1)
	r.col = 0
	if r.isHidden() {
		r.sheet.hiddenRows[r.row] = true
	}
}

func (r *sheetReader) merge() error {
	a, ok := parseArea(r.s.Get("ref"))
	if ok && (a.top < a.bottom || a.left < a.right) {
		r.sheet.merges = append(r.sheet.merges, a)
	}
	if len(r.sheet.merges) > maxMerges {
		return &budget.Error{Kind: budget.ErrTooLarge, Reason: "合并单元格多于" + strconv.Itoa(maxMerges) + "个",
			Hint: "请检查来源"}
	}
	return nil
}

// cell reads a c element.
func (r *sheetReader) cell() error {
	r.col++
	if ref := r.s.Get("r"); ref != "" {
		row, col, ok := parseRef(ref)
		if !ok {
			return &budget.Error{Kind: budget.ErrDamaged, Reason: "工作表里有错的单元格位置 " + ref, Hint: "请重新下载"}
		}
		r.row, r.col = row, col
	}
	var st style
	if i := r.s.Int("s", 0); i >= 0 && i < len(r.styles) {
		st = r.styles[i]
	}
	if st.boxed {
		r.sheet.box(r.row, r.col)
	}
	v := r.value(r.s.Get("t"))
	text, doubt := r.shown(v, st)
	if seen.Count(text) == 0 && doubt == nil {
		return nil
	}
	if r.row > maxRow || r.col > maxCol || r.row < 1 {
		return &budget.Error{Kind: budget.ErrDamaged, Reason: "工作表里有超出范围的单元格", Hint: "请重新下载"}
	}
	r.sheet.cells = append(r.sheet.cells, cell{row: r.row, col: r.col, text: text, size: st.size, doubt: doubt})
	return r.meter.Add(1 + len(text)/textUnit)
}

// textUnit is the length of a text, in bytes, that weighs as much as a cell:
// many cells may refer to one long text, and each is read.
const textUnit = 500

// hide notes hidden columns.
func (sh *sheet) hide(from, to int) {
	if sh.hideWork += to - from + 1; from < 1 || to > maxCol || sh.hideWork > maxCover {
		return
	}
	for len(sh.hiddenCols) <= to {
		sh.hiddenCols = append(sh.hiddenCols, false)
	}
	for col := from; col <= to; col++ {
		sh.hiddenCols[col] = true
	}
}

func (sh *sheet) box(row, col int) {
	b, ok := sh.boxed[row]
	if !ok {
		b = [2]int{col, col}
	}
	sh.boxed[row] = [2]int{min(b[0], col), max(b[1], col)}
}

// value is what a cell stores.
type value struct {
	kind    string // the t attribute
	stored  string
	formula bool
	valued  bool // has a v or is element
}

func (r *sheetReader) value(kind string) value {
	v := value{kind: kind}
	var b strings.Builder
	in := false
	for depth := r.s.Depth(); r.s.Next() && r.s.Depth() >= depth; {
		switch {
		case r.s.Kind == xmlscan.Start && r.s.Name == "x:f":
			v.formula = true
			r.s.Skip()
		case r.s.Kind == xmlscan.Start && r.s.Name == "x:is":
			b.WriteString(richText(r.s))
			v.valued, v.kind = true, "inlineStr"
		case r.s.Name == "x:v":
			in, v.valued = r.s.Kind == xmlscan.Start, true
		case r.s.Kind == xmlscan.Text && in:
			b.WriteString(r.s.Text())
		}
	}
	v.stored = b.String()
	return v
}

// general is the format of cells without one.
var general = shown.Parse("")

// shown is what Excel shows for a value, with a doubt where that is uncertain.
func (r *sheetReader) shown(v value, st style) (string, *budget.Issue) {
	format := st.format
	if format == nil {
		format = general
	}
	switch v.kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(v.stored))
		if err != nil || i < 0 || i >= len(r.strings) {
			return "", r.doubt("missing_text", "单元格指向的文字不存在")
		}
		return format.Text(r.strings[i]), nil
	case "str", "inlineStr":
		return format.Text(unescape(v.stored)), nil
	case "b":
		return shown.Bool(v.stored), nil
	case "e":
		return v.stored, r.doubt("error_value", "单元格里是错误值 "+v.stored)
	case "d":
		return v.stored, nil
	}
	if v.stored == "" {
		if v.formula {
			return "", r.doubt("formula_without_value", "公式没有存下结果，请用 Excel 打开后另存")
		}
		return "", nil
	}
	text, exact := format.Number(v.stored, r.date1904)
	if !exact {
		return text, r.doubt("number_format", "读出的是单元格存的数 "+text+"，Excel 显示的样子可能不同")
	}
	return text, nil
}

func (r *sheetReader) doubt(code, message string) *budget.Issue {
	return &budget.Issue{Code: code, Message: message, Where: budget.Pos{Path: r.sheet.path(r.row, r.col)}}
}

// path is a cell's position: "Sheet1!B3".
func (sh *sheet) path(row, col int) string {
	return sh.name + "!" + columnName(col) + strconv.Itoa(row)
}

func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// parseRef reads "B3".
func parseRef(ref string) (row, col int, ok bool) {
	i := 0
	for ; i < len(ref) && col <= maxCol; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		col = col*26 + int(c-'A') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return row, col, err == nil && col >= 1 && col <= maxCol && row >= 1 && row <= maxRow
}

// parseArea reads "A1:C3".
func parseArea(ref string) (area, bool) {
	from, to, ok := strings.Cut(strings.ReplaceAll(ref, "$", ""), ":")
	top, left, ok1 := parseRef(from)
	bottom, right, ok2 := parseRef(to)
	return area{top, left, bottom, right}, ok && ok1 && ok2 && top <= bottom && left <= right
}
