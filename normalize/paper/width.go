package paper

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// lineState says whether the last printed line of a cell had room for more.
type lineState int

const (
	lineUnknown lineState = iota
	lineFull              // what follows the cut did not fit any more
	lineEnds              // it would have fitted: the text ends here
)

const (
	// lineSlack, in em, is the error of a line's estimated width.
	lineSlack = 0.5
	// mostPadding and leastPadding, in points, bound a cell's inner margin on
	// one side where no wrapped cell shows it: Word and WPS take 5.4, browsers 1
	// to 8.
	mostPadding  = 8.0
	leastPadding = 1.0
	// strayGap: text closer to its border than this has overrun its cell.
	strayGap = 0.3
)

// padding is the inner margin of cells as the paper's wrapped cells show it: the
// smallest distance of a text of several lines from its cell's left border.
type padding struct {
	least float64
	known bool
}

func (p *padding) observe(t *budget.Table) {
	for i := range t.Cells {
		c := &t.Cells[i]
		if len(c.Places) != 1 || !strings.Contains(c.Places[0].Raw, "\n") || c.Col >= len(t.X) {
			continue
		}
		gap := c.Places[0].Box[0] - t.X[c.Col]
		if gap >= strayGap && (!p.known || gap < p.least) {
			p.least, p.known = gap, true
		}
	}
}

// inner is the width of a line that surely fits a cell, and of one that surely
// does not.
func (p padding) inner(width float64) (fits, bursts float64) {
	if p.known {
		return width - 2*p.least, width - 2*p.least
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
	place := above.Places[len(above.Places)-1]
	if place.Raw == "" {
		return lineUnknown
	}
	lines := strings.Split(place.Raw, "\n")
	em := emOf(place, lines)
	if em == 0 {
		return lineUnknown
	}
	need := ems(lines[len(lines)-1])*em + ems(firstUnit(below.Text, above.Text))*em
	at := j.t.extent(above)
	known := j.widest(at)
	fits, bursts := j.padding.inner(at.width())
	switch {
	case need+lineSlack*em <= max(known.widest, fits):
		return lineEnds
	case need > bursts, known.wrapped && need > known.widest+lineSlack*em/2:
		return lineFull
	}
	return lineUnknown
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
		if !t.extent(c).near(at) {
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

// emOf is the size of a character: the box of the text over its longest line.
func emOf(p budget.Place, lines []string) float64 {
	most := 0.0
	for _, l := range lines {
		most = max(most, ems(l))
	}
	if most == 0 {
		return 0
	}
	return (p.Box[2] - p.Box[0]) / most
}

// ems estimates the width of a printed text in em.
func ems(s string) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case budget.IsCJK(r):
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

// firstUnit is what must stand on one line at the beginning of a text: one
// Chinese character or one Latin word, and the marks that may not begin a line.
// Where the text before ends inside of a word, words were cut anywhere.
func firstUnit(text, before string) string {
	n := 0
	if last, _ := utf8.DecodeLastRuneInString(before); !isWord(last) {
		for _, r := range text {
			if !isWord(r) {
				break
			}
			n += utf8.RuneLen(r)
		}
	}
	if n == 0 {
		_, n = utf8.DecodeRuneInString(text)
	}
	for _, r := range text[n:] {
		if !strings.ContainsRune("，。、；：？！）》】”’,.;:?!)%", r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return text[:n]
}

func isWord(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '.' || r == '-'
}
