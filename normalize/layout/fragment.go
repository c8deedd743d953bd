package layout

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// fragment is what one cell shows on one physical line.
type fragment struct {
	line   int    // index into the input lines
	at     int    // index into the grid's lines
	start  int    // column on its line
	end    int    // column after its last character
	text   string // as printed, inner blanks kept
	w      int    // printed width without blanks
	runes  int    // characters without blanks
	head   int    // width of the piece at its start that no wrap may cut
	hash   uint64 // of its characters, white space aside
	mult   uint64 // hashBase to the power of their number
	first  rune
	last   rune
	pulled bool // follows other print after one blank: set left of its column, it may be
	depth  int  // brackets opened less brackets closed
	marks  marks
}

// marks are what a fragment's characters say about its place in a cell.
type marks struct {
	closes     bool // begins with a closing mark: no first line
	opens      bool // ends with an opening mark or a stroke: no last line
	loneSign   bool // a sign without its number
	beginsSign bool // begins with a sign
	valueLike  bool // begins as a value does
	wholeValue bool // a number with its unit
	bareNumber bool // ends with a digit: a unit should follow
	unitOnly   bool // begins with a unit
	unit       bool // is a unit and nothing else
	figures    bool // is digits and their marks and nothing else
	signed     bool // has a comparison in it
	document   bool // has the mark of a document's name or number
	twoNumbers bool // has numbers side by side
	inside     bool // begins as no cell does
	dangling   bool // ends as no cell does
}

// hashBase is an odd multiplier for rolling hashes of texts (any will do).
const hashBase = 0x9E3779B97F4A7C15

// madeOf names a run of words on a line.
type madeOf struct{ line, start, end int }

// fragment is newFragment, made once for each run of words.
func (r *reader) fragment(ws []word) fragment {
	key := madeOf{ws[0].line, ws[0].start, ws[len(ws)-1].start}
	f, ok := r.made[key]
	if !ok {
		f = newFragment(ws, r.lines[ws[0].line].Text)
		r.made[key] = f
	}
	return f
}

func newFragment(ws []word, lineText string) fragment {
	text := strings.TrimSpace(cut(lineText, ws[0].start, ws[len(ws)-1].end()))
	clean := budget.CleanText(text)
	f := fragment{line: ws[0].line, at: -1, start: ws[0].start, end: ws[len(ws)-1].end(), text: text, w: width(clean), runes: utf8.RuneCountInString(clean), head: head(clean), mult: 1}
	for _, r := range text {
		if r != ' ' {
			f.hash = f.hash*hashBase + uint64(r)
			f.mult *= hashBase
		}
	}
	f.pulled = ws[0].gap < wide && ws[0].gap < ws[0].start
	f.depth = depth(text)
	f.first, f.last = firstRune(text), lastRune(text)
	f.marks = marksOf(budget.Fold(clean))
	f.marks.twoNumbers = twoNumbers.MatchString(clean)
	if firstRune(text) == '》' && !f.marks.closes {
		f.depth++ // its first mark is a sign and closes nothing
	}
	return f
}

// bracketYear is the middle of a document's number: no cell begins with it.
var bracketYear = pattern.New(`^[【〔\[［(（](?:19|20)\d\d[】〕\]］)）]`)

// unitOnly begins with a unit: the number of a value stands before it.
var unitOnly = pattern.New(`^(?:[万亿]?元|/|\([%％])`)

func marksOf(f string) marks {
	m := marks{
		closes:   bracketYear.MatchString(f) || strings.ContainsRune("，。、；：！？）】”’%％‰℃,;:!?)]}》", firstRune(f)),
		opens:    strings.ContainsRune("（【《「『‘([{/", lastRune(f)),
		loneSign: loneSign.MatchString(f),
	}
	c := firstRune(f)
	if c == '不' || c < 0x2e80 || c == '》' || c == '《' {
		m.beginsSign = valueBegins.MatchString(f)
		m.valueLike = m.beginsSign || c >= '0' && c <= '9'
		m.wholeValue = wholeValue.MatchString(f)
	}
	m.unitOnly = unitOnly.MatchString(f)
	m.bareNumber = isAlnum(lastRune(f)) && lastRune(f) <= '9'
	m.unit = bareUnit.MatchString(f)
	m.signed = strings.ContainsAny(f, "≥≤≧≦＞＜><")
	m.document = strings.ContainsAny(strings.TrimPrefix(f, "》"), "《》【】〔〕")
	m.figures = digitsOnly.MatchString(f)
	m.inside = strings.ContainsRune("的号", c)
	m.dangling = strings.ContainsRune("、，：:第之和及", lastRune(f))
	m.closes = m.closes && !(c == '》' && (m.loneSign || strings.HasPrefix(f, "》=")))
	return m
}

// hashOf is the hash of a cell's text, white space aside.
func hashOf(fs []fragment) uint64 {
	var h uint64
	for _, f := range fs {
		h = h*f.mult + f.hash
	}
	return h
}

// cut is the characters from..to-1 of a line.
func cut(s string, from, to int) string {
	i, begin, end := 0, len(s), len(s)
	for b := range s {
		if i == from {
			begin = b
		}
		if i == to {
			end = b
			break
		}
		i++
	}
	return s[begin:end]
}

// textOf joins the fragments of one cell by the text rule.
func textOf(fs []fragment) string {
	lines := make([]string, len(fs))
	for i, f := range fs {
		lines[i] = f.text
	}
	return budget.JoinLines(lines...)
}

// placesOf is where a cell's fragments stood, one place for each page.
func (r *reader) placesOf(fs []fragment) []budget.Place {
	var out []budget.Place
	for _, f := range fs {
		p := r.lines[f.line].Pos
		n := len(out)
		if n > 0 && out[n-1].Page == p.Page {
			out[n-1].Lines[0] = min(out[n-1].Lines[0], p.Lines[0])
			out[n-1].Lines[1] = max(out[n-1].Lines[1], p.Lines[1])
			out[n-1].Raw += "\n" + f.text
			continue
		}
		out = append(out, budget.Place{Pos: p, Raw: f.text})
	}
	return out
}
