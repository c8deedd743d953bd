// Package layout re-assembles tables from the text that pdftotext makes of a
// paper: -layout (columns by spaces, several cells on one physical line).
package layout

import (
	"fmt"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// Blocks reads a whole paper: every physical line in order, blank ones
// included. The third result is false when the lines are in none of the shapes
// known here.
func Blocks(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue, bool) {
	if !columnar(lines) {
		return nil, nil, false
	}
	r := newReader(lines, v)
	r.markFurniture()
	zones := r.zones()
	if len(zones) == 0 {
		return nil, nil, false
	}
	var out []budget.Block
	var issues []budget.Issue
	next := 0
	for _, z := range zones {
		for ; next < z.block; next++ {
			out = append(out, r.block(next))
		}
		blocks, found := r.readZone(z)
		out = append(out, blocks...)
		issues = append(issues, found...)
		next = z.end
	}
	for ; next < len(lines); next++ {
		out = append(out, r.block(next))
	}
	return out, append(issues, r.account(out)...), true
}

// leastColumnar is the share of printed lines that show wide blanks between
// words when columns are set by spaces; the other shapes show none.
const leastColumnar = 0.15

func columnar(lines []budget.Line) bool {
	printed, wideLines := 0, 0
	for i, l := range lines {
		ws := words(i, l.Text)
		if len(ws) == 0 {
			continue
		}
		printed++
		for _, w := range ws[1:] {
			if w.gap >= wide {
				wideLines++
				break
			}
		}
	}
	return printed > 0 && float64(wideLines) >= leastColumnar*float64(printed)
}

// readZone reads one table. What stands between its lines and is no content
// of it follows as lines.
func (r *reader) readZone(z zone) ([]budget.Block, []budget.Issue) {
	header, headLines := r.matchHeader(z.header, z.grid)
	var above, below []int
	heads := map[int][]anchor{r.page(z.header): header}
	var rest []budget.Block
	repeated := map[int]bool{}
	for i := z.header + 1; i < z.end; i++ {
		if r.content(i) && i > headLines[len(headLines)-1] && !repeated[i] && r.gridHeader(i) == z.grid {
			again, ls := r.matchHeader(i, z.grid)
			heads[r.page(i)] = again
			for _, l := range ls {
				repeated[l] = true
				r.furniture[l] = "table header"
			}
		}
	}
	for i := z.block; i < z.end; i++ {
		switch {
		case !r.content(i):
			rest = append(rest, r.block(i))
		case i < headLines[0]:
			above = append(above, i)
		case i > headLines[len(headLines)-1]:
			below = append(below, i)
		}
	}
	bands, ok := r.readBlock(above)
	var issues []budget.Issue
	if !ok {
		for _, i := range above {
			rest = append(rest, r.block(i))
		}
		p := budget.Pos{Lines: [2]int{z.block + 1, z.header + 1}}
		issues = append(issues, budget.Issue{Code: "unread_block", Message: fmt.Sprintf("第%d至%d行的表头部分没有读懂", p.Lines[0], p.Lines[1]), Where: p})
	}
	bands = append(bands, r.readGrid(header, r.grids[z.grid], below, heads)...)
	t := r.table(bands)
	last := z.end - 1
	t.Pos = budget.Pos{Page: r.page(z.block), Lines: [2]int{r.lines[z.block].Pos.Lines[0], r.lines[last].Pos.Lines[1]}}
	return append([]budget.Block{{Table: &t}}, rest...), issues
}
