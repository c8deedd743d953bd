package docx

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract/xmlscan"
)

const (
	// maxFields bounds fields within fields; Word nests two or three.
	maxFields = 100
	// codeWords is how much of a field's code is kept, in bytes.
	codeWords = 100
)

// fieldMark reads a w:fldChar: begin, separate or end of a field. Fields may
// reach over paragraphs, as tables of contents do.
func (w *walker) fieldMark(p *paragraph, r run) {
	n := len(w.fields)
	switch w.s.Get("w:fldCharType") {
	case "begin":
		box := w.checkBox()
		w.write(p, r, box)
		if w.fields = append(w.fields, field{}); n >= maxFields {
			w.err = &budget.Error{Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("域嵌套超过%d层", maxFields), Hint: "请检查来源"}
		}
		return
	case "separate":
		if n > 0 {
			f := &w.fields[n-1]
			f.result, f.contents = true, strings.HasPrefix(strings.TrimSpace(f.code), "TOC")
		}
	case "end":
		if n > 0 {
			w.fields = w.fields[:n-1]
		}
	}
	w.s.Skip()
}

// fieldCode takes code of the innermost field; its first words are enough.
func (w *walker) fieldCode(code string) {
	if n := len(w.fields); n > 0 && len(w.fields[n-1].code) < codeWords {
		w.fields[n-1].code += code[:min(len(code), codeWords)]
	}
}

// checkBox is the box that a form field shows, "" for other fields. It reads the
// children of the current element.
func (w *walker) checkBox() string {
	box, set := "", false
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:checkBox":
			box = "☐"
		case "w:default":
			if !set && box != "" && isOn(w.s) {
				box = "☒"
			}
		case "w:checked":
			set = true
			if box = "☐"; isOn(w.s) {
				box = "☒"
			}
		}
	}
	return box
}

// inContents reports whether a table of contents is open.
func (w *walker) inContents() bool {
	for i := range w.fields {
		if w.fields[i].contents {
			return true
		}
	}
	return false
}

// drawing looks for text boxes in a picture, shape or object.
func (w *walker) drawing(p *paragraph, object bool) {
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:txbxContent":
			p.c.boxes++
			p.boxes = append(p.boxes, w.inner(w.at+"/textbox["+strconv.Itoa(p.c.boxes)+"]/", nil)...)
		case "mc:AlternateContent":
			w.alternate(func() { w.drawing(p, object) })
		case "pic:pic", "v:imagedata":
			w.pictures++
		case "o:OLEObject":
			w.once("embedded_object", "文档里嵌入了对象（如 Excel 表），其中的内容没有读出")
		case "c:chart", "dgm:relIds":
			w.once("embedded_chart", "文档里有图表，其中的文字没有读出")
		}
	}
}
