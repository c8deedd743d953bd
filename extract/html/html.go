// Package html reads tables and paragraphs of web pages as government sites
// publish them: old markup with open ends, tables for layout, menus around the
// paper, GBK without saying so.
//
// It works on the token stream and keeps its own stack of open elements. That
// is less than a browser's tree builder knows, but linear in time and memory
// whatever the page holds. Positions are element paths: "body/div[2]/table[1]/tr[3]/td[2]".
// Not read: pictures, frames (reported), what scripts would write.
package html

import (
	"bytes"
	"fmt"

	"golang.org/x/net/html"

	"jixiao/budget"
	"jixiao/extract/seen"
)

// maxBytes: pages with pictures inside reach some 10 MB.
const maxBytes = 32 << 20

// Read reads the bytes of a web page. contentType is the HTTP header it came
// with, "" if unknown.
// Errors: ErrEncoding, ErrTooLarge, ErrEmpty.
func Read(data []byte, contentType string) (budget.Document, error) {
	if len(data) > maxBytes {
		return budget.Document{}, &budget.Error{Kind: budget.ErrTooLarge,
			Reason: fmt.Sprintf("网页大于%dMB", maxBytes>>20), Hint: "请只保存有表格的页面"}
	}
	page, issues, err := decode(data, contentType)
	if err != nil {
		return budget.Document{}, err
	}
	w := newWalker(readSheets(page))
	w.issues = issues
	if err := w.walk(html.NewTokenizer(bytes.NewReader(page))); err != nil {
		return budget.Document{}, err
	}
	return w.document()
}

func (w *walker) document() (budget.Document, error) {
	blocks, err := w.targets[0].flow.Blocks(&w.issues)
	if err != nil {
		return budget.Document{}, err
	}
	switch {
	case w.printed == 0 && w.frames:
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Reason: "这个网页只是框架，正文在另一个网页里",
			Hint: "请打开正文网页后再保存"}
	case w.printed == 0 && w.pictures:
		return budget.Document{}, &budget.Error{Kind: budget.ErrScan, Reason: "网页里只有图片", Hint: "请找有文字的版本"}
	case w.printed == 0:
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Reason: "网页里没有文字",
			Hint: "如果正文由脚本生成，请用浏览器另存为完整网页"}
	}
	if w.hidden > 0 {
		w.report("hidden_text", fmt.Sprintf("网页里有%d个字不显示，没有采用", w.hidden))
	}
	if w.frames {
		w.report("embedded_page", "网页里嵌着另一个网页，其中的内容没有读出")
	}
	doc := budget.Document{Format: "html", Issues: w.issues,
		Pages: []budget.Page{{Number: 1, Blocks: blocks}}}
	seen.Settle(&doc, w.printed, 0)
	return doc, nil
}

func (w *walker) report(code, message string) {
	w.issues = append(w.issues, budget.Issue{Code: code, Message: message})
}
