package font

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// glyphList is Adobe's glyph list, dingbatList that of ZapfDingbats, whose names
// (a1 to a206) mean other things in other fonts. They are unpacked when the
// first name needs them.
var (
	glyphList   = sync.OnceValue(func() map[string]string { return readGlyphList("glyphlist") })
	dingbatList = sync.OnceValue(func() map[string]string { return readGlyphList("zapfdingbats") })
)

func readGlyphList(file string) map[string]string {
	list := map[string]string{}
	lines(file, func(f []string) {
		text := ""
		for _, h := range f[1:] {
			if r, err := strconv.ParseUint(h, 16, 32); err == nil {
				text += string(rune(r))
			}
		}
		list[f[0]] = text
	})
	return list
}

// lines calls do with the fields of each line of a packed text.
func lines(file string, do func([]string)) {
	for line := range strings.Lines(string(unpack(file))) {
		if f := strings.Fields(line); len(f) > 1 {
			do(f)
		}
	}
}

func uniName(r rune) string { return fmt.Sprintf("uni%04X", r) }

// glyphText reads a glyph name by the rules of Adobe's glyph list: the name
// itself, uniXXXX, uXXXXX, parts joined by "_", suffixes after ".". It is empty
// for names that tell nothing (g12, cid345).
func glyphText(name string) string {
	if name == "" || name[0] == '.' {
		return ""
	}
	if i := strings.IndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	if len(name) == 1 && (name[0] >= 'A' && name[0] <= 'Z' || name[0] >= 'a' && name[0] <= 'z') {
		return name
	}
	if s := hexName(name); s != "" {
		return s
	}
	if s, ok := glyphList()[name]; ok {
		return s
	}
	if !strings.Contains(name, "_") {
		return ""
	}
	text := ""
	for _, part := range strings.Split(name, "_") {
		s := ""
		if part != name {
			s = glyphText(part)
		}
		if s == "" {
			return ""
		}
		text += s
	}
	return text
}

// hexName reads uniXXXX (also several in a row) and uXXXX to uXXXXXX.
func hexName(name string) string {
	if digits, ok := strings.CutPrefix(name, "uni"); ok && len(digits) >= 4 && len(digits)%4 == 0 {
		text := ""
		for i := 0; i < len(digits); i += 4 {
			r, err := strconv.ParseUint(digits[i:i+4], 16, 32)
			if err != nil {
				return ""
			}
			text += string(rune(r))
		}
		return text
	}
	if digits, ok := strings.CutPrefix(name, "u"); ok && len(digits) >= 4 && len(digits) <= 6 {
		if r, err := strconv.ParseUint(digits, 16, 32); err == nil {
			return string(rune(r))
		}
	}
	return ""
}

// metric is one glyph of a standard font.
type metric struct {
	code  int
	name  string
	width float64
}

func standardMetrics(font string) (list []metric) {
	lines(font, func(f []string) {
		code, _ := strconv.Atoi(f[0])
		width, _ := strconv.ParseFloat(f[2], 64)
		list = append(list, metric{code, f[1], width / 1000})
	})
	return list
}

// builtIn is the own encoding of a standard font; Helvetica's is the standard encoding.
func builtIn(font string) (names [256]string) {
	for _, m := range standardMetrics(font) {
		if m.code >= 0 && m.code < 256 {
			names[m.code] = m.name
		}
	}
	return names
}

// standardName finds which of the 14 standard fonts a name means; the common
// TrueType names stand for their models. Empty for all others.
func standardName(name string) string {
	name = strings.ReplaceAll(plainName(name), " ", "")
	bold := strings.Contains(name, "Bold")
	italic := strings.Contains(name, "Italic") || strings.Contains(name, "Oblique")
	switch {
	case strings.HasPrefix(name, "Courier"):
		return "Courier"
	case strings.HasPrefix(name, "Symbol"), strings.HasPrefix(name, "ZapfDingbats"):
		return name
	case strings.HasPrefix(name, "Helvetica"), strings.HasPrefix(name, "Arial"):
		if bold {
			return "Helvetica-Bold"
		}
		return "Helvetica"
	case strings.HasPrefix(name, "Times"):
		switch {
		case bold && italic:
			return "Times-BoldItalic"
		case bold:
			return "Times-Bold"
		case italic:
			return "Times-Italic"
		}
		return "Times-Roman"
	}
	return ""
}

// fallbackWidth is the advance of a glyph of which nothing is known: that of
// Courier and of half a Chinese character's neighbour.
const fallbackWidth = 0.6

// standardWidths gives the widths of a font that lists none.
func standardWidths(font string, names *[256]string) (w [256]float64) {
	for i := range w {
		w[i] = fallbackWidth
	}
	byText := map[string]float64{}
	for _, m := range standardMetrics(standardName(font)) {
		byText[m.name] = m.width
		if t := glyphText(m.name); t != "" {
			byText[t] = m.width
		}
	}
	for i, n := range names {
		if v, ok := byText[n]; ok {
			w[i] = v
		} else if v, ok := byText[glyphText(n)]; ok && n != "" {
			w[i] = v
		}
	}
	return w
}
