package font

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// ToUnicode maps codes to text, whatever their length in bytes. Nearly all texts
// are one character.
type ToUnicode struct {
	chars  map[uint32]rune
	texts  map[uint32]string
	ranges []textRange
}

// textRange gives lo the text before + last, and each further code the text
// with its last character one higher.
type textRange struct {
	lo, hi uint32
	last   rune
	before string
}

func newToUnicode() *ToUnicode {
	return &ToUnicode{chars: map[uint32]rune{}, texts: map[uint32]string{}}
}

// put sets one code; of several entries the last counts.
func (t *ToUnicode) put(code uint32, before string, last rune) {
	if before == "" {
		t.chars[code] = last
		delete(t.texts, code)
		return
	}
	t.texts[code] = before + string(last)
}

func (t *ToUnicode) finish() {
	slices.SortStableFunc(t.ranges, func(a, b textRange) int { return cmp.Compare(a.lo, b.lo) })
}

// maxOverlap is how many ranges are tried backwards for one code.
const maxOverlap = 16

// Text returns the text of a code, or "".
func (t *ToUnicode) Text(code uint32) string {
	if s, ok := t.texts[code]; ok {
		return s
	}
	if r, ok := t.chars[code]; ok {
		return string(r)
	}
	i, _ := slices.BinarySearchFunc(t.ranges, code+1, func(r textRange, v uint32) int { return cmp.Compare(r.lo, v) })
	for tries := 0; i > 0 && tries < maxOverlap; tries++ {
		i--
		if r := t.ranges[i]; code <= r.hi {
			last := r.last + rune(code-r.lo)
			if last > utf8.MaxRune {
				return ""
			}
			return r.before + string(last)
		}
	}
	return ""
}

func (t *ToUnicode) empty() bool { return len(t.chars) == 0 && len(t.texts) == 0 && len(t.ranges) == 0 }
