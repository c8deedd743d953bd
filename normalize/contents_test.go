package normalize

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// TestWithoutContents: what goes is the table of contents, and nothing behind it,
// whatever page it ends on.
func TestWithoutContents(t *testing.T) {
	for _, c := range []struct{ why, lines, want string }{
		{"entries that wrap, the text begins on the same page",
			"目录|第一部分 部门整体绩效目|标........|.....1|二、工作保障措|施........|4|第一部分|一、总体绩效目标|做好工作。",
			"第一部分|一、总体绩效目标|做好工作。"},
		{"what stands before stays", "某局预算|目 录|一、总体绩效目标………………3|一、总体绩效目标", "某局预算|一、总体绩效目标"},
		{"a heading without leaders is no table of contents", "目录|一、总体绩效目标|做好工作。", "目录|一、总体绩效目标|做好工作。"},
		{"no contents at all", "一、总体绩效目标|做好工作。", "一、总体绩效目标|做好工作。"},
	} {
		var lines []*budget.Line
		for _, s := range strings.Split(c.lines, "|") {
			lines = append(lines, &budget.Line{Text: s, Pos: budget.Pos{Page: 1}})
		}
		var got []string
		for _, l := range withoutContents(lines) {
			got = append(got, l.Text)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %s", c.why, s)
		}
	}
}
