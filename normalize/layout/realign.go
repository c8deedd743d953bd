package layout

import "slices"

// Within one row the pieces of a cell stand one under the other, whatever block
// of print the tool has counted them in: where a row's blocks are shifted against
// the page's columns, the whole stack of pieces is, and by one cause. So every
// row is read again with columns of its own.

// Bounds of that reading.
const (
	mostLocal    = 24  // different starts of words in one row
	realignGain  = 2.0 // what columns of its own must gain
	costOverhang = 1.2 // a piece that ends right of where the next column's begin
	hopelessCell = 30  // a cost beyond which more words are not tried in a cell
	wellRead     = 0.0 // a row that costs less hardly ever gains so much
)

// realign reads every row with columns of its own.
func (g *grid) realign(r *reader, rows []span, rc *rowCosts) (changed bool) {
	for _, s := range rows {
		if g.realignRow(r, rc, s) {
			changed = true
		}
	}
	return changed
}

func (g *grid) realignRow(r *reader, rc *rowCosts, s span) bool {
	lines := g.cutsOf(s)
	l := newLocal(g, r, rc, lines)
	if l == nil {
		return false
	}
	now := make([][]int, len(lines))
	for k := range lines {
		now[k] = lines[k].cols
	}
	before := l.cost(now)
	if before < wellRead {
		return false
	}
	cols, after := l.climb(l.best())
	if near, c := l.climb(now); c <= after {
		cols, after = near, c
	}
	gain := before - after
	if gain < realignGain {
		return false
	}
	for k := range lines {
		if !slices.Equal(lines[k].cols, cols[k]) {
			x := &lines[k]
			x.cols, x.moved = cols[k], x.moved || gain < sureGain
			x.alts = append([]alternative{g.alternative(r, x.words, x.cols, l.cut[k].cost(x.words, x.cols))}, x.alts...)
		}
	}
	return true
}

// mostSweeps bounds how often all lines of a row are looked at for a better cut.
const mostSweeps = 3

// climb cuts one line after the other better where the row gains by it.
func (l *local) climb(cols [][]int) ([][]int, float64) {
	cols = slices.Clone(cols)
	best := l.cost(cols)
	for range mostSweeps {
		before := best
		for k, x := range l.lines {
			if len(x.words) > mostWords {
				continue
			}
			keep := cols[k]
			for _, alt := range movesOf(x.words, keep, len(l.g.kinds)) {
				was := cols[k]
				cols[k] = alt
				if c := l.cost(cols); c < best-leastGain {
					best = c
				} else {
					cols[k] = was
				}
			}
		}
		if best == before {
			break
		}
	}
	return cols, best
}

// local is the search for a row's own columns.
type local struct {
	g      *grid
	r      *reader
	rc     *rowCosts
	lines  []cutLine
	cut    []cutter
	starts []int
	from   [][]int // [line][start]: the first word that begins there or after
	ends   []int   // by start: how far the words that begin before it reach
	split  bool    // a page break cuts the row
	frags  []fragment
}

func newLocal(g *grid, r *reader, rc *rowCosts, lines []cutLine) *local {
	l := &local{g: g, r: r, rc: rc, lines: lines}
	for _, x := range lines {
		for _, w := range x.words {
			l.starts = append(l.starts, w.start)
		}
		l.cut = append(l.cut, cutter{r: r, kinds: g.kinds, bounds: x.bounds, middle: x.middle, full: g.wide, refs: x.refs, ended: x.ends})
	}
	slices.Sort(l.starts)
	l.starts = slices.Compact(l.starts)
	n := len(l.starts)
	if n < 2 || n > mostLocal || len(lines) > mostLines {
		return nil
	}
	for _, x := range lines {
		from := make([]int, n+1)
		k := 0
		for p := range l.starts {
			for k < len(x.words) && x.words[k].start < l.starts[p] {
				k++
			}
			from[p] = k
		}
		from[n] = len(x.words)
		l.from = append(l.from, from)
	}
	l.ends = make([]int, n+1)
	for p := range l.ends {
		for k, x := range lines {
			if i := l.from[k][p]; i > 0 {
				l.ends[p] = max(l.ends[p], x.words[i-1].end())
			}
		}
	}
	l.split = r.page(lines[0].line) != r.page(lines[len(lines)-1].line)
	return l
}

