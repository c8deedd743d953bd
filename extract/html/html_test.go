package html

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"jixiao/budget"
	"jixiao/extract/seen"
)

func TestPages(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{"<p>甲<p>乙<div>丙</div>丁", "甲\n乙\n丙\n丁\n", "paragraphs with open ends"},
		{"<p>甲\n 乙&nbsp;丙 <b>丁</b></p>", "甲 乙\u00a0丙 丁\n", "white space runs together"},
		{"<p>甲<br>乙<br/></p>", "甲\n乙\n", "line breaks"},
		{"<pre>甲\n  乙</pre>", "甲\n  乙\n", "preformatted text"},
		{"<title>窗</title><script>var a='<p>x'</script><style>p{}</style><p>甲<!-- 注 --></p>", "窗 {title}\n甲\n", "what is no text of the page"},
		{"<p>&ge;95&#37;&lt;&#x5E74;</p>", "≥95%<年\n", "entities"},

		{"<table><tr><td>a<td>b<tr><td>c<td>d</table>尾", "|a|b|\n|c|d|\n尾\n", "cells with open ends"},
		{"<table><tr><td rowspan=2>a<td colspan='2'>b<tr><td>c<td>d</table>", "|a(2×1)|b(1×2)|\n|c|d|\n", "spans"},
		{"<table><tr><td rowspan=2>a<td>b<tr><td rowspan=2>c<tr><td>d</table>", "|a(2×1)|b|\n|c(2×1)|\n|d|\n", "cells flow round those from above"},
		{"<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</table>", "|a(2×1)|b|\n|c|\n|d|e|\n", "rowspan 0: to the end of the group"},
		{"<table><tr><td rowspan=99>a<td>b<tr><td>c</table>", "|a(2×1)|b|\n|c|\n", "spans end with the table"},
		{"<table><tr><td colspan=0>a<td colspan=-3>b<td colspan=x>c</table>", "|a|b|c|\n", "nonsense spans are 1"},
		{"<table><tr><td>a<tr><td>b<td>c</table>", "|a||\n|b|c|\n", "short rows are filled up"},
		{"<table><tr><td><p>1.甲</p><p>2.乙<br>续</p></table>", "|1.甲⏎2.乙⏎续|\n", "paragraphs of a cell"},
		{"<table><caption>题</caption><tr><th>a</table>", "题\n|a|\n", "a caption stands before the table"},
		{"<table>散<tr>落<td>a</td>字</tr></table>", "散\n落\n字\n|a|\n", "text between cells is moved before the table, as browsers do"},
		{"<td>a</td>b", "a\nb\n", "cells without table"},
		{"<table><tr><td>a</div></p></td><td>b</table>c</td>", "|a|b|\nc\n", "end tags from outside do not end a cell"},
		{"<table><tr><td>a<td>b<td>c<td>d<tr><td>e<td><table><tr><td>n<td>m</table><td>f<td>g</table>",
			"|a|b|c|d|\n|e||f|g|\n|n|m|\n", "a table in a real table stands behind it"},
		{"<table><tr><td><a href=x>首页</a><td><a href=y>公开</a></table><table><tr><td>菜单<td><p>标题</p><table><tr><td>a<td>b</table><p>落款</p></table>",
			"|首页|公开|\n菜单\n标题\n|a|b|\n落款\n", "layout tables vanish"},
		{"<ol><li>甲<li>乙<ul><li>点</ul><li value=7>丙</ol><ol start=3 type=a><li><p>丁<li></ol>戊", "1. 甲\n2. 乙\n点\n7. 丙\nc. 丁\n戊\n", "numbers that the browser prints"},
		{"<style>ol{list-style:none inside}</style><ol><li>一、甲</ol><ol style='list-style-type:cjk-ideographic'><li>乙</ol>", "一、甲\n一、乙\n", "as the style says"},
		{"<nav><ul><li>栏目<li>导航</ul></nav><p><a href=x>上一篇</a></p><p>见<a href=x>附件</a></p><footer>版权</footer>",
			"栏目 {navigation}\n导航 {navigation}\n上一篇 {navigation}\n见附件\n版权 {navigation}\n", "menus and bare links are no content"},
		{"<p><a name=x>第一部分</a></p>", "第一部分\n", "an anchor is no link"},

		{"<p style='display: none'>藏</p><div hidden><p>藏</div><p>显", "显\n?hidden_text\n", "hidden elements"},
		{"<style>.x{color:red;display:none} @media print{.y{display:none}}</style><p class='a x'>藏</p><p class=y>显", "显\n?hidden_text\n", "hidden by class; rules for print do not count"},
		{"<table><tr style='display:none'><td>藏<tr><td>a<td style='display:none'>藏<td>b</table>", "|a|b|\n?hidden_text\n", "hidden rows and cells are not there"},
		{"<style>.u{display:flex}</style><div class=u><span>471001 某局</span><span>单位：元</span></div>", "471001 某局→单位：元\n", "boxes side by side do not run together"},
		{"<p>某局<span style='float:right'>单位：元</span></p>", "某局→单位：元\n", "nor do floats"},
		{"<table><tr><td><input value='填'><td><input type=hidden value=x><textarea>字</textarea></table>", "|填|字|\n", "form fields"},
		{"<p>甲</p><iframe src=x></iframe>", "甲\n?embedded_page\n", "a frame is not read, and said"},
		{"<table><tr><td>a\ufffd</table>", "|a\ufffd?lost_character|\n", "lost before us"},
	} {
		doc, err := Read([]byte(c.in), "text/html; charset=utf-8")
		if err != nil {
			t.Errorf("%s: %v", c.why, err)
			continue
		}
		if got := seen.Print(doc); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.why, got, c.want)
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Errorf("%s: %s", c.why, wrong)
		}
	}
}

