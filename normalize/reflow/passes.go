package reflow

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// The grids of a paper are read again and again: each pass knows the widths,
// spacing and texts that the one before found. The first pass needs only a
// sample; more passes than these change nothing.
const (
	passes      = 3
	firstSample = 32
)

// readGrids reads all indicator grids, those with the same columns together.
func (p *paper) readGrids() {
	p.grids = make([]*grid, len(p.tables))
	p.found = make([]reading, len(p.tables))
	p.doubts = make([][]*other, len(p.tables))
	bonds, gaps := newCohesion(p.s), newSpaces(p.s, p.tables)
	byGrid := map[int][]int{}
	for k, t := range p.tables {
		if t.grid >= 0 && t.rows < t.end {
			p.grids[k] = newGrid(p.s, p.w, bonds, gaps, t.rows, t.end)
			byGrid[t.grid] = append(byGrid[t.grid], k)
		}
	}
	for id := range p.w.grids {
		if len(byGrid[id]) > 0 {
			p.readAlike(byGrid[id], p.blanks(byGrid[id]))
		}
	}
}

// blanks reports whether the text has blank lines within its grids.
func (p *paper) blanks(tables []int) bool {
	n, all := 0, 0
	for _, k := range tables {
		for i := p.tables[k].rows; i < p.tables[k].end; i++ {
			if f := &p.s.frags[i]; f.sep != sameLine && !f.cut {
				all++
				if f.sep == afterBlank {
					n++
				}
			}
		}
	}
	return n*shareOfBlanks > all
}

// shareOfBlanks: fewer than one line in so many after a blank line is chance.
const shareOfBlanks = 20

// readAlike reads grids with the same columns, again and again.
func (p *paper) readAlike(tables []int, blanks bool) {
	m := firstModel(rolesOf(p.w.names[p.tables[tables[0]].grid]), blanks)
	tallies := make([]*tally, len(tables))
	for k, t := range tables {
		p.grids[t].m = m
		tallies[k] = newTally(len(m.roles))
		tallies[k].addHeads(p.grids[t], p.tables[t].heads)
	}
	for pass := range passes {
		for k, t := range tables {
			p.grids[t].m = m.forTable(tallies[k])
			p.grids[t].m.last = pass == passes-1
		}
		every := 1
		if pass == 0 {
			every = (len(tables) + firstSample - 1) / firstSample
		}
		if pass == 0 {
			m = p.alignment(tables, every, m, tallies)
		}
		p.readEach(tables, every, pass == passes-1, tallies)
		all := newTally(len(m.roles))
		for _, t := range tallies {
			all.join(t)
		}
		m = all.model(m, blanks)
	}
}

// alignment finds out how the paper's cells are set in the height of their rows:
// the reading that costs least is right.
func (p *paper) alignment(tables []int, every int, m *model, tallies []*tally) *model {
	var best model
	least := float32(never * farAway * len(tables))
	for align := range alignments {
		try := *m
		try.align = align
		for k, t := range tables {
			p.grids[t].m = try.forTable(tallies[k])
		}
		p.readEach(tables, every, false, make([]*tally, len(tables)))
		cost := alignmentCost[align]
		for k := 0; k < len(tables); k += every {
			cost += p.found[tables[k]].cost
		}
		if cost < least {
			least, best = cost, try
		}
	}
	for k, t := range tables {
		p.grids[t].m = best.forTable(tallies[k])
	}
	return &best
}

// readEach reads every so many of the tables, on all processors. Each result
// has its own place, so that their order does not matter.
func (p *paper) readEach(tables []int, every int, last bool, tallies []*tally) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(tables)) {
		workers.Go(func() {
			s := &search{}
			for k := int(next.Add(1)-1) * every; k < len(tables); k = int(next.Add(1)-1) * every {
				p.readOne(s, tables[k], last, &tallies[k])
			}
		})
	}
	workers.Wait()
}

func (p *paper) readOne(s *search, t int, last bool, found **tally) {
	g := p.grids[t]
	p.found[t] = s.read(g)
	if last {
		p.doubts[t] = s.doubts(p.found[t])
		return
	}
	*found = newTally(len(g.m.roles))
	(*found).add(g, p.found[t])
	(*found).addHeads(g, p.tables[t].heads)
}

func firstModel(roles []role, blanks bool) *model {
	m := &model{roles: roles, counts: spacingPrior[blanks]}
	m.spacing = fromCounts(m.counts)
	m.width = make([]measure, len(roles))
	for _, r := range roles {
		m.empty = append(m.empty, priorEmpty(r))
	}
	return m
}

func (t *tally) join(o *tally) {
	for g := range t.counts {
		for k := range t.counts[g] {
			t.counts[g][k] += o.counts[g][k]
		}
	}
	for c := range t.filled {
		t.filled[c] += o.filled[c]
		t.blank[c] += o.blank[c]
		t.lines[c] = append(t.lines[c], o.lines[c]...)
		if t.least[c] == 0 || o.least[c] < t.least[c] {
			t.least[c] = o.least[c] // tables may differ: the narrowest
		}
		for h, n := range o.lex[c] {
			t.lex[c][h] += n
		}
	}
}

// forTable is the paper's model with the widths of one table where its own
// lines speak for others, and without the texts that only this table counted.
func (m *model) forTable(t *tally) *model {
	own := *m
	own.width = make([]measure, len(m.width))
	for c := range m.width {
		own.width[c] = bestWidth(t.lines[c], m.width[c], t.least[c])
	}
	return &own
}
