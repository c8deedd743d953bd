package budget

import "testing"

// TestError: one line that says file, place, kind, reason and what to do.
func TestError(t *testing.T) {
	for _, c := range []struct {
		why  string
		e    Error
		want string
	}{
		{"a page of a PDF", Error{File: "甲.pdf", Where: Pos{Page: 3}, Kind: ErrDamaged, Reason: "流解不开", Hint: "请重新下载"}, "甲.pdf：第3页：文件已损坏，流解不开；请重新下载"},
		{"a line of a text, whatever its page", Error{File: "甲.txt", Where: Pos{Page: 1, Lines: [2]int{120, 122}}, Kind: ErrIncomplete}, "甲.txt：第120行：文件不完整"},
		{"a place in an office document", Error{Where: Pos{Path: "表1!B3"}, Kind: ErrFormat}, "表1!B3：不是能读的格式"},
		{"a reason of two lines is one line", Error{Kind: ErrFormat, Reason: "甲\n乙"}, "不是能读的格式，甲 乙"},
	} {
		if got := c.e.Error(); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
