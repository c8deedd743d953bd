package layout

import (
	"fmt"
	"regexp"
	"slices"

	"jixiao/budget"
)

// table builds one project's table from its bands: a common number of columns,
// the last cell of a band taking what is left.
func (r *reader) table(bands []band) budget.Table {
	covered := make([][]bool, len(bands))
	cols := 0
	for _, b := range bands {
		cols = max(cols, len(b)+reach(b))
	}
	for i := range covered {
		covered[i] = make([]bool, cols)
	}
	t := budget.Table{Rows: len(bands), Cols: cols, Inferred: true}
	for i, b := range bands {
		c := 0
		for k, p := range b {
			for c < cols && covered[i][c] {
				c++
			}
			width := 1
			if k == len(b)-1 {
				width = cols - c
			}
			cell := budget.Cell{Row: i, Col: c, RowSpan: max(1, p.span), ColSpan: width, Text: textOf(p.frags), Places: r.placesOf(p.frags), Doubts: p.doubts}
			for y := i; y < i+cell.RowSpan && y < len(bands); y++ {
				for x := c; x < c+width; x++ {
					covered[y][x] = true
				}
			}
			t.Cells = append(t.Cells, cell)
			c += width
		}
	}
	return t
}

// reach is how many cells of bands above may stand left of this band's own.
func reach(b band) int { return 2 }

// readGrid reads the indicator rows of a table into bands, header first.
func (r *reader) readGrid(z zone, b *body) []band {
	labels := r.grids[z.grid]
	g := r.gridOf(z)
	bands := []band{headerBand(r, b.header, len(labels))}
	if len(g.lines) == 0 {
		return bands
	}
	return append(bands, r.gridBands(g, g.readRows(r))...)
}

func headerBand(r *reader, header []anchor, n int) band {
	out := make(band, n)
	for c := range out {
		var ws []word
		for _, a := range header {
			if a.column == c {
				ws = append(ws, a.word)
			}
		}

		out[c] = r.partOf(ws)
	}
	return out
}

// newGrid finds the columns page by page and collects the fragments.
func (r *reader) newGrid(labels []string, pages []gridPage) *grid {
	kinds := columnKinds(labels)
	g := &grid{kinds: kinds, wide: make([]int, len(kinds)), pages: pages, near: r.near}
	full := r.fullWidths(pages, len(kinds))
	for _, p := range pages {
		q := cutter{r: r, kinds: kinds, bounds: p.bounds, middle: p.middle, full: full}
		for _, i := range p.lines {
			g.cut = append(g.cut, cutLine{line: i, words: r.words[i], cols: q.cut(r.words[i]), bounds: p.bounds, middle: p.middle, margin: 1e18})
		}
	}
	g.collect(r)
	for c, fs := range g.cols {
		w, support := fullWidth(widthsOf(fs))
		if r.fixed || support < leastSupport {
			w = max(w, full[c])
		}
		g.wide[c] = w
	}
	g.names, g.tops = r.names(g)
	return g
}

// collect makes the columns' fragments of the cut lines.
func (g *grid) collect(r *reader) {
	g.cols = make([][]fragment, len(g.kinds))
	g.lines, g.gaps, g.cuts, g.text = nil, nil, nil, nil
	before := -1
	for _, l := range g.cut {
		g.addLine(r, l.line, before, l.words, l.cols)
		before = l.line
	}
	g.levelGaps()
}

// levelGaps takes the blank lines that the paper's line spacing makes out of
// the gaps: what most neighbouring lines have between them.
func (g *grid) levelGaps() {
	count := map[int]int{}
	usual := 0
	for i, n := range g.gaps {
		if i == 0 || g.cuts[i] {
			continue
		}
		if count[n]++; count[n] > count[usual] || count[n] == count[usual] && n < usual {
			usual = n
		}
	}
	for i := range g.gaps {
		g.gaps[i] = max(0, g.gaps[i]-usual)
	}
}

