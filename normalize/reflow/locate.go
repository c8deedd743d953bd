package reflow

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// located is where one project's table lies in the stream.
type located struct {
	start  int       // first fragment: a label
	header int       // the column labels of the indicator grid; = rows when there is none
	rows   int       // first fragment after the column labels
	end    int       // no fragment of the table lies at or after end
	grid   int       // index into words.grids, -1 when the grid is missing
	labels []label   // of the block above the grid, in order
	heads  [][]piece // the column labels' fragments, a second piece where a page break cut one
}

// label is a known label of the header block.
type label struct {
	from, to int
	id       int
	rest     piece // where a page break cut it: its end, on the next page
}

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
			if end = i + 1; i >= len(s.frags) || !w.beginsLabel(s, i, want) {
				return nil, 0
			}
			cut = append(cut, k)
		}
		heads = append(heads, []piece{{int32(i), int32(end)}})
		i = end
	}
	for _, k := range cut {
		first := heads[k][0]
		want := []rune(budget.Fold(w.columns[labels[k]]))[s.frags[first.from].n:]
		if i >= len(s.frags) || string(s.runesOf(i, i+1)) != string(want) {
			return nil, 0
		}
		heads[k] = append(heads[k], piece{int32(i), int32(i + 1)})
		i++
	}
	return heads, i
}

// shortestBegin is the least beginning of a label that is taken for one.
const shortestBegin = 2

// beginsLabel reports whether fragment i is the beginning of a column's label.
func (w *words) beginsLabel(s *stream, i, id int) bool {
	t := s.runesOf(i, i+1)
	return len(t) >= shortestBegin && strings.HasPrefix(budget.Fold(w.columns[id]), string(t))
}

