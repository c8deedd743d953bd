package docx

import (
	"strings"
	"sync"
)

// Symbol fonts put pictures where other fonts have letters. Word stores such a
// character as its place in the font, 0x20 … 0xFF, raised to U+F000. The pairs
// below are the characters that budget papers use: comparison signs of Symbol,
// boxes and ticks of the Wingdings family. Source: the published encodings of
// the fonts (Adobe Symbol, Microsoft Wingdings), as mapped to Unicode. They are
// made when a document first asks for them.
var symbolFonts = sync.OnceValue(func() map[string]map[rune]string {
	return map[string]map[rune]string{
		"symbol": pairs("\xa3≤\xb3≥\xb1±\xb4×\xb8÷\xb9≠\xbb≈\xba≡\xb0°\xb7•\xa5∞\xa2′\xb2″\xae→\xac←\xd7·" +
			"aαbβgγdδmμpπsσWΩDΔSΣ-−*∗+＋=＝<＜>＞%%(())..//00112233445566778899::;;,,[[]]"),
		"wingdings": pairs("l●n■o□q❑r❒u◆v❖w⬥\x9f•\xa7▪\xa8◻\xd8➢\xdf←\xe0→\xe1↑\xe2↓\xfb✗\xfc✓\xfd☒\xfe☑" +
			"\x81①\x82②\x83③\x84④\x85⑤\x86⑥\x87⑦\x88⑧\x89⑨\x8a⑩\x8c❶\x8d❷\x8e❸\x8f❹\x90❺\x91❻\x92❼\x93❽\x94❾\x95❿"),
		"wingdings 2": pairs("O✗P✓Q☒R☑S☒T☒\xa2■\xa3□\x97●\x99○"),
		"wingdings 3": pairs("}▶p▲q▼"),
	}
})

// pairs reads a table written as one byte, then the character it shows.
func pairs(table string) map[rune]string {
	m := map[rune]string{}
	for len(table) > 0 {
		at := rune(table[0])
		rest := []rune(table[1:])
		m[at] = string(rest[0])
		table = table[1+len(string(rest[0])):]
	}
	return m
}

// symbol is what a character of a symbol font shows; false when the font is no
// symbol font or the character not in the table.
func symbol(font string, r rune) (string, bool) {
	table, known := symbolFonts()[strings.ToLower(font)]
	if !known {
		return "", false
	}
	s, ok := table[r&^0xf000]
	return s, ok
}

// isPrivate: the area symbol fonts are raised to, and all other private use.
func isPrivate(r rune) bool { return r >= 0xe000 && r <= 0xf8ff }
