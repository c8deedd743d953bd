package grid

// openFigure is a page, or what ruled tables leave of it, between horizontal rules
// of one extent.
type openFigure struct {
	left, right float64
	strips      []strip
}

// zone is a run of strips that share columns: the heading of a grid and its rows.
// A zone without labels is the rest of a grid that began on the page before.
type zone struct {
	from, to int
	labelled bool
	columns  []river
}

func (z zone) body() int {
	if z.labelled {
		return z.from + 1
	}
	return z.from
}

// zones finds the grids, top down.
func (f *openFigure) zones() []zone {
	var all []zone
	for i := 0; i < len(f.strips); {
		z, ok := f.zoneAt(i)
		if !ok {
			z, ok = f.rest(i)
		}
		if ok {
			all = append(all, z)
			i = z.to
		} else {
			i++
		}
	}
	return all
}

// zoneAt takes a strip for the heading of a grid: each of its labels must have a
// column of its own in the strips below it.
func (f *openFigure) zoneAt(i int) (zone, bool) {
	b := &f.strips[i]
	if b.above == nil || b.below == nil || len(b.bits) == 0 {
		return zone{}, false
	}
	s := newShadow(f.left, f.right).add(b.bits)
	labels := s.columns(headRiver * s.em)
	if len(labels) < minOpenColumns {
		return zone{}, false
	}
	z := zone{from: i, to: i + 1, labelled: true}
	var lines [][]bit
	inked := newShadow(f.left, f.right).addInk(b.bits)
	for to := i + 1; to < len(f.strips) && f.adjacent(to); to++ {
		bits := f.strips[to].bits
		columns := s.add(bits).columns(bodyRiver * s.em)
		lines = append(lines, printedLines(bits)...)
		if inked.addInk(bits); len(columns) < len(labels) {
			if columns = inked.columns(bodyRiver * s.em); hanging(lines, columns) {
				break
			}
		}
		if len(columns) < len(labels) || !onePiece(bits, columns) || f.strips[to].below == nil && !filled(bits, columns) {
			break
		}
		if columns, ok := under(labels, columns, f.right); ok {
			z.to, z.columns = to+1, columns
		}
	}
	return z, z.to > i+1
}

// filled reports whether most columns hold text: below the last rule of a page may
// stand what is no table.
func filled(bits []bit, columns []river) bool {
	n := 0
	for _, c := range columns {
		if len(ofBits(bits, c)) > 0 {
			n++
		}
	}
	return float64(n) >= filledShare*float64(len(columns))
}

// rest takes the strips at the page's upper end for the rest of a grid. No row may
// close the white between columns that another one shows, and nothing else of the
// table may follow.
func (f *openFigure) rest(i int) (zone, bool) {
	first := f.strips[i].above == nil || i == 1 && len(f.strips[0].bits) == 0
	if !first || f.strips[i].below == nil {
		return zone{}, false
	}
	s := newShadow(f.left, f.right)
	z := zone{from: i, to: i}
	for z.to < len(f.strips) && (z.to == i || f.adjacent(z.to)) {
		next := s.clone().add(f.strips[z.to].bits)
		columns := next.columns(headRiver * next.em)
		if len(columns) < max(minOpenColumns, len(z.columns)) || !onePiece(f.strips[z.to].bits, columns) || f.strips[z.to].below == nil && !filled(f.strips[z.to].bits, columns) {
			break
		}
		s, z.columns = next, columns
		z.to++
	}
	if z.to == i {
		return z, false
	}
	whole := z.to == len(f.strips) || !f.adjacent(z.to) || f.strips[z.to].below == nil || f.caption(&f.strips[z.to])
	return z, whole
}

// adjacent: nothing was left out between the strip and the one above it.
func (f *openFigure) adjacent(i int) bool {
	return len(f.strips[i].bits) > 0 && f.strips[i].top-f.strips[i-1].bottom < 2*minPitch
}

// captionInset, in em, is the indent of a first line that may still begin at the
// figure's border.
const captionInset = 1.5

// ruledOff: the strip stands between two rules, or below the last one of a page
// that has cut a form's head.
func (f *openFigure) ruledOff(i int) bool {
	return f.strips[i].above != nil && (f.strips[i].below != nil || len(f.strips[i].bits) > 0)
}

// restOfHead: a form's head goes on at the page's upper end, above its grid.
func (f *openFigure) restOfHead(i int, inZone []bool) bool {
	return f.strips[i].above == nil && i+1 < len(f.strips) && inZone[i+1] && f.adjacent(i+1)
}

// spacerHeight, in em of the strip above, bounds an empty strip within a table: the
// paragraph between a form's head and its grid.
const spacerHeight = 3.0

func (f *openFigure) spacer(i int, open bool) bool {
	b := &f.strips[i]
	if !open || len(b.bits) > 0 || i == 0 || i+1 == len(f.strips) || len(f.strips[i-1].bits) == 0 {
		return false
	}
	return b.bottom-b.top <= spacerHeight*f.strips[i-1].bits[0].size
}

// caption reports whether a strip holds the heading of another table: its first
// line begins at the border and goes on as one piece over the label column, or it
// stands in the middle.
func (f *openFigure) caption(b *strip) bool {
	if len(b.bits) == 0 {
		return true
	}
	s := newShadow(f.left, f.right).add(b.bits)
	line := runsIn(printedLines(b.bits)[0], headRiver)
	if len(line) != 1 || len(s.columns(headRiver*s.em)) >= minOpenColumns {
		return false
	}
	p := line[0]
	atBorder := p.x0-f.left < captionInset*p.size && p.x1-p.x0 > (f.right-f.left)/3
	return atBorder || abs(p.x0+p.x1-f.left-f.right)/2 < p.size
}

// run is a stretch of strips that make one table, with its grids.
type run struct {
	from, to int
	zones    []zone
}

// runs cuts the figure where headings of tables, or text outside of grids at the
// page's ends, stand.
func (f *openFigure) runs() []run {
	inZone := make([]bool, len(f.strips))
	zones := f.zones()
	for _, z := range zones {
		for i := z.from; i < z.to; i++ {
			inZone[i] = true
		}
	}
	var all []run
	open := false
	for i := range f.strips {
		b := &f.strips[i]
		inside := inZone[i] || (f.ruledOff(i) || f.restOfHead(i, inZone)) && (f.spacer(i, open) || !f.caption(b))
		if inside && (!open || f.strips[i].top-f.strips[i-1].bottom >= 2*minPitch) {
			all = append(all, run{from: i})
		}
		if open = inside; inside {
			all[len(all)-1].to = i + 1
		}
	}
	for k := range all {
		for _, z := range zones {
			if z.from >= all[k].from && z.to <= all[k].to {
				all[k].zones = append(all[k].zones, z)
			}
		}
	}
	return all
}
