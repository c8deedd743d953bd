package grid

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/extract/mark"
)

func cellCount(tables []lattice) int {
	n := 0
	for i := range tables {
		n += len(tables[i].cells)
	}
	return n
}

// assign gives every glyph the number of the cell its centre lies in, or the
// number of cells for the page outside of tables. A run that was set across a
// border belongs to the cell it began in.
func assign(glyphs []mark.Glyph, tables []lattice) []int32 {
	nowhere := int32(cellCount(tables))
	owner := make([]int32, len(glyphs))
	f := finder{tables: tables, nowhere: nowhere}
	for i := range glyphs {
		g := &glyphs[i]
		left, right := ink(g)
		owner[i] = f.find((left+right)/2, centreY(g), g.Size)
		if i > 0 && owner[i] != owner[i-1] && owner[i-1] != nowhere {
			switch {
			case f.hangsOver(&glyphs[i-1], g, owner[i-1]):
				owner[i] = owner[i-1]
			case f.runsOn(glyphs[:i], g, owner[i-1]):
				owner[i] = owner[i-1]
				if !blank(g.Text) {
					f.doubtCrossing(owner[i])
				}
			case owner[i] != nowhere && f.afterBlank(&glyphs[i-1], g, owner[i-1]):
				f.doubtCrossing(owner[i-1])
				f.doubtCrossing(owner[i])
			}
		}
		if i > 0 && owner[i] == nowhere && owner[i-1] != nowhere {
			switch {
			case f.hangsOut(&glyphs[i-1], g, owner[i-1]):
				owner[i] = owner[i-1]
			case f.runsDown(glyphs[:i], owner[:i], g), f.runsOut(&glyphs[i-1], g, owner[i-1]):
				owner[i] = owner[i-1]
				f.doubtCrossing(owner[i])
			}
		}
		if owner[i] != nowhere && owner[i] == f.last && f.box != (budget.Box{}) {
			f.overlooks(i, g)
		}
	}
	f.settle(glyphs, owner)
	return owner
}

// finder looks up cells and remembers the last one, for glyphs come in runs.
type finder struct {
	tables  []lattice
	nowhere int32
	last    int32
	box     budget.Box
	across  []crossing
}

func (f *finder) find(x, y, size float64) int32 {
	if f.box[0] <= x && x < f.box[2] && f.box[1] <= y && y < f.box[3] {
		return f.last
	}
	owner, box := f.lookUp(x, y, 0)
	if owner == f.nowhere {
		owner, box = f.lookUp(x, y, min(hang, hangShare*size))
	}
	if owner != f.nowhere {
		f.last, f.box = owner, box
	}
	return owner
}

// lookUp finds the cell at a point; a table that lies within another one's cell
// wins, being the later one. slack widens the tables' outer borders.
func (f *finder) lookUp(x, y, slack float64) (int32, budget.Box) {
	for i := len(f.tables) - 1; i >= 0; i-- {
		t := &f.tables[i]
		b := t.frame()
		if x < b[0]-slack || x >= b[2]+slack || y < b[1]-slack || y >= b[3]+slack {
			continue
		}
		c, r := interval(t.x, x), interval(t.y, y)
		if k := t.square[r*t.cols()+c]; k != outside {
			box := t.box(t.cells[k])
			if f.nested(i, box) {
				box = budget.Box{} // not to be remembered
			}
			return int32(t.first) + k, box
		}
	}
	return f.nowhere, budget.Box{}
}

// nested reports whether another table reaches into the box.
func (f *finder) nested(i int, b budget.Box) bool {
	for j := range f.tables {
		if o := f.tables[j].frame(); j != i && o[0] < b[2] && b[0] < o[2] && o[1] < b[3] && b[1] < o[3] {
			return true
		}
	}
	return false
}

// interval is the index of the gap between grid lines that x lies in.
func interval(at []float64, x float64) int {
	i, exact := slices.BinarySearch(at, x)
	if !exact {
		i--
	}
	return min(max(i, 0), len(at)-2)
}

// runsOn reports whether b continues the run that was painted before it across a
// vertical border of its cell: set without a gap on one baseline, and either a glyph
// stands across the border, or the run has left its cell before, or there is no room
// for the margins of two cells between the glyphs. A space is hardly a witness: the one
// at the end of a paragraph hangs over the border of a narrow cell.
func (f *finder) runsOn(before []mark.Glyph, b *mark.Glyph, owner int32) bool {
	end := &before[len(before)-1]
	a := end
	if blank(end.Text) && len(before) > 1 {
		a = &before[len(before)-2]
	}
	if a.Angle != 0 || b.Angle != 0 || a.Vertical || b.Vertical ||
		abs(a.Baseline-b.Baseline) > steadyBaseline*b.Size {
		return false
	}
	_, at := ink(end)
	start, _ := ink(b)
	gap := abs(start - at)
	if blank(b.Text) {
		return gap <= runGap*b.Size // it prints nothing wherever it stands
	}
	border := f.boxOf(owner)[2]
	outside := a.Box[0] >= border // the run has left its cell before
	return gap <= tightGap*b.Size && a == end || gap <= runGap*b.Size && (outside || across(a, border) || across(b, border))
}

// afterBlank reports whether b stands right behind a space that hangs over the border
// of its cell: a run across it with the space between two words there, or by chance the
// first character of the next cell.
func (f *finder) afterBlank(a, b *mark.Glyph, owner int32) bool {
	return blank(a.Text) && !blank(b.Text) && a.Box[2] > f.boxOf(owner)[2] && abs(b.Box[0]-a.Box[2]) <= tightGap*b.Size &&
		abs(a.Baseline-b.Baseline) <= steadyBaseline*b.Size && a.Angle == 0 && b.Angle == 0 && !a.Vertical && !b.Vertical
}

