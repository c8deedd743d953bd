package layout

import (
	"slices"

	"jixiao/budget"
)

// A watermark set across the page comes out as its characters one by one, each
// on a line of its own or between the cells of a line.

// Bounds for calling characters a watermark.
const (
	watermarkPages = 0.6 // share of the pages that show the character alone on a line
	leastMarks     = 3   // characters of a watermark
	oftenOnPage    = 1.3 // how often a page shows the character alone, on average: the ends of wrapped cells come more often
	leastMarkPages = 2
)

// markWatermark finds the characters that stand alone on a line on most pages,
// in the same order down the page.
func (r *reader) markWatermark() {
	lone := map[int][]int{} // page → lines that hold one character
	var pages []int
	for i := range r.lines {
		p := r.page(i)
		if len(pages) == 0 || pages[len(pages)-1] != p {
			pages = append(pages, p)
		}
		if len(r.words[i]) == 1 && oneMark(r.words[i][0].text) {
			lone[p] = append(lone[p], i)
		}
	}
	seen, all := map[string]int{}, map[string]int{}
	for _, p := range pages {
		done := map[string]bool{}
		for _, i := range lone[p] {
			all[r.words[i][0].text]++
			if c := r.words[i][0].text; !done[c] {
				done[c] = true
				seen[c]++
			}
		}
	}
	r.marks = map[string]bool{}
	for c, n := range seen {
		if n >= leastMarkPages && float64(n) >= watermarkPages*float64(len(pages)) && float64(all[c]) <= oftenOnPage*float64(n) {
			r.marks[c] = true
		}
	}
	if len(r.marks) < leastMarks {
		r.marks = nil
		return
	}
	for _, p := range pages {
		r.markPage(lone[p])
	}
}

// markPage marks each watermark character once on a page: the others are wraps.
func (r *reader) markPage(lines []int) {
	done := map[string]bool{}
	for _, i := range lines {
		if c := r.words[i][0].text; r.marks[c] && !done[c] {
			done[c] = true
			r.furniture[i] = "watermark"
		}
	}
}

// strays takes watermark characters out of the lines of a table: a character
// that its page does not show alone and that stands apart on a line.
func (r *reader) strays(lines []int) []budget.Line {
	if r.marks == nil {
		return nil
	}
	var out []budget.Line
	for _, i := range lines {
		r.words[i] = slices.DeleteFunc(slices.Clone(r.words[i]), func(w word) bool {
			if !r.marks[w.text] || w.gap < wide || r.markShown(r.page(i), w.text) {
				return false
			}
			l := r.lines[i]
			l.Text, l.Furniture = w.text, "watermark"
			out = append(out, l)
			r.shown[markOn{r.page(i), w.text}] = true
			return true
		})
	}
	return out
}

// markOn is a watermark character on a page.
type markOn struct {
	page int
	char string
}

// markShown reports that the page shows the character already.
func (r *reader) markShown(page int, char string) bool {
	if r.shown == nil {
		r.shown = map[markOn]bool{}
		for i, f := range r.furniture {
			if f == "watermark" {
				r.shown[markOn{r.page(i), r.words[i][0].text}] = true
			}
		}
	}
	return r.shown[markOn{page, char}]
}

// holdsMark reports that a cell of a row has a character of the watermark for a
// line, or one within a line that its page shows nowhere else, though it shows
// others: it may have been set there.
func (g *grid) holdsMark(r *reader, s span) bool {
	if r.marks == nil {
		return false
	}
	for c := range g.cols {
		if !g.isText(c) {
			continue
		}
		for _, f := range g.in(c, s) {
			if p := r.page(f.line); r.marks[f.text] || r.anyShown(p) && r.missesMark(p, f.text) {
				return true
			}
		}
	}
	return false
}

// missesMark reports that a text has a character of the watermark that its page
// does not show.
func (r *reader) missesMark(page int, text string) bool {
	for _, c := range text {
		if r.marks[string(c)] && !r.markShown(page, string(c)) {
			return true
		}
	}
	return false
}

func (r *reader) anyShown(page int) bool {
	for c := range r.marks {
		if r.markShown(page, c) {
			return true
		}
	}
	return false
}
