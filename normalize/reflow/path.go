package reflow

import "slices"

// The reading of a grid is a shortest path. A node says: the fragments before
// `at` are explained, the next cell to fill is column `col`. An edge fills one
// cell, ends a row, or takes up a row that a page break cut.

// phase orders the nodes of one position so that edges only lead forward.
type phase uint8

const (
	inRow  phase = iota // a cell of this row is printed
	inTorn              // the same, and of a level's name only the beginning
	inRest              // the same, in the rest of a row that was cut
	atRow               // nothing of the row is printed yet
	atRest              // nothing of the rest is printed yet
	phases
)

type node struct {
	at      int32
	back    int32 // index of the best predecessor, -1 at the start
	cost    float32
	col     int8
	lines   int8 // of the last printed cell of the row, see lineNone …
	phase   phase
	merge1  merge
	merge2  merge
	partial bool  // the edge to this node filled a cell with a beginning of a word
	level1  int8  // id of the first level that applies, -1 unknown
	name    piece // the row's name
}

// step is one edge, kept for the second best readings.
type step struct {
	from, to int32
	cost     float32
}

// search holds the buffers of one grid's search; they are used again.
type search struct {
	g     *grid
	cols  int
	value int // column of the value; behind it no text repeats the name
	nodes []node
	steps []step
	index []int32 // [position][key] → node + 1
	keys  int
	best  []float32 // per position: cheapest node
	cands [][]candidate
	whole []rune // text of a cut cell
}

// beam drops nodes that are hopeless beside another at the same position: well
// above any margin that is ever reported, and above what the worst first row of
// a damaged grid costs before its first cell.
const beam = 40

// restBeam is the same for the rest of a row where no page break is seen: it is
// tried at every row's end.
const restBeam = 14

func (p *search) beamOf(id int32) float32 {
	if n := &p.nodes[id]; (n.phase == atRest || n.phase == inRest) && int(n.at) < p.g.to && p.g.s.frags[n.at].unpaged {
		return restBeam
	}
	return beam
}

func (p *search) key(n *node) int {
	k := int(n.phase)*(p.cols+1) + int(n.col)
	return ((k*lineKinds+int(n.lines))*int(merges)+int(n.merge1))*int(merges) + int(n.merge2)
}

// run finds the cheapest path and returns the index of its last node, -1 for an
// empty grid.
func (p *search) run(g *grid) int32 {
	p.reset(g)
	start := node{at: int32(g.from), back: -1, phase: atRow, level1: -1, merge1: mergeSingle, merge2: mergeSingle}
	p.enter(start)
	for at := g.from; at <= g.to; at++ {
		clear(p.cands)
		base := (at - g.from) * p.keys
		for k := range p.keys {
			if id := p.index[base+k]; id > 0 && p.nodes[id-1].cost <= p.best[at-g.from]+p.beamOf(id-1) {
				p.expand(id - 1)
			}
		}
	}
	return p.last()
}

func (p *search) reset(g *grid) {
	p.g, p.cols, p.value = g, len(g.m.roles), slices.Index(g.m.roles, roleValue)
	p.keys = int(phases) * (p.cols + 1) * lineKinds * int(merges) * int(merges)
	size := (g.to - g.from + 1) * p.keys
	if cap(p.index) < size {
		p.index = make([]int32, size)
	}
	p.index = p.index[:size]
	clear(p.index)
	p.nodes, p.steps, p.best = p.nodes[:0], p.steps[:0], p.best[:0]
	for range g.to - g.from + 1 {
		p.best = append(p.best, never*farAway)
	}
	p.cands = make([][]candidate, p.cols)
}

// last is the best node at which the grid may end.
func (p *search) last() int32 {
	best, at := float32(never*farAway), int32(-1)
	for i := range p.nodes {
		n := &p.nodes[i]
		if c, ok := p.final(n); ok && c < best {
			best, at = c, int32(i)
		}
	}
	return at
}

// final is the cost of the whole reading if it ends at n: after a row, or, where
// the paper ends, within one.
func (p *search) final(n *node) (float32, bool) {
	if n.phase > inRest || int(n.at) != p.g.to {
		return 0, false
	}
	cost := n.cost
	if int(n.col) != p.cols {
		if !p.g.last {
			return 0, false
		}
		cost += costTruncated
	}
	if n.phase == inTorn {
		cost += costRestMissing
	}
	if n.merge1 == mergeMust || n.merge2 == mergeMust {
		cost += costUnclosed
	}
	return cost, true
}

// enter adds a node or improves the one with its key.
func (p *search) enter(n node) int32 {
	at := int(n.at) - p.g.from
	p.best[at] = min(p.best[at], n.cost)
	slot := &p.index[at*p.keys+p.key(&n)]
	if *slot == 0 {
		p.nodes = append(p.nodes, n)
		*slot = int32(len(p.nodes))
		return *slot - 1
	}
	if id := *slot - 1; n.cost < p.nodes[id].cost {
		p.nodes[id] = n
	}
	return *slot - 1
}

