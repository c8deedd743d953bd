package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
)

const wordNamespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// word writes the blocks as an Office Open XML document.
func word(blocks []block, st *style) ([]byte, error) {
	var body strings.Builder
	width := textWidth(st)
	for _, bl := range blocks {
		switch {
		case bl.brk:
			body.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		case bl.para != nil:
			wordPara(&body, bl.para, st, width)
		default:
			wordTable(&body, bl.table, st, width)
		}
	}
	w, h, orient := 11906, 16838, ""
	if st.landscape {
		w, h, orient = h, w, ` w:orient="landscape"`
	}
	m := st.margin * 567 / 10
	document := fmt.Sprintf(`%s<w:document %s><w:body>%s<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="500" w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>`,
		xmlHead, wordNamespaces, body.String(), w, h, orient, m, m, m, m)
	return zipped([][2]string{
		{"[Content_Types].xml", xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>`},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>`},
		{"word/styles.xml", wordStyles(st)},
		{"word/header1.xml", xmlHead + `<w:hdr ` + wordNamespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + wordRun(st.header, `<w:sz w:val="18"/>`) + `</w:p></w:hdr>`},
		{"word/footer1.xml", xmlHead + `<w:ftr ` + wordNamespaces + `><w:p><w:pPr><w:jc w:val="center"/></w:pPr>` + wordFooter(st.footer) + `</w:p></w:ftr>`},
		{"word/document.xml", document},
	})
}

// zipped writes the parts in order without dates, so that the same paper is
// the same bytes.
func zipped(parts [][2]string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.CreateHeader(&zip.FileHeader{Name: p[0], Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(p[1])); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// textWidth is the width between the margins in twentieths of a point.
func textWidth(st *style) int {
	w := 11906
	if st.landscape {
		w = 16838
	}
	return w - 2*st.margin*567/10
}

func wordStyles(st *style) string {
	return fmt.Sprintf(`%s<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif" w:eastAsia="%s"/><w:sz w:val="%d"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`,
		xmlHead, wordNamespaces, st.font, int(st.bodyPoints*2))
}

func wordRun(text, properties string) string {
	return `<w:r><w:rPr>` + properties + `</w:rPr><w:t xml:space="preserve">` + html.EscapeString(text) + `</w:t></w:r>`
}

func wordFooter(format string) string {
	var b strings.Builder
	const small = `<w:sz w:val="18"/>`
	for format != "" {
		i := strings.Index(format, "%")
		if i < 0 {
			b.WriteString(wordRun(format, small))
			break
		}
		b.WriteString(wordRun(format[:i], small))
		name := map[byte]string{'p': "PAGE", 'n': "NUMPAGES"}[format[i+1]]
		b.WriteString(`<w:fldSimple w:instr="` + name + `">` + wordRun("1", small) + `</w:fldSimple>`)
		format = format[i+2:]
	}
	return b.String()
}

func wordPara(b *strings.Builder, p *para, st *style, width int) {
	properties, run := "", ""
	spacing := fmt.Sprintf(`<w:spacing w:line="%d" w:lineRule="auto"/>`, int(st.lineHeight*240))
	switch p.kind {
	case "gap":
		b.WriteString(`<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>`)
		return
	case "cover", "part":
		properties, run = spacing+`<w:jc w:val="center"/>`, `<w:sz w:val="36"/>`
	case "title":
		properties, run = `<w:keepNext/>`+spacing+`<w:jc w:val="center"/>`, `<w:b/><w:sz w:val="28"/>`
	case "head":
		properties, run = spacing, `<w:b/>`
	case "body": // not justified: LibreOffice then drops punctuation that hangs over the edge
		properties = spacing + fmt.Sprintf(`<w:ind w:firstLine="%d"/>`, int(st.bodyPoints*40))
	case "year":
		properties, run = `<w:keepNext/><w:jc w:val="center"/>`, `<w:sz w:val="24"/>`
	case "unit":
		properties, run = fmt.Sprintf(`<w:keepNext/><w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, width-20), fmt.Sprintf(`<w:sz w:val="%d"/>`, int(st.points*2))
	case "toc":
		properties = fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="%d"/></w:tabs>`, width-20)
	}
	text := p.text
	if p.kind == "toc" {
		text += "\t" + p.leader
	}
	left, right, tab := strings.Cut(text, "\t")
	b.WriteString(`<w:p><w:pPr>` + properties + `</w:pPr>` + wordRun(left, run))
	if tab {
		b.WriteString(`<w:r><w:tab/></w:r>` + wordRun(right, run))
	}
	b.WriteString(`</w:p>`)
}

// wordTable writes a table; a paragraph of no height follows, because two
// tables in a row would become one.
func wordTable(b *strings.Builder, t *table, st *style, width int) {
	bounds := t.bounds()
	fmt.Fprintf(b, `<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>%s</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="%d" w:type="dxa"/><w:right w:w="%d" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>`,
		width, wordBorders(st), int(st.padding*20), int(st.padding*20))
	for i := 1; i < len(bounds); i++ {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, (bounds[i]-bounds[i-1])*width/1000)
	}
	b.WriteString(`</w:tblGrid>`)
	open := map[int]cell{} // merged cells still open, by left side
	for i, r := range t.rows {
		b.WriteString(`<w:tr><w:trPr>`)
		if !st.splitRows {
			b.WriteString(`<w:cantSplit/>`)
		}
		if i == t.repeat {
			b.WriteString(`<w:tblHeader/>`)
		}
		b.WriteString(`</w:trPr>`)
		for x, next := 0, 0; x < 1000; {
			if c, merged := open[x]; merged {
				wordCell(b, c, bounds, st, width, "continue")
				x = c.x1
				if c.down--; c.down == 0 {
					delete(open, c.x0)
				} else {
					open[c.x0] = c
				}
				continue
			}
			c := r[next]
			next++
			merge := ""
			if c.down > 1 {
				merge = "restart"
				rest := c
				rest.text, rest.down = []string{""}, c.down-1
				open[c.x0] = rest
			}
			wordCell(b, c, bounds, st, width, merge)
			x = c.x1
		}
		b.WriteString(`</w:tr>`)
	}
	b.WriteString(`</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr></w:p>`)
}

func wordBorders(st *style) string {
	size := 8
	if st.thinBorders {
		size = 4
	}
	var b strings.Builder
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="%d" w:space="0" w:color="000000"/>`, side, size)
	}
	return b.String()
}

func wordCell(b *strings.Builder, c cell, bounds []int, st *style, width int, merge string) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, (c.x1-c.x0)*width/1000)
	if n := c.span(bounds); n > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, n)
	}
	if merge != "" {
		fmt.Fprintf(b, `<w:vMerge w:val="%s"/>`, merge)
	}
	if !st.top {
		b.WriteString(`<w:vAlign w:val="center"/>`)
	}
	b.WriteString(`</w:tcPr>`)
	align := "left"
	switch {
	case c.centre:
		align = "center"
	case st.justify:
		align = "both"
	}
	for _, s := range c.text {
		fmt.Fprintf(b, `<w:p><w:pPr><w:jc w:val="%s"/></w:pPr>%s</w:p>`, align, wordRun(s, fmt.Sprintf(`<w:sz w:val="%d"/>`, int(st.points*2))))
	}
	b.WriteString(`</w:tc>`)
}
