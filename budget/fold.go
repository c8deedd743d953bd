package budget

import (
	"strings"
	"unicode"
)

// radicals maps a radical to its ordinary ideograph.
var radicals = func() map[rune]rune {
	m := map[rune]rune{}
	runes := []rune(radicalPairs)
	for i := 0; i+1 < len(runes); i += 2 {
		m[runes[i]] = runes[i+1]
	}
	return m
}()

// Fold makes texts comparable that people read as the same: radicals become
// ideographs, full width becomes half width, letters lower case, and all white
// space is dropped. For matching and searching only: stored text is never folded.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r = foldRune(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// FoldRune is Fold for one character; -1 drops it.
func FoldRune(r rune) rune { return foldRune(r) }

// folded reports whether Fold would return s as it is; the common case.
func folded(s string) bool {
	for _, r := range s {
		if foldRune(r) != r {
			return false
		}
	}
	return true
}

func foldRune(r rune) rune {
	switch {
	case r > 0x3000 && r < 0xf900: // ideographs and their punctuation: nearly every rune
		return r
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		if r <= ' ' || r == 0x7f {
			return -1
		}
		return r
	case r >= '！' && r <= '～': // full-width ASCII
		return foldRune(r - '！' + '!')
	case r >= 0x2e80 && r < 0x2fe0:
		if ideograph, ok := radicals[r]; ok {
			return ideograph
		}
		return r
	case unicode.IsSpace(r) || isZeroWidth(r):
		return -1
	case r == '￥':
		return '¥'
	}
	return r
}

// isZeroWidth lists characters that print nothing.
func isZeroWidth(r rune) bool {
	return r >= 0x200b && r <= 0x200f || r == 0x2060 || r == 0xfeff || r == 0x00ad
}
