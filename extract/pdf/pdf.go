// Package pdf reads what the pages of a PDF show: bytes in, marks out.
//
// Objects are read by ledongthuc/pdf behind a check and repair of the file's
// cross-reference table, or by pdfcpu where that fails; everything above the
// objects (page tree, fonts, content) is done here.
package pdf

import (
	"errors"
	"fmt"

	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/object"
)

// Options are what the user may say about a file.
type Options struct {
	// Password opens a file that an empty password does not.
	Password string
}

// File is one opened PDF. Pages are read one at a time and not kept.
type File struct {
	name   string
	data   []byte
	opt    Options
	main   *reader
	second *reader // pdfcpu, opened when a page asks for it
	tried  bool
	issues []budget.Issue
}

// maxFile is the largest file that is taken; the papers have up to 30 MB.
const maxFile = 200 << 20

// Open reads the structure of a file. Its error is a *budget.Error.
func Open(data []byte, name string, opt Options) (*File, error) {
	f := &File{name: name, data: data, opt: opt}
	switch {
	case len(data) == 0:
		return nil, f.fail(budget.ErrEmpty, "", "")
	case len(data) > maxFile:
		return nil, f.fail(budget.ErrTooLarge, fmt.Sprintf("文件超过%dMB", maxFile>>20), "请拆分后再读")
	}
	doc, err := object.Open(data, opt.Password)
	if err == nil {
		f.main, err = newReader(doc, 0, len(data))
	}
	if err != nil {
		if f.main, err = f.openSecond(err); err != nil {
			return nil, f.openError(err)
		}
	}
	f.checkCount()
	return f, nil
}

// checkCount compares the pages that were found with those the file claims.
func (f *File) checkCount() {
	claimed := int(f.main.doc.Trailer().Key("Root").Key("Pages").Key("Count").Num())
	if claimed > f.NumPages() {
		f.issues = append(f.issues, budget.Issue{Code: "page_count",
			Message: fmt.Sprintf("文件声明有%d页，只找到%d页，可能缺页", claimed, f.NumPages())})
	}
}

// openSecond tries pdfcpu after the first reader gave up with cause.
func (f *File) openSecond(cause error) (*reader, error) {
	if errors.Is(cause, object.ErrNotPDF) || errors.Is(cause, object.ErrNoRoot) || errors.Is(cause, errTooManyPages) {
		return nil, cause // the same bytes lie before the other reader
	}
	f.tried = true
	doc, err := object.OpenSecond(f.data, f.opt.Password)
	if err != nil {
		if errors.Is(err, object.ErrLocked) {
			return nil, err
		}
		return nil, cause
	}
	return newReader(doc, secondFonts, len(f.data))
}

// secondFonts is where the second reader's font numbers begin, so that the two
// never share one.
const secondFonts = 1 << 20

func (f *File) fail(kind error, reason, hint string) error {
	return &budget.Error{File: f.name, Kind: kind, Reason: reason, Hint: hint}
}

func (f *File) openError(err error) error {
	switch {
	case errors.Is(err, object.ErrNotPDF):
		return f.fail(budget.ErrFormat, "开头没有PDF标记", "请确认文件是PDF")
	case errors.Is(err, object.ErrLocked):
		if f.opt.Password != "" {
			return f.fail(budget.ErrLocked, "给出的密码打不开", "请核对--password后的密码")
		}
		return f.fail(budget.ErrLocked, "", "请用--password给出打开密码")
	case errors.Is(err, errTooManyPages):
		return f.fail(budget.ErrTooLarge, fmt.Sprintf("页数超过%d", maxPages), "请拆分后再读")
	case errors.Is(err, errNoPages):
		return f.fail(budget.ErrDamaged, "一页也没有找到", "请重新下载")
	}
	return f.fail(budget.ErrDamaged, "找不到文件的目录结构，可能没有下载完整", "请重新下载")
}

// NumPages is the number of pages.
func (f *File) NumPages() int { return len(f.main.pages) }

// Reader says which object reader and repair were chosen.
func (f *File) Reader() string {
	how := f.main.doc.How()
	if f.second != nil && f.second != f.main {
		how += "；个别页改用" + f.second.doc.How()
	}
	return how
}

// Issues are the doubts about the file as a whole.
func (f *File) Issues() []budget.Issue { return f.issues }

// Page reads page n, from 1. An error means that the page is damaged: it names
// the page, and what could be read of it comes along. The page's glyphs and
// rules stay as they are until the next page is read.
func (f *File) Page(n int) (mark.Page, error) {
	if n < 1 || n > f.NumPages() {
		return mark.Page{Number: n}, f.pageError(n, budget.ErrDamaged, "没有这一页")
	}
	got := f.main.page(n)
	if got.suspect() {
		if second := f.secondReader(); second != nil && n <= len(second.pages) {
			if other := second.page(n); other.betterThan(got) {
				got = other
			}
		}
	}
	if got.err != nil {
		kind, reason := budget.ErrDamaged, "页面内容读不全"
		if errors.Is(got.err, errPageTooLarge) {
			kind, reason = budget.ErrTooLarge, "页面内容过大"
		}
		return got.page, f.pageError(n, kind, reason)
	}
	return got.page, nil
}

func (f *File) pageError(n int, kind error, reason string) error {
	return &budget.Error{File: f.name, Where: budget.Pos{Page: n}, Kind: kind, Reason: reason}
}

// secondReader opens pdfcpu once. nil when it cannot read the file either.
func (f *File) secondReader() *reader {
	if !f.tried {
		f.tried = true
		doc, err := object.OpenSecond(f.data, f.opt.Password)
		if err == nil {
			f.second, _ = newReader(doc, secondFonts, len(f.data))
		}
		if f.second != nil && len(f.second.pages) != len(f.main.pages) {
			f.second = nil // page numbers could not be compared
		}
	}
	return f.second
}
