package layout

// Costs of cutting one physical line into cells.
const (
	costOffColumn  = 8   // a piece that starts far from its column's interval
	costPushed     = 3   // a piece that starts right of its column's interval
	costPulled     = 1   // a piece printed apart that starts left of its column's interval: its lines were set together with the column's to the left
	mostPulled     = 3   // the most that can cost: a whole block may be shifted
	costOffChar    = 0.4 // for each character that it does so
	costBeyond     = 1   // a word after a single blank that starts in the interval of a column further right
	costNotFull    = 2.5 // two cells printed as one line, the left one not filling its column
	costMerged     = 0.5 // two cells printed as one line, the left one full
	costWide       = 0.5 // for each half character that a piece is wider than its column's full lines
	costWideValue  = 0.3 // the same in the value column: most values are short, so full lines are not known
	costTooWide    = 6   // the most that can cost
	touchHalf      = 4   // half characters: how near to full a line must be to touch the next cell's
	costOneRef     = 0.2 // a piece in the column of what it stands under
	costOffRef     = 1.0 // a piece in another column than what it stands under
	costNoEnd      = 3   // the end of a level's name in another column
	proportionHalf = 1   // half characters by which proportional letters make a width uncertain
)

// columnBounds is where the columns of one page begin.
type columnBounds []int

// natural is the column whose interval holds a start. A piece printed apart
// stands in it; one that follows after a single blank may belong further right:
// when two cells nearly touch, the right one's text is pulled to the left.
func (b columnBounds) natural(start int) int {
	c := 0
	for c+1 < len(b) && start >= b[c+1] {
		c++
	}
	return c
}

// cutter cuts the lines of one page into cells.
type cutter struct {
	r      *reader
	kinds  []columnKind
	bounds columnBounds
	middle []int        // median starts
	full   []int        // width of full lines by column, 0 unknown
	outer  map[int]bool // starts by the page's columns
	refs   [][2]int     // columns of what each word stands under, -1 unknown
	ended  []uint8      // levels in which each word ends a name
}

// choice is a step of the dynamic programme: words from..to-1 are one cell.
type choice struct {
	cost float64
	from int
	col  int
	full int
}

// cut gives each word of a line its column.
func (q *cutter) cut(ws []word) []int {
	n, cols := len(ws), len(q.kinds)
	if n > mostWords {
		return q.naturally(ws)
	}
	// best[k][c][f]: words before k are read, the last in column c, whose
	// piece is full (f=1) or not.
	best := make([][][2]choice, n+1)
	for k := range best {
		best[k] = make([][2]choice, cols+1)
		for c := range best[k] {
			best[k][c] = [2]choice{{cost: far}, {cost: far}}
		}
	}
	best[0][0][1] = choice{}
	for k := 0; k < n; k++ {
		for last := 0; last <= cols; last++ { // column of the last piece + 1
			for f := 0; f < 2; f++ {
				at := best[k][last][f].cost
				if at >= far {
					continue
				}
				for c := last; c < cols; c++ {
					cost := at + q.startCost(ws, k, c, last, f)
					q.extend(ws, k, c, cost, last, f, best)
				}
			}
		}
	}
	return trace(best, n, cols)
}

// naturally puts every word where its start says, never going left.
func (q *cutter) naturally(ws []word) []int {
	out := make([]int, len(ws))
	for k, w := range ws {
		out[k] = q.bounds.natural(w.start)
		if k > 0 {
			out[k] = max(out[k], out[k-1])
		}
	}
	return out
}

// startCost is what speaks against a cell of column c beginning with word k,
// the cell before standing in column last-1 and being full (1) or not.
func (q *cutter) startCost(ws []word, k, c, last, isFull int) float64 {
	cost := q.pageCost(ws, k, c, last, isFull)
	if k < len(q.ended) && q.ended[k] != 0 {
		if level := levelOf(q.kinds[c]); level >= 0 && q.ended[k]&(1<<level) != 0 {
			return min(cost, costOneRef)
		}
		return cost + costNoEnd
	}
	if k >= len(q.refs) || q.refs[k] == unknownRefs {
		return cost
	}
	if c == q.refs[k][0] || c == q.refs[k][1] {
		return min(cost, costOneRef)
	}
	return cost + costOffRef
}

// pageCost is startCost by the columns of the page.
func (q *cutter) pageCost(ws []word, k, c, last, isFull int) float64 {
	nat, start := q.bounds.natural(ws[k].start), ws[k].start
	switch {
	case c == nat:
		return 0
	case c < nat && start >= q.middle[nat]:
		return costOffColumn
	case c < nat:
		return min(costOffColumn, costPushed+costOffChar*float64(start-q.bounds[c+1]))
	case k == 0 || ws[k].gap >= wide:
		return min(mostPulled, costPulled+costOffChar*float64(q.bounds[c]-start)) * float64(c-nat)
	case isFull == 1 && c == last:
		return costMerged
	}
	return costNotFull * float64(c-last+1)
}

// wordCostAt is what speaks against word m standing in column c in a cell that
// begins with word k.
func (q *cutter) wordCostAt(ws []word, k, m, c int) float64 {
	cost := q.r.wordCost(q.kinds[c], ws[m])
	if m > k {
		if !q.joinsName(ws[k:m+1], c) {
			cost += q.r.joinCost(ws[m-1], ws[m])
		}
		if q.bounds.natural(ws[m].start) > c {
			cost += costBeyond
		}
	}
	return cost
}

// joinsName reports that the words together are a piece of a level name:
// justified print sets blanks inside of it.
func (q *cutter) joinsName(ws []word, c int) bool {
	level := 0
	switch q.kinds[c] {
	case kindLevel1:
	case kindLevel2:
		level = 1
	default:
		return false
	}
	text := ""
	for _, w := range ws {
		text += w.look.fold
	}
	return q.r.levels.pieces[level][text]
}

// sizeCost is what a piece's width speaks against column c, and whether it
// fills it.
func (q *cutter) sizeCost(c, w int) (cost float64, isFull int) {
	if q.full[c] == 0 {
		return 0, 1
	}
	if over := w - q.full[c] - proportionHalf; over > 0 {
		each := costWide
		if q.kinds[c] == kindValue {
			each = costWideValue
		}
		cost = min(costTooWide, each*float64(over))
	}
	if q.full[c]-w <= touchHalf {
		isFull = 1
	}
	return cost, isFull
}

// extend tries all pieces that begin with word k in column c.
func (q *cutter) extend(ws []word, k, c int, cost float64, last, f int, best [][][2]choice) {
	w := 0
	for m := k; m < len(ws); m++ {
		cost += q.wordCostAt(ws, k, m, c)
		w += ws[m].look.width
		over, isFull := q.sizeCost(c, w)
		if cell := &best[m+1][c+1][isFull]; cost+over < cell.cost {
			*cell = choice{cost: cost + over, from: k, col: last, full: f}
		}
	}
}

// trace walks back through the choices.
func trace(best [][][2]choice, n, cols int) []int {
	out := make([]int, n)
	c, f := 0, 0
	for x := 0; x <= cols; x++ {
		for y := 0; y < 2; y++ {
			if best[n][x][y].cost < best[n][c][f].cost {
				c, f = x, y
			}
		}
	}
	for k := n; k > 0; {
		ch := best[k][c][f]
		if ch.cost >= 1e18 { // more pieces than columns: all in the last
			for i := 0; i < k; i++ {
				out[i] = max(0, c-1)
			}
			break
		}
		for i := ch.from; i < k; i++ {
			out[i] = c - 1
		}
		k, c, f = ch.from, ch.col, ch.full
	}
	return out
}
