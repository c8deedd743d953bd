// Package xlsx reads workbooks as Excel would print them: values under their
// number formats, merged cells as spans, nothing of hidden sheets, rows and
// columns. Each sheet is a page; what stands on it is taken apart into lines
// (titles, the line with the unit) and tables.
//
// It streams the sheets through a reader of its own: a sheet of a million empty
// rows costs time but no memory. Positions are "Sheet1!B3".
package xlsx

import (
	"fmt"

	"jixiao/budget"
	"jixiao/extract/pack"
	"jixiao/extract/seen"
)

// The namespaces of the two editions of the standard, transitional and strict.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":           "x",
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                       "x",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/drawingml/2006/main":               "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                           "a",
	"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
	"http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing":             "xdr",
}

// reader holds what the sheets of one workbook share.
type reader struct {
	archive  *pack.Archive
	strings  []string
	styles   []style
	date1904 bool
	sheets   []sheetLink
	meter    seen.Meter
	printed  int
	pictures bool
	issues   []budget.Issue
}

// Read reads the bytes of an .xlsx file.
// Errors: ErrDamaged, ErrLocked, ErrTooLarge, ErrEmpty, ErrScan.
func Read(data []byte) (budget.Document, error) {
	archive, err := pack.Open(data)
	if err != nil {
		return budget.Document{}, err
	}
	r := &reader{archive: archive}
	if err := r.open(); err != nil {
		return budget.Document{}, err
	}
	doc := budget.Document{Format: "xlsx"}
	for i, link := range r.sheets {
		page, err := r.page(link)
		if err != nil {
			return budget.Document{}, err
		}
		page.Number = i + 1
		doc.Pages = append(doc.Pages, page)
	}
	return r.finish(doc)
}

// page reads one sheet; a hidden one stays blank.
func (r *reader) page(link sheetLink) (budget.Page, error) {
	page := budget.Page{Label: link.name}
	if link.hidden {
		r.report("hidden_sheet", fmt.Sprintf("工作表“%s”是隐藏的，没有采用", link.name), link.name)
		return page, nil
	}
	sheet, err := r.readSheet(link)
	if err != nil {
		return page, err
	}
	page.Blocks, err = r.blocks(sheet)
	return page, err
}

func (r *reader) finish(doc budget.Document) (budget.Document, error) {
	switch {
	case r.printed == 0 && r.pictures:
		return budget.Document{}, &budget.Error{Kind: budget.ErrScan, Reason: "工作簿里只有图片", Hint: "请找有文字的版本"}
	case r.printed == 0:
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Reason: "工作簿里没有内容"}
	}
	doc.Issues = r.issues
	seen.Settle(&doc, r.printed, 0)
	return doc, nil
}

func (r *reader) report(code, message, path string) {
	r.issues = append(r.issues, budget.Issue{Code: code, Message: message, Where: budget.Pos{Path: path}})
}

func damaged(part string, err error) error {
	return &budget.Error{Kind: budget.ErrDamaged, Reason: part + "：" + err.Error(), Hint: "请重新下载"}
}