// best is the columns of every line's words in the cheapest reading by columns.
func (l *local) best() [][]int {
	n, columns := len(l.starts), len(l.g.kinds)
	best, from := make([][]float64, columns+1), make([][]int, columns+1)
	for c := range best {
		best[c], from[c] = make([]float64, n+1), make([]int, n+1)
		for q := range best[c] {
			best[c][q] = far
		}
	}
	best[0][0] = 0
	for c := range columns {
		for p := range n + 1 {
			if best[c][p] >= far {
				continue
			}
			for q := p; q <= n; q++ {
				cost := l.cell(c, p, q)
				if q > p && cost > hopelessCell {
					break
				}
				if cost += best[c][p]; cost < best[c+1][q] {
					best[c+1][q], from[c+1][q] = cost, p
				}
			}
		}
	}
	out := make([][]int, len(l.lines))
	for k, x := range l.lines {
		out[k] = make([]int, len(x.words))
	}
	for c, q := columns, n; c > 0; c-- {
		p := from[c][q]
		for k := range l.lines {
			for i := l.from[k][p]; i < l.from[k][q]; i++ {
				out[k][i] = c - 1
			}
		}
		q = p
	}
	return out
}

// cell is what speaks against the words that begin from start p on, before
// start q, being the cell of column c.
func (l *local) cell(c, p, q int) float64 {
	cost, shift := 0.0, 0.0
	l.frags = l.frags[:0]
	for k := range l.lines {
		a, b := l.from[k][p], l.from[k][q]
		if a == b {
			continue
		}
		ws := l.lines[k].words
		cost += l.piece(k, c, a, b)
		if a == 0 || ws[a].gap >= wide {
			shift = max(shift, chained(l.cut[k].startCost(ws, a, c, c, 1), ws[a].start, l.ends[p]))
		} else {
			cost += costMerged
		}
		if q < len(l.starts) && ws[b-1].end() > l.starts[q] {
			cost += costOverhang
		}
		f := l.r.fragment(ws[a:b])
		f.at = k
		l.frags = append(l.frags, f)
	}
	if !l.g.isText(c) {
		return cost + shift + l.r.levelCost(l.g.kinds[c], l.frags)
	}
	return cost + shift + l.g.cellCost(l.rc, c, l.frags)
}

// piece is what speaks against words a..b-1 of line k being a cell's line,
// wherever it stands.
func (l *local) piece(k, c, a, b int) float64 {
	ws, q := l.lines[k].words, &l.cut[k]
	cost, w := 0.0, 0
	for m := a; m < b; m++ {
		cost += l.r.wordCost(l.g.kinds[c], ws[m])
		if m > a && !q.joinsName(ws[a:m+1], c) {
			cost += l.r.joinCost(ws[m-1], ws[m])
		}
		w += ws[m].look.width
	}
	over, _ := q.sizeCost(c, w)
	return cost + over
}

// cost is what speaks against the lines' words standing in these columns, a
// shift of a whole cell counted once.
func (l *local) cost(cols [][]int) float64 {
	shift, reach := make([]float64, len(l.g.kinds)), make([]int, len(l.g.kinds)+1)
	total := 0.0
	ps := make([][]piece, len(l.lines))
	for k, x := range l.lines {
		ps[k] = l.r.pieces(x.words, cols[k])
		for _, p := range ps[k] {
			reach[p.col+1] = max(reach[p.col+1], p.end)
		}
	}
	for c := range l.g.kinds {
		reach[c+1] = max(reach[c+1], reach[c])
	}
	for k, x := range l.lines {
		isFull, last := 1, 0
		for a := 0; a < len(x.words); {
			c, b := cols[k][a], cellEnd(cols[k], a)
			total += l.piece(k, c, a, b)
			start := l.cut[k].startCost(x.words, a, c, last, isFull)
			if a == 0 || x.words[a].gap >= wide {
				shift[c] = max(shift[c], chained(start, x.words[a].start, reach[c]))
			} else {
				total += chained(start, x.words[a].start, reach[c])
			}
			w := 0
			for m := a; m < b; m++ {
				w += x.words[m].look.width
			}
			_, isFull = l.cut[k].sizeCost(c, w)
			a, last = b, c+1
		}
	}
	for _, s := range shift {
		total += s
	}
	return total + l.g.judgePieces(l.r, l.rc, ps, l.split)
}

// chained is the cost of a piece's start where the columns left of it in the row
// reach to a place: within a block of print the tool sets a piece one blank
// behind the longest that is left of it, and the next block three.
func chained(cost float64, start, reach int) float64 {
	if gap := start - reach; gap == 1 || gap == blockGap {
		return min(cost, costMerged)
	}
	return cost
}

// blockGap is how many blanks the tool sets between blocks of print.
const blockGap = 3
