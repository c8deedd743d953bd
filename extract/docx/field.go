package docx

import (
	"strconv"
	"strings"

	"jixiao/extract/xmlscan"
)

// fieldMark reads a w:fldChar: begin, separate or end of a field. Fields may
// reach over paragraphs, as tables of contents do.
func (w *walker) fieldMark(p *paragraph, r run) {
	n := len(w.fields)
	switch w.s.Get("w:fldCharType") {
	case "begin":
		box := w.checkBox()
		w.write(p, r, box)
		w.fields = append(w.fields, field{})
		return
	case "separate":
		if n > 0 {
			w.fields[n-1].result = true
		}
	case "end":
		if n > 0 {
			w.fields = w.fields[:n-1]
		}
	}
	w.s.Skip()
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
		if f := &w.fields[i]; f.result && strings.HasPrefix(strings.TrimSpace(f.code.String()), "TOC") {
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