func TestPaths(t *testing.T) {
	doc, err := Read([]byte("<html><body><div><p>甲</p></div><div><p>乙</p><table><tbody><tr><td>a<td><b>b</b></table></div>"), "")
	if err != nil {
		t.Fatal(err)
	}
	blocks := doc.Pages[0].Blocks
	got := []string{blocks[0].Line.Pos.Path, blocks[1].Line.Pos.Path, blocks[2].Table.Pos.Path, blocks[2].Table.Cells[1].Places[0].Path}
	want := "body/div[1]/p[1] body/div[2]/p[1] body/div[2]/table[1] body/div[2]/table[1]/tbody[1]/tr[1]/td[2]"
	if strings.Join(got, " ") != want {
		t.Errorf("paths %v", got)
	}
}

func TestCharsets(t *testing.T) {
	const page = "<html><head>%s</head><body><p>项目支出绩效目标表</p></body></html>"
	gbk := func(s string) string {
		out, _ := simplifiedchinese.GBK.NewEncoder().String(s)
		return out
	}
	big5, _ := traditionalchinese.Big5.NewEncoder().String(strings.Replace(page, "项目支出绩效目标表", "績效目標", 1))
	meta := `<meta http-equiv="Content-Type" content="text/html; charset=gb2312">`
	for _, c := range []struct{ in, header, want, why string }{
		{page, "", "项目支出绩效目标表", "UTF-8 without a word"},
		{gbk(page), "", "项目支出绩效目标表", "GBK without a word"},
		{gbk(strings.Replace(page, "%s", meta, 1)), "", "项目支出绩效目标表", "GBK as its meta says"},
		{gbk(strings.Replace(page, "%s", `<meta charset="utf-8">`, 1)), "", "项目支出绩效目标表", "GBK against its meta"},
		{strings.Replace(page, "%s", meta, 1), "", "项目支出绩效目标表", "UTF-8 against its meta"},
		{gbk(page), "text/html; charset=GBK", "项目支出绩效目标表", "GBK as the server says"},
		{"\xef\xbb\xbf" + page, "text/html; charset=gbk", "项目支出绩效目标表", "a mark wins over the server"},
		{big5, "text/html; charset=big5", "績效目標", "Big5"},
	} {
		doc, err := Read([]byte(strings.Replace(c.in, "%s", "", 1)), c.header)
		if err != nil || !strings.Contains(seen.Print(doc), c.want) {
			t.Errorf("%s: %q %v", c.why, seen.Print(doc), err)
		}
	}
}

