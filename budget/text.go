package budget

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// JoinLines joins a cell's printed lines by the contract's text rule: white
// space next to a CJK character or CJK punctuation is dropped, one space stays
// only between two Latin or digit words, and a number or code that a wrap has
// cut is joined without a space. Nothing else is altered. A line that ends with
// white space was not cut.
func JoinLines(lines ...string) string {
	joined, uncut := "", false
	for _, printed := range lines {
		line := CleanText(printed)
		if line == "" {
			continue
		}
		if joined != "" && spaceAtWrap(joined, line, uncut) {
			joined += " "
		}
		joined += line
		uncut = strings.TrimRightFunc(printed, isBlank) != printed
	}
	return joined
}

// CleanText applies the text rule to one printed line.
func CleanText(s string) string {
	if !hasSpace(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	last, pending := rune(0), false
	for _, r := range s {
		if isBlank(r) {
			pending = last != 0
			continue
		}
		if pending && endsWord(last) && startsWord(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		last, pending = r, false
	}
	return b.String()
}

func hasSpace(s string) bool {
	return strings.IndexFunc(s, isBlank) >= 0
}

func isBlank(r rune) bool {
	if r > 0x3000 && r < 0xfeff { // ideographs and their punctuation: nearly every rune
		return false
	}
	return unicode.IsSpace(r) || isZeroWidth(r)
}

// spaceAtWrap decides whether the wrap between two lines stood for a space: it
// did between two words of letters; a token with a digit in it is a number or
// a code that the narrow cell has cut, unless it is known to be uncut.
func spaceAtWrap(before, after string, uncut bool) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	if !endsWord(last) || !startsWord(first) {
		return false
	}
	return uncut || !strings.ContainsAny(lastToken(before)+firstToken(after), "0123456789")
}

func lastToken(s string) string {
	if i := strings.LastIndexFunc(s, notInToken); i >= 0 {
		_, size := utf8.DecodeRuneInString(s[i:])
		return s[i+size:]
	}
	return s
}

func firstToken(s string) string {
	if i := strings.IndexFunc(s, notInToken); i >= 0 {
		return s[:i]
	}
	return s
}

// notInToken ends a Latin word, number or code.
func notInToken(r rune) bool { return !isLatinWord(r) && !strings.ContainsRune(".,-/", r) }

// isLatinWord: letters and digits of alphabetic scripts, full width excluded.
func isLatinWord(r rune) bool {
	if r < 0x80 {
		return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// endsWord: a space may stay after a word or the punctuation that hangs on it.
func endsWord(r rune) bool { return isLatinWord(r) || strings.ContainsRune(",.;:!?)'\"", r) }

// startsWord: a space may stay before a word or an opening bracket or quote.
func startsWord(r rune) bool { return isLatinWord(r) || strings.ContainsRune("('\"", r) }

// IsCJK reports whether r is a CJK ideograph, radical, kana, full-width form or
// CJK punctuation.
func IsCJK(r rune) bool {
	switch {
	case r >= 0x2e80 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff, r >= 0xfe30 && r <= 0xfe4f,
		r >= 0xff00 && r <= 0xffef, r >= 0x20000 && r <= 0x3ffff:
		return true
	case strings.ContainsRune("“”‘’…—·", r):
		return true
	}
	return false
}
