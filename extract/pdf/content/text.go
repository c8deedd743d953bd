package content

import (
	"fmt"
	"math"

	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/font"
	"jixiao/extract/pdf/lex"
)

func (in *Interp) textOperator(code uint32) bool {
	t := &in.st.text
	switch code {
	case opBT:
		in.setMatrix(identity)
	case opET:
	case opTf:
		in.penOK = false
		if n := len(in.ops); n >= 2 && in.ops[n-2].kind == lex.Name {
			t.font, t.size = in.res.font(in.ops[n-2].text), in.num(1, 2)
		}
	case opTd:
		in.moveLine(in.num(0, 2), in.num(1, 2))
	case opTD:
		t.leading = -in.num(1, 2)
		in.moveLine(in.num(0, 2), in.num(1, 2))
	case opTm:
		in.setMatrix(in.matrixOperand())
	case opTx:
		in.moveLine(0, -t.leading)
	case opTj:
		in.show(in.lastText())
	case opTJ:
		in.showArray()
	case op1:
		in.moveLine(0, -t.leading)
		in.show(in.lastText())
	case op2:
		t.wordSp, t.charSpace = in.num(0, 3), in.num(1, 3)
		in.moveLine(0, -t.leading)
		in.show(in.lastText())
	case opTc:
		t.charSpace = in.num(0, 1)
	case opTw:
		t.wordSp = in.num(0, 1)
	case opTz:
		t.stretch = in.num(0, 1) / 100
		in.penOK = false
	case opTL:
		t.leading = in.num(0, 1)
	case opTs:
		t.rise = in.num(0, 1)
	case opTr:
		t.mode = int(in.num(0, 1))
		in.penOK = false
	default:
		return false
	}
	return true
}

func (in *Interp) setMatrix(m matrix) {
	in.tm = m
	in.penX, in.penY = 0, 0
}

// moveLine starts a line at x, y from the start of the last one.
func (in *Interp) moveLine(x, y float64) {
	m := &in.tm
	m.e, m.f = m.a*x+m.c*y+m.e, m.b*x+m.d*y+m.f
	in.penX, in.penY = 0, 0
}

func (in *Interp) showArray() {
	start := len(in.ops)
	for start > 0 && in.ops[start-1].kind != lex.ArrayOpen {
		start--
	}
	t := &in.st.text
	for _, o := range in.ops[start:] {
		switch o.kind {
		case lex.String:
			in.show(o.text)
		case lex.Number:
			move := -o.num / 1000 * t.size
			if t.font != nil && t.font.Vertical {
				in.penY += move
			} else {
				in.penX += move * t.stretch
			}
		}
	}
}

// pen is what stays the same from glyph to glyph and mostly from string to
// string; penOK is cleared by whatever changes it. Only the shift of m is
// renewed for each string.
type pen struct {
	m       matrix // text space to page space
	line    matrix // the text matrix it was made for
	sane    bool
	sx, sy  float64
	upright bool // writing from left to right without rotation
	angle   float64
	size    float64
	across  float64 // page distance per unit of text space along x
	down    float64 // the same along y
	hidden  bool
	pale    bool
	white   bool
	vivid   bool
}

// show paints one string.
func (in *Interp) show(s []byte) {
	t := &in.st.text
	if t.font == nil {
		if len(s) > 0 {
			in.addUnknown(in.fontlessBox())
		}
		return
	}
	p := &in.pen
	if l := &p.line; !in.penOK || l.a != in.tm.a || l.b != in.tm.b || l.c != in.tm.c || l.d != in.tm.d {
		*p = in.newPen()
		in.penOK = true
	}
	p.m.e, p.m.f = in.st.ctm.apply(in.tm.e, in.tm.f)
	if !p.sane || !sane(p.m.e, p.m.f) {
		return
	}
	for len(s) > 0 && !in.overLimit {
		g, n := t.font.Next(s)
		s = s[n:]
		space := t.charSpace
		if g.WordSpace {
			space += t.wordSp
		}
		if t.font.Vertical {
			in.place(g, p, -g.OriginX*t.size*t.stretch, -g.OriginY*t.size)
			in.penY += g.Down*t.size + space
			continue
		}
		in.place(g, p, 0, 0)
		in.penX += (g.Width*t.size + space) * t.stretch
	}
}

func (in *Interp) fontlessBox() budget.Box {
	x, y := in.tm.mul(in.st.ctm).apply(in.penX, in.penY)
	return budget.Box{x, y, x, y}
}

func (in *Interp) newPen() pen {
	t, m := &in.st.text, in.tm.mul(in.st.ctm)
	p := pen{m: m, line: in.tm, sx: t.size * t.stretch, sy: t.size, sane: sane(m.a, m.b, m.c, m.d, t.size)}
	p.across = math.Abs(m.a)
	p.down = math.Abs(m.d)
	p.upright = m.b == 0 && m.c == 0 && m.a*p.sx > 0
	if m.b != 0 || m.c != 0 {
		p.across, p.down = math.Hypot(m.a, m.b), math.Hypot(m.c, m.d)
	}
	p.size = math.Abs(t.size) * p.down
	if !p.upright {
		sign := 1.0
		if p.sx < 0 {
			sign = -1
		}
		p.angle = math.Atan2(sign*m.b, sign*m.a) * 180 / math.Pi
		if p.angle < 0 {
			p.angle += 360
		}
	}
	in.setVisibility(&p)
	return p
}

