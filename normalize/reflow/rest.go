package reflow

// A row that a page break cuts is printed in two parts: the first lines of all
// its cells, then, on the next page, the rest of those that are not done.

// costRestAnew is a cell whose text begins on the second page only.
const costRestAnew = 1.5

// costRestLevel is a level's whole name on the second page only.
const costRestLevel = 8

// costRestMissing is a level's name that is cut and never completed.
const costRestMissing = 8

// mostHiddenRest is how many lines the rest of a cell may have where nothing shows
// the page break: longer ones are not looked for.
const mostHiddenRest = 12

// fillRest tries every way in which the cell goes on after the page break.
func (p *search) fillRest(id int32, n node) {
	first, partial := p.firstPart(id, n.col)
	skip := float32(0)
	if partial {
		skip = p.missing(first)
	}
	next := n
	next.col++
	p.move(id, next, skip)
	if n.at >= int32(p.g.to) {
		return
	}
	role := p.g.m.roles[n.col]
	free := role != roleLevel1 && role != roleLevel2
	if !free && hasSuffix(p.g.s.runesOf(int(first[0]), int(first[1])), suffix) {
		return // the name is whole
	}
	w := newWrap(p.g.m.width[n.col])
	cost, depth := p.goOn(&w, &n, first)
	lines, all := int8(1), 1
	whole := append(p.whole[:0], p.g.s.runesOf(int(first[0]), int(first[1]))...)
	seen := p.g.s.frags[p.restStart(id)].cut
	for j := int(n.at); j < p.g.to && cost < hopeless+hopelessPer*float32(j-int(n.at)); j++ {
		f := &p.g.s.frags[j]
		if j > int(n.at) {
			cost += p.g.bond[j-p.g.from] + w.add(f)
			if f.sep != sameLine {
				lines, all = min(lines+1, lineMany), all+1
				if all > mostHiddenRest && !seen {
					break // a cut that nothing shows is not tried for long rests
				}
			}
		}
		if free {
			cost += p.g.strayCost(j, depth, role)
		}
		depth += p.g.brackets(j)
		whole = append(whole, p.g.s.runesOf(j, j+1)...)
		next.at, next.phase, next.lines = int32(j+1), inRest, lines
		p.move(id, next, cost+p.restEnd(int(n.col), first, int(n.at), j+1, depth, whole))
	}
	p.whole = whole
}

// missing is the cost of a level's name that is cut and does not go on; one that is
// whole but for 指标 is a short name then.
func (p *search) missing(first [2]int32) float32 {
	if name := p.g.s.runesOf(int(first[0]), int(first[1])); p.g.w.level1.has(name) || p.g.w.level2.has(name) {
		return costNoSuffix - costPartial
	}
	return costRestMissing
}

// goOn takes up a cell after the page break: what was charged for its end
// before the break, or for its being blank, is given back. It also returns the
// brackets left open.
func (p *search) goOn(w *wrap, n *node, first [2]int32) (cost float32, depth int) {
	g := p.g
	if first[0] >= first[1] {
		if role := g.m.roles[n.col]; role == roleLevel1 || role == roleLevel2 {
			return costRestLevel, 0
		}
		return costRestAnew + w.begin(&g.s.frags[n.at]) - g.m.empty[n.col], 0
	}
	for k := first[0]; k < first[1]; k++ {
		depth += g.brackets(int(k))
	}
	last := int(first[1]) - 1
	cost = p.afterCut(w, first, int(n.at)) - g.c.between(g.s.frags[last].last, g.s.frags[n.at].first)
	if role := g.m.roles[n.col]; role != roleLevel1 && role != roleLevel2 {
		cost -= g.stop[last-g.from] + unbalanced(depth) + g.content(role, int(first[0]), int(first[1])) - g.known(int(n.col), int(first[0]), int(first[1]))
	}
	return cost, depth
}

// restEnd is the cost of a cut cell's ending before fragment j.
func (p *search) restEnd(col int, first [2]int32, i, j, depth int, whole []rune) float32 {
	cost := p.restContent(col, whole, len(p.g.s.runesOf(i, j))) - p.knownWhole(col, first, i, j)
	if role := p.g.m.roles[col]; role != roleLevel1 && role != roleLevel2 {
		cost += p.g.stop[j-1-p.g.from] + unbalanced(depth)
	}
	return cost
}

// restStart is the fragment after the page break that a node follows.
func (p *search) restStart(id int32) int32 {
	for p.nodes[id].phase != atRest || p.nodes[id].col != 0 {
		id = p.nodes[id].back
	}
	return p.nodes[id].at
}

// firstPart is the cell's part before the page break on the best path to a node.
func (p *search) firstPart(id int32, col int8) (part [2]int32, partial bool) {
	for id >= 0 {
		n := &p.nodes[id]
		if n.back < 0 {
			break
		}
		b := &p.nodes[n.back]
		if b.phase != atRest && b.phase != inRest && b.col == col && n.col == col+1 {
			return [2]int32{b.at, n.at}, n.partial
		}
		id = n.back
	}
	return part, false
}

// afterCut sets up the lines before the page break and charges the wrap at it.
func (p *search) afterCut(w *wrap, first [2]int32, at int) float32 {
	w.begin(&p.g.s.frags[first[0]])
	for k := first[0] + 1; k < first[1]; k++ {
		w.add(&p.g.s.frags[k])
	}
	f := p.g.s.frags[at]
	f.sep = nextLine
	return w.add(&f)
}

// restContent judges the whole text of a cell that was cut, its last characters on
// the second page.
func (p *search) restContent(col int, whole []rune, rest int) float32 {
	switch role := p.g.m.roles[col]; role {
	case roleLevel1:
		return wholeLevel(p.g.w.level1, whole, rest)
	case roleLevel2:
		return wholeLevel(p.g.w.level2, whole, rest)
	default:
		kind := noValue
		if role == roleValue || len(whole) <= longestPhrase {
			kind = notationOf(whole)
		}
		cost := contentOf(role, whole, kind)
		if hasSuffix(whole, suffix) && (p.g.w.level1.has(whole) || p.g.w.level2.has(whole)) {
			cost += costLevelInText
		}
		return cost
	}
}

// wholeLevel judges a level's name that was cut. What is a known name before or
// after the page break is no part of an unknown one.
func wholeLevel(t *trie, whole []rune, rest int) float32 {
	begin := whole[:len(whole)-rest]
	switch {
	case t.has(whole):
		return 0
	case t.has(begin) || t.has(whole[len(begin):]):
		return never
	case len(whole) > suffixLength && hasSuffix(whole, suffix):
		return costStrangeLevel2
	}
	return never
}

// knownWhole is the bonus for a cut cell whose whole text stands elsewhere.
func (p *search) knownWhole(col int, first [2]int32, i, j int) float32 {
	if p.g.m.lexicon == nil || first[0] >= first[1] {
		return 0
	}
	n := p.g.m.lexicon.count[col][p.g.s.hashOfBoth(int(first[0]), int(first[1]), i, j)]
	return lexiconBonus(n)
}
