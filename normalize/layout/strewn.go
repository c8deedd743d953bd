package layout

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// A watermark's characters stand alone on their lines where nothing else does at
// their height; elsewhere the tool sets them between the cells of a line. The
// characters stand on one slant across the page, in one order on all pages:
// those that are mostly alone show it, and by it the others are told from the
// ends of wrapped cells.

const (
	leastAlone = 2   // characters that are mostly alone
	slantShare = 0.8 // of the pages must show the same order
)

// spot is one character that stands apart from all other print of its line.
type spot struct {
	line, start int
	alone       bool
}

// spots are the characters that stand apart, by page and character.
type spots map[int]map[string][]spot

func spotsOf(lines []budget.Line) spots {
	out := spots{}
	for i, l := range lines {
		page := out[l.Pos.Page]
		if page == nil {
			page = map[string][]spot{}
			out[l.Pos.Page] = page
		}
		ws := words(i, l.Text)
		for k, w := range ws {
			if !oneMark(w.text) || k > 0 && w.gap < wide || k+1 < len(ws) && ws[k+1].gap < wide {
				continue
			}
			page[w.text] = append(page[w.text], spot{i, w.start, len(ws) == 1})
		}
	}
	return out
}

// oncePerPage are the characters that stand apart on most pages, and hardly ever
// twice on one; only those count that are alone on their line if alone is set.
func (s spots) oncePerPage(alone bool) []string {
	seen, all := map[string]int{}, map[string]int{}
	for _, page := range s {
		for c, list := range page {
			n := 0
			for _, x := range list {
				if x.alone || !alone {
					n++
				}
			}
			if n > 0 {
				seen[c]++
				all[c] += n
			}
		}
	}
	var out []string
	for c, n := range seen {
		if n >= leastMarkPages && float64(n) >= watermarkPages*float64(len(s)) && float64(all[c]) <= oftenOnPage*float64(n) {
			out = append(out, c)
		}
	}
	slices.Sort(out)
	return out
}

// slant says of two spots which stands lower and which further right.
type slant struct{ down, right bool }

func slantOf(a, b spot) slant { return slant{b.line > a.line, b.start > a.start} }

// order is how the second of two characters stands to the first.
type order map[[2]string]slant

// orderOf finds how c stands to each of the characters in base: in one way on
// nearly all pages; false where it does not.
func (s spots) orderOf(c string, base []string, known order) bool {
	for _, b := range base {
		count, all := map[slant]int{}, 0
		for _, page := range s {
			x, y := only(page[b], true), only(page[c], false)
			if x == nil || y == nil {
				continue
			}
			all++
			count[slantOf(*x, *y)]++
		}
		found := false
		for way, n := range count {
			if float64(n) >= slantShare*float64(all) {
				known[[2]string{b, c}], found = way, true
			}
		}
		if !found && b != c {
			return false
		}
	}
	return true
}

// only is the one spot of a list that is alone or, where none need be, the only one.
func only(list []spot, alone bool) *spot {
	var out *spot
	for k := range list {
		if list[k].alone {
			return &list[k]
		}
		out = &list[k]
	}
	if alone || len(list) > 1 {
		return nil
	}
	return out
}

// strewn puts the characters of a watermark that stand between the cells of a line
// on lines of their own; the lines are copied where there are any.
func strewn(lines []budget.Line) []budget.Line {
	s := spotsOf(lines)
	base := s.oncePerPage(true)
	if len(base) < leastAlone {
		return lines
	}
	known := order{}
	for _, c := range base {
		if !s.orderOf(c, base, known) {
			return lines
		}
	}
	up, ok := known.rising(base, base)
	if !ok {
		return lines
	}
	var marks []string
	for _, c := range s.oncePerPage(false) {
		if !s.orderOf(c, base, known) {
			continue
		}
		if way, ok := known.rising([]string{c}, base); ok && way == up {
			marks = append(marks, c)
		}
	}
	if len(marks) < leastMarks {
		return lines
	}
	take := map[int][]int{} // starts by line
	for _, page := range s {
		for _, c := range marks {
			if x := s.missing(page, c, base, known); x != nil {
				take[x.line] = append(take[x.line], x.start)
			}
		}
	}
	if len(take) == 0 {
		return lines
	}
	return without(lines, take)
}

// rising reports that characters stand to all others on one slant that rises to
// the right; not ok where they stand on none.
func (o order) rising(cs, base []string) (rises, ok bool) {
	falls := false
	for _, c := range cs {
		for _, b := range base {
			if b == c {
				continue
			}
			if w := o[[2]string{b, c}]; w.down == w.right {
				falls = true
			} else {
				rises = true
			}
		}
	}
	return rises, rises != falls
}

// missing is where a page that does not show a character alone has it on the
// slant; nil where it shows it alone, or in no place or more than one.
func (s spots) missing(page map[string][]spot, c string, base []string, known order) *spot {
	var out *spot
	for k, x := range page[c] {
		if x.alone {
			return nil
		}
		fits := true
		for _, b := range base {
			if y := only(page[b], true); b != c && y != nil && slantOf(*y, x) != known[[2]string{b, c}] {
				fits = false
			}
		}
		if fits && out != nil {
			return nil
		}
		if fits {
			out = &page[c][k]
		}
	}
	return out
}

// without takes characters out of lines and puts each on a line below.
func without(lines []budget.Line, take map[int][]int) []budget.Line {
	var out []budget.Line
	for i, l := range lines {
		starts := take[i]
		if starts == nil {
			out = append(out, l)
			continue
		}
		rs := []rune(l.Text)
		var own []budget.Line
		for _, x := range starts {
			m := l
			m.Text = strings.Repeat(" ", x) + string(rs[x])
			own = append(own, m)
			rs[x] = ' '
		}
		l.Text = strings.TrimRight(string(rs), " ")
		out = append(append(out, l), own...)
	}
	return out
}
