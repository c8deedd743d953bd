package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// zipped makes an archive of parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// book makes a workbook of one sheet by hand, to be free in what it holds.
// Styles: 0 plain, 1 boxed, 2 percent, 3 large, 4 date.
func book(t testing.TB, sheet string) []byte {
	return zipped(t, map[string]string{
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
			`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" r:id="s1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="s2" Type="x/styles" Target="styles.xml"/><Relationship Id="s3" Type="x/sharedStrings" Target="strings.xml"/></Relationships>`,
		"xl/styles.xml": `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
			`<fonts><font><sz val="11"/></font><font><sz val="18"/></font></fonts>` +
			`<borders><border/><border><left style="thin"/><right style="thin"/></border></borders>` +
			`<cellXfs><xf/><xf borderId="1" fontId="0"/><xf numFmtId="9"/><xf fontId="1"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/strings.xml": `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` +
			`<si><t>甲</t></si><si><r><t>富</t></r><r><t>文本</t></r><rPh><t>pin</t></rPh></si><si><t>上_x000D_` + "\n" + `下</t></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + sheet + `</worksheet>`,
	})
}

func TestCells(t *testing.T) {
	row := func(cells string) string {
		return `<sheetData><row r="1">` + cells + `<c r="B1"><v>9</v></c></row></sheetData>`
	}
	for _, c := range []struct{ cell, want, why string }{
		{`<c r="A1" t="s"><v>0</v></c>`, "甲", "shared text"},
		{`<c r="A1" t="s"><v>1</v></c>`, "富文本", "runs join, pronunciation is left out"},
		{`<c r="A1" t="s"><v>2</v></c>`, "上⏎下", "escaped carriage return"},
		{`<c r="A1" t="inlineStr"><is><t>内</t></is></c>`, "内", "text in the cell"},
		{`<c r="A1" t="str"><f>A2&amp;B2</f><v>公式</v></c>`, "公式", "a formula shows its stored result"},
		{`<c r="A1" s="2"><v>0.95</v></c>`, "95%", "percent"},
		{`<c r="A1" s="4"><v>45291</v></c>`, "2023/12/31", "date as the Chinese edition shows it"},
		{`<c r="A1" t="b"><v>1</v></c>`, "TRUE", "boolean"},
		{`<c r="A1" t="e"><v>#REF!</v></c>`, "#REF!?error_value", "an error value is a doubt"},
		{`<c r="A1"><f>SUM(B1)</f></c>`, "?formula_without_value", "never calculated"},
		{`<c r="A1" t="s"><v>99</v></c>`, "?missing_text", "text that is not there"},
		{`<c r="A1"><v>1234567.8912</v></c>`, "1234567.8912?number_format", "more digits than Excel shows"},
		{`<c><v>5</v></c>`, "5", "a cell without reference is the next one"},
	} {
		doc, err := Read(book(t, row(c.cell)))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		got := strings.SplitN(seen.Print(doc), "|", 3)
		if len(got) < 3 || got[1] != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// sheetOf writes rows of a test into a sheet. A cell is "text", "text@s" with
// style s; "" is no cell.
func sheetOf(rows string, rest string) string {
	var b strings.Builder
	b.WriteString("<sheetData>")
	for i, line := range strings.Split(strings.TrimSpace(rows), "\n") {
		line = strings.TrimSpace(line)
		attrs := ""
		if strings.HasPrefix(line, "!") {
			line, attrs = line[1:], ` hidden="1"`
		}
		fmt.Fprintf(&b, `<row r="%d"%s>`, i+1, attrs)
		for j, cell := range strings.Split(line, "|") {
			text, style, _ := strings.Cut(strings.TrimSpace(cell), "@")
			if text == "" && style == "" || text == "-" {
				continue
			}
			fmt.Fprintf(&b, `<c r="%s%d" s="%s" t="inlineStr"><is><t>%s</t></is></c>`, columnName(j+1), i+1, style, text)
		}
		b.WriteString("</row>")
	}
	return b.String() + "</sheetData>" + rest
}

func merges(refs ...string) string {
	out := "<mergeCells>"
	for _, r := range refs {
		out += `<mergeCell ref="` + r + `"/>`
	}
	return out + "</mergeCells>"
}

func TestSheets(t *testing.T) {
	for _, c := range []struct{ rows, rest, want, why string }{
		{`标题
		  471001 某局||单位：万元
		  项目编码|P1|项目名称|n
		  预算数|1|其他|2
		  -
		  标题二
		  471001 某局||单位：万元
		  项目编码|P2|项目名称|m`, merges("A1:D1"),
			"标题\n471001 某局→单位：万元\n|项目编码|P1|项目名称|n|\n|预算数|1|其他|2|\n标题二\n471001 某局→单位：万元\n|项目编码|P2|项目名称|m|\n",
			"blank rows part forms; title and unit line stand outside"},
		{`目录
		  第一部分|-|-|-|1
		  第二部分|-|-|-|2
		  471001 某局|-|-|-|2025年
		  项目编码|P1|项目名称|n|x
		  标题
		  471001 某局|-|-|-|2025年
		  项目编码|P2|项目名称|m|y`, "", "目录\n第一部分→1\n第二部分→2\n471001 某局→2025年\n|项目编码|P1|项目名称|n|x|\n标题\n471001 某局→2025年\n|项目编码|P2|项目名称|m|y|\n",
			"texts at both edges with a gap between them are no table; touching forms"},
		{`标题
		  a@1|b@1
		  c@1|d@1
		  注：说明文字
		  标题二
		  e@1|f@1`, "", "标题\n|a|b|\n|c|d|\n注：说明文字\n标题二\n|e|f|\n", "borders tell rows of a table from lines"},
		{`a@1|b@1
		  @1|@1
		  c@1|d@1`, "", "|a|b|\n|||\n|c|d|\n", "a blank row within borders is a row"},
		{`表头|值
		  a|1
		  -
		  b|2`, "", "|表头|值|\n|a|1|\n|b|2|\n", "without borders a blank row parts"},
		{`年度目标|正文|-
		  -|-|-
		  指标|x|y`, merges("A1:A2", "B1:C2"), "|年度目标(2×1)|正文(2×2)|\n|\n|指标|x|y|\n", "merged areas reach over blank rows"},
		{`一级|二级|值
		  产出|数量|1
		  -|质量|2
		  效益|-|3`, merges("A2:A3", "A4:B4"), "|一级|二级|值|\n|产出(2×1)|数量|1|\n|质量|2|\n|效益(1×2)|3|\n", "spans"},
		{`甲表@3
		  项目编码|1
		  a|b
		  乙表@3
		  项目编码|2
		  c|d`, merges("A1:B1", "A4:B4"), "甲表\n|项目编码|1|\n|a|b|\n乙表\n|项目编码|2|\n|c|d|\n", "a larger title cuts tables that touch"},
		{`甲表
		  项目编码|1
		  a|b
		  乙表
		  项目编码|2
		  c|d`, merges("A1:B1", "A4:B4"), "甲表\n|项目编码|1|\n|a|b|\n乙表\n|项目编码|2|\n|c|d|\n", "so does one under which the first label comes again"},
		{`甲表
		  项目编码|1
		  绩效指标
		  一级|二级`, merges("A1:B1", "A3:B3"), "甲表\n|项目编码|1|\n|绩效指标(1×2)|\n|一级|二级|\n", "a banner within a form does not"},
		{`a|b|c
		  !x|y|z
		  d|e|f`, "", "|a|b|c|\n|d|e|f|\n?hidden_cells\n", "hidden rows are left out, and said"},
		{`表
		  a|b
		  c|d
		  填报日期：2023年11月6日`, merges("A1:B1", "A4:B4"), "表\n|a|b|\n|c|d|\n填报日期：2023年11月6日\n", "what is signed below a table is no row of it"},
		{`说明一
		  说明二，很长的文字`, "", "说明一\n说明二，很长的文字\n", "prose stays lines"},
		{`a|b
		  c|盖`, merges("A2:B2"), "|a|b|\n|c(1×2)|\n?hidden_cell\n", "text under a merged area does not show"},
	} {
		doc, err := Read(book(t, sheetOf(c.rows, c.rest)))
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if got := strings.TrimPrefix(seen.Print(doc), "-- 1 表\n"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, got, c.want)
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Errorf("%s: %s", c.why, wrong)
		}
	}
}

func TestHiddenParts(t *testing.T) {
	cols := `<cols><col min="2" max="2" hidden="1"/></cols>`
	doc, err := Read(book(t, cols+sheetOf("a|藏|b|-\nc|-|d|e", merges("A2:B2"))))
	want := "-- 1 表\n|a|b||\n|c|d|e|\n?hidden_cells\n"
	if got := seen.Print(doc); err != nil || got != want {
		t.Errorf("hidden column: %v\n%s\nwant\n%s", err, got, want)
	}
	doc, err = Read(book(t, sheetOf("!总|x|y\n-|1|2\n-|3|4", merges("A1:A3"))))
	want = "-- 1 表\n|总(2×1)|1|2|\n|3|4|\n?hidden_cells\n"
	if got := seen.Print(doc); err != nil || got != want {
		t.Errorf("a merged cell that begins in a hidden row shows: %v\n%s\nwant\n%s", err, got, want)
	}
}

// TestRealWorkbook reads what another program wrote: sheets, styles, a hidden
// sheet, positions.
func TestRealWorkbook(t *testing.T) {
	f := excelize.NewFile()
	percent, _ := f.NewStyle(&excelize.Style{NumFmt: 9})
	money := "#,##0.00"
	amount, _ := f.NewStyle(&excelize.Style{CustomNumFmt: &money})
	for cell, v := range map[string]any{"A1": "某项目绩效目标表", "A2": "预算数", "B2": 4100000, "A3": "比率", "B3": 0.3, "A4": "目标", "B4": "1.甲\n2.乙"} {
		f.SetCellValue("Sheet1", cell, v)
	}
	f.SetCellStyle("Sheet1", "B2", "B2", amount)
	f.SetCellStyle("Sheet1", "B3", "B3", percent)
	f.MergeCell("Sheet1", "A1", "B1")
	f.NewSheet("草稿")
	f.SetCellValue("草稿", "A1", "不公开")
	f.SetSheetVisible("草稿", false)
	f.NewSheet("其他")
	f.SetCellValue("其他", "C3", "字")
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Read(buf.Bytes())
	want := "-- 1 Sheet1\n某项目绩效目标表\n|预算数|4,100,000.00|\n|比率|30%|\n|目标|1.甲⏎2.乙|\n-- 2 草稿\n-- 3 其他\n字\n?hidden_sheet\n"
	if got := seen.Print(doc); err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if at := doc.Pages[0].Blocks[1].Table.Cells[3].Places[0].Path; at != "Sheet1!B3" {
		t.Errorf("position %s", at)
	}
}

func TestBad(t *testing.T) {
	rows := func(n int, row string) string { return "<sheetData>" + strings.Repeat(row, n) + "</sheetData>" }
	for _, c := range []struct {
		data []byte
		kind error
		why  string
	}{
		{[]byte("PK\x03\x04"), budget.ErrDamaged, "not a zip"},
		{zipped(t, map[string]string{"xl/styles.xml": "<a/>"}), budget.ErrDamaged, "no workbook"},
		{book(t, ""), budget.ErrEmpty, "nothing on the sheet"},
		{book(t, rows(50_000, "<row/>")), budget.ErrEmpty, "empty rows"},
		{book(t, rows(50_000, `<row><c s="1"/></row>`)), budget.ErrEmpty, "rows of borders"},
		{book(t, "<sheetData><row><c"), budget.ErrDamaged, "cut off"},
		{book(t, `<sheetData><row><c r="XFE1"/></row></sheetData>`), budget.ErrDamaged, "beyond the last column"},
		{book(t, `<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c><c r="C1"><v>1</v></c><c r="E1"><v>1</v></c><c r="XFD1" t="str"><v>b</v></c></row><row r="60"><c r="A60" t="str"><v>c</v></c></row></sheetData>`+
			merges("A1:A60")), budget.ErrTooLarge, "few cells far apart"},
		{book(t, rows(1, "<row/>")+"<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B2"/>`, maxMerges+1)+"</mergeCells>"), budget.ErrTooLarge, "merged areas without end"},
	} {
		_, err := Read(c.data)
		var e *budget.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// FuzzSheet: whatever cells, merged areas and hidden parts a sheet has, nothing
// panics, the ledger balances and every grid position has one cell.
func FuzzSheet(f *testing.F) {
	f.Add([]byte("AAab\x01BBcd\x02"), []byte{0, 0, 1, 1, 2, 2, 1, 3})
	f.Add([]byte("zzzzzzzz"), []byte{0, 0, 9, 0, 0, 1, 0, 9})
	f.Fuzz(func(t *testing.T, cells, areas []byte) {
		var b strings.Builder
		if len(areas) > 2 {
			fmt.Fprintf(&b, `<cols><col min="%d" max="%d" hidden="1"/></cols>`, areas[0]%8+1, areas[1]%8+1)
		}
		b.WriteString("<sheetData>")
		for i := 0; i+1 < len(cells); i += 2 {
			row, hidden := i/8+1, ""
			if cells[i]%16 == 0 {
				row, hidden = row+int(cells[i+1]%4), ` hidden="1"`
			}
			fmt.Fprintf(&b, `<row r="%d"%s><c r="%s%d" s="%d" t="str"><v>%c</v></c></row>`, row, hidden,
				columnName(int(cells[i]%8)+1), row, cells[i+1]%4, 'a'+rune(cells[i+1]%26))
		}
		b.WriteString("</sheetData><mergeCells>")
		for i := 0; i+3 < len(areas); i += 4 {
			top, left := int(areas[i]%12)+1, int(areas[i+1]%8)+1
			fmt.Fprintf(&b, `<mergeCell ref="%s%d:%s%d"/>`, columnName(left), top, columnName(left+int(areas[i+2]%4)), top+int(areas[i+3]%4))
		}
		doc, err := Read(book(t, b.String()+"</mergeCells>"))
		if err != nil {
			var e *budget.Error
			if !errors.As(err, &e) {
				t.Fatalf("not a *budget.Error: %v", err)
			}
			return
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Fatalf("%s\n%s", wrong, b.String())
		}
	})
}

func BenchmarkRead(b *testing.B) {
	row := "产出指标@1|数量指标@1|完成培训人次@1|全年组织培训的人次@1|≥500人次@1|年初工作计划@1\n"
	sheet := sheetOf(strings.Repeat("某项目绩效目标表\n"+strings.Repeat(row, 25)+"-\n", 300), "")
	data := book(b, sheet)
	b.SetBytes(int64(len(sheet)))
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(300*float64(b.N)/b.Elapsed().Seconds(), "projects/s")
}