// hangsOver reports whether b is the punctuation at the end of a line of a's cell that
// a word processor lets hang over the margin, and in a narrow cell over the border.
// No text begins with it.
func (f *finder) hangsOver(a, b *mark.Glyph, owner int32) bool {
	if !endsClause(b.Text) || a.Angle != 0 || b.Angle != 0 || a.Vertical || b.Vertical ||
		abs(a.Baseline-b.Baseline) > steadyBaseline*b.Size {
		return false
	}
	gap, border := b.Box[0]-a.Box[2], f.boxOf(owner)[2]
	return b.Box[0] <= border && abs(gap) <= mostStretch*b.Size
}

// endsClause: no line begins with these marks.
func endsClause(s string) bool { return strings.Contains("，。、；：？！", s) }

// hangsOut reports whether b is the next line of a's cell, painted right after
// it below the last row: a page break has cut the cell, and its borders end
// with the row although its text goes on.
func (f *finder) hangsOut(a, b *mark.Glyph, owner int32) bool {
	t := f.tableOf(owner)
	c := t.cells[int(owner)-t.first]
	x, step := centreX(b), b.Baseline-a.Baseline
	return c.openBottom && t.x[c.c0] <= x && x < t.x[c.c1] && 0 <= step && step <= lineStep*b.Size
}

// runsOut reports whether b goes on with the line of a beyond the table's right border,
// where no other cell is: a justified line that is too long for its cell.
func (f *finder) runsOut(a, b *mark.Glyph, owner int32) bool {
	if a.Angle != 0 || b.Angle != 0 || a.Vertical || b.Vertical || abs(a.Baseline-b.Baseline) > steadyBaseline*b.Size {
		return false
	}
	border, gap := f.boxOf(owner)[2], b.Box[0]-a.Box[2]
	return a.Box[2] >= border-b.Size && abs(gap) <= mostStretch*b.Size
}

// runsDown reports whether g is the next line of the cell that was painted last, at
// the distance that its lines have, although the table has ended: a row higher than
// its page runs over the border that the page's end has put below it.
func (f *finder) runsDown(glyphs []mark.Glyph, owner []int32, g *mark.Glyph) bool {
	last := len(glyphs) - 1
	a := &glyphs[last]
	t := f.tableOf(owner[last])
	c := t.cells[int(owner[last])-t.first]
	x, bottom := centreX(g), t.y[t.rows()]
	if c.r1 < t.rows() || x < t.x[c.c0] || t.x[c.c1] <= x || centreY(g) < bottom || g.Angle != 0 || g.Vertical {
		return false
	}
	if abs(g.Size-a.Size) > sameSize*a.Size {
		return false // a note below the table
	}
	step := g.Baseline - a.Baseline
	if abs(step) <= steadyBaseline*g.Size {
		return centreY(a) > bottom // goes on with the line below the border
	}
	for k := last; k >= 0 && owner[k] == owner[last]; k-- {
		if pitch := a.Baseline - glyphs[k].Baseline; pitch > steadyBaseline*g.Size {
			return abs(step-pitch) <= steadyBaseline*g.Size
		}
	}
	return false
}

// across reports whether a border at x passes through the glyph.
func across(g *mark.Glyph, x float64) bool {
	left, right := ink(g)
	inset := crossShare * (right - left)
	return left+inset < x && x < right-inset
}

// ink is the extent of a glyph without the blank half of full-width punctuation,
// which may hang over a border.
func ink(g *mark.Glyph) (left, right float64) {
	left, right = g.Box[0], g.Box[2]
	if len(g.Text) != 3 || isIdeograph(g.Text[0]) || g.Angle != 0 || g.Vertical || right-left < fullWidth*g.Size {
		return left, right
	}
	switch mark.BlankSide(g.Text) {
	case 1:
		right = (left + right) / 2
	case -1:
		left = (left + right) / 2
	}
	return left, right
}

func (f *finder) boxOf(owner int32) budget.Box {
	t := f.tableOf(owner)
	return t.box(t.cells[int(owner)-t.first])
}

func (f *finder) doubtCrossing(owner int32) {
	t := f.tableOf(owner)
	c := &t.cells[int(owner)-t.first]
	if !slices.Contains(c.doubts, doubtCrossing) {
		c.doubts = append(c.doubts, doubtCrossing)
	}
}

func (f *finder) tableOf(owner int32) *lattice {
	i, _ := slices.BinarySearchFunc(f.tables, int(owner), func(t lattice, n int) int {
		switch {
		case t.first+len(t.cells) <= n:
			return -1
		case t.first > n:
			return 1
		}
		return 0
	})
	return &f.tables[i]
}

// gather lists for every owner its glyphs in painting order; the last list is
// that of the page outside of tables.
func gather(glyphs []mark.Glyph, owner []int32, cells int) [][]int32 {
	start := make([]int32, cells+2)
	for _, o := range owner {
		start[o+1]++
	}
	for i := 1; i < len(start); i++ {
		start[i] += start[i-1]
	}
	all := make([]int32, len(glyphs))
	next := slices.Clone(start)
	for i, o := range owner {
		all[next[o]] = int32(i)
		next[o]++
	}
	groups := make([][]int32, cells+1)
	for i := range groups {
		groups[i] = all[start[i]:start[i+1]]
	}
	return groups
}
