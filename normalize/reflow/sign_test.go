package reflow

import (
	"slices"
	"strings"
	"testing"

	"jixiao/budget"
)

// TestInOrder: a sign that was set after its number goes back before it; what
// may stand where it is stays.
func TestInOrder(t *testing.T) {
	for _, c := range []struct{ why, line, want string }{
		{"a rate", "95%≧ 工作方案", "≧95% 工作方案"},
		{"a unit of another font follows", "59≦ 个工作日", "≦59 个工作日"},
		{"the number is cut by a wrap", "1000000.≦", "≦1000000."},
		{"text of the other font before, without a space", "满意度90%≧", "满意度≧90%"},
		{"set apart from the number", "34 ≦ 天", "≦34 天"},
		{"alone before a number", "指标 ≦ 34", "指标 ≦ 34"},
		{"in order already", "≧95% ≦3天", "≧95% ≦3天"},
		{"a sign between two texts", "60≦得分", "60≦得分"},
		{"a sign alone", "≧ 95", "≧ 95"},
		{"a sign that all fonts have is never set late", "95%≥", "95%≥"},
		{"after a word", "GDP≧", "GDP≧"},
	} {
		if got := inOrder(c.line); got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.why, c.line, got, c.want)
		}
	}
}

// TestLinesInOrder: a late sign on a line of its own.
func TestLinesInOrder(t *testing.T) {
	for _, c := range []struct{ why, lines, want string }{
		{"behind its number", "95%\n≧", "≧95%\n"},
		{"behind its number, a unit below", "34\n≦\n个工作日", "≦34\n\n个工作日"},
		{"before a number", "≧\n95%", "≧\n95%"},
		{"behind a word", "合格率\n≧", "合格率\n≧"},
	} {
		if got := strings.Join(linesInOrder(strings.Split(c.lines, "\n")), "\n"); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestLateSign: the cell reads as the page shows it, says so, and keeps the text
// layer's own order as what was printed.
func TestLateSign(t *testing.T) {
	blocks, _ := Blocks(linesOf(gridText("产出指标 数量指标 设施数量 完成维护的设施数量 20次 方案\n质量指标 合格率 维护合格的比率 95%≧ 方案")), testVocabulary())
	for _, c := range tables(blocks)[0].Cells {
		if c.Text != "≧95%" {
			continue
		}
		said := slices.ContainsFunc(c.Doubts, func(d budget.Issue) bool { return d.Code == codeSign })
		if c.Places[0].Raw != "95%≧" || !said {
			t.Errorf("printed %q, doubts %v", c.Places[0].Raw, c.Doubts)
		}
		return
	}
	t.Error("no cell ≧95%")
}
