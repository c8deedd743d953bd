package layout

import (
	"strings"

	"jixiao/budget"
)

// matchHeader finds the pieces of the grid's header row around line i: the
// labels may be wrapped, and their pieces interleaved on up to three lines. It
// returns the pieces with their columns, the lines they fill completely, and
// whether they spell out all labels.
func (r *reader) matchHeader(i, grid int) (pieces []anchor, lines []int, whole bool) {
	labels := r.grids[grid]
	lines = []int{i}
	for _, step := range []int{-1, 1} {
		for j, n := i+step, 0; j >= 0 && j < len(r.lines) && n < headerReach; j += step {
			if r.blank(j) {
				continue
			}
			if r.furniture[j] != "" {
				continue // a page break cuts the header row
			}
			if step < 0 && r.page(j) != r.page(i) || !r.onlyPieces(j, labels) {
				break
			}
			n++
			if step < 0 {
				lines = append([]int{j}, lines...)
			} else {
				lines = append(lines, j)
			}
		}
	}
	// The neighbours may hold pieces of the grid's first row or of the goals:
	// take the widest range of lines whose words spell out the labels.
	for _, shifted := range []bool{false, true} {
		for from := range lines {
			for to := len(lines); to > from; to-- {
				if lines[from] > i || lines[to-1] < i {
					continue
				}
				if p := r.spell(lines[from:to], labels, shifted); p != nil {
					return p, lines[from:to], true
				}
			}
		}
	}
	return r.roughHeader(i, labels), []int{i}, false
}

// headerReach is how many lines above and below its main line a header row
// reaches: a label of seven characters in a column of two wraps to four lines,
// between which those of labels with other numbers of lines stand.
const headerReach = 6

// onlyPieces reports that every word of a line is part of some label.
func (r *reader) onlyPieces(i int, labels []string) bool {
	for _, w := range r.words[i] {
		f, found := budget.Fold(w.text), false
		for _, l := range labels {
			if strings.Contains(l, f) {
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// spell assigns the words of the lines to the labels so that each label is
// spelled out by its words in order, left to right on every line; nil if that
// cannot be done. Where blocks of print are shifted against each other, the
// starts on different lines may cross and tell nothing of the columns.
func (r *reader) spell(lines []int, labels []string, shifted bool) []anchor {
	var all []word
	for _, i := range lines {
		all = append(all, r.words[i]...)
	}
	if len(all) > mostPieces {
		return nil
	}
	got := make([]int, len(labels)) // bytes of each label that are spelled
	out := make([]anchor, 0, len(all))
	var place func(k, least int) bool
	place = func(k, least int) bool {
		if k == len(all) {
			for c, n := range got {
				if n != len(labels[c]) {
					return false
				}
			}
			return true
		}
		if k > 0 && all[k].line != all[k-1].line {
			least = 0
		}
		f := budget.Fold(all[k].text)
		for c := least; c < len(labels); c++ {
			if !strings.HasPrefix(labels[c][got[c]:], f) {
				continue
			}
			got[c] += len(f)
			out = append(out, anchor{c, all[k], !shifted && apart(all, k)})
			if (shifted || ordered(out, c, all[k])) && place(k+1, c) {
				return true
			}
			got[c] -= len(f)
			out = out[:len(out)-1]
		}
		return false
	}
	if !place(0, 0) {
		return nil
	}
	return out
}

// apart reports that word k is the first of its line or follows a wide gap.
func apart(all []word, k int) bool {
	return k == 0 || all[k].line != all[k-1].line || all[k].gap >= wide
}

// ordered: the start columns of different labels must not cross.
func ordered(placed []anchor, c int, w word) bool {
	for _, a := range placed {
		if a.column < c && a.word.start > w.start || a.column > c && a.word.start < w.start {
			return false
		}
	}
	return true
}

// roughHeader is the header of a damaged row: the labels that can be told.
func (r *reader) roughHeader(i int, labels []string) []anchor {
	var out []anchor
	next := 0
	for k, w := range r.words[i] {
		f := budget.Fold(w.text)
		for c := next; c < len(labels); c++ {
			if strings.HasPrefix(labels[c], f) {
				out = append(out, anchor{c, w, k == 0 || w.gap >= wide})
				next = c + 1
				break
			}
		}
	}
	return out
}
