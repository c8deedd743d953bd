package extract

import (
	"fmt"
	"strings"

	"jixiao/budget"
	"jixiao/extract/docx"
	"jixiao/extract/html"
	"jixiao/extract/text"
	"jixiao/extract/xlsx"
)

// format is one kind of file: how its bytes are recognised and how it is read.
type format struct {
	id    string
	sniff func(sample) bool
	read  func(data []byte, name string, opt Options) (budget.Document, error)
}

// formats is asked from top to bottom; the first that recognises the file reads
// it. Plain text comes before the last, for it has no mark of its own.
func formats() []format {
	return []format{
		{"pdf", sample.isPDF, readPDF},
		{"docx", sample.isDocx, readDocx},
		{"xlsx", sample.isXlsx, readXlsx},
		{"html", sample.isHTML, readHTML},
		{"locked", sample.isLocked, readLocked},
		{"legacy", sample.isLegacy, readLegacy},
		{"text", sample.isText, readText},
		{"mismatch", func(sample) bool { return true }, refuseMismatch},
	}
}

func readDocx(data []byte, _ string, _ Options) (budget.Document, error) { return docx.Read(data) }

func readXlsx(data []byte, _ string, _ Options) (budget.Document, error) { return xlsx.Read(data) }

func readHTML(data []byte, _ string, opt Options) (budget.Document, error) {
	return html.Read(data, opt.ContentType)
}

func readText(data []byte, _ string, _ Options) (budget.Document, error) { return text.Read(data) }

// refuseMismatch: the name promises a format that the content is not.
func refuseMismatch(data []byte, name string, _ Options) (budget.Document, error) {
	ext := strings.TrimPrefix(newSample(name, nil).ext, ".")
	return budget.Document{}, &budget.Error{Kind: budget.ErrDamaged,
		Reason: fmt.Sprintf("扩展名是 .%s，内容却不是", ext), Hint: "请重新下载，或检查下载到的是不是网页报错"}
}
