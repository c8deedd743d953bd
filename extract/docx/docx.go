// Package docx reads Word documents as they would be printed: the final text of
// tracked changes, field results instead of field codes, list ordinals that Word
// counts, tables with their spans, text boxes where they are anchored.
//
// Positions are paths counted from 1: "p[12]", "table[2]/row[3]/cell[1]". A
// table within a cell stands on its own behind the outer one (see seen.Flow).
// Not read: pictures, comments, embedded objects (reported).
package docx

import (
	"jixiao/budget"
	"jixiao/extract/pack"
	"jixiao/extract/seen"
	"jixiao/extract/xmlscan"
)

// The namespaces of the two editions of the standard, transitional and strict.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                      "m",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"urn:schemas-microsoft-com:office:office":                             "o",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":            "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                        "pic",
	"urn:schemas-microsoft-com:vml":                                       "v",
	"http://schemas.microsoft.com/office/word/2010/wordml":                "w14",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":              "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":            "dgm",
}

// Read reads the bytes of a .docx file.
// Errors: ErrDamaged, ErrLocked, ErrTooLarge, ErrEmpty, ErrScan.
func Read(data []byte) (budget.Document, error) {
	archive, err := pack.Open(data)
	if err != nil {
		return budget.Document{}, err
	}
	return read(archive)
}

func read(archive *pack.Archive) (budget.Document, error) {
	parts, err := openParts(archive)
	if err != nil {
		return budget.Document{}, err
	}
	w := &walker{parts: parts, counters: map[string][]int{}}
	body, err := w.story(parts.body, "")
	if err != nil {
		return budget.Document{}, err
	}
	flow, err := w.withFurniture(body)
	if err != nil {
		return budget.Document{}, err
	}
	return w.document(flow)
}

func (w *walker) document(flow seen.Flow) (budget.Document, error) {
	blocks, err := flow.Blocks(&w.issues)
	if err != nil {
		return budget.Document{}, err
	}
	switch {
	case w.printed == 0 && w.pictures > 0:
		return budget.Document{}, &budget.Error{Kind: budget.ErrScan, Reason: "文档里只有图片",
			Hint: "请找有文字的版本"}
	case w.printed == 0:
		return budget.Document{}, &budget.Error{Kind: budget.ErrEmpty, Reason: "文档里没有文字"}
	}
	doc := budget.Document{Format: "docx", Issues: w.issues,
		Pages: []budget.Page{{Number: 1, Blocks: blocks}}}
	seen.Settle(&doc, w.printed, w.reported)
	return doc, nil
}

// story walks one part that holds text: the body, a header, the footnotes.
func (w *walker) story(part, prefix string) (seen.Flow, error) {
	data, err := w.parts.archive.Part(part)
	if err != nil || data == nil {
		return nil, err
	}
	w.s, w.fields, w.carry = xmlscan.New(data, namespaces), nil, nil
	c := container{prefix: prefix}
	for w.s.Next() {
		if w.s.Kind == xmlscan.Start && isStory[w.s.Name] {
			w.content(&c)
		}
	}
	w.flush(&c)
	return c.flow, w.failure(part)
}

// isStory names the elements directly below which paragraphs stand.
var isStory = map[string]bool{"w:body": true, "w:hdr": true, "w:ftr": true, "w:footnote": true, "w:endnote": true}

func (w *walker) failure(part string) error {
	if w.err != nil {
		return w.err
	}
	if err := w.s.Err(); err != nil {
		return &budget.Error{Kind: budget.ErrDamaged, Reason: part + "：" + err.Error(), Hint: "请重新下载"}
	}
	return nil
}
