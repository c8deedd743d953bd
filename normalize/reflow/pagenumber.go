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

// dashes stand around page numbers; a producer's font may lack them.
const dashes = "-—–－·•~\ufffd"

// isPageNumber: -3-, —3—, 第3页, 第3页共20页, 3/20 页 … but no bare number.
func isPageNumber(t string) bool {
	r := []rune(t)
	if len(r) < 3 || len(r) > 16 {
		return false
	}
	if strings.ContainsRune(dashes, r[0]) && strings.ContainsRune(dashes, r[len(r)-1]) {
		return digitsOnly(strings.Trim(t, dashes))
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
	// fewestApart is the least number of printed lines on a usual page; a page
	// with fewer is believed, but less than one of its rivals.
	fewestApart = 4
	// mostOnPage is how many printed lines a page holds at most: 190 were seen
	// in small print, where every cell begins a line.
	mostOnPage = 250
	// mostRivals bounds how many lines may claim to be the same page's number.
	mostRivals = 8
)

// bare is a line of a number alone that may be a page's.
type bare struct {
	line, at, page int  // index, count of printed lines before, what it says
	chain          int  // how many numbers count up to it, less what they lack
	rest           bool // the line before ends in a digit: it may be the rest of a number
	back           int  // index of the one before, -1 if none
}

// What counts in a chain: each of its numbers, and that the pages look like pages.
const (
	linkWorth = 2
	linkShort = 1 // less for a page of hardly any lines
	linkRest  = 1 // less for what may be the last digit of an amount
)

// bareNumbers takes lines of a number alone for page numbers when they count
// up through the paper, about a page apart. Where pages are form-fed only their
// edges count, however much stands between them.
func bareNumbers(lines []budget.Line, folded, kind []string) {
	fed := len(lines) > 0 && lines[len(lines)-1].Pos.Page > 1
	var all []bare
	last, printed := map[int][]int{}, 0 // by what they say
	best := -1
	before := ""
	for i, t := range folded {
		if t == "" {
			continue
		}
		rest := endsInDigit(before)
		before = t
		t = strings.TrimSuffix(t, "/") // 3/ where the count of pages is lost
		printed++
		if kind[i] != "" || !digitsOnly(t) || fed && !edgeOfPage(lines, folded, i) {
			continue
		}
		n := bare{line: i, at: printed, page: atoi(t), back: -1, rest: rest}
		if !n.follow(all, last[n.page-1], fed) {
			continue
		}
		k := len(all)
		all = append(all, n)
		if last[n.page] = append(last[n.page], k); len(last[n.page]) > mostRivals {
			last[n.page] = last[n.page][1:]
		}
		if best < 0 || n.chain >= all[best].chain {
			best = k
		}
	}
	if best < 0 || !fed && printed-all[best].at > mostOnPage {
		return
	}
	takeChain(all, best, kind)
}

// follow looks for the number before n that makes the best chain; false when n
// can neither follow one nor be the first.
func (n *bare) follow(all []bare, before []int, fed bool) bool {
	n.chain = 0
	if n.page <= highestFirst && (fed || n.at <= highestFirst*mostOnPage) {
		n.chain = linkWorth
	}
	for _, k := range before {
		chain := all[k].chain + linkWorth
		switch apart := n.at - all[k].at; {
		case fed:
		case apart > mostOnPage:
			continue
		case apart < fewestApart:
			chain -= linkShort
		}
		if chain >= n.chain {
			n.chain, n.back = chain, k
		}
	}
	if n.rest && n.chain > linkRest {
		n.chain -= linkRest
	}
	return n.chain > 0
}

func endsInDigit(t string) bool { return t != "" && isDigit(rune(t[len(t)-1])) }

// takeChain marks the chain that ends with a number, if it is long enough.
func takeChain(all []bare, last int, kind []string) {
	var chain []int
	for k := last; k >= 0; k = all[k].back {
		chain = append(chain, all[k].line)
	}
	if len(chain) < fewestBare {
		return
	}
	for _, i := range chain {
		kind[i] = pageNumber
	}
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
