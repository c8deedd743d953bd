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
		if w.isUnitLine(s, i) || s.startsLine(i) && (w.endsTitle(s, i, to) || endsCaption(s.lines[s.frags[i].line].Text)) {
			return true
		}
	}
	return false
}

// moneyUnits are what amounts are printed in.
var moneyUnits = []string{"元", "万元", "千元", "百元", "亿元"}

// isUnitLine: 单位：万元 stands above a table, at the end of its line and perhaps
// with stray spaces; a sentence may begin with 单位： too.
func (w *words) isUnitLine(s *stream, i int) bool {
	if r := s.frags[i].first; r != '单' && r != '金' && r != '(' {
		return false
	}
	end := i + 1
	for end < len(s.frags) && end < i+mostUnitPieces && !s.startsLine(end) {
		end++
	}
	return namesUnit(string(s.runesOf(i, end)))
}

// mostUnitPieces: 单位 ： 万元
const mostUnitPieces = 4

// namesUnit reports whether a folded text is 单位:万元 and no more.
func namesUnit(t string) bool {
	t = strings.Trim(t, "()")
	t = strings.TrimPrefix(strings.TrimPrefix(t, "金额"), "单位:")
	return slices.Contains(moneyUnits, strings.TrimPrefix(t, "人民币"))
}

// endsInUnit reports whether a line ends with the unit of a table's amounts.
func endsInUnit(line string) bool {
	if !strings.HasSuffix(strings.TrimRight(line, " 　)）"), "元") { // most lines
		return false
	}
	t := budget.Fold(line)
	i := strings.LastIndex(t, "单位:")
	return i >= 0 && namesUnit(t[i:])
}

// endsCaption reports whether a line above a table ends with the unit of its
// amounts, however close to the department's name. A label of amounts has the unit
// in brackets: 项目资金（单位：万元）.
func endsCaption(line string) bool {
	return strings.HasSuffix(strings.TrimRight(line, " 　"), "元") && endsInUnit(line)
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
		if w.endsTitle(s, i, next) || endsInUnit(line) {
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

// beginsPart: 第三部分, 三、…, 附件, 注：, 填报人：
func beginsPart(t []rune) bool {
	if hasPrefix(t, "第") && len(t) >= 4 && strings.Contains(string(t[:min(6, len(t))]), "部分") {
		return true
	}
	for _, w := range belowTables {
		if hasPrefix(t, w) {
			return true
		}
	}
	return len(t) > 2 && strings.ContainsRune("一二三四五六七八九十", t[0]) && t[1] == '、'
}

// belowTables begin the lines that stand below a table or before a new part.
var belowTables = []string{"附件", "注:", "备注:", "说明:", "填报人:", "填表人:", "制表人:", "填报单位:", "审核人:", "联系人:", "联系电话:", "填报日期:", "填报时间:"}

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
