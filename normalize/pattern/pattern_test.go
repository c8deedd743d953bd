package pattern

import "testing"

func TestPattern(t *testing.T) {
	p := New(`(\d+)月底`)
	if !p.MatchString("至6月底") || p.MatchString("全年") || p.FindString("至6月底前") != "6月底" ||
		p.FindStringSubmatch("至6月底")[1] != "6" || p.FindStringIndex("6月底")[0] != 0 {
		t.Error("a pattern does not answer as its regular expression does")
	}
}

// Nothing is compiled before the first question.
func TestPatternWaits(t *testing.T) {
	p := New(`(`)
	defer func() {
		if recover() == nil {
			t.Error("an expression that does not compile went unnoticed")
		}
	}()
	p.MatchString("")
}
