package layout

import (
	"slices"
	"unicode/utf8"
)

// The layout tool gives every printed line a start column that only grows with
// its true x on the page (the column is the longest chain of characters to its
// left). So on one page the columns of a grid are intervals of start columns,
// whatever the widths of the characters, and no piece of a column starts before
// all pieces of the columns to its left have ended. The one exception: lines of
// two cells that nearly touch are printed as one, parted by one blank.
//
// findBounds looks for the intervals that explain a page best.

// Costs of a reading of the columns; the scale is arbitrary, 1 being weak
// evidence.
const (
	costTwoPieces  = 6    // two pieces parted by a wide gap in one cell's line
	costHanBlank   = 3    // a blank between two ideographs inside of a cell
	costPunctBlank = 0.5  // a blank after a mark that is neither: after a percent sign hardly anything follows
	costTightBlank = 3    // the same in a paper that prints none there
	gainMixBlank   = 0.8  // a blank between an ideograph and a letter or digit inside of a cell: fonts change there
	costGap        = 0.15 // for each character of a gap between the starts of one column beyond freeGap
	freeGap        = 2
	costOverlap    = 2   // a piece that ends right of the next column's start
	costHeader     = 10  // a header label outside of its column
	costNoLevel    = 4   // a text that is no part of a level name in a level column
	costLevelName  = 2   // a whole level name outside of the level columns
	costCutName    = 4   // a level name that a wrap cuts within its last word outside of the level columns
	costSign       = 3   // a comparison sign outside of the value column
	costPiece      = 0.6 // a piece of a level name outside of the level columns: it may be a word too
	costFigure     = 1.5 // a sum of money or a decimal outside of the value column
	costNoValue    = 1.2 // a text that looks like no value in the value column
	costNoLevels   = 0.5 // a level column without any print: one merged cell may cover all rows
	costNoColumn   = 3   // a column without any print on the page that is never blank
	costNoText     = 1.5 // the same for one that may be, or whose print touches what is left of it
)

// anchor is a label of the header row on the page.
type anchor struct {
	column int
	word   word
	apart  bool // printed apart from what is left of it
}

// evidence is what the columns of some lines are found by.
type evidence struct {
	kinds []columnKind
	outer bool // only by pieces that do not stand under the inside of others
}

// reading holds the costs of the ways to see columns in some lines.
type reading struct {
	kinds   []columnKind
	starts  []int
	base    [][]float64
	content [][]float64
	apart   [][]word
}

// readingOf costs the lines; false when they show too much or nothing. Only
// pieces printed apart from what is left of them start exactly in their columns.
func (r *reader) readingOf(e evidence, lines [][]word, anchors []anchor) (reading, bool) {
	apart := make([][]word, len(lines))
	for i, ws := range lines {
		apart[i] = apartWords(ws)
		if e.outer {
			apart[i] = r.outerWords(ws)
		}
	}
	anchors = slices.DeleteFunc(slices.Clone(anchors), func(a anchor) bool { return !a.apart })
	s := startsOf(apart, anchors)
	n := len(s)
	if n == 0 || n > mostStarts {
		return reading{}, false
	}
	at := make(map[int]int, n)
	for i, x := range s {
		at[x] = i
	}
	return reading{e.kinds, s, r.groupCosts(s, at, apart), r.contentCosts(e.kinds, at, n, apart, anchors), apart}, true
}

// findBounds looks for the columns' intervals in some lines of a page.
func (r *reader) findBounds(e evidence, lines [][]word, anchors []anchor) regime {
	kinds := e.kinds
	v, ok := r.readingOf(e, lines, anchors)
	if !ok {
		return regime{lines: len(lines), bounds: make(columnBounds, len(kinds)), middle: make([]int, len(kinds))}
	}
	n := len(v.starts)
	out := make(columnBounds, len(kinds))
	places, cost := bestBounds(kinds, n, v.base, v.content)
	for c, p := range places {
		out[c] = 1 << 30
		if p < n {
			out[c] = v.starts[p]
		}
	}
	return regime{lines: len(lines), bounds: out, middle: middles(out, v.apart), cost: cost}
}

// under is the cost of the lines if their columns begin at the given bounds.
func (v reading) under(bounds columnBounds) float64 {
	cost, n := 0.0, len(v.starts)
	for c := range v.kinds {
		p, _ := slices.BinarySearch(v.starts, bounds[c])
		q := n
		if c+1 < len(bounds) {
			q, _ = slices.BinarySearch(v.starts, bounds[c+1])
		}
		q = max(p, q)
		cost += v.content[c][q] - v.content[c][p]
		if p == q {
			cost += noColumn(v.kinds[c])
		} else {
			cost += v.base[p][q]
		}
	}
	return cost
}

