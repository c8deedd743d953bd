package font

import (
	"strings"
	"sync"

	"golang.org/x/text/encoding/charmap"

	"jixiao/extract/pdf/object"
)

func loadSimple(f *Font, v object.Value, b *Budget) {
	descriptor := v.Key("FontDescriptor")
	setHeights(f, descriptor)
	d := &simpleDecoder{unicode: toUnicodeOf(v, b), pictures: pictureFont(v.Key("BaseFont").Text())}
	f.decoder = d
	d.names = sync.OnceValue(func() *[256]string { return glyphNames(v, descriptor) })
	f.metrics = simpleWidths(v, descriptor, d)
}

// loadType3 takes the metrics from the font's own matrix. Its glyphs are small
// pages; they are measured and decoded, not drawn.
func loadType3(f *Font, v object.Value, b *Budget) {
	f.Type3 = true
	f.Ascent, f.Descent = defaultAscent, defaultDescent
	scale := 0.001
	if m, ok := object.Numbers(v.Key("FontMatrix"), 6); ok && m[0] != 0 {
		scale = m[0]
		if r, ok := object.Numbers(v.Key("FontBBox"), 4); ok {
			up, down := max(r[1]*m[3], r[3]*m[3]), min(r[1]*m[3], r[3]*m[3])
			if up > 0.3 && up <= maxAscent && down <= 0 && down >= minDescent {
				f.Ascent, f.Descent = up, down
			}
		}
	}
	d := &simpleDecoder{unicode: toUnicodeOf(v, b)}
	d.names = sync.OnceValue(func() *[256]string {
		names, _ := differences(v.Key("Encoding").Key("Differences"))
		return &names
	})
	f.decoder = d
	f.metrics = simpleMetrics{widths: listedWidths(v, 0, scale)}
}

// simpleDecoder asks the file's own ToUnicode, then the tables of the symbol
// fonts, then the glyph's name. The names are only looked for when a code asks:
// they may stand in the font program, the largest part of many files.
type simpleDecoder struct {
	unicode  *ToUnicode
	pictures *picture
	names    func() *[256]string
}

func (d *simpleDecoder) text(code uint32, n int) string {
	own := ""
	if d.unicode != nil {
		if own = d.unicode.Text(code); Readable(own) {
			return own
		}
	}
	if s := d.pictures.raised(own); s != "" {
		return s
	}
	if d.pictures != nil && d.pictures.coded {
		if s := d.pictures.of(code); s != "" {
			return s
		}
	}
	return glyphText(d.names()[code&0xff])
}

type simpleMetrics struct{ widths [256]float64 }

func (m simpleMetrics) measure(code uint32, _ int, g *Glyph) { g.Width = m.widths[code&0xff] }

// listedWidths reads /Widths; missing stands for what is not listed.
func listedWidths(v object.Value, missing, scale float64) (w [256]float64) {
	for i := range w {
		w[i] = missing * scale
	}
	first := int(v.Key("FirstChar").Num())
	list := v.Key("Widths")
	for i := range min(list.Len(), 256) {
		if code := first + i; code >= 0 && code < 256 {
			w[code] = list.Index(i).Num() * scale
		}
	}
	return w
}

func simpleWidths(v, descriptor object.Value, d *simpleDecoder) simpleMetrics {
	if v.Key("Widths").Kind() == object.Array {
		return simpleMetrics{listedWidths(v, descriptor.Key("MissingWidth").Num(), 0.001)}
	}
	return simpleMetrics{standardWidths(v.Key("BaseFont").Text(), d.names())}
}

// glyphNames gives each code its glyph name: a base encoding, named, built into
// the font program, or the standard one, and the differences over it.
func glyphNames(v, descriptor object.Value) *[256]string {
	enc := v.Key("Encoding")
	base := enc.Text()
	var diff [256]string
	if enc.Kind() == object.Dict {
		base = enc.Key("BaseEncoding").Text()
		diff, _ = differences(enc.Key("Differences"))
	}
	names := baseNames(base, v, descriptor)
	dingbats := strings.HasPrefix(plainName(v.Key("BaseFont").Text()), "ZapfDingbats")
	for i, n := range diff {
		if n != "" {
			names[i] = n
		}
		if dingbats {
			names[i] = dingbatName(names[i])
		}
	}
	return &names
}

func baseNames(base string, v, descriptor object.Value) [256]string {
	switch base {
	case "WinAnsiEncoding":
		return winAnsi()
	case "MacRomanEncoding":
		return charmapNames(charmap.Macintosh)
	case "StandardEncoding":
		return builtIn("Helvetica")
	}
	name := plainName(v.Key("BaseFont").Text())
	switch {
	case strings.HasPrefix(name, "Symbol"):
		return builtIn("Symbol")
	case strings.HasPrefix(name, "ZapfDingbats"):
		return builtIn("ZapfDingbats")
	}
	if names, ok := programNames(descriptor); ok {
		return names
	}
	if arbitraryCodes(descriptor) {
		return [256]string{}
	}
	if v.Key("Subtype").Text() == "TrueType" {
		return winAnsi() // as all viewers take it
	}
	return builtIn("Helvetica") // the standard encoding
}

// dingbatName writes a name of ZapfDingbats as "uniXXXX".
func dingbatName(name string) string {
	if s := dingbatList()[name]; s != "" {
		return uniName([]rune(s)[0])
	}
	return name
}

// symbolicFlag marks a font outside the standard Latin characters.
const symbolicFlag = 1 << 2

// arbitraryCodes reports whether the codes of a font without any encoding mean
// nothing: subsets that are embedded as symbolic number their glyphs as they
// come. Other readers show them as Latin letters; here they are unknown.
func arbitraryCodes(descriptor object.Value) bool {
	kind, _ := fontFile(descriptor)
	return kind != "" && int(descriptor.Key("Flags").Num())&symbolicFlag != 0
}

// winAnsi is code page 1252, but for the soft hyphen, which PDF prints as a hyphen.
func winAnsi() [256]string {
	names := charmapNames(charmap.Windows1252)
	names[0xad] = "hyphen"
	return names
}

// charmapNames writes each code of a code page as the name "uniXXXX".
func charmapNames(c *charmap.Charmap) (names [256]string) {
	for i := 32; i < 256; i++ {
		names[i] = uniName(c.DecodeByte(byte(i)))
	}
	return names
}

// differences reads "code /name /name … code /name …".
func differences(v object.Value) (names [256]string, any bool) {
	code := 0
	for i := range min(v.Len(), 4096) {
		switch e := v.Index(i); e.Kind() {
		case object.Number:
			code = int(e.Num())
		case object.Name:
			if code >= 0 && code < 256 {
				names[code] = e.Text()
				any = true
			}
			code++
		}
	}
	return names, any
}

// plainName drops a subset's prefix "ABCDEF+".
func plainName(s string) string {
	if len(s) > 7 && s[6] == '+' {
		return s[7:]
	}
	return s
}
