package paper

import "testing"

func TestWholeValue(t *testing.T) {
	for s, want := range map[string]bool{
		"≥95%": true, "20次": true, "不少于3人次": true,
		"＝4台（套）": true, "=100.00(%)": true, "≥20（平方米）": true, // units in brackets
		"（套）": false, "4台（": false, "≥95": false, // pieces of a value
		"2025年12月": false, "健全（制度≥3项）": false, // a date, a text
	} {
		if got := wholeValue(s); got != want {
			t.Errorf("%s: %v", s, got)
		}
	}
}

// TestBareNumber: a number above a cut and a unit below it are one value.
func TestBareNumber(t *testing.T) {
	for s, want := range map[string]bool{"元/人/月": true, "元": false, "5元/人": false, "≥5/人": false} {
		if got := onlyUnit(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for s, want := range map[string]bool{"269": true, "≥1,200.5": true, "269元": false, "≥": false, "": false, "五": false} {
		if got := bareNumber(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
