package layout

import (
	"math"
	"strings"

	"jixiao/normalize/pattern"
)

// Costs of a reading of the rows. 1 is weak evidence, 6 is nearly proof.
const (
	costShort      = 4.5 // a line inside of a cell that could have held more
	costBlankText  = 2.5 // a blank cell of a text column: one in twenty is
	costBlankName  = 7.0 // a blank 三级指标
	costBlankValue = 5.0 // a blank 指标值
	mostOffCentre  = 4.0 // for each line a cell stands off its place in the row, in a paper where none does
	leastOffCentre = 0.6 // the same where lines are printed out of order
	costBareNumber = 3.0 // a value that ends without a unit: one in twenty does
	costNoNumber   = 5.0 // a value that begins with its unit
	costStub       = 2.0 // a text cell of one character
	costTwoValues  = 6.0 // a value inside of which another begins
	costBadEdge    = 6.0 // a cell that begins with a closing mark or ends with an opening one
	costUnbalanced = 3.0 // a cell with half a pair of brackets
	costOdd        = 3.0 // a cell whose text no cell has
	costOddCell    = 2.0 // the same, told only by looking at the whole text
	costTwins      = 5.0 // a cell that says the same twice: two cells
	costBlankLine  = 1.5 // a blank line inside of a row
	costPageInRow  = 1.0 // a row cut by a page break
	costTwoNames   = 8.0 // two second-level cells in one row
	gainSameText   = 2.0 // a basis that other rows have too
	mostLines      = 26  // physical lines of an ordinary row: 13 lines of a cell at half offsets
	longLines      = 120 // physical lines of a row with a whole paragraph in one cell
	longValues     = 4   // lines of the value in such a row
	slackHalf      = 2   // half characters by which a line may be shorter than full: marks that hang, proportional digits
)

var valueBegins = pattern.New(`^(?:[≥≤≧≦＝=＞>＜<》]|不[低高少多]于|不超过)`)

// loneSign is a sign that the wrap has cut from its number.
var loneSign = pattern.New(`^(?:[≥≤≧≦＝=＞>＜<》]=?|不[低高少多]于?|不超过?)$`)

// wholeValue is a line that is a value with its unit: another number under it
// is most likely another value.
var wholeValue = pattern.New(`^[≥≤≧≦＝=＞>＜<》]*=?\d[\d,.]*\s*[^\d\s,.，、~～\-－—至]+$`)

// rowCosts holds sums that make the cost of a row a matter of differences.
type rowCosts struct {
	g     *grid
	from  [][]int     // [column][line]: fragments before the line
	wrap  [][]float64 // [column][k]: sum of wrap costs of joining fragments < k
	open  [][]int     // [column][k]: sum of bracket depths before fragment k
	twins [][]int     // [column][k]: how many pairs of lines before k repeat the pair above
	names []float64   // positions of second-level cells
	same  []map[uint64]bool
	top   bool    // cells stand at the top of their row, not in the middle
	off   float64 // cost for each line a cell stands off its place
	pages []int   // page breaks before line
	gaps  []int
	place placing
	cells [][]fragment // room for judging one row
}

func newRowCosts(g *grid, top bool) *rowCosts {
	rc := &rowCosts{g: g, top: top, off: 1, place: placing{top: top}, cells: make([][]fragment, len(g.kinds))}
	n := len(g.lines)
	for c, fs := range g.cols {
		from := make([]int, n+1)
		k := 0
		for i := 0; i <= n; i++ {
			for k < len(fs) && fs[k].at < i {
				k++
			}
			from[i] = k
		}
		rc.from = append(rc.from, from)
		wrap := make([]float64, len(fs)+1)
		open := make([]int, len(fs)+1)
		for k := range fs {
			if k > 0 {
				wrap[k+1] = wrap[k] + g.wrapCost(c, fs[k-1], fs[k])
			}
			open[k+1] = open[k] + fs[k].depth
		}
		rc.wrap = append(rc.wrap, wrap)
		rc.open = append(rc.open, open)
		rc.twins = append(rc.twins, twins(fs))
	}
	for _, nm := range g.names {
		rc.names = append(rc.names, nm.pos)
	}
	rc.pages, rc.gaps = make([]int, n+1), make([]int, n+1)
	for i := range g.lines {
		rc.pages[i+1], rc.gaps[i+1] = rc.pages[i], rc.gaps[i]+g.gaps[i]
		if g.cuts[i] {
			rc.pages[i+1]++
		}
	}
	return rc
}

func depth(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case strings.ContainsRune("（【《“(", r):
			n++
		case strings.ContainsRune("）】”)", r), r == '》':
			n--
		}
	}
	return n
}

// twins counts, before each fragment, the pairs of lines that repeat the pair
// above them.
func twins(fs []fragment) []int {
	out := make([]int, len(fs)+1)
	for k := range fs {
		out[k+1] = out[k]
		if k >= 3 && fs[k].hash == fs[k-2].hash && fs[k-1].hash == fs[k-3].hash {
			out[k+1]++
		}
	}
	return out
}

