package reflow

import (
	"maps"
	"slices"
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
		case slices.Contains(continued, strings.Trim(folded[i], "()")):
			kind[i] = repeatedLabels
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

// continued is printed above the rest of a table on a new page.
var continued = []string{"续表", "续上表", "接上表", "上接表", "表续", "接上页", "续上页"}

// labelLines are the lines of labels: a table that begins on each page repeats
// them as running headers are repeated. firstTable is the line where the first
// table begins.
func (w *words) labelLines(lines []budget.Line, kind []string) (labels []bool, firstTable int) {
	out := make([]bool, len(lines))
	s := w.stream(lines, kind)
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
		if w.isUnitLine(s, i) && s.startsLine(i) && i > 0 { // the department's name stands above
			out[s.frags[i-1].line] = true
		}
		if w.isUnitLine(s, i) || w.levelName(s, i) || s.startsLine(i) && endsCaption(lines[s.frags[i].line].Text) {
			out[s.frags[i].line] = true
		}
	}
	return out, firstTable
}

// levelName reports whether a level's name begins at fragment i.
func (w *words) levelName(s *stream, i int) bool {
	return len(w.level1.at(s, i, false)) > 0 || len(w.level2.at(s, i, false)) > 0
}

// markRun is a run of lines of one character each.
type markRun struct {
	text string
	at   []int // the line of each character
}

const (
	// fewestMarks is how often a column of single characters must come again to
	// be a watermark that was set slanting, one character a line.
	fewestMarks = 3
	// longestMark is how many characters such a watermark has at most.
	longestMark = 24
	// mostMarks is how many watermarks a paper has at most.
	mostMarks = 4
)

// watermarks finds runs of lines of one character each that come again and
// again. Labels set one character a line are none. A character of a cell may
// stand before or behind a watermark and is no part of it.
func watermarks(folded, kind []string, w *words) {
	runs := markRuns(folded, kind)
	count := map[string]int{}
	for _, r := range runs {
		if !w.isWord([]rune(r.text)) {
			count[r.text]++
		}
	}
	for _, mark := range commonMarks(count) {
		n := utf8.RuneCountInString(mark)
		for _, r := range runs {
			i := strings.Index(r.text, mark)
			if i < 0 {
				continue
			}
			from := utf8.RuneCountInString(r.text[:i])
			for _, line := range r.at[from : from+n] {
				kind[line] = watermark
			}
		}
	}
}

// markRuns are the runs of at least two lines of one character, blank lines left out.
func markRuns(folded, kind []string) []markRun {
	var out []markRun
	var r markRun
	end := func() {
		if n := len(r.at); n > 1 && n <= longestMark {
			out = append(out, r)
		}
		r = markRun{}
	}
	for i, t := range folded {
		switch {
		case t == "":
		case kind[i] != "" || !oneCharacter(t):
			end()
		default:
			if len(r.at) <= longestMark {
				r.text += t
			}
			r.at = append(r.at, i)
		}
	}
	end()
	return out
}

// commonMarks are the texts that come often enough, the most frequent first;
// those that another one is a part of are left out.
func commonMarks(count map[string]int) []string {
	var out []string
	for _, text := range slices.Sorted(maps.Keys(count)) {
		if count[text] >= fewestMarks {
			out = append(out, text)
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return count[b] - count[a] })
	out = out[:min(len(out), mostMarks)]
	all := slices.Clone(out)
	return slices.DeleteFunc(out, func(text string) bool {
		return slices.ContainsFunc(all, func(part string) bool { return part != text && strings.Contains(text, part) })
	})
}

func oneCharacter(t string) bool {
	r, size := utf8.DecodeRuneInString(t)
	return size > 0 && size == len(t) && r >= 0x2e80
}

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
