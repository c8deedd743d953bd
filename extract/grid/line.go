package grid

import (
	"cmp"
	"math"
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// textLine is one printed line of a cell or of the page.
type textLine struct {
	text     string
	box      budget.Box
	size     float64
	artifact bool // all of it is marked as no content by the producer
	twins    int  // characters dropped as overprinted doubles
	overlap  bool // different characters stand in one place

	first    float64 // width of the first character and the marks that hang on it
	blankEnd bool    // a space was painted after the last character
	stretch  float64 // white that justification has put between the characters
	upright  bool
}

// fragment is a stretch of glyphs that follow each other in painting order on
// one baseline: members[from:to].
type fragment struct {
	from, to int
	v        float64 // position across the line: the baseline
	u0, u1   float64 // extent along the line
	size     float64
}

// typesetter makes lines of glyphs. It keeps its lists between calls.
type typesetter struct {
	glyphs []mark.Glyph
	frags  []fragment
	order  []int32
	text   []byte

	threshold float64 // of the line being written, see measure; 0 not measured yet
	pitched   bool    // see measure
}

// lines sorts the glyphs of one owner into printed lines, top down. Turned and
// vertical text comes after the upright one.
func (ts *typesetter) lines(members []int32, out []textLine) []textLine {
	if len(members) == 0 {
		return out
	}
	d := directionOf(&ts.glyphs[members[0]])
	for _, m := range members[1:] {
		if directionOf(&ts.glyphs[m]) != d {
			return ts.mixed(members, out)
		}
	}
	if d == upright && ts.stacked(members) {
		d = vertical
	}
	return ts.straight(members, d, out)
}

// mixed handles each direction of writing by itself.
func (ts *typesetter) mixed(members []int32, out []textLine) []textLine {
	for d := upright; d <= turnedLeft; d++ {
		var some []int32
		for _, m := range members {
			if directionOf(&ts.glyphs[m]) == d {
				some = append(some, m)
			}
		}
		if len(some) > 0 {
			out = ts.straight(some, d, out)
		}
	}
	return out
}

func (ts *typesetter) straight(members []int32, d direction, out []textLine) []textLine {
	ts.fragments(members, d)
	slices.SortStableFunc(ts.frags, func(a, b fragment) int { return cmp.Compare(a.v, b.v) })
	for rest := ts.frags; len(rest) > 0; {
		n := oneLine(rest)
		if line := ts.set(members, rest[:n], d); line.text != "" || line.twins > 0 {
			out = append(out, line)
		}
		rest = rest[n:]
	}
	return out
}

// fragments cuts the members where the baseline changes or the writing goes
// back. White space begins no fragment.
func (ts *typesetter) fragments(members []int32, d direction) {
	ts.frags = ts.frags[:0]
	open := false
	for i, m := range members {
		g := &ts.glyphs[m]
		u0, u1, v := d.place(g)
		if open {
			f := &ts.frags[len(ts.frags)-1]
			if abs(v-f.v) <= steadyBaseline*f.size && u0 >= f.u1-sameBaseline*f.size {
				f.to, f.u1, f.size = i+1, max(f.u1, u1), max(f.size, g.Size)
				continue
			}
		}
		if open = !blank(g.Text); open {
			ts.frags = append(ts.frags, fragment{from: i, to: i + 1, v: v, u0: u0, u1: u1, size: max(g.Size, 1)})
		}
	}
}

// lookBack bounds how many fragments of a line are compared with a new one.
const lookBack = 16

// oneLine counts the fragments at the head of the list, sorted by baseline,
// that stand on one line: of nearly equal baseline and side by side.
func oneLine(frags []fragment) int {
	main := frags[0]
	for i := 1; i < len(frags); i++ {
		f := frags[i]
		size := max(main.size, f.size)
		shift := f.v - main.v
		if shift > sameBaseline*size || shift > 2*steadyBaseline*size && overlaps(frags[max(0, i-lookBack):i], f) {
			return i
		}
		if f.size > main.size {
			main = f
		}
	}
	return len(frags)
}

// overlapShare of a fragment's length over another one means that one stands
// above the other.
const overlapShare = 0.3

func overlaps(line []fragment, f fragment) bool {
	for _, o := range line {
		common := min(o.u1, f.u1) - max(o.u0, f.u0)
		if common > overlapShare*min(o.u1-o.u0, f.u1-f.u0) {
			return true
		}
	}
	return false
}

// set writes one line: its glyphs from start to end, without doubles.
func (ts *typesetter) set(members []int32, frags []fragment, d direction) textLine {
	slices.SortStableFunc(frags, func(a, b fragment) int { return cmp.Compare(a.u0, b.u0) })
	ts.order = ts.order[:0]
	tangled := false
	for i, f := range frags {
		tangled = tangled || i > 0 && f.u0 < frags[i-1].u1 && !runsInto(frags[i-1], f)
		ts.order = append(ts.order, members[f.from:f.to]...)
	}
	if tangled {
		slices.SortStableFunc(ts.order, func(a, b int32) int {
			u, _, _ := d.place(&ts.glyphs[a])
			w, _, _ := d.place(&ts.glyphs[b])
			return cmp.Compare(u, w)
		})
	}
	return ts.write(d, tangled)
}

// overrun is how far, in em, a run may reach into the next one: a font that stands in
// for another takes a space for as wide as a Chinese character.
const overrun = 0.6

// runsInto reports whether a run only reaches a little into the one painted after it.
// Their characters keep their order; in a double they would stand on each other.
func runsInto(a, b fragment) bool {
	overlap := a.u1 - b.u0
	return a.from < b.from && overlap <= overrun*b.size && overlap < min(a.u1-a.u0, b.u1-b.u0)/2
}

// direction is how a glyph is set; lines of one direction are read in order of
// rising v, each in order of rising u.
type direction uint8

const (
	upright direction = iota
	vertical
	turnedRight // runs down the page
	upsideDown
	turnedLeft // runs up the page
)

func directionOf(g *mark.Glyph) direction {
	if g.Angle == 0 && !g.Vertical {
		return upright
	}
	switch q, _ := quarter(g.Angle); {
	case q == 1:
		return turnedRight
	case q == 2:
		return upsideDown
	case q == 3:
		return turnedLeft
	case g.Vertical:
		return vertical
	}
	return upright
}

// place is the glyph's extent along its line (u0 ≤ u1) and its position across.
func (d direction) place(g *mark.Glyph) (u0, u1, v float64) {
	switch d {
	case vertical, turnedRight:
		return g.Box[1], g.Box[3], -centreX(g)
	case upsideDown:
		return -g.Box[2], -g.Box[0], -g.Baseline
	case turnedLeft:
		return -g.Box[3], -g.Box[1], centreX(g)
	}
	return g.Box[0], g.Box[2], g.Baseline
}

func round(b budget.Box) budget.Box {
	for i := range b {
		b[i] = math.Round(b[i]/positionStep) * positionStep
	}
	return b
}

// round1 rounds sizes to a tenth of a point.
func round1(x float64) float64 { return math.Round(x*10) / 10 }
