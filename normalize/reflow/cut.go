package reflow

import "jixiao/budget"

// codeCut marks a paper that ends in the middle of a table.
const codeCut = "table_cut"

// endBeforeLost ends the last grid before a table that begins but whose grid
// does not come: a text cut there would else be read as further rows. It
// returns the first fragment of that table, -1 when there is none.
func (w *words) endBeforeLost(s *stream, tables []located) int {
	if len(tables) == 0 {
		return -1
	}
	last := &tables[len(tables)-1]
	starts := map[int]bool{}
	for _, t := range tables {
		if len(t.labels) > 0 {
			starts[t.labels[0].id] = true
		}
	}
	for _, l := range w.labelsIn(s, last.rows, len(s.frags)) {
		if starts[l.id] && s.startsLine(l.from) {
			if l.from < last.end {
				last.end = w.tail(s, last.rows, l.from)
			}
			return l.from
		}
	}
	return -1
}

// mostBlankValues: where more than one in so many rows has no value, a last row
// without one says nothing.
const mostBlankValues = 8

// cuts says where the paper ends within a table.
func (p *paper) cuts() []budget.Issue {
	if p.lost >= 0 {
		pos := p.posOf(piece{int32(p.lost), int32(len(p.s.frags))})
		return []budget.Issue{{Code: codeCut, Message: "最后一张表只有开头，指标部分没有出现，文件可能在这里中断", Where: pos}}
	}
	k := len(p.tables) - 1
	if k < 0 || p.grids[k] == nil || p.tables[k].end < len(p.s.frags) || len(p.found[k].rows) == 0 {
		return nil
	}
	rows := p.found[k].rows
	if !p.unfinished(rows[len(rows)-1], p.grids[k].m.roles) && !p.endsInLevel() {
		return nil
	}
	end := int32(p.tables[k].end)
	return []budget.Issue{{Code: codeCut, Message: "最后一行不完整，文件可能在这里中断", Where: p.posOf(piece{end - 1, end})}}
}

// unfinished reports whether a row ends before its value though the paper's
// rows have values.
func (p *paper) unfinished(last row, roles []role) bool {
	value := -1
	for c, r := range roles {
		if r == roleValue {
			value = c
			break
		}
	}
	if value < 0 {
		return false
	}
	for _, cell := range last.cells[value:] {
		if len(cell) > 0 {
			return false
		}
	}
	blank, all := 0, 0
	for k := range p.found {
		if p.grids[k] == nil || len(p.grids[k].m.roles) != len(roles) {
			continue
		}
		for _, r := range p.found[k].rows {
			all++
			if len(r.cells[value]) == 0 {
				blank++
			}
		}
	}
	return (blank-1)*mostBlankValues < all
}

// shortestLevel: fewer characters of a level's name may be anything.
const shortestLevel = 3

// endsInLevel reports whether the text ends within a level's name.
func (p *paper) endsInLevel() bool {
	n := len(p.s.frags)
	for i := n - 1; i >= max(0, n-2); i-- {
		if !p.s.startsLine(i) || len(p.s.runesOf(i, n)) < shortestLevel {
			continue
		}
		for _, t := range []*trie{p.w.level1, p.w.level2} {
			for _, m := range t.at(p.s, i, true) {
				if m.partial && m.end == n {
					return true
				}
			}
		}
	}
	return false
}
