// Package lex cuts PDF syntax into tokens. It never fails: what is outside the
// grammar is read the way the common viewers read it, and Odd is set.
package lex

// Kind is the kind of a token.
type Kind uint8

// The kinds. Word is everything that is neither number, name, string nor
// bracket: operators, true, null, R, obj …
const (
	EOF Kind = iota
	Number
	Name
	String
	Word
	ArrayOpen
	ArrayClose
	DictOpen
	DictClose
)

// Token is one token. Text holds the decoded bytes of names, strings and
// words; it stays valid until Reset for strings and names with escapes, and as
// long as the data for all others.
type Token struct {
	Kind  Kind
	IsInt bool // the number was written without a fraction
	Num   float64
	Text  []byte
}

// Lexer walks over data from Pos.
type Lexer struct {
	Data []byte
	Pos  int
	// Odd is set once something outside the strict grammar was met.
	Odd bool

	scratch []byte
}

// New starts at offset pos of data.
func New(data []byte, pos int) *Lexer { return &Lexer{Data: data, Pos: pos} }

// Reset forgets the decoded text of earlier tokens, so that its memory is used again.
func (l *Lexer) Reset() { l.scratch = l.scratch[:0] }

// Character classes: white space, delimiters, regular characters.
const (
	regular = iota
	space
	delim
	digitLike // 0-9 + - .
)

var class = func() (t [256]uint8) {
	for _, c := range []byte{0, '\t', '\n', '\f', '\r', ' '} {
		t[c] = space
	}
	for _, c := range []byte("()<>[]{}/%") {
		t[c] = delim
	}
	for _, c := range []byte("0123456789+-.") {
		t[c] = digitLike
	}
	return t
}()

// IsSpace reports whether c is white space in PDF syntax.
func IsSpace(c byte) bool { return class[c] == space }

// SkipSpace moves over white space and comments.
func (l *Lexer) SkipSpace() {
	d, p := l.Data, l.Pos
	for p < len(d) {
		if class[d[p]] == space {
			p++
			continue
		}
		if d[p] != '%' {
			break
		}
		for p < len(d) && d[p] != '\n' && d[p] != '\r' {
			p++
		}
	}
	l.Pos = p
}

// Next reads one token into t.
func (l *Lexer) Next(t *Token) {
	if l.Pos >= len(l.Data) || class[l.Data[l.Pos]] == space || l.Data[l.Pos] == '%' {
		l.SkipSpace()
	}
	if l.Pos >= len(l.Data) {
		t.Kind = EOF
		return
	}
	c := l.Data[l.Pos]
	switch class[c] {
	case digitLike:
		l.number(t)
	case delim:
		l.delimited(t, c)
	default:
		l.word(t)
	}
}

func (l *Lexer) delimited(t *Token, c byte) {
	l.Pos++
	switch c {
	case '/':
		l.name(t)
	case '(':
		l.literal(t)
	case '[':
		t.Kind = ArrayOpen
	case ']':
		t.Kind = ArrayClose
	case '<':
		if l.Pos < len(l.Data) && l.Data[l.Pos] == '<' {
			l.Pos++
			t.Kind = DictOpen
			return
		}
		l.hex(t)
	case '>':
		if l.Pos < len(l.Data) && l.Data[l.Pos] == '>' {
			l.Pos++
			t.Kind = DictClose
			return
		}
		l.Odd = true
		l.Next(t)
	default: // { } and a stray )
		if c == ')' {
			l.Odd = true
		}
		t.Kind, t.Text = Word, l.Data[l.Pos-1:l.Pos]
	}
}

func (l *Lexer) word(t *Token) {
	start := l.Pos
	d, p := l.Data, l.Pos
	for p < len(d) && class[d[p]] != space && class[d[p]] != delim {
		p++
	}
	l.Pos = p
	t.Kind, t.Text = Word, d[start:p]
}

func (l *Lexer) name(t *Token) {
	start := l.Pos
	d, p := l.Data, l.Pos
	escaped := false
	for p < len(d) {
		k := class[d[p]]
		if k == space || k == delim {
			break
		}
		if d[p] == '#' {
			escaped = true
		}
		p++
	}
	l.Pos = p
	t.Kind, t.Text = Name, d[start:p]
	if escaped {
		t.Text = l.unescapeName(t.Text)
	}
}

func (l *Lexer) unescapeName(raw []byte) []byte {
	from := len(l.scratch)
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) && hexValue[raw[i+1]] >= 0 && hexValue[raw[i+2]] >= 0 {
			l.scratch = append(l.scratch, byte(hexValue[raw[i+1]])<<4|byte(hexValue[raw[i+2]]))
			i += 2
			continue
		}
		if raw[i] == '#' {
			l.Odd = true
		}
		l.scratch = append(l.scratch, raw[i])
	}
	return l.scratch[from:len(l.scratch):len(l.scratch)]
}

var hexValue = func() (t [256]int8) {
	for i := range t {
		t[i] = -1
	}
	for i := range 10 {
		t['0'+i] = int8(i)
	}
	for i := range 6 {
		t['a'+i], t['A'+i] = int8(10+i), int8(10+i)
	}
	return t
}()
