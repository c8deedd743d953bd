package store

import (
	"fmt"
	"strings"

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

// spelling is the text of one column of a row of the index.
type spelling struct {
	pairs strings.Builder
	chars strings.Builder
	seen  map[rune]struct{} // what chars holds
}

// add spells cells, fenced from each other.
func (t *spelling) add(cells ...string) {
	if t.seen == nil {
		t.seen = make(map[rune]struct{}, usualCharacters)
	}
	for _, s := range cells {
		if s == "" {
			continue
		}
		spellPairs(&t.pairs, s, t.char)
		t.pairs.WriteString(fence)
	}
}

// usualCharacters is how many different ones a row has.
const usualCharacters = 200

func (t *spelling) char(r rune) {
	if _, ok := t.seen[r]; !ok {
		t.seen[r] = struct{}{}
		spellRune(&t.chars, r)
		t.chars.WriteByte(' ')
	}
}

// text is what the index is given; "" for a row without text in this column.
func (t *spelling) text(year budget.Year) string {
	if t.pairs.Len() == 0 {
		return ""
	}
	return t.pairs.String() + t.chars.String() + yearWord(int(year))
}

// yearWord marks the rows of a year; 0 is unknown.
func yearWord(year int) string { return fmt.Sprintf("y%04d", year) }

// spellPairs writes the pairs of a folded text, and hands on each character.
func spellPairs(b *strings.Builder, s string, each func(rune)) {
	last := rune(-1)
	for _, r := range s {
		if r = budget.FoldRune(r); r < 0 {
			continue
		}
		if last >= 0 {
			spellRune(b, last)
			spellRune(b, r)
			b.WriteByte(' ')
		}
		last = r
		each(r)
	}
}

// spellRune writes one folded character in letters that the tokenizer keeps.
func spellRune(b *strings.Builder, r rune) {
	switch {
	case r >= 0x80 || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
		b.WriteRune(r)
	default: // ASCII punctuation
		const hex = "0123456789abcdef"
		b.Write([]byte{'x', hex[r>>4], hex[r&15]})
	}
}

// phraseOf spells the words somebody looks for; "" if there is nothing in them.
func phraseOf(words string) string {
	var pairs, one strings.Builder
	n := 0
	spellPairs(&pairs, words, func(r rune) {
		if n++; n == 1 {
			spellRune(&one, r)
		}
	})
	if n == 1 {
		return `"` + one.String() + `"`
	}
	if n == 0 {
		return ""
	}
	return `"` + strings.TrimSpace(pairs.String()) + `"`
}
