package lex

import "bytes"

// literal reads a (string). An unclosed one ends with the data.
func (l *Lexer) literal(t *Token) {
	d := l.Data
	start, p, depth := l.Pos, l.Pos, 1
	t.Kind = String
	for p < len(d) {
		switch d[p] {
		case '\\', '\r':
			l.escapedLiteral(t, start, p, depth)
			return
		case '(':
			depth++
		case ')':
			depth--
			if depth == 0 {
				t.Text = d[start:p]
				l.Pos = p + 1
				return
			}
		}
		p++
	}
	l.Odd = true
	t.Text = d[start:]
	l.Pos = len(d)
}

// escapedLiteral goes on where literal met the first character that must be
// rewritten.
func (l *Lexer) escapedLiteral(t *Token, start, p, depth int) {
	d, from := l.Data, len(l.scratch)
	l.scratch = append(l.scratch, d[start:p]...)
	for p < len(d) {
		c := d[p]
		p++
		switch c {
		case '\\':
			p = l.escape(p)
			continue
		case '\r': // any end of line within a string is one \n
			if p < len(d) && d[p] == '\n' {
				p++
			}
			c = '\n'
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			l.Pos = p
			t.Text = l.scratch[from:len(l.scratch):len(l.scratch)]
			return
		}
		l.scratch = append(l.scratch, c)
	}
	l.Odd = true
	l.Pos = p
	t.Text = l.scratch[from:len(l.scratch):len(l.scratch)]
}

const escapeNames, escapeBytes = "nrbtf()\\", "\n\r\b\t\f()\\"

// escape decodes what follows a backslash at p and returns where it ends.
func (l *Lexer) escape(p int) int {
	d := l.Data
	if p >= len(d) {
		l.Odd = true
		return p
	}
	c := d[p]
	if i := bytes.IndexByte([]byte(escapeNames), c); i >= 0 {
		l.scratch = append(l.scratch, escapeBytes[i])
		return p + 1
	}
	switch {
	case c >= '0' && c <= '7':
		v := 0
		n := 0
		for ; n < 3 && p < len(d) && d[p] >= '0' && d[p] <= '7'; n++ {
			v = v<<3 | int(d[p]-'0')
			p++
		}
		if v > 255 {
			l.Odd = true
		}
		l.scratch = append(l.scratch, byte(v))
		return p
	case c == '\r':
		if p+1 < len(d) && d[p+1] == '\n' {
			return p + 2
		}
		return p + 1
	case c == '\n':
		return p + 1
	}
	l.Odd = true // an unknown escape stands for the character itself
	l.scratch = append(l.scratch, c)
	return p + 1
}

// hex reads a <hex string>. A missing last digit is 0; an unclosed string ends
// with the data.
func (l *Lexer) hex(t *Token) {
	d, p := l.Data, l.Pos
	from := len(l.scratch)
	high := int8(-1)
	t.Kind = String
	closed := false
	for p < len(d) {
		c := d[p]
		p++
		if v := hexValue[c]; v >= 0 {
			if high < 0 {
				high = v
				continue
			}
			l.scratch = append(l.scratch, byte(high)<<4|byte(v))
			high = -1
			continue
		}
		if c == '>' {
			closed = true
			break
		}
		if class[c] != space {
			l.Odd = true
		}
	}
	if high >= 0 {
		l.Odd = true
		l.scratch = append(l.scratch, byte(high)<<4)
	}
	if !closed {
		l.Odd = true
	}
	l.Pos = p
	t.Text = l.scratch[from:len(l.scratch):len(l.scratch)]
}
