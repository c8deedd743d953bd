package grid

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Open tables have horizontal rules only: one under every row, or three in all
// (above and below the heading, and at the end). Their columns are the white
// rivers that run through all rows, their rows what the rules bound or, between
// two rules, what vertical gaps set apart. Only a figure in which every line of
// text takes part and the rows stand aligned is read; all its cells are in doubt.

const (
	// openShare of the page's width makes a horizontal rule one of a table's.
	openShare = 0.5
	// minOpenColumns: fewer columns are not told from text set in two halves.
	minOpenColumns = 4
	// footGap, in em, sets a running header or footer apart from the rows of a
	// table that reaches the end of its page.
	footGap = lineStep
)

// strip is the stretch between two rules that follow each other, or between a rule
// and the end of the page.
type strip struct {
	top, bottom float64
	// above and below are the rules; nil at the page's ends.
	above, below []edge
	bits         []bit // in order of their baselines
}

// bit is a glyph as the columns see it: its extent, that of its ink, and where it
// stands.
type bit struct{ x0, x1, ink0, ink1, base, size float64 }

func (b bit) top() float64    { return b.base - inkAbove*b.size }
func (b bit) bottom() float64 { return b.base + inkBelow*b.size }

// openTables reads the figures that the loose horizontal rules of a page bound.
func openTables(page mark.Page, loose []edge, glyphs []mark.Glyph, ruled []lattice) []lattice {
	var found []lattice
	groups := equalRules(loose, openShare*page.Width)
	for i, full := range groups {
		if i == maxFigures {
			break
		}
		if partOf(full[0], groups[:i]) {
			continue
		}
		strips := stripsOf(page, full, loose, ruled)
		if len(strips) == 0 || len(strips) > maxStrips {
			continue
		}
		fillStrips(strips, glyphs, full[0].lo, full[0].hi)
		trimFurniture(page, strips)
		f := openFigure{left: full[0].lo, right: full[0].hi, strips: strips}
		found = append(found, f.tables()...)
	}
	return found
}

// partOf reports whether a rule ends with those of a wider group: it stands below
// all cells but the first.
func partOf(e edge, wider [][]edge) bool {
	return slices.ContainsFunc(wider, func(g []edge) bool { return abs(g[0].hi-e.hi) <= snapTolerance && g[0].lo < e.lo })
}

// equalRules groups the long rules by their extent, the widest first.
func equalRules(loose []edge, least float64) [][]edge {
	var groups [][]edge
	for _, e := range loose {
		if e.length() < least {
			continue
		}
		i := slices.IndexFunc(groups, func(g []edge) bool {
			return abs(g[0].lo-e.lo) <= snapTolerance && abs(g[0].hi-e.hi) <= snapTolerance
		})
		if i < 0 {
			groups = append(groups, []edge{e})
		} else {
			groups[i] = append(groups[i], e)
		}
	}
	slices.SortStableFunc(groups, func(a, b []edge) int { return cmp.Compare(b[0].length(), a[0].length()) })
	return groups
}

// stripsOf cuts the page at the full rules and at those that begin further right
// and end with them: the border below the cells beside a merged one. A strip that
// another table reaches into is left out.
func stripsOf(page mark.Page, full, loose []edge, ruled []lattice) []strip {
	left, right := full[0].lo, full[0].hi
	rules := slices.DeleteFunc(slices.Clone(loose), func(e edge) bool {
		return abs(e.hi-right) > snapTolerance || e.lo < left-snapTolerance
	})
	slices.SortFunc(rules, byAt)
	var strips []strip
	last := strip{}
	for len(rules) > 0 {
		n := 1
		for n < len(rules) && rules[n].at-rules[0].at < minPitch {
			n++
		}
		last.bottom, last.below = rules[0].at, rules[:n]
		strips = append(strips, last)
		last = strip{top: rules[n-1].at, above: rules[:n]}
		rules = rules[n:]
	}
	last.bottom = page.Height
	strips = append(strips, last)
	return slices.DeleteFunc(strips, func(b strip) bool {
		return slices.ContainsFunc(ruled, func(t lattice) bool {
			return touch(t.frame(), budget.Box{left, b.top, right, b.bottom})
		})
	})
}

// closingMarks are full-width marks with white behind them.
const closingMarks = "，。、；：？！）》】〉」』〕”’"

