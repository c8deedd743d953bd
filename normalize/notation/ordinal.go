package notation

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// Ordinal is a running number at the front of a line.
type Ordinal struct {
	Seq   int
	Style Style
	Rest  string // the line without the ordinal and the white space after it
}

// Style is how a running number is written.
type Style int

// Styles of running numbers.
const (
	None        Style = iota
	Arabic            // 1. 1、 1）
	Bracketed         // （1）
	Circled           // ①
	Chinese           // 一、
	ChineseBkt        // （一）
	Named             // 目标1：
	ChineseWord       // 一是
)

const chineseDigits = "一二三四五六七八九"

// circled are the ready-made numbers of Unicode, each run counting from 1.
var circled = []struct {
	first rune
	count int
}{{'①', 20}, {'⑴', 20}, {'⒈', 20}, {'❶', 10}, {'➀', 10}, {'㈠', 10}, {'㊀', 10}}

// CutOrdinal takes a running number from the front of a line; ok is false when
// there is none. A decimal (1.5公里) and a date (2025年, 1.2日) are none.
func CutOrdinal(line string) (Ordinal, bool) {
	s := strings.TrimSpace(line)
	if s == "" {
		return Ordinal{}, false
	}
	if c := s[0]; c < utf8.RuneSelf && (c < '0' || c > '9') && c != '(' {
		return Ordinal{}, false
	}
	for _, cut := range []func(string) (Ordinal, bool){cutArabic, cutBracketed, cutCircled, cutChinese, cutNamed} {
		if o, ok := cut(s); ok {
			o.Rest = strings.TrimSpace(o.Rest)
			return o, true
		}
	}
	return Ordinal{}, false
}

func cutArabic(s string) (Ordinal, bool) {
	seq, rest := cutDigits(s)
	if seq == 0 {
		return Ordinal{}, false
	}
	after, mark, ok := cutMark(rest)
	if !ok || (mark == "." || mark == "．") && !startsSentence(after) {
		return Ordinal{}, false
	}
	return Ordinal{Seq: seq, Style: Arabic, Rest: after}, true
}

// CutOrdinalBefore is CutOrdinal for a line that is known to go on with name,
// which may itself begin with a digit (3.110指挥中心运行费).
func CutOrdinalBefore(line, name string) (Ordinal, bool) {
	s := strings.TrimSpace(line)
	seq, rest := cutDigits(s)
	after, _, ok := cutMark(rest)
	if seq > 0 && ok && name != "" && strings.HasPrefix(budget.Fold(after), budget.Fold(name)) {
		return Ordinal{Seq: seq, Style: Arabic, Rest: strings.TrimSpace(after)}, true
	}
	return CutOrdinal(line)
}

// cutMark takes the mark behind a running number from the front of s. Justified
// lines may set a space before it, but for a point, which then ends nothing.
func cutMark(s string) (after, mark string, ok bool) {
	for _, mark := range []string{".", "．", "、", ")", "）", "。"} {
		from := s
		if mark == "、" || mark == "）" {
			from = strings.TrimLeft(s, " ")
		}
		if after, ok := strings.CutPrefix(from, mark); ok {
			return after, mark, true
		}
	}
	return "", "", false
}

// startsSentence tells "1.2025年完成" (an ordinal before a year) from "1.5公里".
func startsSentence(after string) bool {
	if d := leadingDigits(after); d > 0 {
		return d == 4 && strings.HasPrefix(strings.TrimLeft(after[4:], " "), "年")
	}
	return true
}

// maxOrdinal bounds running numbers: what is larger is a year or a quantity.
const maxOrdinal = 400

