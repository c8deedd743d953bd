package layout

import "jixiao/budget"

// name is one cell of a level column.
type name struct {
	frags []fragment
	text  string  // folded
	pos   float64 // middle, in grid lines
	known bool
}

// Costs of cutting a level column into names.
const (
	costUnknownName = 5.0
	costUnknownLine = 1.0 // for each further line of one
	mostNameLines   = 8   // a name of nine characters in a column of one or two
)

// cutNames segments a level column's fragments into cells by the vocabulary.
func (r *reader) cutNames(g *grid, c, level int) []name {
	fs := g.cols[c]
	n := len(fs)
	best, from := make([]float64, n+1), make([]int, n+1)
	for j := 1; j <= n; j++ {
		best[j] = 1e18
		for i := max(0, j-mostNameLines); i < j; i++ {
			cost := best[i]
			if !r.levels.known(level, budget.Fold(textOf(fs[i:j]))) {
				cost += costUnknownName + costUnknownLine*float64(j-i-1)
				for k := i + 1; k < j; k++ { // lines that go well together do not make a name
					cost += max(0, g.wrapCost(c, fs[k-1], fs[k]))
				}
			}
			if cost < best[j] {
				best[j], from[j] = cost, i
			}
		}
	}
	var out []name
	for j := n; j > 0; j = from[j] {
		part := fs[from[j]:j]
		t := budget.Fold(textOf(part))
		nm := name{frags: part, text: t, known: r.levels.known(level, t)}
		nm.pos = float64(part[0].at+part[len(part)-1].at) / 2
		out = append([]name{nm}, out...)
	}
	return out
}
