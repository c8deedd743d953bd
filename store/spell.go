package store

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// The index holds every pair of neighbouring characters of a cell as a word, so
// that a quoted phrase of pairs finds exact substrings of two characters and
// more. Behind the pairs every character of the row stands once, for substrings
// of one, and the year, which narrows a search without a look at other tables.
// No two kinds of words are spelled alike: where a word is all ASCII, a pair has
// two, four or six letters, a character one or three, a year five.

// fence stands between two cells: no phrase reaches over it. Folded text never
// spells it, it has no such character.
const fence = "x01 "

// spelling is the text of one column of a row of the index. Its memory is used
// again for the next row.
type spelling struct {
	pairs, chars []byte
	seen         characters // what chars holds
}

// clear forgets the row.
func (t *spelling) clear() {
	t.pairs, t.chars = t.pairs[:0], t.chars[:0]
	t.seen.clear()
}

// add spells cells, fenced from each other.
func (t *spelling) add(cells ...string) {
	for _, s := range cells {
		if s == "" {
			continue
		}
		t.pairs = appendPairs(t.pairs, s, t.char)
		t.pairs = append(t.pairs, fence...)
	}
}

func (t *spelling) char(r rune) {
	if t.seen.add(r) {
		t.chars = append(appendSpelled(t.chars, r), ' ')
	}
}

// appendText writes what the index is given; nothing for a row without text in
// this column.
func (t *spelling) appendText(b []byte, year budget.Year) []byte {
	if len(t.pairs) == 0 {
		return b
	}
	b = append(append(b, t.pairs...), t.chars...)
	return append(b, yearWord(int(year))...)
}

// characters is a set of characters that forgets all of them at once.
type characters struct {
	round uint16
	at    []uint16 // round in which a character of the basic plane was last met
	rare  map[rune]struct{}
}

// basicPlane counts the characters of the basic plane.
const basicPlane = 1 << 16

func (c *characters) clear() {
	if c.round++; c.round == 0 || c.at == nil {
		c.round, c.at = 1, make([]uint16, basicPlane)
	}
	clear(c.rare)
}

// add reports whether the character is new.
func (c *characters) add(r rune) bool {
	if r < basicPlane {
		isNew := c.at[r] != c.round
		c.at[r] = c.round
		return isNew
	}
	if _, ok := c.rare[r]; ok {
		return false
	}
	if c.rare == nil {
		c.rare = map[rune]struct{}{}
	}
	c.rare[r] = struct{}{}
	return true
}

// yearWord marks the rows of a year; 0 is unknown.
func yearWord(year int) string { return fmt.Sprintf("y%04d", year) }

// appendPairs writes the pairs of a folded text, and hands on each character.
func appendPairs(b []byte, s string, each func(rune)) []byte {
	last := rune(-1)
	for _, r := range s {
		if r = budget.FoldRune(r); r < 0 {
			continue
		}
		if last >= 0 {
			b = append(appendSpelled(appendSpelled(b, last), r), ' ')
		}
		last = r
		each(r)
	}
	return b
}

// appendSpelled writes one folded character in letters that the tokenizer keeps
// and JSON needs no escapes for.
func appendSpelled(b []byte, r rune) []byte {
	switch {
	case r >= 0x80:
		return utf8.AppendRune(b, r)
	case r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
		return append(b, byte(r))
	}
	const hex = "0123456789abcdef" // ASCII punctuation
	return append(b, 'x', hex[r>>4], hex[r&15])
}

// phraseOf spells the words somebody looks for; "" if there is nothing in them.
func phraseOf(words string) string {
	var one []byte
	n := 0
	pairs := appendPairs(nil, words, func(r rune) {
		if n++; n == 1 {
			one = appendSpelled(one, r)
		}
	})
	switch n {
	case 0:
		return ""
	case 1:
		return `"` + string(one) + `"`
	}
	return `"` + strings.TrimSpace(string(pairs)) + `"`
}
