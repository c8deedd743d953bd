package layout

import (
	"cmp"
	"fmt"
	"slices"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// block is the labelled cells above a grid: a row with the code and the name, a
// row of amounts, a text, the schedule, a text. The rows are told by what stands
// in them, the labels of the first column by being spelled out at the starts of
// the lines of their rows.
type block struct {
	*reader
	lines    []int    // content lines of the block
	code     []word   // a 项目编码, however its cell cuts it
	rest     [][]word // what no label of the first column has taken
	leftEdge int      // the first column's labels start left of it
}

// readBlock reads the block's lines into bands of cells; false when neither
// amounts nor a schedule are found in it. What the bands leave over is reported
// by whoever accounts for the table's lines.
func (r *reader) readBlock(lines []int) ([]band, bool) {
	b := &block{reader: r, lines: lines, leftEdge: 1 << 30}
	for _, i := range lines {
		b.rest = append(b.rest, splitSums(r.words[i]))
	}
	for _, ws := range b.rest {
		if n := b.labelWords(ws); n > 0 {
			b.leftEdge = min(b.leftEdge, ws[n-1].end())
		}
	}
	b.takeCode()
	s, planned := b.findSchedule()
	end := len(lines)
	var plan []word
	if planned {
		end = s.from
		for more := 0; more <= besides && plan == nil; more++ {
			from, to := max(0, s.from-more), min(len(b.rest), s.to+more)
			plan = b.spellLeft(b.rest[from:to], s.from-from, s.to-from)
		}
	}
	m, summed := b.findSums(end)
	if !summed && !planned {
		return nil, false
	}
	if !summed {
		return append(b.withoutSums(end), b.belowSums(s, plan)...), true
	}
	out := []band{b.firstRow(m)}
	left := b.spellLeft(b.rest[m.from:end], 0, end-m.from)
	m, _ = b.sumsOf(m.from, m.to)
	row, doubtful := m.band(b)
	if doubtful {
		for k := range row {
			row[k].doubts = append(row[k].doubts, b.doubtAmounts(m))
		}
	}
	out = append(out, withLeft(b, left, row, 2), band{b.text(m.to, end)})
	if !planned {
		return out, true
	}
	return append(out, b.belowSums(s, plan)...), true
}

// otherHead is the code of the doubt about a head that is none of those this
// reader knows.
const otherHead = "unsure_head"

// doubtHead marks a head without a 项目编码 or without a schedule: its rows stand
// otherwise than this reader takes them to. So it is with one that holds labels of
// the grid below: its header row was taken apart.
func (r *reader) doubtHead(lines []int, bands []band) {
	b := &block{reader: r, lines: lines}
	for _, i := range lines {
		b.rest = append(b.rest, splitSums(r.words[i]))
	}
	b.takeCode()
	_, planned := b.findSchedule()
	if b.code != nil && planned && !b.holdsColumns() {
		return
	}
	for _, band := range bands {
		for k, p := range band {
			if n := len(p.frags); n > 0 {
				d := r.doubt(p.frags[0].line, p.frags[n-1].line)
				d.Code = otherHead
				band[k].doubts = append(band[k].doubts, d)
			}
		}
	}
}

// holdsColumns reports the label of a level's column among the head's words.
func (b *block) holdsColumns() bool {
	return slices.ContainsFunc(b.rest, func(ws []word) bool {
		return slices.ContainsFunc(ws, func(w word) bool { return levelColumn.MatchString(w.look.fold) })
	})
}

// levelColumn is what the columns of the levels are called.
var levelColumn = pattern.New(`^[一二三]级指标$`)

// belowSums reads the schedule and the text below it.
func (b *block) belowSums(s schedule, plan []word) []band {
	months, shares := s.bands(b)
	out := []band{withLeft(b, plan, months, 2), shares}
	left := b.spellLeft(b.rest[s.to:], 0, len(b.rest)-s.to)
	return append(out, withLeft(b, left, band{b.text(s.to, len(b.rest))}, 1))
}

// withoutSums reads a head whose amounts stand among other print: what is above
// the schedule is one text, in doubt.
func (b *block) withoutSums(end int) []band {
	from := min(b.pastStart(end), end)
	out := []band{b.firstRow(sums{from: from, to: from})}
	left := b.spellLeft(b.rest[from:end], 0, end-from)
	text := b.text(from, end)
	if len(text.frags) > 0 {
		text.doubts = append(text.doubts, b.doubt(b.lines[from], b.lines[end-1]))
	}
	return append(out, withLeft(b, left, band{text}, 1))
}

// besides is how many lines above and below its row a piece of a label may
// stand: a label of more lines than its row has.
const besides = 2

// withLeft puts the first column's label before a row.
func withLeft(b *block, left []word, row band, span int) band {
	if left == nil {
		return row
	}
	p := b.partOf(left)
	p.span = span
	return append(band{p}, row...)
}

// text is all that is left on the lines from..to-1, as one cell.
func (b *block) text(from, to int) part {
	var all []word
	for k := from; k < to; k++ {
		all = append(all, b.rest[k]...)
	}
	p := b.partOf(all)
	if n := len(p.frags); n > 0 && b.strangeText(b.rest[from:to]) {
		p.doubts = append(p.doubts, b.doubt(p.frags[0].line, p.frags[n-1].line))
	}
	return p
}

// firstRow reads the lines before the amounts: labels, and what stands right of
// each is its value.
func (b *block) firstRow(m sums) band {
	var all []word
	for k := 0; k < m.from; k++ {
		all = append(all, b.rest[k]...)
	}
	all = append(append(all, b.code...), m.over...)
	slices.SortStableFunc(all, inReadingOrder)
	labels, values := b.findLabels(all)
	slices.SortStableFunc(labels, func(x, y []word) int { return cmp.Compare(least(x), least(y)) })
	cells := make([][]word, len(labels))
	for _, v := range values {
		k := len(labels) - 1
		for k > 0 && v.start <= least(labels[k]) {
			k--
		}
		if k >= 0 {
			cells[k] = append(cells[k], v)
		}
	}
	var out band
	for k, l := range labels {
		out = append(out, b.partOf(l), b.partOf(cells[k]))
	}
	return out
}

// doubtAmounts says that amounts and labels may belong together otherwise.
func (b *block) doubtAmounts(m sums) budget.Issue {
	i := b.doubt(b.lines[m.from], b.lines[m.to-1])
	i.Message = fmt.Sprintf("第%d至%d行的金额与栏目的对应关系看不清楚，请对照原件核对", i.Where.Lines[0], i.Where.Lines[1])
	return i
}

// codeLines is how many lines a code may be cut into by its cell.
const codeLines = 6

// takeCode finds the words that make a 项目编码, one below the other, and takes
// them out: its last digits could pass for an amount.
func (b *block) takeCode() {
	for k := range b.rest {
		for _, w := range b.rest[k] {
			ws := b.codeFrom(k, w)
			for _, x := range ws {
				b.take(x)
			}
			if ws != nil {
				b.code = ws
				return
			}
		}
	}
}

// codeFrom are the words from w on that spell out a code; nil if none do.
func (b *block) codeFrom(k int, w word) []word {
	ws, text := []word{w}, w.text
	for j := k; len(text) <= codeLength; j++ {
		if isCode(text) {
			return ws
		}
		if j+1 >= len(b.rest) || j+1-k > codeLines {
			return nil
		}
		for _, x := range b.rest[j+1] {
			if x.start < w.end() && x.end() > w.start && allCode(x.look.fold) {
				ws, text = append(ws, x), text+x.text
				break
			}
		}
	}
	return nil
}

func allCode(s string) bool {
	for _, r := range s {
		if !isAlnum(r) {
			return false
		}
	}
	return s != ""
}

// take removes a word from what is left.
func (b *block) take(w word) {
	for k := range b.rest {
		b.rest[k] = slices.DeleteFunc(slices.Clone(b.rest[k]), func(x word) bool { return x.line == w.line && x.start == w.start })
	}
}
