package columns

// What stands beside each other in a row follows from how high each cell is: of
// a cell with two lines beside one with a single line in the middle, the upper
// line is printed first, then the single one. Blocks that pdftotext has run
// together come out in just that order, top down.

// alignment is how cells stand in a row that is higher than they are.
type alignment int8

const (
	alignNone alignment = iota // not yet known
	alignMiddle
	alignTop
	alignBottom
	alignments
)

// mostRowLines bounds the texts of a row whose order is checked.
const mostRowLines = 24

// Marks of a text beside its column.
const (
	markSameLine = 0x40 // it stands on the line of the text before it
	markGoesOn   = 0x20 // its cell began before this block
	markWide     = 0x10 // it has ideographs only: all of one font stand equally high
	laneBits     = 0x0f
)

// rowOrder is how the texts of one row came within one block.
type rowOrder struct {
	n             int8
	full          bool
	row           int16
	stretch, line int32
	texts         [mostRowLines]int8
}

// add notes one more text; a text of another row or block starts anew.
func (o *rowOrder) add(lane int8, row int16, fresh bool, t *token, stretch int32) {
	if !o.holds(row, stretch) {
		*o = rowOrder{row: row, stretch: stretch, line: -1}
	}
	if int(o.n) == mostRowLines {
		o.full = true
		return
	}
	x := lane
	if o.line == int32(t.line) {
		x |= markSameLine
	}
	if !fresh && !o.has(lane) {
		x |= markGoesOn
	}
	if t.wide {
		x |= markWide
	}
	o.texts[o.n] = x
	o.n++
	o.line = int32(t.line)
}

// holds reports that a text of the row belongs to the same order.
func (o *rowOrder) holds(row int16, stretch int32) bool {
	return o.row == row && o.stretch == stretch && o.n > 0
}

// stretch numbers the pieces of a stream whose lines come top down: blocks, or,
// where blank lines part the lines of one cell, pages.
func (r *reader) stretch(t *token) int32 {
	if r.apart {
		return int32(t.page)
	}
	return int32(t.block)
}

func (o *rowOrder) has(lane int8) bool {
	for _, x := range o.texts[:o.n] {
		if x&laneBits == lane {
			return true
		}
	}
	return false
}

// hash tells orders apart.
func (o *rowOrder) hash() uint64 {
	h := uint64(o.n)
	for _, x := range o.texts[:o.n] {
		h = (h ^ uint64(uint8(x))) * 0x100000001b3
	}
	return h
}

// costTurned is the cost of a text above the one that is printed before it, for
// each half line.
const costTurned float32 = 2.23

// costTurnedMost bounds it: a mark set higher than the rest of its line is not
// out of order.
const costTurnedMost float32 = 2.41

// costAside is the cost of a text left of the one that is printed before it on
// the same height, both in one font.
const costAside float32 = 2.51

// cost is what speaks against an order of texts, the cells aligned so.
func (o *rowOrder) cost(a alignment) float32 {
	if o.n < 2 || o.full || a == alignNone {
		return 0
	}
	var lines, next [lanes]int8
	var off [lanes]bool
	last := int8(-1)
	for _, x := range o.texts[:o.n] {
		lane := x & laneBits
		if x&markGoesOn != 0 {
			off[lane] = true
		}
		if x&markSameLine == 0 || lane != last {
			lines[lane]++
		}
		last = lane
	}
	cost, at, lineAt := float32(0), -1000, -1000
	side, wide := int8(0), false
	last = -1
	for _, x := range o.texts[:o.n] {
		lane, same := x&laneBits, x&markSameLine != 0
		if !same || lane != last {
			next[lane]++
		}
		last = lane
		if off[lane] {
			continue
		}
		y := a.halves(int(next[lane])-1, int(lines[lane]))
		if same && lineAt > -1000 {
			if d := max(y-lineAt, lineAt-y); d > 1 {
				cost += min(costTurnedMost, costTurned*float32(d-1))
			}
			continue
		}
		lineAt = y
		switch {
		case y < at:
			cost += min(costTurnedMost, costTurned*float32(at-y))
		case y == at && lane < side && x&markWide != 0 && wide:
			cost += costAside
		}
		if y >= at {
			at, side, wide = y, lane, x&markWide != 0
		}
	}
	return cost
}

// halves is where line i of n stands, in half lines from the row's middle, top
// or bottom.
func (a alignment) halves(i, n int) int {
	switch a {
	case alignTop:
		return 2 * i
	case alignBottom:
		return 2 * (i - n + 1)
	}
	return 2*i - (n - 1)
}
