package grid

import (
	"testing"

	"jixiao/budget"
)

// Lines of 10 points in a cell 60 points wide inside; letters are 5 points wide,
// ideographs 10.
func TestWraps(t *testing.T) {
	for _, c := range []struct {
		why   string
		lines []string
		keeps []string // lines of another cell, which show how the table is broken
		want  string
		doubt bool
	}{
		{"room for more: broken at a space", []string{"标准GB/T", "33067-2010规定"}, nil, "标准GB/T 33067-2010规定", false},
		{"a number has no spaces, whatever room is left", []string{"≥9", "5（%）一二三四"}, nil, "≥95（%）一二三四", false},
		{"a full line, and nothing known: a code was cut", []string{"一二三四GB50", "201一"}, nil, "一二三四GB50201一", false},
		{"a full line of words, and nothing known: in doubt", []string{"一二三Windo", "ws一"}, nil, "一二三Windo ws一", true},
		{"a full line, a code or two words: in doubt", []string{"一二三四GB/T", "33067一"}, nil, "一二三四GB/T33067一", true},
		{"the table cuts numbers: it cuts codes", []string{"一二三四五G", "B50201一"}, []string{"一二三四五1", "2一二三四五1", "2一"}, "一二三四五GB50201一", false},
		{"a code that has the line for itself", []string{"GBT3306720AB", "X01"}, nil, "GBT3306720ABX01", false},
		{"the word stands in full elsewhere", []string{"一二三四Wind", "ows一"}, []string{"Windows一二"}, "一二三四Windows一", false},
		{"the words stand in full elsewhere", []string{"一二三四Data", "Base一"}, []string{"Data Base一"}, "一二三四Data Base一", false},
		{"the table keeps words together: broken at a space", []string{"一二三四Data", "Base一"}, []string{"一二三四五", "UPS一二三", "VPN一二三四五"}, "一二三四Data Base一", false},
		{"the table keeps words together, but this one is too long for any line", []string{"Superconduct", "ivity一"}, []string{"一二三四五", "UPS一二三", "VPN一二三四五"}, "Superconductivity一", false},
		{"a painted space is a space", []string{"一二三四Data ", "Base一"}, nil, "一二三四Data Base一", false},
	} {
		w := &wraps{lines: [][]textLine{set(c.lines), set(c.keeps)}, width: []float64{60, 60}, most: []float64{60, 60}}
		for i, ls := range w.lines {
			for k := 1; k < len(ls); k++ {
				w.observe(i, ls[k-1], ls[k])
			}
		}
		_, got, doubt := w.joined(0)
		if got != c.want || doubt != c.doubt {
			t.Errorf("%s: %q, doubt %v; want %q, %v", c.why, got, doubt, c.want, c.doubt)
		}
	}
}

// set makes printed lines; one that ends with a space was painted so.
func set(texts []string) []textLine {
	var lines []textLine
	for _, s := range texts {
		l := textLine{size: 10, upright: true}
		if l.blankEnd = s[len(s)-1] == ' '; l.blankEnd {
			s = s[:len(s)-1]
		}
		for _, r := range s {
			advance := 5.0
			if budget.IsCJK(r) || r > 0x2000 {
				advance = 10
			}
			if l.first == 0 {
				l.first = advance
			}
			l.box[2] += advance
		}
		l.text = s
		lines = append(lines, l)
	}
	return lines
}
