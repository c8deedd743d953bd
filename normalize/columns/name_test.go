package columns

import "testing"

func TestNameHyphened(t *testing.T) {
	for _, c := range []struct{ reason, lines, name, text string }{
		{"as printed", "1.甲类设施维护-某某县绩效目标表\n项目名称 甲类设施维护-某某县\n项目编码\n", "甲类设施维护-某某县", ""},
		{"pdftotext drops a hyphen at a line's end", "1.甲类设施维护-某某县绩效目标表\n项目名称 甲类设施维护某某县\n项目编码\n", "甲类设施维护某某县", "甲类设施维护-某某县"},
		{"other cells between the pieces", "1.甲类设施维护-某某县绩效目标表\n甲类设施维护\n项目编码\n项目名称\n某某县\n", "甲类设施维护某某县", "甲类设施维护-某某县"},
		{"another name is none", "1.甲类设施维护-某某县绩效目标表\n项目名称 乙类设施维护某某县\n项目编码\n", "", ""},
	} {
		r := newReader(linesFrom(c.lines), testVocabulary())
		p := r.open(r.zones()[0])
		got := ""
		for _, k := range p.name {
			got += p.ts[k].text
		}
		if got != c.name || p.nameText != c.text {
			t.Errorf("%s: %q, %q; want %q, %q", c.reason, got, p.nameText, c.name, c.text)
		}
	}
}
