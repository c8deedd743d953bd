package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
)

// word is a run of characters without white space on one physical line.
type word struct {
	line  int // index into the input lines
	start int // column: characters before it on its line, white space counted
	gap   int // columns of white space before it
	text  string
	look  look
}

// look is what a word's characters say, found once.
type look struct {
	fold    string
	width   int
	runes   int
	first   rune
	last    rune
	sign    bool // begins with a comparison
	value   bool // begins as a value does
	percent bool // a percentage and nothing else
	figure  bool // a sum or a decimal and nothing else
}

func lookOf(text string) look {
	f := budget.Fold(text)
	l := look{fold: f, width: width(text), runes: utf8.RuneCountInString(text), first: firstRune(text), last: lastRune(text)}
	if c := firstRune(f); c == '不' || c < 0x2e80 || c == '》' || c == '《' {
		l.sign = signStart.MatchString(f)
		l.value = l.sign || valueLike.MatchString(f)
		l.percent = percentOnly.MatchString(f)
		l.figure = c >= '0' && c <= '9' && figureOnly.MatchString(f)
	}
	return l
}

// end is the column after the word's last character.
func (w word) end() int { return w.start + w.look.runes }

// wide is the number of blank columns that always part two cells or two
// printed pieces: inside of a cell the tool prints one blank between words.
const wide = 2

// words cuts one line at its white space.
func words(line int, text string) []word {
	var out []word
	col, begin, beginCol, gap := 0, -1, 0, 0
	for i, r := range text {
		blank := unicode.IsSpace(r)
		switch {
		case !blank && begin < 0:
			begin, beginCol = i, col
		case blank && begin >= 0:
			out = append(out, word{line, beginCol, gap, text[begin:i], lookOf(text[begin:i])})
			begin, gap = -1, 0
		}
		if blank {
			gap++
		}
		col++
	}
	if begin >= 0 {
		out = append(out, word{line, beginCol, gap, text[begin:], lookOf(text[begin:])})
	}
	return out
}

// Printed widths are counted in half characters: a CJK character takes 2, a
// Latin letter or digit about 1. Proportional fonts make this an estimate.
const full = 2

// width is the printed width of a text in half characters.
func width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	if r >= 0x2e80 || budget.IsCJK(r) {
		return full
	}
	return 1
}

// head is the printed width of the piece at the start of s that no wrap may
// cut: one CJK character, or one Latin word or number, with the closing marks
// that hang on it.
func head(s string) int {
	n := 0
	latin := false
	for i, r := range s {
		switch {
		case i == 0:
			latin = runeWidth(r) < full
		case strings.ContainsRune(closing, r):
		case latin && runeWidth(r) < full && r != ' ':
		case strings.ContainsRune(opening, firstRune(s)) && i <= len(string(firstRune(s))):
		default:
			return n
		}
		n += runeWidth(r)
	}
	return n
}

// closing marks never begin a printed line, opening marks never end one.
const (
	closing = "，。、；：！？）】》」』”’%％‰℃,.;:!?)]}"
	opening = "（【《「『“‘([{"
)

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

func lastRune(s string) rune {
	if s == "" {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// isHan reports an ideograph: between two of them print has no blank.
func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func isAlnum(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
}

// Justified print sets a short text over the whole width of its cell: single
// characters with equal wide gaps.
const (
	leastSpread = 3 // characters of such a run: two may be the ends of two cells
	mostSpread  = 9 // columns of such a gap
)

// justified closes the gaps of justified runs, so that they count as one piece.
func justified(ws []word) []word {
	for k := 0; k < len(ws); {
		j := k + 1
		for j < len(ws) && oneMark(ws[j-1].text) && oneMark(ws[j].text) && ws[j].gap <= mostSpread &&
			(j == k+1 || near(ws[j].gap, ws[j-1].gap)) {
			j++
		}
		if j-k >= leastSpread {
			for i := k + 1; i < j; i++ {
				ws[i].gap = min(ws[i].gap, wide-1)
			}
		}
		k = j
	}
	return ws
}

func near(a, b int) bool { return a-b <= 1 && b-a <= 1 }

// tightShare is the share of borders between ideographs and digits without a
// blank from which a paper counts as printing none: where the two come from
// different fonts, the tool sees a gap at nearly every one.
const tightShare = 0.3

// isTight reports that a paper's ideographs and digits touch.
func isTight(lines [][]word) bool {
	touch, apart := 0, 0
	for _, ws := range lines {
		for k, w := range ws {
			before := rune(0)
			for _, r := range w.text {
				if before != 0 && mixed(before, r) {
					touch++
				}
				before = r
			}
			if k > 0 && w.gap < wide && mixed(lastRune(ws[k-1].text), firstRune(w.text)) {
				apart++
			}
		}
	}
	return float64(touch) > tightShare*float64(touch+apart)
}

// mixed reports an ideograph beside a digit or letter.
func mixed(a, b rune) bool { return isHan(a) && isAlnum(b) || isAlnum(a) && isHan(b) }

// solidShare is the share of lines with a single blank between ideographs up to
// which a paper counts as having none inside of its words: the blank parts cells
// that nearly touch.
const solidShare = 0.3

// isSolid reports that a paper's ideographs touch.
func isSolid(lines [][]word) bool {
	printed, apart := 0, 0
	for _, ws := range lines {
		if len(ws) > 0 {
			printed++
		}
		for k := 1; k < len(ws); k++ {
			if ws[k].gap < wide && isHan(ws[k-1].look.last) && isHan(ws[k].look.first) {
				apart++
				break
			}
		}
	}
	return float64(apart) <= solidShare*float64(printed)
}
