package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/seen"
)

const declarations = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" ` +
	`xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ` +
	`xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" ` +
	`xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// archive makes a document of its parts; names are relative to word/.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	links := ""
	for name := range parts {
		kind := strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789")
		links += `<Relationship Id="` + name + `" Type="http://x/` + kind + `" Target="` + name + `"/>`
	}
	write := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	write("_rels/.rels", `<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>`)
	write("word/_rels/document.xml.rels", "<Relationships>"+links+"</Relationships>")
	for name, content := range parts {
		write("word/"+name, content)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// body makes a document of what stands in its body.
func body(content string) map[string]string {
	return map[string]string{"document.xml": `<w:document ` + declarations + `><w:body>` + content + `</w:body></w:document>`}
}

// p is a paragraph of one run, tc a cell of one paragraph with properties.
func p(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func tc(properties, text string) string {
	return `<w:tc><w:tcPr>` + properties + `</w:tcPr>` + p(text) + `</w:tc>`
}

func tbl(rows ...string) string {
	return `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>` + strings.Join(rows, `</w:tr><w:tr>`) + `</w:tr></w:tbl>`
}

// para is a paragraph with raw content.
func para(content string) string { return `<w:p>` + content + `</w:p>` }

func dxa(width string) string { return `<w:tcW w:w="` + width + `" w:type="dxa"/>` }

const (
	restart = `<w:vMerge w:val="restart"/>`
	goesOn  = `<w:vMerge/>`
	span2   = `<w:gridSpan w:val="2"/>`
)

func TestBody(t *testing.T) {
	box := `<w:txbxContent>` + p("框内") + `</w:txbxContent>`
	for _, c := range []struct{ in, want, why string }{
		{p("甲") + p("") + p("乙"), "甲\n乙\n", "blank paragraphs print nothing"},
		{para(`<w:r><w:t xml:space="preserve">a </w:t></w:r><w:r><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>`), "a b→c\n", "runs join as they are"},
		{para(`<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r>`), "甲\n乙\n", "a break ends the printed line"},
		{para(`<w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>接</w:t></w:r></w:smartTag>`), "链接\n", "wrappers of runs"},
		{`<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p("控件") + `</w:sdtContent></w:sdt>`, "控件\n", "content controls"},
		{para(`<w:r><w:t>软</w:t><w:softHyphen/><w:t>硬</w:t><w:noBreakHyphen/></w:r>`), "软硬-\n", "hyphens"},

		{tbl(tc("", "a")+tc(span2, "b"), tc(restart, "c")+tc("", "d")+tc("", "e"), tc(goesOn, "")+tc("", "f")+tc("", "g")),
			"|a|b(1×2)|\n|c(2×1)|d|e|\n|f|g|\n", "spans"},
		{tbl(tc(restart, "a")+tc("", "b"), tc(goesOn, "")+tc("", "c"), tc(restart, "d")+tc("", "e"), tc(goesOn, "")+tc("", "f")),
			"|a(2×1)|b|\n|c|\n|d(2×1)|e|\n|f|\n", "one merged cell under the other"},
		{tbl(tc("", "a")+tc("", "b"), tc(goesOn, "c")+tc("", "d"), tc(goesOn, "")+tc("", "e")),
			"|a(3×1)|b|\n|d|\n|e|\n?hidden_cell\n", "the cell above goes on; what Word hides is said"},
		{tbl(tc(goesOn, "a")+tc("", "b"), tc("", "c")+tc("", "d")), "|a|b|\n|c|d|\n", "a merge that begins nowhere is a cell"},
		{tbl(tc(`<w:hMerge w:val="restart"/>`, "a")+tc(`<w:hMerge/>`, "")+tc("", "b"), tc("", "c")+tc("", "d")+tc("", "e")),
			"|a(1×2)|b|\n|c|d|e|\n", "the old way to merge across"},
		{tbl(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`+tc("", "a"), tc("", "b")+tc("", "c")), "||a|\n|b|c|\n", "a row that begins later"},
		{tbl(tc("", "a"), tc("", "b")+tc("", "c")), "|a||\n|b|c|\n", "a short row is filled up"},
		{tbl(tc(span2, "a")+tc(span2, "b"), tc(span2, "c")+tc(span2, "d")), "|a|b|\n|c|d|\n", "grid columns without a border vanish"},
		{`<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>` + tc(dxa("1010"), "a") + tc(dxa("4990"), "b") +
			`</w:tr><w:tr>` + tc(dxa("1000"), "c") + tc(dxa("2000"), "d") + tc(dxa("3000"), "e") + `</w:tr></w:tbl>`, "|a|b(1×2)|\n|c|d|e|\n", "spans left out are taken from the widths"},
		{`<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="2000"/><w:gridCol w:w="3000"/></w:tblGrid><w:tr>` + tc(dxa("1000"), "a") + tc(dxa("2000"), "b") +
			`</w:tr><w:tr>` + tc("", "c") + tc("", "d") + tc("", "e") + `</w:tr></w:tbl>`, "|a|b||\n|c|d|e|\n", "a row that is short in truth stays short"},
		{tbl(tc(restart, "a")+tc("", "b")+tc("", "c"), tc(span2+goesOn, "d")+tc("", "e")), "|a|b|c|\n|d(1×2)|e|\n", "a merge goes on only under a cell as wide"},
		{tbl(`<w:tc><w:p><w:r><w:t>1.甲</w:t></w:r></w:p><w:p/>` + p("2.乙") + `</w:tc>`), "|1.甲⏎2.乙|\n", "paragraphs of a cell stay apart in Raw"},
		{`<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>` + tc("", "a") + `</w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt></w:tbl>`, "|a|\n", "controls around rows and cells"},
		{tbl(tc("", "a")+tc("", "b")+tc("", "x"), tc("", "c")+`<w:tc>`+tbl(tc("", "n1")+tc("", "n2"))+p("")+`</w:tc>`+tc("", "y")),
			"|a|b|x|\n|c||y|\n|n1|n2|\n", "a table in a table stands behind it"},
		{tbl(`<w:tc>` + p("标题") + tbl(tc("", "n1")+tc("", "n2")) + p("落款") + `</w:tc>`),
			"标题\n|n1|n2|\n落款\n", "a frame around a table is no table"},

		{para(`<w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>`), "新\n?tracked_changes\n", "tracked changes: the final text"},
		{para(`<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom>`) + para(`<w:moveTo><w:r><w:t>移</w:t></w:r></w:moveTo>`), "移\n?tracked_changes\n", "a moved text stands once"},
		{para(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>上</w:t></w:r>`) + p("下"), "上下\n", "a deleted paragraph end joins"},
		{tbl(`<w:trPr><w:del/></w:trPr>`+tc("", "旧"), tc("", "新")), "|新|\n?tracked_changes\n", "a deleted row"},
		{para(`<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>`), "显\n?hidden_text\n", "hidden text"},
		{tbl(`<w:trPr><w:hidden/></w:trPr>`+tc("", "藏"), tc("", "显")), "|显|\n?hidden_row\n", "hidden row"},

		{para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>码</w:t></w:r>` +
			`<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>页</w:t></w:r>`), "7页\n", "a field shows its result"},
		{para(`<w:fldSimple w:instr="DATE"><w:r><w:t>2025年</w:t></w:r></w:fldSimple>`), "2025年\n", "simple field"},
		{para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>一、目标</w:t><w:tab/><w:t>3</w:t></w:r>`) +
			para(`<w:r><w:t>二、表</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`) + p("正文"), "一、目标→3 {contents}\n二、表 {contents}\n正文\n", "a table of contents is furniture"},
		{para(`<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>` +
			`<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>新增</w:t></w:r>`), "☒新增\n", "check box of a form"},
		{para(`<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>`), "≥95%\n", "a sign from the Symbol font"},
		{para(`<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>` + "\uf052" + `</w:t></w:r>`), "☑\n", "a symbol font's own place"},
		{tbl(tc("", "a") + `<w:tc>` + para(`<w:r><w:t>x</w:t><w:sym w:font="Webdings" w:char="F041"/></w:r>`) + `</w:tc>`), "|a|x?unknown_symbol|\n", "an unknown symbol is a doubt"},
		{para(`<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>b</m:t></m:r></m:oMath>`), "ab\n?formula\n", "a formula is read flat, and said"},
		{para(`<w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby>`), "拼\n", "pronunciation is not text"},

		{para(`<w:r><w:t>锚</w:t><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>` + box + `</wps:txbx></w:drawing></mc:Choice>` +
			`<mc:Fallback><w:pict><v:textbox>` + box + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`), "锚\n框内\n", "a text box once, behind its anchor"},
		{para(`<w:r><w:pict><v:textbox>` + box + `</v:textbox></w:pict></w:r>`), "框内\n", "an old text box"},
		{para(`<w:r><w:t>甲</w:t><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>`), "甲\n?embedded_object\n", "an embedded sheet is not read, and said"},
		{p("甲") + `<w:altChunk r:id="x"/>`, "甲\n?embedded_part\n", "an embedded file"},
	} {
		doc, err := Read(archive(t, body(c.in)))
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
	doc, err := Read(archive(t, body(p("甲")+tbl(tc(span2, "a"), tc("", "b")+`<w:tc>`+p("c")+tbl(tc("", "n"))+p("d")+`</w:tc>`+tc("", "e")+tc("", "f")))))
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, b := range doc.Pages[0].Blocks {
		if b.Line != nil {
			paths = append(paths, b.Line.Pos.Path)
			continue
		}
		for _, c := range b.Table.Cells {
			if len(c.Places) > 0 {
				paths = append(paths, c.Places[0].Path)
			}
		}
	}
	want := "p[1] table[1]/row[1]/cell[1]/p[1] table[1]/row[2]/cell[1]/p[1] table[1]/row[2]/cell[2]/p[1] " +
		"table[1]/row[2]/cell[2]/table[1]/row[1]/cell[1] table[1]/row[2]/cell[2]/p[2] table[1]/row[2]/cell[3]/p[1] table[1]/row[2]/cell[4]/p[1]"
	if got := strings.Join(paths, " "); got != want {
		t.Errorf("paths\n%s\nwant\n%s", got, want)
	}
}

func TestLists(t *testing.T) {
	numbering := `<w:numbering ` + declarations + `>
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%1）"/><w:suff w:val="nothing"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pStyle w:val="Item"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="` + "\uf06c" + `"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="hex"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="3"/></w:num>
</w:numbering>`
	styles := `<w:styles ` + declarations + `><w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="Sub"><w:basedOn w:val="Item"/></w:style><w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`
	li := func(num, level, text string) string {
		return para(`<w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + num + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r>`)
	}
	styled := func(style, text string) string {
		return para(`<w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r>`)
	}
	parts := body(li("5", "0", "甲") + li("5", "1", "子") + li("5", "1", "子") + li("5", "0", "乙") + li("5", "1", "子") +
		li("6", "0", "重") + li("6", "0", "起") + styled("Item", "三") + styled("Sub", "四") + li("0", "0", "无") +
		li("8", "0", "点") + li("9", "0", "怪") + tbl(`<w:tc>`+li("7", "0", "格")+`</w:tc>`) + styled("Ghost", "藏"))
	parts["numbering.xml"], parts["styles.xml"] = numbering, styles
	doc, err := Read(archive(t, parts))
	if err != nil {
		t.Fatal(err)
	}
	want := "（一）甲\n一.1 子\n一.2 子\n（二）乙\n二.1 子\n（一）重\n（二）起\n3. 三\n4. 四\n无\n● 点\n1) 怪\n|5. 格|\n?hidden_text\n?list_format\n"
	if got := seen.Print(doc); got != want {
		t.Errorf("lists:\n%s\nwant\n%s", got, want)
	}
}

func TestOrdinals(t *testing.T) {
	for _, c := range []struct {
		format string
		n      int
		want   string
	}{
		{"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"}, {"chineseCounting", 20, "二十"},
		{"chineseCountingThousand", 101, "一百零一"}, {"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1010, "一千零一十"},
		{"chineseLegalSimplified", 12, "壹拾贰"}, {"ideographDigital", 105, "一〇五"}, {"japaneseCounting", 3, "三"},
		{"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 51, "51"}, {"decimalEnclosedParen", 3, "⑶"},
		{"decimalZero", 5, "05"}, {"decimalFullWidth", 12, "１２"}, {"upperLetter", 28, "BB"}, {"lowerRoman", 14, "xiv"},
		{"ideographTraditional", 2, "乙"}, {"decimal", 12, "12"}, {"none", 4, ""},
	} {
		if got, known := formatOrdinal(c.format, c.n); got != c.want || !known {
			t.Errorf("%s %d = %q, want %q", c.format, c.n, got, c.want)
		}
	}
}

func TestFurniture(t *testing.T) {
	parts := body(p("正文") + `<w:sectPr><w:headerReference r:id="header1.xml"/><w:footerReference r:id="footer1.xml"/><w:headerReference r:id="header1.xml"/></w:sectPr>`)
	parts["header1.xml"] = `<w:hdr ` + declarations + `>` + tbl(tc("", "某局")+tc("", "2025")) + `</w:hdr>`
	parts["footer1.xml"] = `<w:ftr ` + declarations + `>` + p("- 1 -") + `</w:ftr>`
	parts["footnotes.xml"] = `<w:footnotes ` + declarations + `><w:footnote w:id="0"/><w:footnote w:id="1">` + p("注") + `</w:footnote></w:footnotes>`
	doc, err := Read(archive(t, parts))
	want := "某局 {header}\n2025 {header}\n正文\n- 1 - {footer}\n注 {footnote}\n"
	if got := seen.Print(doc); err != nil || got != want {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
	if doc.Ledger.Furniture != 10 || doc.Ledger.Lines != 2 || !doc.Ledger.Balanced() {
		t.Errorf("ledger %+v", doc.Ledger)
	}
}

func TestBad(t *testing.T) {
	good := archive(t, body(p("甲")))
	wide := strings.Repeat(tc(`<w:gridSpan w:val="500"/>`, "a"), 2500)
	for _, c := range []struct {
		data []byte
		kind error
		why  string
	}{
		{[]byte("PK\x03\x04 no archive"), budget.ErrDamaged, "not a zip"},
		{good[:len(good)-30], budget.ErrDamaged, "cut off: the directory is at the end"},
		{archive(t, map[string]string{"styles.xml": "<a/>"}), budget.ErrDamaged, "no body"},
		{archive(t, map[string]string{"document.xml": "<w:document><w:body>"}), budget.ErrDamaged, "body cut off"},
		{archive(t, map[string]string{"document.xml": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`}), budget.ErrDamaged, "external entity"},
		{archive(t, body(p(""))), budget.ErrEmpty, "nothing printed"},
		{archive(t, body(para(`<w:r><w:drawing><pic:pic/></w:drawing></w:r>`))), budget.ErrScan, "pictures only"},
		{archive(t, body(strings.Repeat("<w:p/>", 400_001))), budget.ErrTooLarge, "paragraphs without end"},
		{archive(t, body(strings.Repeat(`<w:tbl><w:tr><w:tc>`, 60)+strings.Repeat(`</w:tc></w:tr></w:tbl>`, 60))), budget.ErrTooLarge, "tables in tables without end"},
		{archive(t, body(tbl(wide))), budget.ErrTooLarge, "spans without end"},
	} {
		_, err := Read(c.data)
		var e *budget.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.why, err)
		}
	}
}

