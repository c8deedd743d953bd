package docx

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract/seen"
	"jixiao/extract/xmlscan"
)

// maxNesting bounds tables in tables and boxes in boxes; editors stop far below.
const maxNesting = 50

// walker goes once through the parts of a document.
type walker struct {
	parts    *parts
	s        *xmlscan.Scanner
	counters map[string][]int // ordinals of the lists so far
	fields   []field          // open fields, from the outside in
	carry    []string         // texts whose paragraph end was deleted
	nesting  int
	meter    seen.Meter
	doubts   []budget.Issue // about the paragraph being read
	at       string         // its path
	headers  []string       // parts of headers and footers, in order of use
	printed  int
	reported int
	pictures int
	issues   []budget.Issue
	told     map[string]bool // codes that are reported once per document
	err      error
}

// container collects what stands in a body, a cell or a text box.
type container struct {
	prefix       string // path of the container with its slash, "" for the body
	paragraphs   int
	tables       int
	boxes        int
	flow         seen.Flow
	carriedBoxes seen.Flow
	cell         *cell // that it is the content of; nil for others
}

// content reads the children of the element whose Start is the current token.
func (w *walker) content(c *container) {
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:p":
			w.paragraph(c)
		case "w:tbl":
			w.table(c)
		case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag":
			// What they hold is read as if they were not there.
		case "mc:AlternateContent":
			w.alternate(func() { w.content(c) })
		case "w:altChunk":
			w.once("embedded_part", "文档里嵌入了另一个文件的内容，没有读出")
			w.s.Skip()
		case "w:sectPr":
			w.section()
		case "w:tcPr":
			if c.cell != nil {
				w.cellProperties(c.cell)
			}
		default:
			w.s.Skip()
		}
	}
}

// alternate reads what an editor of today would show: the first choice, or the
// fallback when there is none. Text boxes are written in both.
func (w *walker) alternate(read func()) {
	taken := false
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		if taken || w.s.Name != "mc:Choice" && w.s.Name != "mc:Fallback" {
			w.s.Skip()
			continue
		}
		taken = true
		read()
	}
}

// paragraph reads a w:p into the container, with what is anchored in it behind it.
func (w *walker) paragraph(c *container) {
	c.paragraphs++
	w.count()
	at, doubts := w.at, w.doubts
	w.at, w.doubts = c.prefix+"p["+strconv.Itoa(c.paragraphs)+"]", nil
	p := paragraph{c: c}
	w.inline(&p)
	w.place(c, &p)
	w.at, w.doubts = at, doubts
}

// place puts a finished paragraph into its container, unless its end was deleted:
// then it runs on in the next one.
func (w *walker) place(c *container, p *paragraph) {
	w.carry = append(w.carry, p.text.String())
	boxes := append(c.carriedBoxes, p.boxes...)
	if c.carriedBoxes = boxes; p.endDeleted {
		return
	}
	text := strings.Join(w.carry, "")
	w.carry, c.carriedBoxes = nil, nil
	item := seen.Item{Lines: strings.Split(text, "\n"), Path: w.at, Doubts: w.doubts}
	if p.contents {
		item.Furniture = "contents"
	}
	c.flow = append(append(c.flow, item), boxes...)
}

// flush ends a paragraph that waited for a next one which never came.
func (w *walker) flush(c *container) {
	if text := strings.Join(w.carry, ""); text != "" {
		c.flow = append(c.flow, seen.Item{Lines: strings.Split(text, "\n"), Path: w.at})
	}
	c.flow = append(c.flow, c.carriedBoxes...)
	w.carry, c.carriedBoxes = nil, nil
}

// inner reads a cell or a text box as a container of its own.
// The cell's own properties go to m.
func (w *walker) inner(prefix string, m *cell) seen.Flow {
	if w.nesting++; w.nesting > maxNesting {
		w.err = &budget.Error{Kind: budget.ErrTooLarge, Reason: fmt.Sprintf("表格或文本框嵌套超过%d层", maxNesting),
			Hint: "请检查来源"}
		return nil
	}
	outside := w.carry
	w.carry = nil
	c := container{prefix: prefix, cell: m}
	w.content(&c)
	w.flush(&c)
	w.carry = outside
	w.nesting--
	return c.flow
}

// section notes the headers and footers a section refers to.
func (w *walker) section() {
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind == xmlscan.Start && (w.s.Name == "w:headerReference" || w.s.Name == "w:footerReference") {
			w.headers = append(w.headers, w.parts.targets[w.s.Get("r:id")])
		}
	}
}

// pathUnit is the length of a path, in bytes, that weighs as much as a cell:
// hostile nesting makes paths of kilobytes.
const pathUnit = 200

// count bounds the paragraphs and cells.
func (w *walker) count() {
	if err := w.meter.Add(1 + len(w.at)/pathUnit); err != nil && w.err == nil {
		w.err = err
	}
}

// doubt notes what makes the current paragraph uncertain.
func (w *walker) doubt(code, message string) {
	w.doubts = append(w.doubts, budget.Issue{Code: code, Message: message, Where: budget.Pos{Path: w.at}})
}

// once reports something about the whole document.
func (w *walker) once(code, message string) {
	if w.told == nil {
		w.told = map[string]bool{}
	}
	if !w.told[code] {
		w.told[code] = true
		w.issues = append(w.issues, budget.Issue{Code: code, Message: message, Where: budget.Pos{Path: w.at}})
	}
}
