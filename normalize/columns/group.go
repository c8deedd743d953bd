package columns

// Costs of joining two texts of a column to one cell, or of parting them.
const (
	costShort    = 3.0 // the upper line is not full
	costAcross   = 2.0 // a blank line between them
	costAway     = 0.3 // for each text of other cells between them
	costAwayMax  = 3.0
	costTwo      = 5.0 // each is a value of its own
	costTorn     = 4.0 // parted before a closing or after an opening mark
	costFull     = 1.6 // the upper line is full, and yet the cell ends
	costUneven   = 2.2 // for each cell more or less than the table has rows
	costTwins    = 3.0 // the same text twice in one cell
	costEndKnown = 0.8 // a text that is a whole cell elsewhere goes on
)

// Bounds of one table; beyond them it is no table, or several run together, and
// its texts stay lines.
const (
	mostRows  = 150
	mostTexts = 600 // of one column
)

// A value's notation says where it begins, so the rows are nearly as many as the
// values: a blank value, or a wrapped one taken for two, makes the difference.
const (
	fewerRows = 3
	moreRows  = 2
)

// group cuts each column into cells. The number of rows is the one that suits
// all columns best.
func (r *reader) group(p *project) {
	var lists [textColumns][]int
	most := 0
	for k, c := range p.columnOf {
		if c >= 0 {
			lists[c] = append(lists[c], k)
			most = max(most, len(lists[c]))
		}
	}
	for c := range lists {
		if len(lists[c]) > mostTexts {
			return
		}
	}
	var cuts [textColumns]*cutting
	for c := range lists {
		cuts[c] = r.cutting(p, lists[c], c)
	}
	best := -1.0
	values, _ := cuts[colValue].suited(len(lists[colValue]))
	if values == 0 {
		values = len(p.second)
	}
	from, to := max(1, values-fewerRows), min(most, mostRows, values+moreRows)
	for n := min(from, to); n <= to; n++ {
		cost := 0.0
		for c := range cuts {
			_, x := cuts[c].suited(n)
			cost += x
		}
		if best < 0 || cost < best {
			best, p.rows = cost, n
		}
	}
	p.rows = min(max(p.rows, len(p.second)), mostRows)
	for c := range cuts {
		n, _ := cuts[c].suited(p.rows)
		p.cells[c] = cuts[c].cells(n)
	}
}

// cutting holds the costs of a column's cells: best[n][i] is the least cost of
// the first i texts in n cells.
type cutting struct {
	list []int
	best [][]float64
	from [][]bool // the i-th text begins a cell
}

const never = 1e9

func (r *reader) cutting(p *project, list []int, c int) *cutting {
	m := len(list)
	x := &cutting{list: list, best: make([][]float64, min(m, mostRows)+1), from: make([][]bool, min(m, mostRows)+1)}
	join, part := make([]float64, m), make([]float64, m)
	for i := 1; i < m; i++ {
		join[i], part[i] = r.edge(p, list[i-1], list[i], c)
	}
	for n := range x.best {
		x.best[n], x.from[n] = make([]float64, m+1), make([]bool, m+1)
		for i := range x.best[n] {
			x.best[n][i] = never
		}
	}
	x.best[0][0] = 0
	for i := 1; i <= m; i++ {
		for n := 1; n < min(i+1, len(x.best)); n++ {
			b, begins := x.best[n-1][i-1]+part[i-1], true
			if i > 1 && x.best[n][i-1]+join[i-1] < b {
				b, begins = x.best[n][i-1]+join[i-1], false
			}
			x.best[n][i], x.from[n][i] = b, begins
		}
	}
	return x
}

// edge is the cost of joining texts a and b, and of parting them.
func (r *reader) edge(p *project, a, b, c int) (join, part float64) {
	ta, tb := &p.ts[a], &p.ts[b]
	room := r.widths[c] - ta.w
	if room >= 2+slack {
		join += costShort
	}
	if room < 2 {
		part += costFull
	}
	if ta.block != tb.block && ta.page == tb.page {
		join += costAcross
	}
	join += min(costAwayMax, costAway*float64(b-a-1))
	va, vb := valueShape(ta.fold), valueShape(tb.fold)
	if c == colValue && vb && (va && !loneSign.MatchString(ta.fold) || signed.MatchString(tb.fold)) {
		join += costTwo
	}
	if c == colValue && !vb {
		part += costTwo / 2
	}
	if closes(tb.fold) || opens(ta.fold) || loneSign.MatchString(ta.fold) {
		part += costTorn
	}
	if ta.fold == tb.fold && len(ta.fold) > 3 {
		join += costTwins
	}
	return join, part
}

// suited is the number of cells that suits n rows best, and its cost.
func (x *cutting) suited(n int) (int, float64) {
	m := len(x.list)
	if m == 0 {
		return 0, 0
	}
	best, at := never, 0
	for k := 1; k < len(x.best); k++ {
		cost := x.best[k][m] + costUneven*float64(max(n-k, k-n))
		if k > n {
			cost += costUneven
		}
		if cost < best {
			best, at = cost, k
		}
	}
	return at, best
}

// cells are the texts of the best n cells.
func (x *cutting) cells(n int) [][]int {
	var out [][]int
	end := len(x.list)
	for i := end; i > 0 && n > 0; i-- {
		if x.from[n][i] {
			out = append(out, x.list[i-1:end])
			end = i - 1
			n--
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}
