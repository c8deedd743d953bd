package reflow

import "slices"

// longestStrange bounds unknown second-level names, in characters.
const longestStrange = 14

// levels are the vocabulary's words at i, or an unknown name ending in 指标.
func (g *grid) levels(t *trie, i int, strange float32, col int, out []candidate) []candidate {
	known := -1
	found := t.at(g.s, i, true)
	for k, m := range found {
		if m.end > g.to {
			break
		}
		c := candidate{int32(m.end), g.lineCount(i, m.end), m.partial, g.wrapCost(col, i, m.end)}
		if g.torn[i] {
			out = append(out, candidate{c.end, c.lines, false, c.cost + costPartial})
		}
		if m.partial {
			if !g.cutAhead(i) && !g.restAhead(t, i, m.end) {
				continue
			}
			c.cost += costPartial
		} else {
			known = m.end
			if !hasSuffix(g.s.runesOf(i, m.end), suffix) {
				if g.cutAhead(i) || g.restAhead(t, i, m.end) { // 满意度, and 指标 on the next page
					out = append(out, candidate{c.end, c.lines, true, c.cost + costPartial})
				}
				c.cost += g.shortName(m.end)
				if longer(found[k+1:]) {
					c.cost += never
				}
			}
		}
		out = append(out, c)
	}
	if known >= 0 {
		return out // a known name and more is none
	}
	chars := 0
	for j := i; j < g.to && chars <= longestStrange; j++ {
		chars += g.s.frags[j].n
		if j > i && g.level[j-g.from] {
			break
		}
		if chars > suffixLength && chars <= longestStrange && hasSuffix(g.s.runesOf(i, j+1), suffix) {
			out = append(out, candidate{int32(j + 1), g.lineCount(i, j+1), false, strange + g.wrapCost(col, i, j+1) + g.bonds(i, j+1)})
			break
		}
	}
	return out
}

// longer reports whether a whole name is among the longer ones.
func longer(found []match) bool {
	return slices.ContainsFunc(found, func(m match) bool { return !m.partial })
}

// shortName is the cost of a level's name without 指标 that ends before fragment
// i. Before another level's name it is hardly anything else.
func (g *grid) shortName(i int) float32 {
	if i < g.to && g.levelAt(g.w.level2, i) {
		return costShortLevel
	}
	return costNoSuffix
}

// scored is where a first level's name with its score ends: 产出指标(50分); 0
// when none begins at fragment i.
func (g *grid) scored(i int) int {
	end := min(g.to, i+mostScored)
	t := g.s.runesOf(i, end)
	n := scoredName(g.w.level1, t)
	for j := i; j < end && n > 0; j++ {
		if n -= g.s.frags[j].n; n == 0 {
			return j + 1
		}
	}
	return 0
}

const (
	// mostScored is how many fragments a name with its score may have.
	mostScored = 8
	// longestScore: (20-30分).
	longestScore = 10
)

// scoredName is how many characters at the start of t are a level's name with a
// score in brackets, 0 if none.
func scoredName(t *trie, text []rune) int {
	n := t.beginning(text)
	if n == 0 || n >= len(text) || text[n] != '(' {
		return 0
	}
	for k := n + 1; k < min(len(text), n+longestScore); k++ {
		if text[k] == ')' && text[k-1] == '分' {
			return k + 1
		}
	}
	return 0
}

// cutAhead reports whether a page break follows soon after fragment i.
func (g *grid) cutAhead(i int) bool {
	for j := i + 1; j < min(g.to, i+nearCut); j++ {
		if g.s.frags[j].cut {
			return true
		}
	}
	return false
}

// restAhead reports whether fragments i up to end, the beginning of a level's
// name, are completed on one of the next lines, where a page may end without a
// sign of it.
func (g *grid) restAhead(t *trie, i, end int) bool {
	if !g.s.frags[i].unpaged {
		return false
	}
	begin := g.s.runesOf(i, end)
	for k := end + 1; k < min(g.to, i+farthestRest); k++ {
		for j := k + 1; g.s.frags[k].line > g.s.frags[end-1].line && j <= min(g.to, k+mostPieces); j++ {
			if t.has(slices.Concat(begin, g.s.runesOf(k, j))) {
				return true
			}
		}
	}
	return false
}

func (g *grid) bonds(i, j int) float32 {
	cost := float32(0)
	for k := i + 1; k < j; k++ {
		cost += g.bond[k-g.from]
	}
	return cost
}
