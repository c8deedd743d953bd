package reflow

// A level's cell that is merged over rows may lie across a page break that falls
// between two of them. Its last lines are then printed at the head of the next page,
// before the next row: 产出指 in its first row, and 标 by itself some rows later.

// remnant is such an end of a level's name: the fragments up to end.
type remnant struct {
	end   int
	begin int // the first fragment of the name
}

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
			if r := g.remnantAt(t, at, k); r.end > at {
				g.remnants[at], g.torn[r.begin] = r, true
				at = r.end
			}
		}
	}
}

// remnantAt is the end of a level's name that stands at fragment i, behind a page
// break before fragment k and some rows after its beginning; empty when there is
// none.
func (g *grid) remnantAt(t *trie, i, k int) remnant {
	for end := i + 1; end <= min(g.to, i+mostPieces); end++ {
		rest := g.s.runesOf(i, end)
		if !t.ends[string(rest)] {
			continue
		}
		if begin := g.beginningOf(t, rest, k); begin >= 0 {
			return remnant{end, begin}
		}
	}
	return remnant{}
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

// takeRemnant passes over the end of a level's name at the head of a page, when the
// best path to it has the beginning in a level's cell.
func (p *search) takeRemnant(id int32, n node) {
	r, ok := p.g.remnants[int(n.at)]
	if !ok || n.merge1 == mergeSingle || !p.hasLevelAt(id, r.begin) {
		return
	}
	n.at = int32(r.end)
	p.move(id, n, costRemnant)
}

// hasLevelAt reports whether the best path to a node has a level's cell that begins
// with a fragment.
func (p *search) hasLevelAt(id int32, begin int) bool {
	for to := int32(begin) + 1; id >= 0 && int(p.nodes[id].at) >= begin; id = p.nodes[id].back {
		n := &p.nodes[id]
		if int(n.at) == begin && to > n.at && int(n.col) < p.cols {
			role := p.g.m.roles[n.col]
			return role == roleLevel1 || role == roleLevel2
		}
		to = n.at
	}
	return false
}
