package font

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// ToUnicode maps codes to text, whatever their length in bytes.
type ToUnicode struct {
	chars  map[uint32]string
	ranges []textRange
}

// textRange gives lo the text, and each further code the text with its last
// character one higher.
type textRange struct {
	lo, hi uint32
	text   []rune
}

func newToUnicode() *ToUnicode { return &ToUnicode{chars: map[uint32]string{}} }

func (t *ToUnicode) finish() {
	slices.SortStableFunc(t.ranges, func(a, b textRange) int { return cmp.Compare(a.lo, b.lo) })
}

// maxOverlap is how many ranges are tried backwards for one code.
const maxOverlap = 16

// Text returns the text of a code, or "".
func (t *ToUnicode) Text(code uint32) string {
	if s, ok := t.chars[code]; ok {
		return s
	}
	i, _ := slices.BinarySearchFunc(t.ranges, code+1, func(r textRange, v uint32) int { return cmp.Compare(r.lo, v) })
	for tries := 0; i > 0 && tries < maxOverlap; tries++ {
		i--
		if r := t.ranges[i]; code <= r.hi {
			runes := slices.Clone(r.text)
			last := &runes[len(runes)-1]
			if *last += rune(code - r.lo); *last > utf8.MaxRune {
				return ""
			}
			return string(runes)
		}
	}
	return ""
}

func (t *ToUnicode) empty() bool { return len(t.chars) == 0 && len(t.ranges) == 0 }
