package docx

import (
	"strconv"
	"strings"

	"jixiao/extract/seen"
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
		return seen.CountChinese(n), true
	case "chineseLegalSimplified":
		return seen.CountFinancial(n), true
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
		return seen.Letters(n, 'A'), true
	case "lowerLetter":
		return seen.Letters(n, 'a'), true
	case "upperRoman":
		return seen.Roman(n), true
	case "lowerRoman":
		return strings.ToLower(seen.Roman(n)), true
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
