package store

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sqlText is what a look at a query's text tells: SQLite would silently run a
// second statement and silently leave a missing parameter NULL.
type sqlText struct {
	empty  bool            // nothing but blanks and comments
	more   bool            // something stands behind the first statement
	broken string          // why it is no text of a query
	params map[string]bool // names without their sign
}

// scan walks over a query by SQLite's lexical rules.
func scan(query string) sqlText {
	t := sqlText{empty: true, params: map[string]bool{}}
	if strings.ContainsRune(query, 0) || !utf8.ValidString(query) {
		t.broken = "含有不是文字的字符"
		return t
	}
	ended := false
	for i := 0; i < len(query); {
		if n := blank(query[i:]); n > 0 {
			i += n
			continue
		}
		if query[i] == ';' {
			ended = ended || !t.empty
			i++
			continue
		}
		t.empty = false
		if ended {
			t.more = true
			return t
		}
		i += t.token(query[i:])
	}
	return t
}

// blank is the length of white space or a comment at the start of s.
func blank(s string) int {
	switch {
	case strings.ContainsRune(" \t\n\r\f", rune(s[0])):
		return 1
	case strings.HasPrefix(s, "--"):
		return until(s, 2, "\n")
	case strings.HasPrefix(s, "/*"):
		return until(s, 2, "*/")
	}
	return 0
}

// until is the length of s up to and with the end mark behind the start.
func until(s string, start int, end string) int {
	if i := strings.Index(s[start:], end); i >= 0 {
		return start + i + len(end)
	}
	return len(s)
}

// token is the length of the token at the start of s; parameters are noted.
func (t *sqlText) token(s string) int {
	switch c := s[0]; {
	case c == '\'' || c == '"' || c == '`':
		return quoted(s, c)
	case c == '[':
		return until(s, 1, "]")
	case c == '?':
		t.broken = "参数要有名字，写作 :名字"
		return 1
	case c == ':' || c == '@' || c == '$':
		n := wordLength(s[1:])
		if n > 0 {
			t.params[s[1:1+n]] = true
		}
		return 1 + n
	}
	if n := wordLength(s); n > 0 {
		return n
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// quoted is the length of a quoted text; the quote is doubled inside.
func quoted(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

func wordLength(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && r != '$' && r < 0x80 && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if n < 0 {
		return len(s)
	}
	return n
}