// wrapCost is what speaks against b being the next line of a's cell.
func (g *grid) wrapCost(c int, a, b fragment) float64 {
	cost := 0.0
	if room := g.wide[c] - a.w - b.head; room >= slackHalf {
		cost += costShort
	}
	cost -= g.near.between(a.last, b.first)
	if a.hash == b.hash && a.w > full {
		cost += costTwins
	}
	if g.kinds[c] == kindValue {
		switch {
		case a.marks.loneSign:
		case b.marks.beginsSign:
			cost += costTwoValues
		case a.marks.wholeValue && b.marks.valueLike:
			cost += costTwoValues - 2
		}
	}
	return cost
}

// row is the cost of lines i..j-1 being one row.
func (rc *rowCosts) row(i, j int) float64 {
	g := rc.g
	cut := rc.pages[j] > rc.pages[i+1]
	cost := costBlankLine * float64(rc.gaps[j]-rc.gaps[i+1])
	if cut {
		cost = costPageInRow
	}
	for c := range g.cols {
		if !g.isText(c) {
			continue
		}
		a, b := rc.from[c][i], rc.from[c][j]
		if a == b {
			cost += blankCost(g.kinds[c])
			continue
		}
		fs := g.cols[c][a:b]
		cost += rc.wrap[c][b] - rc.wrap[c][a+1]
		if b-a > 3 && rc.twins[c][b] > rc.twins[c][a+3] {
			cost += costTwins
		}
		cost += g.edgeCost(c, fs)
		if rc.open[c][b] != rc.open[c][a] {
			cost += costUnbalanced
		}
		if rc.same != nil && rc.same[c] != nil && rc.same[c][hashOf(fs)] {
			cost -= gainSameText
		}
	}
	if n := rc.namesIn(i, j); n > 1 {
		cost += costTwoNames * float64(n-1)
	}
	if !cut && cost < hopelessRow {
		cost += min(mostPlace, rc.off*rc.offPlace(i, j))
	}
	return cost
}

// hopelessRow is a cost beyond which a row is not looked at closer.
const hopelessRow = 40

func blankCost(k columnKind) float64 {
	switch k {
	case kindLevel3:
		return costBlankName
	case kindValue:
		return costBlankValue
	}
	return costBlankText
}

// edgeCost judges a cell by its first and last character.
func (g *grid) edgeCost(c int, fs []fragment) float64 {
	cost := 0.0
	first, end := fs[0].marks, fs[len(fs)-1]
	if first.closes {
		cost += costBadEdge
	}
	if first.beginsSign && g.kinds[c] != kindValue {
		cost += costSign
	}
	if end.marks.opens || g.kinds[c] == kindValue && end.marks.loneSign {
		cost += costBadEdge
	}
	if len(fs) == 1 && end.w <= full && g.kinds[c] != kindValue {
		cost += costStub
	}
	if g.kinds[c] == kindValue && first.unitOnly {
		cost += costNoNumber
	}
	if g.kinds[c] == kindValue && end.marks.bareNumber {
		cost += costBareNumber
	}
	if g.wide[c]-end.w < full {
		cost += g.fullEnd(c)
	}
	return cost
}

// fullEnd is the cost of a cell that ends on a full line: a last line ends
// anywhere, so one in as many as it has characters is full.
func (g *grid) fullEnd(c int) float64 {
	return math.Log(max(1, float64(g.wide[c])/full))
}

// offPlace is how far the cells of lines i..j-1 stand off their places in a row.
func (rc *rowCosts) offPlace(i, j int) float64 {
	rc.place.begin(j - i)
	for c := range rc.g.cols {
		if rc.g.isText(c) {
			rc.place.cell(rc.g.cols[c][rc.from[c][i]:rc.from[c][j]], i)
		}
	}
	return rc.place.off()
}

// namesIn counts the second-level cells whose middle lies in lines i..j-1.
func (rc *rowCosts) namesIn(i, j int) int {
	n := 0
	for _, p := range rc.names {
		if p >= float64(i)-0.01 && p <= float64(j-1)+0.01 {
			n++
		}
	}
	return n
}

// learn notes the texts of wrapped cells that more than one row has, in the
// last column: neighbours' bases are alike.
func (rc *rowCosts) learn(rows []span) {
	sum, n := 0.0, 0.1
	for _, s := range rows {
		if rc.pages[s.to] == rc.pages[s.from+1] {
			sum += rc.offPlace(s.from, s.to)
			n++
		}
	}
	rc.off = min(mostOffCentre, max(leastOffCentre, 0.4*(n/(sum+0.05*n))))
	rc.same = make([]map[uint64]bool, len(rc.g.cols))
	for c := range rc.g.cols {
		if rc.g.kinds[c] != kindText {
			continue
		}
		count := map[uint64]int{}
		rc.same[c] = map[uint64]bool{}
		for _, s := range rows {
			if fs := rc.g.cols[c][rc.from[c][s.from]:rc.from[c][s.to]]; len(fs) > 0 {
				t := hashOf(fs)
				if count[t]++; count[t] > 1 {
					rc.same[c][t] = true
				}
			}
		}
	}
}
