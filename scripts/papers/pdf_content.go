package main

import (
	"fmt"
	"strings"
)

// content writes the operators of one page.
type content struct {
	dice
	st     pdfStyle
	set    charset
	height float64
	b      strings.Builder
}

func (c *content) sheet(s *sheet, width, height float64) string {
	if c.st.watermark != "" {
		fmt.Fprintf(&c.b, "q 0.85 g BT 0.707 0.707 -0.707 0.707 %.1f %.1f Tm ", width*0.25, height*0.35)
		c.show(c.st.watermark, 60, 0)
		c.b.WriteString("ET Q\n")
	}
	for _, op := range s.texts {
		c.text(op)
		if c.st.double && op.font == 1 {
			op.x += 0.3
			c.text(op)
		}
	}
	seen := map[ruleOp]bool{}
	for _, r := range s.rules {
		if !seen[r] {
			seen[r] = true
			c.rule(r)
		}
	}
	return c.b.String()
}

// text writes one line, font by font, each run at its own place.
func (c *content) text(op textOp) {
	x := op.x
	for _, run := range c.runs(op.s) {
		font := op.font
		if c.st.ownDigits && run[0] < 0x80 {
			font = latinFont
		}
		fmt.Fprintf(&c.b, "BT 1 0 0 1 %.2f %.2f Tm ", x, c.height-op.y)
		c.show(run, op.size, font)
		c.b.WriteString("ET\n")
		x += measure(run, op.size)
		if c.st.stray && run[0] >= 0x80 && op.font == 0 && c.chance(15) {
			// A blank of no consequence: what follows has its own place.
			fmt.Fprintf(&c.b, "BT 1 0 0 1 %.2f %.2f Tm ", x-op.size*0.05, c.height-op.y)
			c.show(" ", op.size*0.2, font)
			c.b.WriteString("ET\n")
		}
	}
}

// runs splits a line where its script changes, and inside Chinese words when
// stray blanks are wanted.
func (c *content) runs(s string) []string {
	var out []string
	for _, r := range s {
		n := len(out)
		ascii := r < 0x80
		fresh := n == 0 || ascii != (out[n-1][0] < 0x80) || c.st.stray && !ascii && len(out[n-1]) >= 6
		if fresh {
			out = append(out, string(r))
		} else {
			out[n-1] += string(r)
		}
	}
	return out
}

// show writes a text in a font, or in the spare one when the font's encoding
// does not hold it.
func (c *content) show(s string, size float64, font int) {
	encoded, ok := s, true
	if font < latinFont {
		encoded, ok = c.set.encode(s, c.st.encodings[font])
	}
	if !ok {
		font = spareFont
		encoded, _ = c.set.encode(s, "UniGB-UCS2-H")
	}
	fmt.Fprintf(&c.b, "/F%d %.2f Tf <%X> Tj ", font, size, encoded)
}

// Widths of rules as the makers draw them, in points.
const ruleWidth = 0.48

func (c *content) rule(r ruleOp) {
	x, y, w, h := r.x0, c.height-r.y1, r.x1-r.x0, r.y1-r.y0
	switch c.st.rules {
	case "stroke":
		fmt.Fprintf(&c.b, "%.2f w %.2f %.2f m %.2f %.2f l S\n", ruleWidth, x, c.height-r.y0, r.x1, y)
	case "short":
		c.short(x, y, w, h)
	default:
		fmt.Fprintf(&c.b, "%.2f %.2f %.2f %.2f re f\n", x, y, w+ruleWidth, h+ruleWidth)
	}
}

// short draws a rule in pieces that touch, as WPS does at every crossing.
func (c *content) short(x, y, w, h float64) {
	const step = 18.0
	n := int(max(w, h)/step) + 1
	for i := range n {
		dx, dy := w/float64(n), h/float64(n)
		fmt.Fprintf(&c.b, "%.2f %.2f %.2f %.2f re f\n", x+dx*float64(i), y+dy*float64(i), dx+ruleWidth, dy+ruleWidth)
	}
}
