package grid

import (
	"cmp"
	"math"
	"slices"
)

// Rows between two rules are told by vertical gaps: the lines of one cell follow
// each other at one distance, the lines of two rows stand farther apart. Which
// distance that is, the rows themselves must prove: in every one of them all
// cells begin at one height or are centred at one height.

const (
	// alignError, in em, is how far the middles or first lines of the cells of one
	// row may differ: other fonts stand on other baselines.
	alignError = 0.3
	// pitchSlack, in points, is the rounding of the distance between two lines.
	pitchSlack = 0.4
	// filledShare of the columns hold text in every row, or the row stands wrapGap em
	// below the one above: lines of one cell follow closer.
	filledShare = 0.6
	wrapGap     = 1.6
	// minFilled columns hold text in any row.
	minFilled = 2
)

// chain is the text of one cell: lines that follow each other.
type chain struct {
	column      int
	first, last bit
	x0, x1      float64
}

func (c chain) middle() float64 { return (c.first.top() + c.last.bottom()) / 2 }

// openRow is a row of a table without rules between its rows.
type openRow struct {
	top, bottom float64 // of its ink
	chains      []chain
}

// setting is how a table's rows are set.
type setting struct {
	pitch  float64 // the largest distance between lines of one cell, 0 for single lines
	middle bool    // cells are centred in their rows' height, not at the top
}

// columnChains links the lines of each column that follow at no more than pitch.
func columnChains(bits []bit, columns []river, pitch float64) []chain {
	byColumn := make([][]bit, len(columns))
	for _, b := range bits {
		if k := columnAt(columns, (b.x0+b.x1)/2); k >= 0 {
			byColumn[k] = append(byColumn[k], b)
		}
	}
	var out []chain
	for k, of := range byColumn {
		from := len(out)
		for _, line := range printedLines(of) {
			p := runsIn(line, apartGap*float64(len(line)+1))[0]
			if n := len(out); n > from && p.base-out[n-1].last.base <= pitch {
				c := &out[n-1]
				c.last, c.x0, c.x1 = p, min(c.x0, p.x0), max(c.x1, p.x1)
				continue
			}
			out = append(out, chain{k, p, p, p.x0, p.x1})
		}
	}
	return out
}

// freeChains links pieces of lines one below the other, in rows that share no
// columns.
func freeChains(bits []bit, pitch float64) []chain {
	var out []chain
	for _, line := range printedLines(bits) {
		for _, p := range runsIn(line, headRiver) {
			i := slices.IndexFunc(out, func(c chain) bool {
				gap := p.base - c.last.base
				return gap > 0 && gap <= pitch && p.x0 < c.x1 && c.x0 < p.x1
			})
			if i < 0 {
				out = append(out, chain{-1, p, p, p.x0, p.x1})
				continue
			}
			c := &out[i]
			c.last, c.x0, c.x1 = p, min(c.x0, p.x0), max(c.x1, p.x1)
		}
	}
	return out
}

// rowsOf puts chains into one row that stand beside each other, or no more than
// apart em below each other.
func rowsOf(chains []chain, apart float64) []openRow {
	slices.SortStableFunc(chains, func(a, b chain) int { return cmp.Compare(a.first.top(), b.first.top()) })
	var rows []openRow
	for _, c := range chains {
		if n := len(rows); n > 0 && c.first.top() < rows[n-1].bottom+apart*c.first.size {
			r := &rows[n-1]
			r.bottom = max(r.bottom, c.last.bottom())
			r.chains = append(r.chains, c)
			continue
		}
		rows = append(rows, openRow{c.first.top(), c.last.bottom(), []chain{c}})
	}
	return rows
}

// aligned reports whether all cells of the row begin at one height (or, middle,
// are centred at one), each column holding one.
func (r openRow) aligned(middle bool) bool {
	seen := map[int]bool{}
	for _, c := range r.chains {
		if c.column >= 0 && seen[c.column] {
			return false
		}
		seen[c.column] = true
		d := c.first.base - r.chains[0].first.base
		if middle {
			d = c.middle() - r.chains[0].middle()
		}
		if abs(d) > alignError*c.first.size {
			return false
		}
	}
	return true
}

// pitches are the distances between lines below each other that may be those
// within cells: nothing, or one between two that occur.
func pitches(chains []chain) []float64 {
	var gaps []float64
	for i, c := range chains {
		if i > 0 && chains[i-1].column == c.column {
			gaps = append(gaps, c.first.base-chains[i-1].first.base)
		}
	}
	slices.Sort(gaps)
	out := []float64{0}
	for i, g := range gaps {
		if len(out) == maxPitches {
			break
		}
		if i+1 == len(gaps) || gaps[i+1]-g > pitchSlack {
			out = append(out, g+pitchSlack/2)
		}
	}
	return out
}

