package reflow

import (
	"strings"
	"unicode/utf8"
)

// Widths are in em: a CJK character is 1. The font is unknown, so every
// character that fonts set differently has a least and a greatest width.
type span struct{ lo, hi float32 }

var (
	wideChar  = span{1, 1}
	halfWide  = span{0.5, 1}     // CJK punctuation: typesetters may squeeze it to a half
	quoteMark = span{0.35, 1}    // “ ” come from the Latin or the CJK font
	digit     = span{0.5, 0.6}   // Times and SimSun 0.5, Helvetica and DejaVu up to 0.6
	capital   = span{0.5, 0.9}   // between a typewriter font and a W of Times
	lowercase = span{0.28, 0.62} // between an i of Times and an m of a sans font
	narrow    = span{0.22, 0.6}  // . , : ; ( ) [ ] / - |
	percent   = span{0.5, 0.96}  // half width in SimSun, 0.83 in Times, 0.95 in DejaVu
	sign      = span{0.5, 1}     // ≥ × ± are full width in CJK fonts
	spaceChar = span{0.0, 0.5}   // a text layer shows a space for any gap
)

// runeWidth is the width of one printed character.
func runeWidth(r rune) span {
	switch {
	case r < 0x80:
		return asciiWidth(r)
	case strings.ContainsRune("“”‘’…—·", r):
		return quoteMark
	case isPunctuation(r):
		return halfWide
	case r >= 0x2e80:
		return wideChar
	}
	return sign
}

func asciiWidth(r rune) span {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'A' && r <= 'Z' || r == '@' || r == '&':
		return capital
	case r >= 'a' && r <= 'z':
		return lowercase
	case r == '%' || r == '<' || r == '>' || r == '=' || r == '+' || r == '~' || r == '#':
		return percent
	case r <= ' ':
		return spaceChar
	}
	return narrow
}

// isPunctuation: full-width punctuation, which can be squeezed.
func isPunctuation(r rune) bool {
	return r >= 0x3001 && r <= 0x301b || r >= 0xff01 && r <= 0xff0f || r >= 0xff1a && r <= 0xff1f ||
		r >= 0xff3b && r <= 0xff3d || r >= 0xff5b && r <= 0xff65
}

func textWidth(s string) (lo, hi float32) {
	for _, r := range s {
		w := runeWidth(r)
		lo, hi = lo+w.lo, hi+w.hi
	}
	return lo, hi
}

// closers may not begin a line, openers may not end one (kinsoku).
const (
	closers = "，。、；：？！）》】』」〕〉％”’…,.;:?!)]}%·"
	openers = "（《【『「〔〈“‘([{"
)

func isCloser(r rune) bool { return strings.ContainsRune(closers, r) }
func isOpener(r rune) bool { return strings.ContainsRune(openers, r) }

// leadingUnit is the greatest width of what moves to the next line as a whole
// at the start of s: a character with the punctuation that may not be parted
// from it, or a Latin word or number. char is the width of the first character
// alone, for typesetters that break anywhere.
func leadingUnit(s string) (unit, char float32) {
	r, size := utf8.DecodeRuneInString(s)
	char = runeWidth(r).hi
	unit = char
	rest := s[size:]
	for isOpener(r) && rest != "" {
		r, size = utf8.DecodeRuneInString(rest)
		unit, rest = unit+runeWidth(r).hi, rest[size:]
	}
	word := isWord(r) || r == '》'
	for _, n := range rest {
		if !(word && isWord(n)) && !isCloser(n) && n != '/' && r != '/' {
			break
		}
		r = n
		word = word && (isWord(n) || isCloser(n)) // 【2024】269 was seen to stay whole
		unit += runeWidth(n).hi
	}
	return unit, char
}

// isWord: characters that typesetters keep together.
func isWord(r rune) bool {
	return r > ' ' && r < 0x80 && !isOpener(r) || r == '≥' || r == '≤' || r >= 0x80 && r < 0x2000
}
