package reflow

// spaces counts white space within words of the paper's prose, where it is no
// cell border: some producers put a space beside every Latin word or number,
// some put spaces anywhere.
type spaces struct {
	latin ratio // between CJK and Latin characters
	wide  ratio // between two CJK characters
}

// ratio is how often neighbours were apart.
type ratio struct{ apart, all float32 }

const (
	// latinPrior, widePrior are what is assumed of a paper without prose.
	latinPrior = 0.3
	widePrior  = 0.01
	// priorWeight is how many neighbours the assumption is worth.
	priorWeight = 20
)

// newSpaces looks at the lines that are no part of a table.
func newSpaces(s *stream, tables []located) *spaces {
	g := &spaces{ratio{latinPrior * priorWeight, priorWeight}, ratio{widePrior * priorWeight, priorWeight}}
	from := 0
	for _, t := range tables {
		g.add(s, from, t.start)
		// The lines of a table's header block hold running text too.
		for _, f := range t.regions() {
			g.add(s, f.from, f.to)
		}
		from = t.end
	}
	g.add(s, from, len(s.frags))
	return g
}

func (g *spaces) add(s *stream, from, to int) {
	for i := from; i < to; i++ {
		f := &s.frags[i]
		if i > from && f.sep == sameLine && !f.stretched && !s.frags[i-1].stretched {
			g.count(s.frags[i-1].last, f.first, 1)
		}
		t := s.runesOf(i, i+1)
		for k := 1; k < len(t); k++ {
			g.count(t[k-1], t[k], 0)
		}
	}
}

func (g *spaces) count(a, b rune, apart float32) {
	switch wordA, wordB := isLetter(a), isLetter(b); {
	case wordA != wordB && (a >= 0x2e80 || b >= 0x2e80):
		g.latin.apart += apart
		g.latin.all++
	case a >= 0x2e80 && b >= 0x2e80 && !isCloser(a) && !isOpener(b):
		g.wide.apart += apart
		g.wide.all++
	}
}

func (r ratio) share() float32 { return r.apart / r.all }

// cost of a space between two characters of one cell.
func (g *spaces) cost(a, b rune) float32 {
	latinA, latinB := isLetter(a), isLetter(b)
	switch {
	case isDigit(a) && isDigit(b):
		return costSpaceNumbers
	case latinA && latinB:
		return costSpaceLatin
	case latinA || latinB:
		return min(mostSpaceLatin, -log(g.latin.share()))
	case isOpener(a) || isCloser(b):
		return costSpaceMark
	}
	return min(mostSpaceInside, -log(g.wide.share()))
}

// isLetter: Latin letters, digits and the signs that stand with them.
func isLetter(r rune) bool { return r > ' ' && r < 0x80 && !isOpener(r) && !isCloser(r) || r == '%' }
