package main

// piece is the part of a row that stands on one page.
type piece struct {
	row    int
	page   int
	y0, y1 float64
	from   int // first line of every cell that stands here
	to     int // line after the last
	again  bool
}

// ruled is a table being set: the wrapped lines of every cell, the heights of
// its rows and the pieces that page breaks made of them.
type ruled struct {
	*typesetter
	src     *table
	x       map[int]float64
	lead    float64
	lines   [][][]string // row, cell, line
	heights []float64
	pieces  []piece
}

func (t *typesetter) table(src *table) {
	r := &ruled{typesetter: t, src: src, x: map[int]float64{}, lead: t.st.points * t.st.lineHeight}
	for _, b := range src.bounds() {
		r.x[b] = t.left + (t.right-t.left)*float64(b)/1000
	}
	r.measure()
	for i := range src.rows {
		r.place(i)
	}
	for k := range r.pieces {
		r.draw(k)
	}
}

// measure wraps all cells and finds the heights of the rows; what a merged
// cell needs more is given to its last row.
func (r *ruled) measure() {
	r.heights = make([]float64, len(r.src.rows))
	need := func(lines int) float64 { return float64(lines)*r.lead + 2*cellPadding }
	for i, row := range r.src.rows {
		var cells [][]string
		for _, c := range row {
			var lines []string
			for _, s := range c.text {
				lines = append(lines, wrap(s, r.x[c.x1]-r.x[c.x0]-2*r.st.padding, r.st.points, 0)...)
			}
			cells = append(cells, lines)
			if c.down == 1 {
				r.heights[i] = max(r.heights[i], need(len(lines)))
			}
		}
		r.lines = append(r.lines, cells)
	}
	for i, row := range r.src.rows {
		for j, c := range row {
			have := 0.0
			for k := i; k < i+c.down; k++ {
				have += r.heights[k]
			}
			if lack := need(len(r.lines[i][j])) - have; lack > 0 {
				r.heights[i+c.down-1] += lack
			}
		}
	}
}

// tallest is the number of lines of a row's own cells.
func (r *ruled) tallest(row int) int {
	n := 1
	for j, c := range r.src.rows[row] {
		if c.down == 1 {
			n = max(n, len(r.lines[row][j]))
		}
	}
	return n
}

// place finds room for a row, cutting it when the style allows.
func (r *ruled) place(row int) {
	height, from, all := r.heights[row], 0, r.tallest(row)
	for {
		room := r.bottom - r.y
		if height <= room {
			r.add(piece{row: row, y1: height, from: from, to: all})
			return
		}
		fit := int((room-2*cellPadding)/r.lead + 0.01)
		fresh := r.y <= r.top+1 || r.onlyHeader()
		if fit >= 1 && fit < all-from && (r.st.splitRows || fresh) {
			r.add(piece{row: row, y1: float64(fit)*r.lead + 2*cellPadding, from: from, to: from + fit})
			height -= float64(fit) * r.lead
			from += fit
		} else if fresh {
			r.add(piece{row: row, y1: room, from: from, to: all})
			return
		}
		r.newPage()
		if k := r.src.repeat; k >= 0 && row > k {
			r.add(piece{row: k, y1: r.heights[k], to: r.tallest(k), again: true})
		}
	}
}

// onlyHeader: nothing but the repeated header stands on the page so far.
func (r *ruled) onlyHeader() bool {
	n := len(r.pieces)
	return n > 0 && r.pieces[n-1].again
}

// add puts a piece whose y1 is its height at the current place.
func (r *ruled) add(p piece) {
	p.page, p.y0 = len(r.sheets)-1, r.y
	p.y1 += r.y
	r.y = p.y1
	r.pieces = append(r.pieces, p)
}

