package font

import (
	"strings"
	"unicode/utf8"
)

const (
	// fullEm is the least width of an ideograph; no accented letter is as wide.
	fullEm = 0.95
	// minMisnamed: so many accented letters as wide as ideographs are no accident.
	minMisnamed = 2
)

// pinyin are the accented letters that Chinese fonts draw as wide as ideographs.
const pinyin = "āáǎàēéěèêīíǐìōóǒòūúǔùǖǘǚǜüńňǹ"

// latinEnd is the end of the blocks of Latin letters.
const latinEnd = 0x250

// misnamed finds fonts whose ToUnicode gives ideographs the codes of accented
// and other Latin letters: a converter has made them up. It returns what tells the
// glyphs concerned: whatever is called Latin and as wide as an ideograph. The other
// texts of such a font are right.
func misnamed(t *ToUnicode, m *cidMetrics) func(text string, width float64) bool {
	checked, found := false, false
	return func(text string, width float64) bool {
		r, size := utf8.DecodeRuneInString(text)
		if size != len(text) || r <= ' ' || r >= latinEnd || width < fullEm {
			return false
		}
		if !checked {
			checked, found = true, t.countWide(m) >= minMisnamed
		}
		return found
	}
}

// isAccented: Latin letters beyond ASCII, times and division left out.
func isAccented(r rune) bool { return r >= 0xc0 && r < latinEnd && r != '×' && r != '÷' }

// countWide counts the entries that call a glyph as wide as an ideograph an
// accented letter which Chinese does not use.
func (t *ToUnicode) countWide(m *cidMetrics) int {
	n := 0
	count := func(code uint32, r rune) {
		if isAccented(r) && !strings.ContainsRune(pinyin, r) && m.width(code) >= fullEm {
			n++
		}
	}
	for code, r := range t.chars {
		count(code, r)
	}
	for _, g := range t.ranges {
		for k := uint32(0); g.before == "" && k <= g.hi-g.lo && g.last+rune(k) < latinEnd; k++ {
			count(g.lo+k, g.last+rune(k))
		}
	}
	return n
}

// width is the advance of a code of two bytes.
func (m *cidMetrics) width(code uint32) float64 {
	var g Glyph
	m.measure(code, 2, &g)
	return g.Width
}
