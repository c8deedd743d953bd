package layout

import (
	"fmt"
	"slices"
)

// singleWidths are the widths of the words that begin printed pieces, by
// column: a piece's first word is surely one cell's, whatever follows it.
func (r *reader) singleWidths(pages []gridPage, n int) [][]int {
	ws := make([][]int, n)
	for _, p := range pages {
		for _, i := range p.lines {
			in := r.inners(i)
			for k, w := range r.words[i] {
				if (k == 0 || w.gap >= wide) && in[k] == outer {
					c := p.bounds.natural(w.start)
					ws[c] = append(ws[c], r.pieceWidth(r.words[i][k:]))
				}
			}
		}
	}
	return ws
}

// pieceWidth is the width of a piece's first word, or of the whole piece where
// the paper prints a blank between ideographs and digits and it has no other.
func (r *reader) pieceWidth(ws []word) int {
	w, all := width(ws[0].text), width(ws[0].text)
	for k := 1; k < len(ws) && ws[k].gap < wide; k++ {
		if r.tight || !mixed(lastRune(ws[k-1].text), firstRune(ws[k].text)) {
			return w
		}
		all += width(ws[k].text)
	}
	return all
}

// fullWidths is how wide the full lines of each column are: the paper's widths
// where its tables agree, otherwise the table's own.
func (r *reader) fullWidths(pages []gridPage, n int) []int {
	out := make([]int, n)
	for c, ws := range r.singleWidths(pages, n) {
		w, support := fullWidth(ws)
		switch {
		case c < len(r.wide) && r.fixed:
			w = r.wide[c]
		case c < len(r.wide) && support < leastSupport:
			w = max(w, r.wide[c])
		}
		out[c] = w
	}
	return out
}

// learnWidths finds the widths of the columns that the paper's tables share,
// and then the columns' places anew with these in mind.
func (r *reader) learnWidths(zones []zone) {
	var all, each [][]int
	for _, z := range zones {
		n := len(r.grids[z.grid])
		for len(all) < n {
			all, each = append(all, nil), append(each, nil)
		}
		for c, ws := range r.singleWidths(r.gridPages(z), n) {
			all[c] = append(all[c], ws...)
			w, _ := fullWidth(ws)
			each[c] = append(each[c], w)
		}
	}
	r.wide, r.agreed = make([]int, len(all)), make([]bool, len(all))
	for c, ws := range all {
		w, n := mode(each[c])
		r.wide[c], r.agreed[c] = w, n >= leastTables && float64(n) >= agreeShare*float64(len(each[c]))
		if !r.agreed[c] {
			r.wide[c], _ = fullWidth(ws)
		}
	}
	r.fixed = r.sameHeaders(zones)
	clear(r.pages)
}

// sameHeaders reports that the header rows of nearly all tables are wrapped
// alike: then their columns are equally wide. Word processors that fit columns
// to their contents wrap them differently.
func (r *reader) sameHeaders(zones []zone) bool {
	count, most := map[string]int{}, 0
	for _, z := range zones {
		key := ""
		for _, a := range r.bodyOf(z).header {
			key += fmt.Sprint(a.column, a.word.text, " ")
		}
		count[key]++
		most = max(most, count[key])
	}
	return most >= leastTables && float64(most) >= sameShare*float64(len(zones))
}

// mode is the number that most of the list come close to, and how many do.
func mode(list []int) (w, n int) {
	for _, x := range list {
		k := 0
		for _, y := range list {
			if y <= x && x-y <= full {
				k++
			}
		}
		if k > n || k == n && x > w {
			w, n = x, k
		}
	}
	return w, n
}

// When the tables of a paper agree on a column's width.
const (
	leastTables = 2
	agreeShare  = 0.5
	sameShare   = 0.8 // of the header rows
)

// Bounds for calling a width full.
const (
	leastSupport = 3    // lines that must be as wide
	rareShare    = 0.05 // share of a column's lines that may be wider by accident
	sameHalf     = 1    // half characters between lines that are equally full
)

func widthsOf(fs []fragment) []int {
	out := make([]int, len(fs))
	for i, f := range fs {
		out[i] = f.w
	}
	return out
}

// fullWidth is the width of a column's full lines: the greatest that more than
// a rare share of the lines have. support is how many have it.
func fullWidth(ws []int) (w, support int) {
	slices.Sort(ws)
	for i := len(ws) - 1; i >= 0; i-- {
		n := 1
		for j := i - 1; j >= 0 && ws[i]-ws[j] <= sameHalf; j-- {
			n++
		}
		if n >= 2 && float64(n) >= rareShare*float64(len(ws)) {
			return ws[i], n
		}
	}
	if len(ws) == 0 {
		return 0, 0
	}
	return ws[len(ws)-1], 1
}

// wideCost is what speaks against a word standing in a column that is known to
// be narrower.
func (r *reader) wideCost(c int, w word) float64 {
	if !r.fixed || c >= len(r.agreed) || !r.agreed[c] {
		return 0
	}
	return min(costTooWide, costWide*float64(max(0, w.look.width-r.wide[c]-proportionHalf)))
}
