package reflow

import "slices"

// label is a known label of the header block.
type label struct {
	from, to int
	id       int
	rest     piece // where a page break cut it: its end, on the next page
	second   int   // the first fragment of the second part of its row then
}

// labelsIn lists the known labels between two fragments, the longest at each place.
func (w *words) labelsIn(s *stream, from, to int) []label {
	var out []label
	after := from
	for i := from; i < to; i++ {
		best := label{from: -1}
		for _, m := range w.labels.at(s, i, false) {
			if m.end <= to {
				best = label{from: i, to: m.end, id: m.id}
			}
		}
		if best.from < 0 {
			best = w.cutLabel(s, i, to, after)
			after = max(after, int(best.rest.to))
		}
		if best.from >= 0 {
			out = append(out, best)
			i = best.to - 1
		}
	}
	return out
}

// farthestRest bounds how many fragments lie between the two parts of a label
// that a page break cut: the rest of its row.
const farthestRest = 40

// cutLabel is a label that begins at fragment i and whose end stands soon after
// the next page break, or on a later line where nothing shows the page breaks; its
// from is -1 when there is none. No end of another cut label lies at or after
// fragment `after`.
func (w *words) cutLabel(s *stream, i, to, after int) label {
	begins := w.labels.at(s, i, true)
	if len(begins) == 0 {
		return label{from: -1}
	}
	slices.Reverse(begins) // the longest first
	for k := i + 1; k < min(to, i+farthestRest); k++ {
		if !s.frags[k].cut && !(s.frags[k].unpaged && s.startsLine(k)) {
			continue
		}
		for _, m := range begins {
			if m.end > k || len(s.runesOf(i, m.end)) < shortestCut[s.frags[k].cut] {
				continue
			}
			if l, ok := w.restOfLabel(s, i, m.end, max(k, after), to); ok {
				l.second = k
				if !s.frags[k].cut {
					l.second = int(l.rest.from)
				}
				return l
			}
		}
		if s.frags[k].cut {
			break
		}
	}
	return label{from: -1}
}

// restOfLabel looks for the end of the label that begins with fragments i up to
// end among the first fragments from k on: other labels' ends may stand there too.
func (w *words) restOfLabel(s *stream, i, end, k, to int) (label, bool) {
	begin := s.runesOf(i, end)
	for a := k; a < min(to, k+mostRests); a++ {
		for b := a + 1; b <= min(to, a+mostPieces); b++ {
			whole := append(append([]rune{}, begin...), s.runesOf(a, b)...)
			if id := w.labels.find(whole); id >= 0 {
				return label{from: i, to: end, id: id, rest: piece{int32(a), int32(b)}}, true
			}
		}
	}
	return label{}, false
}

// shortestCut is the least beginning of a cut label of the header block, where a
// page break is seen and where none is.
var shortestCut = map[bool]int{true: 2, false: 3}

const (
	// mostRests is how many fragments of other cut labels may stand before.
	mostRests = 6
	// mostPieces is how many lines the end of a label may have.
	mostPieces = 3
)
