package columns

import (
	"strings"
	"testing"
)

func TestTakeShort(t *testing.T) {
	for _, c := range []struct{ reason, stream, first string }{
		{"a first level without its ending, the one beside its second level", "满意度 甲 乙 丙 丁 戊 己 庚 服务对象满意度指标 满意度", "满意度"},
		{"not where the whole name stands", "满意度指标 服务对象满意度指标 满意度", "满意度指标"},
		{"not one that none of the second levels belongs to", "服务对象满意度指标 效益", ""},
	} {
		p := &project{}
		for _, s := range strings.Fields(c.stream) {
			p.ts = append(p.ts, token{fold: s})
		}
		takeLevels([]*project{p})
		var got []string
		for _, n := range append(p.first, p.second...) {
			if n.text != "服务对象满意度指标" {
				got = append(got, n.text)
			}
		}
		if strings.Join(got, " ") != c.first {
			t.Errorf("%s: %q, want %q", c.reason, got, c.first)
		}
	}
}

func TestOneNameARow(t *testing.T) {
	table := func(names string) *project {
		p := &project{}
		for _, n := range strings.Fields(names) {
			p.second = append(p.second, levelName{text: n})
		}
		return p
	}
	for _, c := range []struct {
		reason string
		tables []*project
		want   bool
	}{
		{"names that come again", []*project{table("数量指标 数量指标 质量指标"), table("数量指标 时效指标")}, true},
		{"merged cells have each name once", []*project{table("数量指标 质量指标"), table("数量指标")}, false},
	} {
		if got := oneNameARow(c.tables); got != c.want {
			t.Errorf("%s: %v", c.reason, got)
		}
	}
}
