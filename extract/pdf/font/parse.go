package font

import (
	"unicode/utf16"
	"unicode/utf8"

	"jixiao/extract/pdf/lex"
)

// maxEntries bounds the entries of one CMap: two bytes give 65,536 codes.
const maxEntries = 70_000

// Budget is what the fonts of one document may still hold, in entries of CMaps
// and of font programs' tables. Real documents have some 10,000.
type Budget int

// NewBudget starts a document.
func NewBudget() *Budget {
	b := Budget(600_000)
	return &b
}

// take runs a parser that may make up to maxEntries entries and counts them.
func (b *Budget) take(parse func(most int) (used int)) {
	most := min(maxEntries, int(*b))
	if most > 0 {
		*b -= Budget(parse(most))
	}
}

// cmapReader reads the PostScript of a CMap: a fixed set of operators between
// tokens. Unknown words are passed over.
type cmapReader struct {
	l    *lex.Lexer
	t    lex.Token
	cmap *CMap
	text *ToUnicode
	last lex.Token // the token before the current one
	left int
}

// ParseCMap reads an embedded CMap. base is the CMap named by its /UseCMap, or
// nil; a usecmap inside names a predefined one.
func ParseCMap(data []byte, base *CMap, b *Budget) *CMap {
	r := &cmapReader{l: lex.New(data, 0), cmap: &CMap{base: base}, text: newToUnicode()}
	if base != nil {
		r.cmap.Vertical = base.Vertical
	}
	b.take(r.run)
	r.cmap.finish()
	return r.cmap
}

// ParseToUnicode reads a /ToUnicode CMap.
func ParseToUnicode(data []byte, b *Budget) *ToUnicode {
	r := &cmapReader{l: lex.New(data, 0), cmap: &CMap{}, text: newToUnicode()}
	b.take(r.run)
	r.text.finish()
	return r.text
}

func (r *cmapReader) next() bool {
	r.l.Next(&r.t)
	return r.t.Kind != lex.EOF
}

func (r *cmapReader) run(most int) (used int) {
	r.left = most
	for r.left > 0 && r.next() {
		if r.t.Kind == lex.Word {
			switch string(r.t.Text) {
			case "usecmap":
				if r.last.Kind == lex.Name {
					r.cmap.base = Predefined(string(r.last.Text))
				}
			case "begincodespacerange":
				r.spaces()
			case "begincidrange":
				r.cids(true)
			case "begincidchar":
				r.cids(false)
			case "beginbfrange":
				r.texts(true)
			case "beginbfchar":
				r.texts(false)
			}
		} else if r.t.Kind == lex.Number && r.last.Kind == lex.Name && string(r.last.Text) == "WMode" {
			r.cmap.Vertical = r.t.Num == 1
		}
		r.last = r.t
		r.l.Reset()
	}
	return most - max(r.left, 0)
}

// code takes the current token as a code.
func (r *cmapReader) code() (v uint32, n int, ok bool) {
	if r.t.Kind == lex.Number { // some producers forget the brackets
		return uint32(max(r.t.Num, 0)), 2, true
	}
	if r.t.Kind != lex.String || len(r.t.Text) > 4 {
		return 0, 0, r.t.Kind == lex.String
	}
	for _, b := range r.t.Text {
		v = v<<8 | uint32(b)
	}
	return v, len(r.t.Text), true
}

func (r *cmapReader) spaces() {
	for r.next() {
		lo, n, ok := r.code()
		if !ok || !r.next() {
			return
		}
		hi, m, ok := r.code()
		if !ok {
			return
		}
		if n == m && n > 0 && len(r.cmap.spaces) < 1000 {
			r.cmap.spaces = append(r.cmap.spaces, codeSpace{n, lo, hi})
		}
	}
}

func (r *cmapReader) cids(isRange bool) {
	for r.next() {
		lo, n, ok := r.code()
		if !ok || !r.next() {
			return
		}
		hi := lo
		if isRange {
			if hi, _, ok = r.code(); !ok || !r.next() {
				return
			}
		}
		if r.t.Kind != lex.Number {
			return
		}
		if r.left--; r.left > 0 && n > 0 && n < 5 && hi >= lo {
			r.cmap.ranges[n] = append(r.cmap.ranges[n], cidRange{lo, hi, uint32(max(r.t.Num, 0))})
		}
	}
}

func (r *cmapReader) texts(isRange bool) {
	for r.next() {
		lo, _, ok := r.code()
		if !ok || !r.next() {
			return
		}
		hi := lo
		if isRange {
			if hi, _, ok = r.code(); !ok || !r.next() {
				return
			}
		}
		switch r.t.Kind {
		case lex.String:
			r.textRange(lo, hi)
		case lex.ArrayOpen:
			r.textArray(lo, hi)
		case lex.Name:
			if name := []rune(glyphText(string(r.t.Text))); len(name) > 0 {
				r.put(lo, string(name[:len(name)-1]), name[len(name)-1])
			}
		default:
			return
		}
		r.l.Reset()
	}
}

func (r *cmapReader) put(code uint32, before string, last rune) {
	if r.left--; r.left > 0 {
		r.text.put(code, before, last)
	}
}

func (r *cmapReader) textRange(lo, hi uint32) {
	before, last, ok := utf16be(r.t.Text)
	if !ok || hi < lo {
		return
	}
	if lo == hi {
		r.put(lo, before, last)
		return
	}
	if r.left--; r.left > 0 {
		r.text.ranges = append(r.text.ranges, textRange{lo, min(hi, lo+0xffff), last, before})
	}
}

func (r *cmapReader) textArray(lo, hi uint32) {
	for code := lo; r.next() && r.t.Kind != lex.ArrayClose && r.t.Kind != lex.Word; code++ {
		if r.t.Kind == lex.String && code <= hi {
			if before, last, ok := utf16be(r.t.Text); ok {
				r.put(code, before, last)
			}
		}
	}
}

// maxText bounds the text of one code, in bytes.
const maxText = 64

// utf16be decodes a destination into its last character and what stands before
// it. One byte is taken as a Latin character, as careless producers mean it; a
// surrogate without its partner stays U+FFFD.
func utf16be(b []byte) (before string, last rune, ok bool) {
	switch len(b) {
	case 0:
		return "", 0, false
	case 1:
		return "", rune(b[0]), true
	case 2:
		return "", utf16.Decode([]uint16{uint16(b[0])<<8 | uint16(b[1])})[0], true
	}
	units := make([]uint16, 0, maxText/2)
	for i := 0; i+1 < len(b) && i < maxText; i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	runes := utf16.Decode(units)
	n := len(runes) - 1
	return string(runes[:n]), runes[n], true
}

// Readable reports whether a text can stand in a document: no replacement,
// private-use, control or unassigned characters.
func Readable(s string) bool {
	if s == "" {
		return false
	}
	for _, r := range s {
		switch {
		case r < ' ' && r != '\t', r >= 0x7f && r < 0xa0,
			r == utf8.RuneError, r >= 0xe000 && r <= 0xf8ff,
			r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe,
			r >= 0xf0000:
			return false
		}
	}
	return true
}