// pieces are what FuzzBody builds bodies of; "/" closes the innermost element.
var pieces = []string{"/", "/", "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:tcPr", "w:trPr", "w:pPr", "w:rPr", "w:ins", "w:del",
	"w:sdt", "w:sdtContent", "w:txbxContent", "w:drawing", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:fldSimple",
	`w:gridSpan w:val="2"`, `w:gridCol w:w="100"`, `w:tcW w:type="dxa" w:w="200"`, `w:vMerge`, `w:vMerge w:val="restart"`, `w:hMerge`, `w:hMerge w:val="restart"`, "w:cellDel",
	`w:gridBefore w:val="2"`, "w:hidden", "w:vanish", `w:fldChar w:fldCharType="begin"`, `w:fldChar w:fldCharType="separate"`,
	`w:fldChar w:fldCharType="end"`, `w:sym w:font="Symbol" w:char="F0B3"`, "w:br", "w:tab", "w:sectPr", "w:object", "甲", "乙 ", "\uf041"}

// assemble makes well-formed content of any bytes.
func assemble(recipe []byte) string {
	var b strings.Builder
	var open []string
	closeLast := func() {
		b.WriteString("</" + open[len(open)-1] + ">")
		open = open[:len(open)-1]
	}
	for _, c := range recipe {
		switch piece := pieces[int(c)%len(pieces)]; {
		case piece == "/":
			if len(open) > 0 {
				closeLast()
			}
		case strings.Contains(piece, ":"):
			name, _, _ := strings.Cut(piece, " ")
			open = append(open, name)
			b.WriteString("<" + piece + ">")
		default:
			b.WriteString(piece)
		}
	}
	for len(open) > 0 {
		closeLast()
	}
	return b.String()
}

