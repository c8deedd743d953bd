package layout

// A grid is the indicator rows of one table: for each column its fragments in
// order, for each physical line with a text cell where it stands.
type grid struct {
	kinds []columnKind
	cols  [][]fragment
	lines []int      // input lines, in order
	gaps  []int      // blank lines above each line, on its page
	cuts  []bool     // a page break stands above the line
	text  []bool     // the line has a text cell, not only names of levels
	names []name     // second-level cells, in order
	tops  []name     // first-level cells
	aside []fragment // the cell beside all rows
	pages []gridPage
	cut   []cutLine
	wide  []int // widest line of each column, in half characters
	near  *cohesion
	odds  map[oddKey]bool // whether a text can be no cell
}

func (g *grid) isText(c int) bool {
	return g.kinds[c] != kindLevel1 && g.kinds[c] != kindLevel2 && g.kinds[c] != kindAside
}

// newGrid finds the columns page by page and collects the fragments.
func (r *reader) newGrid(labels []string, pages []gridPage) *grid {
	kinds := columnKinds(labels)
	g := &grid{kinds: kinds, wide: make([]int, len(kinds)), pages: pages, near: r.near, odds: r.odds}
	full := r.fullWidths(pages, len(kinds))
	for _, p := range pages {
		q := cutter{r: r, kinds: kinds, bounds: p.bounds, middle: p.middle, full: full}
		g.cut = append(g.cut, q.cutLines(p.lines)...)
	}
	g.collect(r)
	own := make([]int, len(kinds))
	for c, fs := range g.cols {
		w, support := fullWidth(widthsOf(fs))
		own[c] = w
		if r.fixed || support < leastSupport {
			w = max(w, full[c])
		}
		if support < leastSupport {
			own[c] = w
		}
		g.wide[c] = w
	}
	g.names, g.tops = r.names(g)
	g.ownWidths(r.top, own)
	return g
}

// ownWidthGain is what a table's own width of a column must gain over the
// paper's.
const ownWidthGain = 2.0

// ownWidths takes the widths of columns that the table shows itself where its
// lines make rows at less cost with them than with the paper's: header rows that
// are wrapped alike do not make columns equally wide.
func (g *grid) ownWidths(top bool, own []int) {
	total := func() float64 { return newRowCosts(g, top).newPath().total() }
	now := 0.0
	for c, w := range own {
		if !g.isText(c) || g.wide[c]-w < full {
			continue
		}
		if now == 0 {
			now = total()
		}
		keep := g.wide[c]
		g.wide[c] = w
		if t := total(); t < now-ownWidthGain {
			now = t
		} else {
			g.wide[c] = keep
		}
	}
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