// fillStrips gives every printed glyph to its strip.
func fillStrips(strips []strip, glyphs []mark.Glyph, left, right float64) {
	for i := range glyphs {
		g := &glyphs[i]
		if g.Angle != 0 || g.Vertical || blank(g.Text) {
			continue
		}
		end := g.Box[2]
		if i+1 < len(glyphs) && blank(glyphs[i+1].Text) && glyphs[i+1].Baseline == g.Baseline {
			end = max(end, min(glyphs[i+1].Box[2], end+spaceWidth*g.Size)) // a space is no column's end
		}
		y := centreY(g)
		k, _ := slices.BinarySearchFunc(strips, y, func(b strip, y float64) int { return cmp.Compare(b.bottom, y) })
		if k == len(strips) || y < strips[k].top {
			continue
		}
		if x := centreX(g); x >= left-hang && x <= right+hang && len(strips[k].bits) < maxBits {
			ink0, ink1 := ink(g)
			if strings.Contains(closingMarks, g.Text) {
				end = max(end, g.Box[0]+g.Size) // set narrow, with the white of its wide form behind it
			}
			strips[k].bits = append(strips[k].bits, bit{g.Box[0], end, ink0, ink1, g.Baseline, g.Size})
		}
	}
	for k := range strips {
		slices.SortFunc(strips[k].bits, func(a, b bit) int {
			return cmp.Or(cmp.Compare(a.base, b.base), cmp.Compare(a.x0, b.x0))
		})
	}
}

// trimFurniture takes the lines in the page's margins out of the strips at its
// ends, if a wide gap sets them apart.
func trimFurniture(page mark.Page, strips []strip) {
	first, last := &strips[0], &strips[len(strips)-1]
	if first.above == nil {
		for i := len(first.bits) - 1; i > 0; i-- {
			a, b := first.bits[i-1], first.bits[i]
			if b.base-a.base > footGap*max(a.size, b.size) && a.base < marginShare*page.Height {
				first.bits = first.bits[i:]
				break
			}
		}
		first.top = startOf(first.bits, first.bottom)
	}
	if last.below == nil {
		if n := len(last.bits); n > 0 && last.bits[0].base-last.top > footGap*last.bits[0].size && last.bits[0].base > (1-marginShare)*page.Height {
			last.bits = nil // nothing but the footer
		}
		for i := 1; i < len(last.bits); i++ {
			a, b := last.bits[i-1], last.bits[i]
			if b.base-a.base > footGap*max(a.size, b.size) && b.base > (1-marginShare)*page.Height {
				last.bits = last.bits[:i]
				break
			}
		}
		last.bottom = endOf(last.bits, last.top)
	}
}

// startOf and endOf are the upper and lower end of the text, a margin away.
func startOf(bits []bit, otherwise float64) float64 {
	y := otherwise
	for _, b := range bits {
		y = min(y, b.top()-hang)
	}
	return y
}

func endOf(bits []bit, otherwise float64) float64 {
	y := otherwise
	for _, b := range bits {
		y = max(y, b.bottom()+hang)
	}
	return y
}

// addOpen puts the tables without vertical rules among the others. A figure that
// has a frame but no columns gives way to the table that its text shows.
func addOpen(page mark.Page, tables []lattice, loose []edge, glyphs []mark.Glyph) []lattice {
	var ruled []lattice
	for _, t := range tables {
		if loose = append(loose, t.rules...); t.rules == nil {
			ruled = append(ruled, t)
		}
	}
	if len(loose) == 0 {
		return tables
	}
	open := openTables(page, loose, glyphs, ruled)
	if len(open) == 0 {
		return tables
	}
	tables = slices.DeleteFunc(tables, func(t lattice) bool {
		return t.rules != nil && slices.ContainsFunc(open, func(o lattice) bool { return touch(t.frame(), o.frame()) })
	})
	tables = append(tables, open...)
	slices.SortStableFunc(tables, func(a, b lattice) int { return compareBoxes(a.frame(), b.frame()) })
	return numbered(tables)
}

// touch reports whether two boxes overlap by more than their borders.
func touch(a, b budget.Box) bool {
	return a[0] < b[2]-hang && b[0] < a[2]-hang && a[1] < b[3]-hang && b[1] < a[3]-hang
}

// numbered gives the cells of a page's tables their numbers.
func numbered(tables []lattice) []lattice {
	n := 0
	for i := range tables {
		tables[i].first = n
		n += len(tables[i].cells)
	}
	return tables
}
