package layout

import "slices"

// gridPage is the part of a grid on one page, or of one regime on it.
type gridPage struct {
	lines  []int
	bounds columnBounds
	middle []int // median start of each column's pieces
}

// gridPages is the grid of a zone by pages, found once.
func (r *reader) gridPages(z zone) []gridPage {
	if p, ok := r.pages[z.header]; ok {
		return p
	}
	b := r.bodyOf(z)
	p := r.pagesOf(columnKinds(r.grids[z.grid]), b.below, b.heads)
	r.pages[z.header] = p
	return p
}

func (r *reader) pagesOf(kinds []columnKind, lines []int, heads map[int][]anchor) []gridPage {
	var out []gridPage
	for k := 0; k < len(lines); {
		j := k
		var ws [][]word
		for j < len(lines) && r.page(lines[j]) == r.page(lines[k]) {
			ws = append(ws, r.words[lines[j]])
			j++
		}
		head := heads[r.page(lines[k])]
		found := r.bestRegimes(kinds, ws, head)
		if n := len(out); n > 0 && head == nil {
			own := 0.0
			for _, g := range found {
				own += g.cost
			}
			if g, ok := r.goesOn(kinds, ws, out[n-1].bounds, own); ok {
				found = []regime{g}
			}
		}
		for _, g := range found {
			out = append(out, gridPage{lines[k : k+g.lines], g.bounds, g.middle})
			k += g.lines
		}
	}
	return out
}

// sameWorth is what new columns must gain on a page without a header row of
// its own: the tool often sets a table that goes on as it was.
const sameWorth = 4.0

// goesOn reads a page's lines with the columns of the page before if that is
// about as good as with any others.
func (r *reader) goesOn(kinds []columnKind, lines [][]word, before columnBounds, own float64) (regime, bool) {
	v, ok := r.readingOf(evidence{kinds: kinds}, lines, nil)
	if !ok {
		return regime{}, false
	}
	cost := v.under(before)
	return regime{lines: len(lines), bounds: before, middle: middles(before, v.apart), cost: cost}, cost <= own+sameWorth
}

// bestRegimes reads a page's columns by all its pieces and again without those
// that stand under the inside of others, and takes what lets its lines be cut at
// less cost.
func (r *reader) bestRegimes(kinds []columnKind, lines [][]word, head []anchor) []regime {
	all := r.regimes(evidence{kinds: kinds}, lines, head)
	if !slices.ContainsFunc(lines, func(ws []word) bool { return len(r.outerWords(ws)) < len(apartWords(ws)) }) {
		return all
	}
	outer := r.regimes(evidence{kinds, true}, lines, head)
	if slices.EqualFunc(all, outer, func(a, b regime) bool { return a.lines == b.lines && slices.Equal(a.bounds, b.bounds) }) {
		return all
	}
	if r.cutCost(kinds, lines, outer) < r.cutCost(kinds, lines, all) {
		return outer
	}
	return all
}

// cutCost is what cutting the lines into cells costs.
func (r *reader) cutCost(kinds []columnKind, lines [][]word, rs []regime) float64 {
	full := make([]int, len(kinds))
	copy(full, r.wide)
	cost := 0.0
	for _, g := range rs {
		q := cutter{r: r, kinds: kinds, bounds: g.bounds, middle: g.middle, full: full}
		at := make([]int, g.lines)
		for k := range at {
			at[k] = lines[k][0].line
		}
		for _, l := range q.cutLines(at) {
			q.refs, q.ended = l.refs, l.ends
			cost += q.cost(l.words, l.cols)
		}
		lines = lines[g.lines:]
	}
	return cost
}