// singleWidths are the widths of the words that begin printed pieces, by
// column: a piece's first word is surely one cell's, whatever follows it.
func (r *reader) singleWidths(pages []gridPage, n int) [][]int {
	ws := make([][]int, n)
	for _, p := range pages {
		for _, i := range p.lines {
			for k, w := range r.words[i] {
				if k == 0 || w.gap >= wide {
					c := p.bounds.natural(w.start)
					ws[c] = append(ws[c], r.pieceWidth(r.words[i][k:]))
				}
			}
		}
	}
	return ws
}

// pieceWidth is the width of a piece's first word, or of the whole piece where
// the paper prints a blank between ideographs and digits and it has no other.
func (r *reader) pieceWidth(ws []word) int {
	w, all := width(ws[0].text), width(ws[0].text)
	for k := 1; k < len(ws) && ws[k].gap < wide; k++ {
		if r.tight || !mixed(lastRune(ws[k-1].text), firstRune(ws[k].text)) {
			return w
		}
		all += width(ws[k].text)
	}
	return all
}

// fullWidths is how wide the full lines of each column are: the paper's widths
// where its tables agree, otherwise the table's own.
func (r *reader) fullWidths(pages []gridPage, n int) []int {
	out := make([]int, n)
	for c, ws := range r.singleWidths(pages, n) {
		w, support := fullWidth(ws)
		switch {
		case c < len(r.wide) && r.fixed:
			w = r.wide[c]
		case c < len(r.wide) && support < leastSupport:
			w = max(w, r.wide[c])
		}
		out[c] = w
	}
	return out
}

// learnWidths finds the widths of the columns that the paper's tables share,
// and then the columns' places anew with these in mind.
func (r *reader) learnWidths(zones []zone) {
	var all, each [][]int
	for _, z := range zones {
		n := len(r.grids[z.grid])
		for len(all) < n {
			all, each = append(all, nil), append(each, nil)
		}
		for c, ws := range r.singleWidths(r.gridPages(z), n) {
			all[c] = append(all[c], ws...)
			w, _ := fullWidth(ws)
			each[c] = append(each[c], w)
		}
	}
	r.wide, r.agreed = make([]int, len(all)), make([]bool, len(all))
	for c, ws := range all {
		w, n := mode(each[c])
		r.wide[c], r.agreed[c] = w, n >= leastTables && float64(n) >= agreeShare*float64(len(each[c]))
		if !r.agreed[c] {
			r.wide[c], _ = fullWidth(ws)
		}
	}
	r.fixed = r.sameHeaders(zones)
	clear(r.pages)
}

// sameHeaders reports that the header rows of nearly all tables are wrapped
// alike: then their columns are equally wide. Word processors that fit columns
// to their contents wrap them differently.
func (r *reader) sameHeaders(zones []zone) bool {
	count, most := map[string]int{}, 0
	for _, z := range zones {
		key := ""
		for _, a := range r.bodyOf(z).header {
			key += fmt.Sprint(a.column, a.word.text, " ")
		}
		count[key]++
		most = max(most, count[key])
	}
	return most >= leastTables && float64(most) >= sameShare*float64(len(zones))
}

// mode is the number that most of the list come close to, and how many do.
func mode(list []int) (w, n int) {
	for _, x := range list {
		k := 0
		for _, y := range list {
			if y <= x && x-y <= full {
				k++
			}
		}
		if k > n || k == n && x > w {
			w, n = x, k
		}
	}
	return w, n
}

// When the tables of a paper agree on a column's width.
const (
	leastTables = 2
	agreeShare  = 0.5
	sameShare   = 0.8 // of the header rows
)

// Bounds for calling a width full.
const (
	leastSupport = 3    // lines that must be as wide
	rareShare    = 0.05 // share of a column's lines that may be wider by accident
	sameHalf     = 1    // half characters between lines that are equally full
)

// gridPage is the part of a grid on one page, or of one regime on it.
type gridPage struct {
	lines  []int
	bounds columnBounds
	middle []int // median start of each column's pieces
}

// gridPages is the grid of a zone by pages, found once.
func (r *reader) gridPages(z zone) []gridPage {
	if p, ok := r.pages[z.header]; ok {
		return p
	}
	b := r.bodyOf(z)
	p := r.pagesOf(columnKinds(r.grids[z.grid]), b.below, b.heads)
	r.pages[z.header] = p
	return p
}

