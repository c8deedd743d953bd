package reflow

// A level's cell that is merged over rows may lie across a page break that falls
// between two of them. Its last lines are then printed at the head of the next page,
// before the next row: 产出指 in its first row, and 标 by itself some rows later.

const (
	// farthestBegin is how many fragments before its end the name may begin: some
	// eight rows.
	farthestBegin = 120
	// costRemnant is charged for an end at the head of a page.
	costRemnant = 0.5
)

// findRemnants looks for the ends of levels' names at the page breaks that are seen,
// and for the beginnings that they belong to.
func (g *grid) findRemnants() {
	for k := g.from + 1; k < g.to; k++ {
		if !g.s.frags[k].cut {
			continue
		}
		at := k
		for _, t := range []*trie{g.w.level1, g.w.level2} {
			if end := g.remnantAt(t, at, k); end > at {
				g.remnants[at] = end
				at = end
			}
		}
	}
}

// remnantAt is where the end of a level's name ends that stands at fragment i,
// behind a page break before fragment k and some rows after its beginning; i when
// there is none.
func (g *grid) remnantAt(t *trie, i, k int) int {
	for end := i + 1; end <= min(g.to, i+mostPieces); end++ {
		rest := g.s.runesOf(i, end)
		if !t.ends[string(rest)] {
			continue
		}
		if begin := g.beginningOf(t, rest, k); begin >= 0 {
			g.torn[begin] = true
			return end
		}
	}
	return i
}

// beginningOf is the last fragment before k at which a level's name begins that
// goes on with rest; the page break is not in its row. It is -1 when there is none.
func (g *grid) beginningOf(t *trie, rest []rune, k int) int {
	for i := k - 1; i >= max(g.from, k-farthestBegin); i-- {
		for _, m := range t.at(g.s, i, true) {
			if m.end >= k || g.level[i-g.from] {
				break
			}
			if t.has(append(append([]rune{}, g.s.runesOf(i, m.end)...), rest...)) {
				return i
			}
		}
	}
	return -1
}

// takeRemnant passes over the end of a level's name at the head of a page.
func (p *search) takeRemnant(id int32, n node) {
	if end, ok := p.g.remnants[int(n.at)]; ok && n.merge1 != mergeSingle {
		n.at = int32(end)
		p.move(id, n, costRemnant)
	}
}
