package reflow

import (
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
