package notation

import (
	"strings"
	"unicode/utf8"
)

// Decimal reads a plain decimal: an optional minus, digits, thousands
// separators in their places, an optional fraction. It returns it without
// separators, its decimals as printed.
func Decimal(s string) (string, bool) {
	digits, minus := strings.CutPrefix(s, "-")
	whole, frac, dotted := strings.Cut(digits, ".")
	if dotted && !allDigits(frac) {
		return "", false
	}
	if strings.Contains(whole, ",") {
		groups := strings.Split(whole, ",")
		for i, g := range groups {
			if !allDigits(g) || i > 0 && len(g) != 3 || i == 0 && len(g) > 3 {
				return "", false
			}
		}
		whole = strings.Join(groups, "")
	}
	if !allDigits(whole) {
		return "", false
	}
	if dotted {
		whole += "." + frac
	}
	if minus {
		whole = "-" + whole
	}
	return whole, true
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// Money is what an amount cell says.
type Money struct {
	Decimal string // "" for a blank cell
	Unit    string // the unit printed in the cell itself, mostly none
}

// moneyUnits from long to short, so that 万元 is not read as 元.
var moneyUnits = []string{"百万元", "亿元", "万元", "千元", "元", "万"}

// blanks are printed where there is no amount.
var blanks = map[string]bool{"-": true, "--": true, "—": true, "——": true, "/": true, "\\": true, "无": true, "–": true, "―": true, "…": true}

// Amount reads an amount cell. ok is false when the cell holds something else
// than one amount.
func Amount(cell string) (m Money, ok bool) {
	s := narrow(strings.TrimSpace(cell))
	if s == "" || blanks[s] {
		return Money{}, true
	}
	s = strings.TrimLeft(s, "¥ ")
	for _, u := range moneyUnits {
		if rest, cut := strings.CutSuffix(s, u); cut {
			s, m.Unit = strings.TrimSpace(rest), u
			break
		}
		if rest, cut := strings.CutSuffix(s, "("+u+")"); cut {
			s, m.Unit = strings.TrimSpace(rest), u
			break
		}
	}
	if m.Unit == "万" {
		m.Unit = "万元"
	}
	m.Decimal, ok = Decimal(closeGaps(s))
	if !ok {
		return Money{}, false
	}
	return m, true
}

// closeGaps joins a number that a wrap or the typesetting has cut: after the
// decimal point, after a separator, or into groups of three.
func closeGaps(s string) string {
	parts := strings.Fields(s)
	if len(parts) < 2 {
		return s
	}
	joined := parts[0]
	for _, p := range parts[1:] {
		cut := strings.Contains(joined, ".") || strings.HasPrefix(p, ".") || strings.HasSuffix(joined, ",") || strings.HasPrefix(p, ",") || groupOfThree(p)
		if !cut {
			return s
		}
		joined += p
	}
	return joined
}

func groupOfThree(p string) bool {
	whole, _, _ := strings.Cut(p, ".")
	return len(whole) == 3 && allDigits(whole)
}

// Percent reads "30%", "30 ％", "30" as 30. ok is false for anything else; a
// blank is ("", true).
func Percent(cell string) (string, bool) {
	s := narrow(strings.TrimSpace(cell))
	s = strings.TrimSpace(strings.TrimSuffix(s, "%"))
	if s == "" || blanks[s] {
		return "", true
	}
	return Decimal(closeGaps(s))
}

// narrow folds full-width ASCII to half width and 、￥ to their common forms; it
// leaves everything else.
func narrow(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= utf8.RuneSelf }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '￥':
			return '¥'
		case r == '　' || r == '\u00a0':
			return ' '
		}
		return foldSign(r)
	}, s)
}
