package layout

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// Plain pdftotext prints a page block by block: each cell is more or less a
// block, blocks come row by row, column by column or mixed, and cells that
// nearly touch share a line. Only the order within a column is kept. The
// reading below is therefore an estimate, and says so of every row.

// streamed reports this shape: pages parted by form feeds (the content-order
// tools write none), no columns, and wrapped prose without blank lines.
func (r *reader) streamed() bool {
	if len(r.lines) == 0 || r.page(len(r.lines)-1) == r.page(0) {
		return false
	}
	joined, parted := 0, 0
	for i := 0; i+1 < len(r.lines); i++ {
		if r.blank(i) || width(budget.CleanText(r.lines[i].Text)) < proseHalf {
			continue
		}
		if r.blank(i + 1) {
			parted++
		} else {
			joined++
		}
	}
	return joined > parted
}

// proseHalf is the width in half characters from which a line is prose: cells
// of a grid are narrower.
const proseHalf = 44

// token is a printed piece in stream order.
type token struct {
	fragment
	block int // pieces without a blank line between them share a block
	page  int
	used  bool
}

// streamTokens cuts the lines into tokens. Blanks that only stand between fonts
// do not part.
func (r *reader) streamTokens(lines []int) []token {
	var out []token
	block, before := 0, -1
	for _, i := range lines {
		if before >= 0 && (i != before+1 || r.page(i) != r.page(before)) {
			block++
		}
		before = i
		ws := r.words[i]
		for k := 0; k < len(ws); {
			j := k + 1
			for j < len(ws) && !(k == 0 && j == 1 && r.labelStart(ws[0].text)) && r.oneToken(ws[k:j], ws[j]) {
				j++
			}
			out = append(out, token{fragment: newFragment(ws[k:j], r.lines[i].Text), block: block, page: r.page(i)})
			k = j
		}
	}
	return out
}

// labelStart reports a piece of a label that may stand before prose on a line.
func (r *reader) labelStart(text string) bool {
	f := budget.Fold(text)
	for _, l := range r.labels {
		if len([]rune(f)) > 1 && strings.Contains(l, f) {
			return true
		}
	}
	return false
}

// longUnit is the width of the longest unit after a number in half characters.
const longUnit = 8

// oneToken reports that w belongs to the words before it on its line.
func (r *reader) oneToken(before []word, w word) bool {
	a := before[len(before)-1]
	last, first := lastRune(a.text), firstRune(w.text)
	if r.isProse(a.line) {
		return true
	}
	switch {
	case oneMark(a.text) && oneMark(w.text):
		return true
	case isAlnum(last) && isAlnum(first) && !isDigit(last):
		return true
	case r.tight || !mixed(last, first):
		return false
	}
	if m := marksOf(budget.Fold(a.text)); isDigit(last) && m.valueLike && len(before) == 1 {
		return width(w.text) <= longUnit || first == '年'
	}
	return true
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// isProse reports a line that is too wide for a cell of the grid.
func (r *reader) isProse(i int) bool {
	return width(budget.CleanText(r.lines[i].Text)) >= proseHalf
}

// spellOut finds unused tokens from k on that together are one of the texts,
// skipping at most reach tokens between two of them; nil if there are none.
func spellOut(ts []token, k, reach int, text string) []int {
	rest, ok := strings.CutPrefix(text, budget.Fold(ts[k].text))
	if !ok || ts[k].used {
		return nil
	}
	ix := []int{k}
	for j, skipped := k+1, 0; rest != "" && j < len(ts) && skipped <= reach; j++ {
		f := budget.Fold(ts[j].text)
		if ts[j].used || !strings.HasPrefix(rest, f) {
			skipped++
			continue
		}
		rest, skipped = rest[len(f):], 0
		ix = append(ix, j)
	}
	if rest != "" {
		return nil
	}
	return ix
}

// streamReach is how many pieces of other cells may stand between two pieces
// of one label or name.
const streamReach = 6

// take spells a text at its first place in the stream and marks its tokens.
func take(ts []token, text string) []fragment {
	for k := range ts {
		if ix := spellOut(ts, k, streamReach, text); ix != nil {
			return use(ts, ix)
		}
	}
	return nil
}

func use(ts []token, ix []int) []fragment {
	var fs []fragment
	for _, i := range ix {
		ts[i].used = true
		fs = append(fs, ts[i].fragment)
	}
	return fs
}

// streamZones finds the projects by their headings.
func (r *reader) streamZones() []zone {
	var out []zone
	for i := range r.lines {
		if !r.content(i) || !r.titleEndsAt(i) {
			continue
		}
		start := r.headingStart(i + 1)
		if !ordinalHead.MatchString(r.folded(start)) || i-start >= headingLines {
			continue
		}
		if n := len(out); n > 0 {
			out[n-1].end = start
		}
		out = append(out, zone{heading: start, block: i + 1, end: len(r.lines)})
	}
	return slices.DeleteFunc(out, func(z zone) bool { return !r.hasGrid(z) })
}

// titleEndsAt reports that a heading ends on a line, its last words perhaps
// begun on the lines above.
func (r *reader) titleEndsAt(i int) bool {
	text := ""
	for j, n := i, 0; j >= 0 && n < headingLines; j-- {
		if !r.content(j) {
			if n > 0 && r.blank(j) {
				return false
			}
			continue
		}
		own := r.folded(j)
		if n > 0 && r.titleEnd(j) {
			return false
		}
		text = own + text
		n++
		for _, t := range r.titles {
			if strings.HasSuffix(text, t) {
				return len(text)-len(own) < len(t)
			}
		}
	}
	return false
}

// hasGrid reports level names in a zone: a heading alone is prose.
func (r *reader) hasGrid(z zone) bool {
	for i := z.block; i < z.end; i++ {
		if f := r.folded(i); r.content(i) && strings.HasPrefix(f, "二级") {
			return true
		}
		for _, w := range r.words[i] {
			if r.levels.known(1, budget.Fold(w.text)) {
				return true
			}
		}
	}
	return false
}
