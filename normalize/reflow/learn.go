package reflow

// tally is what one pass over the paper's grids found; the next pass's model is
// made of it.
type tally struct {
	counts [gaps][3]float32
	filled []float32 // rows with a printed cell, per column
	blank  []float32
	lines  [][]lineSeen // per column
	least  []float32    // per column: width of the column labels' longest line
	lex    []map[uint64]int32
}

// lineSeen is one printed line of a cell: what it says of its column's width.
type lineSeen struct {
	lo   float32 // the line itself fits
	full float32 // with the next unit it would not have; 0 for a cell's last line
}

func newTally(cols int) *tally {
	t := &tally{filled: make([]float32, cols), blank: make([]float32, cols), lines: make([][]lineSeen, cols), least: make([]float32, cols)}
	for range cols {
		t.lex = append(t.lex, map[uint64]int32{})
	}
	return t
}

// add counts one reading.
func (t *tally) add(g *grid, r reading) {
	g.own = map[place]bool{}
	for i := range r.rows {
		t.addRow(g, &r.rows[i], i == 0)
	}
}

func (t *tally) addRow(g *grid, row *row, first bool) {
	before := lineNone
	for col, cell := range row.cells {
		if len(cell) == 0 {
			t.blank[col]++
			continue
		}
		t.filled[col]++
		t.addCell(g, col, cell[0])
		lines := g.lineCount(int(cell[0].from), int(cell[0].to))
		level := g.m.roles[col] == roleLevel1 || g.m.roles[col] == roleLevel2
		t.addGap(g, cell[0].from, before, int(lines), first)
		before = int(lines)
		if level && g.m.align == alignMiddle { // it may be merged: what follows it is no evidence
			before = lineMerged
		}
		if len(cell) == 1 && !level {
			t.lex[col][g.s.hashOf(int(cell[0].from), int(cell[0].to))]++
			g.own[place{int8(col), cell[0].from, cell[0].to}] = true
		}
	}
}

func (t *tally) addGap(g *grid, at int32, before, lines int, first bool) {
	if g.loose[int(at)-g.from] < 1 || first && before == lineNone {
		return
	}
	kind := gapRow
	if before != lineNone {
		kind = g.m.gapBetween(before, lines)
	}
	t.counts[kind][g.s.frags[at].sep]++
}

// addHeads counts the column labels: their lines fit the columns. Where they end
// says nothing, since labels are often broken by hand: 绩效指标 / 描述.
func (t *tally) addHeads(g *grid, heads [][]piece) {
	for col, pieces := range heads {
		for _, l := range linesOfCell(g.s.frags[pieces[0].from:pieces[0].to]) {
			t.least[col] = max(t.least[col], l.lo)
		}
	}
}

// linesOfCell are the printed lines of the fragments of one cell.
func linesOfCell(f []fragment) (out []lineSeen) {
	lo, hi := f[0].lo, f[0].hi
	for k := 1; k < len(f); k++ {
		if f[k].sep == sameLine {
			lo, hi = lo+spaceChar.lo+f[k].lo, hi+spaceChar.hi+f[k].hi
			continue
		}
		out = append(out, lineSeen{lo, hi + f[k].unit})
		lo, hi = f[k].lo, f[k].hi
	}
	return append(out, lineSeen{lo, 0})
}

// addCell collects the wraps and lines of a cell.
func (t *tally) addCell(g *grid, col int, p piece) {
	f := g.s.frags[p.from:p.to]
	for k := 1; k < len(f); k++ {
		if f[k].sep != sameLine && g.loose[int(p.from)+k-g.from] == 1 {
			t.counts[gapWrap][f[k].sep]++
		}
	}
	t.lines[col] = append(t.lines[col], linesOfCell(f)...)
}

