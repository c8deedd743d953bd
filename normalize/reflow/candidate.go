package reflow

// candidate is one way to fill a cell: the fragments up to end.
type candidate struct {
	end   int32
	lines int8 // printed lines, at most lineMany; 0 for a blank cell
	// partial is set when the text is only the beginning of a level's name.
	partial bool
	cost    float32
}

// candidates are the ways to fill a cell of column col from fragment i on.
func (g *grid) candidates(col, i int, out []candidate) []candidate {
	switch g.m.roles[col] {
	case roleLevel1:
		if end := g.scored(i); end > 0 {
			out = append(out, candidate{end: int32(end), lines: g.lineCount(i, end), cost: g.wrapCost(col, i, end)})
		}
		return g.levels(g.w.level1, i, costStrangeLevel1, col, out)
	case roleLevel2:
		return g.levels(g.w.level2, i, costStrangeLevel2, col, out)
	}
	return g.texts(col, i, append(out, candidate{end: int32(i), cost: g.m.empty[col]}))
}

// wrapCost is the cost of the wraps within fragments i up to j.
func (g *grid) wrapCost(col, i, j int) float32 {
	w := newWrap(g.m.width[col])
	cost := w.begin(&g.s.frags[i])
	for k := i + 1; k < j; k++ {
		f := &g.s.frags[k]
		cost += w.add(f)
		if f.sep != sameLine {
			cost += g.m.spacing[gapWrap][f.sep] * g.loose[k-g.from]
		}
	}
	return cost
}

// A search for longer cells ends when no later evidence makes up for the cost:
// hopeless, and a little more for each fragment, since long texts gather small
// costs.
const (
	hopeless    = 22
	hopelessPer = 0.8
)

// texts are the ways to fill a free cell.
func (g *grid) texts(col, i int, out []candidate) []candidate {
	if i >= g.to {
		return out
	}
	w := newWrap(g.m.width[col])
	role := g.m.roles[col]
	base := g.start[i-g.from] + w.begin(&g.s.frags[i])
	if g.level[i-g.from] {
		base += costLevelInText
	}
	if g.sign[i-g.from] && role != roleValue {
		base += costSignInText
	}
	lines := int8(1)
	depth := 0
	for j := i; j < g.to && (j == i || base < hopeless+hopelessPer*float32(j-i)); j++ {
		f := &g.s.frags[j]
		if j > i {
			base += g.bond[j-g.from] + w.add(f)
			if f.sep != sameLine {
				base += g.m.spacing[gapWrap][f.sep] * g.loose[j-g.from]
				lines = min(lines+1, lineMany)
			}
			base += g.strayCost(j, depth, role)
		}
		depth += g.brackets(j)
		cost := base + g.stop[j-g.from] + unbalanced(depth) + g.content(role, i, j+1)
		cost -= g.known(col, i, j+1)
		out = append(out, candidate{int32(j + 1), lines, false, cost})
	}
	return out
}
