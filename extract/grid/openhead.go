package grid

import "slices"

// minHeadRows and minHeadCells: fewer labelled rows and cells are not told from
// other text.
const minHeadRows, minHeadCells = 3, 8

// headAtEnd reads the head of a form whose grid stands on the next page: labelled
// rows in line, of which some have columns.
func (f *openFigure) headAtEnd(r run) (lattice, bool) {
	b := &f.strips[r.from]
	if f.strips[r.to-1].below != nil {
		return f.ruledHeadAtEnd(r)
	}
	if r.to != r.from+1 {
		return lattice{}, false
	}
	for _, middle := range [2]bool{true, false} {
		t := openTable{f: f, y: []float64{b.top}, set: setting{0, middle}, free: true}
		if t.freeHead(b) && len(t.y) > minHeadRows && len(t.cells) >= minHeadCells {
			return t.lattice(b, b)
		}
	}
	return lattice{}, false
}

// ruledHeadAtEnd is headAtEnd for the first row alone, between two rules: it has
// columns, and nothing is printed below it. A heading and a row would have to prove
// that they are a grid.
func (f *openFigure) ruledHeadAtEnd(r run) (lattice, bool) {
	b := &f.strips[r.from]
	if r.to != r.from+1 || slices.ContainsFunc(f.strips[r.to:], func(o strip) bool { return len(o.bits) > 0 }) {
		return lattice{}, false
	}
	s := newShadow(f.left, f.right).add(b.bits)
	if columns := s.columns(headRiver * s.em); len(columns) != minOpenColumns || !onePiece(b.bits, columns) {
		return lattice{}, false
	}
	t := openTable{f: f, y: []float64{b.top}}
	if !t.ruledHead(f.strips[r.from:r.to]) {
		return lattice{}, false
	}
	return t.lattice(b, b)
}

// ruledHead: every strip is a row; a rule that begins further right leaves the
// label before it to both rows.
func (t *openTable) ruledHead(strips []strip) bool {
	label := -1
	for i := range strips {
		b := &strips[i]
		r := t.row(b.bottom)
		from, bits := atLeft, b.bits
		if x, ok := t.beginning(b); ok {
			if label < 0 {
				t.gaps = append(t.gaps, river{x - shadowStep, x + shadowStep})
				label = len(t.cells)
				t.cells = append(t.cells, openCell{r, r, atLeft, len(t.gaps) - 1})
			}
			t.cells[label].r1 = r + 1
			from = t.cells[label].right
			bits = slices.DeleteFunc(slices.Clone(bits), func(b bit) bool { return (b.x0+b.x1)/2 < x })
		}
		if i+1 == len(strips) || t.reachesLeft(b.below) {
			label = -1
		}
		s := newShadow(t.f.left, t.f.right).add(bits)
		at := t.sharedBorders(s.columns(headRiver * s.em))
		at[0] = from
		for k := 1; k < len(at); k++ {
			t.cells = append(t.cells, openCell{r, r + 1, at[k-1], at[k]})
		}
	}
	return true
}

func (t *openTable) reachesLeft(edges []edge) bool { return ruledAt(edges, t.f.left) }

// beginning is where the rules above or below a strip begin, if they leave out its
// first cell.
func (t *openTable) beginning(b *strip) (float64, bool) {
	for _, rules := range [2][]edge{b.below, b.above} {
		if len(rules) > 0 && !t.reachesLeft(rules) {
			return rules[0].lo, true
		}
	}
	return 0, false
}

// freeHead: the labelled rows of a form's head stand between two rules, labels in
// the first column.
func (t *openTable) freeHead(b *strip) bool {
	if len(b.bits) == 0 {
		r := t.row(b.bottom)
		t.cells = append(t.cells, openCell{r, r + 1, atLeft, atRight})
		return true
	}
	s := newShadow(t.f.left, t.f.right).add(b.bits)
	columns := s.columns(bodyRiver * s.em)
	if len(columns) < 2 {
		return false
	}
	label := columns[0]
	rest := slices.DeleteFunc(slices.Clone(b.bits), func(x bit) bool { return x.x0 < label.hi })
	from := len(t.gaps)
	t.gaps = append(t.gaps, river{label.hi, columns[1].lo})
	return t.headRows(b, label, rest, from, t.headPitch(rest), -alignError) || t.headRows(b, label, rest, from, 0, singleLines)
}

