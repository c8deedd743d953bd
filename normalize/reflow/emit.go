package reflow

import (
	"slices"

	"jixiao/budget"
)

// emit puts tables, prose and furniture in content order.
func (p *paper) emit() ([]budget.Block, []budget.Issue) {
	var out []budget.Block
	p.ledger = newLedger(p.s.lines)
	parents := p.parents()
	line := 0
	frag := 0
	for k := range p.tables {
		t := &p.tables[k]
		if t.start >= t.end {
			continue
		}
		first, last := p.s.frags[t.start].line, p.s.frags[t.end-1].line
		out = p.prose(out, line, first, frag, t.start)
		table := p.table(k, parents)
		out = append(out, budget.Block{Table: table})
		out = p.inside(out, first, last)
		line, frag = last, t.end
		if frag >= len(p.s.frags) || p.s.frags[frag].line != last {
			line++
		}
	}
	out = p.prose(out, line, len(p.s.lines), frag, len(p.s.frags))
	return p.ledger.settle(out)
}

// prose appends the lines from..to-1 and, of line `to`, what stands before
// fragment next; of line `from`, what stands before fragment frag is left out.
func (p *paper) prose(out []budget.Block, from, to, frag, next int) []budget.Block {
	for i := from; i < to; i++ {
		begin := 0
		if i == from && frag < len(p.s.frags) && p.s.frags[frag].line == i && p.s.frags[frag].from > 0 && !p.s.startsLine(frag) {
			begin = p.s.frags[frag].from
		}
		out = append(out, p.lineBlock(i, begin, len(p.s.lines[i].Text)))
	}
	if next < len(p.s.frags) && !p.s.startsLine(next) {
		f, begin := &p.s.frags[next], 0
		if p.s.frags[frag].line == f.line && !p.s.startsLine(frag) { // a table ends on this line
			begin = p.s.frags[frag].from
		}
		if !blank(p.s.lines[f.line].Text[begin:f.from]) {
			out = append(out, p.lineBlock(f.line, begin, f.from))
		}
	}
	return out
}

// lineBlock is bytes from..to of a line outside of the tables.
func (p *paper) lineBlock(i, from, to int) budget.Block {
	p.ledger.claim(i, from, to)
	l := p.s.lines[i]
	l.Text = l.Text[from:to]
	if p.kind[i] != "" {
		l.Furniture = p.kind[i]
	}
	return budget.Block{Line: &l}
}

// inside appends the furniture that stood between a table's lines.
func (p *paper) inside(out []budget.Block, first, last int) []budget.Block {
	for i := first; i <= last; i++ {
		if p.kind[i] != "" {
			out = append(out, p.lineBlock(i, 0, len(p.s.lines[i].Text)))
		}
	}
	return out
}

// table draws one table whole and aligns its columns.
func (p *paper) table(k int, parents map[int]bool) *budget.Table {
	t := &p.tables[k]
	sk := p.block(t, parents)
	var heads []draft
	for _, h := range t.heads {
		heads = append(heads, draft{pieces: h, rowSpan: 1})
	}
	if len(heads) > 0 {
		sk.add(heads...)
	}
	if p.grids[k] != nil {
		p.gridRows(sk, k)
	}
	out := p.align(sk)
	out.Inferred = true
	out.Pos = p.posOf(piece{int32(t.start), int32(t.end)})
	return out
}

// gridRows appends the rows of the indicator grid, level cells spanning down.
func (p *paper) gridRows(sk *sketch, k int) {
	r := &p.found[k]
	roles := p.grids[k].m.roles
	base := len(sk.rows)
	for range r.rows {
		sk.add()
	}
	for c, role := range roles {
		level := role == roleLevel1 || role == roleLevel2
		for i := 0; i < len(r.rows); {
			d := draft{pieces: r.rows[i].cells[c], rowSpan: 1}
			for level && i+d.rowSpan < len(r.rows) && len(r.rows[i+d.rowSpan].cells[c]) == 0 {
				d.rowSpan++
			}
			d.doubts = append(p.doubtIn(k, d.pieces), p.merged(k, i, c)...)
			if len(d.doubts) == 0 {
				d.doubts = p.sparse(k, i, c)
			}
			if role == roleName {
				d.doubts = append(d.doubts, p.nameless(k, r.rows[i].cells)...)
			}
			if role == roleValue {
				d.doubts = append(d.doubts, p.eitherOr(k, r.rows[i].cells)...)
			}
			sk.rows[base+i] = append(sk.rows[base+i], d)
			i += d.rowSpan
		}
	}
}

