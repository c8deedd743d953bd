package grid

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// lattice is a ruled figure as a grid: cols+1 vertical and rows+1 horizontal
// lines, and the cells that the walls between the atomic squares leave.
type lattice struct {
	x, y   []float64
	cells  []cell
	square []int32 // cell of each atomic square, row by row; outside for none
	first  int     // number of the first cell among all cells of the page

	inferred bool   // no vertical rules: the columns are those of the text
	rules    []edge // of a figure without columns, whose text may show some
}

// outside marks squares that lie within the figure's frame but in no cell.
const outside = int32(-1)

// cell is a rectangle of atomic squares: rows r0 ≤ r < r1, columns c0 ≤ c < c1.
type cell struct {
	r0, c0, r1, c1 int
	// The border above or below was not painted and is the figure's outer one.
	openTop, openBottom bool
	openSide            bool // the same for the left or right border
	corner              bool // both: only its text says that it is a cell
	doubts              []doubt
}

func (t *lattice) rows() int { return len(t.y) - 1 }
func (t *lattice) cols() int { return len(t.x) - 1 }

func (t *lattice) frame() budget.Box {
	return budget.Box{t.x[0], t.y[0], t.x[t.cols()], t.y[t.rows()]}
}

func (t *lattice) box(c cell) budget.Box {
	return budget.Box{t.x[c.c0], t.y[c.r0], t.x[c.c1], t.y[c.r1]}
}

// lattices finds the ruled tables of a page, top down, and the horizontal rules
// that belong to none. Where a table's rows are cut in places, some of its rules may
// be underlines.
func lattices(page mark.Page) ([]lattice, []edge, []budget.Issue) {
	if len(page.Rules) > maxRules {
		return nil, nil, []budget.Issue{tooManyRules(page)}
	}
	rules := withoutLettering(page.Rules, page.Glyphs)
	all, loose, issues := ruled(page, rules)
	if slices.ContainsFunc(all, func(t lattice) bool { return t.divided() }) {
		if borders := withoutUnderlines(rules, page.Glyphs); len(borders) < len(rules) {
			all, loose, issues = ruled(page, borders)
		}
	}
	return numbered(all), loose, issues
}

// ruled is lattices for some of the page's rules. The cells have no numbers yet.
func ruled(page mark.Page, rules []mark.Rule) ([]lattice, []edge, []budget.Issue) {
	h, v := edges(rules)
	if len(h) > maxEdges || len(v) > maxEdges {
		return nil, nil, []budget.Issue{tooManyRules(page)}
	}
	figures, loose := components(h, v)
	var all []lattice
	var issues []budget.Issue
	for _, c := range figures {
		c.rebuild()
		t, ok := c.lattice(page.Glyphs)
		if ok && t.divided() && c.withoutStruck(page.Glyphs) {
			t, ok = c.lattice(page.Glyphs)
		}
		if ok && t.isTable(page) {
			if c.builtSide {
				issues = append(issues, builtSide(page.Number, t.frame()))
			}
			all = append(all, t)
		}
	}
	all = dropFrames(all)
	slices.SortStableFunc(all, func(a, b lattice) int { return compareBoxes(a.frame(), b.frame()) })
	return all, loose, issues
}

func compareBoxes(a, b budget.Box) int {
	for _, k := range [2]int{1, 0} {
		if a[k] != b[k] {
			if a[k] < b[k] {
				return -1
			}
			return 1
		}
	}
	return 0
}

// lattice cuts the component into cells; false when it encloses nothing or is
// too fine to be a table.
func (c *component) lattice(glyphs []mark.Glyph) (lattice, bool) {
	t := lattice{x: lines(c.v), y: lines(c.h)}
	if len(t.x) < 2 || len(t.y) < 2 || t.rows()*t.cols() > maxSquares {
		return t, false
	}
	walls := t.walls(c)
	t.regions(walls, glyphs)
	t.openEnds(c)
	t.confirm(t.trace(c))
	if t.cols() == 1 {
		t.rules = c.h
	}
	return t, len(t.cells) > 0
}

// lines are the distinct positions of sorted edges; those closer than minPitch
// are one border.
func lines(es []edge) []float64 {
	at := make([]float64, 0, len(es))
	for _, e := range es {
		if len(at) == 0 || e.at-at[len(at)-1] >= minPitch {
			at = append(at, e.at)
		}
	}
	return at
}

// nearest is the index of the grid line that an edge at x was merged into.
func nearest(at []float64, x float64) int {
	i, exact := slices.BinarySearch(at, x)
	switch {
	case exact || i == 0:
		return i
	case i == len(at) || x-at[i-1] <= at[i]-x:
		return i - 1
	}
	return i
}

// isTable keeps out single boxes that are frames of a page or of running text.
// One box as wide as a text column may be the piece of a row that page breaks
// have cut, and stays.
func (t *lattice) isTable(page mark.Page) bool {
	if len(t.cells) > 1 {
		return true
	}
	f := t.frame()
	wide, high := f[2]-f[0], f[3]-f[1]
	return wide >= 0.5*page.Width && high < frameShare*page.Height
}

// dropFrames removes single boxes around other tables.
func dropFrames(all []lattice) []lattice {
	return slices.DeleteFunc(all, func(t lattice) bool {
		if len(t.cells) > 1 {
			return false
		}
		return slices.ContainsFunc(all, func(o lattice) bool { return encloses(t.frame(), o.frame()) })
	})
}

func encloses(a, b budget.Box) bool {
	return a != b && a[0] <= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] >= b[3]
}
