package reflow

import "slices"

// unglueHeads cuts fragments that are several column labels, the first one perhaps
// begun on the line before (绩效指 标描述指标值), the last one perhaps cut by a page
// break (指标值指标, and 值确定依据 on the next page).
func (s *stream) unglueHeads(w *words) {
	at := map[int][]int{}
	for i := range s.frags {
		if n := w.restOfLabelIn(s, i); n > 0 || w.grid.begins(s.frags[i].first) {
			if cuts := w.labelCuts(s, i, n); len(cuts) > 0 {
				at[i] = cuts
			}
		}
	}
	s.split(at)
}

// restOfLabelIn is how many characters of fragment i end the column label that
// the line before ends with, where more characters follow.
func (w *words) restOfLabelIn(s *stream, i int) int {
	if i == 0 || !s.startsLine(i) || !w.grid.begins(s.frags[i-1].first) || w.grid.has(s.runesOf(i-1, i)) {
		return 0
	}
	begin, t := s.runesOf(i-1, i), s.runesOf(i, i+1)
	for n := 1; n < min(len(t), longestLabel); n++ {
		if w.grid.has(slices.Concat(begin, t[:n])) {
			return n
		}
	}
	return 0
}

// labelCuts are the byte offsets between the column labels that fragment i is made
// of, the rest of one first if from is not 0; none when it is anything else.
func (w *words) labelCuts(s *stream, i, from int) []int {
	t := s.runesOf(i, i+1)
	var cuts []int
	if from > 0 {
		cuts = append(cuts, s.offset(i, from))
	}
	for {
		n := w.grid.beginning(t[from:])
		switch {
		case n > 0 && from+n == len(t):
			return cuts
		case n > 0:
			from += n
			cuts = append(cuts, s.offset(i, from))
		case len(t)-from >= shortestBegin && w.grid.isBeginning(t[from:]) && w.besideLabel(s, i):
			return cuts
		default:
			return nil
		}
	}
}

// besideLabel reports whether a column label stands right before fragment i on its
// line.
func (w *words) besideLabel(s *stream, i int) bool {
	return i > 0 && !s.startsLine(i) && w.grid.has(s.runesOf(i-1, i))
}
