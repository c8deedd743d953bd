package seen

import (
	"strconv"
	"strings"
)

// maxCounted is where counting in letters, Roman and Chinese ends; no list is
// longer, and 千 is the largest unit used.
const maxCounted = 9999

// CountChinese writes n as it is spoken: 十二, 一百零三.
func CountChinese(n int) string {
	return strings.TrimPrefix(spell(n, "零一二三四五六七八九", "十百千"), shortTen(n))
}

// shortTen is what is left out of 一十 … 一十九.
func shortTen(n int) string {
	if n >= 10 && n < 20 {
		return "一"
	}
	return ""
}

// CountFinancial writes n in the characters that cannot be altered: 壹拾贰.
func CountFinancial(n int) string { return spell(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟") }

func spell(n int, digits, units string) string {
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
		b.WriteRune(digit[d])
		if place > 0 {
			b.WriteRune(unit[place-1])
		}
	}
	return b.String()
}

// Letters counts A … Z, then AA, BB … as word processors do.
func Letters(n int, first rune) string {
	if n < 1 || n > maxCounted {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

// Roman writes n in capitals.
func Roman(n int) string {
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
