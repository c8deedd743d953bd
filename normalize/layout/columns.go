package layout

import (
	"regexp"
	"slices"
	"strings"
)

// The layout tool gives every printed line a start column that only grows with
// its true x on the page (the column is the longest chain of characters to its
// left). So on one page the columns of a grid are intervals of start columns,
// whatever the widths of the characters, and no piece of a column starts before
// all pieces of the columns to its left have ended. The one exception: lines of
// two cells that nearly touch are printed as one, parted by one blank.
//
// splitColumns looks for the intervals that explain a page best.

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
	costSign       = 3   // a comparison sign outside of the value column
	costNoValue    = 1.2 // a text that looks like no value in the value column
	costNoLevels   = 0.5 // a level column without any print: one merged cell may cover all rows
	costNoColumn   = 3   // a column without any print on the page
)

// columnKind is what is known of a column of the grid before it is read.
type columnKind int

const (
	kindText columnKind = iota
	kindLevel1
	kindLevel2
	kindLevel3
	kindValue
)

// columnKinds tells the kinds from the header's labels. 三级指标 is free text
// that is never blank; 指标值 is the value.
func columnKinds(labels []string) []columnKind {
	out := make([]columnKind, len(labels))
	for i, l := range labels {
		switch {
		case strings.HasPrefix(l, "一级"):
			out[i] = kindLevel1
		case strings.HasPrefix(l, "二级"):
			out[i] = kindLevel2
		case strings.HasPrefix(l, "三级"):
			out[i] = kindLevel3
		case strings.HasSuffix(l, "指标值"), l == "指标值":
			out[i] = kindValue
		}
	}
	return out
}

var (
	signStart   = regexp.MustCompile(`^(?:[≥≤≧≦＝=＞>＜<》《]=|[≥≤≧≦＝=＞>＜<]|不[低高少多]于|不超过)`)
	valueLike   = regexp.MustCompile(`^(?:[≥≤≧≦＝=＞>＜<》《]|不[低高少多]于|不超过|\d)`)
	percentOnly = regexp.MustCompile(`^[≥≤≧≦＝=＞>＜<》]*=?\d[\d.,]*[%％]$`)
)

// wordCost is what a word speaks against standing in a column of a kind.
func (r *reader) wordCost(kind columnKind, w word) float64 {
	f := w.look.fold
	switch kind {
	case kindLevel1:
		if !r.levels.pieces[0][f] {
			return costNoLevel
		}
		return 0
	case kindLevel2:
		if !r.levels.pieces[1][f] {
			return costNoLevel / 2
		}
		return 0
	case kindValue:
		if w.gap >= wide && !w.look.value {
			return costNoValue
		}
		return 0
	}
	switch {
	case r.levels.known(1, f) && strings.HasSuffix(f, levelWord):
		return costLevelName
	case w.look.sign, w.look.percent:
		return costSign
	}
	return 0
}

// anchor is a label of the header row on the page.
type anchor struct {
	column int
	word   word
	apart  bool // printed apart from what is left of it
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
func (r *reader) readingOf(kinds []columnKind, lines [][]word, anchors []anchor) (reading, bool) {
	apart := make([][]word, len(lines))
	for i, ws := range lines {
		apart[i] = apartWords(ws)
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
	return reading{kinds, s, r.groupCosts(s, at, apart), r.contentCosts(kinds, at, n, apart, anchors), apart}, true
}

// findBounds looks for the columns' intervals in some lines of a page.
func (r *reader) findBounds(kinds []columnKind, lines [][]word, anchors []anchor) regime {
	v, ok := r.readingOf(kinds, lines, anchors)
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

// sameWorth is what new columns must gain on a page without a header row of
// its own: the tool often sets a table that goes on as it was.
const sameWorth = 4.0

// goesOn reads a page's lines with the columns of the page before if that is
// about as good as with any others.
func (r *reader) goesOn(kinds []columnKind, lines [][]word, before columnBounds, own float64) (regime, bool) {
	v, ok := r.readingOf(kinds, lines, nil)
	if !ok {
		return regime{}, false
	}
	cost := v.under(before)
	return regime{lines: len(lines), bounds: before, middle: middles(before, v.apart), cost: cost}, cost <= own+sameWorth
}

// regime is a run of a page's lines with the same column intervals: where one
// block of print is longer than its neighbours, what stands right of it is
// shifted, for as many lines as the block has.
type regime struct {
	lines  int
	bounds columnBounds
	middle []int // median start of each column's pieces
	cost   float64
}

// Bounds of the search for regimes.
const (
	leastRegime = 10  // lines
	regimeStep  = 3   // lines between the borders that are tried
	regimeWorth = 0.4 // cost per line below which a reading needs no second regime
	costRegime  = 5.0 // what a further regime must gain
)

// regimes splits the lines of a page where that explains them better.
func (r *reader) regimes(kinds []columnKind, lines [][]word, anchors []anchor) []regime {
	whole := r.findBounds(kinds, lines, anchors)
	n := len(lines)
	if whole.cost < regimeWorth*float64(n) {
		return []regime{whole}
	}
	best, at := whole.cost-costRegime, 0
	for k := leastRegime; k <= n-leastRegime; k += regimeStep {
		if c := r.findBounds(kinds, lines[:k], anchors).cost + r.findBounds(kinds, lines[k:], nil).cost; c < best {
			best, at = c, k
		}
	}
	if at == 0 {
		return []regime{whole}
	}
	return append(r.regimes(kinds, lines[:at], anchors), r.regimes(kinds, lines[at:], nil)...)
}

// middles is the median start of each column's pieces.
func middles(bounds columnBounds, apart [][]word) []int {
	starts := make([][]int, len(bounds))
	for _, ws := range apart {
		for _, w := range ws {
			c := bounds.natural(w.start)
			starts[c] = append(starts[c], w.start)
		}
	}
	out := make([]int, len(bounds))
	for c, list := range starts {
		slices.Sort(list)
		out[c] = bounds[c]
		if len(list) > 0 {
			out[c] = list[len(list)/2]
		}
	}
	return out
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
	case isHan(lastRune(a.text)) && isHan(firstRune(b.text)):
		return costHanBlank
	}
	if r.tight && (isHan(lastRune(a.text)) || isHan(firstRune(b.text))) {
		return costTightBlank
	}
	if last := lastRune(a.text); !isHan(last) && !isAlnum(last) {
		return costPunctBlank
	}
	return -gainMixBlank
}

// oneMark reports a single ideograph or mark: justified print sets each apart.
func oneMark(s string) bool {
	r := []rune(s)
	return len(r) == 1 && runeWidth(r[0]) == full
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

// wideCost is what speaks against a word standing in a column that is known to
// be narrower.
func (r *reader) wideCost(c int, w word) float64 {
	if !r.fixed || c >= len(r.agreed) || !r.agreed[c] {
		return 0
	}
	return min(costTooWide, costWide*float64(max(0, w.look.width-r.wide[c]-proportionHalf)))
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
	if k == kindLevel1 || k == kindLevel2 {
		return costNoLevels
	}
	return costNoColumn
}
