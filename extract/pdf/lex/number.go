package lex

// pow10 holds the divisors for the digits after the point; further digits do
// not change a position by a millionth of a point and are skipped.
var pow10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12}

// maxMantissa keeps the digits of a number within an int64.
const maxMantissa = 1 << 56

// plainDigits is how many digits fit an int64 without a thought.
const plainDigits = 15

// number reads a number. Nearly all are short and plain: a sign, digits, a
// point, digits, and then a space or a bracket.
func (l *Lexer) number(t *Token) {
	d, p := l.Data, l.Pos
	neg := d[p] == '-'
	if neg {
		p++
	}
	var mant int64
	start, point := p, -1
	for p < len(d) {
		if c := d[p] - '0'; c <= 9 {
			mant = mant*10 + int64(c)
		} else if d[p] == '.' && point < 0 {
			point = p
		} else {
			break
		}
		p++
	}
	digits, frac := p-start, 0
	if point >= 0 {
		digits--
		frac = p - point - 1
	}
	if digits < 1 || digits > plainDigits || frac >= len(pow10) || p < len(d) && class[d[p]] != space && class[d[p]] != delim {
		l.oddNumber(t)
		return
	}
	if neg {
		mant = -mant
	}
	l.Pos = p
	t.Kind, t.IsInt, t.Num = Number, point < 0, float64(mant)
	if frac > 0 {
		t.Num /= pow10[frac]
	}
}

// oddNumber reads what is longer or stranger. Doubled signs, a sign inside and
// exponents are outside the grammar but found in the wild; they are read as
// Acrobat reads them.
func (l *Lexer) oddNumber(t *Token) {
	d, p := l.Data, l.Pos
	neg := false
	for p < len(d) && (d[p] == '-' || d[p] == '+') {
		neg = neg || d[p] == '-'
		if p > l.Pos {
			l.Odd = true
		}
		p++
	}
	var mant int64
	digits, frac, dot := 0, 0, false
	big := 1.0
loop:
	for ; p < len(d); p++ {
		c := d[p]
		switch {
		case c >= '0' && c <= '9':
			digits++
			switch {
			case mant >= maxMantissa && !dot:
				big *= 10
			case mant < maxMantissa && (!dot || frac < len(pow10)-1):
				mant = mant*10 + int64(c-'0')
				if dot {
					frac++
				}
			}
		case c == '.' && !dot:
			dot = true
		case c == '-' && digits > 0:
			l.Odd = true // 12-34: the rest is ignored
			p = skipDigits(d, p)
			break loop
		default:
			break loop
		}
	}
	t.Kind, t.IsInt = Number, !dot
	t.Num = float64(mant) * big / pow10[frac]
	if neg {
		t.Num = -t.Num
	}
	if digits == 0 || big > 1 {
		l.Odd = true
	}
	l.Pos = p
	if p < len(d) && class[d[p]] != space && class[d[p]] != delim {
		l.Odd = true
		l.exponent(t)
	}
}

func skipDigits(d []byte, p int) int {
	for p < len(d) && class[d[p]] == digitLike {
		p++
	}
	return p
}

// exponent reads the e-5 of 1e-5.
func (l *Lexer) exponent(t *Token) {
	d, p := l.Data, l.Pos
	if p+1 >= len(d) || d[p] != 'e' && d[p] != 'E' || class[d[p+1]] != digitLike {
		return
	}
	p++
	t.IsInt = false
	neg := d[p] == '-'
	if neg || d[p] == '+' {
		p++
	}
	exp := 0
	for p < len(d) && d[p] >= '0' && d[p] <= '9' {
		exp = min(exp*10+int(d[p]-'0'), 40)
		p++
	}
	for ; exp > 0; exp-- {
		if neg {
			t.Num /= 10
		} else {
			t.Num *= 10
		}
	}
	l.Pos = p
}
