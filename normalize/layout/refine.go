package layout

import "jixiao/budget"

// cutLine is one physical line of a grid with the column of every word.
type cutLine struct {
	line   int
	words  []word
	cols   []int
	bounds columnBounds
	middle []int
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
			if len(lines[k].words) > mostWords {
				continue
			}
			if g.refineLine(r, rc, lines, k) {
				changed = true
			}
		}
	}
	return changed
}

// cutsOf are the physical lines of a row, those without a text cell included.
func (g *grid) cutsOf(s span) []cutLine {
	first, last := g.lines[s.from], g.lines[s.to-1]
	a := 0
	for a < len(g.cut) && g.cut[a].line < first {
		a++
	}
	b := a
	for b < len(g.cut) && g.cut[b].line <= last {
		b++
	}
	return g.cut[a:b]
}

// refineLine tries all moves of one word on a line and keeps the best.
func (g *grid) refineLine(r *reader, rc *rowCosts, lines []cutLine, k int) bool {
	l := &lines[k]
	moves := movesOf(l.words, l.cols, len(g.kinds))
	if len(moves) == 0 {
		return false
	}
	q := cutter{r: r, kinds: g.kinds, bounds: l.bounds, middle: l.middle, full: g.wide}
	judge := func(cols []int) float64 {
		keep := l.cols
		l.cols = cols
		cost := q.cost(l.words, cols) + g.judge(r, rc, lines)
		l.cols = keep
		return cost
	}
	now := judge(l.cols)
	best, bestCost := -1, now-leastGain
	second := 1e18
	for m, cols := range moves {
		c := judge(cols)
		if c < bestCost {
			best, bestCost = m, c
		}
		second = min(second, c-now)
	}
	l.margin = second
	if best < 0 {
		return false
	}
	l.cols = moves[best]
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

// judge is the cost of the lines being one row.
func (g *grid) judge(r *reader, rc *rowCosts, lines []cutLine) float64 {
	var cols [8][]fragment
	n := 0
	for _, l := range lines {
		hasText := false
		for _, c := range l.cols {
			hasText = hasText || g.isText(c)
		}
		for k := 0; k < len(l.words); {
			j := k + 1
			for j < len(l.words) && l.cols[j] == l.cols[k] {
				j++
			}
			f := r.fragment(l.words[k:j])
			f.at = n
			cols[l.cols[k]%8] = append(cols[l.cols[k]%8], f)
			k = j
		}
		if hasText {
			n++
		}
	}
	cost := 0.0
	cut := r.page(lines[0].line) != r.page(lines[len(lines)-1].line)
	for c := range g.kinds {
		fs := cols[c%8]
		if !g.isText(c) {
			cost += r.levelCost(g.kinds[c], fs)
			continue
		}
		cost += g.cellCost(rc, c, fs, n, cut)
	}
	return cost
}

// cellCost is the cost of fragments being one cell of a row of n lines.
func (g *grid) cellCost(rc *rowCosts, c int, fs []fragment, n int, cut bool) float64 {
	if len(fs) == 0 {
		return blankCost(g.kinds[c])
	}
	cost := g.edgeCost(c, fs)
	open := 0
	for k, f := range fs {
		open += f.depth
		if k > 0 {
			cost += g.wrapCost(c, fs[k-1], f)
		}
	}
	if open != 0 {
		cost += costUnbalanced
	}
	if !cut {
		cost += min(mostPlace, rc.off*rc.offPlace(fs, 0, n))
	}
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
	if len(fs) == 0 {
		return 0
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
