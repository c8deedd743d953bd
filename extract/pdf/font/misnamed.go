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
			checked, found = true, t.callsWide(m)
		}
		return found
	}
}

// isAccented: Latin letters beyond ASCII, times and division left out.
func isAccented(r rune) bool { return r >= 0xc0 && r < latinEnd && r != '×' && r != '÷' }

// mostTried is how many codes of ranges are looked at: several times as many as
// there are Latin letters. A map with more of them lists the same ones again and
// again.
const mostTried = 1 << 12

// callsWide reports entries that call glyphs as wide as ideographs accented
// letters which Chinese does not use.
func (t *ToUnicode) callsWide(m *cidMetrics) bool {
	n := 0
	enough := func(code uint32, r rune) bool {
		if isAccented(r) && !strings.ContainsRune(pinyin, r) && m.width(code) >= fullEm {
			n++
		}
		return n >= minMisnamed
	}
	for code, r := range t.chars {
		if enough(code, r) {
			return true
		}
	}
	tried := 0
	for _, g := range t.ranges {
		for k := uint32(0); g.before == "" && k <= g.hi-g.lo && g.last+rune(k) < latinEnd; k++ {
			if tried++; tried > mostTried {
				return false
			}
			if enough(g.lo+k, g.last+rune(k)) {
				return true
			}
		}
	}
	return false
}

// width is the advance of a code of two bytes.
func (m *cidMetrics) width(code uint32) float64 {
	var g Glyph
	m.measure(code, 2, &g)
	return g.Width
}
