// Package layout re-assembles tables from the text that pdftotext makes of a
// paper: -layout (columns by spaces, several cells on one physical line).
package layout

import (
	"fmt"
	"slices"

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
	lines, loose := refilled(strewn(untangled(lines, foldAll(v.Titles))))
	r := newReader(lines, v)
	r.loose = loose
	r.markFurniture()
	r.findLoose()
	zones := r.zones()
	if len(zones) == 0 {
		return nil, nil, false
	}
	r.learnWidths(zones)
	r.learnTop(zones)
	r.readTables(zones)
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
	if r.cut > 0 {
		issues = append(issues, r.cutIssue())
	}
	return out, append(issues, r.account(out)...), true
}

// cutIssue says that the last table has no indicators: the file ends before.
func (r *reader) cutIssue() budget.Issue {
	p := r.lines[r.cut].Pos
	p.Lines[1] = r.lines[len(r.lines)-1].Pos.Lines[1]
	return budget.Issue{Code: "table_cut", Message: fmt.Sprintf("第%d行开始的表在文件结束处中断，没有指标部分", p.Lines[0]), Where: p}
}

// When columns are set by spaces: the other shapes show no wide blanks, neither
// between words nor before the first.
const (
	leastColumnar = 0.15 // share of the printed lines with wide blanks between words
	leastIndented = 0.25 // or before the first
	indent        = 8    // blanks that are no indent of a paragraph
)

func columnar(lines []budget.Line) bool {
	printed, wideLines, indented := 0, 0, 0
	for i, l := range lines {
		ws := words(i, l.Text)
		if len(ws) == 0 {
			continue
		}
		printed++
		if ws[0].start >= indent {
			indented++
		}
		for _, w := range ws[1:] {
			if w.gap >= wide {
				wideLines++
				break
			}
		}
	}
	return printed > 0 && (float64(wideLines) >= leastColumnar*float64(printed) || float64(indented) >= leastIndented*float64(printed))
}

// body is what the lines of a zone are.
type body struct {
	header []anchor         // pieces of the grid's header row
	whole  bool             // they spell out all labels
	heads  map[int][]anchor // by page, the repeated ones too
	head   []int            // lines of the header row
	above  []int            // content lines of the labelled cells
	below  []int            // content lines of the grid
	rest   []int            // furniture and blank lines
	strays []budget.Line    // watermark characters from between the cells
}

func (r *reader) bodyOf(z zone) *body {
	if b, ok := r.bodies[z.header]; ok {
		return b
	}
	header, lines, whole := r.matchHeader(z.header, z.grid)
	b := &body{header: header, whole: whole, head: lines, heads: map[int][]anchor{r.page(z.header): header}}
	first, last := lines[0], lines[len(lines)-1]
	for i := last + 1; i < z.end; i++ {
		if r.content(i) && r.gridHeader(i) == z.grid {
			again, ls, _ := r.matchHeader(i, z.grid)
			b.heads[r.page(i)] = again
			for _, l := range ls {
				r.furniture[l] = "table header"
			}
		}
	}
	for i := z.block; i < z.end; i++ {
		switch {
		case !r.content(i):
			b.rest = append(b.rest, i)
		case i < first:
			b.above = append(b.above, i)
		case i > last:
			b.below = append(b.below, i)
		}
	}
	b.strays = append(r.strays(b.above), r.strays(b.below)...)
	r.bodies[z.header] = b
	return b
}

// readZone reads one table. What stands between its lines and is no content
// of it follows as lines.
func (r *reader) readZone(z zone) ([]budget.Block, []budget.Issue) {
	b := r.bodyOf(z)
	rest := b.rest
	bands, ok := r.readBlock(b.above)
	var issues []budget.Issue
	if !ok {
		rest = append(append([]int{}, b.above...), rest...)
		slices.Sort(rest)
		p := budget.Pos{Page: r.page(z.block), Lines: [2]int{r.lines[z.block].Pos.Lines[0], r.lines[z.header].Pos.Lines[0]}}
		issues = append(issues, budget.Issue{Code: "unread_block", Message: fmt.Sprintf("第%d至%d行的表头部分没有读懂", p.Lines[0], p.Lines[1]), Where: p})
	}
	r.doubtHead(b.above, bands)
	r.doubtLoose(bands)
	bands = append(bands, r.readGrid(z, b)...)
	t := r.table(bands)
	own := append(slices.Clone(b.below), b.head...)
	if ok {
		own = append(own, b.above...)
	}
	slices.Sort(own)
	left, found := r.leftovers(own, bands)
	issues = append(issues, found...)
	last := z.end - 1
	t.Pos = budget.Pos{Page: r.page(z.block), Lines: [2]int{r.lines[z.block].Pos.Lines[0], r.lines[last].Pos.Lines[1]}}
	out := []budget.Block{{Table: &t}}
	for _, i := range rest {
		out = append(out, r.block(i))
	}
	for i := range b.strays {
		out = append(out, budget.Block{Line: &b.strays[i]})
	}
	return append(out, left...), issues
}
