package grid

import "slices"

// openCell is a cell between two borders, rows r0 ≤ r < r1. Borders are numbers of
// the white stripes they lie in; atLeft and atRight are the figure's own.
type openCell struct{ r0, r1, left, right int }

const atLeft, atRight = -1, -2

// openTable collects the rows and cells of one run.
type openTable struct {
	f     *openFigure
	y     []float64
	gaps  []river
	cells []openCell
	set   setting
	free  bool // no rules between the rows

	lastRow []int // borders of the head's row added last
}

// tables reads every run that holds a grid. A run whose rows are not proven is
// left as lines of text.
func (f *openFigure) tables() []lattice {
	var out []lattice
	for _, r := range f.runs() {
		if t, ok := f.table(r); ok {
			out = append(out, t)
		}
	}
	return out
}

// maxHeadStrips: where no rules stand between the rows, those above a grid bound
// the form's whole head, and perhaps the empty paragraph below it.
const maxHeadStrips = 2

func (f *openFigure) table(r run) (lattice, bool) {
	if len(r.zones) == 0 {
		return f.headAtEnd(r)
	}
	t := openTable{f: f, y: []float64{f.strips[r.from].top}}
	last := r.zones[len(r.zones)-1]
	t.free = last.to-last.body() == 1 && last.from-r.from <= maxHeadStrips
	if t.free {
		_, set, ok := gridRows(&f.strips[last.body()], last.columns, leadingOf(last.columns))
		if !ok {
			return lattice{}, false
		}
		t.set = set
	}
	for i := r.from; i < r.to; {
		end, ok := t.part(r, i)
		if !ok {
			return lattice{}, false
		}
		i = end
	}
	return t.lattice(&f.strips[r.from], &f.strips[r.to-1])
}

// leadingOf is how many columns may hold merged cells: the levels above the
// indicator's name.
func leadingOf(columns []river) int {
	if len(columns) > minOpenColumns {
		return 2
	}
	return 1
}

// part reads the strips from one on that belong together and returns the end.
func (t *openTable) part(r run, i int) (end int, ok bool) {
	starts := func(at int) int { return slices.IndexFunc(r.zones, func(z zone) bool { return z.from == at }) }
	switch k := starts(i); {
	case k >= 0 && t.free && k == len(r.zones)-1:
		return r.zones[k].to, t.freeGrid(r.zones[k])
	case k >= 0:
		return r.zones[k].to, t.ruledGrid(r.zones[k])
	case t.free:
		return i + 1, t.freeHead(&t.f.strips[i])
	}
	for end = i + 1; end < r.to && starts(end) < 0; {
		end++
	}
	return end, t.ruledHead(t.f.strips[i:end])
}

// borders adds the white stripes between columns and returns their numbers, the
// figure's borders around them.
func (t *openTable) borders(columns []river) []int {
	at := []int{atLeft}
	for _, g := range between(columns) {
		at = append(at, len(t.gaps))
		t.gaps = append(t.gaps, g)
	}
	return append(at, atRight)
}

// row adds a row that ends at y and returns its number.
func (t *openTable) row(y float64) int {
	t.y = append(t.y, y)
	return len(t.y) - 2
}

// ruledGrid: every strip of the zone is a row. A cell goes on below where no rule
// is painted under it.
func (t *openTable) ruledGrid(z zone) bool {
	at := t.borders(z.columns)
	above := make([]int, len(z.columns)) // cell that goes on, by column
	for k := range above {
		above[k] = -1
	}
	for i := z.from; i < z.to; i++ {
		b := &t.f.strips[i]
		r := t.row(b.bottom)
		for k, c := range z.columns {
			if above[k] < 0 {
				above[k] = len(t.cells)
				t.cells = append(t.cells, openCell{r, r, at[k], at[k+1]})
			}
			t.cells[above[k]].r1 = r + 1
			if i+1 == z.to || ruledAt(b.below, (c.lo+c.hi)/2) {
				above[k] = -1
			}
		}
	}
	return true
}

// ruledAt reports whether one of the edges passes x.
func ruledAt(edges []edge, x float64) bool {
	return slices.ContainsFunc(edges, func(e edge) bool { return e.covers(x) })
}

// freeGrid: the rows of the zone's body stand between two rules.
func (t *openTable) freeGrid(z zone) bool {
	at := t.borders(z.columns)
	if z.labelled {
		r := t.row(t.f.strips[z.from].bottom)
		for k := range z.columns {
			t.cells = append(t.cells, openCell{r, r + 1, at[k], at[k+1]})
		}
	}
	b := &t.f.strips[z.body()]
	leading := leadingOf(z.columns)
	rows, set, ok := gridRows(b, z.columns, leading)
	if !ok {
		return false
	}
	first := len(t.y) - 1
	y := t.rowBorders(rows, b)
	for k := range z.columns {
		cells := eachRow(len(rows))
		if k < leading {
			if cells, ok = mergedCells(b, z.columns[k], y, set); !ok {
				return false
			}
		}
		for _, c := range cells {
			t.cells = append(t.cells, openCell{first + c.from, first + c.to, at[k], at[k+1]})
		}
	}
	return true
}

func eachRow(n int) []rowSpan {
	out := make([]rowSpan, n)
	for i := range out {
		out[i] = rowSpan{i, i + 1}
	}
	return out
}

// mergedCells are the cells of a column whose texts may belong to several rows.
func mergedCells(b *strip, column river, y []float64, set setting) ([]rowSpan, bool) {
	of := []river{column}
	for _, p := range append([]float64{set.pitch}, pitches(columnChains(b.bits, of, 0))...) {
		if out, ok := spans(columnChains(b.bits, of, p), y, set.middle, b.above == nil, b.below == nil); ok {
			return out, true
		}
	}
	return nil, false
}

// rowBorders adds the rows of a strip; two rows meet half way between their inks.
func (t *openTable) rowBorders(rows []openRow, b *strip) []float64 {
	y := []float64{b.top}
	for i := range rows {
		end := b.bottom
		if i+1 < len(rows) {
			end = (rows[i].bottom + rows[i+1].top) / 2
		}
		t.row(end)
		y = append(y, end)
	}
	return y
}
