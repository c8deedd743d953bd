package layout

import (
	"slices"

	"jixiao/budget"
)

// table builds one project's table from its bands: a common number of columns,
// the last cell of a band taking what is left.
func (r *reader) table(bands []band) budget.Table {
	covered := make([][]bool, len(bands))
	cols := 0
	for _, b := range bands {
		cols = max(cols, len(b)+reach(b))
	}
	for i := range covered {
		covered[i] = make([]bool, cols)
	}
	t := budget.Table{Rows: len(bands), Cols: cols, Inferred: true}
	for i, b := range bands {
		if len(b) == 0 && slices.Contains(covered[i], false) {
			b = band{{}} // a row without any text has its place, too
		}
		c := 0
		for k, p := range b {
			for c < cols && covered[i][c] {
				c++
			}
			width := 1
			for k == len(b)-1 && c+width < cols && !covered[i][c+width] {
				width++
			}
			cell := budget.Cell{Row: i, Col: c, RowSpan: max(1, p.span), ColSpan: width, Text: textOf(p.frags), Places: r.placesOf(p.frags), Doubts: p.doubts}
			for y := i; y < i+cell.RowSpan && y < len(bands); y++ {
				for x := c; x < c+width; x++ {
					covered[y][x] = true
				}
			}
			t.Cells = append(t.Cells, cell)
			c += width
		}
	}
	return t
}

// reach is how many cells of bands above may stand left of this band's own.
func reach(b band) int { return 2 }

// readGrid reads the indicator rows of a table into bands, header first.
func (r *reader) readGrid(z zone, b *body) []band {
	labels := r.grids[z.grid]
	bands := []band{headerBand(r, b.header, len(labels))}
	if t, ok := r.tables[z.header]; ok {
		bands = append(bands, r.gridBands(t.g, t.rows, b.whole)...)
	}
	return bands
}

// gridRows is a grid with its rows.
type gridRows struct {
	g    *grid
	rows []span
}

// readTables cuts all grids into rows, so that each can be looked at beside the
// others.
func (r *reader) readTables(zones []zone) {
	r.tables = map[int]*gridRows{}
	for _, z := range zones {
		g := r.gridOf(z)
		if len(g.lines) == 0 {
			continue
		}
		t := &gridRows{g, g.readRows(r)}
		if g.hasAside(t.rows, r.top) {
			g.setAside(r)
			t.rows = g.readRows(r)
		}
		r.tables[z.header] = t
		r.noteTexts(g, t.rows)
	}
	r.peers = newPeers(r.tables)
}

func headerBand(r *reader, header []anchor, n int) band {
	out := make(band, n)
	for c := range out {
		var ws []word
		for _, a := range header {
			if a.column == c {
				ws = append(ws, a.word)
			}
		}

		out[c] = r.partOf(ws)
	}
	return out
}

// gridBands turns rows and names into bands with merged level cells. All are in
// doubt under a header row that was not read whole: a column may be unnamed.
func (r *reader) gridBands(g *grid, rows []span, whole bool) []band {
	units, ys := g.heights(rows, r.top)
	v := coverer{r: r, g: g, rows: rows, ys: ys, top: r.top}
	starts2, margins2 := v.cover(g.names, units)
	groups := groupUnits(g.names, units, starts2)
	v.misfit = func(n name, u unit) bool { return !r.levels.fits(n.text, u.name) }
	starts1, margins1 := v.cover(g.tops, groups)
	bands, doubts := make([]band, len(rows)), g.doubts(r, rows, whole)
	for i := range rows {
		for c, kind := range g.kinds {
			switch kind {
			case kindLevel1:
				bands[i] = append(bands[i], levelPart(g.tops, starts1, groups, i)...)
			case kindLevel2:
				bands[i] = append(bands[i], levelPart(g.names, starts2, units, i)...)
			case kindAside:
				bands[i] = append(bands[i], g.asidePart(i, len(rows))...)
			default:
				bands[i] = append(bands[i], part{frags: g.in(c, rows[i])})
			}
		}
		if doubts[i] {
			r.doubtBand(bands[i], g, rows[i])
		}
	}
	r.doubtCover(bands, g, rows, units, starts2, margins2, g.names)
	r.doubtCover(bands, g, rows, groups, starts1, margins1, g.tops)
	return bands
}

// levelPart is the level cell that begins on row i, if one does; without any
// names every row has a blank one.
func levelPart(names []name, starts []int, units []unit, i int) []part {
	if len(names) == 0 {
		return []part{{}}
	}
	for k := range names {
		if starts[k] >= starts[k+1] {
			continue
		}
		a, b := units[starts[k]].first, units[starts[k+1]-1].last
		if a == i {
			return []part{{frags: names[k].frags, span: b - a + 1}}
		}
	}
	return nil
}

// groupUnits are the rows under each second-level name.
func groupUnits(names []name, units []unit, starts []int) []unit {
	if len(names) == 0 {
		return units
	}
	var out []unit
	for k := range names {
		if starts[k] >= starts[k+1] {
			continue
		}
		a, b := units[starts[k]], units[starts[k+1]-1]
		out = append(out, unit{y0: a.y0, y1: b.y1, first: a.first, last: b.last, name: names[k].text})
	}
	return out
}