func (r *reader) pagesOf(kinds []columnKind, lines []int, heads map[int][]anchor) []gridPage {
	var out []gridPage
	for k := 0; k < len(lines); {
		j := k
		var ws [][]word
		for j < len(lines) && r.page(lines[j]) == r.page(lines[k]) {
			ws = append(ws, r.words[lines[j]])
			j++
		}
		head := heads[r.page(lines[k])]
		found := r.regimes(kinds, ws, head)
		if n := len(out); n > 0 && head == nil {
			own := 0.0
			for _, g := range found {
				own += g.cost
			}
			if g, ok := r.goesOn(kinds, ws, out[n-1].bounds, own); ok {
				found = []regime{g}
			}
		}
		for _, g := range found {
			out = append(out, gridPage{lines[k : k+g.lines], g.bounds, g.middle})
			k += g.lines
		}
	}
	return out
}

func widthsOf(fs []fragment) []int {
	out := make([]int, len(fs))
	for i, f := range fs {
		out[i] = f.w
	}
	return out
}

// fullWidth is the width of a column's full lines: the greatest that more than
// a rare share of the lines have. support is how many have it.
func fullWidth(ws []int) (w, support int) {
	slices.Sort(ws)
	for i := len(ws) - 1; i >= 0; i-- {
		n := 1
		for j := i - 1; j >= 0 && ws[i]-ws[j] <= sameHalf; j-- {
			n++
		}
		if n >= 2 && float64(n) >= rareShare*float64(len(ws)) {
			return ws[i], n
		}
	}
	if len(ws) == 0 {
		return 0, 0
	}
	return ws[len(ws)-1], 1
}

// addLine adds one physical line's words to the columns.
func (g *grid) addLine(r *reader, i, before int, ws []word, columns []int) {
	at := len(g.lines)
	gap, cut := 0, false
	if before >= 0 {
		cut = r.page(before) != r.page(i)
		for j := before + 1; j < i && !cut; j++ {
			if r.blank(j) {
				gap++
			}
		}
	}
	g.lines, g.gaps, g.cuts = append(g.lines, i), append(g.gaps, gap), append(g.cuts, cut)
	hasText := false
	for _, f := range r.pieces(ws, columns) {
		f.at = at
		g.cols[f.col] = append(g.cols[f.col], f.fragment)
		hasText = hasText || g.isText(f.col)
	}
	g.text = append(g.text, hasText)
}

// piece is a fragment with its column.
type piece struct {
	fragment
	col int
}

// pieces are the fragments of a line whose words stand in the given columns.
func (r *reader) pieces(ws []word, columns []int) []piece {
	var out []piece
	for k := 0; k < len(ws); {
		j := k + 1
		for j < len(ws) && columns[j] == columns[k] {
			j++
		}
		out = append(out, piece{r.fragment(ws[k:j]), columns[k]})
		k = j
	}
	return out
}

// names cuts the level columns into cells.
func (r *reader) names(g *grid) (second, first []name) {
	for c, k := range g.kinds {
		switch k {
		case kindLevel1:
			first = r.cutNames(g, c, 0)
		case kindLevel2:
			second = r.cutNames(g, c, 1)
		}
	}
	return second, first
}

// Margins below which a reading counts as doubtful, in the units of the costs.
const (
	doubtRow       = 1.5
	doubtCover     = 3.0
	doubtLine      = 2.0
	doubtCohesion  = 1.0 // how well the end of a row must go with the begin of the next
	doubtSuspicion = 2.5 // what speaks against a row's cells by themselves
)

