package reflow

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// heading is one occurrence of a grid's column labels.
type heading struct {
	from, to int
	grid     int
	heads    [][]piece
}

// headings finds the column labels of indicator grids.
func (w *words) headings(s *stream) []heading {
	var out []heading
	for i := 0; i < len(s.frags); i++ {
		if !w.grid.begins(s.frags[i].first) { // nearly all fragments
			continue
		}
		if h, ok := w.headingAt(s, i); ok {
			out = append(out, h)
			i = h.to - 1
		}
	}
	return out
}

// headingAt is the grid with the most columns whose labels stand at fragment i.
func (w *words) headingAt(s *stream, i int) (heading, bool) {
	best := heading{grid: -1}
	for id, labels := range w.grids {
		if len(labels) <= len(best.heads) {
			continue
		}
		if heads, end := w.matchGrid(s, i, labels); end > 0 {
			best = heading{from: i, to: end, grid: id, heads: heads}
		}
	}
	if heads, ids := w.anyColumns(s, i); len(heads) > len(best.heads) {
		best = heading{from: i, to: int(heads[len(heads)-1][0].to), grid: w.newGrid(ids), heads: heads}
	}
	return best, best.grid >= 0
}

// fewestColumns of known labels side by side are an indicator grid's head,
// though no form has just these.
const fewestColumns = 3

// anyColumns are the known column labels that stand one after the other from
// fragment i on, the first of them the first level's.
func (w *words) anyColumns(s *stream, i int) ([][]piece, []int) {
	var heads [][]piece
	var ids []int
	for i < len(s.frags) {
		end, id := -1, -1
		for _, m := range w.grid.at(s, i, false) {
			end, id = m.end, m.id
		}
		if end < 0 && len(ids) >= fewestColumns && !s.startsLine(i) && looksLikeLabel(s.runesOf(i, i+1)) {
			end, id = i+1, w.newColumn(s.text(i))
		}
		if end < 0 || len(ids) == 0 && roleOf(w.columns[id]) != roleLevel1 || slices.Contains(ids, id) {
			break
		}
		heads, ids = append(heads, []piece{{int32(i), int32(end)}}), append(ids, id)
		i = end
	}
	if len(ids) < fewestColumns {
		return nil, nil
	}
	return heads, ids
}

// longestLabel: 偏差原因分析及改进措施 has eleven characters.
const longestLabel = 12

// looksLikeLabel reports whether a text beside known column labels, on their
// line, is another one, worded as no form words it: 指标说明, 指标确定依据.
func looksLikeLabel(t []rune) bool {
	if len(t) < 2 || len(t) > longestLabel || slices.ContainsFunc(t, isDigit) {
		return false
	}
	for _, w := range roleWords {
		if hasSuffix(t, w.word) {
			return true
		}
	}
	return false
}

// newColumn adds a column label; its id is returned.
func (w *words) newColumn(label string) int {
	w.columns = append(w.columns, label)
	w.grid.add(label, len(w.columns)-1)
	return len(w.columns) - 1
}

// newGrid is the index of the grid with just these columns.
func (w *words) newGrid(ids []int) int {
	for k, g := range w.grids {
		if slices.Equal(g, ids) {
			return k
		}
	}
	var names []string
	for _, id := range ids {
		names = append(names, w.columns[id])
	}
	w.grids, w.names = append(w.grids, ids), append(w.names, names)
	return len(w.grids) - 1
}

// matchGrid matches column labels one after the other and returns the end of
// the last, 0 when they do not all stand there. A page break may have cut the
// row of labels: then the ends of cut labels follow in order.
func (w *words) matchGrid(s *stream, i int, labels []int) ([][]piece, int) {
	var heads [][]piece
	var cut []int
	for k, want := range labels {
		end := -1
		for _, m := range w.grid.at(s, i, false) {
			if m.id == want {
				end = m.end
			}
		}
		if end < 0 {
			if end = w.beginsLabel(s, i, want); end == i {
				return nil, 0
			}
			cut = append(cut, k)
		}
		heads = append(heads, []piece{{int32(i), int32(end)}})
		i = end
	}
	for _, k := range cut {
		begin := s.runesOf(int(heads[k][0].from), int(heads[k][0].to))
		end := w.restOfColumn(s, i, begin, labels[k])
		if end == 0 {
			return nil, 0
		}
		heads[k] = append(heads[k], piece{int32(i), int32(end)})
		i = end
	}
	return heads, i
}

// restOfColumn is where the end of a column's label lies that begins with begin
// and goes on with fragment i, 0 when it does not.
func (w *words) restOfColumn(s *stream, i int, begin []rune, id int) int {
	want := []rune(budget.Fold(w.columns[id]))[len(begin):]
	for j := i + 1; j <= min(len(s.frags), i+len(want)); j++ {
		if slices.Equal(s.runesOf(i, j), want) {
			return j
		}
	}
	return 0
}

// shortestBegin is the least beginning of a label that is taken for one, and
// what a page break seen soon after it allows.
const (
	shortestBegin = 2
	shortestAtCut = 1
)

// beginsLabel is where the beginning of a column's label ends that stands at
// fragment i; i when there is none.
func (w *words) beginsLabel(s *stream, i, id int) int {
	label, end := budget.Fold(w.columns[id]), i
	if r, _ := utf8.DecodeRuneInString(label); i >= len(s.frags) || s.frags[i].first != r {
		return i
	}
	least := shortestBegin
	for k := i + 1; k < min(len(s.frags), i+farthestRest); k++ {
		if s.frags[k].cut {
			least = shortestAtCut
		}
	}
	for j := i + 1; j <= min(len(s.frags), i+mostPieces) && strings.HasPrefix(label, string(s.runesOf(i, j))); j++ {
		if len(s.runesOf(i, j)) >= least {
			end = j
		}
	}
	return end
}

// fewestLabels: a header block has at least this many; fewer between two rows
// of column labels mean that the second one is printed again after a page break.
const fewestLabels = 2

// repeated reports for each heading whether it is only printed again.
func (w *words) repeated(s *stream, hs []heading) []bool {
	out := make([]bool, len(hs))
	for k := 1; k < len(hs); k++ {
		out[k] = hs[k].grid == hs[k-1].grid && distinct(w.labelsIn(s, hs[k-1].to, hs[k].from)) < fewestLabels
	}
	return out
}

func distinct(ls []label) int {
	seen := map[int]bool{}
	for _, l := range ls {
		seen[l.id] = true
	}
	return len(seen)
}
