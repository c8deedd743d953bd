package normalize

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// TestInlineNumber: a number in brackets at the front of a line that only a wrap
// has put there.
func TestInlineNumber(t *testing.T) {
	for _, c := range []struct {
		why, lines string // the last line is asked about
		want       bool
	}{
		{"the number before it stands inside of a line", "其中：（1）维修费25%；\n（2）购买服务", true},
		{"a list of its own", "（1）维修费\n（2）购买服务", false},
		{"the first of a list", "主要工作：\n（1）维修费", false},
		{"behind an opening bracket", "（1）维修费25%；（\n2）购买服务", true},
		{"a number that no list has led to", "质押融资贴息\n（8）专项资金工作", true},
		{"a list whose items run over many lines", "（1）维修费\n一\n二\n三\n四\n（2）购买服务", false},
		{"no number", "维修费\n购买服务", false},
	} {
		var lines []*budget.Line
		for _, text := range strings.Split(c.lines, "\n") {
			lines = append(lines, &budget.Line{Text: text})
		}
		if got := inlineNumber(lines, len(lines)-1); got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
