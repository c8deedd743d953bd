package grid

import (
	"strings"

	"jixiao/budget"
)

// A line that ends in a word or a number and goes on with one on the next line was
// broken at a space, which nobody printed, or inside of a word. What decides is
// whether the line had room for one more character, and whether this table's lines
// are broken inside of words at all.

const (
	// wrapSlack, in em, is the error of what a line still had room for: widths of
	// neighbouring lines differ by the ends of letters.
	wrapSlack = 0.35
	// wordWidth, in em, is the width of a letter or digit.
	wordWidth = 0.52
	// surely many lines show how a table is broken.
	surely = 2
	// farAway is more than any margin, in points.
	farAway = 1e6
)

// wrap is how two lines of a cell join.
type wrap uint8

const (
	byRule wrap = iota // as the text rule says
	bySpace
	byNothing
	inDoubt // as the text rule says, but nobody knows
)

// wraps decides the joints of one table's lines.
type wraps struct {
	lines [][]textLine // by cell
	table budget.Pos   // of the table
	width []float64    // by cell: what a line holds at least, in points
	most  []float64    // and at most, if the margins are alike
	keep  int          // lines that were broken before a word that had room to begin
	cut   int          // full lines that end inside of a number behind other text
	words string       // everything printed, for words that stand there in full
}

// newWraps measures the lines of a lattice's cells.
func newWraps(t *lattice, lines [][]textLine) *wraps {
	w := &wraps{lines: lines, width: make([]float64, len(lines)), most: make([]float64, len(lines))}
	columns := map[[2]int]float64{}
	right := t.rightInset(lines)
	for i, ls := range lines {
		if len(ls) < 2 {
			continue
		}
		key := [2]int{t.cells[i].c0, t.cells[i].c1}
		for _, l := range ls {
			columns[key] = max(columns[key], l.box[2]-l.box[0])
		}
		box := t.box(t.cells[i])
		left := leftInset(box, ls)
		w.width[i], w.most[i] = box[2]-box[0]-left-max(left, right), box[2]-box[0]-2*left
	}
	for i, ls := range lines {
		if len(ls) < 2 {
			continue
		}
		w.width[i] = max(w.width[i], columns[[2]int{t.cells[i].c0, t.cells[i].c1}])
		for k := 1; k < len(ls); k++ {
			w.observe(i, ls[k-1], ls[k])
		}
	}
	return w
}

// rightInset is the least distance that wrapped lines keep from the right borders
// of their cells: the cells' margin, or more.
func (t *lattice) rightInset(lines [][]textLine) float64 {
	least := farAway
	for i, ls := range lines {
		if len(ls) < 2 {
			continue
		}
		border := t.box(t.cells[i])[2]
		for _, l := range ls {
			least = min(least, border-l.box[2])
		}
	}
	return least
}

// leftInset is the margin that a cell's lines keep on the left.
func leftInset(box budget.Box, lines []textLine) float64 {
	left := farAway
	for _, l := range lines {
		left = min(left, l.box[0]-box[0])
	}
	return left
}

// observe learns from one wrap how the table is broken.
func (w *wraps) observe(cell int, a, b textLine) {
	word := leading(b.text)
	if word == "" || !a.upright || !b.upright {
		return
	}
	tail := trailing(a.text)
	switch full := w.full(cell, a, b); {
	case !full && len(word) > 1 && !digit(word[0]): // a digit may begin a paragraph: 2.……
		w.keep++
	case full && tail != "" && tail != a.text && digit(tail[len(tail)-1]) && digit(word[0]):
		w.cut++
	}
}

// full reports whether the line had no room for the first character of the next.
func (w *wraps) full(cell int, a, b textLine) bool {
	return w.width[cell]-(a.box[2]-a.box[0]-a.stretch) < b.first+wrapSlack*a.size
}

// fits reports whether what stands around the wrap would fit on one line as one
// word.
func (w *wraps) fits(cell int, a, b textLine) bool {
	n := len(trailing(a.text)) + len(leading(b.text))
	return float64(n)*wordWidth*a.size <= w.width[cell]
}

// between decides how line k−1 of a cell goes on with line k. Numbers and codes
// have no spaces; a wrap cuts them anywhere.
func (w *wraps) between(cell, k int) wrap {
	a, b := w.lines[cell][k-1], w.lines[cell][k]
	tail, head := trailing(a.text), leading(b.text)
	switch {
	case tail == "" || head == "" || !a.upright || !b.upright:
		return byRule
	case a.blankEnd:
		return bySpace
	case digit(tail[len(tail)-1]) && digit(head[0]) || budget.LooksLikeCode(tail+head):
		return byNothing
	case !w.full(cell, a, b):
		return bySpace
	case w.keep >= surely && w.keep > w.cut:
		if tail == a.text && !w.fits(cell, a, b) {
			return byNothing // a word longer than a line
		}
		return bySpace
	case w.printed(tail + head):
		return byNothing
	case w.printed(tail + " " + head):
		return bySpace
	case strings.ContainsAny(tail+head, "0123456789") && (w.cut >= surely || tail == a.text):
		return byRule // a code
	}
	if w.most[cell]-(a.box[2]-a.box[0]) >= b.first+wrapSlack*a.size {
		return byRule
	}
	return inDoubt
}

// printed reports whether a word stands somewhere in full.
func (w *wraps) printed(word string) bool {
	if w.words == "" {
		var all strings.Builder
		for _, ls := range w.lines {
			for _, l := range ls {
				all.WriteString(l.text)
				all.WriteByte('\n')
			}
		}
		w.words = all.String()
	}
	return strings.Contains(w.words, word)
}

// trailing is the word or number at the end of a text, "" for none.
func trailing(s string) string {
	i := len(s)
	for i > 0 && inWord(s[i-1]) {
		i--
	}
	if i == len(s) || !letter(s[len(s)-1]) {
		return ""
	}
	return s[i:]
}

// leading is the word or number at the beginning of a text, "" for none.
func leading(s string) string {
	i := 0
	for i < len(s) && inWord(s[i]) {
		i++
	}
	if i == 0 || !letter(s[0]) {
		return ""
	}
	return s[:i]
}

func letter(b byte) bool {
	return digit(b) || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

// inWord: words and numbers go on over these marks.
func inWord(b byte) bool { return letter(b) || b == '.' || b == ',' || b == '-' || b == '/' }

func digit(b byte) bool { return b >= '0' && b <= '9' }

// hangs reports whether a character may not begin a line.
func hangs(s string) bool {
	return strings.Contains("，。、；：？！）》】〕”’,.;:?!)%％", s)
}

// joined is the text of a cell's lines as printed and by the text rule. A line
// that was broken at a space has it at its end.
func (w *wraps) joined(cell int) (printed, text string, doubtful bool) {
	lines := w.lines[cell]
	switch len(lines) {
	case 0:
		return "", "", false
	case 1:
		return lines[0].text, budget.CleanText(lines[0].text), false
	}
	var raw strings.Builder
	var few [16]string
	pieces := append(few[:0], lines[0].text)
	raw.WriteString(lines[0].text)
	for k := 1; k < len(lines); k++ {
		last := len(pieces) - 1
		switch w.between(cell, k) {
		case byNothing:
			pieces[last] += lines[k].text
		case bySpace:
			pieces[last] += " "
			pieces = append(pieces, lines[k].text)
			raw.WriteByte(' ')
		case inDoubt:
			doubtful = true
			fallthrough
		default:
			pieces = append(pieces, lines[k].text)
		}
		raw.WriteByte('\n')
		raw.WriteString(lines[k].text)
	}
	return raw.String(), budget.JoinLines(pieces...), doubtful
}
