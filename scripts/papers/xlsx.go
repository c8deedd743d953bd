package main

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
)

// workbook writes the blocks as an Excel file: the whole paper on one sheet, or
// every project on its own. Amounts, percentages and weights are numbers with
// the format that shows them as printed; everything else is text.
func workbook(blocks []block, st *style) ([]byte, error) {
	b := &book{formats: []string{"General"}}
	for _, part := range sheetsOf(blocks, st) {
		b.sheets = append(b.sheets, b.sheet(part))
	}
	var types, rels, list strings.Builder
	parts := [][2]string{}
	for i, s := range b.sheets {
		n := i + 1
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, n)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, n, n)
		fmt.Fprintf(&list, `<sheet name="表%d" sheetId="%d" r:id="rId%d"/>`, n, n, n)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", n), s})
	}
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	head := [][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", xmlHead + `<workbook ` + main + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `<Relationship Id="rId9000" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", xmlHead + `<styleSheet ` + main + `>` + b.styles() + `</styleSheet>`},
	}
	return zipped(append(head, parts...))
}

// sheetsOf splits the blocks before every heading when projects stand on sheets
// of their own; page breaks mean nothing here.
func sheetsOf(blocks []block, st *style) [][]block {
	out := [][]block{{}}
	for _, bl := range blocks {
		if bl.brk {
			continue
		}
		if st.newPage && bl.para != nil && bl.para.kind == "title" && len(out[len(out)-1]) > 0 {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], bl)
	}
	return out
}

type book struct {
	sheets  []string
	formats []string // number formats in the order of their styles
}

func (b *book) sheet(blocks []block) string {
	bounds := []int{0, 1000}
	for _, bl := range blocks {
		if bl.table != nil {
			bounds = append(bounds, bl.table.bounds()...)
		}
	}
	slices.Sort(bounds)
	bounds = slices.Compact(bounds)
	s := &sheetWriter{book: b, bounds: bounds}
	for _, bl := range blocks {
		switch {
		case bl.table != nil:
			s.table(bl.table)
		case bl.para.kind == "unit":
			left, right, _ := strings.Cut(bl.para.text, "\t")
			s.line(left + "  " + right)
		case bl.para.kind == "toc":
			s.line(bl.para.text + "……" + bl.para.leader)
		default:
			s.line(bl.para.text)
		}
	}
	var cols strings.Builder
	for i := 1; i < len(bounds); i++ {
		fmt.Fprintf(&cols, `<col min="%d" max="%d" width="%.1f" customWidth="1"/>`, i, i, float64(bounds[i]-bounds[i-1])/9)
	}
	merges := ""
	if len(s.merges) > 0 {
		merges = fmt.Sprintf(`<mergeCells count="%d">%s</mergeCells>`, len(s.merges), strings.Join(s.merges, ""))
	}
	return xmlHead + `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>` + cols.String() + `</cols><sheetData>` + s.rows.String() + `</sheetData>` + merges + `</worksheet>`
}

type sheetWriter struct {
	book   *book
	bounds []int
	row    int
	rows   strings.Builder
	merges []string
}

func (s *sheetWriter) line(text string) {
	s.row++
	fmt.Fprintf(&s.rows, `<row r="%d">%s</row>`, s.row, s.book.cell(ref(1, s.row), text))
	s.merge(1, s.row, len(s.bounds)-1, s.row)
}

func (s *sheetWriter) table(t *table) {
	for _, r := range t.rows {
		s.row++
		fmt.Fprintf(&s.rows, `<row r="%d">`, s.row)
		for _, c := range r {
			x, _ := slices.BinarySearch(s.bounds, c.x0)
			s.rows.WriteString(s.book.cell(ref(x+1, s.row), strings.Join(c.text, "\n")))
			s.merge(x+1, s.row, x+c.span(s.bounds), s.row+c.down-1)
		}
		s.rows.WriteString(`</row>`)
	}
}

func (s *sheetWriter) merge(x0, y0, x1, y1 int) {
	if x0 != x1 || y0 != y1 {
		s.merges = append(s.merges, `<mergeCell ref="`+ref(x0, y0)+":"+ref(x1, y1)+`"/>`)
	}
}

// ref is A1 for 1, 1.
func ref(x, y int) string {
	name := ""
	for ; x > 0; x = (x - 1) / 26 {
		name = string(rune('A'+(x-1)%26)) + name
	}
	return fmt.Sprint(name, y)
}

var numeric = regexp.MustCompile(`^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d+))?(%?)$`)

func (b *book) cell(at, text string) string {
	m := numeric.FindStringSubmatch(text)
	if m == nil || len(m[1]) > 1 && m[1][0] == '0' {
		return `<c r="` + at + `" t="inlineStr"><is><t xml:space="preserve">` + html.EscapeString(text) + `</t></is></c>`
	}
	format, value := "0", strings.ReplaceAll(m[1], ",", "")
	if strings.Contains(m[1], ",") {
		format = "#,##0"
	}
	if m[2] != "" {
		format, value = format+"."+strings.Repeat("0", len(m[2])), value+"."+m[2]
	}
	if m[3] != "" {
		format, value = format+"%", hundredth(value)
	}
	return fmt.Sprintf(`<c r="%s" s="%d"><v>%s</v></c>`, at, b.style(format), value)
}

// hundredth moves the point of a decimal two places.
func hundredth(s string) string {
	whole, fraction, _ := strings.Cut(s, ".")
	whole = strings.Repeat("0", max(0, 3-len(whole))) + whole
	return whole[:len(whole)-2] + "." + whole[len(whole)-2:] + fraction
}

func (b *book) style(format string) int {
	if i := slices.Index(b.formats, format); i >= 0 {
		return i
	}
	b.formats = append(b.formats, format)
	return len(b.formats) - 1
}

func (b *book) styles() string {
	var formats, styles strings.Builder
	for i, f := range b.formats {
		id := 0
		if i > 0 {
			id = 163 + i
			fmt.Fprintf(&formats, `<numFmt numFmtId="%d" formatCode="%s"/>`, id, f)
		}
		fmt.Fprintf(&styles, `<xf numFmtId="%d" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`, id)
	}
	head := ""
	if len(b.formats) > 1 {
		head = fmt.Sprintf(`<numFmts count="%d">%s</numFmts>`, len(b.formats)-1, formats.String())
	}
	return head + `<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>` +
		fmt.Sprintf(`<cellXfs count="%d">%s</cellXfs>`, len(b.formats), styles.String())
}