// cutDigits reads a running number of either width; 0 when there is none.
func cutDigits(s string) (int, string) {
	n, i := 0, 0
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		d := foldSign(r)
		if d < '0' || d > '9' {
			break
		}
		if n = n*10 + int(d-'0'); n > maxOrdinal {
			return 0, s
		}
		i += size
	}
	return n, s[i:]
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func cutBracketed(s string) (Ordinal, bool) {
	inner, rest, ok := cutBrackets(s)
	if !ok {
		return Ordinal{}, false
	}
	if seq, left := cutDigits(inner); seq > 0 && left == "" {
		return Ordinal{Seq: seq, Style: Bracketed, Rest: rest}, true
	}
	if seq, left := cutHan(inner); seq > 0 && left == "" {
		return Ordinal{Seq: seq, Style: ChineseBkt, Rest: rest}, true
	}
	return Ordinal{}, false
}

// cutBrackets splits "（x）rest"; half and full width may be mixed.
func cutBrackets(s string) (inner, rest string, ok bool) {
	open, size := utf8.DecodeRuneInString(s)
	if foldSign(open) != '(' {
		return "", "", false
	}
	shut := strings.IndexFunc(s, func(r rune) bool { return foldSign(r) == ')' })
	if shut < 0 {
		return "", "", false
	}
	_, width := utf8.DecodeRuneInString(s[shut:])
	return strings.TrimSpace(s[size:shut]), s[shut+width:], true
}

func cutCircled(s string) (Ordinal, bool) {
	r, size := utf8.DecodeRuneInString(s)
	for _, run := range circled {
		if r >= run.first && r < run.first+rune(run.count) {
			rest := strings.TrimLeft(s[size:], ".、")
			return Ordinal{Seq: int(r-run.first) + 1, Style: Circled, Rest: rest}, true
		}
	}
	return Ordinal{}, false
}

func cutChinese(s string) (Ordinal, bool) {
	seq, rest := cutHan(s)
	if seq == 0 {
		return Ordinal{}, false
	}
	for _, mark := range []string{"、", ".", "．", "，"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			return Ordinal{Seq: seq, Style: Chinese, Rest: after}, true
		}
	}
	if after, ok := strings.CutPrefix(rest, "是"); ok {
		return Ordinal{Seq: seq, Style: ChineseWord, Rest: after}, true
	}
	return Ordinal{}, false
}

// cutHan reads 一 to 九十九.
func cutHan(s string) (int, string) {
	tens, rest := 0, s
	head, size := utf8.DecodeRuneInString(s)
	unit := hanDigit(head)
	if unit > 0 {
		rest = s[size:]
	}
	after, ten := cutTen(rest)
	if !ten {
		return unit, rest
	}
	if tens = unit; tens == 0 {
		tens = 1
	}
	r, size := utf8.DecodeRuneInString(after)
	if d := hanDigit(r); d > 0 {
		return tens*10 + d, after[size:]
	}
	return tens * 10, after
}

func cutTen(s string) (after string, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	if r != '十' && r != '\u2f17' {
		return s, false
	}
	return s[size:], true
}

// hanDigit is 1 to 9, 0 for anything else.
func hanDigit(r rune) int {
	switch r { // radicals of the same shape, to which some producers map numerals
	case '\u2f00':
		return 1
	case '\u2f06':
		return 2
	case '\u2f0b':
		return 8
	}
	if i := strings.IndexRune(chineseDigits, r); i >= 0 && r != utf8.RuneError {
		return i/len("一") + 1
	}
	return 0
}

func cutNamed(s string) (Ordinal, bool) {
	rest, ok := strings.CutPrefix(s, "目标")
	if !ok {
		return Ordinal{}, false
	}
	seq, rest := cutDigits(strings.TrimSpace(rest))
	if seq == 0 {
		if seq, rest = cutHan(rest); seq == 0 {
			return Ordinal{}, false
		}
	}
	for _, mark := range []string{"：", ":", "、", ".", "．"} {
		if after, ok := strings.CutPrefix(rest, mark); ok {
			return Ordinal{Seq: seq, Style: Named, Rest: after}, true
		}
	}
	return Ordinal{}, false
}