// singleLines, in em, is how far below the ink of a line one of the same row may
// begin, if rows touch and every line is taken for a row: the lines of a cell of
// two stand half a line above and below the other cells' one.
const singleLines = 0.1

// headRows adds the rows of a form's head that follow from the distance between
// the lines of one cell; nothing if these contradict themselves.
func (t *openTable) headRows(b *strip, label river, rest []bit, from int, pitch, apart float64) bool {
	before := *t
	rows := rowsOf(freeChains(rest, pitch), apart)
	first := len(t.y) - 1
	y := t.rowBorders(rows, b)
	for i := range rows {
		if !t.headRow(first+i, from, within(rest, y[i], y[i+1])) {
			*t = before
			return false
		}
	}
	labels, ok := mergedCells(b, label, y, t.set)
	if !ok || pitch == 0 && t.set.pitch > 0 && wrapped(b, label, t.set.pitch) {
		*t = before
		return false
	}
	for _, c := range labels {
		t.cells = append(t.cells, openCell{first + c.from, first + c.to, atLeft, from})
	}
	return true
}

// wrapped reports whether a label has several lines. Where rows touch, each of them
// could as well be the label of a row.
func wrapped(b *strip, label river, pitch float64) bool {
	of := []river{label}
	return len(columnChains(b.bits, of, pitch)) < len(columnChains(b.bits, of, 0))
}

// within are the bits between two heights.
func within(bits []bit, top, bottom float64) []bit {
	var out []bit
	for _, b := range bits {
		if top < b.base && b.base <= bottom {
			out = append(out, b)
		}
	}
	return out
}

// headRow adds the cells of one row, which stand apart and in line.
func (t *openTable) headRow(r, from int, bits []bit) bool {
	s := newShadow(t.f.left, t.f.right).add(bits)
	columns := s.columns(headRiver * s.em)
	row := openRow{chains: columnChains(bits, columns, farAway)}
	if len(row.chains) == 0 || !row.aligned(t.set.middle) || !onePiece(bits, columns) {
		return false
	}
	at := t.sharedBorders(columns)
	at[0] = from
	for k := 1; k < len(at); k++ {
		t.cells = append(t.cells, openCell{r, r + 1, at[k-1], at[k]})
	}
	return true
}

// sharedBorders is borders, but takes those of the row above where that has as many
// columns and the white between them stands below its white.
func (t *openTable) sharedBorders(columns []river) []int {
	gaps := between(columns)
	n := len(t.lastRow) - 2 // without the figure's borders
	if n != len(gaps) || n == 0 {
		t.lastRow = t.borders(columns)
		return t.lastRow
	}
	for k, g := range gaps {
		o := t.gaps[t.lastRow[k+1]]
		if min(g.hi, o.hi) <= max(g.lo, o.lo) {
			t.lastRow = t.borders(columns)
			return t.lastRow
		}
	}
	for k, g := range gaps {
		o := &t.gaps[t.lastRow[k+1]]
		o.lo, o.hi = max(g.lo, o.lo), min(g.hi, o.hi)
	}
	return t.lastRow
}

// headPitch is the distance between the lines of one cell of the head: that of the
// grid's cells or, where these have single lines only, the least there is.
func (t *openTable) headPitch(rest []bit) float64 {
	if t.set.pitch > 0 {
		return t.set.pitch
	}
	least := 0.0
	chains := freeChains(rest, 0)
	for i, c := range chains {
		for _, d := range chains[i+1:] {
			if gap := d.first.base - c.first.base; gap > sameBaseline*c.first.size && d.x0 < c.x1 && c.x0 < d.x1 && (least == 0 || gap < least) {
				least = gap
			}
		}
	}
	return least + pitchSlack/2
}
