package docx

import (
	"strconv"
	"strings"
)

// formatOrdinal prints n in one of Word's number formats; false for a format
// that is not known, with n in digits.
func formatOrdinal(format string, n int) (string, bool) {
	digits := strconv.Itoa(n)
	switch format {
	case "", "decimal", "decimalHalfWidth":
		return digits, true
	case "none":
		return "", true
	case "decimalZero":
		return strings.Repeat("0", max(0, 2-len(digits))) + digits, true
	case "decimalFullWidth", "decimalFullWidth2":
		return mapDigits(digits, "０１２３４５６７８９"), true
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return mapDigits(digits, "〇一二三四五六七八九"), true
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
		"taiwaneseCountingThousand":
		return countChinese(n, "零一二三四五六七八九", "十百千", true), true
	case "chineseLegalSimplified":
		return countChinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟", false), true
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return fromTable(n, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"), true
	case "decimalEnclosedParen":
		return fromTable(n, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"), true
	case "decimalEnclosedFullstop":
		return fromTable(n, "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"), true
	case "ideographTraditional":
		return fromTable(n, "甲乙丙丁戊己庚辛壬癸"), true
	case "ideographZodiac":
		return fromTable(n, "子丑寅卯辰巳午未申酉戌亥"), true
	case "upperLetter":
		return letters(n, 'A'), true
	case "lowerLetter":
		return letters(n, 'a'), true
	case "upperRoman":
		return roman(n), true
	case "lowerRoman":
		return strings.ToLower(roman(n)), true
	}
	return digits, false
}

func mapDigits(digits, table string) string {
	glyphs := []rune(table)
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return r
		}
		return glyphs[r-'0']
	}, digits)
}

// fromTable is the n-th character of a table; digits beyond its end.
func fromTable(n int, table string) string {
	glyphs := []rune(table)
	if n < 1 || n > len(glyphs) {
		return strconv.Itoa(n)
	}
	return string(glyphs[n-1])
}

// maxCounted is where counting in 千 ends; no list is longer.
const maxCounted = 9999

// countChinese writes n as it is spoken: 十二, 一百零三. short drops the 一 of
// 一十 at the beginning.
func countChinese(n int, digits, units string, short bool) string {
	if n < 1 || n > maxCounted {
		return strconv.Itoa(n)
	}
	digit, unit := []rune(digits), []rune(units)
	var b strings.Builder
	zero := false
	for place, power := 3, 1000; place >= 0; place, power = place-1, power/10 {
		d := n / power % 10
		if d == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(digit[0])
			zero = false
		}
		if !(short && place == 1 && d == 1 && b.Len() == 0) {
			b.WriteRune(digit[d])
		}
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

// letters counts A … Z, AA, BB … as Word does.
func letters(n int, first rune) string {
	if n < 1 || n > maxCounted {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	if n < 1 || n > maxCounted {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}