// align gives every cell its place: rows are filled from the left around cells
// that span down, and the last cell of a row reaches to the right border.
func (p *paper) align(sk *sketch) *budget.Table {
	out := &budget.Table{Rows: len(sk.rows)}
	for pass := range 2 { // first to count the columns, then to place
		taken := map[int]int{} // column → rows still covered from above
		for i, row := range sk.rows {
			col := 0
			next := map[int]int{}
			for c, n := range taken {
				if n > 1 {
					next[c] = n - 1
				}
			}
			for j, d := range row {
				for taken[col] > 0 {
					col++
				}
				width := 1
				if pass == 1 && j == len(row)-1 {
					for col+width < out.Cols && taken[col+width] == 0 {
						width++
					}
				}
				if d.rowSpan > 1 {
					for c := range width {
						next[col+c] = d.rowSpan - 1
					}
				}
				if pass == 1 {
					out.Cells = append(out.Cells, p.cell(d, i, col, width))
				}
				col += width
			}
			for taken[col] > 0 {
				col++
			}
			if pass == 0 {
				out.Cols = max(out.Cols, col)
			}
			taken = next
		}
	}
	return out
}

func (p *paper) cell(d draft, row, col, width int) budget.Cell {
	c := budget.Cell{Row: row, Col: col, RowSpan: d.rowSpan, ColSpan: width, Doubts: d.doubts}
	c.Doubts = append(c.Doubts, p.lateSignIn(d.pieces)...)
	c.Doubts = append(c.Doubts, p.lateIn(d.pieces)...)
	var text []string
	for _, pc := range p.splitAtCuts(d.pieces) {
		p.ledger.claimPiece(p.s, pc)
		lines := p.s.printed(int(pc.from), int(pc.to))
		text = append(text, linesInOrder(p.s.uncut(pc, lines))...)
		c.Places = append(c.Places, budget.Place{Pos: p.posOf(pc), Raw: joinRaw(lines)})
	}
	c.Text = budget.JoinLines(text...)
	return c
}

// uncut puts back the white space at the ends of printed lines: a line that ends with
// it was not cut within a word.
func (s *stream) uncut(pc piece, lines []string) []string {
	out := slices.Clone(lines)
	n := 0
	for i := pc.from; i < pc.to; i++ {
		f := &s.frags[i]
		if i+1 < pc.to && s.frags[i+1].line == f.line {
			continue
		}
		if rest := s.lines[f.line].Text[f.to:]; blank(rest) {
			out[n] += rest
		}
		n++
	}
	return out
}

// splitAtCuts parts pieces where a page break lies within them.
func (p *paper) splitAtCuts(pieces []piece) []piece {
	var out []piece
	for _, pc := range pieces {
		for i := pc.from + 1; i < pc.to; i++ {
			if p.s.frags[i].cut {
				out = append(out, piece{pc.from, i})
				pc.from = i
			}
		}
		out = append(out, pc)
	}
	return out
}

func joinRaw(lines []string) string {
	if len(lines) == 1 {
		return lines[0]
	}
	n := 0
	for _, l := range lines {
		n += len(l) + 1
	}
	b := make([]byte, 0, n)
	for i, l := range lines {
		if i > 0 {
			b = append(b, '\n')
		}
		b = append(b, l...)
	}
	return string(b)
}

func (p *paper) posOf(pc piece) budget.Pos {
	first := &p.s.lines[p.s.frags[pc.from].line]
	last := &p.s.lines[p.s.frags[pc.to-1].line]
	return budget.Pos{Page: first.Pos.Page, Lines: [2]int{first.Pos.Lines[0], last.Pos.Lines[1]}}
}
