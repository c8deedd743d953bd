package paper

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// lineState says whether the last printed line of a cell had room for more.
type lineState int

const (
	lineUnknown    lineState = iota
	lineFull                 // what follows the cut did not fit any more
	lineEnds                 // it would have fitted: the text ends here
	lineUnmeasured           // the page reader says nothing of it
)

const (
	// lineSlack, in em, is the error of what a line may hold; wordSlack is added
	// for every character below the cut whose width depends on the font.
	lineSlack = 0.5
	wordSlack = 0.1
	// mostPadding and leastPadding, in points, bound a cell's inner margin on
	// one side where no wrapped cell shows it: Word and WPS take 5.4, browsers 1
	// to 8.
	mostPadding  = 8.0
	leastPadding = 1.0
)

// padding is the inner margin of cells as the paper's wrapped cells show it: the
// most frequent distance of a text of several lines from its cell's left border.
// Centred texts stand at any distance, texts at the left all at the same.
type padding struct {
	count [paddingSteps]int
	best  int
}

const (
	paddingStep  = 0.5 // points
	paddingSteps = 32
	// minPadded: fewer cells do not show the paper's margin.
	minPadded = 3
)

func (p *padding) observe(t *budget.Table) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if len(c.Places) != 1 || !strings.Contains(c.Places[0].Raw, "\n") || c.Col >= len(t.X) {
			continue
		}
		n := int((c.Places[0].Box[0] - t.X[c.Col]) / paddingStep)
		if n < 0 || n >= paddingSteps {
			continue
		}
		if p.count[n]++; p.count[n] > p.count[p.best] {
			p.best = n
		}
	}
}

// inner is the width of a line that surely fits a cell, and of one that surely
// does not.
func (p *padding) inner(width float64) (fits, bursts float64) {
	if p.count[p.best] >= minPadded {
		inner := width - 2*paddingStep*float64(p.best)
		return inner - 2*paddingStep, inner
	}
	return width - 2*mostPadding, width - 2*leastPadding
}

// lineWidth is what is known of a column's lines.
type lineWidth struct {
	widest  float64 // of all lines, in points
	wrapped bool    // some cell has more than one line: the widest line is nearly full
}

// lastLine measures the last line above the cut against what its column holds
// and the first word below the cut.
func (j *joint) lastLine(p pair) lineState {
	above, below := j.cells(p)
	line, box := endOf(above)
	last := box[2] - box[0]
	if line == "" || last == 0 {
		return lineUnmeasured
	}
	if stretched(line) {
		if strings.Contains(above.Places[len(above.Places)-1].Raw, "\n") {
			return lineFull
		}
		line = strings.Join(strings.Fields(line), "") // one line spread over its cell, as labels are
		last = ems(line) * (box[3] - box[1])
	}
	em := last / ems(line)
	least, most := firstUnit(below.Text, above.Text)
	if whole := unbroken(below.Text, above.Text); len(whole) > len(most) {
		most = whole
	}
	slack := lineSlack + wordSlack*float64(narrow(most))
	at := j.t.extent(above)
	fits, bursts := j.padding.inner(at.width())
	known := j.widest(at)
	if known.wrapped {
		fits = min(fits, known.widest)
	}
	switch {
	case last+(ems(most)+slack)*em <= fits:
		return lineEnds
	case last+ems(least)*em > bursts, known.wrapped && last+(ems(least)-lineSlack/2)*em > known.widest:
		return lineFull
	}
	return lineUnknown
}

// endOf is the last printed line of a cell and its box; none where the page reader
// did not note it.
func endOf(c *budget.Cell) (line string, box budget.Box) {
	for i := len(c.Places) - 1; i >= 0 && line == ""; i-- {
		raw := c.Places[i].Raw
		line = raw[strings.LastIndexByte(raw, '\n')+1:]
	}
	for _, d := range c.Doubts {
		if d.Code == lastLine {
			box = d.Where.Box
		}
	}
	return line, box
}

// stretched reports whether the characters of a line stand apart, numbers and Latin
// words at most in one piece: it was justified, which the last line of several never
// is, or spread over its cell.
func stretched(line string) bool {
	fields := strings.Fields(line)
	apart, all := false, true
	for i, f := range fields {
		one := utf8.RuneCountInString(f) == 1
		if !one && f[0] >= utf8.RuneSelf {
			return false
		}
		all = all && one
		apart = apart || i > 0 && one && chinese(f) && chinese(fields[i-1])
	}
	return len(fields) > 1 && (all || apart)
}

func chinese(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return budget.IsCJK(r)
}

// narrow counts the characters that do not fill a whole em.
func narrow(s string) int {
	n := 0
	for _, r := range s {
		if !budget.IsCJK(r) {
			n++
		}
	}
	return n
}

// widest measures the lines of a column on both sides of the cut.
func (j *joint) widest(at extent) lineWidth {
	w := j.t.lineWidth(at)
	v := j.b.lineWidth(at)
	return lineWidth{max(w.widest, v.widest), w.wrapped || v.wrapped}
}

func (t *logical) lineWidth(at extent) lineWidth {
	var w lineWidth
	for i := range t.Cells {
		c := &t.Cells[i]
		if !t.extent(c).near(at, t.slack()) {
			continue
		}
		for _, p := range c.Places {
			if p.Raw != "" {
				w.widest = max(w.widest, p.Box[2]-p.Box[0])
				w.wrapped = w.wrapped || strings.Contains(p.Raw, "\n")
			}
		}
	}
	return w
}

// ems estimates the width of a printed text in em.
func ems(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r >= 0x4e00 && r <= 0x9fff, budget.IsCJK(r): // ideographs first: nearly all
			w++
		case r == ' ' || strings.ContainsRune(".,:;'!|il()", r):
			w += 0.3
		case r >= 'A' && r <= 'Z' || r == '%' || r == '@':
			w += 0.7
		case r < 0x80:
			w += 0.5
		case r >= 0x2000:
			w++
		default:
			w += 0.55
		}
	}
	return w
}

// firstUnit is what must stand on one line at the beginning of a text: brackets
// that open, one Chinese character or one word, and the marks that may not begin
// a line. Where the text before ends inside of a word, the word may have been
// cut anywhere: least and most differ.
func firstUnit(text, before string) (least, most string) {
	start := 0
	for _, r := range text {
		if !strings.ContainsRune("（《【〔“‘([{", r) {
			break
		}
		start += utf8.RuneLen(r)
	}
	_, one := utf8.DecodeRuneInString(text[start:])
	word := 0
	for _, r := range text[start:] {
		if budget.IsCJK(r) || r <= ' ' {
			break
		}
		word += utf8.RuneLen(r)
	}
	most = withMarks(text, start+max(one, word))
	last, _ := utf8.DecodeLastRuneInString(before)
	if word > 0 && start == 0 && isWord(last) {
		return withMarks(text, start+one), most
	}
	return most, most
}

// withMarks is the first n bytes of a text and what hangs on them: marks that may
// not begin a line, and words that follow a mark without a break.
func withMarks(text string, n int) string {
	marked := false
	for _, r := range text[n:] {
		mark := strings.ContainsRune("，。、；：？！）》】〕”’,.;:?!)%", r)
		if !mark && !(marked && isWord(r)) {
			break
		}
		marked = mark && strings.ContainsRune("）》】〕)", r) || !mark
		n += utf8.RuneLen(r)
	}
	return text[:n]
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '.' || r == '-'
}
