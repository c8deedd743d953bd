package layout

import (
	"fmt"
	"slices"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// Margins below which a reading counts as doubtful, in the units of the costs.
const (
	doubtRow       = 4.4
	doubtCover     = 2.5
	doubtCoverOn   = 6.0 // the same for a row on a page below the name's
	doubtCutRow    = 10  // the same for a row that a page break cuts: where its parts stand says little
	doubtLine      = 3.0
	doubtCohesion  = 1.75 // how well the end of a row must go with the begin of the next
	doubtSuspicion = 3.0  // what speaks against a row's cells by themselves
)

// doubts says which rows could also be read in another way. All are in doubt
// under a header row that was not read whole.
func (g *grid) doubts(r *reader, rows []span, whole bool) []bool {
	own, few := make([]bool, len(rows)), g.fewCells(rows)
	for i := range rows {
		own[i] = !whole || len(g.aside) > 0 || g.doubtful(r, rows, i) || few && len(g.in(len(g.kinds)-1, rows[i])) == 0 || g.brokenName(rows[i])
	}
	return g.tornRows(rows, own)
}

// doubtful reports that row i could also be read in another way.
func (g *grid) doubtful(r *reader, rows []span, i int) bool {
	s := rows[i]
	return s.margin < doubtRow || g.lineMargin(s) < doubtLine || g.suspicion(s) >= doubtSuspicion || g.crossed(r, s) ||
		g.odd(s) || g.parted(rows, i-1) || g.parted(rows, i) || g.runsOn(r, rows, i-1) || g.runsOn(r, rows, i) ||
		g.overflows(rows, i) || g.nextToPart(rows, i) || g.paragraphNear(rows, i) || g.unnamed() || g.holdsMark(r, s) || g.looseNear(r, rows, i) ||
		s.margin < doubtCutRow && g.pageBetween(s.from, s.to-1) || g.unlike(r, s) || g.overfull(s) || g.parts(r, s) || g.torn(rows, i)
}

// parted reports that a page break stands between rows i and i+1, that a cell of
// the upper one ends on a full line and that the lower one is no row by itself:
// it may be the rest of the upper one.
func (g *grid) parted(rows []span, i int) bool {
	if i < 0 || i+1 >= len(rows) || !g.cuts[rows[i+1].from] || !g.odd(rows[i+1]) && g.suspicion(rows[i+1]) < doubtSuspicion {
		return false
	}
	for c := range g.cols {
		fs := g.in(c, rows[i])
		if g.isText(c) && len(fs) > 0 && g.wide[c]-fs[len(fs)-1].w < full && len(g.in(c, rows[i+1])) > 0 {
			return true
		}
	}
	return false
}

// runsOn reports that a cell of row i ends on a full line and that the cell of
// the next row begins as if it went on: the border may stand elsewhere.
func (g *grid) runsOn(r *reader, rows []span, i int) bool {
	if i < 0 || i+1 >= len(rows) {
		return false
	}
	for c := range g.cols {
		a, b := g.in(c, rows[i]), g.in(c, rows[i+1])
		if !g.isText(c) || len(a) == 0 || len(b) == 0 {
			continue
		}
		if g.splitsText(r, a, b) {
			return true
		}
		end := a[len(a)-1]
		if g.wide[c]-end.w < slackHalf+b[0].head && g.near.between(end.last, b[0].first) >= doubtCohesion {
			return true
		}
	}
	return false
}

// splitsText reports that a cell and the first lines of the one below make a
// text that the paper has as one cell elsewhere.
func (g *grid) splitsText(r *reader, a, b []fragment) bool {
	for k := 1; k <= len(b); k++ {
		if r.texts[hashOf(slices.Concat(a, b[:k]))] {
			return true
		}
	}
	return false
}

// unlike reports a cell that says something more or less than its peers. Values
// are too short to tell, and of what is counted one is easily named like another
// with a word before it; a text that lacks its end must end on a full line.
func (g *grid) unlike(r *reader, s span) bool {
	for c := range g.kinds {
		fs := g.in(c, s)
		if !g.isText(c) || len(fs) == 0 {
			continue
		}
		p, text := r.peers[c], textOf(fs)
		if g.kinds[c] == kindText && (p.strange(text) || p.beheaded(text)) ||
			g.kinds[c] != kindValue && g.wide[c]-fs[len(fs)-1].w < full && p.cutOff(text) {
			return true
		}
	}
	return false
}

// overfull reports a line of a cell that is wider than its column: print of two
// heights has come on one line. The value column's width is hardly ever known.
func (g *grid) overfull(s span) bool {
	for c, kind := range g.kinds {
		if !g.isText(c) || kind == kindValue {
			continue
		}
		for _, f := range g.in(c, s) {
			if f.w > g.wide[c]+full {
				return true
			}
		}
	}
	return false
}

// parts reports a blank between two ideographs within a line of a cell, in a
// paper that hardly has any: they are pieces of two lines.
func (g *grid) parts(r *reader, s span) bool {
	if !r.solid {
		return false
	}
	for c := range g.kinds {
		if g.isText(c) && slices.ContainsFunc(g.in(c, s), func(f fragment) bool { return hanBlank(f.text) }) {
			return true
		}
	}
	return false
}

// hanBlank reports a blank between ideographs.
func hanBlank(text string) bool {
	before, blank := rune(0), false
	for _, c := range text {
		if blank && isHan(before) && isHan(c) {
			return true
		}
		if blank = c == ' '; !blank {
			before = c
		}
	}
	return false
}

// overflows reports that row i has no last cell and that the nearest one above
// or below is taller than all else in its row: it may be one cell over both.
func (g *grid) overflows(rows []span, i int) bool {
	c := len(g.kinds) - 1
	return g.besideBlank(rows, i, func(k, _ int) bool { return len(g.in(c, rows[k])) > g.tallest(rows[k], c) })
}

// besideBlank asks about the nearest rows above (step -1) and below (1) row i that
// have a last cell, where row i has none.
func (g *grid) besideBlank(rows []span, i int, is func(k, step int) bool) bool {
	c := len(g.kinds) - 1
	if !g.isText(c) || len(g.in(c, rows[i])) > 0 {
		return false
	}
	for _, step := range []int{-1, 1} {
		k := i + step
		for k >= 0 && k < len(rows) && len(g.in(c, rows[k])) == 0 {
			k += step
		}
		if k >= 0 && k < len(rows) && is(k, step) {
			return true
		}
	}
	return false
}

// tallest is how many lines the tallest text cell of a row has, column c aside.
func (g *grid) tallest(s span, c int) int {
	most := 1
	for x := range g.cols {
		if x != c && g.isText(x) {
			most = max(most, len(g.in(x, s)))
		}
	}
	return most
}

// noteTexts notes the cells of a grid.
func (r *reader) noteTexts(g *grid, rows []span) {
	for _, s := range rows {
		for c := range g.cols {
			if fs := g.in(c, s); g.isText(c) && len(fs) > 0 {
				r.texts[hashOf(fs)] = true
			}
		}
	}
}

// lineMargin is the least margin of a row's physical lines.
func (g *grid) lineMargin(s span) float64 {
	m := 1e18
	for _, l := range g.cutsOf(s) {
		m = min(m, l.margin)
		if l.moved {
			m = 0
		}
	}
	return m
}

// longAfterNumber is a value whose number is followed by more than a unit: the
// next cell's text may have run into it.
var longAfterNumber = pattern.New(`^[^\p{Han}]*\d[^\p{Han}]*\p{Han}{6,}|%[)）]?\p{Han}{3,}`)

// suspicion is what speaks against the cells of a row whatever stands in the
// other rows: short lines inside of a cell, half brackets, a missing name.
func (g *grid) suspicion(s span) float64 {
	cost := 0.0
	for c := range g.cols {
		if !g.isText(c) {
			continue
		}
		fs := g.in(c, s)
		if len(fs) == 0 {
			cost += blankCost(g.kinds[c]) - costBlankText
			continue
		}
		cost += g.insideCost(c, fs) + g.edgeCost(c, fs)
		if g.wide[c]-fs[len(fs)-1].w < full {
			cost -= g.fullEnd(c)
		}
		if g.kinds[c] == kindValue && longAfterNumber.MatchString(textOf(fs)) {
			cost += doubtSuspicion
		}
	}
	return cost
}

// doubt is the issue of a row that could also be read in another way.
func (r *reader) doubt(from, to int) budget.Issue {
	p := budget.Pos{Page: r.page(from), Lines: [2]int{r.lines[from].Pos.Lines[0], r.lines[to].Pos.Lines[1]}}
	return budget.Issue{Code: "ambiguous_row", Message: fmt.Sprintf("第%d至%d行的文字可以有不止一种分格读法，请对照原件核对", p.Lines[0], p.Lines[1]), Where: p}
}

func (r *reader) doubtBand(b band, g *grid, s span) {
	d := r.doubt(g.lines[s.from], g.lines[s.to-1])
	for k := range b {
		b[k].doubts = append(b[k].doubts, d)
	}
}

// doubtCover marks the rows that may belong to another level name, and those
// under a name that the vocabulary does not know.
func (r *reader) doubtCover(bands []band, g *grid, rows []span, units []unit, starts []int, margins []float64, names []name) {
	for k := range names {
		for x := starts[k]; x < starts[k+1]; x++ {
			least := doubtCover
			if last := names[k].frags[len(names[k].frags)-1].line; r.page(g.lines[rows[units[x].first].from]) > r.page(last) {
				least = doubtCoverOn
			}
			if names[k].known && margins[x] >= least {
				continue
			}
			for i := units[x].first; i <= units[x].last; i++ {
				r.doubtBand(bands[i], g, rows[i])
			}
		}
	}
}
