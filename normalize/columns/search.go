package columns

import "slices"

// The lanes of the search: 二级指标 and the text columns beside it.
const (
	laneLevel = 0
	lanes     = 1 + textColumns
)

// How many readings of a table are kept at each text: as many as the paper's
// length allows, for long papers must not take long. A reading that is right in
// the end can look worse than hundreds of others in the middle of a page.
const (
	mostReadings  = 500
	leastReadings = 24
	readingsItems = 400_000 // readings times texts of a whole paper
)

// item is what the search places: a free text, a second-level name or a label.
type item struct {
	k      int // token
	level  bool
	header int // the lane whose label it is, -1 for none
	rel    int // to the item before it
}

// state is one reading of the texts so far: for each lane the row and the last
// text of its last cell.
type state struct {
	cost  float32
	row   [lanes]int16 // the lowest row that has a cell
	open  [lanes]int16 // the row of the last cell, above it where a blank was filled
	last  [lanes]int16
	have  [lanes]rowSet // the rows that have a cell
	lane  int8          // of the last text, -1 at the start
	at    int16         // its row; a column's label stands above the first row of its page
	base  int16         // the first row of the page
	marks [lanes]marks  // what the last cell has open
	lines [lanes]int8   // of the last cell, as far as they count
	order rowOrder      // the texts of the last row within its block
	node  int32
}

// key tells readings apart that can go on differently: the filled rows of all
// lanes and the last text's place. Two readings with one key by chance are too
// rare to matter: one of them is lost.
func (a *state) key() uint64 {
	k := uint64(uint16(a.at))<<8 | uint64(uint8(a.lane))
	for i := range a.have {
		for _, w := range a.have[i] {
			k = (k ^ w) * 0x9e3779b97f4a7c15
			k ^= k >> 29
		}
	}
	k = (k ^ a.order.hash()) * 0x9e3779b97f4a7c15
	return k ^ k>>29
}

// step is one way to go on from a reading.
type step struct {
	cost  float32
	from  int32 // reading in the beam
	lane  int8  // -1: the text belongs to no cell
	fresh bool  // it begins a cell
	row   int16
}

// node is a step of a kept reading; nodes form a tree towards the start.
type node struct {
	parent int32
	step   step
}

// search is the state of one table's reading.
type search struct {
	r        *reader
	p        *project
	items    []item
	nodes    []node
	beam     []state
	next     []state
	steps    []step
	edges    [textColumns][]edgeCost // of each text before the present one
	seen     places
	box      []int16 // of each step
	order    []int32 // of the steps, cheapest first
	readings int
	turned   float32 // what speaks against the last row of the reading at hand
}

type edgeCost struct {
	item       int // the text they lead to
	join, part float32
}

// search finds the cheapest reading of a table: which column and row each of its
// texts belongs to. It says what the reading costs.
func (r *reader) search(p *project, readings int) float64 {
	s := &search{r: r, p: p, items: r.items(p), readings: readings}
	for c := range s.edges {
		s.edges[c] = make([]edgeCost, len(p.ts))
	}
	start := state{lane: -1, node: -1, at: -1}
	for i := range start.row {
		start.row[i], start.open[i], start.last[i] = -1, -1, -1
	}
	s.beam = []state{start}
	for i := range s.items {
		s.advance(i)
	}
	return s.finish()
}

// items are the free texts, second-level names and labels of the grid, in stream
// order.
func (r *reader) items(p *project) []item {
	levels, headers := map[int]bool{}, map[int]int{}
	for _, n := range p.second {
		levels[n.ix[0]] = true
	}
	for c, ix := range p.header {
		if len(ix) > 0 && c > 0 {
			headers[ix[len(ix)-1]] = c - 1
		}
	}
	for _, h := range p.again {
		if h.col > 0 {
			headers[h.ix[len(h.ix)-1]] = h.col - 1
		}
	}
	var out []item
	before := -1
	for k := p.gridStart(); k < len(p.ts); k++ {
		lane, isHeader := headers[k]
		if p.ts[k].used && !levels[k] && !isHeader {
			continue
		}
		it := item{k: k, level: levels[k], header: -1}
		if isHeader {
			it.header = lane
		}
		if before >= 0 {
			it.rel = r.relation(&p.ts[before], &p.ts[k])
		}
		out, before = append(out, it), k
	}
	return out
}

// advance places one more text in every reading, and keeps the best.
func (s *search) advance(i int) {
	it := &s.items[i]
	s.steps = s.steps[:0]
	for b := range s.beam {
		a := &s.beam[b]
		if it.rel == relPage {
			a.base = a.lowest() + 1
		}
		s.turned = a.order.cost(s.r.aligned)
		s.grow(a, int32(b), i)
	}
	s.keep(it)
}

