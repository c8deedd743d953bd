package grid

import (
	"cmp"
	"slices"
)

const (
	// shadowStep, in points, is the grain in which columns of text are seen.
	shadowStep = 0.5
	// headRiver, in em, is the least white between the labels of a heading row
	// and between the cells of a row by itself: wider than a word space (0.25)
	// and than the space between Chinese and Latin (0.25).
	headRiver = 0.45
	// bodyRiver is the same for white that runs through a heading and all rows
	// below it: cells as wide as their column leave only its margins.
	bodyRiver = 0.2
	// apartGap, in em, is wider than any space within a cell's line.
	apartGap = 1.2
)

// river is a white stripe between two columns of text.
type river struct{ lo, hi float64 }

func (r river) holds(x float64) bool { return r.lo <= x && x <= r.hi }

// shadow is what lines of text leave when they all fall down on one line.
type shadow struct {
	left float64
	dark []bool
	em   float64 // largest size seen
}

func newShadow(left, right float64) *shadow {
	return &shadow{left: left, dark: make([]bool, int((right-left)/shadowStep)+1)}
}

func (s *shadow) clone() *shadow {
	return &shadow{s.left, slices.Clone(s.dark), s.em}
}

func (s *shadow) add(bits []bit) *shadow {
	for _, b := range bits {
		s.fall(b.x0, b.x1, b.size)
	}
	return s
}

// addInk is add without the blank halves of full-width punctuation, which may
// stand beyond the end of a full line.
func (s *shadow) addInk(bits []bit) *shadow {
	for _, b := range bits {
		s.fall(b.ink0, b.ink1, b.size)
	}
	return s
}

func (s *shadow) fall(x0, x1, size float64) {
	first := max(int((x0-s.left)/shadowStep), 0)
	last := min(int((x1-s.left)/shadowStep), len(s.dark)-1)
	for i := first; i <= last; i++ {
		s.dark[i] = true
	}
	s.em = max(s.em, size)
}

// columns are the dark stripes between white ones of at least the given width.
func (s *shadow) columns(least float64) []river {
	var out []river
	for i := 0; i < len(s.dark); i++ {
		if !s.dark[i] {
			continue
		}
		lo := s.left + float64(i)*shadowStep
		for i < len(s.dark) && s.dark[i] {
			i++
		}
		hi := s.left + float64(i)*shadowStep
		if n := len(out); n > 0 && lo-out[n-1].hi < least {
			out[n-1].hi = hi
		} else {
			out = append(out, river{lo, hi})
		}
	}
	return out
}

// between are the white stripes between columns.
func between(columns []river) []river {
	var out []river
	for i := 1; i < len(columns); i++ {
		out = append(out, river{columns[i-1].hi, columns[i].lo})
	}
	return out
}

// under matches the columns of a heading and its body with the labels: each has
// one label. A column without one is the text of a label that is centred beside
// it: of the one over whose text it then stands evenly.
func under(labels, columns []river, right float64) ([]river, bool) {
	out := make([]river, len(labels))
	for i, l := range labels {
		k := columnAt(columns, (l.lo+l.hi)/2)
		if k < 0 || i > 0 && out[i-1] == columns[k] {
			return nil, false
		}
		out[i] = columns[k]
	}
	for _, c := range columns {
		if slices.Contains(out, c) {
			continue
		}
		next, _ := slices.BinarySearchFunc(out, c.lo, func(o river, x float64) int { return cmp.Compare(o.lo, x) })
		toRight := next < len(out) && evenly(labels[next], c.lo, after(out, next, right))
		toLeft := next > 0 && evenly(labels[next-1], c.hi, before(out, next-1))
		switch {
		case toRight && !toLeft:
			out[next].lo = c.lo
		case toLeft && !toRight:
			out[next-1].hi = c.hi
		default:
			return nil, false
		}
	}
	return out, true
}

// evenly reports whether a column that reaches to side on one side of its centred
// label has room to reach as far on the other, where limit is the next text.
func evenly(label river, side, limit float64) bool {
	other := label.lo + label.hi - side
	if side < label.lo {
		return other <= limit
	}
	return other >= limit
}

func after(columns []river, k int, right float64) float64 {
	if k+1 < len(columns) {
		return columns[k+1].lo
	}
	return right
}

func before(columns []river, k int) float64 {
	if k > 0 {
		return columns[k-1].hi
	}
	return 0
}

// hangingShare of the lines may end in a mark that reaches the next column.
const hangingShare = 0.25

// tightRiver, in em, is wider than the space that is set between Chinese and Latin.
const tightRiver = 0.35

// minHanging lines must be known before one of them counts as hanging.
const minHanging = 4

// hanging reports whether the white between columns is only that within wide marks:
// too few lines are known, or too many run on over it without a gap.
func hanging(lines [][]bit, columns []river) bool {
	if len(lines) < minHanging {
		return true
	}
	over, all := make([]int, len(columns)), make([]int, len(columns))
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			a, b := columnAt(columns, line[i-1].x0), columnAt(columns, line[i].x0)
			if a < 0 || b != a+1 {
				continue
			}
			all[b]++
			if line[i].x0-line[i-1].x1 < tightRiver*line[i].size {
				over[b]++
			}
		}
	}
	for k := range columns {
		if float64(over[k]) > hangingShare*float64(all[k]) {
			return true
		}
	}
	return false
}

// printedLines groups bits by their baseline, top down; each line from left to right.
func printedLines(bits []bit) [][]bit {
	var out [][]bit
	for from := 0; from < len(bits); {
		to := from + 1
		for to < len(bits) && bits[to].base-bits[from].base <= sameBaseline*bits[from].size {
			to++
		}
		line := slices.Clone(bits[from:to])
		slices.SortStableFunc(line, func(a, b bit) int {
			switch {
			case a.x0 < b.x0:
				return -1
			case a.x0 > b.x0:
				return 1
			}
			return 0
		})
		out = append(out, line)
		from = to
	}
	return out
}

// runsIn cuts a line where the white is wider than least em.
func runsIn(line []bit, least float64) []bit {
	var out []bit
	for _, b := range line {
		if n := len(out); n > 0 && b.x0-out[n-1].x1 < least*b.size {
			p := &out[n-1]
			p.x1, p.base, p.size = max(p.x1, b.x1), max(p.base, b.base), max(p.size, b.size)
			continue
		}
		out = append(out, b)
	}
	return out
}

// onePiece reports whether no line has two pieces far apart within one column.
func onePiece(bits []bit, columns []river) bool {
	for _, line := range printedLines(bits) {
		last := -1
		for _, p := range runsIn(line, apartGap) {
			if columnAt(columns, p.x0) == last {
				return false
			}
			last = columnAt(columns, p.x1)
		}
	}
	return true
}

// columnAt is the column that holds x; −1 for none.
func columnAt(columns []river, x float64) int {
	for k, c := range columns {
		if c.holds(x) {
			return k
		}
	}
	return -1
}
