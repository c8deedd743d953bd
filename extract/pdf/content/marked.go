package content

import (
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"jixiao/extract/mark"
	"jixiao/extract/pdf/font"
	"jixiao/extract/pdf/lex"
	"jixiao/extract/pdf/object"
)

// markedPart is one open marked-content sequence.
type markedPart struct{ artifact, hidden, replaced bool }

// maxMarked bounds their nesting; deeper ones are only counted.
const maxMarked = 512

// property is a property list that marked content names.
type property struct {
	off    bool
	actual string // /ActualText, as it stands in the file
}

func (in *Interp) markOperator(code uint32) {
	switch code {
	case opBMC, opBDC:
		in.beginMarked()
	case opEMC:
		n := len(in.marked)
		if n == 0 {
			return
		}
		part := in.marked[n-1]
		in.marked = in.marked[:n-1]
		in.count(part, -1)
		if part.replaced {
			in.endReplaced()
		}
	}
}

func (in *Interp) beginMarked() {
	var part markedPart
	if len(in.ops) > 0 && in.ops[0].kind == lex.Name {
		list := in.property()
		part.artifact = string(in.ops[0].text) == "Artifact"
		part.hidden = list.off && string(in.ops[0].text) == "OC"
		if list.actual != "" && !in.replaced.open {
			part.replaced = in.beginReplaced(textString(list.actual))
		}
	}
	if len(in.marked) < maxMarked {
		in.marked = append(in.marked, part)
		in.count(part, 1)
	}
}

func (in *Interp) count(p markedPart, by int) {
	if p.artifact {
		in.artifact += by
	}
	if p.hidden {
		in.hiddenLayer += by
		in.penOK = false
	}
}

// property reads the property list of BDC: a dictionary in the operands or the
// name of one in the resources.
func (in *Interp) property() property {
	if len(in.ops) > 1 && in.ops[1].kind == lex.Name {
		return in.res.property(in.ops[1].text)
	}
	for i := 2; i+1 < len(in.ops); i++ {
		if in.ops[i].kind == lex.Name && string(in.ops[i].text) == "ActualText" && in.ops[i+1].kind == lex.String {
			return property{actual: string(in.ops[i+1].text)}
		}
	}
	return property{}
}

func (r *resources) property(name []byte) property {
	if p, ok := r.properties[string(name)]; ok {
		return p
	}
	list := r.category("Properties")
	v := list.v.Key(string(name))
	p := property{off: r.lib.hides(v, list.refs[string(name)])}
	if t := v.Key("ActualText"); t.Kind() == object.String {
		p.actual = t.Text()
	}
	r.properties[string(name)] = p
	return p
}

// textString decodes a text string: UTF-16 or UTF-8 with their marks, else
// Latin.
func textString(s string) []rune {
	switch {
	case len(s) >= 2 && s[0] == 0xfe && s[1] == 0xff:
		units := make([]uint16, 0, len(s)/2)
		for i := 2; i+1 < len(s); i += 2 {
			units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
		}
		return utf16.Decode(units)
	case len(s) >= 3 && s[:3] == "\xef\xbb\xbf":
		return []rune(s[3:])
	}
	out := make([]rune, len(s))
	for i := range len(s) {
		out[i] = charmap.Windows1252.DecodeByte(s[i])
	}
	return out
}

// replacedText is an open sequence for which the file says what its glyphs
// stand for. Chromium does so where several characters share a glyph: without
// it 金 would read as the radical ⾦.
type replacedText struct {
	open bool
	text []rune
	from int // the first glyph of the sequence
}

func (in *Interp) beginReplaced(text []rune) bool {
	if !font.Readable(string(text)) {
		return false
	}
	in.flushUnknown()
	in.replaced = replacedText{open: true, text: text, from: len(in.page.Glyphs)}
	return true
}

// maxMergedGlyphs bounds how many glyphs are taken for one cluster when their
// number does not match the text.
const maxMergedGlyphs = 8

// endReplaced gives the glyphs of the sequence their text: one to one where the
// numbers match, all to one cluster where few glyphs on one line do not match,
// and as the font decodes them otherwise.
func (in *Interp) endReplaced() {
	r := in.replaced
	if !r.open {
		return
	}
	in.replaced = replacedText{}
	glyphs := in.page.Glyphs[min(r.from, len(in.page.Glyphs)):]
	switch {
	case len(glyphs) == 0:
		return
	case len(glyphs) == len(r.text):
		for i := range glyphs {
			glyphs[i].Text = string(r.text[i])
		}
	case len(glyphs) <= maxMergedGlyphs && sameLineGlyphs(glyphs):
		mergeGlyphs(&glyphs[0], glyphs[1:], string(r.text))
		in.page.Glyphs = in.page.Glyphs[:r.from+1]
	}
	in.dropUnread(r.from)
}

func sameLineGlyphs(list []mark.Glyph) bool {
	for _, g := range list[1:] {
		if g.Baseline != list[0].Baseline || g.Angle != list[0].Angle || g.Vertical != list[0].Vertical {
			return false
		}
	}
	return true
}

func mergeGlyphs(first *mark.Glyph, rest []mark.Glyph, text string) {
	first.Text = text
	for _, g := range rest {
		first.Box = first.Box.Union(g.Box)
		first.Advance += g.Advance
	}
}

// dropUnread takes out the glyphs that still have no text and reports them.
func (in *Interp) dropUnread(from int) {
	kept := in.page.Glyphs[:from]
	for _, g := range in.page.Glyphs[from:] {
		if g.Text == "" {
			in.addUnknown(g.Box)
			continue
		}
		g.Order = len(kept)
		kept = append(kept, g)
	}
	in.page.Glyphs = kept
}
