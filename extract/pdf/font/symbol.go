package font

import (
	"strings"
	"unicode/utf8"
)

// Symbol fonts put pictures where other fonts have letters. Producers give such
// a code no text, or its place raised to the private area U+F000. The pairs are
// what budget papers use: boxes, ticks, bullets and numbers in circles of the
// Wingdings family, by the fonts' published encodings; Adobe's Symbol comes
// from its metrics.
var pictures = map[string]map[rune]string{
	"wingdings": pairs("l●n■o□q❑r❒u◆v❖w⬥\x9f•\xa7▪\xa8◻\xd8➢\xdf←\xe0→\xe1↑\xe2↓\xfb✗\xfc✓\xfd☒\xfe☑" +
		"\x81①\x82②\x83③\x84④\x85⑤\x86⑥\x87⑦\x88⑧\x89⑨\x8a⑩\x8c❶\x8d❷\x8e❸\x8f❹\x90❺\x91❻\x92❼\x93❽\x94❾\x95❿"),
	"wingdings2": pairs("O✗P✓Q☒R☑S☒T☒\xa2■\xa3□\x97●\x99○"),
	"wingdings3": pairs("}▶p▲q▼"),
}

// pairs reads a table written as one byte, then the character it shows.
func pairs(table string) map[rune]string {
	m := map[rune]string{}
	for len(table) > 0 {
		shown := []rune(table[1:])[0]
		m[rune(table[0])] = string(shown)
		table = table[1+len(string(shown)):]
	}
	return m
}

// picture is the table of a symbol font; nil for all other fonts.
type picture struct {
	of func(code uint32) string
	// coded is set where the bytes of strings are places in the font, whatever
	// encoding the file names.
	coded bool
}

// pictureFont recognises symbol fonts by name.
func pictureFont(base string) *picture {
	name := strings.ToLower(strings.NewReplacer(" ", "", "-", "", "Regular", "").Replace(plainName(base)))
	if table, ok := pictures[name]; ok {
		return &picture{func(code uint32) string { return table[rune(code&0xff)] }, true}
	}
	if name == "symbol" || name == "symbolmt" {
		names := builtIn("Symbol")
		return &picture{func(code uint32) string { return glyphText(names[code&0xff]) }, false}
	}
	return nil
}

// raised reads a text that is a place in the font, raised to U+F000.
func (p *picture) raised(text string) string {
	if p == nil {
		return ""
	}
	if r, _ := utf8.DecodeRuneInString(text); r >= 0xf000 && r <= 0xf0ff {
		return p.of(uint32(r))
	}
	return ""
}
