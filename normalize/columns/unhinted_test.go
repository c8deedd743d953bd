package columns

import "testing"

func TestUnhinted(t *testing.T) {
	for _, c := range []struct {
		reason, level, name, row string
		speaks                   bool
		want                     float64
	}{
		{"the name says it", "质量指标", "设备验收合格率", "设备验收合格率符合规范的比例", true, 0},
		{"only the description does", "质量指标", "设备情况", "设备情况验收符合要求的比例", false, costHalfLike},
		{"the name speaks for another level, the description for this one", "数量指标", "设备验收合格率", "设备验收合格率合格数量占总数量的比例", true, costHalfLike + costOther},
		{"nothing does", "质量指标", "设备情况", "设备情况按计划", false, costUnlike},
		{"another level's name", "质量指标", "资金拨付及时率", "资金拨付及时率", true, costUnlike + costOther},
	} {
		p := &project{thirds: []string{c.name}, speaks: []bool{c.speaks}}
		if got := p.unhinted(c.level, c.row, 0); got != c.want {
			t.Errorf("%s: %.2f, want %.2f", c.reason, got, c.want)
		}
	}
}