func TestBad(t *testing.T) {
	for _, c := range []struct {
		in, header string
		kind       error
		why        string
	}{
		{"<html><body></body></html>", "", budget.ErrEmpty, "nothing to see"},
		{"<frameset><frame src='a.htm'></frameset>", "", budget.ErrEmpty, "a frame set"},
		{"<p><img src=x></p>", "", budget.ErrScan, "a picture of a table"},
		{"<p>\xff\xfe\xfd</p>", "", budget.ErrEncoding, "no encoding fits"},
		{"<p>\xa4\xb3</p>", "text/html; charset=shift_jis", budget.ErrEncoding, "a charset that is not read"},
		{strings.Repeat("<p>a", 400_001), "", budget.ErrTooLarge, "paragraphs without end"},
		{"<table><tr>" + strings.Repeat("<td colspan=1000>a", 1001), "", budget.ErrTooLarge, "columns without end"},
		{strings.Repeat("a", maxBytes+1), "", budget.ErrTooLarge, "bytes without end"},
	} {
		_, err := Read([]byte(c.in), c.header)
		var e *budget.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// TestDeep: nesting beyond what is followed loses structure, never text.
func TestDeep(t *testing.T) {
	const n = 100_000
	doc, err := Read([]byte(strings.Repeat("<div>", n)+"深<table><tr><td>格"+strings.Repeat("</div>", n)+"尾"), "")
	if err != nil || doc.Ledger.Printed != 3 || !doc.Ledger.Balanced() {
		t.Errorf("%v %+v", err, doc.Ledger)
	}
}

// pieces are what FuzzPage builds pages of.
var pieces = []string{"<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2>", "<td colspan=3 rowspan=0>", "<p>", "</p>", "<div>",
	"</div>", "<tbody>", "</tbody>", "<br>", "<caption>", "<th hidden>", "<div style='display:none'>", "<a href=x>", "</a>", "<li>", "<pre>", "</pre>",
	"<span style='float:left'>", "<ol>", "</ol>", "</span>", "甲", " 乙\n", "&ge;", "<tr style='display:none'>", "<iframe src=x>", "<script>", "</script>"}

// FuzzPage: whatever the markup, nothing panics, the ledger balances and every
// grid position has one cell.
func FuzzPage(f *testing.F) {
	f.Add([]byte{0, 2, 6, 25, 7, 26, 2, 4, 25, 1})
	f.Add([]byte{0, 12, 2, 4, 0, 2, 4, 25, 1, 25, 13, 2, 16, 25, 4, 25})
	f.Add([]byte{0, 16, 4, 16}) // a hidden cell opens no row
	f.Add([]byte{10, 17, 0, 2, 4, 25, 11, 11, 25, 15, 25, 3})
	f.Fuzz(func(t *testing.T, recipe []byte) {
		var b strings.Builder
		for _, c := range recipe {
			b.WriteString(pieces[int(c)%len(pieces)])
		}
		doc, err := Read([]byte(b.String()), "")
		if err != nil {
			var e *budget.Error
			if !errors.As(err, &e) {
				t.Fatalf("not a *budget.Error: %v", err)
			}
			return
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Fatalf("%s\n%s", wrong, b.String())
		}
	})
}

func BenchmarkRead(b *testing.B) {
	page := []byte("<html><body>" + strings.Repeat("<table><tr><td>一级指标</td><td rowspan=2>产出</td></tr><tr><td><p>≥95%</p></td></tr></table>", 2000))
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := Read(page, ""); err != nil {
			b.Fatal(err)
		}
	}
}
