package reflow

import (
	"strings"
	"testing"
)

// TestInCellOrder: a text that looks torn is in cell order all the same when its
// tables can be read so, unless it has pdftotext's form feeds.
func TestInCellOrder(t *testing.T) {
	rows := strings.Repeat("产出指标 时效指标 及时率 按时完成维护的比率 100% 工作方案\n", 4)
	for _, c := range []struct {
		why, text string
		want      bool
	}{
		{"cell after cell", gridText(rows), true},
		{"with a form feed", gridText(rows) + "\f附", false},
		{"the column labels out of order", strings.Replace(gridText(rows), "一级指标 二级指标 三级指标", "三级指标 一级指标 二级指标", 1), false},
		{"a form without project codes", strings.Replace(gridText(rows), "13990125P00000010001M", "", 1), true},
		{"fewer tables than codes", gridText(rows) + "项目编码 13028125P00007610004M\n", false},
		{"no rows", gridText(""), false},
	} {
		if got := inCellOrder(linesOf(c.text), testVocabulary()) != nil; got != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}