// grow adds every way to go on from a reading.
func (s *search) grow(a *state, from int32, i int) {
	it := &s.items[i]
	switch {
	case it.header >= 0:
		s.put(a, it, step{a.cost, from, int8(it.header), false, a.base - 1})
		return
	case it.level:
		s.growLevel(a, it, from)
		return
	}
	t := &s.p.ts[it.k]
	for c := 0; c < textColumns; c++ {
		lane := int8(c + 1)
		cost, part := a.cost+float32(t.over[c]), float32(t.looks[c]+t.begins(c)+t.fresh)
		if last := a.last[lane]; last >= 0 {
			e := s.edge(int(last), i, c)
			part += e.part
			inside := float32(shareInside)
			if it.rel == relSoft && a.lane == lane {
				inside = 0 // only fonts change
			}
			join := e.join + inside*float32(t.looks[c]) + float32(t.goesOn) + float32(a.unpaired(lane, t, false))
			if s.p.ts[last].line != t.line {
				join += a.tall(lane)
			}
			s.put(a, it, step{cost + join, from, lane, false, a.open[lane]})
		}
		s.fresh(a, it, step{cost + part + float32(a.unpaired(lane, t, true)), from, lane, true, 0})
	}
	s.put(a, it, step{a.cost + costJunk, from, -1, false, 0})
}

// edge is the cost of joining text i to the text at token last, and of parting them.
func (s *search) edge(last, i, c int) edgeCost {
	e := &s.edges[c][last]
	if e.item != i {
		join, part := s.r.edge(s.p, &s.p.ts[last], &s.p.ts[s.items[i].k], c)
		*e = edgeCost{i, float32(join), float32(part)}
	}
	return *e
}

// fresh puts a new cell into the next row of its lane, into one further down, or
// into one that was passed over.
func (s *search) fresh(a *state, it *item, st step) {
	next := a.row[st.lane] + 1
	try := func(row int16, cost float32) {
		if s.r.single && int(row) >= len(s.p.second) {
			cost += costNameless
		}
		to := st
		to.row, to.cost = row, st.cost+cost
		s.put(a, it, to)
	}
	try(next, 0)
	try(next+1, costSkip)
	if a.at > next+1 {
		try(a.at, min(costSkipMost, costSkip*float32(a.at-next)))
	}
	if a.at > next {
		try(a.at+1, min(costSkipMost, costSkip*float32(a.at+1-next)))
	}
	set := &a.have[st.lane]
	free := set.firstFree()
	if free >= next {
		return
	}
	try(free, 0)
	for row := max(free+1, a.at); row <= a.at+1 && row < next; row++ {
		if !set.has(row) {
			try(row, costPassOver)
		}
	}
}

// growLevel puts a second-level name beside a row: below the last name's, or,
// where its block comes late, above it.
func (s *search) growLevel(a *state, it *item, from int32) {
	next := a.row[laneLevel] + 1
	s.put(a, it, step{a.cost, from, laneLevel, true, next})
	for row := max(0, a.at); row <= a.at+1 && row < mostRows; row++ {
		switch {
		case a.lane <= laneLevel || row == next || a.have[laneLevel].has(row):
		case row > next:
			s.put(a, it, step{a.cost, from, laneLevel, true, row})
		default:
			s.put(a, it, step{a.cost + costPassOver, from, laneLevel, true, row})
		}
	}
	s.put(a, it, step{a.cost + costLevelLate, from, -1, false, 0})
}

// put adds a step with the cost of turning from the last text to it.
func (s *search) put(a *state, it *item, st step) {
	if st.row >= mostRows {
		return
	}
	if st.lane >= 0 {
		if a.lane >= 0 {
			st.cost += s.r.order.turn(it.rel, int(a.lane), int(st.lane), int(st.row)-int(a.at))
		}
		if it.rel == relPage && st.fresh {
			st.cost += float32(costPageUneven * a.uneven())
		}
		if it.header < 0 && st.lane > laneLevel && !a.order.holds(st.row, s.r.stretch(&s.p.ts[it.k])) {
			st.cost += s.turned
		}
	}
	s.steps = append(s.steps, st)
}

// Steps are sorted into boxes of equal cost; what is too far behind the best is
// dropped.
const (
	boxes      = 512
	boxesPer1  = 16
	worstDelay = boxes / boxesPer1
)

// keep makes the cheapest steps the new beam.
func (s *search) keep(it *item) {
	best := float32(never)
	for i := range s.steps {
		best = min(best, s.steps[i].cost)
	}
	var start [boxes + 1]int32
	s.box = s.box[:0]
	for i := range s.steps {
		box := int16(-1)
		if d := s.steps[i].cost - best; d < worstDelay {
			box = int16(d * boxesPer1)
			start[box+1]++
		}
		s.box = append(s.box, box)
	}
	for b := 1; b <= boxes; b++ {
		start[b] += start[b-1]
	}
	n := int(start[boxes])
	s.order = slices.Grow(s.order[:0], n)[:n]
	for i, box := range s.box {
		if box >= 0 {
			s.order[start[box]] = int32(i)
			start[box]++
		}
	}
	s.seen.clear()
	s.next = s.next[:0]
	for _, i := range s.order {
		if len(s.next) >= s.readings {
			break
		}
		s.take(it, &s.steps[i])
	}
	s.beam, s.next = s.next, s.beam
}

