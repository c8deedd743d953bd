package layout

import "slices"

// What a line alone leaves open, its row often decides, and which lines are a
// row depends on how they are cut. So rows that nearly made it are read again
// with every other cut of their lines that is not much worse by itself.

// Bounds of the search.
const (
	cutWindow     = 7.0  // how much worse another cut of a line may be by itself
	mostCuts      = 8    // cuts of one line
	rowWindow     = 14.0 // how much worse a row may be, as its lines stand, to be tried
	costBreakName = 4.0  // a word taken out of a whole name of a level
	mostSteps     = 4    // cuts of a row's lines that are changed
)

// alternative is one way to cut a line.
type alternative struct {
	cols   []int
	cost   float64
	pieces []piece
	text   bool
}

// alternatives notes the cuts of every line that come into question, the
// present one first; false if no line has more than one.
func (g *grid) alternatives(r *reader) bool {
	some := false
	for k := range g.cut {
		l := &g.cut[k]
		q := cutter{r: r, kinds: g.kinds, bounds: l.bounds, middle: l.middle, full: g.wide, refs: l.refs, ended: l.ends}
		fixed := g.fixedNames(l.line)
		now := g.alternative(r, l.words, l.cols, q.cost(l.words, l.cols))
		l.alts = append(l.alts[:0], now)
		if len(l.words) > mostWords {
			continue
		}
		var more []alternative
		for _, cols := range movesOf(l.words, l.cols, len(g.kinds)) {
			c := q.cost(l.words, cols)
			for w := range cols {
				if cols[w] != l.cols[w] && fixed[l.words[w].start] {
					c += costBreakName
				}
			}
			if c-now.cost <= cutWindow {
				more = append(more, g.alternative(r, l.words, cols, c))
			}
		}
		slices.SortStableFunc(more, func(a, b alternative) int {
			switch {
			case a.cost < b.cost:
				return -1
			case a.cost > b.cost:
				return 1
			}
			return 0
		})
		l.alts = append(l.alts, more[:min(len(more), mostCuts-1)]...)
		some = some || len(more) > 0
	}
	return some
}

// fixedNames are the starts of the words of a line that stand in whole names of
// levels, spelled out with their neighbours above and below.
func (g *grid) fixedNames(line int) map[int]bool {
	var out map[int]bool
	for _, list := range [][]name{g.names, g.tops} {
		for _, nm := range list {
			if !nm.known || nm.frags[0].line > line || nm.frags[len(nm.frags)-1].line < line {
				continue
			}
			for _, f := range nm.frags {
				if f.line != line {
					continue
				}
				if out == nil {
					out = map[int]bool{}
				}
				for k := range []rune(f.text) {
					out[f.start+k] = true
				}
			}
		}
	}
	return out
}

func (g *grid) alternative(r *reader, ws []word, cols []int, cost float64) alternative {
	a := alternative{cols: cols, cost: cost, pieces: r.pieces(ws, cols)}
	for _, c := range cols {
		a.text = a.text || g.isText(c)
	}
	return a
}

// improve lowers the costs of the rows that are near to the cheapest path by
// cutting their lines otherwise, and finds the cheapest path anew.
func (p *path) improve(r *reader) {
	best := p.total()
	n := len(p.cost) - 1
	type found struct {
		s    span2
		cost float64
	}
	var better []found
	for j := 1; j <= n; j++ {
		for k, c := range p.cost[j] {
			i := j - 1 - k
			if c >= far {
				if i+1 >= j || !p.rc.mayBegin(i) {
					continue
				}
				c = p.cost[j][k-1] // the row without the line
			}
			if p.fwd[i]+c+p.back[j]-best > rowWindow {
				continue
			}
			pick, gain, ok := p.rc.descend(r, i, j)
			if !ok || gain <= 0 && p.cost[j][k] < far {
				continue
			}
			p.picks[span2{i, j}] = pick
			better = append(better, found{span2{i, j}, p.rc.row(i, j) - gain})
		}
	}
	for _, b := range better {
		p.cost[b.s.to][b.s.to-1-b.s.from] = b.cost
	}
	p.solve()
}

// mayBegin reports a line that shows only names of levels as it stands, but
// could hold a text cell.
func (rc *rowCosts) mayBegin(i int) bool {
	return slices.ContainsFunc(rc.g.cut[i].alts, func(a alternative) bool { return a.text })
}

// descend looks for the cuts of the lines i..j-1 that make them the best row:
// step by step the one line takes another cut that gains most. A
// row begins with a line that has a text cell; false when that cannot be.
func (rc *rowCosts) descend(r *reader, i, j int) (pick []uint8, gain float64, ok bool) {
	g := rc.g
	lines := g.cut[i:j]
	ps := make([][]piece, j-i)
	open := false
	for k, l := range lines {
		ps[k] = l.alts[0].pieces
		open = open || len(l.alts) > 1
	}
	if !open {
		return nil, 0, g.text[i] || i == 0
	}
	cut := rc.pages[j] > rc.pages[i+1]
	pick = make([]uint8, j-i)
	begin := g.judgePieces(r, rc, ps, cut)
	now, own := begin, 0.0 // own: what the lines' cuts cost by themselves more than at first
	if !g.text[i] && i > 0 {
		now = far
	}
	for range mostSteps {
		line, alt, best, bestOwn := -1, 0, now-leastGain, own
		for k, l := range lines {
			keep := ps[k]
			for a := range l.alts {
				if uint8(a) == pick[k] || k == 0 && i > 0 && !l.alts[a].text {
					continue
				}
				ps[k] = l.alts[a].pieces
				with := own + l.alts[a].cost - l.alts[pick[k]].cost
				if c := g.judgePieces(r, rc, ps, cut) + with; c < best {
					line, alt, best, bestOwn = k, a, c, with
				}
			}
			ps[k] = keep
		}
		if line < 0 {
			break
		}
		pick[line], ps[line] = uint8(alt), lines[line].alts[alt].pieces
		now, own = best, bestOwn
	}
	return pick, begin - now, now < far
}

// apply cuts the lines of the cheapest path as its rows want it.
func (p *path) apply(r *reader) (changed bool) {
	g := p.rc.g
	for j := len(p.cost) - 1; j > 0; j = p.prev[j] {
		for k, a := range p.picks[span2{p.prev[j], j}] {
			if a > 0 {
				l := &g.cut[p.prev[j]+k]
				l.cols, changed = l.alts[a].cols, true
			}
		}
	}
	return changed
}
