package docx

import (
	"strconv"
	"strings"

	"jixiao/extract/seen"
	"jixiao/extract/xmlscan"
)

// paragraph is a w:p being read.
type paragraph struct {
	c          *container
	text       strings.Builder
	boxes      seen.Flow // text boxes anchored in it
	endDeleted bool      // its end was deleted by a tracked change
	contents   bool      // within a table of contents
	hidden     bool      // by its style
}

// field is a field being read: between its begin and its separator stands its
// code, behind that what is printed.
type field struct {
	code     string // its beginning
	result   bool
	contents bool // a table of contents
}

// run is what a w:r says about its text.
type run struct {
	hidden bool
	font   string
}

// inline reads the children of a paragraph, or of what groups runs within it.
func (w *walker) inline(p *paragraph) {
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:pPr":
			w.properties(p)
		case "w:r", "m:r":
			w.run(p)
		case "w:del", "w:moveFrom":
			w.once("tracked_changes", "文档带有修订记录，读出的是接受全部修订后的文字")
			w.s.Skip()
		case "w:ins", "w:moveTo":
			w.once("tracked_changes", "文档带有修订记录，读出的是接受全部修订后的文字")
		case "m:oMath":
			w.doubt("formula", "这里有公式，只按顺序读出其中的字符")
		case "w:rt", "w:sdtPr", "w:rubyPr", "w:smartTagPr", "w:customXmlPr", "w:sdtEndPr":
			w.s.Skip() // pronunciation above the text, settings
		case "mc:AlternateContent":
			w.alternate(func() { w.inline(p) })
		}
	}
}

// properties reads a w:pPr: the list the paragraph is counted in, and whether
// its end is deleted.
func (w *walker) properties(p *paragraph) {
	style, list, level, listed := "", "", -1, false
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:pStyle":
			style = w.s.Get("w:val")
		case "w:numId":
			list, listed = w.s.Get("w:val"), true
		case "w:ilvl":
			level = w.s.Int("w:val", 0)
		case "w:del":
			p.endDeleted = true
		case "w:sectPr":
			w.section()
		case "w:pPrChange":
			w.s.Skip() // how the paragraph looked before
		}
	}
	if !listed {
		list, level = w.styleList(style, level)
	}
	if list != "" && list != "0" {
		w.print(p, w.ordinal(list, level))
	}
	p.hidden = w.parts.styles.hides(style)
}

// styleList is the list and level that a paragraph style counts in.
func (w *walker) styleList(style string, level int) (string, int) {
	list, at := w.parts.styles.list(style)
	if n, ok := w.parts.lists.nums[list]; ok && level < 0 {
		if levels := w.parts.lists.abstracts[n.abstract]; levels != nil {
			for i, l := range levels {
				if l.style == style {
					return list, i
				}
			}
		}
	}
	return list, max(level, at)
}

func (w *walker) run(p *paragraph) {
	w.runContent(p, &run{})
}

// runContent reads the children of a run, or of a choice within it.
func (w *walker) runContent(p *paragraph, r *run) {
	for depth := w.s.Depth(); w.err == nil && w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:rPr":
			*r = w.runProperties()
		case "mc:AlternateContent":
			w.alternate(func() { w.runContent(p, r) })
		default:
			w.runChild(p, *r)
		}
	}
}

// runProperties reads a w:rPr.
func (w *walker) runProperties() run {
	var r run
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind != xmlscan.Start {
			continue
		}
		switch w.s.Name {
		case "w:vanish":
			r.hidden = isOn(w.s)
		case "w:rStyle":
			r.hidden = r.hidden || w.parts.styles.hides(w.s.Get("w:val"))
		case "w:rFonts":
			r.font = w.s.Get("w:ascii")
		case "w:rPrChange":
			w.s.Skip() // how the run looked before
		}
	}
	return r
}

// runChild reads one element of a run.
func (w *walker) runChild(p *paragraph, r run) {
	switch w.s.Name {
	case "w:t", "m:t":
		w.write(p, r, w.characters())
	case "w:tab", "w:ptab":
		w.write(p, r, "\t")
	case "w:br", "w:cr":
		w.write(p, r, "\n")
	case "w:noBreakHyphen":
		w.write(p, r, "-")
	case "w:sym":
		w.symbol(p, r)
	case "w:fldChar":
		w.fieldMark(p, r)
	case "w:instrText":
		w.fieldCode(w.characters())
	case "w:drawing", "w:pict", "w:object":
		w.drawing(p, w.s.Name == "w:object")
	case "w:ruby", "w:rubyBase":
		w.inline(p)
	default:
		w.s.Skip()
	}
}

// characters gathers the text of the current element.
func (w *walker) characters() string {
	var b strings.Builder
	for depth := w.s.Depth(); w.s.Next() && w.s.Depth() >= depth; {
		if w.s.Kind == xmlscan.Text {
			b.WriteString(w.s.Text())
		}
	}
	return b.String()
}

// write prints text of a run, if it is to be seen.
func (w *walker) write(p *paragraph, r run, text string) {
	for _, f := range w.fields {
		if !f.result {
			return // what a field's code holds is not printed
		}
	}
	if r.hidden || p.hidden {
		if seen.Count(text) > 0 {
			w.once("hidden_text", "文档里有隐藏文字，没有采用")
		}
		return
	}
	if strings.ContainsFunc(text, isPrivate) {
		text = w.fromSymbolFont(r.font, text)
	}
	w.print(p, text)
}

func (w *walker) print(p *paragraph, text string) {
	w.printed += seen.Count(text)
	p.contents = p.contents || w.inContents()
	p.text.WriteString(text)
}

// fromSymbolFont replaces the characters of a symbol font by what they show.
func (w *walker) fromSymbolFont(font, text string) string {
	var b strings.Builder
	for _, c := range text {
		switch s, ok := symbol(font, c); {
		case ok:
			b.WriteString(s)
		case isPrivate(c):
			w.unknownSymbol(font)
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// symbol reads a w:sym: a place in a symbol font.
func (w *walker) symbol(p *paragraph, r run) {
	font := w.s.Get("w:font")
	n, err := strconv.ParseUint(w.s.Get("w:char"), 16, 16)
	s, ok := symbol(font, rune(n))
	switch {
	case err == nil && ok:
		w.write(p, r, s)
	case err == nil && n >= ' ' && !isPrivate(rune(n)) && (n < 0xd800 || n > 0xdfff):
		w.write(p, r, string(rune(n)))
	default:
		w.unknownSymbol(font)
	}
	w.s.Skip()
}

func (w *walker) unknownSymbol(font string) {
	w.printed++
	w.reported++
	w.doubt("unknown_symbol", "有一个符号（字体 "+font+"）认不出，没有采用")
}
