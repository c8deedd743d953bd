package reflow

// merge is what the rows so far say of a merged level cell.
type merge uint8

const (
	mergeOpen   merge = iota // covers this row and may cover more
	mergeMust                // taken for merged: must cover the next row too
	mergeSingle              // taken for a cell of one row
	merges
)

// skipLevel is a level's cell that is merged with the one above, or blank.
func (p *search) skipLevel(id int32, n node, role role) {
	state, cost := &n.merge2, float32(0)
	if role == roleLevel1 {
		state = &n.merge1
	} else if n.lines != lineNone {
		cost += costEmptyLevel // a new first level without a second
	}
	if int(n.at) == p.g.from && role == roleLevel1 {
		cost += never
	}
	if *state == mergeSingle {
		cost += costNoMerge
	}
	*state = mergeOpen
	p.leave(id, n, cost)
}

// fillLevel prints a level's cell, for this row only or merged over more.
func (p *search) fillLevel(id int32, n node, role role, c candidate) {
	next := n
	next.at, next.col, next.phase, next.partial = c.end, n.col+1, phaseAfter(n.phase, c.partial), c.partial
	cost := c.cost
	if n.merge2 == mergeMust || role == roleLevel1 && n.merge1 == mergeMust {
		cost += costUnclosed
	}
	next.merge2 = mergeSingle
	if role == roleLevel1 {
		next.merge1 = mergeSingle
		next.level1 = p.levelID(p.g.w.level1, n.at, c.end)
	} else {
		cost += p.parentCost(&n, c.end)
	}
	next.lines = c.lines
	p.move(id, next, cost+p.gapCost(&n, c.lines))
	if role == roleLevel1 {
		next.merge1 = mergeMust
	} else {
		next.merge2 = mergeMust
	}
	if p.g.m.align != alignMiddle {
		p.move(id, next, cost+p.gapCost(&n, c.lines))
		return
	}
	next.lines = lineMerged
	p.move(id, next, cost+p.mergedGap(&n))
}

func (p *search) levelID(t *trie, from, to int32) int8 {
	for _, m := range t.at(p.g.s, int(from), false) {
		if m.end == int(to) {
			return int8(m.id)
		}
	}
	return -1
}

// parentCost charges a second level that belongs under another first level.
func (p *search) parentCost(n *node, end int32) float32 {
	if n.level1 < 0 {
		return 0
	}
	id := p.levelID(p.g.w.level2, n.at, end)
	if id < 0 || p.g.w.parent[id]&(1<<n.level1) != 0 {
		return 0
	}
	return costWrongParent
}
