package reflow

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
)

// doubtMargin: a reading that costs less than this more than the best one, in
// nats, is a reading to be told of. Calibrated on invented papers that were not
// used to set the costs: at 6 about one wrong cell in ten thousand cells stands
// in a row without a doubt, and one row in eight is doubted; at 4 two and a half
// and one in sixteen.
const doubtMargin = 6

// codeAmbiguous marks a row whose fragments can be read in another way.
const codeAmbiguous = "ambiguous_row"

// other is a cell of a second best reading.
type other struct {
	place
	margin float32
	// first is what the cell begins with before a page break, empty where the
	// reading has the cell in one piece.
	first piece
}

// others are the cells of readings nearly as good as the best one that the best
// one does not have, the nearest first.
func (p *search) others(r reading) []other {
	if r.last < 0 {
		return nil
	}
	after := p.afterCosts()
	cells := r.cellOf(p.g)
	var out []other
	for i := range p.steps {
		s := &p.steps[i]
		a, b := &p.nodes[s.from], &p.nodes[s.to]
		if a.at == b.at {
			continue
		}
		margin := a.cost + s.cost + after[s.to] - r.cost
		if margin >= doubtMargin {
			continue
		}
		o := other{place: place{a.col, a.at, b.at}, margin: margin}
		if b.phase == inRest {
			part, _ := p.firstPart(s.from, a.col)
			o.first = piece{part[0], part[1]}
		}
		if !o.within(cells, p.g.from, p.cols) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(x, y other) int { return cmp.Compare(x.margin, y.margin) })
	return out
}

// cellOf is the cell of each of a grid's fragments: rows times columns, counted
// row by row.
func (r *reading) cellOf(g *grid) []int {
	out := make([]int, g.to-g.from)
	for i, row := range r.rows {
		for col, pieces := range row.cells {
			for _, pc := range pieces {
				for k := pc.from; k < pc.to; k++ {
					out[int(k)-g.from] = i*len(row.cells) + col
				}
			}
		}
	}
	return out
}

// within reports whether the reading has o's text in one cell of o's column: o
// may be a part of it that a page break is thought to have cut.
func (o *other) within(cells []int, from, cols int) bool {
	first := cells[int(o.from)-from]
	for k := o.from; k < o.to; k++ {
		if cells[int(k)-from] != first {
			return false
		}
	}
	if !o.first.blank() && cells[int(o.first.from)-from] != first {
		return false
	}
	return first%cols == int(o.col)
}

// pieces are the fragments that the other reading has in one cell.
func (o *other) pieces() []piece {
	whole := piece{o.from, o.to}
	if o.first.blank() {
		return []piece{whole}
	}
	return []piece{o.first, whole}
}

// afterCosts is, for every node, the least cost from it to an end. Steps lie in
// the order of their first nodes, so that going backwards every step finds its
// second node done.
func (p *search) afterCosts() []float32 {
	after := make([]float32, len(p.nodes))
	for i := range p.nodes {
		after[i] = never * farAway
		if c, ok := p.final(&p.nodes[i]); ok {
			after[i] = c - p.nodes[i].cost
		}
	}
	for i := len(p.steps) - 1; i >= 0; i-- {
		s := &p.steps[i]
		after[s.from] = min(after[s.from], s.cost+after[s.to])
	}
	return after
}

// doubts says for each fragment of a grid which other reading it has, if any.
func (p *search) doubts(r reading) []*other {
	all := p.others(r)
	out := make([]*other, p.g.to-p.g.from)
	for i := range all {
		for _, pc := range all[i].pieces() {
			for k := pc.from; k < pc.to; k++ {
				if at := &out[int(k)-p.g.from]; *at == nil {
					*at = &all[i]
				}
			}
		}
	}
	return out
}

// eitherOr is the doubt about a text that could be a row's value as well as the
// text beside it, the other of the two being blank: when neither its notation
// nor other rows tell.
func (p *paper) eitherOr(k int, cells [][]piece) []budget.Issue {
	g := p.grids[k]
	value := slices.Index(g.m.roles, roleValue)
	if value < 0 || value+1 >= len(cells) || g.m.roles[value+1] != roleText || len(cells[value]) > 0 == (len(cells[value+1]) > 0) {
		return nil
	}
	col := value
	if len(cells[col]) == 0 {
		col++
	}
	pc := cells[col][0]
	if len(cells[col]) > 1 || g.known(col, int(pc.from), int(pc.to)) > 0 || col == value && g.kindOf(int(pc.from), int(pc.to)) != noValue {
		return nil
	}
	names := p.w.names[p.tables[k].grid]
	return []budget.Issue{{
		Code:    codeAmbiguous,
		Message: "这一行的分格没有把握：“" + budget.JoinLines(p.s.printed(int(pc.from), int(pc.to))...) + "”可能是“" + names[value] + "”，也可能是“" + names[value+1] + "”",
		Where:   p.posOf(pc),
	}}
}

