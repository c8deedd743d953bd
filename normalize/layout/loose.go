package layout

import "slices"

// A character that the document's font lacks is set in another, often with
// another height, and the tool takes it for print of its own: it comes out by
// itself, in front of its line, behind it, or on a line of its own. Nothing says
// where it belongs.

// When a character counts as one of these. The ends of wrapped cells stand alone
// too; but what follows a loose character where the tool keeps the two together
// begins words of its own where it does not.
const (
	leastLoose  = 4   // times that it stands alone
	looseShare  = 0.3 // of all times
	wordShare   = 0.2 // of all times that it stands within a word
	followShare = 0.9 // of these the same character follows, which hardly ever follows another
	leftShare   = 0.5 // how often that one begins a word, of the times that the first stands alone
)

// looseCount is what a paper shows of its characters.
type looseCount struct {
	alone, begins, all, followed, led map[rune]int
	pairs                             map[[2]rune]int
}

func countLoose(lines [][]word) looseCount {
	n := looseCount{map[rune]int{}, map[rune]int{}, map[rune]int{}, map[rune]int{}, map[rune]int{}, map[[2]rune]int{}}
	for _, ws := range lines {
		for k, w := range ws {
			before := rune(0)
			for _, c := range w.text {
				n.all[c]++
				if before != 0 {
					n.followed[before]++
					n.led[c]++
					n.pairs[[2]rune{before, c}]++
				}
				before = c
			}
			if w.look.runes > 1 {
				n.begins[w.look.first]++
			} else if isHan(w.look.first) && (k == 0 || w.gap >= wide) && (k+1 == len(ws) || ws[k+1].gap >= wide) {
				n.alone[w.look.first]++
			}
		}
	}
	return n
}

// looseRunes are the characters of a paper that come out by themselves.
func looseRunes(lines [][]word) map[rune]bool {
	n := countLoose(lines)
	out := map[rune]bool{}
	for p, together := range n.pairs {
		c, next := p[0], p[1]
		alone := float64(n.alone[c])
		if alone >= leastLoose && alone >= looseShare*float64(n.all[c]) && isHan(next) &&
			float64(together) >= wordShare*float64(n.all[c]) && float64(together) >= followShare*float64(max(n.followed[c], n.led[next])) && float64(n.begins[next]) >= leftShare*alone {
			out[c] = true
		}
	}
	return out
}

// findLoose looks for them where neither furniture nor a watermark stands.
func (r *reader) findLoose() {
	var lines [][]word
	for i, ws := range r.words {
		if r.content(i) {
			lines = append(lines, ws)
		}
	}
	found := looseRunes(lines)
	for c := range r.loose {
		found[c] = true
	}
	r.loose = found
	for c := range r.marks {
		delete(r.loose, firstRune(c))
	}
}

// looseNear reports a loose character in a cell of row i or of a neighbour: it
// may have come from there.
func (g *grid) looseNear(r *reader, rows []span, i int) bool {
	if len(r.loose) == 0 {
		return false
	}
	for k := max(0, i-1); k <= min(len(rows)-1, i+1); k++ {
		for c := range g.cols {
			if g.isText(c) && slices.ContainsFunc(g.in(c, rows[k]), r.hasLoose) {
				return true
			}
		}
	}
	return false
}

func (r *reader) hasLoose(f fragment) bool {
	for _, c := range f.text {
		if r.loose[c] {
			return true
		}
	}
	return false
}

// doubtLoose marks all cells of a head where one has a loose character.
func (r *reader) doubtLoose(bands []band) {
	has := func(p part) bool { return slices.ContainsFunc(p.frags, r.hasLoose) }
	if len(r.loose) == 0 || !slices.ContainsFunc(bands, func(b band) bool { return slices.ContainsFunc(b, has) }) {
		return
	}
	for _, b := range bands {
		for k, p := range b {
			if n := len(p.frags); n > 0 {
				b[k].doubts = append(b[k].doubts, r.doubt(p.frags[0].line, p.frags[n-1].line))
			}
		}
	}
}
