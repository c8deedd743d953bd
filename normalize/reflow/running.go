package reflow

import (
	"unicode/utf8"

	"jixiao/budget"
)

// fewestRuns is how often a line must stand beside a page's end to be a running
// header or footer.
const fewestRuns = 3

// leastShare is the percentage of pages that show a running line: odd and even
// pages may differ. Text of tables comes again at page edges, but less often.
const leastShare = 45

// Lines of so few characters are often the rest of a wrapped cell: they must
// stand on nearly every page.
const (
	shortLine  = 3
	shortShare = 80
)

// mostElsewhere is how many per cent of a running line's copies may stand within
// pages, where a break was not seen. Text of a table that a page happens to end
// with stands within pages mostly.
const mostElsewhere = 25

// deepestEdge is how many lines a running header may have; a watermark set one
// character a line is the longest.
const deepestEdge = 12

// running finds lines that come again beside page numbers and form feeds.
func running(lines []budget.Line, folded, kind []string, labels []bool) {
	copies := map[string]int{}
	for i, t := range folded {
		if kind[i] == "" {
			copies[t]++
		}
	}
	within := func(text string, edges int) bool { return (copies[text]-edges)*100 > copies[text]*mostElsewhere }
	for range deepestEdge {
		headers, footers, pages := map[string]int{}, map[string]int{}, 0
		edges(lines, folded, kind, func(i int, header bool) {
			if header {
				headers[folded[i]]++
				pages++
			} else {
				footers[folded[i]]++
			}
		})
		found := false
		fewest := func(text string) int {
			if utf8.RuneCountInString(text) <= shortLine {
				return max(fewestRuns, pages*shortShare/100)
			}
			return max(fewestRuns, pages*leastShare/100)
		}
		edges(lines, folded, kind, func(i int, header bool) {
			switch {
			case labels[i]:
			case header && within(folded[i], headers[folded[i]]), !header && within(folded[i], footers[folded[i]]):
			case header && headers[folded[i]] >= fewest(folded[i]):
				kind[i], found = runningHeader, true
			case !header && footers[folded[i]] >= fewest(folded[i]):
				kind[i], found = runningFooter, true
			}
		})
		if !found {
			return
		}
	}
}

const (
	// fewestPages is how often a line must come again through the whole paper to
	// be a running line where nothing else shows the pages.
	fewestPages = 4
	// fewestOnPage is the least number of printed lines on such a page. Covers
	// and the pages of parts' titles have fewer: shortPages in a hundred.
	fewestOnPage = 10
	shortPages   = 50
	// shortestRunning: shorter lines are the rests of wrapped cells.
	shortestRunning = 4
	// lastQuarter: the line stands in the last 1/n of the paper too.
	lastQuarter = 4
)

// everyPage finds running lines by themselves: they come from before the first
// table to the paper's end, about a page apart. What tables repeat begins with
// the first table.
func everyPage(folded, kind []string, labels []bool, firstTable int) {
	at := map[string][]int{} // text → its lines, counted without blank ones
	line := map[string][]int{}
	printed := 0
	for i, t := range folded {
		if t == "" {
			continue
		}
		printed++
		if kind[i] == "" && !labels[i] && utf8.RuneCountInString(t) >= shortestRunning {
			at[t], line[t] = append(at[t], printed), append(line[t], i)
		}
	}
	for t, found := range at {
		if line[t][0] < firstTable && pageApart(found, printed) {
			for _, i := range line[t] {
				kind[i] = runningHeader
			}
		}
	}
}

func pageApart(found []int, printed int) bool {
	last := len(found) - 1
	if len(found) < fewestPages || found[last] < printed-printed/lastQuarter {
		return false
	}
	short := 0
	for k := range last {
		switch gap := found[k+1] - found[k]; {
		case gap > mostOnPage:
			return false
		case gap < fewestOnPage:
			short++
		}
	}
	return short*100 <= last*shortPages
}

// edges calls back with the first and last content line of every page.
func edges(lines []budget.Line, folded, kind []string, found func(i int, header bool)) {
	last, broken := -1, true
	for i := range lines {
		if folded[i] == "" {
			continue
		}
		if kind[i] == pageNumber || last >= 0 && lines[i].Pos.Page != lines[last].Pos.Page {
			if last >= 0 && !broken {
				found(last, false)
			}
			broken = true
		}
		if kind[i] != "" {
			continue
		}
		if broken {
			found(i, true)
		}
		last, broken = i, false
	}
}