// draw sets the cells that begin in a piece's row, and merged cells that go on
// at the top of a page.
func (r *ruled) draw(k int) {
	p := r.pieces[k]
	for i := 0; i <= p.row; i++ {
		for j, c := range r.src.rows[i] {
			switch {
			case p.again && i != p.row, i+c.down <= p.row:
			case c.down == 1 || p.again:
				r.cell(p, p.y1, c, cut(r.lines[i][j], p.from, p.to))
			case i == p.row && p.from == 0 || r.firstOfPage(k):
				r.merged(k, i, j, c)
			}
		}
	}
}

func cut(lines []string, from, to int) []string {
	return lines[min(from, len(lines)):min(to, len(lines))]
}

func (r *ruled) firstOfPage(k int) bool {
	for k > 0 && r.pieces[k-1].again && r.pieces[k-1].page == r.pieces[k].page {
		k--
	}
	return k == 0 || r.pieces[k-1].page != r.pieces[k].page
}

// merged sets the part of a merged cell that stands on the page of piece k:
// as many of its lines as fit, the rest on the next page.
func (r *ruled) merged(k, i, j int, c cell) {
	p, bottom, done := r.pieces[k], 0.0, 0
	pageTop := map[int]float64{}
	for _, q := range r.pieces {
		if q.again || q.row < i || q.row >= i+c.down {
			continue
		}
		if _, seen := pageTop[q.page]; !seen {
			pageTop[q.page] = q.y0
		}
		if q.page == p.page {
			bottom = q.y1
		}
	}
	for _, q := range r.pieces {
		if q.page < p.page && !q.again && q.row >= i && q.row < i+c.down && q.y0 == pageTop[q.page] {
			done += r.fits(q, i, c)
		}
	}
	lines := cut(r.lines[i][j], done, len(r.lines[i][j]))
	fit := r.holds(bottom - p.y0)
	if r.ends(i+c.down-1) == p.page {
		fit = len(lines)
	}
	r.cell(p, bottom, c, cut(lines, 0, fit))
}

// fits is how many lines of a merged cell an earlier page took.
func (r *ruled) fits(first piece, i int, c cell) int {
	bottom := first.y1
	for _, q := range r.pieces {
		if q.page == first.page && !q.again && q.row >= i && q.row < i+c.down {
			bottom = q.y1
		}
	}
	return r.holds(bottom - first.y0)
}

// ends is the page on which a row ends.
func (r *ruled) ends(row int) int {
	page := 0
	for _, q := range r.pieces {
		if q.row == row && !q.again {
			page = q.page
		}
	}
	return page
}

// holds is how many lines fit a height, at least one. Heights are sums of
// lines: a hair is added against rounding.
func (r *ruled) holds(height float64) int {
	return max(int((height-2*cellPadding)/r.lead+0.01), 1)
}

// cell writes lines between a piece's top and bottom and rules its four sides.
func (r *ruled) cell(p piece, bottom float64, c cell, lines []string) {
	s := r.sheets[p.page]
	x0, x1 := r.x[c.x0], r.x[c.x1]
	y := p.y0 + cellPadding
	if !r.st.top {
		y = p.y0 + (bottom-p.y0-float64(len(lines))*r.lead)/2
	}
	size := r.st.points
	for _, line := range lines {
		x := x0 + r.st.padding
		if c.centre {
			x = (x0 + x1 - measure(line, size)) / 2
		}
		if line != "" {
			s.texts = append(s.texts, textOp{x: x, y: y + (r.lead-size)/2 + size*ascent, size: size, s: line})
		}
		y += r.lead
	}
	s.rules = append(s.rules, ruleOp{x0, p.y0, x1, p.y0}, ruleOp{x0, bottom, x1, bottom})
	if !r.st.pdf.openSides || c.x0 > 0 {
		s.rules = append(s.rules, ruleOp{x0, p.y0, x0, bottom})
	}
	if !r.st.pdf.openSides || c.x1 < 1000 {
		s.rules = append(s.rules, ruleOp{x1, p.y0, x1, bottom})
	}
}