// apartWords are the words of a line that stand after a wide gap.
func apartWords(ws []word) []word {
	var out []word
	for k, w := range ws {
		if k == 0 || w.gap >= wide {
			w.gap = max(w.gap, wide)
			out = append(out, w)
		}
	}
	return out
}

func startsOf(lines [][]word, anchors []anchor) []int {
	var s []int
	for _, ws := range lines {
		for _, w := range ws {
			s = append(s, w.start)
		}
	}
	for _, a := range anchors {
		s = append(s, a.word.start)
	}
	slices.Sort(s)
	return slices.Compact(s)
}

// groupCosts[p][q] is what speaks against the starts p..q-1 being one column,
// with the next column beginning at q.
func (r *reader) groupCosts(s []int, at map[int]int, lines [][]word) [][]float64 {
	n := len(s)
	type pair struct {
		before int
		cost   float64
	}
	pairs := make([][]pair, n) // by the later word's start
	ends := make([][]int, n)   // by the word's start
	for _, ws := range lines {
		for k, w := range ws {
			pos := at[w.start]
			ends[pos] = append(ends[pos], w.end())
			if k == 0 {
				continue
			}
			if c := r.joinCost(ws[k-1], w); c != 0 {
				pairs[pos] = append(pairs[pos], pair{at[ws[k-1].start], c})
			}
		}
	}
	out := make([][]float64, n+1)
	for p := range out {
		out[p] = make([]float64, n+1)
		joined := 0.0
		var seen []int
		for q := p + 1; q <= n; q++ {
			if q-1 > p {
				joined += costGap * float64(max(0, s[q-1]-s[q-2]-freeGap))
			}
			for _, pr := range pairs[q-1] {
				if pr.before >= p {
					joined += pr.cost
				}
			}
			seen = append(seen, ends[q-1]...)
			over := 0
			for _, e := range seen {
				if q < n && e > s[q] {
					over++
				}
			}
			out[p][q] = joined + costOverlap*float64(over)
		}
	}
	return out
}

// joinCost is what speaks against two neighbouring words being one cell's.
func (r *reader) joinCost(a, b word) float64 {
	switch {
	case b.gap >= wide:
		return costTwoPieces
	case oneMark(a.text) && oneMark(b.text): // justified print
		return 0
	case isHan(a.look.last) && isHan(b.look.first):
		return costHanBlank
	}
	if r.tight && (isHan(a.look.last) || isHan(b.look.first)) {
		return costTightBlank
	}
	if last := a.look.last; !isHan(last) && !isAlnum(last) {
		return costPunctBlank
	}
	return -gainMixBlank
}

// oneMark reports a single ideograph or mark: justified print sets each apart.
func oneMark(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && n == len(s) && runeWidth(r) == full
}

// contentCosts[c][q] sums the word costs of the starts before q in column c.
func (r *reader) contentCosts(kinds []columnKind, at map[int]int, n int, lines [][]word, anchors []anchor) [][]float64 {
	out := make([][]float64, len(kinds))
	for c, kind := range kinds {
		out[c] = make([]float64, n+1)
		for _, ws := range lines {
			for _, w := range ws {
				out[c][at[w.start]+1] += r.wordCost(kind, w) + r.wideCost(c, w)
			}
		}
		for _, a := range anchors {
			if a.column != c {
				out[c][at[a.word.start]+1] += costHeader
			}
		}
		for q := 1; q <= n; q++ {
			out[c][q] += out[c][q-1]
		}
	}
	return out
}

// bestBounds is the first start of every column in the cheapest reading.
func bestBounds(kinds []columnKind, n int, base, content [][]float64) ([]int, float64) {
	columns := len(kinds)
	best := make([][]float64, columns+1)
	from := make([][]int, columns+1)
	for c := range best {
		best[c] = make([]float64, n+1)
		from[c] = make([]int, n+1)
		for q := range best[c] {
			best[c][q] = far
		}
	}
	best[0][0] = 0
	for c := 0; c < columns; c++ {
		for q := 0; q <= n; q++ {
			for p := 0; p <= q; p++ {
				cost := best[c][p] + content[c][q] - content[c][p]
				if p == q {
					cost += noColumn(kinds[c])
				} else {
					cost += base[p][q]
				}
				if cost < best[c+1][q] {
					best[c+1][q], from[c+1][q] = cost, p
				}
			}
		}
	}
	bounds := make([]int, columns)
	for c, q := columns, n; c > 0; c-- {
		q = from[c][q]
		bounds[c-1] = q
	}
	return bounds, best[columns][n]
}

// noColumn is what speaks against a column without any print.
func noColumn(k columnKind) float64 {
	switch k {
	case kindLevel1, kindLevel2:
		return costNoLevels
	case kindText, kindValue:
		return costNoText
	}
	return costNoColumn
}
