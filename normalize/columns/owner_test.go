package columns

import (
	"slices"
	"testing"
)

func TestOwners(t *testing.T) {
	const one, two = "1.甲类设施维护绩效目标表\n", "2.乙类设施维护绩效目标表\n"
	for _, c := range []struct {
		reason, text string
		want         []string
	}{
		{"a code and a name", one + "101001某某县档案局\n项目编码\n" + two + "101001某某县档案局\n项目编码\n", []string{"101001某某县档案局", "101001某某县档案局"}},
		{"a value of six digits with its unit is none", one + "101001某某县档案局\n项目编码\n" + two + "项目编码\n160246公里\n", []string{"101001某某县档案局", ""}},
		{"a name without a code, below the heading and elsewhere", one + "某某县档案局本级\n项目编码\n" + two + "项目编码\n某某县档案局本级\n", []string{"某某县档案局本级", "某某县档案局本级"}},
		{"where names have no code six digits are a value", one + "某某县档案局本级\n项目编码\n" + two + "项目编码\n174240个合同约定\n", []string{"某某县档案局本级", ""}},
	} {
		r := newReader(linesFrom(c.text), testVocabulary())
		var got []string
		for _, z := range r.zones() {
			text := ""
			for _, i := range z.owner {
				text += r.lines[i].Text
			}
			got = append(got, text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}