// parted reports that a page break stands between rows i and i+1 and that a
// cell of the upper one ends on a full line: it may go on below.
func (g *grid) parted(rows []span, i int) bool {
	if i < 0 || i+1 >= len(rows) || !g.cuts[rows[i+1].from] {
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
func (g *grid) runsOn(rows []span, i int) bool {
	if i < 0 || i+1 >= len(rows) {
		return false
	}
	for c := range g.cols {
		a, b := g.in(c, rows[i]), g.in(c, rows[i+1])
		if !g.isText(c) || len(a) == 0 || len(b) == 0 {
			continue
		}
		end := a[len(a)-1]
		if g.wide[c]-end.w < slackHalf+b[0].head && g.near.between(end.last, b[0].first) >= doubtCohesion {
			return true
		}
	}
	return false
}

// overflows reports that row i has no last cell and that the one beside it is
// taller than all else in its row: it may be one cell over both.
func (g *grid) overflows(rows []span, i int) bool {
	c := len(g.kinds) - 1
	if !g.isText(c) || len(g.in(c, rows[i])) > 0 {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k < 0 || k >= len(rows) {
			continue
		}
		most := 1
		for x := range g.cols[:c] {
			if g.isText(x) {
				most = max(most, len(g.in(x, rows[k])))
			}
		}
		if len(g.in(c, rows[k])) > most {
			return true
		}
	}
	return false
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
var longAfterNumber = regexp.MustCompile(`^[^\p{Han}]*\d[^\p{Han}]*\p{Han}{6,}|%[)）]?\p{Han}{3,}`)

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
		open := 0
		for k, f := range fs {
			open += f.depth
			if k > 0 {
				cost += g.wrapCost(c, fs[k-1], f)
			}
		}
		if open != 0 {
			cost += costUnbalanced
		}
		cost += g.edgeCost(c, fs)
		if g.wide[c]-fs[len(fs)-1].w < full {
			cost -= g.fullEnd(c)
		}
		if g.kinds[c] == kindValue && longAfterNumber.MatchString(textOf(fs)) {
			cost += doubtSuspicion
		}
	}
	return cost
}

// gridBands turns rows and names into bands with merged level cells.
func (r *reader) gridBands(g *grid, rows []span) []band {
	units, ys := g.heights(rows, r.top)
	v := coverer{r: r, g: g, rows: rows, ys: ys, top: r.top}
	starts2, margins2 := v.cover(g.names, units)
	groups := groupUnits(g.names, units, starts2)
	v.misfit = func(n name, u unit) bool { return !r.levels.fits(n.text, u.name) }
	starts1, margins1 := v.cover(g.tops, groups)
	bands := make([]band, len(rows))
	for i := range rows {
		doubt := rows[i].margin < doubtRow || g.lineMargin(rows[i]) < doubtLine || g.suspicion(rows[i]) >= doubtSuspicion || g.parted(rows, i-1) || g.parted(rows, i) ||
			g.runsOn(rows, i-1) || g.runsOn(rows, i) || g.overflows(rows, i)
		for c, kind := range g.kinds {
			switch kind {
			case kindLevel1:
				bands[i] = append(bands[i], levelPart(g.tops, starts1, groups, i)...)
			case kindLevel2:
				bands[i] = append(bands[i], levelPart(g.names, starts2, units, i)...)
			default:
				bands[i] = append(bands[i], part{frags: g.in(c, rows[i])})
			}
		}
		if doubt {
			r.doubtBand(bands[i], g, rows[i])
		}
	}
	r.doubtCover(bands, g, rows, units, starts2, margins2, g.names)
	r.doubtCover(bands, g, rows, groups, starts1, margins1, g.tops)
	return bands
}

// levelPart is the level cell that begins on row i, if one does; without any
// names every row has a blank one.
func levelPart(names []name, starts []int, units []unit, i int) []part {
	if len(names) == 0 {
		return []part{{}}
	}
	for k := range names {
		if starts[k] >= starts[k+1] {
			continue
		}
		a, b := units[starts[k]].first, units[starts[k+1]-1].last
		if a == i {
			return []part{{frags: names[k].frags, span: b - a + 1}}
		}
	}
	return nil
}

// groupUnits are the rows under each second-level name.
func groupUnits(names []name, units []unit, starts []int) []unit {
	if len(names) == 0 {
		return units
	}
	var out []unit
	for k := range names {
		if starts[k] >= starts[k+1] {
			continue
		}
		a, b := units[starts[k]], units[starts[k+1]-1]
		out = append(out, unit{y0: a.y0, y1: b.y1, first: a.first, last: b.last, name: names[k].text})
	}
	return out
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
			if names[k].known && margins[x] >= doubtCover {
				continue
			}
			for i := units[x].first; i <= units[x].last; i++ {
				r.doubtBand(bands[i], g, rows[i])
			}
		}
	}
}
