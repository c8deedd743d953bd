package object

import (
	"bytes"
	"fmt"
	"strconv"

	"jixiao/extract/pdf/lex"
)

// The repair shop's own picture of an object: nil, bool, int64, float64,
// nameObj, string, arrayObj, dictObj, refObj. It serves the cross-reference
// sections, object streams and objects that must be written out anew; pages
// and fonts are read through Value.
type (
	nameObj  string
	arrayObj []any
	dictObj  map[string]any
	refObj   struct{ num, gen int }
)

// maxDepth bounds nested arrays and dictionaries. Real files stay under 20.
const maxDepth = 100

// maxElements bounds what one object may hold, so that a lying file cannot
// make a tree larger than itself many times over.
const maxElements = 2_000_000

// maxInt is far beyond every number of a real file and within an int64.
const maxInt = 1 << 53

// parser builds trees. Errors are not reported: what is missing is null.
type parser struct {
	lex.Lexer
	elements int
	// tooDeep is set when something was cut at maxDepth or maxElements.
	tooDeep bool
}

func newParser(data []byte, pos int) *parser {
	return &parser{Lexer: lex.Lexer{Data: data, Pos: pos}}
}

// object reads one object; a stray closing bracket or keyword reads as null.
func (p *parser) object() any {
	var t lex.Token
	p.Next(&t)
	return p.from(&t, 0)
}

func (p *parser) from(t *lex.Token, depth int) any {
	p.elements++
	if depth > maxDepth || p.elements > maxElements {
		p.tooDeep = true
		return nil
	}
	switch t.Kind {
	case lex.Number:
		if t.IsInt && t.Num > -maxInt && t.Num < maxInt {
			return p.intOrRef(int64(t.Num))
		}
		return t.Num
	case lex.Name:
		return nameObj(t.Text)
	case lex.String:
		return string(t.Text)
	case lex.ArrayOpen:
		return p.array(depth)
	case lex.DictOpen:
		return p.dict(depth)
	case lex.Word:
		switch string(t.Text) {
		case "true":
			return true
		case "false":
			return false
		}
	}
	return nil
}

// intOrRef looks ahead for "12 0 R".
func (p *parser) intOrRef(n int64) any {
	save, odd := p.Pos, p.Odd
	var t lex.Token
	p.Next(&t)
	if t.Kind == lex.Number && t.IsInt && t.Num >= 0 && t.Num <= 65535 && n >= 0 && n < maxObjects {
		gen := int(t.Num)
		p.Next(&t)
		if t.Kind == lex.Word && len(t.Text) == 1 && t.Text[0] == 'R' {
			return refObj{int(n), gen}
		}
	}
	p.Pos, p.Odd = save, odd
	return n
}

func (p *parser) array(depth int) any {
	a := arrayObj{}
	var t lex.Token
	for !p.tooDeep {
		p.Next(&t)
		if t.Kind == lex.EOF || t.Kind == lex.ArrayClose || p.ends(&t) {
			break
		}
		if t.Kind == lex.DictClose {
			continue
		}
		a = append(a, p.from(&t, depth+1))
	}
	return a
}

func (p *parser) dict(depth int) any {
	d := dictObj{}
	var t lex.Token
	for !p.tooDeep {
		p.Next(&t)
		if t.Kind == lex.EOF || t.Kind == lex.DictClose || p.ends(&t) {
			break
		}
		if t.Kind != lex.Name {
			p.Odd = true
			continue
		}
		key := string(t.Text)
		p.Next(&t)
		if t.Kind == lex.DictClose || t.Kind == lex.EOF || p.ends(&t) {
			p.Odd = true
			break
		}
		d[key] = p.from(&t, depth+1)
	}
	return d
}

// ends stops an unclosed array or dictionary at the end of its object and
// leaves the keyword to be read again.
func (p *parser) ends(t *lex.Token) bool {
	if t.Kind != lex.Word {
		return false
	}
	if w := string(t.Text); w == "endobj" || w == "stream" || w == "endstream" || w == "obj" || w == "xref" {
		p.Odd = true
		p.Pos -= len(t.Text)
		return true
	}
	return false
}

func (d dictObj) int(key string) (int, bool) {
	n, ok := d[key].(int64)
	return int(n), ok
}

func (d dictObj) name(key string) string {
	n, _ := d[key].(nameObj)
	return string(n)
}

// write appends the object in strict PDF syntax.
func write(b *bytes.Buffer, x any) {
	switch x := x.(type) {
	case bool:
		fmt.Fprintf(b, "%t", x)
	case int64:
		b.WriteString(strconv.FormatInt(x, 10))
	case float64:
		b.WriteString(strconv.FormatFloat(x, 'f', 8, 64))
	case nameObj:
		writeName(b, string(x))
	case string:
		fmt.Fprintf(b, "<%x>", x)
	case refObj:
		fmt.Fprintf(b, "%d %d R", x.num, x.gen)
	case arrayObj:
		b.WriteByte('[')
		for i, e := range x {
			if i > 0 {
				b.WriteByte(' ')
			}
			write(b, e)
		}
		b.WriteByte(']')
	case dictObj:
		writeDict(b, x)
	default:
		b.WriteString("null")
	}
}

func writeName(b *bytes.Buffer, s string) {
	b.WriteByte('/')
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 127 && bytes.IndexByte([]byte("()<>[]{}/%#"), c) < 0 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(b, "#%02x", c)
		}
	}
}

func writeDict(b *bytes.Buffer, d dictObj) {
	b.WriteString("<<")
	for _, k := range sortedKeys(d) {
		writeName(b, k)
		b.WriteByte(' ')
		write(b, d[k])
	}
	b.WriteString(">>")
}
