package layout

// Where a cell's lines stand. In one row the lines of every cell are one line
// height apart; the cells begin together (set at their top) or have one middle.
// So a reading of a row gives each of its fragments a height, to the half line,
// and the tool, which prints from the top of the page to its foot, must have
// printed them in that order: what it set on one physical line stands at most
// half a line apart, and a later physical line stands lower.

// Costs of heights that do not go with the physical lines, in line heights.
const (
	sameLine     = 0.5 // what stands on one physical line may be that far apart
	leastStep    = 0.5 // how much lower the next physical line stands at least
	costApart    = 0.4 // for each line height up to sameLine: printed on one line, but not at one height
	costSpread   = 4.0 // for each line height beyond sameLine
	costBackward = 4.0 // for each line height short of leastStep
	mostPlace    = 9.0 // the most that can cost for one row
)

// heightsOf is the extent of heights on one physical line of a row.
type extent struct {
	lo, hi float64
	any    bool
}

// placing judges the heights of one row's fragments; it is used over and over.
type placing struct {
	top   bool
	lines []extent
}

// begin starts a row of n physical lines.
func (p *placing) begin(n int) {
	if cap(p.lines) < n {
		p.lines = make([]extent, n, 2*n)
	}
	p.lines = p.lines[:n]
	clear(p.lines)
}

// cell adds the fragments of a cell; base is the row's first line.
func (p *placing) cell(fs []fragment, base int) {
	y := 0.0
	if !p.top {
		y = -float64(len(fs)-1) / 2
	}
	for _, f := range fs {
		l := &p.lines[f.at-base]
		if !l.any {
			*l = extent{y, y, true}
		}
		l.lo, l.hi = min(l.lo, y), max(l.hi, y)
		y++
	}
}

// off is by how much the heights contradict the physical lines.
func (p *placing) off() float64 {
	total := 0.0
	before := extent{}
	for _, l := range p.lines {
		if !l.any {
			continue
		}
		apart := l.hi - l.lo
		total += costApart*min(apart, sameLine) + costSpread*max(0, apart-sameLine)
		if before.any {
			total += costBackward * max(0, leastStep-(l.lo-before.lo))
		}
		before = l
	}
	return total
}

// alignTables is from how many tables of a paper it is learnt how its cells are
// set: one style rules all of them.
const alignTables = 12

// learnTop decides whether the paper's cells stand at the top of their rows or
// in the middle: what explains its first tables at less cost.
func (r *reader) learnTop(zones []zone) {
	costs := [2]float64{}
	for _, z := range zones[:min(len(zones), alignTables)] {
		g := r.gridOf(z)
		if len(g.lines) == 0 {
			continue
		}
		for k, top := range []bool{false, true} {
			rc := newRowCosts(g, top)
			rc.learn(rc.newPath().rows())
			costs[k] += rc.newPath().total()
		}
	}
	r.top = costs[1] < costs[0]
}

// gridOf is the zone's grid before its rows are known, made once.
func (r *reader) gridOf(z zone) *grid {
	g, ok := r.cutGrids[z.header]
	if !ok {
		g = r.newGrid(r.grids[z.grid], r.gridPages(z))
		r.cutGrids[z.header] = g
	}
	return g
}
