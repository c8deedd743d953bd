package extract

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// zipped makes an archive with these parts, in pairs of name and content.
func zipped(t testing.TB, parts ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = io.WriteString(w, parts[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bomb is an archive with one part of n zero bytes.
func bomb(t testing.TB, name string, n int64) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	w, err := z.Create(name)
	if err == nil {
		_, err = io.CopyN(w, zeros{}, n)
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// ole is a compound file whose directory lists these streams.
func ole(streams ...string) string {
	head := make([]byte, 512)
	copy(head, oleMagic)
	binary.LittleEndian.PutUint16(head[30:], 9) // sectors of 512 bytes
	binary.LittleEndian.PutUint32(head[48:], 0) // the directory is the first
	dir := make([]byte, 0, 512)
	for _, name := range streams {
		entry := make([]byte, oleEntry)
		units := utf16.Encode([]rune(name))
		for i, u := range units {
			binary.LittleEndian.PutUint16(entry[2*i:], u)
		}
		binary.LittleEndian.PutUint16(entry[64:], uint16(2*len(units)+2))
		entry[66] = 2
		dir = append(dir, entry...)
	}
	return string(head) + string(dir) + strings.Repeat("\x00", 512)
}

const (
	docxBody = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>文档</w:t></w:r></w:p></w:body></w:document>`
	xlsxBook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" r:id="x"/></sheets></workbook>`
	xlsxLink = `<Relationships><Relationship Id="x" Type="/worksheet" Target="s.xml"/></Relationships>`
	xlsxData = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row><c t="str"><v>表格</v></c></row></sheetData></worksheet>`
)

// TestSniff: the content says what a file is, whatever its name.
func TestSniff(t *testing.T) {
	docx := zipped(t, "word/document.xml", docxBody)
	xlsx := zipped(t, "xl/workbook.xml", xlsxBook, "xl/_rels/workbook.xml.rels", xlsxLink, "xl/s.xml", xlsxData)
	for _, c := range []struct{ name, data, format, why string }{
		{"a.txt", "绩效目标", "text", "plain text"},
		{"a", "绩效目标", "text", "no extension"},
		{"a.doc", "绩效目标\n", "text", "text under an old name"},
		{"a.docx", docx, "docx", "document"},
		{"a.txt", docx, "docx", "document under a wrong name"},
		{"a.doc", docx, "docx", "document under its old name"},
		{"a.xls", xlsx, "xlsx", "workbook under its old name"},
		{"a.html", "<html><p>网页</p></html>", "html", "page"},
		{"a.xls", "<html xmlns:x='urn'><body><table><tr><td>甲</table>", "html", "a page that calls itself a workbook"},
		{"a.htm", "前言 <b>粗</b>", "html", "a piece of a page, by its name"},
		{"a.txt", "\xef\xbb\xbf\r\n  <!DOCTYPE html><p>甲", "html", "white space and a mark before the page"},
		{"a.txt", "<说明> 这是文本", "text", "an angle bracket makes no page"},
		{"a.txt", "BM 是缩写", "text", "two letters make no picture"},
		{"a.txt", "PDF 文件以 %PDF-1.7 开头", "text", "a text about a format"},
		{`C:\x\甲.txt`, "绩效", "text", "a path of another system"},
	} {
		doc, err := Document(c.name, []byte(c.data), Options{})
		if err != nil || doc.Format != c.format || len(doc.SHA256) != 64 || strings.ContainsAny(doc.Name, `/\`) {
			t.Errorf("%s: %v %q %q", c.why, err, doc.Format, doc.Name)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, data string
		kind       error
		says       string
	}{
		{"a.txt", "", budget.ErrEmpty, "空"},
		{"a.docx", "这不是压缩包", budget.ErrDamaged, ".docx"},
		{"a.xlsx", "\x00\x01\x02\x03", budget.ErrDamaged, ".xlsx"},
		{"a.pdf", "没有找到页面", budget.ErrDamaged, ".pdf"},
		{"a.docx", zipped(t, "word/document.xml", docxBody)[:200], budget.ErrDamaged, "不完整"},
		{"a.docx", ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), budget.ErrLocked, "取消密码"},
		{"a.doc", ole("Root Entry", "WordDocument"), budget.ErrFormat, "另存为 .docx"},
		{"a.docx", ole("Root Entry", "WordDocument"), budget.ErrFormat, "旧版 Word"},
		{"a.xls", ole("Root Entry", "Workbook"), budget.ErrFormat, "另存为 .xlsx"},
		{"a.et", ole("Root Entry", "Workbook"), budget.ErrFormat, "WPS 表格"},
		{"a.wps", ole("Root Entry", "WordDocument"), budget.ErrFormat, "WPS 文字"},
		{"a.wps", string(oleMagic), budget.ErrFormat, "WPS"},
		{"a.ofd", zipped(t, "OFD.xml", "<OFD/>"), budget.ErrFormat, "OFD"},
		{"a.pptx", zipped(t, "ppt/presentation.xml", "<p/>"), budget.ErrFormat, "演示"},
		{"a.odt", zipped(t, "mimetype", "application/vnd.oasis.opendocument.text"), budget.ErrFormat, "OpenDocument"},
		{"a.zip", zipped(t, "a.pdf", "%PDF-1.7"), budget.ErrFormat, "解压"},
		{"a.rar", "Rar!\x1a\x07", budget.ErrFormat, "RAR"},
		{"a.rtf", `{\rtf1 x}`, budget.ErrFormat, "RTF"},
		{"a.jpg", "\xff\xd8\xff\xe0", budget.ErrScan, "JPEG"},
		{"a.png", "\x89PNG\r\n", budget.ErrScan, "PNG"},
		{"a.tif", "II*\x00", budget.ErrScan, "TIFF"},
		{"a.bmp", "BM\x00\x00\x00", budget.ErrScan, "BMP"},
		{"a.mht", "MIME-Version: 1.0\nContent-Type: multipart/related", budget.ErrFormat, "mht"},
		{"a.xml", `<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>`, budget.ErrFormat, "XML"},
		{"a.bin", "\x00\x01\x02\x03\x04\xff\xfe\x00", budget.ErrFormat, "二进制"},
		{"a.docx", bomb(t, "word/document.xml", 200<<20), budget.ErrTooLarge, "64MB"},
		{"a.xlsx", bomb(t, "xl/workbook.xml", 200<<20), budget.ErrTooLarge, "64MB"},
	} {
		_, err := Document("/dir/"+c.name, []byte(c.data), Options{})
		var e *budget.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.File != c.name || !strings.Contains(err.Error(), c.says) ||
			strings.Contains(err.Error(), "\n") || e.Hint == "" && e.Kind != budget.ErrEmpty {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

// TestPassword opens what another program locked.
func TestPassword(t *testing.T) {
	f := excelize.NewFile()
	f.SetCellValue("Sheet1", "A1", "密")
	for _, c := range []struct{ locked, tried, says string }{
		{"abc", "abc", ""},
		{"abc", "", "加了密码"},
		{"abc", "abd", "密码不对"},
		{silentPassword, "", ""},
	} {
		var b bytes.Buffer
		if err := f.Write(&b, excelize.Options{Password: c.locked}); err != nil {
			t.Fatal(err)
		}
		doc, err := Document("a.xlsx", b.Bytes(), Options{Password: c.tried})
		if c.says == "" && (err != nil || seen.Print(doc) != "-- 1 Sheet1\n密\n") {
			t.Errorf("%q with %q: %v", c.locked, c.tried, err)
		}
		if c.says != "" && (!errors.Is(err, budget.ErrLocked) || !strings.Contains(err.Error(), c.says)) {
			t.Errorf("%q with %q: %v", c.locked, c.tried, err)
		}
	}
}

func TestReadLimit(t *testing.T) {
	_, err := Read("a.txt", io.LimitReader(zeros{}, MaxBytes+5), Options{})
	if !errors.Is(err, budget.ErrTooLarge) {
		t.Errorf("%v", err)
	}
	_, err = Read("a.txt", io.MultiReader(strings.NewReader("甲"), brokenReader{}), Options{})
	if err == nil || !strings.Contains(err.Error(), "a.txt") {
		t.Errorf("%v", err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("broken") }

// hostile inputs must end within the bounds: 5 s and 512 MB.
func TestHostileBounds(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("large files, one goroutine: nothing for the race detector")
	}
	const w = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`
	const wide = `<w:tc><w:tcPr><w:gridSpan w:val="500"/><w:vMerge w:val="restart"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>`
	sheetWith := func(before, rows, after string) string {
		return zipped(t, "xl/workbook.xml", xlsxBook, "xl/_rels/workbook.xml.rels", xlsxLink, "xl/s.xml",
			`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+before+`<sheetData>`+rows+`</sheetData>`+after+`</worksheet>`)
	}
	sheet := func(rows string) string { return sheetWith("", rows, "") }
	for name, data := range map[string]string{
		"blank lines.txt":  strings.Repeat("\n", 1<<20) + "甲",
		"short lines.txt":  strings.Repeat("甲\n", 490_000),
		"empty rows.xlsx":  sheet(strings.Repeat("<row/>", 1_000_000) + xlsxCell),
		"many cells.xlsx":  sheet(strings.Repeat("<row>"+xlsxCell+xlsxCell+"</row>", 199_000)),
		"styled.xlsx":      sheet(strings.Repeat(`<row><c s="1"/><c s="1"/><c s="1"/></row>`, 1_000_000) + xlsxCell),
		"cells.docx":       zipped(t, "word/document.xml", w+"<w:tbl>"+strings.Repeat("<w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr>", 100_000)+"</w:tbl></w:body></w:document>"),
		"deep.docx":        zipped(t, "word/document.xml", w+strings.Repeat("<w:sdt>", 1_000_000)),
		"runs.docx":        zipped(t, "word/document.xml", w+"<w:p>"+strings.Repeat("<w:r><w:t>甲</w:t></w:r>", 1_500_000)+"</w:p></w:body></w:document>"),
		"cells.html":       "<table>" + strings.Repeat("<tr><td>甲<td>乙", 99_000),
		"formatting.html":  strings.Repeat("<font color=red><b><i>", 500_000) + strings.Repeat("<p>甲", 300_000),
		"attributes.html":  "<p " + strings.Repeat("a=b ", 2_000_000) + ">甲",
		"spans.html":       "<table>" + strings.Repeat("<tr><td rowspan=65534 colspan=900>甲", 1100),
		"long paths.html":  strings.Repeat("<section>", 395) + strings.Repeat("<p>甲", 300_000),
		"joined.docx":      zipped(t, "word/document.xml", w+strings.Repeat("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲乙丙丁</w:t></w:r></w:p>", 390_000)+"</w:body></w:document>"),
		"fields.docx":      zipped(t, "word/document.xml", w+"<w:p><w:r>"+strings.Repeat(`<w:fldChar w:fldCharType="begin"/><w:t>x</w:t>`, 500_000)+"</w:r></w:p></w:body></w:document>"),
		"comments.docx":    zipped(t, "word/document.xml", w+"<w:p><w:r><w:t>"+strings.Repeat("甲<!---->", 2_000_000)+"</w:t></w:r></w:p></w:body></w:document>"),
		"bindings.docx":    zipped(t, "word/document.xml", "<a "+strings.Repeat(`xmlns:b="c" `, 500_000)+">"+strings.Repeat("<b:c/>", 500_000)),
		"grid.docx":        zipped(t, "word/document.xml", w+"<w:tbl><w:tblGrid>"+strings.Repeat(`<w:gridCol w:w="10"/>`, 200_000)+"</w:tblGrid>"+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:tcW w:type="dxa" w:w="10000"/></w:tcPr><w:p/></w:tc></w:tr>`, 100_000)+"</w:tbl></w:body></w:document>"),
		"merged.docx":      zipped(t, "word/document.xml", w+"<w:tbl><w:tr>"+wide+"</w:tr>"+strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="500"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>`, 200_000)+"</w:tbl></w:body></w:document>"),
		"long text.xlsx":   shared(t, strings.Repeat("甲 ", 500_000), 100_000),
		"columns.xlsx":     sheetWith("<cols>"+strings.Repeat(`<col min="1" max="16384" hidden="1"/>`, 200_000)+"</cols>", xlsxRow, ""),
		"hidden.xlsx":      sheetWith("", strings.Repeat(`<row hidden="1"/>`, 500_000)+xlsxRow, "<mergeCells>"+strings.Repeat(`<mergeCell ref="A1:B500001"/>`, 99_000)+"</mergeCells>"),
		"titles.xlsx":      sheetWith("", "<row>"+xlsxCell+xlsxCell+"</row>"+strings.Repeat(xlsxRow, 100_000), ""),
		"rows.html":        "<table>" + strings.Repeat("<tr><td rowspan=65534>甲", 300_000),
		"one big text.htm": "<p>" + strings.Repeat("甲", 8<<20),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			start := time.Now()
			doc, err := Document(name, []byte(data), Options{})
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			var e *budget.Error
			if err != nil && !errors.As(err, &e) {
				t.Errorf("%v", err)
			}
			if wrong := seen.Check(doc); err == nil && wrong != "" {
				t.Error(wrong)
			}
			// Everything allocated, freed or not, is more than what is ever held at once.
			allocated := (after.TotalAlloc - before.TotalAlloc) >> 20
			t.Logf("%v, %d MB allocated in all, %d MB of file, %v", took, allocated, len(data)>>20, err)
			if took > hostileTime {
				t.Errorf("took %v", took)
			}
			if allocated > hostileAlloc {
				t.Errorf("allocated %d MB", allocated)
			}
		})
	}
}

// shared is a workbook whose cells all refer to one text.
func shared(t *testing.T, text string, cells int) string {
	return zipped(t, "xl/workbook.xml", xlsxBook, "xl/_rels/workbook.xml.rels",
		`<Relationships><Relationship Id="x" Type="/worksheet" Target="s.xml"/><Relationship Id="y" Type="/sharedStrings" Target="t.xml"/></Relationships>`,
		"xl/t.xml", `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>`+text+`</t></si></sst>`,
		"xl/s.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`+
			strings.Repeat(`<row><c t="s"><v>0</v></c></row>`, cells)+`</sheetData></worksheet>`)
}

const (
	xlsxRow  = "<row>" + xlsxCell + "</row>"
	xlsxCell = `<c t="str"><v>甲</v></c>`
	// hostileTime is far above what is measured (under 1 s each), so that a
	// busy machine does not fail the test, and far below what quadratic work
	// on these inputs would take.
	hostileTime = 30 * time.Second
	// hostileAlloc in MB: the garbage collector keeps the heap below twice of
	// what is live, which is always less than all that was allocated.
	hostileAlloc = 1024
)

// TestConvert goes the way through LibreOffice where it is installed.
func TestConvert(t *testing.T) {
	if testing.Short() || findOffice() == "" {
		t.Skip("LibreOffice is not installed, or -short")
	}
	doc, err := Document("a.rtf", []byte(`{\rtf1\ansi\uc1 \u32489?\u25928?\par}`), Options{Convert: true})
	if err != nil || seen.Print(doc) != "绩效\n?converted\n" {
		t.Errorf("%v %q", err, seen.Print(doc))
	}
	_, err = Document("a.doc", []byte(ole("Root Entry", "WordDocument")), Options{Convert: true})
	if !errors.Is(err, budget.ErrDamaged) {
		t.Errorf("a file LibreOffice cannot open: %v", err)
	}
}

// FuzzDocument: no bytes make the door panic, and all it lets through is sound.
func FuzzDocument(f *testing.F) {
	f.Add("a.docx", zipped(f, "word/document.xml", docxBody))
	f.Add("a.xlsx", zipped(f, "xl/workbook.xml", xlsxBook, "xl/_rels/workbook.xml.rels", xlsxLink, "xl/s.xml", xlsxData))
	f.Add("a.html", "<table><tr><td>甲</table>")
	f.Add("a.txt", "甲\n乙")
	f.Add("a.doc", ole("Root Entry", "WordDocument"))
	f.Fuzz(func(t *testing.T, name, data string) {
		doc, err := Document(name, []byte(data), Options{})
		if err != nil {
			var e *budget.Error
			if !errors.As(err, &e) {
				t.Fatalf("not a *budget.Error: %v", err)
			}
			return
		}
		if wrong := seen.Check(doc); wrong != "" && doc.Format != "pdf" {
			t.Fatal(wrong)
		}
	})
}
