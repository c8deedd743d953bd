package layout

// unit is what a merged cell covers one or more of: a row, or for the first
// level the rows under one second-level name.
type unit struct {
	y0, y1 float64 // top and bottom in line heights
	first  int     // first and last row
	last   int
	name   string // folded second-level name
	hint   string // what the row's third level hints at
}

// Costs of letting a merged cell cover rows.
const (
	rowPadding    = 0.4 // blank above and below a row's lines, in line heights
	costOffMiddle = 2.0 // for each line height that a name stands off the middle of its rows
	freeMiddle    = 0.3 // line heights it may stand off without cost
	costOutside   = 6.0 // a name that stands outside of its rows
	costNoRows    = 12.0
	costMisfit    = 6.0 // a second level that the vocabulary puts under another first level
	costLaterPart = 1.5 // its text stands in a later part: it fits into the first of nearly all
	costHint      = 1.5 // a row whose third level sounds like another second level's
	costCutGroup  = 0.5 // a merged cell cut by a page break: where it stands says little
)

// heights computes the top of every row, the y of every grid line, and each
// row's page-cut flag, in line heights.
func (g *grid) heights(rows []span, top bool) (units []unit, ys []float64) {
	ys = make([]float64, len(g.lines))
	known := make([]bool, len(g.lines))
	y := 0.0
	for i, s := range rows {
		most := 1
		for c := range g.cols {
			if g.isText(c) {
				most = max(most, len(g.in(c, s)))
			}
		}
		height := float64(most)
		sums, counts := make([]float64, s.to-s.from), make([]int, s.to-s.from)
		for c := range g.cols {
			if !g.isText(c) {
				continue
			}
			fs := g.in(c, s)
			lead := (height - float64(len(fs))) / 2
			if top {
				lead = 0
			}
			for k, f := range fs {
				sums[f.at-s.from] += lead + float64(k) + 0.5
				counts[f.at-s.from]++
			}
		}
		for k := range sums {
			if counts[k] > 0 {
				ys[s.from+k] = y + rowPadding/2 + sums[k]/float64(counts[k])
				known[s.from+k] = true
			}
		}
		units = append(units, unit{y0: y, y1: y + height + rowPadding, first: i, last: i, hint: g.hintOf(s)})
		y += height + rowPadding
	}
	fillHeights(ys, known)
	return units, ys
}

// in is the fragments of a column in a row.
func (g *grid) in(c int, s span) []fragment {
	fs := g.cols[c]
	a := 0
	for a < len(fs) && fs[a].at < s.from {
		a++
	}
	b := a
	for b < len(fs) && fs[b].at < s.to {
		b++
	}
	return fs[a:b]
}

// fillHeights gives the lines without a text cell heights between those of
// their neighbours.
func fillHeights(ys []float64, known []bool) {
	last := -1
	for i := 0; i <= len(ys); i++ {
		if i < len(ys) && !known[i] {
			continue
		}
		for k := last + 1; k < i; k++ {
			switch {
			case last < 0 && i < len(ys):
				ys[k] = ys[i] - float64(i-k)/2
			case i == len(ys) && last >= 0:
				ys[k] = ys[last] + float64(k-last)/2
			case last >= 0:
				ys[k] = ys[last] + (ys[i]-ys[last])*float64(k-last)/float64(i-last)
			}
		}
		last = i
	}
}

// coverer decides which units each name of a level column covers.
type coverer struct {
	r      *reader
	g      *grid
	rows   []span
	ys     []float64 // of the grid's lines
	top    bool      // cells are set at their top
	misfit func(n name, u unit) bool
}

