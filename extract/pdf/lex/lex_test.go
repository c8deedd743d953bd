package lex

import (
	"fmt"
	"strings"
	"testing"
)

// tokens writes all tokens of a text in short.
func tokens(data string) string {
	l := New([]byte(data), 0)
	var t Token
	var out []string
	for l.Next(&t); t.Kind != EOF; l.Next(&t) {
		switch t.Kind {
		case Number:
			out = append(out, fmt.Sprintf("%g", t.Num))
		case Name:
			out = append(out, "/"+string(t.Text))
		case String:
			out = append(out, fmt.Sprintf("%q", t.Text))
		case Word:
			out = append(out, string(t.Text))
		default:
			out = append(out, map[Kind]string{ArrayOpen: "[", ArrayClose: "]", DictOpen: "<<", DictClose: ">>"}[t.Kind])
		}
	}
	if l.Odd {
		out = append(out, "!")
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ why, in, want string }{
		{"numbers", "1 -2 +3 4.5 -.5 6. 00012", "1 -2 3 4.5 -0.5 6 12"},
		{"a number ends where a name begins", "12/A", "12 /A"},
		{"doubled signs, as Acrobat reads them", "--5", "-5 !"},
		{"a sign inside ends the number", "12-34 5", "12 5 !"},
		{"exponents", "1e-3 2E2", "0.001 200 !"},
		{"more digits than matter", "0.12345678901234567890", "0.123456789012"},
		{"more digits than an integer has", "123456789012345678901234567890", "1.2345678901234568e+29 !"},
		{"a lone sign", "- 5", "-0 5 !"},
		{"names with escapes", "/A#20B /C#", "/A B /C# !"},
		{"an empty name", "/ /A", "/ /A"},
		{"nested brackets in a string", "(a(b)c)", `"a(b)c"`},
		{"escapes", `(\n\(\)\\\101\7\
x)`, `"\n()\\A\ax"`},
		{"an unknown escape is its letter", `(\q)`, `"q" !`},
		{"octal beyond a byte wraps", `(\777)`, `"\xff" !`},
		{"line ends in a string", "(a\r\nb\rc)", `"a\nb\nc"`},
		{"an open string ends with the data", "(abc", `"abc" !`},
		{"hex", "<48 65 6C6c6F>", `"Hello"`},
		{"an odd hex digit", "<414>", `"A@" !`},
		{"rubbish in hex", "<41zz42>", `"AB" !`},
		{"an open hex string", "<4142", `"AB" !`},
		{"brackets", "<</A[1 2]>>", "<< /A [ 1 2 ] >>"},
		{"comments", "1 % two\n3", "1 3"},
		{"a comment at the end", "1 %", "1"},
		{"operators", "BT T* ' \" f*", "BT T* ' \" f*"},
		{"a stray bracket", ">1 )2", "1 ) 2 !"},
		{"zero bytes are space", "1\x002", "1 2"},
	} {
		if got := tokens(c.in); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.why, c.in, got, c.want)
		}
	}
}

// Text of a token must stay as it was while later tokens are read.
func TestTokenTextStays(t *testing.T) {
	l := New([]byte(`(a\(b) <4142> /C#44 (e\n)`), 0)
	var list [4]Token
	for i := range list {
		l.Next(&list[i])
	}
	for i, want := range []string{"a(b", "AB", "CD", "e\n"} {
		if string(list[i].Text) != want {
			t.Errorf("token %d is %q, want %q", i, list[i].Text, want)
		}
	}
}

func FuzzLexer(f *testing.F) {
	for _, s := range []string{"BT /F1 12 Tf (a\\(b) Tj ET", "<</A<41>/B[1 2 R]>>", "<4", "(\\", "--1.e+5", "/#", "%"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		l := New(data, 0)
		var tok Token
		for n := 0; ; n++ {
			before := l.Pos
			if l.Next(&tok); tok.Kind == EOF {
				break
			}
			if l.Pos <= before || l.Pos > len(data) {
				t.Fatalf("position %d after %d", l.Pos, before)
			}
			l.Reset()
		}
	})
}

func BenchmarkLexer(b *testing.B) {
	data := []byte(strings.Repeat("q 0.48 w 1 0 0 1 90.02 745.13 cm BT /F1 10.5 Tf [<0A1B0C2D>-3.5(text)] TJ ET Q\n", 1000))
	b.SetBytes(int64(len(data)))
	var t Token
	for b.Loop() {
		l := New(data, 0)
		for l.Next(&t); t.Kind != EOF; l.Next(&t) {
			l.Reset()
		}
	}
}
