package columns

import (
	"strings"
	"testing"
)

func TestRaiseHeadings(t *testing.T) {
	const one, two = "13990122P10000110000X", "13990122P20000210000X"
	for _, c := range []struct {
		reason, text string
		want         []string // the lines behind the second heading
	}{
		{"the code stands in front of its heading", "1.甲类设施维护绩效目标表\n项目编码\n" + one + "\n\n服务对象满意度指标\n\n项目编码\n" + two + "\n\n2.乙类设施维护绩效目标表\n\n一级指标\n", []string{"项目编码", two, "", "", "一级指标"}},
		{"each behind its own", "1.甲类设施维护绩效目标表\n项目编码\n" + one + "\n\n2.乙类设施维护绩效目标表\n项目编码\n" + two + "\n", []string{"项目编码", two}},
		{"on another page it is no heading's", "1.甲类设施维护绩效目标表\n项目编码\n" + one + "\n" + two + "\n\f2.乙类设施维护绩效目标表\n项目编码\n", []string{"项目编码"}},
	} {
		r := newReader(linesFrom(c.text), testVocabulary())
		zones := r.zones()
		if len(zones) != 2 {
			t.Fatalf("%s: %d zones", c.reason, len(zones))
		}
		var got []string
		for _, l := range r.lines[zones[1].block:zones[1].to] {
			got = append(got, l.Text)
		}
		if strings.TrimSpace(strings.Join(got, "|")) != strings.Join(c.want, "|") && strings.Join(got, "|") != strings.Join(append(c.want, ""), "|") {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}
