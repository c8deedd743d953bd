package columns

import "testing"

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		reason, text string
		closed, open bool
	}{
		{"a title that goes on", "《卫生考核", false, true},
		{"its end", "办法》第13条", true, false},
		{"both ends", "(含新建、续建)", false, false},
		{"one closed, one open", "年)》(甲", true, true},
		{"none", "甲乙丙", false, false},
	} {
		closed, open := marksOf(c.text)
		if (closed != 0) != c.closed || (open != 0) != c.open {
			t.Errorf("%s: %q closed %b open %b", c.reason, c.text, closed, open)
		}
	}
}

func TestUnpaired(t *testing.T) {
	tok := func(s string) *token {
		x := &token{}
		x.closed, x.open = marksOf(s)
		return x
	}
	a := &state{}
	a.mark(1, tok("《甲"), true)
	for _, c := range []struct {
		reason string
		text   string
		fresh  bool
		want   float64
	}{
		{"what was opened is closed", "乙》", false, 0},
		{"the cell ends open", "丙", true, costUnclosed},
		{"and another begins closed", "乙》", true, costUnclosed + costUnopened},
		{"another kind is closed", "乙)", false, costUnopened},
	} {
		if got := a.unpaired(1, tok(c.text), c.fresh); got != c.want {
			t.Errorf("%s: %v, want %v", c.reason, got, c.want)
		}
	}
}

func TestHabitsAreShares(t *testing.T) {
	for k := range habits {
		for rel := range habits[k] {
			sum := 0.0
			for _, d := range habits[k][rel] {
				for _, x := range d {
					sum += x
				}
			}
			if sum < 0.97 || sum > 1.03 {
				t.Errorf("habit %d, relation %d: the shares make %.3f", k, rel, sum)
			}
		}
	}
}
