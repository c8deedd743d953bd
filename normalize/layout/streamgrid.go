package layout

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// streamName is a level name found in a stream.
type streamName struct {
	frags []fragment
	text  string
	at    int // its first token
}

// takeNames takes the level names out of the stream, second levels first: they
// contain the first levels' words.
func (r *reader) takeNames(ts []token) (first, second []streamName) {
	second = r.takeLevel(ts, 1)
	first = r.takeLevel(ts, 0)
	// 成本指标 is a first level where second levels of it stand, else a second.
	for _, s := range second {
		if _, both := r.levels.first[s.text]; !both {
			continue
		}
		if r.hasChild(second, s.text) {
			first = append(first, s)
		}
	}
	second = slices.DeleteFunc(second, func(s streamName) bool {
		_, both := r.levels.first[s.text]
		return both && r.hasChild(second, s.text)
	})
	slices.SortStableFunc(first, func(a, b streamName) int { return r.levels.first[a.text] - r.levels.first[b.text] })
	return r.inPaperOrder(first), second
}

// hasChild reports a second-level name that stands under the first level only.
func (r *reader) hasChild(second []streamName, first string) bool {
	i := r.levels.first[first]
	for _, s := range second {
		if s.text != first && r.levels.second[s.text] == 1<<i {
			return true
		}
	}
	return false
}

// inPaperOrder sorts first levels by their places in the stream.
func (r *reader) inPaperOrder(list []streamName) []streamName {
	slices.SortStableFunc(list, func(a, b streamName) int { return a.at - b.at })
	return list
}

