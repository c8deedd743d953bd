package shown

import (
	"math"
	"strconv"
	"strings"
)

// significant is how many digits of a number Excel keeps.
const significant = 15

// generalWidth is how many characters, point included, Excel gives a number in
// the format General.
const generalWidth = 11

// decimal is digits[0].digits[1]digits[2]… × 10^exp, without leading or
// trailing zeros; no digits is zero.
type decimal struct {
	negative bool
	digits   string
	exp      int
}

// parseDecimal reads a number as files store it and rounds it to 15 digits.
func parseDecimal(stored string) (decimal, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(stored), 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) {
		return decimal{}, false
	}
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(math.Abs(f), 'e', significant-1, 64), "e")
	e, _ := strconv.Atoi(exp)
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	if digits == "" {
		return decimal{}, true
	}
	return decimal{negative: f < 0, digits: digits, exp: e}, true
}

func (d decimal) isZero() bool { return d.digits == "" }

func (d decimal) abs() decimal {
	d.negative = false
	return d
}

// shift multiplies by 10^n.
func (d decimal) shift(n int) decimal {
	if !d.isZero() {
		d.exp += n
	}
	return d
}

// compare is -1, 0 or 1 as d is less than, equal to or greater than o.
func (d decimal) compare(o decimal) int {
	a, _ := strconv.ParseFloat(d.String(), 64)
	b, _ := strconv.ParseFloat(o.String(), 64)
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// parts rounds to places decimals, half away from zero, and returns the digits
// before and after the point.
func (d decimal) parts(places int) (whole, fraction string) {
	digits, point := d.digits, d.exp+1 // the point stands after so many digits
	if point < 0 {
		digits = strings.Repeat("0", -point) + digits
		point = 0
	}
	if len(digits) < point {
		digits += strings.Repeat("0", point-len(digits))
	}
	if keep := point + places; keep < len(digits) {
		up := digits[keep] >= '5'
		digits = digits[:keep]
		if up {
			digits, point = increment(digits, point)
		}
	}
	whole, fraction = digits[:point], digits[point:]
	return strings.TrimLeft(whole, "0"), fraction + strings.Repeat("0", places-len(fraction))
}

// increment adds one to the last digit.
func increment(digits string, point int) (string, int) {
	b := []byte(digits)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] < '9' {
			b[i]++
			return string(b), point
		}
		b[i] = '0'
	}
	return "1" + string(b), point + 1
}

// maxPlain bounds the zeros that are written out; beyond it stands an exponent.
const maxPlain = 25

// String is the number without exponent and without superfluous zeros.
func (d decimal) String() string {
	if d.isZero() {
		return "0"
	}
	sign := ""
	if d.negative {
		sign = "-"
	}
	if d.exp > maxPlain || d.exp < -maxPlain {
		mantissa := d.digits[:1]
		if len(d.digits) > 1 {
			mantissa += "." + d.digits[1:]
		}
		return sign + mantissa + "E" + strconv.Itoa(d.exp)
	}
	whole, fraction := d.parts(max(0, len(d.digits)-1-d.exp))
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction != "" {
		fraction = "." + fraction
	}
	return sign + whole + fraction
}

// general prints a number in the format General, with all the digits that are
// stored; exact is false when Excel, which gives it 11 characters, shows fewer.
func (d decimal) general() (text string, exact bool) {
	text = d.String()
	return text, len(strings.TrimPrefix(text, "-")) <= generalWidth
}
