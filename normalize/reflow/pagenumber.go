package reflow

import (
	"strings"

	"jixiao/budget"
)

// fractions takes 3/20 alone on a line for a page number when the whole comes
// again and the page rises by one.
func fractions(folded, kind []string) {
	var found []int
	page, pages := 0, ""
	for i, t := range folded {
		a, b, ok := strings.Cut(t, "/")
		if kind[i] != "" || !ok || !digitsOnly(a) || !digitsOnly(b) {
			continue
		}
		if pages != "" && (b != pages || atoi(a) != page+1) {
			continue
		}
		page, pages = atoi(a), b
		found = append(found, i)
	}
	if len(found) < 2 && pages != "1" {
		return
	}
	for _, i := range found {
		kind[i] = pageNumber
	}
}

// isPageNumber: -3-, —3—, 第3页, 第3页共20页, 3/20 页 … but no bare number.
func isPageNumber(t string) bool {
	r := []rune(t)
	if len(r) < 3 || len(r) > 16 {
		return false
	}
	if strings.ContainsRune("-—–－·~", r[0]) && strings.ContainsRune("-—–－·~", r[len(r)-1]) {
		return digitsOnly(strings.Trim(t, "-—–－·~"))
	}
	if r[0] == '第' {
		if _, rest, ok := strings.Cut(t, "页"); ok {
			rest = strings.Trim(rest, ",，/()")
			return digitsOnly(between(t, "第", "页")) && (rest == "" || digitsOnly(between(rest, "共", "页")))
		}
	}
	return false
}

func between(t, from, to string) string {
	_, t, ok := strings.Cut(t, from)
	t, _, ok2 := strings.Cut(t, to)
	if !ok || !ok2 {
		return ""
	}
	return t
}

func digitsOnly(t string) bool { return t != "" && len(t) <= 4 && strings.Trim(t, "0123456789") == "" }

const (
	// fewestBare is how many bare numbers must count up to be page numbers.
	fewestBare = 3
	// highestFirst: the first page number seen is at most this.
	highestFirst = 3
	// fewestApart is the least number of printed lines on a page: the last one
	// may hold little more than a row.
	fewestApart = 4
)

// bareNumbers takes lines of a number alone for page numbers when they count
// up through the paper. Where pages are form-fed only their edges count.
func bareNumbers(lines []budget.Line, folded, kind []string) {
	fed := len(lines) > 0 && lines[len(lines)-1].Pos.Page > 1
	var best []int
	starts := 0
	for i, t := range folded {
		if kind[i] != "" || !digitsOnly(t) || atoi(t) > highestFirst || fed && !edgeOfPage(lines, folded, i) {
			continue
		}
		if starts++; starts > mostStarts {
			break
		}
		if chain := countUp(lines, folded, kind, i, fed); len(chain) > len(best) {
			best = chain
		}
	}
	if len(best) < fewestBare {
		return
	}
	for _, i := range best {
		kind[i] = pageNumber
	}
}

// mostStarts bounds the search: page numbers begin near a paper's beginning.
const mostStarts = 20

// countUp follows numbers that rise by one from line i on.
func countUp(lines []budget.Line, folded, kind []string, i int, fed bool) []int {
	out := []int{i}
	printed := 0
	next := atoi(folded[i]) + 1
	for k := i + 1; k < len(folded); k++ {
		if folded[k] == "" {
			continue
		}
		printed++
		if kind[k] == "" && digitsOnly(folded[k]) && atoi(folded[k]) == next && (fed || printed >= fewestApart) && (!fed || edgeOfPage(lines, folded, k)) {
			out = append(out, k)
			next, printed = next+1, 0
		}
	}
	return out
}

// edgeOfPage: no other text stands before or after line i on its form-fed page.
func edgeOfPage(lines []budget.Line, folded []string, i int) bool {
	return lines[len(lines)-1].Pos.Page > 1 && (alone(lines, folded, i, 1) || alone(lines, folded, i, -1))
}

func alone(lines []budget.Line, folded []string, i, step int) bool {
	for k := i + step; k >= 0 && k < len(lines); k += step {
		if lines[k].Pos.Page != lines[i].Pos.Page {
			return true
		}
		if folded[k] != "" {
			return false
		}
	}
	return true
}

func atoi(t string) int {
	n := 0
	for i := 0; i < len(t); i++ {
		n = n*10 + int(t[i]-'0')
	}
	return n
}
