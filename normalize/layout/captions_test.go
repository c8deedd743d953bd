package layout

import (
	"slices"
	"testing"
)

func TestUntangled(t *testing.T) {
	titles := foldAll(hebei.Titles)
	for _, c := range []struct {
		why  string
		in   string
		want []string
	}{
		{"the unit fell to the heading's line", "101001 青禾县市政所\n        2.路灯养护绩效目标表        单位：万元",
			[]string{"        2.路灯养护绩效目标表", "101001 青禾县市政所  单位：万元"}},
		{"the department stands within a wrapped heading; it is known from another table", "青禾县市政所      单位：万元\n 4.路灯养\n青禾县市政所\n    护绩效目标表      单位：万元",
			[]string{"青禾县市政所      单位：万元", " 4.路灯养", "    护绩效目标表", "青禾县市政所  单位：万元"}},
		{"the wrap cuts the word", "4.路灯养护绩效目\n101001 青禾县市政所\n        标表      单位：万元",
			[]string{"4.路灯养护绩效目", "        标表", "101001 青禾县市政所  单位：万元"}},
		{"as it should be", "     2.路灯养护绩效目标表\n101001 青禾县市政所      单位：万元",
			[]string{"     2.路灯养护绩效目标表", "101001 青禾县市政所      单位：万元"}},
		{"what stands above is no department", "满意\n     2.路灯养护绩效目标表      单位：万元",
			[]string{"满意", "     2.路灯养护绩效目标表      单位：万元"}},
	} {
		var got []string
		for _, l := range untangled(load(c.in), titles) {
			got = append(got, l.Text)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
