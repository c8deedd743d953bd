// Package font turns the bytes of shown strings into characters with widths:
// simple fonts, composite fonts with any CMap, and Type 3.
package font

import (
	"strings"

	"jixiao/extract/pdf/object"
)

// Glyph is what one code of a font shows. Distances are in text space, where 1
// is the font size.
type Glyph struct {
	// Text is what the code stands for; empty when Decoded is not set.
	Text    string
	Decoded bool
	// Blank is set for white space, which paints nothing.
	Blank bool
	// Silent is set for codes that move the pen and stand for nothing at all.
	Silent bool
	// Width is the horizontal advance.
	Width float64
	// Down is the vertical advance (negative: down the page), and OriginX,
	// OriginY lead from the horizontal to the vertical origin.
	Down, OriginX, OriginY float64
	// WordSpace is set for the single-byte code 32, to which Tw applies.
	WordSpace bool
}

// Font is one font of a document. Its glyphs are worked out once, when met.
type Font struct {
	// ID numbers the fonts of a document.
	ID       int
	Vertical bool
	Type3    bool
	// Ascent and Descent bound the glyph boxes; Descent is negative.
	Ascent, Descent float64

	cmap    *CMap // nil for simple fonts
	decoder decoder
	metrics metrics

	// misnamed tells glyphs whose texts cannot be theirs; nil where none is known.
	misnamed func(text string, width float64) bool

	single [256]*Glyph
	double [256]*[256]*Glyph
	long   map[uint32]*Glyph
	slab   []Glyph // memory for the next glyphs
}

// silent is the text of control codes in a CMap whose codes are Unicode: they
// are known to paint nothing.
const silent = "\x00"

// decoder finds the text of a code.
type decoder interface {
	text(code uint32, n int) string
}

// metrics finds the advance of a code.
type metrics interface {
	measure(code uint32, n int, g *Glyph)
}

// Next cuts one code from s, which must not be empty.
func (f *Font) Next(s []byte) (*Glyph, int) {
	if f.cmap == nil {
		g := f.single[s[0]]
		if g == nil {
			g = f.learn(uint32(s[0]), 1)
			f.single[s[0]] = g
		}
		return g, 1
	}
	code, n := f.cmap.Next(s)
	return f.find(code, n), n
}

// maxLong bounds the glyphs kept for codes of three and four bytes.
const maxLong = 1 << 16

func (f *Font) find(code uint32, n int) *Glyph {
	var slot **Glyph
	switch n {
	case 1:
		slot = &f.single[code&0xff]
	case 2:
		page := f.double[code>>8&0xff]
		if page == nil {
			page = new([256]*Glyph)
			f.double[code>>8&0xff] = page
		}
		slot = &page[code&0xff]
	default:
		return f.findLong(code, n)
	}
	if *slot == nil {
		*slot = f.learn(code, n)
	}
	return *slot
}

func (f *Font) findLong(code uint32, n int) *Glyph {
	g := f.long[code]
	if g == nil {
		g = f.learn(code, n)
		if f.long == nil {
			f.long = map[uint32]*Glyph{}
		}
		if len(f.long) < maxLong {
			f.long[code] = g
		}
	}
	return g
}

// slabGlyphs is how many glyphs are allocated together.
const slabGlyphs = 64

// learn works a glyph out.
func (f *Font) learn(code uint32, n int) *Glyph {
	if len(f.slab) == 0 {
		f.slab = make([]Glyph, slabGlyphs)
	}
	g := &f.slab[0]
	f.slab = f.slab[1:]
	g.WordSpace = n == 1 && code == ' '
	f.metrics.measure(code, n, g)
	text := f.decoder.text(code, n)
	if text == silent {
		g.Silent = true
		return g
	}
	if f.misnamed != nil && f.misnamed(text, g.Width) {
		return g
	}
	if g.Decoded = Readable(text); g.Decoded {
		g.Text = text
		g.Blank = strings.TrimSpace(text) == ""
	}
	return g
}

// maxFontStream bounds a CMap or font file.
const maxFontStream = 32 << 20

// Load reads a font dictionary. It never fails: an unreadable font gives
// undecoded glyphs, and so does one beyond the document's budget.
func Load(v object.Value, id int, b *Budget) *Font {
	f := &Font{ID: id}
	switch v.Key("Subtype").Text() {
	case "Type0":
		loadComposite(f, v, b)
	case "Type3":
		loadType3(f, v, b)
	default:
		loadSimple(f, v, b)
	}
	return f
}

// Bounds of believable ascents and descents; descriptors often hold 0 or the
// bounds of the font's largest glyph.
const (
	defaultAscent, defaultDescent = 0.86, -0.14
	maxAscent, minDescent         = 1.2, -0.5
)

func setHeights(f *Font, descriptor object.Value) {
	f.Ascent = descriptor.Key("Ascent").Num() / 1000
	f.Descent = descriptor.Key("Descent").Num() / 1000
	if f.Descent > 0 {
		f.Descent = -f.Descent
	}
	if f.Ascent < 0.3 || f.Ascent > maxAscent || f.Descent < minDescent {
		f.Ascent, f.Descent = defaultAscent, defaultDescent
	}
}

func toUnicodeOf(v object.Value, b *Budget) *ToUnicode {
	tu := v.Key("ToUnicode")
	if tu.Kind() != object.Stream {
		return nil
	}
	data, _ := tu.Data(nil, maxFontStream)
	t := ParseToUnicode(data, b)
	if t.empty() {
		return nil
	}
	return t
}
