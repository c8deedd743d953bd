// Package content runs the content streams of pages and turns them into marks:
// glyphs, rules and images at their true places.
package content

import (
	"errors"

	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/lex"
	"jixiao/extract/pdf/object"
)

// Bounds of one page. Real pages have up to 20,000 glyphs and 100,000 operators.
const (
	maxGlyphs   = 250_000
	maxImages   = 20_000
	maxOperands = 1 << 16
	maxStates   = 512
	maxForms    = 12
	// maxPageBytes bounds the content one page may run through, forms counted
	// each time they are painted; it is about a second's work.
	maxPageBytes = 40 << 20
)

// maxKept bounds the glyphs and rules for which memory is kept between pages.
const maxKept = 50_000

// ErrTooLarge is returned for a page beyond these bounds.
var ErrTooLarge = errors.New("page beyond its limits")

// operand is one operand: a number, a name or string, or a bracket.
type operand struct {
	kind lex.Kind
	num  float64
	text []byte
}

// Interp runs pages one after the other and keeps its memory between them.
type Interp struct {
	lib  *Library
	page *mark.Page
	res  *resources

	st    state
	stack []state
	ops   []operand
	path  path
	// evenOdd is set while an even-odd fill is painted.
	evenOdd bool
	fills   []fill

	// memory for the marks of one page after the other
	glyphs []mark.Glyph
	rules  []mark.Rule
	joiner joiner

	// text object: the matrix of its line, and how far the pen moved since
	tm         matrix
	penX, penY float64
	pen        pen
	penOK      bool

	marked []markedPart
	// artifact and hiddenLayer count the open parts of their kind.
	artifact, hiddenLayer int
	replaced              replacedText
	annotation            bool

	unknown     unknownRun
	sheet       budget.Box // what the page shows
	beside      besides
	clipped     clips
	covers      []cover
	strips      []strip // thin pictures
	bars        []bar   // areas that may be fat borders
	thins       []thinBar
	forms       int
	activeForms map[string]bool
	bytes       int // content run through on this page
	left        int // what the whole document may still run through
	overLimit   bool
	unfinished  bool
	operators   int
	lost        int // forms and images that are named and not there
}

// NewInterp returns an interpreter for the pages of one document.
// work bounds the content that all of them together may run through.
func NewInterp(lib *Library, work int) *Interp {
	return &Interp{lib: lib, left: work, activeForms: map[string]bool{}}
}

// Begin starts a page.
func (in *Interp) Begin(page *mark.Page, view View) {
	in.page = page
	page.Glyphs, page.Rules = in.glyphs[:0], in.rules[:0]
	in.sheet, in.beside, in.covers, in.clipped = view.visible(), in.beside[:0], in.covers[:0], in.clipped[:0]
	in.strips, in.bars, in.thins = in.strips[:0], in.bars[:0], in.thins[:0]
	in.st = newState(view.matrix(), in.sheet)
	in.stack, in.ops, in.fills, in.marked = in.stack[:0], in.ops[:0], in.fills[:0], in.marked[:0]
	in.path.reset()
	in.artifact, in.hiddenLayer, in.forms, in.bytes, in.operators, in.lost = 0, 0, 0, 0, 0, 0
	in.annotation, in.overLimit, in.unfinished = false, false, false
	in.tm, in.penOK = identity, false
	in.unknown, in.replaced = unknownRun{}, replacedText{}
}

// Run interprets the page's content.
func (in *Interp) Run(data []byte, res object.Value, id string) {
	in.res = in.lib.open(res, id)
	in.run(data)
	in.unfinished = in.unfinished || len(in.stack) > 0
	in.stack = in.stack[:0]
}

// End closes the page: rules are joined, open runs of unknown glyphs reported.
// The page's glyphs and rules lie in memory that the next page takes.
func (in *Interp) End() error {
	in.endReplaced()
	in.flushUnknown()
	in.dropHighlights()
	in.addStrips()
	in.addBars()
	in.uncover()
	in.page.Issues = append(in.page.Issues, in.beside.issues(in.sheet, in.page.Number)...)
	in.page.Issues = append(in.page.Issues, in.clipped.issues(in.page.Number)...)
	in.glyphs, in.rules = in.page.Glyphs, in.page.Rules
	in.page.Rules = in.joiner.join(in.rules)
	if cap(in.glyphs) > maxKept {
		in.glyphs = nil
	}
	if cap(in.rules) > maxKept {
		in.rules, in.joiner = nil, joiner{}
	}
	if in.overLimit {
		return ErrTooLarge
	}
	return nil
}

// Worked reports whether the page's content held any operator.
func (in *Interp) Worked() bool { return in.operators > 0 }

// Lost counts the forms and images that the page names and the file lacks.
func (in *Interp) Lost() int { return in.lost }

// Unfinished reports whether the content ended inside a text object, a saved
// state or an operator: the sign of a stream that was cut.
func (in *Interp) Unfinished() bool { return in.unfinished }

func (in *Interp) run(data []byte) {
	in.bytes += len(data)
	in.left -= len(data)
	if in.bytes > maxPageBytes || in.left < 0 {
		in.overLimit = true
		return
	}
	l := lex.New(data, 0)
	base := len(in.ops)
	var t lex.Token
	for !in.overLimit {
		l.Next(&t)
		if t.Kind == lex.EOF {
			break
		}
		if t.Kind != lex.Word {
			in.push(&t)
			continue
		}
		in.operators++
		if len(t.Text) == 2 && t.Text[0] == 'B' && t.Text[1] == 'I' {
			in.inlineImage(l)
		} else {
			in.operator(t.Text)
		}
		in.ops = in.ops[:base]
		l.Reset()
	}
	in.unfinished = len(in.ops) > base
	in.ops = in.ops[:base]
}

// push adds an operand. A number leaves the text of its place as it was: it is
// the most frequent kind, and nobody asks a number for its text.
func (in *Interp) push(t *lex.Token) {
	n := len(in.ops)
	if n >= maxOperands {
		return
	}
	if n == cap(in.ops) {
		in.ops = append(in.ops, operand{})
	}
	in.ops = in.ops[:n+1]
	o := &in.ops[n]
	o.kind = t.Kind
	if t.Kind == lex.Number {
		o.num = t.Num
		return
	}
	o.text = nil
	if t.Kind == lex.String || t.Kind == lex.Name {
		o.text = t.Text
	}
}

// num is the i-th of the last n operands, 0 where there is no such number.
func (in *Interp) num(i, n int) float64 {
	at := len(in.ops) - n + i
	if at < 0 || at >= len(in.ops) || in.ops[at].kind != lex.Number {
		return 0
	}
	return in.ops[at].num
}

// lastText is the last operand's text, nil for a number.
func (in *Interp) lastText() []byte {
	if n := len(in.ops); n > 0 && in.ops[n-1].kind != lex.Number {
		return in.ops[n-1].text
	}
	return nil
}

func (in *Interp) matrixOperand() matrix {
	return matrix{in.num(0, 6), in.num(1, 6), in.num(2, 6), in.num(3, 6), in.num(4, 6), in.num(5, 6)}
}

func (in *Interp) save() {
	if len(in.stack) < maxStates {
		in.stack = append(in.stack, in.st)
	}
}

func (in *Interp) restore() {
	if n := len(in.stack); n > 0 {
		in.st = in.stack[n-1]
		in.stack = in.stack[:n-1]
		in.penOK = false
	}
}

func (in *Interp) concat(m matrix) {
	in.st.ctm = m.mul(in.st.ctm)
	in.penOK = false
}
