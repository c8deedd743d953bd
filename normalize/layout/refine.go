package layout

import (
	"slices"

	"jixiao/budget"
)

// cutLine is one physical line of a grid with the column of every word.
type cutLine struct {
	line   int
	words  []word
	cols   []int
	bounds columnBounds
	middle []int
	refs   [][2]int // columns of what each word stands under
	ends   []uint8  // levels in which each word ends a name
	alts   []alternative
	margin float64 // by how much the best other reading of the line is worse
	moved  bool    // the line alone read otherwise, and its row outweighed that by little
}

// refine looks at every word that a single blank parts from its neighbour and
// moves it to the next column where that makes the whole row read better: what
// a line alone leaves open, the other lines of its cells often decide.
func (g *grid) refine(r *reader, rows []span, rc *rowCosts) (changed bool) {
	for _, s := range rows {
		lines := g.cutsOf(s)
		for k := range lines {
			if g.refineLine(r, rc, lines, k) {
				changed = true
			}
		}
	}
	return changed
}

// cutsOf are the physical lines of a row.
func (g *grid) cutsOf(s span) []cutLine {
	return g.cut[s.from:s.to]
}

// refineLine tries all other cuts of one line of a row and keeps the best.
func (g *grid) refineLine(r *reader, rc *rowCosts, lines []cutLine, k int) bool {
	l := &lines[k]
	if len(l.alts) < 2 {
		return false
	}
	at := slices.IndexFunc(l.alts, func(a alternative) bool { return slices.Equal(a.cols, l.cols) })
	judge := func(a alternative) float64 {
		keep := l.cols
		l.cols = a.cols
		cost := a.cost + g.judge(r, rc, lines)
		l.cols = keep
		return cost
	}
	now := judge(l.alts[at])
	best, bestCost := at, now-leastGain
	second := 1e18
	for m, a := range l.alts {
		if m == at {
			continue
		}
		c := judge(a)
		if c < bestCost {
			best, bestCost = m, c
		}
		second = min(second, c-now)
	}
	l.margin = second
	if best == at {
		return false
	}
	l.cols = l.alts[best].cols
	l.moved = l.moved || now-bestCost < sureGain
	return true
}

// leastGain is what a move must gain to be made.
const leastGain = 0.2

// sureGain is what a move must gain to leave no doubt.
const sureGain = 5.0

// movesOf are the readings of a line that differ in the column of one word, or
// of all words of a cell from one on.
func movesOf(ws []word, cols []int, n int) [][]int {
	var out [][]int
	move := func(from, to, by int) {
		c := append([]int(nil), cols...)
		for i := from; i < to; i++ {
			c[i] += by
		}
		for i := range c {
			if c[i] < 0 || c[i] >= n || i > 0 && c[i] < c[i-1] {
				return
			}
		}
		out = append(out, c)
	}
	for k, w := range ws {
		if k > 0 && k+1 < len(ws) && cols[k] != cols[k-1] { // all from here on
			move(k, len(ws), 1)
			move(k, len(ws), -1)
			move(0, k, 1)
			move(0, k, -1)
		}
		close := k > 0 && w.gap < wide
		switch {
		case close && cols[k] == cols[k-1]: // split before k
			move(k, cellEnd(cols, k), 1)
			move(cellBegin(cols, k), k, -1)
		case close && cols[k] == cols[k-1]+1: // shift one word over the border
			move(k, k+1, -1)
			move(k-1, k, 1)
			if end := cellEnd(cols, k); end > k+1 {
				move(k, end, -1)
			}
			if begin := cellBegin(cols, k-1); begin < k-1 {
				move(begin, k, 1)
			}
		}
		if (k == 0 || w.gap >= wide) && (k+1 == len(ws) || ws[k+1].gap >= wide) {
			move(k, k+1, 1)
			move(k, k+1, -1)
		}
	}
	return out
}

func cellEnd(cols []int, k int) int {
	end := k + 1
	for end < len(cols) && cols[end] == cols[k] {
		end++
	}
	return end
}

func cellBegin(cols []int, k int) int {
	for k > 0 && cols[k-1] == cols[k] {
		k--
	}
	return k
}

// cost is what speaks against a line's words standing in these columns.
func (q *cutter) cost(ws []word, cols []int) float64 {
	total, isFull := 0.0, 1
	last := 0
	for k := 0; k < len(ws); {
		c := cols[k]
		total += q.startCost(ws, k, c, last, isFull)
		w := 0
		for m := k; m < len(ws) && cols[m] == c; m++ {
			total += q.wordCostAt(ws, k, m, c)
			w += ws[m].look.width
			k = m
		}
		k++
		over, f := q.sizeCost(c, w)
		total += over
		isFull, last = f, c+1
	}
	return total
}

// judge is the cost of the lines being one row, cut as they are.
func (g *grid) judge(r *reader, rc *rowCosts, lines []cutLine) float64 {
	ps := make([][]piece, len(lines))
	for k, l := range lines {
		ps[k] = r.pieces(l.words, l.cols)
	}
	return g.judgePieces(r, rc, ps, r.page(lines[0].line) != r.page(lines[len(lines)-1].line))
}

// judgePieces is the cost of a row whose lines have these pieces.
func (g *grid) judgePieces(r *reader, rc *rowCosts, lines [][]piece, cut bool) float64 {
	cols := rc.cells
	for c := range cols {
		cols[c] = cols[c][:0]
	}
	for n, ps := range lines {
		for _, p := range ps {
			p.at = n
			cols[p.col] = append(cols[p.col], p.fragment)
		}
	}
	cost := 0.0
	rc.place.begin(len(lines))
	for c := range g.kinds {
		fs := cols[c]
		if !g.isText(c) {
			cost += r.levelCost(g.kinds[c], fs)
			continue
		}
		cost += g.cellCost(rc, c, fs)
		if len(fs) > 0 && g.oddCell(c, fs) {
			cost += costOddCell
		}
		rc.place.cell(fs, 0)
	}
	if !cut {
		cost += min(mostPlace, rc.off*rc.place.off())
	}
	return cost + crossings(lines)
}

// insideCost is the cost of a cell's wraps, and of brackets left open in it.
func (g *grid) insideCost(c int, fs []fragment) float64 {
	cost, open := 0.0, 0
	for k, f := range fs {
		open += f.depth
		if k > 0 {
			cost += g.wrapCost(c, fs[k-1], f)
		}
	}
	if open != 0 {
		cost += costUnbalanced
	}
	return cost
}

// cellCost is the cost of fragments being one cell of a row of n lines.
func (g *grid) cellCost(rc *rowCosts, c int, fs []fragment) float64 {
	if len(fs) == 0 {
		return blankCost(g.kinds[c])
	}
	cost := g.edgeCost(c, fs) + g.insideCost(c, fs) + g.oddCost(c, fs)
	if rc.same != nil && rc.same[c] != nil && rc.same[c][hashOf(fs)] {
		cost -= gainSameText
	}
	return cost
}

// Costs of a row's level cells.
const (
	costPartName   = 0.5 // a part of a name: the rest may stand beside another row
	costBrokenName = 4   // a name with something else
)

func (r *reader) levelCost(kind columnKind, fs []fragment) float64 {
	switch {
	case len(fs) == 0:
		return 0
	case kind == kindAside:
		return costAsideRow
	}
	level := 0
	if kind == kindLevel2 {
		level = 1
	}
	f := budget.Fold(textOf(fs))
	switch {
	case r.levels.known(level, f):
		return 0
	case r.levels.pieces[level][f]:
		return costPartName
	}
	return costBrokenName
}
