// Package xmlscan reads the XML parts of office files token by token. It is a
// small reader for machine-written XML: namespaces, CDATA, character references
// and the five named entities; no DOCTYPE, so no entity of a file's own and no
// outside reference can exist. It allocates next to nothing per token, which is
// what keeps a sheet of a million empty rows within its time.
package xmlscan

import (
	"bytes"
	"errors"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
)

// Kind says what a token is.
type Kind int

const (
	Start Kind = iota + 1
	End
	Text
)

// maxDepth is far beyond what editors write (a text box in a nested table in a
// text box is some 60 deep) and bounds the memory of hostile nesting.
const maxDepth = 2000

// maxBindings bounds the namespaces in force; editors declare some forty.
const maxBindings = 1000

// ErrSyntax is wrapped by every error of a Scanner.
var ErrSyntax = errors.New("XML 有错")

// Scanner steps through one XML document. A self-closing element gives a Start
// and an End.
type Scanner struct {
	Kind Kind
	// Name is the element's name as "prefix:local", with the caller's prefix
	// for its namespace, "?" for namespaces the caller did not name. Empty for Text.
	Name string

	data   []byte
	pos    int
	attrs  []byte // of the current start tag
	text   []byte // of the current text token
	raw    bool   // the text is CDATA
	closed bool   // the current start tag closed itself
	open   []element
	known  map[string]string // namespace → the caller's prefix
	bound  []binding
	names  map[string]string // names as written → Name, under the current bindings
	err    error
}

type element struct {
	written []byte
	name    string
	bound   int // bindings in force outside of it
}

type binding struct{ prefix, short string }

// New scans data. namespaces maps the namespaces the caller knows to the
// prefixes it wants to see; other namespaces show as "?".
func New(data []byte, namespaces map[string]string) *Scanner {
	s := &Scanner{known: namespaces, names: map[string]string{}}
	s.data, s.err = toUTF8(data)
	return s
}

// toUTF8 accepts the two encodings every XML reader must.
func toUTF8(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		return nil, fmt.Errorf("%w：不是 UTF-8", ErrSyntax)
	}
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), nil
}

// Err is what ended the scan; nil at a proper end.
func (s *Scanner) Err() error { return s.err }

// Depth is the number of open elements.
func (s *Scanner) Depth() int { return len(s.open) }

// Next steps to the next token; false at the end or an error.
func (s *Scanner) Next() bool {
	if s.err != nil {
		return false
	}
	if s.closed {
		s.closed = false
		return s.pop()
	}
	for s.pos < len(s.data) {
		if s.data[s.pos] != '<' {
			if s.readText() {
				return true
			}
			continue
		}
		found, token := s.readMarkup()
		if !found {
			return false
		}
		if token {
			return true
		}
	}
	if len(s.open) > 0 {
		return s.fail("文件在中途断了")
	}
	return false
}

// Skip moves behind the end of the element whose Start is the current token.
func (s *Scanner) Skip() {
	for depth := len(s.open); len(s.open) >= depth && s.Next(); {
	}
}

// readText takes what stands before the next tag; white space outside of the
// root is no token.
func (s *Scanner) readText() bool {
	end := bytes.IndexByte(s.data[s.pos:], '<')
	if end < 0 {
		end = len(s.data) - s.pos
	}
	s.text, s.raw, s.Kind, s.Name = s.data[s.pos:s.pos+end], false, Text, ""
	s.pos += end
	return len(s.open) > 0
}

// readMarkup reads one tag, comment, CDATA section or instruction. found is
// false on an error; token is false for what carries nothing.
func (s *Scanner) readMarkup() (found, token bool) {
	rest := s.data[s.pos:]
	switch {
	case bytes.HasPrefix(rest, []byte("<!--")):
		return s.jump("-->"), false
	case bytes.HasPrefix(rest, []byte("<![CDATA[")):
		from := s.pos + len("<![CDATA[")
		if !s.jump("]]>") {
			return false, false
		}
		s.text, s.raw, s.Kind, s.Name = s.data[from:s.pos-len("]]>")], true, Text, ""
		return true, len(s.open) > 0
	case bytes.HasPrefix(rest, []byte("<?")):
		return s.jump("?>"), false
	case bytes.HasPrefix(rest, []byte("<!")):
		return s.fail("不接受 DOCTYPE"), false
	case bytes.HasPrefix(rest, []byte("</")):
		return s.readEnd(), true
	}
	return s.readStart(), true
}

func (s *Scanner) jump(mark string) bool {
	end := bytes.Index(s.data[s.pos:], []byte(mark))
	if end < 0 {
		return s.fail("文件在中途断了")
	}
	s.pos += end + len(mark)
	return true
}

func (s *Scanner) readStart() bool {
	end := tagEnd(s.data[s.pos:])
	if end < 0 {
		return s.fail("文件在中途断了")
	}
	tag := s.data[s.pos+1 : s.pos+end]
	s.pos += end + 1
	s.closed = bytes.HasSuffix(tag, []byte("/"))
	if s.closed {
		tag = tag[:len(tag)-1]
	}
	name, attrs := tag, []byte(nil)
	if i := bytes.IndexAny(tag, " \t\r\n"); i >= 0 {
		name, attrs = tag[:i], tag[i:]
	}
	if len(name) == 0 {
		return s.fail("标签没有名字")
	}
	return s.push(name, attrs)
}

func (s *Scanner) push(name, attrs []byte) bool {
	if len(s.open) >= maxDepth {
		return s.fail("嵌套太深")
	}
	outside := len(s.bound)
	if bytes.Contains(attrs, []byte("xmlns")) && (!s.bind(attrs) || s.err != nil) {
		return false
	}
	s.Kind, s.attrs, s.Name = Start, attrs, s.canonical(name)
	s.open = append(s.open, element{written: name, name: s.Name, bound: outside})
	return true
}

func (s *Scanner) readEnd() bool {
	end := bytes.IndexByte(s.data[s.pos:], '>')
	if end < 0 {
		return s.fail("文件在中途断了")
	}
	name := bytes.TrimRight(s.data[s.pos+2:s.pos+end], " \t\r\n")
	if len(s.open) == 0 || !bytes.Equal(name, s.open[len(s.open)-1].written) {
		return s.fail("标签不配对")
	}
	s.pos += end + 1
	return s.pop()
}

func (s *Scanner) pop() bool {
	last := s.open[len(s.open)-1]
	s.open = s.open[:len(s.open)-1]
	if len(s.bound) > last.bound {
		s.bound = s.bound[:last.bound]
		clear(s.names)
	}
	s.Kind, s.Name, s.attrs = End, last.name, nil
	return true
}

func (s *Scanner) fail(reason string) bool {
	s.err = fmt.Errorf("%w：%s（第%d字节）", ErrSyntax, reason, s.pos+1)
	return false
}

// tagEnd is the offset of the '>' that ends a start tag; one within quotes does
// not. -1 when there is none.
func tagEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '>':
			return i
		case '<':
			return -1
		case '"', '\'':
			n := bytes.IndexByte(b[i+1:], b[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}
