package shown

import (
	"fmt"
	"strconv"
	"strings"
)

// layout is what a number section says about its digits.
type layout struct {
	before, after []int // indexes of digit tokens before and behind the point
	first, last   int   // indexes of the first and last digit token
	grouped       bool  // thousands separators
	scale         int   // power of ten the number is multiplied by
	exponent      int   // index of the exponent token, -1 if none
	power         []int // digit tokens of the exponent
}

func (s *section) layout() layout {
	l := layout{first: -1, last: -1, exponent: -1}
	seenPoint := false
	for i, t := range s.tokens {
		switch t.kind {
		case digit:
			switch {
			case l.exponent >= 0:
				l.power = append(l.power, i)
				continue
			case seenPoint:
				l.after = append(l.after, i)
			default:
				l.before = append(l.before, i)
			}
			if l.first < 0 {
				l.first = i
			}
			l.last = i
		case point:
			seenPoint = true
		case percent:
			l.scale += 2
		case exponent:
			l.exponent = i
		}
	}
	l.commas(s.tokens)
	return l
}

// commas: between digits they group by thousands; right behind the last digit,
// or the last one before the point, each divides by a thousand.
func (l *layout) commas(tokens []token) {
	for i, t := range tokens {
		if t.kind != comma || l.first < 0 {
			continue
		}
		switch n := len(l.before); {
		case i > l.last && onlyCommas(tokens[l.last+1:i]):
			l.scale -= 3
		case n == 0 || i < l.before[0]:
		case i < l.before[n-1]:
			l.grouped = true
		case onlyCommas(tokens[l.before[n-1]+1 : i]):
			l.scale -= 3
		}
	}
}

func onlyCommas(tokens []token) bool {
	for _, t := range tokens {
		if t.kind != comma {
			return false
		}
	}
	return true
}

func (s *section) formatNumber(d decimal) string {
	l := s.layout()
	if l.first < 0 { // literals only
		return s.literal("")
	}
	d = d.shift(l.scale)
	power := 0
	if l.exponent >= 0 {
		d, power = l.normalise(d)
	}
	whole, fraction := d.parts(len(l.after))
	p := printer{s: s, l: l, fraction: fraction}
	p.whole = p.fill(whole)
	if d.negative && strings.Trim(whole+fraction, "0") != "" {
		p.b.WriteByte('-')
	}
	p.print(power)
	return p.b.String()
}

// normalise splits a number for scientific notation; the exponent is a multiple
// of the number of digits before the point.
func (l layout) normalise(d decimal) (decimal, int) {
	if d.isZero() {
		return d, 0
	}
	step := max(len(l.before), 1)
	power := d.exp - ((d.exp%step)+step)%step
	whole, _ := d.shift(-power).parts(len(l.after))
	if len(whole) > step {
		power += step // rounding carried into a new digit
	}
	return d.shift(-power), power
}

// printer writes a number through the tokens of its section.
type printer struct {
	b        strings.Builder
	s        *section
	l        layout
	whole    map[int]string // digit token → what stands there
	fraction string
}

// fill hands the digits before the point to their tokens, from the right; what
// is left over stands at the first token.
func (p *printer) fill(digits string) map[int]string {
	at := map[int]string{}
	total := 0
	for i := len(p.l.before) - 1; i >= 0; i-- {
		token := p.l.before[i]
		var piece string
		switch {
		case i == 0 && digits != "":
			piece = digits
		case digits != "":
			piece = digits[len(digits)-1:]
		case p.s.tokens[token].text == "0":
			piece = "0"
		case p.s.tokens[token].text == "?":
			piece = " "
		}
		digits = digits[:max(0, len(digits)-len(piece))]
		if p.l.grouped {
			piece, total = group(piece, total)
		}
		at[token] = piece
	}
	return at
}

// group sets thousands separators into digits of which total stand to the right.
func group(digits string, total int) (string, int) {
	var b []byte
	for i := len(digits) - 1; i >= 0; i-- {
		if total > 0 && total%3 == 0 && digits[i] != ' ' {
			b = append(b, ',')
		}
		b = append(b, digits[i])
		total++
	}
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b), total
}

func (p *printer) print(power int) {
	after := 0
	for i, t := range p.s.tokens {
		switch t.kind {
		case literal, percent:
			p.b.WriteString(t.text)
		case point:
			p.b.WriteByte('.')
		case exponent:
			p.writePower(t.text, power)
		case digit:
			if piece, ok := p.whole[i]; ok {
				p.b.WriteString(piece)
			} else if p.l.exponent < 0 || i < p.l.exponent {
				p.writeFraction(t.text, after)
				after++
			}
		}
	}
}

// writeFraction writes the n-th digit behind the point: optional places print
// nothing when only zeros follow.
func (p *printer) writeFraction(place string, n int) {
	rest := strings.TrimRight(p.fraction[n:], "0")
	switch {
	case place == "0" || rest != "":
		p.b.WriteByte(p.fraction[n])
	case place == "?":
		p.b.WriteByte(' ')
	}
}

func (p *printer) writePower(sign string, power int) {
	p.b.WriteByte('E')
	switch {
	case power < 0:
		p.b.WriteByte('-')
		power = -power
	case sign == "E+":
		p.b.WriteByte('+')
	}
	fmt.Fprintf(&p.b, "%0"+strconv.Itoa(max(len(p.l.power), 1))+"d", power)
}