// nameless is the doubt about a row without a name: every indicator has one.
func (p *paper) nameless(k int, cells [][]piece) []budget.Issue {
	g := p.grids[k]
	name := slices.Index(g.m.roles, roleName)
	if name < 0 || len(cells[name]) > 0 {
		return nil
	}
	for _, cell := range cells {
		if len(cell) > 0 {
			return []budget.Issue{{
				Code:    codeAmbiguous,
				Message: "这一行没有“" + p.w.names[p.tables[k].grid][name] + "”，分格没有把握",
				Where:   p.posOf(cell[0]),
			}}
		}
	}
	return nil
}

// merged is the doubt about a blank cell below a printed one, behind the value:
// the printed one may be merged over both rows, which a text layer does not
// show. Where a table's first row is blank there, the paper leaves such cells blank.
func (p *paper) merged(k, i, col int) []budget.Issue {
	g := p.grids[k]
	value := slices.Index(g.m.roles, roleValue)
	if value < 0 || col < value || g.m.roles[col] != roleText || i == 0 || len(p.found[k].rows[i].cells[col]) > 0 || p.blankFirst(g.m.roles, col) {
		return nil
	}
	above := i - 1
	for above >= 0 && len(p.found[k].rows[above].cells[col]) == 0 {
		above--
	}
	if above < 0 {
		return nil
	}
	return []budget.Issue{{
		Code:    codeAmbiguous,
		Message: "这一行没有“" + p.w.names[p.tables[k].grid][col] + "”：可能是空白，也可能与上面的“" + p.textOf(p.found[k].rows[above].cells[col]) + "”是合并的一格",
		Where:   p.posOf(p.found[k].rows[above].cells[col][0]),
	}}
}

const (
	// basisWord is what labels of bases have: other columns behind the value hold
	// remarks, which most rows lack.
	basisWord = "依据"
	// fewestBlanks and shareOfBlankRows: of a table's rows so many, and at least
	// one in so many, are blank in a column that the others fill. Then rather is a
	// cell merged over rows, set anywhere in its height.
	fewestBlanks     = 2
	shareOfBlankRows = 2
)

// sparse is the doubt about a blank basis in a table where many are blank.
func (p *paper) sparse(k, i, col int) []budget.Issue {
	g, rows := p.grids[k], p.found[k].rows
	value := slices.Index(g.m.roles, roleValue)
	label := p.w.names[p.tables[k].grid][col]
	if value < 0 || col < value || len(rows[i].cells[col]) > 0 || !strings.Contains(label, basisWord) {
		return nil
	}
	blank, filled := 0, -1
	for n := range rows {
		if len(rows[n].cells[col]) == 0 {
			blank++
		} else if filled < 0 || n < i {
			filled = n
		}
	}
	if filled < 0 || blank < fewestBlanks || blank*shareOfBlankRows < len(rows) {
		return nil
	}
	return []budget.Issue{{
		Code:    codeAmbiguous,
		Message: "这张表有" + strconv.Itoa(blank) + "行没有“" + label + "”：这一行可能是空白，也可能与“" + p.textOf(rows[filled].cells[col]) + "”是合并的一格",
		Where:   p.posOf(rows[filled].cells[col][0]),
	}}
}

// blankFirst reports whether a table with these columns has a first row whose
// cell in one of them is blank.
func (p *paper) blankFirst(roles []role, col int) bool {
	for k, g := range p.grids {
		if g != nil && slices.Equal(g.m.roles, roles) && len(p.found[k].rows) > 0 && len(p.found[k].rows[0].cells[col]) == 0 {
			return true
		}
	}
	return false
}

// textOf is a cell's text.
func (p *paper) textOf(pieces []piece) string {
	var lines []string
	for _, pc := range pieces {
		lines = append(lines, p.s.printed(int(pc.from), int(pc.to))...)
	}
	return budget.JoinLines(lines...)
}

// doubtIn is the nearest other reading of a cell's fragments, as an issue.
func (p *paper) doubtIn(k int, pieces []piece) []budget.Issue {
	var nearest *other
	for _, pc := range pieces {
		for i := pc.from; i < pc.to; i++ {
			if o := p.doubts[k][int(i)-p.grids[k].from]; o != nil && (nearest == nil || o.margin < nearest.margin) {
				nearest = o
			}
		}
	}
	if nearest == nil {
		return nil
	}
	text := p.textOf(nearest.pieces())
	column := p.w.names[p.tables[k].grid][nearest.col]
	return []budget.Issue{{
		Code:    codeAmbiguous,
		Message: "这一行的分格没有把握：“" + text + "”也可能整个是“" + column + "”一格",
		Where:   p.posOf(pieces[0]),
	}}
}
