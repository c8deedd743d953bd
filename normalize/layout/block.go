package layout

import (
	"regexp"
	"slices"
	"strings"

	"jixiao/budget"
)

// part is one cell of a table before its columns are known.
type part struct {
	frags  []fragment
	span   int // rows it covers, 1 if 0
	doubts []budget.Issue
}

// band is one row of cells, left to right; cells of the rows above that reach
// into it are left out.
type band []part

var (
	monthPoint = regexp.MustCompile(`^\d{1,2}月底?$`)
	percent    = regexp.MustCompile(`^\d{1,3}(?:\.\d+)?[%％]?$`)
	amount     = regexp.MustCompile(`^-?\d[\d,]*(?:\.\d*)?$|^\.\d+$`)
)

func isAmount(s string) bool { return amount.MatchString(budget.Fold(s)) }

// blockReader reads the labelled cells above a grid.
type blockReader struct {
	*reader
	lines []int    // content lines of the block
	left  []part   // the labels of the first column, in order
	at    [][2]int // their first and last line, as indices into lines
	rest  [][]word // the other words of each line
}

// readBlock reads the block's lines into bands of cells; false when its labels
// are not those of a form known here.
func (r *reader) readBlock(lines []int) ([]band, bool) {
	b := &blockReader{reader: r, lines: lines}
	if !b.takeLeft() {
		return nil, false
	}
	return b.bands()
}

// takeLeft parts the first column's labels from the other words. The labels
// are in the vocabulary, stand first on their lines, and start left of the other
// cells on the page, give or take what the tool's columns shift.
func (b *blockReader) takeLeft() bool {
	second := b.secondColumn()
	var pieces []fragment
	var where []int
	var counts []int
	for k, i := range b.lines {
		ws := b.words[i]
		b.rest = append(b.rest, ws)
		n := b.labelWords(ws)
		if n == 0 {
			continue
		}
		f := newFragment(ws[:n], b.reader.lines[i].Text)
		edge := second[b.page(i)]
		if f.start < edge || f.start < edge+leftSlack && !slices.Contains(b.labels, budget.Fold(f.text)) {
			pieces = append(pieces, f)
			where, counts = append(where, k), append(counts, n)
		}
	}
	return b.spellLabels(pieces, where, counts)
}

// leftSlack is how many columns right of the second column's first a label of
// the first may start: blocks of print are shifted against each other.
const leftSlack = 3

// secondColumn is, for each page, the start column of the first cell right of
// the labels: the least start of a word after a label's piece.
func (b *blockReader) secondColumn() map[int]int {
	out := map[int]int{}
	for _, i := range b.lines {
		p := b.page(i)
		if _, ok := out[p]; !ok {
			out[p] = 1 << 30
		}
		ws := b.words[i]
		n := b.labelWords(ws)
		if n < len(ws) {
			out[p] = min(out[p], ws[n].start)
		}
	}
	return out
}

// labelWords is how many words at the start of a line are one piece of a label;
// justified print has blanks inside of it.
func (b *blockReader) labelWords(ws []word) int {
	n, text := 0, ""
	for k, w := range ws {
		if text += w.text; k > 0 && w.gap >= wide && !(oneMark(w.text) && oneMark(ws[k-1].text)) || !b.labelPiece(text) {
			break
		}
		n++
	}
	return n
}

// labelPiece reports that a text is a run of characters of some label.
func (b *blockReader) labelPiece(text string) bool {
	f := budget.Fold(text)
	for _, l := range b.labels {
		if strings.Contains(l, f) {
			return true
		}
	}
	return false
}

// spellLabels joins pieces of the first column into whole labels. A piece that
// fits no label that has begun belongs to another column.
func (b *blockReader) spellLabels(pieces []fragment, where, counts []int) bool {
	used := make([]bool, len(pieces))
	for k := range pieces {
		if used[k] || len(b.left) > 0 && where[k] < b.at[len(b.at)-1][1] {
			continue
		}
		ix := b.spellPieces(pieces, used, k)
		if ix == nil {
			continue
		}
		var fs []fragment
		for _, i := range ix {
			used[i] = true
			fs = append(fs, pieces[i])
			b.rest[where[i]] = b.rest[where[i]][counts[i]:]
		}
		b.left = append(b.left, part{frags: fs})
		b.at = append(b.at, [2]int{where[k], where[ix[len(ix)-1]]})
	}
	return len(b.left) > 0
}

