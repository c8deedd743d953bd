package main

import (
	"fmt"
	"html"
	"strings"
)

// page writes the blocks as a page for printing.
func page(blocks []block, st *style) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>绩效目标</title><style>%s</style></head><body>\n", css(st))
	for _, bl := range blocks {
		switch {
		case bl.brk:
			b.WriteString("<div style=\"break-after:page\"></div>\n")
		case bl.para != nil:
			htmlPara(&b, bl.para)
		default:
			htmlTable(&b, bl.table, st)
		}
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

func css(st *style) string {
	size := "A4 portrait"
	if st.landscape {
		size = "A4 landscape"
	}
	valign, inside, align, border := "middle", "avoid", "left", "1px"
	if st.top {
		valign = "top"
	}
	if st.splitRows {
		inside = "auto"
	}
	if st.justify {
		align = "justify"
	}
	if st.thinBorders {
		border = "0.5pt"
	}
	return fmt.Sprintf(`
@page{size:%s;margin:%dmm;@bottom-center{content:%s;font-size:9pt}@top-center{content:"%s";font-size:9pt}}
body{font-family:"%s";font-size:%.1fpt;line-height:%.2f;margin:0}
p{margin:2pt 0;text-align:justify}.cover{font-size:20pt;text-align:center}.part{font-size:18pt;text-align:center}.title{font-size:14pt;text-align:center;font-weight:bold;break-after:avoid}
.body{text-indent:2em}.head{font-weight:bold}.unit{font-size:%.1fpt;display:flex;justify-content:space-between;break-after:avoid;margin:2pt 0}.toc{display:flex}.toc i{flex:1;overflow:hidden;white-space:nowrap;font-style:normal;height:1.4em}
.year{text-align:center;font-size:12pt;break-after:avoid}.gap{height:6pt}
table{width:100%%;border-collapse:collapse;table-layout:fixed;font-size:%.1fpt}tr{break-inside:%s}
td{border:%s solid #000;padding:2pt %.1fpt;vertical-align:%s;text-align:%s;overflow-wrap:anywhere}td.c{text-align:center}td.k{word-break:break-all}
`, size, st.margin, counters(st.footer), st.header, st.font, st.bodyPoints, st.lineHeight, st.points, st.points, inside, border, st.padding, valign, align)
}

// counters turns a footer format into the content of a margin box.
func counters(format string) string {
	s := strings.NewReplacer("%p", `" counter(page) "`, "%n", `" counter(pages) "`).Replace(format)
	return `"` + s + `"`
}

func htmlPara(b *strings.Builder, p *para) {
	text := html.EscapeString(p.text)
	switch p.kind {
	case "gap":
		b.WriteString("<div class=\"gap\"></div>\n")
	case "unit":
		left, right, _ := strings.Cut(text, "\t")
		fmt.Fprintf(b, "<div class=\"unit\"><span>%s</span><span>%s</span></div>\n", left, right)
	case "toc":
		fmt.Fprintf(b, "<div class=\"toc\"><span>%s</span><i>%s</i><span>%s</span></div>\n", text, strings.Repeat("…", 80), p.leader)
	default:
		fmt.Fprintf(b, "<p class=\"%s\">%s</p>\n", p.kind, text)
	}
}

func htmlTable(b *strings.Builder, t *table, st *style) {
	bounds := t.bounds()
	b.WriteString("<table><colgroup>")
	for i := 1; i < len(bounds); i++ {
		fmt.Fprintf(b, "<col style=\"width:%.1f%%\">", float64(bounds[i]-bounds[i-1])/10)
	}
	b.WriteString("</colgroup>\n")
	for i, r := range t.rows {
		if i == t.repeat {
			b.WriteString("<thead>")
		}
		b.WriteString("<tr>")
		for _, c := range r {
			htmlCell(b, c, bounds)
		}
		b.WriteString("</tr>")
		if i == t.repeat {
			b.WriteString("</thead>")
		}
		b.WriteString("\n")
	}
	b.WriteString("</table>\n")
}

func htmlCell(b *strings.Builder, c cell, bounds []int) {
	b.WriteString("<td")
	if n := c.span(bounds); n > 1 {
		fmt.Fprintf(b, " colspan=\"%d\"", n)
	}
	if c.down > 1 {
		fmt.Fprintf(b, " rowspan=\"%d\"", c.down)
	}
	switch {
	case c.code:
		b.WriteString(" class=\"k\"")
	case c.centre:
		b.WriteString(" class=\"c\"")
	}
	b.WriteString(">")
	for i, s := range c.text {
		if i > 0 {
			b.WriteString("<br>")
		}
		b.WriteString(html.EscapeString(s))
	}
	b.WriteString("</td>")
}
