package columns

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// What is printed once on every page stands anywhere in a page's stream: page
// numbers, whole or in pieces, and the characters of a watermark.

// leastStamped is on how many pages a mark stands that is no chance.
const leastStamped = 3

// stampedShare is the part of the pages that have it: some tools lose one.
const stampedShare = 0.9

// markStamps finds page numbers and watermarks by the lines that each page has
// exactly once.
func (r *reader) markStamps() {
	pages := r.pages()
	for _, lines := range pages {
		r.markPieces(lines)
	}
	r.markWatermark(pages)
	r.markNumbers(pages)
}

// pages are the content lines of each page, by its number.
func (r *reader) pages() map[int][]int {
	out := map[int][]int{}
	for i := range r.lines {
		if r.content(i) {
			page := r.lines[i].Pos.Page
			out[page] = append(out[page], i)
		}
	}
	return out
}

// mostPieces is over how many lines a page number is spread.
const mostPieces = 6

// markPieces finds a page number at a page's end whose pieces stand on lines of
// their own.
func (r *reader) markPieces(lines []int) {
	from, text := len(lines), ""
	for from > 0 && len(lines)-from < mostPieces && strings.Trim(r.folded[lines[from-1]], "-—–－第页共/0123456789") == "" {
		from--
		if text = r.folded[lines[from]] + text; pageNumber.MatchString(text) {
			for _, i := range lines[from:] {
				r.furniture[i] = "page number"
			}
			return
		}
	}
}

// markWatermark finds the characters that stand alone on one line of each page.
func (r *reader) markWatermark(pages map[int][]int) {
	once := map[string]int{}
	for _, lines := range pages {
		for f, n := range r.loneCharacters(lines) {
			if n == 1 {
				once[f]++
			}
		}
	}
	for _, lines := range pages {
		for _, i := range lines {
			if n := once[r.folded[i]]; n >= leastStamped && float64(n) >= stampedShare*float64(len(pages)) {
				r.furniture[i] = "watermark"
			}
		}
	}
}

// loneCharacters counts the lines of one ideograph each.
func (r *reader) loneCharacters(lines []int) map[string]int {
	out := map[string]int{}
	for _, i := range lines {
		if f := r.folded[i]; onlyHan(f) && utf8.RuneCountInString(f) == 1 {
			out[f]++
		}
	}
	return out
}

// mostAhead is how many pages may come before the one numbered 1.
const mostAhead = 4

// markNumbers finds the lines that count the pages.
func (r *reader) markNumbers(pages map[int][]int) {
	for ahead := 0; ahead <= mostAhead; ahead++ {
		found := map[int]int{}
		for page, lines := range pages {
			if i := r.numberLine(lines, page-ahead); i >= 0 {
				found[page] = i
			}
		}
		if n := len(found); n >= leastStamped && float64(n) >= stampedShare*float64(len(pages)-ahead) {
			for page, i := range found {
				r.furniture[i], r.numbered[page] = "page number", true
			}
			return
		}
	}
}

// numberLine is the one line that is nothing but the number, or of several the
// one between blank lines; -1 for none or several such.
func (r *reader) numberLine(lines []int, number int) int {
	var all, alone []int
	for _, i := range lines {
		if n, err := strconv.Atoi(r.folded[i]); err == nil && n == number && bareNumber.MatchString(r.folded[i]) {
			all = append(all, i)
			if r.alone(i) {
				alone = append(alone, i)
			}
		}
	}
	switch {
	case len(all) == 1:
		return all[0]
	case len(alone) == 1:
		return alone[0]
	}
	return -1
}

// alone reports a line between blank lines, or at an end of its page.
func (r *reader) alone(i int) bool {
	beside := func(j int) bool {
		return j >= 0 && j < len(r.lines) && r.folded[j] != "" && r.lines[j].Pos.Page == r.lines[i].Pos.Page
	}
	return !beside(i-1) && !beside(i+1)
}
