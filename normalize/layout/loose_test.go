package layout

import (
	"strings"
	"testing"
)

func TestLooseRunes(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      bool
	}{
		{"a character of another font", strings.Repeat("防火  望塔管理\n    瞭\n", 4) + "防火 瞭望塔", true},
		{"a cell's end that other cells have inside", strings.Repeat("不超过批复金\n额\n", 9) + "金额的比例", false},
		{"seldom alone", strings.Repeat("防火 瞭望塔\n", 20) + strings.Repeat("瞭\n", 4), false},
		{"too few to say", strings.Repeat("    瞭\n", 3), false},
		{"the ends of wrapped cells end words elsewhere", strings.Repeat("合格率\n率\n", 9) + "验收合格率", false},
	} {
		var lines [][]word
		for i, l := range strings.Split(c.text, "\n") {
			lines = append(lines, words(i, l))
		}
		got := looseRunes(lines)
		if (len(got) > 0) != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
