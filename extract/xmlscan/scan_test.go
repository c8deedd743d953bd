package xmlscan

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

var known = map[string]string{"urn:w": "w", "urn:x": "x"}

// trace writes the tokens of a document on one line.
func trace(s *Scanner) string {
	var b strings.Builder
	for s.Next() {
		switch s.Kind {
		case Start:
			b.WriteString("<" + s.Name + ">")
		case End:
			b.WriteString("</" + s.Name + ">")
		case Text:
			b.WriteString(s.Text())
		}
	}
	return b.String()
}

func TestTokens(t *testing.T) {
	for _, c := range []struct{ in, want, why string }{
		{`<w:p xmlns:w="urn:w"><w:t>甲</w:t></w:p>`, `<w:p><w:t>甲</w:t></w:p>`, "known namespace"},
		{`<o:p xmlns:o="urn:w"/>`, `<w:p></w:p>`, "the writer's prefix does not matter"},
		{`<p xmlns="urn:w"><q/></p>`, `<w:p><w:q></w:q></w:p>`, "default namespace"},
		{`<p xmlns="urn:w"><q xmlns="urn:z"/><r/></p>`, `<w:p><?:q></?:q><w:r></w:r></w:p>`, "a binding ends with its element"},
		{`<a>&lt;&#x4E2D;&#20013;&amp;amp;</a>`, `<a><中中&amp;</a>`, "references are resolved once"},
		{`<a><![CDATA[<&amp;>]]></a>`, `<a><&amp;></a>`, "CDATA is literal"},
		{`<a>&unknown;&#0;&</a>`, `<a>&unknown;&#0;&</a>`, "what is no reference stays"},
		{"<?xml version='1.0'?><!-- <b> --><a>x<!--y-->z</a>\n", `<a>xz</a>`, "comments carry nothing"},
		{`<a b=">" c='"'/>`, `<a></a>`, "quotes protect"},
		{"\xef\xbb\xbf<a/>", `<a></a>`, "byte order mark"},
		{"\xff\xfe<\x00a\x00/\x00>\x00", `<a></a>`, "UTF-16"},
	} {
		s := New([]byte(c.in), known)
		if got := trace(s); got != c.want || s.Err() != nil {
			t.Errorf("%s: %q %v, want %q", c.why, got, s.Err(), c.want)
		}
	}
}

func TestSyntaxErrors(t *testing.T) {
	for in, why := range map[string]string{
		`<a>`:       "cut off",
		`<a></b>`:   "ends do not match",
		`</a>`:      "end without start",
		`<a b=1/>x`: "", // attributes are only looked at on demand
		`<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`:                   "entities of a file's own are refused",
		`<a><![CDATA[x</a>`:                                          "CDATA without end",
		"<a>\xff</a>":                                                "no UTF-8",
		strings.Repeat("<a>", maxDepth+1):                            "nested without end",
		"<a " + strings.Repeat(`xmlns:b="c" `, maxBindings+1) + "/>": "namespaces without end",
	} {
		s := New([]byte(in), known)
		trace(s)
		if (s.Err() != nil) != (why != "") || why != "" && !errors.Is(s.Err(), ErrSyntax) {
			t.Errorf("%s: %q: %v", why, in, s.Err())
		}
	}
}

func TestAttributes(t *testing.T) {
	s := New([]byte(`<w:a xmlns:w="urn:w" xmlns:y="urn:x" w:val="1" val='2' y:val="a&amp;b" sval="3" w:n=" 7 "/>`), known)
	s.Next()
	for name, want := range map[string]string{"w:val": "1", "val": "2", "x:val": "a&b", "w:none": "", "sval": "3"} {
		if got := s.Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}
	if s.Int("w:val", 9) != 1 || s.Int("w:none", 9) != 9 {
		t.Error("Int")
	}
}

func TestSkip(t *testing.T) {
	s := New([]byte(`<a><b><b/>x</b><c/></a>`), nil)
	for s.Next() {
		if s.Kind == Start && s.Name == "b" {
			s.Skip()
		} else if s.Name == "b" || s.Kind == Text {
			t.Errorf("%v %s was not skipped", s.Kind, s.Name)
		}
	}
	if s.Err() != nil {
		t.Error(s.Err())
	}
}

// FuzzScan compares with encoding/xml: what both accept has the same text.
func FuzzScan(f *testing.F) {
	for _, in := range []string{`<a b="c">d<e/>&lt;</a>`, `<w:p xmlns:w="urn:w">x<![CDATA[y]]></w:p>`, `<a>&#x41;</a>`} {
		f.Add([]byte(in))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s := New(data, known)
		got := ""
		for s.Next() {
			s.Get("w:val")
			if s.Kind == Text {
				got += s.Text()
			}
		}
		want, err := standardText(data)
		if s.Err() == nil && err == nil && strings.ReplaceAll(got, "\r\n", "\n") != want && !strings.Contains(got, "\r") {
			t.Errorf("%q: text %q, encoding/xml has %q", data, got, want)
		}
	})
}

// standardText is the text within the root as encoding/xml reads it; documents
// of several roots count as an error.
func standardText(data []byte) (string, error) {
	d := xml.NewDecoder(strings.NewReader(string(data)))
	text, depth, roots := "", 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) && roots == 1 {
			return text, nil
		}
		if err != nil {
			return "", err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if depth == 0 {
				roots++
			}
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth > 0 {
				text += string(token)
			}
		}
		if roots > 1 {
			return "", errors.New("several roots")
		}
	}
}
