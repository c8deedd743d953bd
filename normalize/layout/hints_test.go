package layout

import "testing"

func TestHints(t *testing.T) {
	for _, c := range []struct{ why, level3, want string }{
		{"timeliness of payments", "资金拨付及时率", "时效"},
		{"a rate of acceptance", "项目验收合格率", "质量"},
		{"a sum", "培训所需经费", "成本"},
		{"how many people", "培训人次", "数量"},
		{"satisfaction with the speed is satisfaction", "办理时限满意度", "满意"},
		{"an effect hints at nothing", "改善人居环境", ""},
	} {
		g := &grid{kinds: []columnKind{kindLevel3}, cols: [][]fragment{{{text: c.level3}}}}
		if got := g.hintOf(span{from: 0, to: 1}); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
	if (unit{hint: "时效"}).against("时效指标") || !(unit{hint: "时效"}).against("质量指标") || (unit{}).against("质量指标") {
		t.Error("a row is against names other than the one it hints at, and against none where it hints at nothing")
	}
}