// take makes a step a reading unless a cheaper one leads to the same place.
func (s *search) take(it *item, st *step) {
	b := s.beam[st.from]
	parent := b.node
	b.cost = st.cost
	if st.lane >= 0 {
		b.lane, b.at = st.lane, st.row
		if it.header < 0 {
			b.place(int(st.lane), st.row)
			if last := b.last[st.lane]; st.fresh || last < 0 || s.p.ts[last].line != s.p.ts[it.k].line {
				b.count(st.lane, st.fresh)
			}
			b.last[st.lane] = int16(it.k)
			if st.lane > laneLevel {
				b.mark(st.lane, &s.p.ts[it.k], st.fresh)
				b.order.add(st.lane, st.row, st.fresh, &s.p.ts[it.k], s.r.stretch(&s.p.ts[it.k]))
			}
		}
	}
	key := b.key()
	if i := s.seen.put(key, int32(len(s.next))); i >= 0 {
		if old := &s.next[i]; st.cost < old.cost {
			s.nodes[old.node] = node{parent, *st}
			b.node = old.node
			*old = b
		}
		return
	}
	b.node = int32(len(s.nodes))
	s.nodes = append(s.nodes, node{parent, *st})
	s.next = append(s.next, b)
}

// place moves a lane to a row.
func (a *state) place(lane int, row int16) {
	a.open[lane] = row
	a.row[lane] = max(a.row[lane], row)
	a.have[lane].add(row)
}

// lowest is the lowest row of the text columns.
func (a *state) lowest() int16 {
	most := int16(-1)
	for _, r := range a.row[1:] {
		most = max(most, r)
	}
	return most
}

// uneven counts the rows by which the text columns differ.
func (a *state) uneven() float64 {
	most, sum := a.lowest(), 0
	for _, r := range a.row[1:] {
		sum += int(most - r)
	}
	return float64(sum)
}

// holes is the cost of the rows that stayed blank in some column.
func (a *state) holes() float64 {
	cost := 0.0
	for i := 1; i < lanes; i++ {
		cost += joinCosts[i-1].blank * float64(int(a.row[i])+1-a.have[i].size())
	}
	return cost
}

// nameless is the cost of second-level names without a row, where each row has one.
func (s *search) nameless(a *state) float64 {
	if n := len(s.p.second) - int(a.lowest()) - 1; s.r.single && n > 0 {
		return costNameless * float64(n)
	}
	return 0
}

// finish takes the best reading whose columns agree, and writes it down.
func (s *search) finish() float64 {
	s.p.clear()
	if len(s.beam) == 0 {
		return 0
	}
	best := 0
	for i := range s.beam {
		a := &s.beam[i]
		a.cost += float32(costUneven*a.uneven()+a.holes()+s.nameless(a)) + a.order.cost(s.r.aligned)
		if a.cost < s.beam[best].cost {
			best = i
		}
	}
	way := make([]step, len(s.items))
	for i, at := len(way)-1, s.beam[best].node; i >= 0; i-- {
		way[i] = s.nodes[at].step
		at = s.nodes[at].parent
	}
	for i, st := range way {
		s.p.write(s.items[i], st)
	}
	s.p.turns = turnsOf(s.items, way)
	return float64(s.beam[best].cost)
}

// oneTurn is a step from lane to lane of a reading.
type oneTurn struct{ rel, from, to, rows int8 }

func turnsOf(items []item, way []step) (out []oneTurn) {
	before := -1
	for i, st := range way {
		if st.lane < 0 {
			continue
		}
		if before >= 0 && items[i].header < 0 && items[before].header < 0 {
			out = append(out, oneTurn{int8(items[i].rel), way[before].lane, st.lane, int8(rowStep(int(st.row) - int(way[before].row)))})
		}
		before = i
	}
	return out
}

// clear forgets an earlier reading.
func (p *project) clear() {
	p.rows = 0
	p.columnOf = make([]int, len(p.ts))
	for k := range p.columnOf {
		p.columnOf[k] = -1
	}
	p.levelRow = p.levelRow[:0]
	for c := range p.cells {
		p.cells[c], p.at[c] = nil, nil
	}
}

// write adds one step of the best reading to the project.
func (p *project) write(it item, n step) {
	switch {
	case it.header >= 0:
		return
	case it.level && n.lane < 0:
		p.levelRow = append(p.levelRow, -1)
		return
	case it.level:
		p.levelRow = append(p.levelRow, int(n.row))
		return
	case n.lane < 0:
		return
	}
	p.rows = max(p.rows, int(n.row)+1)
	c := int(n.lane) - 1
	p.columnOf[it.k] = c
	if n.fresh {
		p.cells[c] = append(p.cells[c], nil)
		p.at[c] = append(p.at[c], int(n.row))
	}
	last := len(p.cells[c]) - 1
	p.cells[c][last] = append(p.cells[c][last], it.k)
}
