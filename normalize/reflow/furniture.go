package reflow

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// Kinds of furniture, as Line.Furniture names them.
const (
	pageNumber     = "page number"
	runningHeader  = "header"
	runningFooter  = "footer"
	contentsLine   = "contents"
	watermark      = "watermark"
	repeatedLabels = "repeated header"
)

// furniture says for each line why it is no content, "" for content.
func furniture(lines []budget.Line, w *words) []string {
	kind := make([]string, len(lines))
	folded := make([]string, len(lines))
	for i := range lines {
		folded[i] = budget.Fold(lines[i].Text)
		switch {
		case folded[i] == "":
		case isPageNumber(folded[i]):
			kind[i] = pageNumber
		case isContents(folded[i]):
			kind[i] = contentsLine
		}
	}
	watermarks(folded, kind, w)
	bareNumbers(lines, folded, kind)
	fractions(folded, kind)
	labels, firstTable := w.labelLines(lines, kind)
	everyPage(folded, kind, labels, firstTable)
	running(lines, folded, kind, labels)
	return kind
}

// labelLines are the lines of labels: a table that begins on each page repeats
// them as running headers are repeated. firstTable is the line where the first
// table begins.
func (w *words) labelLines(lines []budget.Line, kind []string) (labels []bool, firstTable int) {
	out := make([]bool, len(lines))
	s := newStream(lines, func(i int) bool { return kind[i] == "" })
	firstTable = len(lines)
	hs := w.headings(s)
	for _, t := range w.locate(s, hs) {
		firstTable = min(firstTable, s.frags[t.start].line)
	}
	for _, h := range hs {
		for i := h.from; i < h.to; i++ {
			out[s.frags[i].line] = true
		}
	}
	for _, l := range w.labelsIn(s, 0, len(s.frags)) {
		for i := l.from; i < l.to; i++ {
			out[s.frags[i].line] = true
		}
	}
	for i := range s.frags {
		if w.isUnitLine(s, i) || w.levelName(s, i) {
			out[s.frags[i].line] = true
		}
	}
	return out, firstTable
}

// levelName reports whether a level's name begins at fragment i.
func (w *words) levelName(s *stream, i int) bool {
	return len(w.level1.at(s, i, false)) > 0 || len(w.level2.at(s, i, false)) > 0
}

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

// fewestMarks is how often a column of single characters must come again to be
// a watermark that was set slanting, one character a line.
const fewestMarks = 3

// watermarks finds runs of lines of one character each that come again and
// again. Labels set one character a line are none.
func watermarks(folded, kind []string, w *words) {
	type run struct{ from, to int }
	runs := map[string][]run{}
	for i := 0; i < len(folded); i++ {
		if kind[i] != "" || !oneCharacter(folded[i]) {
			continue
		}
		text, k := "", i
		for ; k < len(folded) && (folded[k] == "" || kind[k] == "" && oneCharacter(folded[k])); k++ {
			text += folded[k]
		}
		if utf8.RuneCountInString(text) > 1 && !w.isWord([]rune(text)) {
			runs[text] = append(runs[text], run{i, k})
		}
		i = k
	}
	for _, found := range runs {
		if len(found) < fewestMarks {
			continue
		}
		for _, r := range found {
			for k := r.from; k < r.to; k++ {
				if folded[k] != "" {
					kind[k] = watermark
				}
			}
		}
	}
}

func oneCharacter(t string) bool {
	r, size := utf8.DecodeRuneInString(t)
	return size > 0 && size == len(t) && r >= 0x2e80
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

// fewestDots is the length of the leader in a table of contents.
const fewestDots = 4

// isContents: a line with a dotted leader that ends in a page number.
func isContents(t string) bool {
	body := strings.TrimRight(t, "0123456789")
	if body == t {
		return false
	}
	dots := 0
	for _, r := range body {
		if strings.ContainsRune(".…·．⋯", r) {
			dots++
			if r == '…' || r == '⋯' {
				dots++
			}
			continue
		}
		dots = 0
	}
	return dots >= fewestDots
}

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

// deepestEdge is how many lines a running header may have; a watermark set one
// character a line is the longest.
const deepestEdge = 12

// running finds lines that come again beside page numbers and form feeds.
func running(lines []budget.Line, folded, kind []string, labels []bool) {
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
	// fewestOnPage is the least number of printed lines on such a page.
	fewestOnPage = 10
	// shortestRunning: shorter lines are the rests of wrapped cells.
	shortestRunning = 4
	// widestGap: pages are alike; no gap is so many times the mean one.
	widestGap = 3
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
	mean := (found[last] - found[0]) / last
	for k := range last {
		if gap := found[k+1] - found[k]; gap < fewestOnPage || gap > widestGap*mean {
			return false
		}
	}
	return true
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
