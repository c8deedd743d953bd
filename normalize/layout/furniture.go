package layout

import (
	"strconv"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

var (
	// pageNumber: `- 3 -`, `· 3 ·`, `第3页 共20页`, `3/20`, `3`;
	// `3/` where the total is not among the print.
	pageNumber = pattern.New(`^[-—–－─·•・~～|]*\s*第?\s*(\d{1,4})\s*页?\s*(?:[,，/／]?\s*共?\s*\d{1,4}\s*页?|[/／])?\s*[-—–－─·•・~～|]*$`)
	// leaders of a table of contents.
	leaders = pattern.New(`(?:\.{4,}|…{2,}|·{4,}|．{3,}|(?:\. ){4,})\s*\d*\s*$`)
)

// markFurniture finds page numbers, running headers and the table of contents.
func (r *reader) markFurniture() {
	r.markContents()
	r.markWatermark()
	tops, bottoms := r.pageEdges()
	r.markNumbers(bottoms)
	r.markNumbers(tops)
	r.markContinued()
	tops, bottoms = r.pageEdges()
	r.markRunning(tops)
	r.markRunning(bottoms)
}

// markContents marks lines with dotted leaders, and the lines above them on
// which the same entry began.
func (r *reader) markContents() {
	last := -1
	for i := range r.lines {
		if r.blank(i) || !leaders.MatchString(r.lines[i].Text) {
			continue
		}
		r.furniture[i] = "contents"
		if last >= 0 {
			for j := last + 1; j < i && r.page(j) == r.page(i); j++ {
				if !r.blank(j) {
					r.furniture[j] = "contents"
				}
			}
		}
		last = i
	}
}

// pageEdges are the first and the last content line of every page.
func (r *reader) pageEdges() (tops, bottoms []int) {
	for i := range r.lines {
		if !r.content(i) {
			continue
		}
		n := len(tops)
		if n == 0 || r.page(tops[n-1]) != r.page(i) {
			tops, bottoms = append(tops, i), append(bottoms, i)
			continue
		}
		bottoms[n-1] = i
	}
	return tops, bottoms
}

// setOff is a page number that no cell can be: with strokes on both sides, with
// the word for page or with the total.
var setOff = pattern.New(`^[-—–－─·•・~～|]+.*[-—–－─·•・~～|]+$|页|\d[/／]\d`)

// markNumbers marks page numbers among the edge lines. A number that may be a
// cell's, bare or at the end of a year, counts only if it runs with the pages.
func (r *reader) markNumbers(edges []int) {
	shift := map[int]int{}
	number := make([]int, len(edges))
	for k, i := range edges {
		m := pageNumber.FindStringSubmatch(r.folded(i))
		if m == nil {
			continue
		}
		number[k], _ = strconv.Atoi(m[1])
		shift[number[k]-r.page(i)]++
	}
	for k, i := range edges {
		if number[k] > 0 && (shift[number[k]-r.page(i)] > 1 || setOff.MatchString(r.folded(i))) {
			r.furniture[i] = "page number"
		}
	}
}

// continued is what stands above the rest of a table on a new page.
var continued = pattern.New(`^[(（]?(?:续表|续上表|表续|接上表|接上页)\d*[)）]?$`)

// markContinued marks the lines that only say that a table goes on.
func (r *reader) markContinued() {
	for i := range r.lines {
		if r.content(i) && continued.MatchString(r.folded(i)) {
			r.furniture[i] = "table header"
		}
	}
}

// runningPages is on how many pages a line must stand at the edge to be a
// running header: fewer may be chance, as with a grid that goes on.
const runningPages = 2

// markRunning marks lines that stand at the edge of most pages. Header rows of
// the grid recur too, but belong to their tables.
func (r *reader) markRunning(edges []int) {
	count := map[string]int{}
	for _, i := range edges {
		count[r.folded(i)]++
	}
	for _, i := range edges {
		f := r.folded(i)
		if count[f] >= runningPages && count[f]*3 >= len(edges)*2 && r.oneSegment(i) && r.gridHeader(i) < 0 && !r.endOfName(f) {
			r.furniture[i] = "header"
		}
	}
}

// endOfName reports what a wrap leaves of a level's name: where tables end with
// the pages, it stands at the foot of most.
func (r *reader) endOfName(folded string) bool {
	return r.levels.pieces[0][folded] || r.levels.pieces[1][folded]
}

// oneSegment reports a line without wide blanks between its words.
func (r *reader) oneSegment(i int) bool {
	for k, w := range r.words[i] {
		if k > 0 && w.gap >= wide {
			return false
		}
	}
	return true
}

// block makes a line's block.
func (r *reader) block(i int) budget.Block {
	l := r.lines[i]
	l.Furniture = r.furniture[i]
	return budget.Block{Line: &l}
}
