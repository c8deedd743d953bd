package shown

import (
	"strings"
	"unicode/utf8"
)

// section is one of the up to four parts of a format.
type section struct {
	tokens    []token
	condition *condition
	date      bool
	text      bool // has an @
	general   bool
	unknown   bool
}

type kind int

const (
	literal  kind = iota // printed as it is
	digit                // one of 0 # ?
	point                // decimal point
	comma                // thousands, or scaling when it trails
	percent              // %
	exponent             // E+ or E-
	datePart             // a run of one date letter
	content              // @
	standard             // General
)

type token struct {
	kind kind
	text string
}

// condition is a bracket such as [>=10000].
type condition struct {
	op    string
	value decimal
}

func (c *condition) holds(d decimal) bool {
	order := d.compare(c.value)
	switch c.op {
	case "<":
		return order < 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	case ">=":
		return order >= 0
	case "<>":
		return order != 0
	}
	return order == 0
}

func parseSection(code string) section {
	var s section
	for code != "" {
		size := s.parseToken(code)
		code = code[size:]
	}
	s.settle()
	return s
}

// parseToken takes one token and returns its length in bytes.
func (s *section) parseToken(code string) int {
	_, size := utf8.DecodeRuneInString(code)
	lower := strings.ToLower(code)
	switch c := code[0]; {
	case c == '"':
		end := strings.IndexByte(code[1:], '"')
		if end < 0 {
			end = len(code) - 1
		}
		s.add(literal, code[1:1+end])
		return min(end+2, len(code))
	case c == '\\':
		return 1 + s.addRune(code[1:])
	case c == '_':
		s.add(literal, " ")
		return 1 + runeSize(code[1:])
	case c == '*':
		return 1 + runeSize(code[1:])
	case c == '[':
		return s.bracket(code)
	case strings.HasPrefix(lower, "general"):
		s.add(standard, "")
		return len("general")
	case strings.HasPrefix(code, "G/通用格式"):
		s.add(standard, "")
		return len("G/通用格式")
	case strings.HasPrefix(lower, "am/pm"), strings.HasPrefix(code, "上午/下午"):
		n := len("am/pm")
		if c >= utf8.RuneSelf {
			n = len("上午/下午")
		}
		s.add(datePart, code[:n])
		return n
	case strings.HasPrefix(lower, "a/p"):
		s.add(datePart, code[:3])
		return 3
	case strings.HasPrefix(code, "E+"), strings.HasPrefix(code, "E-"):
		s.add(exponent, code[:2])
		return 2
	case strings.IndexByte("ymdhseagb", lower[0]) >= 0 && c < utf8.RuneSelf:
		n := len(lower) - len(strings.TrimLeft(lower, lower[:1]))
		s.add(datePart, lower[:n])
		return n
	}
	s.addSign(code[:size])
	return size
}

// addSign adds a character that is a token of its own.
func (s *section) addSign(c string) {
	switch c {
	case "0", "#", "?":
		s.add(digit, c)
	case ".":
		s.add(point, c)
	case ",":
		s.add(comma, c)
	case "%":
		s.add(percent, c)
	case "@":
		s.add(content, c)
	default:
		s.add(literal, c)
	}
}

func (s *section) add(k kind, text string) { s.tokens = append(s.tokens, token{k, text}) }

// addRune adds the first character of code as a literal.
func (s *section) addRune(code string) int {
	n := runeSize(code)
	s.add(literal, code[:n])
	return n
}

func runeSize(code string) int {
	_, n := utf8.DecodeRuneInString(code)
	return n
}

// bracket reads [Red], [>=100], [$¥-804], [h], [DBNum1].
func (s *section) bracket(code string) int {
	end := strings.IndexByte(code, ']')
	if end < 0 {
		s.add(literal, code)
		return len(code)
	}
	inner := code[1:end]
	lower := strings.ToLower(inner)
	switch {
	case strings.HasPrefix(inner, "$"):
		currency, _, _ := strings.Cut(inner[1:], "-")
		s.add(literal, currency)
	case strings.HasPrefix(lower, "dbnum"):
		s.unknown = true
	case lower != "" && strings.Trim(lower, lower[:1]) == "" && strings.ContainsAny(lower[:1], "hms"):
		s.add(datePart, "["+lower+"]")
	case strings.IndexAny(inner, "<>=") == 0:
		op := inner[:len(inner)-len(strings.TrimLeft(inner, "<>="))]
		if d, ok := parseDecimal(strings.TrimSpace(inner[len(op):])); ok {
			s.condition = &condition{op, d}
		}
	}
	return end + 1 // colours print nothing
}

// settle decides what kind of section the tokens make.
func (s *section) settle() {
	digits, dates := 0, 0
	for _, t := range s.tokens {
		switch t.kind {
		case digit:
			digits++
		case datePart:
			dates++
		case content:
			s.text = true
		case standard:
			s.general = true
		}
	}
	s.date = dates > 0 && !s.general && !s.text
	if !s.date {
		// Letters of a number format without date are literals ("E" alone, "b").
		for i := range s.tokens {
			if s.tokens[i].kind == datePart {
				s.tokens[i].kind = literal
			}
		}
	}
	if len(s.tokens) == 0 && s.condition == nil {
		return
	}
	if digits > 0 && !s.date && s.isFraction() {
		s.unknown = true
	}
}

// isFraction: "# ?/?" prints vulgar fractions; they are not followed.
func (s *section) isFraction() bool {
	for i, t := range s.tokens {
		if t.kind == literal && t.text == "/" && i > 0 && i+1 < len(s.tokens) &&
			s.tokens[i-1].kind == digit && s.tokens[i+1].kind == digit {
			return true
		}
	}
	return false
}

// literal prints a section with stored in place of its @; without one, only the
// section's literals.
func (s *section) literal(stored string) string {
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case content:
			b.WriteString(stored)
		case literal:
			b.WriteString(t.text)
		case point, comma, percent, digit:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

// wrap sets the literals of a section around a number in General.
func (s *section) wrap(number string) string {
	var b strings.Builder
	for _, t := range s.tokens {
		switch t.kind {
		case standard:
			b.WriteString(number)
		case literal, percent:
			b.WriteString(t.text)
		}
	}
	return b.String()
}