// cover gives each name its first unit: all units are covered in order. The
// margins say by how much every cover is worse that puts a unit under another
// name.
func (v *coverer) cover(names []name, units []unit) (first []int, margins []float64) {
	n, m := len(names), len(units)
	if n == 0 {
		return nil, nil
	}
	if n*m*m > mostCover {
		return oneEach(n, m), make([]float64, m)
	}
	best := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, m+1), make([]int, m+1)
		for j := range best[k] {
			best[k][j] = far
		}
	}
	cost := func(k, i, j int) float64 {
		if i == j {
			return costNoRows
		}
		return v.cost(names[k], units[i:j])
	}
	best[0][0] = 0
	for k := 0; k < n; k++ {
		for j := 0; j <= m; j++ {
			for i := 0; i <= j; i++ {
				if best[k][i] >= far {
					continue
				}
				if c := best[k][i] + cost(k, i, j); c < best[k+1][j] {
					best[k+1][j], from[k+1][j] = c, i
				}
			}
		}
	}
	back := make([][]float64, n+1)
	for k := range back {
		back[k] = make([]float64, m+1)
		for j := range back[k] {
			back[k][j] = far
		}
	}
	back[n][m] = 0
	for k := n - 1; k >= 0; k-- {
		for i := 0; i <= m; i++ {
			for j := i; j <= m; j++ {
				back[k][i] = min(back[k][i], cost(k, i, j)+back[k+1][j])
			}
		}
	}
	first = make([]int, n+1)
	first[n] = m
	for k := n; k > 0; k-- {
		first[k-1] = from[k][first[k]]
	}
	owner := make([]int, m)
	margins = make([]float64, m)
	for k := range names {
		for x := first[k]; x < first[k+1]; x++ {
			owner[x] = k
		}
	}
	for x := range margins {
		margins[x] = far
	}
	for k := range names {
		for i := 0; i <= m; i++ {
			for j := i; j <= m && best[k][i] < far; j++ {
				d := best[k][i] + cost(k, i, j) + back[k+1][j] - best[n][m]
				for x := i; x < j; x++ {
					if owner[x] != k {
						margins[x] = min(margins[x], d)
					}
				}
			}
		}
	}
	return first, margins
}

// oneEach gives each name one unit as long as there are any, the last the rest.
func oneEach(n, m int) []int {
	first := make([]int, n+1)
	for k := range first {
		first[k] = min(k, m)
	}
	first[n] = m
	return first
}

// cost is what speaks against a name covering the units.
func (v *coverer) cost(nm name, us []unit) float64 {
	a, b := us[0], us[len(us)-1]
	cost := 0.0
	for _, u := range us {
		if v.misfit != nil && v.misfit(nm, u) {
			cost += costMisfit
		}
		if nm.known && u.against(nm.text) {
			cost += costHint
		}
	}
	y0 := v.ys[nm.frags[0].at]
	y1 := v.ys[nm.frags[len(nm.frags)-1].at]
	if (y0+y1)/2 < a.y0-0.1 || (y0+y1)/2 > b.y1+0.1 {
		cost += costOutside
	}
	first, last := v.rows[a.first].from, v.rows[b.last].to-1
	off := y0 - v.ys[first]
	switch {
	case v.g.pageBetween(first, last):
		mid := (y0+y1)/2 - v.partMiddle(nm.frags[0].line, first, last)
		off = min(max(off, -off), max(mid, -mid))
		cost += costCutGroup
		if v.r.page(nm.frags[0].line) != v.r.page(v.g.lines[first]) {
			cost += costLaterPart
		}
	case !v.top:
		off = (y0+y1)/2 - (a.y0+b.y1)/2
	}
	return cost + costOffMiddle*max(0, max(off, -off)-freeMiddle)
}

// pageBetween reports a page break between two lines of the grid.
func (g *grid) pageBetween(first, last int) bool {
	for i := first + 1; i <= last; i++ {
		if g.cuts[i] {
			return true
		}
	}
	return false
}

// partMiddle is the middle of that part of the lines first..last which stands
// on the page of an input line: producers set the text of a cut cell either at
// its top or in the middle of a part.
func (v *coverer) partMiddle(line, first, last int) float64 {
	page := v.r.page(line)
	a, b, found := 0.0, 0.0, false
	for i := first; i <= last; i++ {
		if v.r.page(v.g.lines[i]) != page {
			continue
		}
		if !found {
			a, found = v.ys[i], true
		}
		b = v.ys[i]
	}
	return (a + b) / 2
}
