package grid

import (
	"strings"
	"testing"

	"jixiao/extract/mark"
)

// TestEndWithSpaces: prose 100 points wide, letters of 5 points, ideographs of 10.
func TestEndWithSpaces(t *testing.T) {
	const full = "一二三四五六七八九十" // as wide as the text
	for _, c := range []struct {
		why, line, next string
		want            bool
	}{
		{"room for the next character: broken at a space", "一二三四五六Server", "2022系统", true},
		{"a full line: a code may have been cut", "一二三四五六七八GB50", "GB201规定", false},
		{"a full line that ends in a word before a number", "一二三四五六七Server", "2022系统", true},
		{"a full line that ends in the letters of a code", "一二三四五六七八九GB", "2022规定", false},
		{"a number is cut wherever", "一二三四五六123", "456万元", false},
		{"a justified line, whose characters were drawn apart", "一二三四五六七八AB", "CD规定", true},
		{"no word behind the wrap", "一二三四五六Server", "系统", false},
		{"no word before it", "一二三四五六七", "Server系统", false},
	} {
		lines := set([]string{full, c.line, c.next})
		for i := range lines {
			lines[i].box[1], lines[i].box[3] = float64(20*i), float64(20*i+10)
		}
		if strings.HasPrefix(c.why, "a justified") {
			lines[1].stretch = 10
		}
		endWithSpaces(lines)
		if got := lines[1].text != c.line; got != c.want {
			t.Errorf("%s: %q", c.why, lines[1].text)
		}
	}
}

// TestKeepsWords: how a page's lines are broken shows whether words are parted.
func TestKeepsWords(t *testing.T) {
	const full = "一二三四五六七八九十"
	for _, c := range []struct {
		why   string
		lines []string
		want  bool
	}{
		{"a word that had room to begin stands on the next line", []string{full, "一二三四五六七八", "Windows系统"}, true},
		{"but a number was cut", []string{full, "一二三四五六七八", "Windows系统", "一二三四五六七八九20", "22年"}, false},
		{"the last line of a paragraph shows nothing", []string{full, "一二", "Windows系统"}, false},
		{"nothing seen", []string{full, full}, false},
	} {
		lines := set(c.lines)
		for i := range lines {
			lines[i].box[1], lines[i].box[3] = float64(20*i), float64(20*i+10)
		}
		if got := keepsWords(lines, 100); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

// TestStretch: what justification drew apart, by the gaps between Chinese
// characters.
func TestStretch(t *testing.T) {
	var j justified
	x := 0.0
	var last *mark.Glyph
	for i, text := range []string{"购", "置", "服", "务", "A", "台"} {
		g := glyph(text, x, 100, i)
		if last != nil {
			j.apart(last, &g)
		}
		last, x = &g, g.Box[2]+1
	}
	if got := j.stretch(); got < 4.99 || got > 5.01 {
		t.Errorf("five gaps of one point: %v", got)
	}
}
