package extract

import (
	"bytes"

	"jixiao/budget"
)

// foreign is a format that is not read: how it shows, what it is, and what to do.
type foreign struct {
	matches func(sample) bool
	what    string
	kind    error
	hint    string
	target  string // what LibreOffice turns it into; "" when it cannot
}

const (
	saveAsDocx = "请用 Word 或 WPS 打开后另存为 .docx；装有 LibreOffice 时可加 --convert"
	saveAsXlsx = "请用 Excel 或 WPS 打开后另存为 .xlsx；装有 LibreOffice 时可加 --convert"
	saveAsPDF  = "请用阅读器打开后另存或打印为 PDF"
	needText   = "图片里没有文字，请找 PDF、Word 或网页版本"
)

// foreigners is asked from top to bottom.
var foreigners = []foreign{
	{hasStream("WordDocument"), "这是旧版 Word（.doc）或 WPS 文字（.wps）文件", budget.ErrFormat, saveAsDocx, "docx"},
	{hasStream("Workbook", "Book"), "这是旧版 Excel（.xls）或 WPS 表格（.et）文件", budget.ErrFormat, saveAsXlsx, "xlsx"},
	{hasStream("PowerPoint Document"), "这是旧版演示文稿", budget.ErrFormat, saveAsPDF, "pdf"},
	{beginsWith(string(oleMagic)), "这是旧版 Office 或 WPS 文件", budget.ErrFormat, saveAsDocx, ""},
	{beginsWith(`{\rtf`), "这是 RTF 文件", budget.ErrFormat, saveAsDocx, "docx"},
	{hasPart("OFD.xml"), "这是 OFD 版式文件", budget.ErrFormat, saveAsPDF, ""},
	{hasPart("ppt/presentation.xml"), "这是演示文稿（.pptx）", budget.ErrFormat, saveAsPDF, "pdf"},
	{hasPart("xl/workbook.bin"), "这是二进制 Excel（.xlsb）文件", budget.ErrFormat, saveAsXlsx, "xlsx"},
	{isOpenDocument("text"), "这是 OpenDocument 文字（.odt）文件", budget.ErrFormat, saveAsDocx, "docx"},
	{isOpenDocument("spreadsheet"), "这是 OpenDocument 表格（.ods）文件", budget.ErrFormat, saveAsXlsx, "xlsx"},
	{func(s sample) bool { return s.isZip() && s.zip == nil }, "压缩包不完整", budget.ErrDamaged, "请重新下载", ""},
	{sample.isZip, "这是压缩包", budget.ErrFormat, "请先解压，再读里面的文件", ""},
	{beginsWith("Rar!"), "这是 RAR 压缩包", budget.ErrFormat, "请先解压，再读里面的文件", ""},
	{beginsWith("7z\xbc\xaf\x27\x1c"), "这是 7z 压缩包", budget.ErrFormat, "请先解压，再读里面的文件", ""},
	{beginsWith("\x1f\x8b"), "这是 gzip 压缩包", budget.ErrFormat, "请先解压，再读里面的文件", ""},
	{beginsWith("\xff\xd8\xff"), "这是图片（JPEG）", budget.ErrScan, needText, ""},
	{beginsWith("\x89PNG"), "这是图片（PNG）", budget.ErrScan, needText, ""},
	{beginsWith("GIF8"), "这是图片（GIF）", budget.ErrScan, needText, ""},
	{beginsWith("BM"), "这是图片（BMP）", budget.ErrScan, needText, ""},
	{beginsWith("II*\x00"), "这是图片（TIFF）", budget.ErrScan, needText, ""},
	{beginsWith("MM\x00*"), "这是图片（TIFF）", budget.ErrScan, needText, ""},
	{isFlatOffice("Word"), "这是 XML 格式的 Word 文件", budget.ErrFormat, saveAsDocx, "docx"},
	{isFlatOffice("Excel"), "这是 XML 格式的 Excel 文件", budget.ErrFormat, saveAsXlsx, "xlsx"},
	{isMailedPage, "这是单个文件的网页（.mht）", budget.ErrFormat, "请用浏览器打开后另存为“网页，仅 HTML”", ""},
	{beginsWith("%!PS"), "这是 PostScript 文件", budget.ErrFormat, "请转换成 PDF", ""},
	{isCAJ, "这是 CAJ 文件", budget.ErrFormat, saveAsPDF, ""},
}

func (s sample) foreigner() *foreign {
	for i := range foreigners {
		if foreigners[i].matches(s) {
			return &foreigners[i]
		}
	}
	return nil
}

func (s sample) isLegacy() bool { return s.foreigner() != nil }

func readLegacy(data []byte, name string, opt Options) (budget.Document, error) {
	f := newSample(name, data).foreigner()
	if opt.Convert && f.target != "" {
		return convert(data, name, f.target, opt)
	}
	return budget.Document{}, &budget.Error{Kind: f.kind, Reason: f.what, Hint: f.hint}
}

func hasStream(names ...string) func(sample) bool {
	return func(s sample) bool {
		for _, n := range names {
			if s.ole[n] {
				return true
			}
		}
		return false
	}
}

func hasPart(name string) func(sample) bool {
	return func(s sample) bool { return s.zip != nil && s.zip.Has(name) }
}

func beginsWith(magic string) func(sample) bool {
	return func(s sample) bool { return bytes.HasPrefix(s.data, []byte(magic)) && !isPlain(s, magic) }
}

// isPlain keeps texts from being taken for a format whose mark is two letters.
func isPlain(s sample, magic string) bool {
	return len(magic) == 2 && magic[0] >= 'A' && bytes.IndexByte(s.head(webHead), 0) < 0
}

func isOpenDocument(kind string) func(sample) bool {
	return func(s sample) bool {
		if s.zip == nil {
			return false
		}
		mime, _ := s.zip.Part("mimetype")
		return bytes.HasPrefix(mime, []byte("application/vnd.oasis.opendocument."+kind))
	}
}

func isFlatOffice(program string) func(sample) bool {
	return func(s sample) bool {
		return bytes.Contains(s.head(webHead), []byte("mso-application")) &&
			bytes.Contains(s.head(webHead), []byte(program+`.`))
	}
}

func isMailedPage(s sample) bool {
	head := s.head(webHead)
	return bytes.Contains(head, []byte("MIME-Version:")) && bytes.Contains(head, []byte("multipart/related"))
}

func isCAJ(s sample) bool {
	return bytes.HasPrefix(s.data, []byte("CAJ\x00")) || bytes.HasPrefix(s.data, []byte("HN\x00\x00"))
}
