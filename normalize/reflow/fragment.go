package reflow

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
)

// separator is what stood in the text layer before a fragment. It is all that
// is left of the geometry.
type separator uint8

const (
	sameLine   separator = iota // white space within a physical line: one baseline
	nextLine                    // a line end
	afterBlank                  // a line end and at least one blank line
)

// fragment is a run of characters without white space: the smallest piece that
// can be a cell, or a part of one.
type fragment struct {
	line     int // index into the paper's lines
	from, to int // byte offsets within the line
	sep      separator
	cut      bool // a page break lies before it
	// unpaged: nothing shows where the pages around it end.
	unpaged bool
	// glued: no space stands before it, but what is before looks whole.
	glued bool
	// stretched: its characters were set apart to fill the line.
	stretched bool
	at        int  // offset of its folded characters in stream.runes
	n         int  // how many
	first     rune // folded
	last      rune
	lo, hi    float32 // least and greatest width in em
	unit      float32 // greatest width that cannot be left behind on the line before
	char      float32 // greatest width of its first character alone
}

// stream is a paper's content as fragments, furniture and blank lines left out.
type stream struct {
	lines []budget.Line
	frags []fragment
	// paged: form feeds or runs of blank lines show where pages end.
	paged bool
	runes []rune // folded characters of all fragments
	hash  []uint64
	pow   []uint64
}

// hashBase is an odd multiplier for hashing texts of fragments; any large one does.
const hashBase = 0x9E3779B97F4A7C15

// newStream cuts the lines that keep says are content.
func newStream(lines []budget.Line, keep func(i int) bool) *stream {
	s := &stream{lines: lines}
	sep, cut, page := nextLine, false, 0
	blanks := 0
	for i := range lines {
		text := lines[i].Text
		if blank(text) {
			sep = afterBlank
			if blanks++; blanks == manyBlanks {
				cut, s.paged = true, s.paged || len(s.frags) > 0
			}
			continue
		}
		blanks = 0
		if !keep(i) {
			cut = true
			continue
		}
		if lines[i].Pos.Page != page && page != 0 {
			cut, s.paged = true, true
		}
		page = lines[i].Pos.Page
		s.addLine(i, text, sep, cut)
		sep, cut = nextLine, false
	}
	s.paginate()
	s.measure()
	return s
}

// paginate finds the stretches that are longer than a page though nothing parts
// them. A paper without any visible page break may have one anywhere.
func (s *stream) paginate() {
	from, printed := 0, 0
	for i := range s.frags {
		if s.frags[i].cut && i > 0 {
			s.unpage(from, i, printed)
			from, printed = i, 0
		}
		if s.startsLine(i) {
			printed++
		}
	}
	if from == 0 {
		printed = mostOnPage + 1
	}
	s.unpage(from, len(s.frags), printed)
}

func (s *stream) unpage(from, to, printed int) {
	for i := from; i < to && printed > mostOnPage; i++ {
		s.frags[i].unpaged = true
	}
}

// manyBlanks is how many blank lines together may be the end of a page.
const manyBlanks = 3

// addLine appends the fragments of one physical line. Characters that were set
// apart to fill a justified line are one fragment.
func (s *stream) addLine(line int, text string, sep separator, cut bool) {
	begin := len(s.frags)
	from := -1
	for k, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			s.add(line, text, from, k, sep, cut)
			from, sep, cut = -1, sameLine, false
		case !space && from < 0:
			from = k
		}
	}
	if from >= 0 {
		s.add(line, text, from, len(text), sep, cut)
	}
	s.frags = append(s.frags[:begin], s.unstretch(s.frags[begin:], text)...)
}

// fewestStretched is how many single characters in a row, with space between
// them, are a stretched line and not as many cells.
const fewestStretched = 3

// unstretch joins runs of single CJK characters of one line. The first and the
// last of a run stay apart: they may belong to the cells beside.
func (s *stream) unstretch(line []fragment, text string) []fragment {
	out := line[:0]
	for i := 0; i < len(line); {
		j := i
		for j < len(line) && line[j].n == 1 && line[j].first >= 0x2e80 {
			j++
		}
		if j-i < fewestStretched {
			j = i + 1
			out = append(out, line[i])
			i = j
			continue
		}
		for k := i; k < j; k++ {
			line[k].stretched = true
		}
		first, last, f := line[i], line[j-1], line[i+1]
		for _, next := range line[i+2 : j-1] {
			f.to, f.n, f.last = next.to, f.n+1, next.last
			f.lo, f.hi = f.lo+next.lo, f.hi+next.hi+spaceChar.hi
		}
		f.unit, f.char = leadingUnit(text[f.from:f.to])
		out = append(out, first, f, last)
		i = j
	}
	return out
}

func (s *stream) add(line int, text string, from, to int, sep separator, cut bool) {
	f := fragment{line: line, from: from, to: to, sep: sep, cut: cut, at: len(s.runes)}
	for _, r := range inOrder(text[from:to]) {
		if r = budget.FoldRune(r); r >= 0 {
			s.runes = append(s.runes, r)
		}
	}
	if len(s.runes) == f.at { // characters that print nothing: one stands for them
		r, _ := utf8.DecodeRuneInString(text[from:to])
		s.runes = append(s.runes, r)
	}
	f.n = len(s.runes) - f.at
	f.first, f.last = s.runes[f.at], s.runes[len(s.runes)-1]
	f.lo, f.hi = textWidth(text[from:to])
	f.unit, f.char = leadingUnit(inOrder(text[from:to]))
	s.frags = append(s.frags, f)
}

// measure prepares the hashes of all prefixes.
func (s *stream) measure() {
	s.hash = make([]uint64, len(s.runes)+1)
	s.pow = make([]uint64, len(s.runes)+1)
	s.pow[0] = 1
	for i, r := range s.runes {
		s.hash[i+1] = s.hash[i]*hashBase + uint64(r) + 1
		s.pow[i+1] = s.pow[i] * hashBase
	}
}

// runesOf are the folded characters of fragments i up to j.
func (s *stream) runesOf(i, j int) []rune {
	if i >= j {
		return nil
	}
	return s.runes[s.frags[i].at : s.frags[j-1].at+s.frags[j-1].n]
}

// hashOf is equal for equal folded texts.
func (s *stream) hashOf(i, j int) uint64 {
	if i >= j {
		return 0
	}
	a, b := s.frags[i].at, s.frags[j-1].at+s.frags[j-1].n
	return s.hash[b] - s.hash[a]*s.pow[b-a]
}

// hashOfBoth is the hash of two runs of fragments as one text.
func (s *stream) hashOfBoth(a, b, i, j int) uint64 {
	return s.hashOf(a, b)*s.pow[len(s.runesOf(i, j))] + s.hashOf(i, j)
}

// text is a fragment as printed.
func (s *stream) text(i int) string {
	f := &s.frags[i]
	return s.lines[f.line].Text[f.from:f.to]
}

// printed are the physical lines of fragments i up to j, white space inside kept.
func (s *stream) printed(i, j int) []string {
	var out []string
	for i < j {
		k := i
		for k+1 < j && s.frags[k+1].line == s.frags[i].line {
			k++
		}
		out = append(out, s.lines[s.frags[i].line].Text[s.frags[i].from:s.frags[k].to])
		i = k + 1
	}
	return out
}

func (s *stream) startsLine(i int) bool { return s.frags[i].sep != sameLine }

// blank reports whether a text is white space only, as unicode.IsSpace sees it:
// control characters are characters that must be accounted for.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
