package object

import (
	"strings"

	pdf "github.com/ledongthuc/pdf"
)

// Refs reads the printed form of the dictionary, the only place where the
// library shows references. It stops, with what it has, at anything that it
// cannot tell apart for certain: a missing entry only costs a cache hit.
func (f first) Refs() map[string]string {
	if f.v.Kind() != pdf.Dict {
		return nil
	}
	s := strings.TrimPrefix(f.v.String(), "<<")
	refs := map[string]string{}
	for _, key := range f.v.Keys() { // printed in the same order
		rest, ok := strings.CutPrefix(s, "/"+key+" ")
		if !ok {
			break
		}
		s = rest
		n := printedValue(s)
		if n < 0 {
			break
		}
		if isReference(s[:n]) {
			refs[key] = s[:n]
		}
		s = strings.TrimPrefix(s[n:], " ")
	}
	return refs
}

// printedValue is the length of the printed value that s begins with, -1 when
// it cannot be told. Brackets and quotes are balanced; everything else ends
// before " /" or ">>".
func printedValue(s string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			if i = closingQuote(s, i); i < 0 {
				return -1
			}
		case '[', '<':
			depth++
		case ']', '>':
			if depth == 0 {
				return i
			}
			depth--
		case ' ':
			if depth == 0 && i+1 < len(s) && s[i+1] == '/' {
				return i
			}
		}
	}
	return -1
}

func closingQuote(s string, at int) int {
	for i := at + 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}

// isReference matches "12 0 R".
func isReference(s string) bool {
	s, ok := strings.CutSuffix(s, " R")
	num, gen, two := strings.Cut(s, " ")
	return ok && two && digits(num) && digits(gen)
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
