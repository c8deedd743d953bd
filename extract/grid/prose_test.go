package grid

import "testing"

// TestEndWithSpaces: prose 100 points wide, letters of 5 points, ideographs of 10.
func TestEndWithSpaces(t *testing.T) {
	const full = "一二三四五六七八九十" // as wide as the text
	for _, c := range []struct {
		why, line, next string
		want            bool
	}{
		{"room for the next character: broken at a space", "一二三四五六Server", "2022系统", true},
		{"a full line: a code may have been cut", "一二三四五六七八GB50", "GB201规定", false},
		{"a number is cut wherever", "一二三四五六123", "456万元", false},
		{"no word behind the wrap", "一二三四五六Server", "系统", false},
		{"no word before it", "一二三四五六七", "Server系统", false},
	} {
		lines := set([]string{full, c.line, c.next})
		for i := range lines {
			lines[i].box[1], lines[i].box[3] = float64(20*i), float64(20*i+10)
		}
		endWithSpaces(lines)
		if got := lines[1].text != c.line; got != c.want {
			t.Errorf("%s: %q", c.why, lines[1].text)
		}
	}
}
