package reflow

import "unicode/utf8"

// grid is one indicator grid being read: fragments [from, to) of the stream.
type grid struct {
	s        *stream
	w        *words
	c        *cohesion
	m        *model
	gaps     *spaces
	from, to int
	last     bool // the paper ends with it

	start  []float32    // per fragment: cost of beginning a cell here
	stop   []float32    // cost of ending one after it
	bond   []float32    // cost of this fragment standing inside a cell, after another
	loose  []float32    // weight of spacing before it: less near page breaks
	level  []bool       // a whole first- or second-level name begins here
	sign   []bool       // begins with a comparison sign and a number
	number []bool       // a number with its unit by itself
	kinds  [][]notation // of the texts that begin here, by their fragments
	// remnants are the ends of levels' names that stand at the heads of pages, by
	// their first fragments; torn are the fragments at which those names begin.
	remnants map[int]remnant
	torn     map[int]bool
	// own are the cells that the pass before counted in the lexicon here.
	own map[place]bool
}

// place is a cell's column and fragments.
type place struct {
	col      int8
	from, to int32
}

// nearCut is how many fragments around a page break have unreliable spacing:
// about two rows.
const nearCut = 14

// cutWeight is what spacing near a page break still counts.
const cutWeight = 0.25

func newGrid(s *stream, w *words, c *cohesion, gaps *spaces, from, to int) *grid {
	n := to - from
	g := &grid{s: s, w: w, c: c, gaps: gaps, from: from, to: to, last: to == len(s.frags), remnants: map[int]remnant{}, torn: map[int]bool{}}
	buf := make([]float32, 4*n)
	g.start, g.stop, g.bond, g.loose = buf[:n], buf[n:2*n], buf[2*n:3*n], buf[3*n:]
	g.kinds = make([][]notation, n)
	g.level, g.sign, g.number = make([]bool, n), make([]bool, n), make([]bool, n)
	for k := range n {
		g.start[k] = g.startCost(from + k)
		g.stop[k] = g.stopCost(from + k)
		g.sign[k] = g.signed(from + k)
		g.number[k] = numberWithUnit(s.runesOf(from+k, from+k+1))
		g.bond[k] = g.bondCost(from + k)
		g.loose[k] = 1
		g.level[k] = g.levelAt(w.level1, from+k) || g.levelAt(w.level2, from+k)
	}
	g.loosen()
	g.findRemnants()
	return g
}

// levelAt reports whether a whole level name begins at fragment i, with its suffix.
func (g *grid) levelAt(t *trie, i int) bool {
	for _, m := range t.at(g.s, i, false) {
		if m.end <= g.to && hasSuffix(g.s.runesOf(i, m.end), suffix) {
			return true
		}
	}
	return false
}

func hasSuffix(t []rune, w string) bool {
	n := utf8.RuneCountInString(w)
	return len(t) >= n && hasPrefix(t[len(t)-n:], w)
}

// loosen lowers the weight of spacing around page breaks.
func (g *grid) loosen() {
	for k := range g.loose {
		if !g.s.frags[g.from+k].cut {
			continue
		}
		for j := max(0, k-nearCut); j < min(len(g.loose), k+nearCut); j++ {
			g.loose[j] = cutWeight
		}
	}
}

// signed: ≥95%, ≤ 3: where a value begins, whatever the columns are.
func (g *grid) signed(i int) bool {
	t := g.s.runesOf(i, i+1)
	rest := skipSign(t)
	if len(rest) == len(t) {
		return false
	}
	if len(rest) == 0 && i+1 < len(g.s.frags) {
		rest = g.s.runesOf(i+1, i+2)
	}
	rest = skipSign(rest)
	return len(rest) > 0 && isDigit(rest[0])
}

// numberWithUnit: 20次, 95%; but not 2025.
func numberWithUnit(t []rune) bool {
	return isDigit(t[0]) && !isDigit(t[len(t)-1]) && classify(t) == plainNumber
}

// signs: 》=95% begins with a bracket that stands for ≥.
func (g *grid) signs(i int) bool {
	t := g.s.runesOf(i, i+1)
	return t[0] == '》' && len(t) > 1 && (t[1] == '=' || isDigit(t[1]))
}

func (g *grid) lineCount(i, j int) int8 {
	n := int8(1)
	for k := i + 1; k < j; k++ {
		if g.s.frags[k].sep != sameLine {
			n++
		}
	}
	return min(n, lineMany)
}

// brackets counts opened minus closed brackets of a fragment.
func (g *grid) brackets(j int) int {
	f := &g.s.frags[j]
	depth := 0
	for _, r := range g.s.runes[f.at : f.at+f.n] {
		switch r {
		case '(', '《', '【', '“', '[', '〔':
			depth++
		case '》':
			if !g.signs(j) {
				depth--
			}
		case ')', '】', '”', ']', '〕':
			depth--
		}
	}
	return depth
}
