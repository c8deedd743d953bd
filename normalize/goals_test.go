package normalize

import (
	"strings"
	"testing"

	"jixiao/budget"
)

// TestRunOn: numbers within a line begin goals when they go on counting.
func TestRunOn(t *testing.T) {
	for _, c := range []struct {
		why, text string
		want      []string
	}{
		{"three goals on one line", "确保设施安全运行2.完成补助任务7项，合格率达到99%3.缩小差距", []string{"确保设施安全运行", "完成补助任务7项，合格率达到99%", "缩小差距"}},
		{"a version", "建成指挥中心平台2.0系统", []string{"建成指挥中心平台2.0系统"}},
		{"a decimal", "人均达到12.平方米", []string{"人均达到12.平方米"}},
		{"numbers in a list", "完成1、2、三级设施维护", []string{"完成1、2、三级设施维护"}},
		{"the wrong number", "确保设施安全运行3.完成补助", []string{"确保设施安全运行3.完成补助"}},
	} {
		goals, cut := runOn([]budget.Goal{{Seq: 1, Text: c.text}})
		var got []string
		for _, g := range goals {
			got = append(got, g.Text)
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") || cut != (len(c.want) > 1) {
			t.Errorf("%s: %q %v", c.why, got, cut)
		}
	}
	if goals, cut := runOn([]budget.Goal{{Text: "没有序号2.也不分开"}}); len(goals) != 1 || cut {
		t.Errorf("without a first number: %+v", goals)
	}
}
