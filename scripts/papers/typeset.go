package main

import (
	"fmt"
	"strings"
)

// The typesetter lays a paper out by itself, for what no rendering tool at hand
// can make: fonts that are not embedded, borders as thin filled rectangles,
// doubled glyphs, blanks inside words, watermarks, /Rotate. Points, y from the
// top of the page.

type textOp struct {
	x, y, size float64 // y is the baseline
	font       int     // 0 body, 1 headings
	s          string
}

type ruleOp struct{ x0, y0, x1, y1 float64 }

type sheet struct {
	texts []textOp
	rules []ruleOp
}

type typesetter struct {
	st                       *style
	width, height            float64
	left, right, top, bottom float64
	y                        float64
	sheets                   []*sheet
}

const (
	pointsPerMillimetre = 72 / 25.4
	cellPadding         = 2.0 // above and below the lines of a cell
	ascent              = 0.86
)

// typeset lays the blocks out on sheets.
func typeset(blocks []block, st *style) *typesetter {
	t := &typesetter{st: st, width: 595.3, height: 841.9}
	if st.landscape {
		t.width, t.height = t.height, t.width
	}
	m := float64(st.margin) * pointsPerMillimetre
	t.left, t.right, t.top, t.bottom = m, t.width-m, m+6, t.height-m-6
	t.newPage()
	for i, bl := range blocks {
		switch {
		case bl.brk:
			t.newPage()
		case bl.para != nil:
			t.para(bl.para, i)
		default:
			t.table(bl.table)
		}
	}
	t.furniture()
	return t
}

func (t *typesetter) page() *sheet { return t.sheets[len(t.sheets)-1] }

func (t *typesetter) newPage() {
	t.sheets = append(t.sheets, &sheet{})
	t.y = t.top
}

func (t *typesetter) furniture() {
	for i, s := range t.sheets {
		foot := strings.NewReplacer("%p", fmt.Sprint(i+1), "%n", fmt.Sprint(len(t.sheets))).Replace(t.st.footer)
		head := textOp{size: 9, y: t.top - 14, s: t.st.header}
		tail := textOp{size: 9, y: t.bottom + 18, s: foot}
		head.x, tail.x = (t.width-measure(head.s, 9))/2, (t.width-measure(foot, 9))/2
		if foot != "" {
			s.texts = append(s.texts, tail)
		}
		if head.s != "" {
			s.texts = append([]textOp{head}, s.texts...)
		}
	}
}

// para sets a paragraph; a heading keeps room for what follows it.
func (t *typesetter) para(p *para, _ int) {
	size, font, indent, centre, keep := t.st.bodyPoints, 0, 0.0, false, 1.0
	switch p.kind {
	case "gap":
		t.y += 6
		return
	case "cover", "part":
		size, font, centre = 18, 1, true
	case "title":
		size, font, centre, keep = 14, 1, true, 8
	case "year":
		size, centre, keep = 12, true, 8
	case "head":
		font = 1
	case "body":
		indent = 2 * size
	case "unit":
		t.unitLine(p.text)
		return
	case "toc":
		t.tocLine(p)
		return
	}
	lead := size * t.st.lineHeight
	lines := wrap(p.text, t.right-t.left, size, indent)
	if t.y+keep*lead > t.bottom {
		t.newPage()
	}
	for i, line := range lines {
		if t.y+lead > t.bottom {
			t.newPage()
		}
		x := t.left
		if i == 0 {
			x += indent
		}
		if centre {
			x = (t.width - measure(line, size)) / 2
		}
		t.put(x, size, font, line)
		t.y += lead
	}
	t.y += 3
}

func (t *typesetter) put(x, size float64, font int, s string) {
	if s != "" {
		t.page().texts = append(t.page().texts, textOp{x: x, y: t.y + size*ascent, size: size, font: font, s: s})
	}
}

func (t *typesetter) unitLine(text string) {
	size := t.st.points
	left, right, _ := strings.Cut(text, "\t")
	t.put(t.left, size, 0, left)
	t.put(t.right-measure(right, size), size, 0, right)
	t.y += size * 1.4
}

func (t *typesetter) tocLine(p *para) {
	const size = 11.0
	if t.y+size*1.5 > t.bottom {
		t.newPage()
	}
	lines := wrap(p.text, t.right-t.left-60, size, 0)
	for i, line := range lines {
		if i+1 == len(lines) {
			room := t.right - t.left - measure(line, size) - measure(p.leader, size)
			line += strings.Repeat(".", max(3, int(room/(size/2))-1)) + p.leader
		}
		t.put(t.left, size, 0, line)
		t.y += size * 1.5
	}
}

// measure is the width of a text whose ASCII is half as wide as its Chinese.
func measure(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		w += advance(r) * size
	}
	return w
}

func advance(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

const notAtStart = "，。、；：？！）》”】〕%％"

// wrap breaks a text into lines as word processors do: anywhere between
// Chinese characters, never before closing punctuation, never inside a word or
// number unless it is wider than the line. The first line is shorter by indent.
func wrap(s string, width, size, indent float64) []string {
	var lines []string
	line, used := "", indent
	for _, tok := range tokens(s) {
		w := measure(tok, size)
		if used+w <= width || line == "" && w <= width {
			line, used = line+tok, used+w
			continue
		}
		if line != "" {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = "", 0
		}
		for _, r := range strings.TrimLeft(tok, " ") {
			if used+advance(r)*size > width {
				lines = append(lines, line)
				line, used = "", 0
			}
			line, used = line+string(r), used+advance(r)*size
		}
	}
	return append(lines, strings.TrimRight(line, " "))
}

// tokens are the pieces between which a line may break.
func tokens(s string) []string {
	var out []string
	open := false // the last token takes what follows
	for _, r := range s {
		glue := len(out) > 0 && (open || strings.ContainsRune(notAtStart, r) || wordRune(r) && wordRune(lastRune(out[len(out)-1])))
		if glue {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
		}
		open = strings.ContainsRune("（《“【〔", r)
	}
	return out
}

func wordRune(r rune) bool {
	return r > ' ' && r < 0x7f || strings.ContainsRune("≥≤＝≧≦＞＜", r)
}

func lastRune(s string) rune {
	r := []rune(s)
	return r[len(r)-1]
}
