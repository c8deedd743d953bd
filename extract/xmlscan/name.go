package xmlscan

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// foreign is the prefix of a namespace the caller did not name.
const foreign = "?"

// bind takes the namespace declarations of a start tag.
func (s *Scanner) bind(attrs []byte) bool {
	return s.eachAttr(attrs, func(name, value []byte) bool {
		prefix, declares := "", string(name) == "xmlns"
		if rest, ok := bytes.CutPrefix(name, []byte("xmlns:")); ok {
			prefix, declares = string(rest), true
		}
		if declares {
			short, known := s.known[unescape(value)]
			if !known {
				short = foreign
			}
			s.bound = append(s.bound, binding{prefix, short})
			clear(s.names)
		}
		return len(s.bound) <= maxBindings || s.fail("命名空间太多")
	})
}

// canonical is the name of an element under the caller's prefixes.
func (s *Scanner) canonical(written []byte) string {
	if name, ok := s.names[string(written)]; ok {
		return name
	}
	prefix, local, prefixed := strings.Cut(string(written), ":")
	if !prefixed {
		prefix, local = "", prefix
	}
	name := s.join(prefix, local)
	s.names[string(written)] = name
	return name
}

func (s *Scanner) join(prefix, local string) string {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == prefix {
			return s.bound[i].short + ":" + local
		}
	}
	if prefix == "" {
		return local
	}
	return foreign + ":" + local
}

// Attr is an attribute of the current start tag by its canonical name: "w:val",
// or "r" for one without a prefix, which belongs to no namespace.
func (s *Scanner) Attr(name string) (string, bool) {
	value, found := "", false
	prefix, local, prefixed := strings.Cut(name, ":")
	s.eachAttr(s.attrs, func(written, v []byte) bool {
		if !prefixed {
			found = string(written) == name
		} else if colon := len(written) - len(local) - 1; colon > 0 && written[colon] == ':' && string(written[colon+1:]) == local {
			found = s.isBound(written[:colon], prefix)
		}
		if found {
			value = unescape(v)
		}
		return !found
	})
	return value, found
}

// isBound reports whether a prefix as written stands for one of the caller's.
func (s *Scanner) isBound(written []byte, short string) bool {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == string(written) {
			return s.bound[i].short == short
		}
	}
	return false
}

// Get is Attr with "" for an attribute that is not there.
func (s *Scanner) Get(name string) string {
	v, _ := s.Attr(name)
	return v
}

// Int is a whole number in an attribute, or the fallback.
func (s *Scanner) Int(name string, fallback int) int {
	n, err := strconv.Atoi(s.Get(name))
	if err != nil {
		return fallback
	}
	return n
}

// eachAttr calls f for each attribute until it returns false. The result is
// false only when the attributes are malformed.
func (s *Scanner) eachAttr(attrs []byte, f func(name, value []byte) bool) bool {
	for {
		attrs = bytes.TrimLeft(attrs, " \t\r\n")
		if len(attrs) == 0 {
			return true
		}
		eq := bytes.IndexByte(attrs, '=')
		if eq <= 0 {
			return s.fail("属性不完整")
		}
		name := bytes.TrimRight(attrs[:eq], " \t\r\n")
		attrs = bytes.TrimLeft(attrs[eq+1:], " \t\r\n")
		if len(attrs) < 2 || attrs[0] != '"' && attrs[0] != '\'' {
			return s.fail("属性没有引号")
		}
		end := bytes.IndexByte(attrs[1:], attrs[0])
		if end < 0 {
			return s.fail("属性没有引号")
		}
		if !f(name, attrs[1:1+end]) {
			return true
		}
		attrs = attrs[end+2:]
	}
}

// Text is the current text token with its references resolved.
func (s *Scanner) Text() string {
	if s.raw {
		return string(s.text)
	}
	return unescape(s.text)
}

// Blank reports whether the current text token is only white space.
func (s *Scanner) Blank() bool { return len(bytes.TrimSpace(s.text)) == 0 }

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// maxReference is the longest reference that is looked at: "&#x10FFFF;".
const maxReference = 12

// unescape resolves references; one that means nothing stays as it is written.
func unescape(b []byte) string {
	if bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	out.Grow(len(b))
	for len(b) > 0 {
		amp := bytes.IndexByte(b, '&')
		if amp < 0 {
			break
		}
		out.Write(b[:amp])
		b = b[amp:]
		end := bytes.IndexByte(b[:min(len(b), maxReference)], ';')
		if text, ok := reference(b, end); ok {
			out.WriteString(text)
			b = b[end+1:]
			continue
		}
		out.WriteByte('&')
		b = b[1:]
	}
	out.Write(b)
	return out.String()
}

// reference resolves "&…;" whose semicolon stands at end.
func reference(b []byte, end int) (string, bool) {
	if end < 2 {
		return "", false
	}
	name := string(b[1:end])
	if text, ok := entities[name]; ok {
		return text, true
	}
	if name[0] != '#' {
		return "", false
	}
	digits, base := name[1:], 10
	if digits != "" && (digits[0] == 'x' || digits[0] == 'X') {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || !utf8.ValidRune(rune(n)) || n == 0 {
		return "", false
	}
	return string(rune(n)), true
}