// move adds the edge from node `from` to n, which costs extra.
func (p *search) move(from int32, n node, extra float32) {
	n.back, n.cost = from, p.nodes[from].cost+extra
	to := p.enter(n)
	p.steps = append(p.steps, step{from, to, extra})
}

func (p *search) expand(id int32) {
	n := p.nodes[id]
	switch {
	case int(n.col) == p.cols:
		p.endRow(id, n)
	case n.phase == inRest || n.phase == atRest:
		p.fillRest(id, n)
	default:
		if n.col == 0 && n.phase == atRow {
			p.takeRemnant(id, n)
		}
		p.fill(id, n)
	}
}

// endRow begins the next row, or the rest of this one after a page break.
func (p *search) endRow(id int32, n node) {
	if n.phase > inRest || int(n.at) >= p.g.to {
		return
	}
	next := n
	next.col, next.lines, next.phase, next.partial, next.name = 0, lineNone, atRow, false, piece{}
	torn := float32(0)
	if n.phase == inTorn {
		torn = costRestMissing
	}
	p.move(id, next, torn)
	if n.phase == inRest {
		return
	}
	next.phase = atRest
	switch {
	case p.g.s.frags[n.at].cut:
		p.move(id, next, costContinue)
	case p.g.s.frags[n.at].unpaged && p.g.m.last:
		p.move(id, next, costHiddenCut)
	}
}

// fill tries every way to fill the cell of a row.
func (p *search) fill(id int32, n node) {
	role := p.g.m.roles[n.col]
	if role == roleLevel1 || role == roleLevel2 {
		p.skipLevel(id, n, role)
	}
	for _, c := range p.candidates(int(n.col), int(n.at)) {
		if c.end == n.at {
			p.leave(id, n, c.cost)
			continue
		}
		if role == roleLevel1 || role == roleLevel2 {
			p.fillLevel(id, n, role, c)
			continue
		}
		next := n
		next.at, next.col, next.lines, next.phase, next.partial = c.end, n.col+1, c.lines, phaseAfter(n.phase, false), false
		cost := c.cost + p.gapCost(&n, c.lines)
		if role == roleName {
			next.name = piece{n.at, c.end}
		} else if (role == roleValue || int(n.col) < p.value) && p.copies(&n, c.end) {
			cost -= bonusCopy[role]
		} else if role == roleText && int(n.col) < p.value && p.echoes(&n) {
			cost -= bonusEcho
		}
		p.move(id, next, cost)
	}
}

// phaseAfter is the phase after a cell of a row is filled, perhaps with the beginning
// of a level's name only.
func phaseAfter(before phase, partial bool) phase {
	if partial || before == inTorn {
		return inTorn
	}
	return inRow
}

// copies reports whether the cell from n on repeats the row's name.
func (p *search) copies(n *node, end int32) bool {
	s := p.g.s
	return !n.name.blank() && s.hashOf(int(n.name.from), int(n.name.to)) == s.hashOf(int(n.at), int(end))
}

// echoes reports whether the text from n on begins as the row's name does.
func (p *search) echoes(n *node) bool {
	s := p.g.s
	if n.name.blank() {
		return false
	}
	name := s.runesOf(int(n.name.from), int(n.name.to))
	text := s.runes[s.frags[n.at].at:]
	return len(name) > echoed && len(text) >= echoed && slices.Equal(name[:echoed], text[:echoed])
}

func (p *search) candidates(col, at int) []candidate {
	if p.cands[col] == nil {
		p.cands[col] = p.g.candidates(col, at, make([]candidate, 0, 8))
	}
	return p.cands[col]
}

// leave goes on to the next column with a blank cell.
func (p *search) leave(id int32, n node, cost float32) {
	n.col++
	n.partial = false
	p.move(id, n, cost)
}

// gapCost is the cost of what stands before a cell of a row.
func (p *search) gapCost(n *node, lines int8) float32 {
	if int(n.at) == p.g.from {
		return 0
	}
	kind := gapRow
	if n.lines != lineNone {
		kind = p.g.m.gapBetween(int(n.lines), int(lines))
	}
	return p.separatorCost(kind, n.at)
}

func (p *search) mergedGap(n *node) float32 {
	if int(n.at) == p.g.from {
		return 0
	}
	kind := gapRow
	if n.lines != lineNone {
		kind = gapMerged
	}
	return p.separatorCost(kind, n.at)
}

func (p *search) separatorCost(kind gap, at int32) float32 {
	f := &p.g.s.frags[at]
	return p.g.m.spacing[kind][f.sep] * p.g.loose[int(at)-p.g.from]
}
