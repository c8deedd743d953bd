package layout

import "slices"

// span is one row: grid lines from..to-1.
type span struct {
	from, to int
	margin   float64 // by how much the best other reading is worse
}

// far is a cost that nothing reaches.
const far = 1e18

// path is the cheapest way to cut a grid's lines into rows, with all its rivals.
type path struct {
	rc        *rowCosts
	cost      [][]float64       // [last line + 1][lines - 1]
	picks     map[span2][]uint8 // rows that read better with other cuts of their lines
	fwd, back []float64
	prev      []int
}

// span2 names a row by its lines.
type span2 struct{ from, to int }

// newPath costs all rows that may be.
func (rc *rowCosts) newPath() *path {
	n := len(rc.g.lines)
	p := &path{rc: rc, cost: make([][]float64, n+1), picks: map[span2][]uint8{}}
	p.fwd, p.back, p.prev = make([]float64, n+1), make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		for i := j - 1; i >= 0 && rc.mayBeRow(i, j); i-- {
			c := float64(far)
			if i == 0 || rc.g.text[i] {
				c = rc.row(i, j)
			}
			p.cost[j] = append(p.cost[j], c)
		}
	}
	p.solve()
	return p
}

// solve finds the cheapest path and what every row would make it cost.
func (p *path) solve() {
	n := len(p.cost) - 1
	for j := 1; j <= n; j++ {
		p.fwd[j] = far
		for k, c := range p.cost[j] {
			if i := j - 1 - k; p.fwd[i]+c < p.fwd[j] {
				p.fwd[j], p.prev[j] = p.fwd[i]+c, i
			}
		}
	}
	for i := range p.back {
		p.back[i] = far
	}
	p.back[n] = 0
	for j := n; j > 0; j-- {
		for k, c := range p.cost[j] {
			p.back[j-1-k] = min(p.back[j-1-k], c+p.back[j])
		}
	}
}

// total is the cost of the cheapest path.
func (p *path) total() float64 { return p.fwd[len(p.fwd)-1] }

// rows are the rows of the cheapest path, with their margins.
func (p *path) rows() []span {
	n := len(p.cost) - 1
	var rows []span
	for j := n; j > 0; j = p.prev[j] {
		rows = append(rows, span{from: p.prev[j], to: j, margin: far})
	}
	slices.Reverse(rows)
	for j := 1; j <= n; j++ {
		for k, c := range p.cost[j] {
			rival(rows, j-1-k, j, p.fwd[j-1-k]+c+p.back[j]-p.fwd[n])
		}
	}
	return rows
}

// rival lowers the margin of the rows that lines i..j-1 as one row contradict.
func rival(rows []span, i, j int, margin float64) {
	k, _ := slices.BinarySearchFunc(rows, i, func(s span, i int) int { return s.to - 1 - i })
	for ; k < len(rows) && rows[k].from < j; k++ {
		if rows[k].from != i || rows[k].to != j {
			rows[k].margin = min(rows[k].margin, margin)
		}
	}
}

// mayBeRow bounds the rows to look at.
func (rc *rowCosts) mayBeRow(i, j int) bool {
	if j-i <= mostLines {
		return true
	}
	if len(rc.g.lines) > mostRowLines {
		return false
	}
	for c, k := range rc.g.kinds {
		if k == kindValue && rc.from[c][j]-rc.from[c][i] > longValues {
			return false
		}
	}
	return j-i <= longLines
}

// refinePasses bounds how often lines are cut anew: most papers settle at once.
const refinePasses = 3

// readRows cuts the grid's lines into rows. Later passes know which basis texts
// recur and how exactly cells stand in their places, and the lines are cut anew
// where the rows they make speak for it.
func (g *grid) readRows(r *reader) []span {
	for pass := 0; ; pass++ {
		rc := newRowCosts(g, r.top)
		rc.learn(rc.newPath().rows())
		p := rc.newPath()
		if pass == refinePasses {
			return p.rows()
		}
		changed := false
		if g.alternatives(r) {
			p.improve(r)
			changed = p.apply(r)
		}
		rows := p.rows()
		if g.realign(r, rows, rc) {
			changed = true
		}
		if !g.refine(r, rows, rc) && !changed {
			return rows
		}
		g.collect(r)
		g.names, g.tops = r.names(g)
	}
}