func (r *reader) takeLevel(ts []token, level int) []streamName {
	var names []string
	if level == 0 {
		for n := range r.levels.first {
			names = append(names, n)
		}
	} else {
		for n := range r.levels.second {
			names = append(names, n)
		}
	}
	names = slices.DeleteFunc(names, func(n string) bool { return !strings.HasSuffix(n, levelWord) })
	slices.SortFunc(names, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	var out []streamName
	// Whole names first: their words also stand in other cells.
	for _, reach := range []int{0, 1, streamReach} {
		for k := range ts {
			if ts[k].used || !r.levels.pieces[level][budget.Fold(ts[k].text)] || len([]rune(ts[k].text)) < 2 {
				continue
			}
			for _, n := range names {
				ix := spellOut(ts, k, reach, n)
				if ix != nil && (reach > 0 || len(ix) == 1) {
					out = append(out, streamName{use(ts, ix), n, k})
					break
				}
			}
		}
	}
	return r.inPaperOrder(out)
}

// cellColumns of the stream search: the text columns, left to right.
const (
	sName = iota // 三级指标
	sText        // 绩效指标描述
	sValue
	sBasis
	sColumns
)

// Costs of a reading of the stream.
const (
	costStreamSign   = 4.0 // a comparison sign outside of the value column
	costStreamWords  = 1.5 // a text in the value column
	costStreamDigits = 1.0 // a number outside of it
	costStreamWide   = 0.6 // for each half character beyond the column's width
	costStreamAway   = 0.6 // for each piece between two lines of one cell
	costStreamBlock  = 2.5 // a blank line between two lines of one cell
	costStreamInside = 1.2 // a new cell on another line of the same block
	costStreamHead   = 3.0 // a cell right after the label of another column
	costStreamList   = 0.3 // another cell of the same column in the same block
	costStreamRun    = 1.5 // another cell of the same column at once
	costStreamSkip   = 1.5 // for each column left out going right
	costStreamBack   = 0.3 // a new row
	costStreamEarly  = 1.2 // a new row before the last column
	costStreamUneven = 2.5 // for each cell that a column has more or less than the values
	gainStreamKnown  = 1.5 // a text that stood in this column before
	gainStreamOften  = 1.5 // a text that recurs: neighbours' bases are alike
	leastOften       = 3
	streamBeam       = 32 // readings kept at each step
	streamPasses     = 3
)

// choice of one token: its column, and whether it goes on with a cell.
type streamStep struct {
	prev *streamStep
	col  int
	cont bool
	tok  int
	last [sColumns]int // last token of each column, -1
	n    [sColumns]int // cells of each column
	cost float64
}

// streamCells finds the cells of the text columns: for each column its cells
// in order.
func (r *reader) streamCells(ts []token, names []streamName, hints map[int]int) [sColumns][][]token {
	var free []token
	heads := map[int]int{} // the column whose label heads the token's block
	head, headBlock := -1, -1
	starts := map[int]bool{}
	for _, n := range names {
		starts[n.at] = true
	}
	fresh := map[int]bool{} // a second-level name stands before the token
	pending := false
	for k, t := range ts {
		pending = pending || starts[k]
		if c, ok := hints[k]; ok {
			head, headBlock = c, t.block
		}
		if !t.used {
			if head >= 0 && headBlock == t.block {
				heads[len(free)] = head
			}
			if pending {
				fresh[len(free)] = true
				pending = false
			}
			free = append(free, t)
		}
	}
	widths := firstWidths(free)
	often := map[uint64]int{}
	for _, t := range free {
		often[t.hash]++
	}
	known := [sColumns]map[uint64]int{}
	var cells [sColumns][][]token
	for pass := 0; pass < streamPasses; pass++ {
		s := &streamSearch{ts: free, wide: widths, known: known, fresh: fresh, blind: pass == 0, often: often, heads: heads}
		cells = s.run()
		for c := range cells {
			var ws []int
			known[c] = map[uint64]int{}
			for _, cell := range cells[c] {
				for _, t := range cell {
					ws = append(ws, t.w)
					known[c][t.hash]++
				}
			}
			if w, n := fullWidth(ws); n > 1 {
				widths[c] = w
			}
		}
	}
	return cells
}

// firstWidths guesses the columns' widths: the description is the widest.
func firstWidths(ts []token) [sColumns]int {
	var ws []int
	for _, t := range ts {
		ws = append(ws, t.w)
	}
	w, _ := fullWidth(ws)
	return [sColumns]int{w * 6 / 10, w, w * 6 / 10, w * 7 / 10}
}

type streamSearch struct {
	ts    []token
	wide  [sColumns]int
	known [sColumns]map[uint64]int
	fresh map[int]bool
	blind bool           // the widths are only guesses
	heads map[int]int    // the column whose label stands right before the token
	often map[uint64]int // how often a token's text stands in the stream
}

// run is a beam search over the tokens.
func (s *streamSearch) run() [sColumns][][]token {
	beam := []*streamStep{{col: sBasis, tok: -1, last: [sColumns]int{-1, -1, -1, -1}}}
	keep := streamBeam
	if len(s.ts) > mostTokens {
		keep = narrowBeam
	}
	for k := range s.ts {
		var next []*streamStep
		for _, b := range beam {
			for c := 0; c < sColumns; c++ {
				next = append(next, s.extend(b, k, c, false))
				if b.last[c] >= 0 {
					next = append(next, s.extend(b, k, c, true))
				}
			}
		}
		slices.SortStableFunc(next, func(a, b *streamStep) int {
			switch {
			case a.score() < b.score():
				return -1
			case a.score() > b.score():
				return 1
			}
			return 0
		})
		beam = distinct(next, keep)
	}
	best := beam[0]
	for _, b := range beam {
		if b.cost+b.uneven() < best.cost+best.uneven() {
			best = b
		}
	}
	return s.cells(best)
}

// distinct keeps the best reading of each state, at most so many.
func distinct(list []*streamStep, most int) []*streamStep {
	type state struct {
		last [sColumns]int
		n    [sColumns]int
	}
	seen := map[state]bool{}
	var out []*streamStep
	for _, x := range list {
		k := state{x.last, x.n}
		if !seen[k] {
			seen[k] = true
			if out = append(out, x); len(out) == most {
				break
			}
		}
	}
	return out
}

func (x *streamStep) score() float64 { return x.cost }

func (x *streamStep) uneven() float64 {
	d := 0
	for c := range x.n {
		d += max(x.n[c]-x.n[sValue], x.n[sValue]-x.n[c])
	}
	return costStreamUneven * float64(d)
}

// extend reads token k as column c, going on with its last cell or not.
func (s *streamSearch) extend(b *streamStep, k, c int, cont bool) *streamStep {
	t := s.ts[k]
	x := &streamStep{prev: b, col: c, cont: cont, tok: k, last: b.last, n: b.n, cost: b.cost + s.emission(t, c)}
	if cont {
		last := s.ts[b.last[c]]
		x.cost += s.wrap(last, t, c) + costStreamAway*float64(min(k-b.last[c]-1, streamReach))
		if last.block != t.block && last.page == t.page {
			x.cost += costStreamBlock
		}
	} else {
		x.n[c]++
		inside := k > 0 && s.ts[k-1].block == t.block && s.ts[k-1].line != t.line
		switch head, ok := s.heads[k]; {
		case ok && head == c:
			x.cost += costStreamList
		case ok && inside:
			x.cost += costStreamHead
		default:
			x.cost += s.turn(b.col, c, s.fresh[k])
			if inside {
				x.cost += costStreamInside
			}
		}
		if b.last[c] >= 0 && !s.blind && s.wide[c]-s.ts[b.last[c]].w < full {
			x.cost += 1.5
		}
		if t.marks.closes {
			x.cost += costBadEdge
		}
	}
	x.last[c] = k
	return x
}

func (s *streamSearch) emission(t token, c int) float64 {
	cost := 0.0
	if over := t.w - s.wide[c] - proportionHalf; over > 0 {
		each := costStreamWide
		if s.blind {
			each /= 4
		}
		cost += min(8, each*float64(over))
	}
	switch {
	case c == sValue:
		if !t.marks.valueLike && !t.marks.loneSign {
			cost += costStreamWords
		}
	case t.marks.beginsSign && !t.marks.closes:
		cost += costStreamSign
	case t.marks.wholeValue:
		cost += costStreamDigits
	}
	if s.often[t.hash] >= leastOften && !t.marks.valueLike {
		if c == sBasis {
			cost -= gainStreamOften
		} else {
			cost += gainStreamOften
		}
	}
	if s.known[c] != nil && s.known[c][t.hash] > 1 {
		cost -= gainStreamKnown
	}
	return cost
}

// wrap is what speaks against b being the next line of a's cell.
func (s *streamSearch) wrap(a, b token, c int) float64 {
	cost := 0.0
	if !s.blind && s.wide[c]-a.w-b.head >= slackHalf {
		cost += costShort
	}
	if c == sValue && !a.marks.loneSign && (b.marks.beginsSign || a.marks.wholeValue && b.marks.valueLike) {
		cost += costTwoValues
	}
	if a.hash == b.hash && a.w > full {
		cost += costTwins
	}
	if a.line == b.line {
		cost += costTwoPieces
	}
	return cost
}

// turn is the cost of going from a cell of one column to a new one of another.
func (s *streamSearch) turn(from, to int, fresh bool) float64 {
	switch {
	case fresh && to == sName:
		return 0
	case to == from+1:
		return 0
	case to == from:
		return costStreamRun
	case to > from:
		return costStreamSkip * float64(to-from-1)
	case from == sBasis && to == sName:
		return costStreamBack
	case from == sValue && to == sName:
		return costStreamEarly
	}
	return costStreamEarly + costStreamSkip*float64(to)*0.5
}

// cells follows the reading back.
func (s *streamSearch) cells(x *streamStep) [sColumns][][]token {
	var path []*streamStep
	for ; x.tok >= 0; x = x.prev {
		path = append(path, x)
	}
	slices.Reverse(path)
	var out [sColumns][][]token
	for _, p := range path {
		c := p.col
		if p.cont {
			n := len(out[c]) - 1
			out[c][n] = append(out[c][n], s.ts[p.tok])
			continue
		}
		out[c] = append(out[c], []token{s.ts[p.tok]})
	}
	return out
}
