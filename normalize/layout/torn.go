package layout

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// A border between two rows that is in doubt is in doubt for both: what the one
// has too much, the other lacks. Which of a row's borders its own doubt is about
// is seldom told, but a cell that ends on a full line may go on below, and one
// that begins as none does ends the cell above.

// doubtTorn is the margin below which such a border may stand elsewhere.
const doubtTorn = 9.0

// tornRows are the rows to doubt: those in doubt by themselves, and those that
// may have given them a line or taken one.
func (g *grid) tornRows(rows []span, own []bool) []bool {
	out := slices.Clone(own)
	for i := 0; i+1 < len(rows); i++ {
		if margin := min(rows[i].margin, rows[i+1].margin); own[i] != own[i+1] && margin < doubtTorn && (g.mayGoOn(rows[i], rows[i+1]) || g.lacks(rows[i]) || g.lacks(rows[i+1])) {
			out[i], out[i+1] = true, true
		}
	}
	return out
}

// mayGoOn reports that some cell of the upper row ends on a full line above one
// of the lower row.
func (g *grid) mayGoOn(upper, lower span) bool {
	for c, kind := range g.kinds {
		if !g.isText(c) || kind == kindValue {
			continue
		}
		a, b := g.in(c, upper), g.in(c, lower)
		if len(a) > 0 && len(b) > 0 && g.wide[c]-a[len(a)-1].w < full {
			return true
		}
	}
	return false
}

// lacks reports a row without a cell that is hardly ever blank: another has it.
func (g *grid) lacks(s span) bool {
	for c, kind := range g.kinds {
		if (kind == kindLevel3 || kind == kindValue) && len(g.in(c, s)) == 0 {
			return true
		}
	}
	return false
}

// brokenName reports a row with a piece of a level's name that spells out none.
func (g *grid) brokenName(s span) bool {
	for _, list := range [][]name{g.names, g.tops} {
		for _, nm := range list {
			if !nm.known && nm.frags[0].at < s.to && nm.frags[len(nm.frags)-1].at >= s.from {
				return true
			}
		}
	}
	return false
}

// givesEnd reports that a cell of the next row begins as none does where row i
// has one: it is the end of that.
func (g *grid) givesEnd(rows []span, i int) bool {
	if i+1 >= len(rows) {
		return false
	}
	for c := range g.kinds {
		a, b := g.in(c, rows[i]), g.in(c, rows[i+1])
		if g.isText(c) && len(a) > 0 && len(b) > 0 && (b[0].marks.closes || b[0].marks.inside || g.kinds[c] == kindValue && b[0].marks.unitOnly) {
			return true
		}
	}
	return false
}

// begunLate reports that a page break cuts row i and that a cell of it stands
// wholly below the break while others stand wholly above.
func (g *grid) begunLate(s span) bool {
	for at := s.from + 1; at < s.to; at++ {
		if !g.cuts[at] {
			continue
		}
		above, below := false, false
		for c := range g.kinds {
			if fs := g.in(c, s); g.isText(c) && len(fs) > 0 {
				above = above || fs[len(fs)-1].at < at
				below = below || fs[0].at >= at
			}
		}
		if above && below {
			return true
		}
	}
	return false
}

// tooWide reports a line of ideographs alone that is wider than its column's
// full lines. Their widths are exact, so one character too many is told; a mark
// may hang.
func (g *grid) tooWide(s span) bool {
	for c, kind := range g.kinds {
		if !g.isText(c) || kind == kindValue {
			continue
		}
		for _, f := range g.in(c, s) {
			if f.w > g.wide[c] && f.w == full*f.runes && isHan(f.last) {
				return true
			}
		}
	}
	return false
}

// goesOnAfter is a whole value and what cannot be its end.
var goesOnAfter = pattern.New(`%[)）]?\p{Han}{0,2}[、，。；]`)

// valueGoesOn reports a value that is whole on one line and followed by words.
func (g *grid) valueGoesOn(s span) bool {
	for c, kind := range g.kinds {
		if kind != kindValue {
			continue
		}
		fs := g.in(c, s)
		for k := 1; k < len(fs); k++ {
			if fs[k-1].marks.wholeValue && !strings.ContainsRune(dateUnits, fs[k-1].last) && fs[k].runes >= leastWords && isHan(fs[k].first) && isHan(fs[k].last) {
				return true
			}
		}
		if len(fs) > 0 && goesOnAfter.MatchString(budget.Fold(textOf(fs))) {
			return true
		}
	}
	return false
}

// dateUnits end what a date begins with.
const dateUnits = "年月日"

// leastWords is how many characters under a whole value are no unit's end.
const leastWords = 3

// torn reports that a row has what belongs elsewhere or lacks what stands there.
func (g *grid) torn(rows []span, i int) bool {
	return g.givesEnd(rows, i) || g.begunLate(rows[i]) || g.tooWide(rows[i]) || g.valueGoesOn(rows[i]) || g.givesAside(rows[i]) || g.looseBorder(rows[i]) || g.leftOfColumn(rows[i])
}

// givesAside reports a blank between ideographs in a cell beside one that is
// blank or ends on a full line: what follows the blank may be that one's.
func (g *grid) givesAside(s span) bool {
	for c := range g.kinds[:len(g.kinds)-1] {
		if !g.isText(c) || !slices.ContainsFunc(g.in(c, s), func(f fragment) bool { return hanBlank(f.text) }) {
			continue
		}
		next := g.in(c+1, s)
		if len(next) == 0 || g.wide[c+1]-next[len(next)-1].w < full {
			return true
		}
	}
	return false
}

// looseBorder reports that two cells of a line are parted by no more than the
// characters of justified print within them are.
func (g *grid) looseBorder(s span) bool {
	for _, l := range g.cutsOf(s) {
		for k := 1; k < len(l.words); k++ {
			a, b := l.words[k-1], l.words[k]
			if l.cols[k] != l.cols[k-1] && b.gap < wide && oneMark(a.text) && oneMark(b.text) && isHan(a.look.first) && isHan(b.look.first) {
				return true
			}
		}
	}
	return false
}

// leftOfColumn reports a cell that starts left of where its column does on the
// page, beside one that ends on a full line: it may be the rest of that.
func (g *grid) leftOfColumn(s span) bool {
	for c := 1; c < len(g.kinds); c++ {
		left, fs := g.in(c-1, s), g.in(c, s)
		if !g.isText(c-1) || !g.isText(c) || len(left) == 0 || len(fs) == 0 || g.wide[c-1]-left[len(left)-1].w >= full {
			continue
		}
		if !slices.ContainsFunc(fs, func(f fragment) bool { return f.pulled || f.start >= g.cut[f.at].bounds[c] }) {
			return true
		}
	}
	return false
}