// spellPieces are the pieces from k on that spell out the longest label, all
// starting at about the same column; nil if none is spelled.
func (b *blockReader) spellPieces(pieces []fragment, used []bool, k int) []int {
	var best []int
	ix := []int{k}
	text := budget.Fold(pieces[k].text)
	for j := k; ; {
		if slices.Contains(b.labels, text) {
			best = slices.Clone(ix)
		}
		for j++; j < len(pieces); j++ {
			if !used[j] && b.beginsLabel(text+budget.Fold(pieces[j].text)) {
				break
			}
		}
		if j >= len(pieces) || len(ix) > mostNameLines {
			return best
		}
		ix, text = append(ix, j), text+budget.Fold(pieces[j].text)
	}
}

func (b *blockReader) beginsLabel(text string) bool {
	for _, l := range b.labels {
		if strings.HasPrefix(l, text) {
			return true
		}
	}
	return false
}

// bands walks down the block: rows of labels and values in turn, a wide cell,
// the schedule, a wide cell.
func (b *blockReader) bands() ([]band, bool) {
	w := &walker{b: b}
	first := w.labelled(true)
	if first == nil || len(b.left) < 4 {
		return nil, false
	}
	second := w.labelled(false)
	if second == nil {
		return nil, false
	}
	s := w.scheduleStart()
	if s < 0 {
		return nil, false
	}
	purpose := w.wideCell(s)
	months, shares := w.schedule()
	goals := w.wideCell(len(b.lines))
	left := b.left
	left[1].span, left[2].span = 2, 2
	return []band{
		append(band{left[0]}, first...),
		append(band{left[1]}, second...),
		{purpose},
		append(band{left[2]}, months...),
		shares,
		{left[3], goals},
	}, true
}

// walker goes down the lines of a block.
type walker struct {
	b    *blockReader
	next int // first line not yet read
}

// labelled reads a row of labels and values: value, label, value … (the first
// label stands in the left column) or label, value, label, value.
func (w *walker) labelled(first bool) band {
	b := w.b
	end := 0
	if first {
		end = w.firstRowEnd()
	} else {
		end = w.secondRowEnd()
	}
	var all []word
	for k := w.next; k < end; k++ {
		all = append(all, b.rest[k]...)
	}
	w.next = end
	labels, values := b.findLabels(all)
	if len(labels) == 0 {
		return nil
	}
	slices.SortFunc(labels, func(x, y []word) int { return least(x) - least(y) })
	cells := make([][]word, len(labels)+1)
	for _, v := range values {
		k := 0
		for k < len(labels) && v.start > least(labels[k]) {
			k++
		}
		cells[k] = append(cells[k], v)
	}
	var out band
	if first {
		out = append(out, b.partOf(cells[0]))
	} else if len(cells[0]) > 0 {
		return nil
	}
	for k, l := range labels {
		out = append(out, b.partOf(l), b.partOf(cells[k+1]))
	}
	return out
}

func least(ws []word) int {
	s := ws[0].start
	for _, w := range ws {
		s = min(s, w.start)
	}
	return s
}

// partOf makes a cell of words in line order.
func (b *blockReader) partOf(ws []word) part {
	var p part
	for k := 0; k < len(ws); {
		j := k + 1
		for j < len(ws) && ws[j].line == ws[k].line {
			j++
		}
		p.frags = append(p.frags, newFragment(ws[k:j], b.reader.lines[ws[k].line].Text))
		k = j
	}
	return p
}

// findLabels parts the words of a row into labels, spelled out by one or more
// words in line order, and values.
func (b *blockReader) findLabels(all []word) (labels [][]word, values []word) {
	used := make([]bool, len(all))
	for k := range all {
		if used[k] {
			continue
		}
		if ix := b.spellFrom(all, used, k); ix != nil {
			var l []word
			for _, i := range ix {
				used[i] = true
				l = append(l, all[i])
			}
			labels = append(labels, l)
		}
	}
	for k, w := range all {
		if !used[k] {
			values = append(values, w)
		}
	}
	return labels, values
}

// spellFrom finds words from k on, one below the other or side by side, that
// spell out a label.
func (b *blockReader) spellFrom(all []word, used []bool, k int) []int {
	var best []int
	for _, l := range b.labels {
		rest, ok := strings.CutPrefix(l, budget.Fold(all[k].text))
		if !ok {
			continue
		}
		ix := []int{k}
		from, to := all[k].start, all[k].end()
		for j := k + 1; j < len(all) && rest != ""; j++ {
			f := budget.Fold(all[j].text)
			if used[j] || !strings.HasPrefix(rest, f) || !under(from, to, all[k].line, all[j]) {
				continue
			}
			rest = rest[len(f):]
			ix = append(ix, j)
			from, to = min(from, all[j].start), max(to, all[j].end())
		}
		if rest == "" && len(ix) > len(best) {
			best = ix
		}
	}
	return best
}