// model makes the next pass's model.
func (t *tally) model(old *model, blanks bool) *model {
	m := &model{roles: old.roles, align: old.align, lexicon: &lexicon{t.lex}}
	m.counts = t.counts
	for g := range m.counts {
		for k := range m.counts[g] {
			m.counts[g][k] += spacingPrior[blanks][g][k]
		}
	}
	m.spacing = fromCounts(m.counts)
	m.width = make([]measure, len(m.roles))
	m.empty = make([]float32, len(m.roles))
	for c := range m.roles {
		m.width[c] = bestWidth(t.lines[c], measure{}, t.least[c])
		m.empty[c] = t.emptyCost(m.roles[c], c)
	}
	return m
}

const (
	// emptyPrior is how many rows the prior for blank cells is worth.
	emptyPrior = 6
	// emptyPriorValue is the same for values: an indicator without one is rare in
	// any paper, so that what looks like one is more often misread.
	emptyPriorValue = 40
)

// emptyCost follows the paper's own habit of leaving cells blank.
func (t *tally) emptyCost(r role, col int) float32 {
	prior, weight := priorEmpty(r), float32(emptyPrior)
	if r == roleValue {
		weight = emptyPriorValue
	}
	share := (t.blank[col] + weight*exp(-prior)) / (t.blank[col] + t.filled[col] + weight)
	return -log(share)
}

func priorEmpty(r role) float32 {
	switch r {
	case roleName:
		return costEmptyName
	case roleValue, roleNumber:
		return costEmptyValue
	case roleLevel1, roleLevel2:
		return costEmptyLevel
	}
	return costEmptyText
}

const (
	// fewLines: fewer wrapped lines than this do not tell a width.
	fewLines = 1
	// widthStep is how finely widths are tried, in em.
	widthStep = 0.25
	// costOtherWidth keeps a table at the paper's widths unless its own lines
	// speak clearly against them.
	costOtherWidth = 12.0
)

// bestWidth is the column width that explains the lines best, unknown when they
// do not tell. near, if known, is the width of the paper's other tables; least is
// what the column's label needs.
func bestWidth(lines []lineSeen, near measure, least float32) measure {
	wrapped := 0
	for _, l := range lines {
		if l.full > 0 {
			wrapped++
		}
	}
	if wrapped < fewLines {
		return near
	}
	best, at := float32(never*farAway), float32(0)
	for _, w := range widthsToTry(lines, least) {
		cost := widthCost(lines, w)
		if !near.unknown() && (w > near.not+widthStep || w < near.fits-widthStep) {
			cost += costOtherWidth
		}
		if cost < best {
			best, at = cost, w
		}
	}
	return around(at, lines, near)
}

// around is what the lines say of a column that is about w wide, together with
// what is known of the paper's other tables if they are as wide.
func around(w float32, lines []lineSeen, near measure) measure {
	m := measure{not: farAway}
	if near.fits <= w && w <= near.not {
		m = near
	}
	for _, l := range lines {
		if l.lo <= w {
			m.fits = max(m.fits, l.lo)
		}
		if l.full > w {
			m.not = min(m.not, l.full)
		}
	}
	return m
}

// widthsToTry: a width lies between a full line and the same with its next word.
func widthsToTry(lines []lineSeen, least float32) []float32 {
	seen := map[float32]bool{}
	var out []float32
	for _, l := range lines {
		if l.full == 0 {
			continue
		}
		for _, w := range []float32{(l.lo + l.full) / 2, l.lo} {
			w = float32(int(w/widthStep+0.5)) * widthStep
			if w = max(w, least); !seen[w] {
				seen[w] = true
				out = append(out, w)
			}
		}
	}
	return out
}

// widthCost is what all lines cost if the column is w wide.
func widthCost(lines []lineSeen, w float32) float32 {
	m := measure{w, w}
	cost := float32(0)
	for _, l := range lines {
		cost += m.tooWide(l.lo)
		if l.full > 0 {
			cost += m.notFull(l.full)
		}
	}
	return cost
}