// setVisibility decides what holds for all glyphs of a string: render modes 3
// and 7 paint nothing, and paint may be transparent, white or pale.
func (in *Interp) setVisibility(p *pen) {
	st := &in.st
	paint, alpha := st.fill, st.fillAlpha
	switch st.text.mode {
	case 3, 7:
		p.hidden = true
		return
	case 1, 5:
		paint, alpha = st.stroke, st.strokeAlpha
	case 2, 6:
		if paint.white() || alpha < clearAlpha {
			paint, alpha = st.stroke, st.strokeAlpha
		}
	}
	p.hidden = alpha < clearAlpha || in.hiddenLayer > 0
	p.white, p.vivid = paint.white(), paint.vivid()
	p.pale = paint.pale() || alpha <= faintAlpha
}

// place puts one glyph at the pen, shifted by dx, dy in text space.
func (in *Interp) place(g *font.Glyph, p *pen, dx, dy float64) {
	if g.Silent {
		return
	}
	f := in.st.text.font
	x, y := in.penX+dx, in.penY+in.st.text.rise+dy
	ox, oy := p.m.a*x+p.m.c*y+p.m.e, p.m.b*x+p.m.d*y+p.m.f
	var box budget.Box
	w := g.Width * p.sx
	if p.upright {
		end, top, bottom := ox+w*p.m.a, oy+f.Ascent*p.sy*p.m.d, oy+f.Descent*p.sy*p.m.d
		box = budget.Box{min(ox, end), min(top, bottom), max(ox, end), max(top, bottom)}
	} else {
		m := p.m
		m.e, m.f = ox, oy
		box = m.box(0, f.Descent*p.sy, w, f.Ascent*p.sy)
	}
	cx, cy := (box[0]+box[2])/2, (box[1]+box[3])/2
	if !within(in.st.clip, cx, cy, clipSlack) && !in.cutByEdge(box, cy) && !in.inkShows(g.Text, box, cy) { // also drops not-a-number
		in.page.Hidden++
		if !p.hidden && says(g.Text) {
			in.beside.add(in.sheet, box)
			if p.upright {
				in.clipped.add(in.sheet, in.st.clip, box)
			}
		}
		return
	}
	if p.hidden || p.white && !g.Blank && !in.paintedOn(cx, cy) {
		in.page.Hidden++
		return
	}
	if !g.Decoded && !in.replaced.open {
		in.addUnknown(box)
		return
	}
	in.flushUnknown()
	if p.upright && in.cutAcross(oy, p.size) && says(g.Text) {
		in.clipped.add(in.sheet, in.st.clip, box)
	}
	if len(in.page.Glyphs) >= maxGlyphs {
		in.overLimit = true
		return
	}
	in.page.Glyphs = append(in.page.Glyphs, mark.Glyph{
		Text: g.Text, Box: box, Baseline: oy, Size: p.size, Advance: math.Abs(w) * p.across, Angle: p.angle,
		Font: f.ID, Order: len(in.page.Glyphs), Annotation: in.annotation, Artifact: in.artifact > 0, Vivid: p.vivid,
		Pale: p.pale && !p.white, // white is only seen on a dark field
	})
	if f.Vertical {
		last := &in.page.Glyphs[len(in.page.Glyphs)-1]
		last.Vertical, last.Baseline, last.Advance = true, ox, math.Abs(g.Down*p.sy)*p.down
	}
}

// inkShows: the blank half of a punctuation mark lies outside of the clip, the
// printed one begins inside. Browsers set such a mark at the end of a line as half as
// wide, word processors let it hang over the margin of a cell that clips its text.
func (in *Interp) inkShows(text string, box budget.Box, y float64) bool {
	switch mark.BlankSide(text) {
	case 1:
		return within(in.st.clip, box[0], y, clipSlack)
	case -1:
		return within(in.st.clip, box[2], y, clipSlack)
	}
	return false
}

// clipSlack keeps glyphs whose centre lies just outside a clip: clips are often
// set tight around a cell or a line.
const clipSlack = 0.5

// unknownRun gathers neighbouring glyphs without text into one issue.
type unknownRun struct {
	count int
	box   budget.Box
}

// maxIssues bounds the issues of a page; the last one then covers the rest.
const maxIssues = 200

func (in *Interp) addUnknown(b budget.Box) {
	if !sane(b[0], b[1], b[2], b[3]) {
		b = budget.Box{}
	}
	in.page.Undecoded++
	in.unknown.count++
	in.unknown.box = in.unknown.box.Union(b)
}

func (in *Interp) flushUnknown() {
	u := in.unknown
	if u.count == 0 {
		return
	}
	in.unknown = unknownRun{}
	if len(in.page.Issues) >= maxIssues {
		last := &in.page.Issues[maxIssues-1]
		last.Where.Box = last.Where.Box.Union(u.box)
		last.Message = "从这里起还有多处字符认不出是什么字"
		return
	}
	in.page.Issues = append(in.page.Issues, budget.Issue{
		Code:    "undecoded_glyphs",
		Message: fmt.Sprintf("有%d个字符认不出是什么字，已略去", u.count),
		Where:   budget.Pos{Page: in.page.Number, Box: u.box},
	})
}