// FuzzBody: whatever stands in a body, nothing panics, the ledger balances and
// every grid position has one cell.
func FuzzBody(f *testing.F) {
	f.Add([]byte{5, 6, 7, 8, 22, 0, 0, 2, 3, 4, 39, 0, 0, 0, 0, 7, 8, 24, 0, 0, 2, 3, 4, 40, 0, 0, 0, 0, 0, 6, 7, 2, 3, 4, 39})
	f.Add([]byte{2, 3, 31, 0, 32, 0, 4, 39, 0, 0, 0, 5, 6, 9, 28, 0, 0, 7, 5, 6, 7, 2, 3, 4, 39})
	f.Add([]byte{5, 6, 7, 8, 26, 0, 0, 2, 3, 4, 39, 0, 0, 0, 0, 7, 8, 25, 0, 23, 0, 0, 2, 3, 4, 40})
	f.Fuzz(func(t *testing.T, recipe []byte) {
		doc, err := Read(archive(t, body(assemble(recipe))))
		if err != nil {
			var e *budget.Error
			if !errors.As(err, &e) {
				t.Fatalf("not a *budget.Error: %v", err)
			}
			return
		}
		if wrong := seen.Check(doc); wrong != "" {
			t.Fatalf("%s\n%s", wrong, assemble(recipe))
		}
	})
}

func BenchmarkRead(b *testing.B) {
	row := tc("", "产出指标") + tc("", "数量指标") + tc("", "完成培训人次") + tc("", "全年组织培训的人次") + tc("", "≥500人次") + tc("", "年初工作计划")
	rows := make([]string, 25)
	for i := range rows {
		rows[i] = row
	}
	parts := body(strings.Repeat(p("1.某项目绩效目标表")+tbl(rows...), 300))
	data := archive(b, parts)
	b.SetBytes(int64(len(parts["document.xml"])))
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(300*float64(b.N)/b.Elapsed().Seconds(), "projects/s")
}
