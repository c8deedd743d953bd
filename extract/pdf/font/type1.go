package font

import (
	"bytes"

	"jixiao/extract/pdf/lex"
)

// type1Names reads the encoding of a Type 1 program: "/Encoding" in its clear
// text, followed by "StandardEncoding def" or by "dup 65 /A put" lines.
func type1Names(data []byte) (names [256]string, ok bool) {
	i := bytes.Index(data, []byte("/Encoding"))
	if i < 0 {
		return names, false
	}
	l := lex.New(data, i+len("/Encoding"))
	var t lex.Token
	l.Next(&t)
	if t.Kind == lex.Word && string(t.Text) == "StandardEncoding" {
		return builtIn("Helvetica"), true
	}
	code := -1
	for range 4 * 256 * 2 {
		l.Next(&t)
		switch {
		case t.Kind == lex.EOF, t.Kind == lex.Word && (string(t.Text) == "def" || string(t.Text) == "readonly"):
			return names, ok
		case t.Kind == lex.Number:
			code = int(t.Num)
		case t.Kind == lex.Name && code >= 0 && code < 256:
			names[code] = string(t.Text)
			code, ok = -1, true
		}
	}
	return names, ok
}