// under reports that w can be a later piece of a label that begins on a line
// and spans the columns from..to: on a lower line it stands below them.
func under(from, to, line int, w word) bool {
	return w.line == line || w.start <= to && w.end() >= from
}

// firstRowEnd is the line after the row of the code and the name: the first
// line, once the name's label has stood, with a piece of a label of the next
// row or an amount that is no rest of the code.
func (w *walker) firstRowEnd() int {
	b := w.b
	var before []word
	for k := w.next; k < len(b.lines); k++ {
		ws := b.rest[k]
		if k > b.at[0][1] && len(ws) > 0 && (b.startsLabel(ws) || isAmount(ws[0].text)) && !endsCode(before, ws[0]) {
			if labels, _ := b.findLabels(before); len(labels) > 0 {
				return k
			}
		}
		before = append(before, ws...)
	}
	return len(b.lines)
}

// endsCode reports that w is the rest of a 项目编码 that begins in the words
// before it.
func endsCode(before []word, w word) bool {
	for k, x := range before {
		code := x.text
		for _, y := range before[k+1:] {
			if y.start == x.start {
				code += y.text
			}
		}
		if !isCode(code) && isCode(code+w.text) {
			return true
		}
	}
	return false
}

// startsLabel reports a word on the line that begins or ends a label.
func (b *blockReader) startsLabel(ws []word) bool {
	for _, w := range ws {
		f := budget.Fold(w.text)
		if len([]rune(f)) < 2 {
			continue
		}
		for _, l := range b.labels {
			if strings.HasPrefix(l, f) {
				return true
			}
		}
	}
	return false
}

// secondRowEnd is the line after the row of amounts: all its words are pieces
// of labels or of amounts, and its labels are spelled out.
func (w *walker) secondRowEnd() int {
	b := w.b
	end := w.next
	for k := w.next; k < len(b.lines); k++ {
		if len(b.rest[k]) == 0 {
			end = max(end, k)
			continue
		}
		for _, x := range b.rest[k] {
			if !isAmount(x.text) && !b.labelPiece(x.text) {
				return k
			}
		}
	}
	return end
}

// scheduleStart is the line of the months.
func (w *walker) scheduleStart() int {
	for k := w.next; k < len(w.b.lines); k++ {
		if n := len(monthsOf(w.b.rest[k])); n >= 2 {
			return k
		}
	}
	return -1
}

// monthsOf groups a line's words into months; nil if any word is no piece of one.
func monthsOf(ws []word) [][]word {
	var out [][]word
	for k := 0; k < len(ws); {
		j := k + 1
		text := ws[k].text
		for j < len(ws) && ws[j].gap < wide && !monthPoint.MatchString(text) {
			text += ws[j].text
			j++
		}
		if !monthPoint.MatchString(budget.Fold(text)) {
			return nil
		}
		out = append(out, ws[k:j])
		k = j
	}
	return out
}

// wideCell takes all lines before the given one as one cell.
func (w *walker) wideCell(end int) part {
	var all []word
	for k := w.next; k < end; k++ {
		all = append(all, w.b.rest[k]...)
	}
	w.next = max(w.next, end)
	return w.b.partOf(all)
}

// schedule reads the line of months and the line of percentages under it.
func (w *walker) schedule() (months, shares band) {
	b := w.b
	for _, m := range monthsOf(b.rest[w.next]) {
		months = append(months, b.partOf(m))
	}
	w.next++
	for w.next < len(b.lines) && len(b.rest[w.next]) == 0 {
		w.next++
	}
	shares = make(band, len(months))
	if w.next >= len(b.lines) || !allPercent(b.rest[w.next]) {
		return months, shares
	}
	ws := b.rest[w.next]
	w.next++
	if len(ws) == len(months) {
		for k := range ws {
			shares[k] = b.partOf(ws[k : k+1])
		}
		return months, shares
	}
	for _, x := range ws {
		k := nearest(months, x)
		shares[k] = b.partOf([]word{x})
	}
	return months, shares
}

func allPercent(ws []word) bool {
	for _, w := range ws {
		if !percent.MatchString(budget.Fold(w.text)) {
			return false
		}
	}
	return len(ws) > 0
}

// nearest is the month whose start is nearest to a word's.
func nearest(months band, x word) int {
	best, dist := 0, 1<<30
	for k, m := range months {
		d := m.frags[0].start - x.start
		if d < 0 {
			d = -d
		}
		if d < dist {
			best, dist = k, d
		}
	}
	return best
}