// labelsIn lists the known labels between two fragments, the longest at each place.
func (w *words) labelsIn(s *stream, from, to int) []label {
	var out []label
	for i := from; i < to; i++ {
		best := label{from: -1}
		for _, m := range w.labels.at(s, i, false) {
			if m.end <= to {
				best = label{from: i, to: m.end, id: m.id}
			}
		}
		if best.from < 0 {
			best = w.cutLabel(s, i, to)
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
// the next page break; its from is -1 when there is none.
func (w *words) cutLabel(s *stream, i, to int) label {
	begins := w.labels.at(s, i, true)
	if len(begins) == 0 {
		return label{from: -1}
	}
	for k := i + 1; k < min(to, i+farthestRest); k++ {
		if !s.frags[k].cut {
			continue
		}
		for _, m := range begins {
			if m.end <= k && len(s.runesOf(i, m.end)) >= shortestCut {
				if l, ok := w.restOfLabel(s, i, m.end, k, to); ok {
					return l
				}
			}
		}
		break
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

const (
	// shortestCut is the least beginning of a cut label of the header block.
	shortestCut = 3
	// mostRests is how many fragments of other cut labels may stand before.
	mostRests = 6
	// mostPieces is how many lines the end of a label may have.
	mostPieces = 3
)

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

// locate finds the tables. No heading in hs is a repeated one.
func (w *words) locate(s *stream, hs []heading) []located {
	var out []located
	end := 0
	for _, h := range hs {
		t := located{header: h.from, rows: h.to, grid: h.grid, heads: h.heads}
		t.labels = w.block(s, w.labelsIn(s, end, h.from), h.from)
		t.start = h.from
		if len(t.labels) > 0 {
			t.start = t.labels[0].from
		}
		out = append(out, t)
		end = h.to
	}
	for k := range out {
		next := len(s.frags)
		if k+1 < len(out) {
			next = out[k+1].start
		}
		out[k].end = w.tail(s, out[k].rows, next)
	}
	return out
}

// block keeps the labels that belong to the table whose grid begins at header:
// going backwards until the table's heading is met.
func (w *words) block(s *stream, ls []label, header int) []label {
	next := header
	for k := len(ls) - 1; k >= 0; k-- {
		if w.headingBetween(s, ls[k].to, next) {
			return firstOnly(s, ls[k+1:], header)
		}
		next = ls[k].from
	}
	return firstOnly(s, ls, header)
}

// firstOnly drops labels that come again as words of a sentence: what follows
// them is no amount. Forms with two halves print amount labels twice.
func firstOnly(s *stream, ls []label, header int) []label {
	seen := map[int]bool{}
	var out []label
	for k, l := range ls {
		end := header
		if k+1 < len(ls) {
			end = ls[k+1].from
		}
		if seen[l.id] && (l.to == end || amountEnd(s, l.to, end) != end) {
			continue
		}
		seen[l.id] = true
		out = append(out, l)
	}
	return out
}

// headingBetween reports whether a line between two fragments ends a table's
// heading or names the unit of its amounts.
func (w *words) headingBetween(s *stream, from, to int) bool {
	for i := from; i < to; i++ {
		if w.isUnitLine(s, i) || s.startsLine(i) && w.endsTitle(s, i, to) {
			return true
		}
	}
	return false
}

// isUnitLine: 单位：万元 stands above a table.
func (w *words) isUnitLine(s *stream, i int) bool {
	t := s.runesOf(i, i+1)
	return hasPrefix(t, "单位:") || hasPrefix(t, "金额单位:")
}

// endsTitle reports whether the physical line of fragment i ends with a title's word.
func (w *words) endsTitle(s *stream, i, to int) bool {
	for i+1 < to && s.frags[i+1].sep == sameLine {
		i++
	}
	t := s.runesOf(i, i+1)
	for _, title := range w.titles {
		if len(t) >= len(title) && string(t[len(t)-len(title):]) == string(title) {
			return true
		}
	}
	return false
}

// mostHeadingLines bounds a project's heading.
const mostHeadingLines = 6

// tail goes back from the next table over its heading and department line; what
// is before them ends the grid.
func (w *words) tail(s *stream, rows, next int) int {
	if next >= len(s.frags) {
		return w.lastTail(s, rows)
	}
	end := next
	lines := 0
	for i := next - 1; i >= rows && lines < mostHeadingLines; i-- {
		if !s.startsLine(i) {
			continue
		}
		lines++
		line := s.lines[s.frags[i].line].Text
		if w.endsTitle(s, i, next) || strings.Contains(budget.Fold(line), "单位:") {
			end = i
		}
		if ordinal(line) && w.titleWithin(s, i, next) {
			end = i
			break
		}
	}
	return partBefore(s, rows, end)
}

// partBefore goes further back over the heading of a part of the paper that
// stands right before a table's own heading.
func partBefore(s *stream, rows, end int) int {
	lines := 0
	for i := end - 1; i >= rows && lines < mostPartLines; i-- {
		if !s.startsLine(i) {
			continue
		}
		lines++
		if beginsPart(s.runesOf(i, i+1)) {
			return i
		}
	}
	return end
}

// mostPartLines bounds the heading of a part.
const mostPartLines = 2

// titleWithin reports whether the text of fragments i up to j, wraps joined,
// holds a title's word at a line's end.
func (w *words) titleWithin(s *stream, i, j int) bool {
	t := string(s.runesOf(i, j))
	for _, title := range w.titles {
		if strings.Contains(t, string(title)) {
			return true
		}
	}
	return false
}

// lastTail ends the last grid before a line that begins a new part.
func (w *words) lastTail(s *stream, rows int) int {
	for i := rows; i < len(s.frags); i++ {
		if s.startsLine(i) && beginsPart(s.runesOf(i, i+1)) {
			return i
		}
	}
	return len(s.frags)
}

// beginsPart: 第三部分, 三、…, 附件, 注：
func beginsPart(t []rune) bool {
	if hasPrefix(t, "第") && len(t) >= 4 && strings.Contains(string(t[:min(6, len(t))]), "部分") {
		return true
	}
	if hasPrefix(t, "附件") || hasPrefix(t, "注:") || hasPrefix(t, "备注:") || hasPrefix(t, "说明:") {
		return true
	}
	return len(t) > 2 && strings.ContainsRune("一二三四五六七八九十", t[0]) && t[1] == '、'
}

// ordinal: 3. 3、 3． （3） (三) 三、 at the start of a line.
func ordinal(line string) bool {
	t := []rune(budget.Fold(line))
	i := 0
	if i < len(t) && t[i] == '(' {
		i++
	}
	from := i
	for i < len(t) && (isDigit(t[i]) || strings.ContainsRune("一二三四五六七八九十", t[i])) {
		i++
	}
	return i > from && i < len(t) && strings.ContainsRune(".、)", t[i])
}
