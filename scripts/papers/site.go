package main

import (
	"fmt"
	"html"
	"strings"
)

// site writes the blocks as a government web page publishes them: pasted from
// Word between navigation, breadcrumbs and a footer.
func site(blocks []block, title string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>%s_政府信息公开</title>
<script>var site={menu:"<table><tr><td>一级指标</td></tr></table>"};</script><style>td{border:1px solid #000}</style></head><body>
<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/bsfw/">办事服务</a></li></ul></div>
<table class="layout" width="1000"><tr><td class="left"><ul><li><a href="#">公开指南</a></li><li><a href="#">预算决算</a></li></ul></td><td class="main">
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="#">政务公开</a> &gt; 预算公开</div>
<h1>%s</h1><div class="info">发布时间：2025-02-18　来源：本站　字体：【大 中 小】</div><div class="TRS_Editor">
`, html.EscapeString(title), html.EscapeString(title))
	for _, bl := range blocks {
		switch {
		case bl.para != nil:
			sitePara(&b, bl.para)
		case bl.table != nil:
			siteTable(&b, bl.table)
		}
	}
	b.WriteString(`</div><div class="share">分享到：微信 微博</div></td></tr></table>
<div class="foot"><p>主办单位：市政府办公室　网站标识码：1300000000</p><p><a href="#">网站地图</a> | <a href="#">联系我们</a></p></div></body></html>
`)
	return b.String()
}

func sitePara(b *strings.Builder, p *para) {
	text := strings.ReplaceAll(html.EscapeString(p.text), "\t", strings.Repeat("&nbsp;", 12))
	switch p.kind {
	case "gap":
		b.WriteString("<p>&nbsp;</p>\n")
	case "body":
		fmt.Fprintf(b, "<p style=\"text-indent:2em\"><span style=\"font-family:宋体\">%s</span></p>\n", text)
	case "toc":
		fmt.Fprintf(b, "<p>%s……………………%s</p>\n", text, p.leader)
	default:
		fmt.Fprintf(b, "<p align=\"center\"><strong>%s</strong></p>\n", text)
	}
}

func siteTable(b *strings.Builder, t *table) {
	bounds := t.bounds()
	b.WriteString("<table border=\"1\" cellspacing=\"0\" width=\"100%\"><tbody>\n")
	for _, r := range t.rows {
		b.WriteString("<tr>")
		for _, c := range r {
			b.WriteString("<td")
			if n := c.span(bounds); n > 1 {
				fmt.Fprintf(b, " colspan=%d", n)
			}
			if c.down > 1 {
				fmt.Fprintf(b, " rowspan=\"%d\"", c.down)
			}
			b.WriteString(">")
			for _, s := range c.text {
				if s == "" {
					s = "&nbsp;"
				} else {
					s = html.EscapeString(s)
				}
				fmt.Fprintf(b, "<p class=\"MsoNormal\"><span>%s</span></p>", s)
			}
			b.WriteString("</td>")
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody></table>\n")
}
