package layout

import "slices"

// Some papers have one basis for all rows of a table, in one cell beside them.
// The text is then the only one in the last column, in the middle of the table's
// lines (or at their top, where cells are set so), whatever rows stand there.

// When the last column holds such a cell.
const (
	leastBeside  = 4    // rows: of two or three one is in the middle by itself
	asideLines   = 1.5  // lines that it may stand off the middle
	asideShare   = 0.05 // and of the table's lines, for the rows' different heights
	mostAside    = 0.5  // of the table's lines that it may fill
	costAsideRow = 20.0 // a row with a piece of that cell
)

// hasAside reports that the last column holds one cell for all rows.
func (g *grid) hasAside(rows []span, top bool) bool {
	c := len(g.kinds) - 1
	fs, n := g.cols[c], len(g.lines)
	if g.kinds[c] != kindText || len(fs) == 0 || len(rows) < leastBeside || slices.Contains(g.cuts, true) || float64(len(fs)) > mostAside*float64(n) {
		return false
	}
	first, last := fs[0], fs[len(fs)-1]
	if first.marks.closes || last.marks.opens {
		return false
	}
	total := 0.0 // what speaks against the lines being one text
	for k := 1; k < len(fs); k++ {
		cost := g.wrapCost(c, fs[k-1], fs[k])
		if total += cost; cost >= costShort/2 || fs[k].at > fs[k-1].at+besides {
			return false
		}
	}
	if total >= unbound {
		return false
	}
	if top {
		return first.at == 0
	}
	off := float64(first.at+last.at)/2 - float64(n-1)/2
	return max(off, -off) <= asideLines+asideShare*float64(n)
}

// setAside takes the last column's cell out of the lines.
func (g *grid) setAside(r *reader) {
	c := len(g.kinds) - 1
	g.aside = g.cols[c]
	g.kinds[c] = kindAside
	g.cut = slices.DeleteFunc(slices.Clone(g.cut), func(l cutLine) bool { return l.cols[0] == c })
	for k := range g.cut {
		l := &g.cut[k]
		n, _ := slices.BinarySearch(l.cols, c)
		l.words, l.cols, l.alts = l.words[:n], l.cols[:n], nil
	}
	g.collect(r)
	g.names, g.tops = r.names(g)
}

// asidePart is the cell beside all rows; it begins on the first.
func (g *grid) asidePart(i, rows int) []part {
	if i > 0 {
		return nil
	}
	return []part{{frags: g.aside, span: rows}}
}
