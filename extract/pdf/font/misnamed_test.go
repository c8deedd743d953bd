package font

import "testing"

// TestMisnamed: a converter has called ideographs accented letters and digits.
func TestMisnamed(t *testing.T) {
	wide, narrow := [3]float64{1}, [3]float64{0.5}
	garbled := newToUnicode()
	garbled.chars = map[uint32]rune{1: 'Þ', 2: 'ÿ', 3: '2', 4: '2', 5: '省', 6: 'é'}
	sound := newToUnicode()
	sound.chars = map[uint32]rune{3: '2', 4: '2', 5: '省', 6: 'é', 7: 'ā'}
	m := &cidMetrics{cmap: identityCMap(false), def: 1, across: widthTable{one: map[uint32][3]float64{1: wide, 2: wide, 3: wide, 4: narrow, 5: wide, 6: wide, 7: wide}}}
	for _, c := range []struct {
		why   string
		tu    *ToUnicode
		text  string
		width float64
		want  bool
	}{
		{"a letter no Chinese font draws so wide", garbled, "Þ", 1, true},
		{"a digit as wide as an ideograph, in such a font", garbled, "2", 1, true},
		{"a digit of its own width", garbled, "2", 0.5, false},
		{"an ideograph", garbled, "省", 1, false},
		{"a font without widths of its own: all are wide, none is misnamed", sound, "2", 1, false},
		{"pinyin is drawn wide", sound, "é", 1, false},
	} {
		if got := misnamed(c.tu, m)(c.text, c.width); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
