package reflow

// piece is a run of fragments that fills a cell or a part of one.
type piece struct{ from, to int32 }

func (p piece) blank() bool { return p.from >= p.to }

// row is one row of a reading: per column the cell's pieces, a second one where
// a page break cut it. A column without pieces is blank or merged with the cell
// above.
type row struct {
	cells [][]piece
}

// reading is what a search found: the rows and where the grid ends.
type reading struct {
	rows []row
	end  int
	cost float32
	last int32 // node
}

// read runs the search and follows the best path back.
func (p *search) read(g *grid) reading {
	last := p.run(g)
	if last < 0 {
		return reading{end: g.from, last: -1}
	}
	cost, _ := p.final(&p.nodes[last])
	r := reading{end: int(p.nodes[last].at), cost: cost, last: last}
	var path []int32
	for id := last; id >= 0; id = p.nodes[id].back {
		path = append(path, id)
	}
	for k := len(path) - 1; k > 0; k-- {
		r.take(&p.nodes[path[k]], &p.nodes[path[k-1]], g)
	}
	return r
}

// take adds what the edge from a to b printed.
func (r *reading) take(a, b *node, g *grid) {
	cols := len(g.m.roles)
	if a.col == 0 && b.col == 0 && b.at > a.at {
		r.complete(piece{a.at, b.at}, g)
		return
	}
	if a.col == 0 && a.phase == atRow {
		r.rows = append(r.rows, row{cells: make([][]piece, cols)})
	}
	if b.at == a.at {
		return
	}
	cells := r.rows[len(r.rows)-1].cells
	cells[a.col] = append(cells[a.col], piece{a.at, b.at})
}

// complete adds the end of a level's name to the cell that it goes on: the last
// one of a level that it makes a whole name with.
func (r *reading) complete(rest piece, g *grid) {
	for i := len(r.rows) - 1; i >= 0; i-- {
		for col := range r.rows[i].cells {
			if cell := &r.rows[i].cells[col]; g.goesOn(col, *cell, rest) {
				*cell = append(*cell, rest)
				return
			}
		}
	}
}

// goesOn reports whether a cell is a level's name that rest makes whole.
func (g *grid) goesOn(col int, cell []piece, rest piece) bool {
	t := g.w.level1
	switch g.m.roles[col] {
	case roleLevel1:
	case roleLevel2:
		t = g.w.level2
	default:
		return false
	}
	var whole []rune
	for _, pc := range cell {
		whole = append(whole, g.s.runesOf(int(pc.from), int(pc.to))...)
	}
	return len(cell) > 0 && t.has(append(whole, g.s.runesOf(int(rest.from), int(rest.to))...))
}
