package layout

import (
	"strings"

	"jixiao/budget"
)

// streamRows aligns the columns' cells to rows and sets the level names beside
// them. Every row is in doubt: this shape keeps no row together.
func (r *reader) streamRows(cells [sColumns][][]token, first, second []streamName, doubt budget.Issue) []band {
	n := 0
	for _, list := range cells {
		n = max(n, len(list))
	}
	if v := len(cells[sValue]); v > 0 && len(cells[sName]) <= v {
		n = max(v, len(cells[sName]))
	}
	place := rowPlaces(cells, n)
	rows := make([][sColumns][]token, n)
	for c, list := range cells {
		at := align(list, place, n)
		for k, cell := range list {
			rows[at[k]][c] = append(rows[at[k]][c], cell...)
		}
	}
	starts2 := r.coverNames(rows, place, second)
	groups := groupNames(second, starts2)
	starts1 := r.coverFirst(first, groups, n)
	bands := make([]band, n)
	for i := range rows {
		bands[i] = append(bands[i], namePart(first, starts1, i)...)
		bands[i] = append(bands[i], namePart(second, starts2, i)...)
		for c := range rows[i] {
			var fs []fragment
			for _, t := range rows[i][c] {
				fs = append(fs, t.fragment)
			}
			bands[i] = append(bands[i], part{frags: fs})
		}
		for k := range bands[i] {
			bands[i][k].doubts = append(bands[i][k].doubts, doubt)
		}
	}
	return bands
}

// rowPlaces is where each row stands in the stream: by its value, the cell
// that is hardly ever blank.
func rowPlaces(cells [sColumns][][]token, n int) []float64 {
	base := cells[sValue]
	if len(base) != n {
		for _, list := range cells {
			if len(list) == n {
				base = list
			}
		}
	}
	out := make([]float64, n)
	for i := range out {
		k := min(i, len(base)-1)
		if k >= 0 {
			out[i] = float64(base[k][0].line)
		}
	}
	return out
}

// align gives each cell its row, in order: by number where the column is
// complete, else by the nearest place in the stream.
func align(list [][]token, place []float64, n int) []int {
	m := len(list)
	at := make([]int, m)
	if m >= n || m*n > mostAlign {
		for k := range at {
			at[k] = min(k, n-1)
		}
		return at
	}
	const far = 1e18
	best := make([][]float64, m+1)
	took := make([][]bool, m+1)
	for k := range best {
		best[k], took[k] = make([]float64, n+1), make([]bool, n+1)
		for i := range best[k] {
			if k > 0 {
				best[k][i] = far
			}
		}
	}
	for k := 1; k <= m; k++ {
		for i := 1; i <= n; i++ {
			best[k][i] = best[k][i-1]
			d := float64(list[k-1][0].line) - place[i-1]
			if c := best[k-1][i-1] + max(d, -d); c < best[k][i] {
				best[k][i], took[k][i] = c, true
			}
		}
	}
	for k, i := m, n; k > 0; i-- {
		if took[k][i] {
			at[k-1] = i - 1
			k--
		}
	}
	return at
}

// Costs of letting a level name of the stream cover rows.
const (
	costFarName  = 0.1 // for each line between a name and its first row
	costStranger = 1.0 // a name none of whose words its row's name has
)

// coverNames gives each second-level name its first row.
func (r *reader) coverNames(rows [][sColumns][]token, place []float64, names []streamName) []int {
	return coverBy(len(names), len(rows), func(k, i, j int) float64 {
		cost := 0.0
		d := float64(names[k].frags[0].line) - place[i]
		cost += costFarName * min(40, max(d, -d))
		for x := i; x < j; x++ {
			if !shares(names[k].text, rows[x][sName]) {
				cost += costStranger
			}
		}
		return cost
	})
}

// shares reports that a row's name has two neighbouring characters of a level
// name (指标 aside).
func shares(level string, name []token) bool {
	text := ""
	for _, t := range name {
		text += budget.Fold(t.text)
	}
	rs := []rune(strings.TrimSuffix(level, levelWord))
	for i := 0; i+1 < len(rs); i++ {
		if strings.Contains(text, string(rs[i:i+2])) {
			return true
		}
	}
	return false
}

// span of rows under a second-level name.
type nameSpan struct {
	text     string
	from, to int
}

func groupNames(names []streamName, starts []int) []nameSpan {
	var out []nameSpan
	for k := range names {
		if starts[k] < starts[k+1] {
			out = append(out, nameSpan{names[k].text, starts[k], starts[k+1]})
		}
	}
	return out
}

// coverFirst gives each first-level name its first row, by the vocabulary.
func (r *reader) coverFirst(names []streamName, groups []nameSpan, rows int) []int {
	starts := coverBy(len(names), len(groups), func(k, i, j int) float64 {
		cost := 0.0
		for x := i; x < j; x++ {
			if !r.levels.fits(names[k].text, groups[x].text) {
				cost += costMisfit
			}
		}
		return cost
	})
	out := make([]int, len(starts))
	for k, g := range starts {
		out[k] = rows
		if g < len(groups) {
			out[k] = groups[g].from
		}
	}
	return out
}

// coverBy gives names 0..n-1 runs of the m units in order, at the least cost.
func coverBy(n, m int, cost func(k, i, j int) float64) []int {
	if n == 0 {
		return []int{m}
	}
	if n*m*m > mostCover {
		return oneEach(n, m)
	}
	const far = 1e18
	best := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, m+1), make([]int, m+1)
		for j := range best[k] {
			best[k][j] = far
		}
	}
	best[0][0] = 0
	for k := 0; k < n; k++ {
		for i := 0; i <= m; i++ {
			if best[k][i] >= far {
				continue
			}
			for j := i; j <= m; j++ {
				c := best[k][i] + costNoRows
				if j > i {
					c = best[k][i] + cost(k, i, j)
				}
				if c < best[k+1][j] {
					best[k+1][j], from[k+1][j] = c, i
				}
			}
		}
	}
	out := make([]int, n+1)
	out[n] = m
	for k := n; k > 0; k-- {
		out[k-1] = from[k][out[k]]
	}
	return out
}

// namePart is the level cell that begins on row i; without names a blank one.
func namePart(names []streamName, starts []int, i int) []part {
	if len(names) == 0 {
		return []part{{}}
	}
	for k := range names {
		if starts[k] == i && starts[k] < starts[k+1] {
			return []part{{frags: names[k].frags, span: starts[k+1] - i}}
		}
	}
	return nil
}