// gridRows finds the rows of a strip under labelled columns, and how they are set.
// Rows that a page break may have cut prove nothing. The first leading columns
// may be merged over rows and are left out.
func gridRows(b *strip, columns []river, leading int) ([]openRow, setting, bool) {
	least := int(math.Ceil(filledShare * float64(len(columns)-leading)))
	for _, p := range pitches(columnChains(b.bits, columns, 0)) {
		var chains []chain
		for _, c := range columnChains(b.bits, columns, p) {
			if c.column >= leading {
				chains = append(chains, c)
			}
		}
		rows := rowsOf(chains, -alignError)
		for _, middle := range [2]bool{true, false} {
			if proven(rows, b, middle, least) {
				return rows, setting{p, middle}, true
			}
		}
	}
	return centredRows(b, columns, leading, least)
}

// centredRows finds rows that touch, by their middles: those of the texts of one
// column are taken for the rows' and must be so for all columns.
func centredRows(b *strip, columns []river, leading, least int) ([]openRow, setting, bool) {
	lines := columnChains(b.bits, columns, 0)
	for k := leading; k < len(columns); k++ {
		for _, p := range pitches(ofColumn(lines, k)) {
			middles := columnChains(ofBits(b.bits, columns[k]), columns[k:k+1], p)
			rows, ok := rowsAround(middles, lines, len(columns), leading)
			if ok && proven(rows, b, true, least) {
				return rows, setting{p, true}, true
			}
		}
	}
	return nil, setting{}, false
}

func ofColumn(chains []chain, k int) []chain {
	var out []chain
	for _, c := range chains {
		if c.column == k {
			out = append(out, c)
		}
	}
	return out
}

func ofBits(bits []bit, column river) []bit {
	return slices.DeleteFunc(slices.Clone(bits), func(b bit) bool { return !column.holds((b.x0 + b.x1) / 2) })
}

// rowsAround deals the lines of every column out to the rows of the given middles:
// a row's lines follow each other and stand evenly about its middle.
func rowsAround(middles, lines []chain, columns, leading int) ([]openRow, bool) {
	rows := make([]openRow, len(middles))
	pitch := leastPitch(lines)
	for k := leading; k < columns; k++ {
		of := ofColumn(lines, k)
		from := 0
		for i, m := range middles {
			if to := centredAt(of[from:], m.middle(), pitch); to > 0 {
				first, last := of[from], of[from+to-1]
				rows[i].chains = append(rows[i].chains, chain{k, first.first, last.last, min(first.x0, last.x0), max(first.x1, last.x1)})
				from += to
			}
		}
		if from < len(of) {
			return nil, false
		}
	}
	for i := range rows {
		r := &rows[i]
		for n, c := range r.chains {
			if n == 0 || c.first.top() < r.top {
				r.top = c.first.top()
			}
			r.bottom = max(r.bottom, c.last.bottom())
		}
		if i > 0 && r.top < rows[i-1].bottom-alignError*middles[i].first.size {
			return nil, false
		}
	}
	return rows, true
}

// leastPitch is the largest distance between lines of one cell where rows touch:
// the least that there is.
func leastPitch(lines []chain) float64 {
	least := farAway
	for i, c := range lines {
		if i > 0 && lines[i-1].column == c.column {
			least = min(least, c.first.base-lines[i-1].first.base)
		}
	}
	return least + pitchSlack
}

// centredAt is how many lines from the first on, following each other, stand evenly
// about a height.
func centredAt(lines []chain, y, pitch float64) int {
	for n := range lines {
		if n > 0 && lines[n].first.base-lines[n-1].first.base > pitch {
			return 0
		}
		if abs((lines[0].first.top()+lines[n].last.bottom())/2-y) <= alignError*lines[0].first.size {
			return n + 1
		}
	}
	return 0
}

// proven: every row that is whole, or alone, is aligned and holds text in most
// columns.
func proven(rows []openRow, b *strip, middle bool, least int) bool {
	whole := 0
	for i, r := range rows {
		if len(rows) > 1 && (i == 0 && b.above == nil || i == len(rows)-1 && b.below == nil) {
			continue
		}
		if !r.aligned(middle) || len(r.chains) < minFilled || len(r.chains) < least && i > 0 && r.follows(rows[i-1]) {
			return false
		}
		whole++
	}
	return whole > 0
}

// follows reports whether a cell of the row stands so close below one of the row
// above that it may be its next line.
func (r openRow) follows(above openRow) bool {
	for _, c := range r.chains {
		for _, o := range above.chains {
			if o.column == c.column && c.first.base-o.last.base <= wrapGap*c.first.size {
				return true
			}
		}
	}
	return false
}
