package layout

import "slices"

// Where cells nearly touch, the tool takes what stands side by side for one
// line of print and counts its columns by characters. What stands above or
// below within the same block of print is then set by these characters, not by
// the page: such a piece starts under the cell it belongs to, but left of where
// other lines have that column. It tells nothing about the page's columns, and
// its own column is that of the word it stands under.

// inner says for each word of a line that begins a printed piece which word of
// the line above and of the line below it stands under, -1 for none.
type inner struct{ above, below int }

var outer = inner{-1, -1}

// inners finds the words of line i that stand under others' inside.
func (r *reader) inners(i int) []inner {
	if in, ok := r.inside[i]; ok {
		return in
	}
	ws := r.words[i]
	out := make([]inner, len(ws))
	for k, w := range ws {
		out[k] = outer
		if k == 0 || w.gap >= wide {
			out[k] = inner{r.under(i-1, i, w), r.under(i+1, i, w)}
		}
	}
	r.inside[i] = out
	return out
}

// under is the word of line j that w of line i stands under, within a piece of
// more words than one that begins left of w; -1 for none.
func (r *reader) under(j, i int, w word) int {
	if j < 0 || j >= len(r.lines) || !r.content(j) || r.page(i) != r.page(j) || r.gridHeader(j) >= 0 {
		return -1
	}
	ws := r.words[j]
	begin := 0
	for k := range ws {
		if k > 0 && ws[k].gap >= wide {
			begin = k
		}
		last := k+1 == len(ws) || ws[k+1].gap >= wide
		if !last || k == begin || w.start <= ws[begin].start || w.start >= ws[k].end() {
			continue
		}
		return alignedWord(ws, begin+1, k, w)
	}
	return -1
}

// alignedWord is the word among from..to that begins where w does or has its
// middle there; -1 for none.
func alignedWord(ws []word, from, to int, w word) int {
	for k := from; k <= to; k++ {
		off := ws[k].start + ws[k].end() - w.start - w.end()
		if ws[k].start == w.start || -1 <= off && off <= 1 {
			return k
		}
	}
	return -1
}

// outerWords are the words of a line that stand after a wide gap and not under
// the inside of another piece.
func (r *reader) outerWords(ws []word) []word {
	if len(ws) == 0 {
		return nil
	}
	in := r.inners(ws[0].line)
	var out []word
	for k, w := range ws {
		if (k == 0 || w.gap >= wide) && in[k] == outer {
			w.gap = max(w.gap, wide)
			out = append(out, w)
		}
	}
	return out
}

var unknownRefs = [2]int{-1, -1}

// cutLines cuts the lines of one page, those first that tell the columns of
// others: once from the top with what stands above, then again with what stands
// below.
func (q *cutter) cutLines(lines []int) []cutLine {
	out := make([]cutLine, len(lines))
	q.outer = q.r.outerStarts(lines)
	at := make(map[int]int, len(lines))
	var open [2]openName
	for k, i := range lines {
		out[k] = cutLine{line: i, words: q.r.words[i], bounds: q.bounds, middle: q.middle, margin: 1e18}
		at[i] = k
		out[k].refs = q.refsOf(out, at, i)
		out[k].ends = q.ends(open, out[k].words)
		q.refs, q.ended = out[k].refs, out[k].ends
		out[k].cols = q.cut(out[k].words)
		q.follow(&open, out[k])
	}
	for k := len(lines) - 1; k >= 0; k-- {
		refs := q.refsOf(out, at, lines[k])
		if slices.Equal(refs, out[k].refs) {
			continue
		}
		out[k].refs = refs
		q.refs, q.ended = refs, out[k].ends
		out[k].cols = q.cut(out[k].words)
	}
	q.refs, q.ended = nil, nil
	return out
}

// refsOf are the columns of what the words of line i stand under.
func (q *cutter) refsOf(cut []cutLine, at map[int]int, i int) [][2]int {
	in := q.r.inners(i)
	out := make([][2]int, len(in))
	column := func(j, word int) int {
		if k, ok := at[j]; ok && word >= 0 && cut[k].cols != nil {
			return cut[k].cols[word]
		}
		return -1
	}
	for k, n := range in {
		if q.outer[q.r.words[i][k].start] {
			out[k] = unknownRefs
			continue
		}
		out[k] = [2]int{column(i-1, n.above), column(i+1, n.below)}
	}
	return out
}

// outerStarts are the starts that some line shows by the page's columns.
func (r *reader) outerStarts(lines []int) map[int]bool {
	out := map[int]bool{}
	for _, i := range lines {
		for _, w := range r.outerWords(r.words[i]) {
			out[w.start] = true
		}
	}
	return out
}
