package columns

import "slices"

// passes of reading the whole paper: the first guesses, the others know the
// columns' widths and what they usually say.
const passes = 3

// learn reads all projects until the columns' widths and texts are known.
func (r *reader) learn(projects []*project) {
	for _, p := range projects {
		own := map[string]bool{}
		for i := range p.ts {
			if t := &p.ts[i]; !t.used && !own[t.fold] {
				own[t.fold] = true
				r.seen[t.fold]++
			}
		}
	}
	r.firstWidths(projects)
	for pass := 0; pass < passes; pass++ {
		for _, p := range projects {
			r.classify(p)
		}
		if pass+1 < passes {
			r.relearn(projects)
		}
	}
	for _, p := range projects {
		r.group(p)
		r.align(p)
	}
}

// Shares of the widest column that the others have, as forms are drawn.
var firstShares = [textColumns]float64{0.6, 1, 0.7, 0.9}

func (r *reader) firstWidths(projects []*project) {
	var ws []int
	for _, p := range projects {
		for i := range p.ts {
			if t := &p.ts[i]; !t.used && t.w < proseHalf {
				ws = append(ws, t.w)
			}
		}
	}
	w := full(ws)
	for c := range r.widths {
		r.widths[c] = int(firstShares[c] * float64(w))
	}
}

// full is the width of a column's full lines: nearly the widest one, so that a
// few strays do not count.
func full(ws []int) int {
	if len(ws) == 0 {
		return 0
	}
	ws = slices.Clone(ws)
	slices.Sort(ws)
	return ws[(len(ws)-1)*fullPercent/100]
}

const fullPercent = 90

func (r *reader) relearn(projects []*project) {
	var ws [textColumns][]int
	for c := range r.known {
		r.known[c] = map[string]int{}
	}
	for _, p := range projects {
		for i, c := range p.columnOf {
			if c >= 0 {
				ws[c] = append(ws[c], p.ts[i].w)
				r.known[c][p.ts[i].fold]++
			}
		}
	}
	for c := range ws {
		if len(ws[c]) > 0 {
			r.widths[c] = full(ws[c])
		}
	}
}

// Costs of going from the column of one text to that of the next.
const (
	costBackOnLine = 8.0 // texts of one line stand left to right
	costSkip       = 0.4 // for each column left out on a line
	costSame       = 0.3 // the next line of the same column
	costRight      = 0.2 // the next column
	costElse       = 0.9
	costInBlock    = 2.5 // two columns in a block that looks like one cell
	costNotName    = 1.5 // no name after a second-level name
)

// classify gives every free token a column: the cheapest way through all.
func (r *reader) classify(p *project) {
	p.columnOf = make([]int, len(p.ts))
	starts := map[int]bool{}
	for _, n := range p.second {
		starts[n.ix[0]] = true
	}
	single := p.singles()
	var best [textColumns]float64
	type step [textColumns]int8
	var path []step
	var free []int
	last, fresh := -1, false
	begin := p.gridStart()
	for k := range p.ts {
		p.columnOf[k] = -1
		if k < begin {
			continue
		}
		fresh = fresh || starts[k]
		t := &p.ts[k]
		if t.used {
			continue
		}
		var next [textColumns]float64
		var from step
		for c := 0; c < textColumns; c++ {
			next[c] = -1
			for b := 0; b < textColumns; b++ {
				cost := best[b]
				if last >= 0 {
					cost += turn(&p.ts[last], t, b, c, fresh, single[t.block])
				}
				if b == 0 || cost < next[c] {
					next[c], from[c] = cost, int8(b)
				}
			}
			next[c] += r.look(t, c)
		}
		best, last, fresh = next, k, false
		path, free = append(path, from), append(free, k)
	}
	c := 0
	for b := range best {
		if best[b] < best[c] {
			c = b
		}
	}
	for i := len(free) - 1; i >= 0; i-- {
		p.columnOf[free[i]] = c
		c = int(path[i][c])
	}
}

// gridStart is the first label of the grid or level name: no cell of the grid
// stands above all of them.
func (p *project) gridStart() int {
	first := len(p.ts)
	for _, ix := range p.header {
		if len(ix) > 0 {
			first = min(first, ix[0])
		}
	}
	for _, list := range [][]levelName{p.first, p.second} {
		for _, n := range list {
			first = min(first, n.ix[0])
		}
	}
	return first
}

// cellLines is how many lines a block has that is one cell.
const cellLines = 5

// singles are the blocks that look like one cell: few lines, one text on each.
func (p *project) singles() map[int]bool {
	count, double := map[int]int{}, map[int]bool{}
	for i := range p.ts {
		t := &p.ts[i]
		if t.used {
			continue
		}
		count[t.block]++
		if i > 0 && p.ts[i-1].line == t.line {
			double[t.block] = true
		}
	}
	out := map[int]bool{}
	for b, n := range count {
		out[b] = n <= cellLines && !double[b]
	}
	return out
}

func turn(a, b *token, from, to int, fresh, single bool) float64 {
	if a.line == b.line {
		if to <= from {
			return costBackOnLine
		}
		return costSkip * float64(to-from-1)
	}
	cost := 0.0
	if single && a.block == b.block && from != to {
		cost += costInBlock
	}
	if fresh && to != colName {
		cost += costNotName
	}
	switch {
	case to == from:
		return cost + costSame
	case to == from+1, from == colBasis && to == colName:
		return cost + costRight
	}
	return cost + costElse
}
