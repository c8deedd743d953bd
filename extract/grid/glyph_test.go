package grid

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// TestGlyphs: what one cell makes of unusual glyphs. Each case puts its glyphs
// into the left cell of a table of two.
func TestGlyphs(t *testing.T) {
	at := func(text string, x, y float64) mark.Glyph { return glyph(text, 56+x, 100+y, 0) }
	sized := func(g mark.Glyph, size float64) mark.Glyph {
		g.Size, g.Box[2], g.Advance = size, g.Box[0]+size/2, size/2
		return g
	}
	slim := func(g mark.Glyph, width float64) mark.Glyph {
		g.Box[2], g.Advance = g.Box[0]+width, width
		return g
	}
	upward := func(g mark.Glyph) mark.Glyph { g.Angle = 270; return g }
	down := func(g mark.Glyph) mark.Glyph { g.Vertical = true; return g }
	for _, c := range []struct {
		why    string
		glyphs []mark.Glyph
		want   string
		twins  int
		doubt  string
	}{
		{"fake bold: each glyph twice, a little apart",
			[]mark.Glyph{at("合", 0, 0), at("合", 0.3, 0), at("计", 12, 0), at("计", 12.3, 0)}, "合计", 2, ""},
		{"fake bold: the whole run twice",
			[]mark.Glyph{at("合", 0, 0), at("计", 12, 0), at("合", 0.4, 0.2), at("计", 12.4, 0.2)}, "合计", 2, ""},
		{"equal neighbours are no doubles",
			[]mark.Glyph{at("1", 0, 0), at("1", 6, 0), at("1", 12, 0)}, "111", 0, ""},
		{"different characters in one place",
			[]mark.Glyph{at("甲", 0, 0), at("乙", 0.5, 0)}, "甲乙", 0, "overprint"},
		{"painting order does not matter",
			[]mark.Glyph{at("二", 0, 15), at("乙", 12, 0), at("甲", 0, 0)}, "甲乙二", 0, ""},
		{"a superscript stays on its line",
			[]mark.Glyph{at("m", 0, 0), sized(at("2", 6, -4), 6), at("c", 9, 0)}, "m2c", 0, ""},
		{"two fonts with slightly different baselines",
			[]mark.Glyph{at("共", 0, 0), at("2", 12, 0.6), at("0", 18, 0.6), at("次", 24, 0)}, "共20次", 0, ""},
		{"blanks painted inside a Chinese word print nothing",
			[]mark.Glyph{at("服", 0, 0), at(" ", 12, 0), at("务", 18, 0)}, "服务", 0, ""},
		{"a gap between letters is a space though none was painted",
			[]mark.Glyph{at("a", 0, 0), at("b", 6, 0), at("c", 16, 0), at("d", 22, 0)}, "ab cd", 0, ""},
		{"evenly spaced digits are one number",
			[]mark.Glyph{at("1", 0, 0), at("7", 9, 0), at("5", 18, 0)}, "175", 0, ""},
		{"half an em from digit to digit: a narrow point of another font leaves no space",
			[]mark.Glyph{at("2", 0, 0), slim(at(".", 6, 0), 3), at("9", 12, 0), at("1", 18, 0)}, "2.91", 0, ""},
		{"half an em apart, a blank between two words",
			[]mark.Glyph{slim(at("a", 0, 0), 5), slim(at("i", 6, 0), 3), slim(at("m", 18, 0), 9), slim(at("l", 24, 0), 3)}, "ai ml", 0, ""},
		{"no fixed pitch: the gap behind the point is a space",
			[]mark.Glyph{slim(at("a", 0, 0), 5), slim(at(".", 5, 0), 3), at("9", 11, 0), at("1", 17, 0)}, "a. 91", 0, ""},
		{"a label spread over its cell: its digits are as far apart as the others",
			[]mark.Glyph{at("1", -4, 0), at("0", 13, 0), at("月", 30, 0)}, "10月", 0, ""},
		{"spread with a painted space in it, and one behind it",
			[]mark.Glyph{at("1", -5, 0), at("0", 11, 0), at(" ", 27, 0), at("月", 43, 0), at(" ", 55, 0)}, "10月", 0, ""},
		{"spread and fake bold",
			[]mark.Glyph{at("1", 0, 0), at("1", 0.3, 0), at("0", 16, 0), at("0", 16.3, 0), at("月", 32, 0), at("月", 32.3, 0)}, "10月", 3, ""},
		{"words far apart in a line that is not spread are two",
			[]mark.Glyph{at("共", 0, 0), at("1", 12, 0), at("0", 34, 0)}, "共1 0", 0, ""},
		{"vertical writing: columns from right to left",
			[]mark.Glyph{down(at("甲", 15, 0)), down(at("乙", 15, 12)), down(at("丙", 0, 0))}, "甲乙丙", 0, ""},
		{"text turned to run up the page",
			[]mark.Glyph{upward(at("上", 0, 24)), upward(at("中", 0, 12)), upward(at("下", 0, 0))}, "上中下", 0, ""},
		{"a run that reaches a little into the next: both keep their characters",
			[]mark.Glyph{at("甲", 0, 0), at("1", 12, 0), at("月", 11, 0), at("底", 23, 0)}, "甲1月底", 0, ""},
		{"a run that reaches far into the next: every character by its place",
			[]mark.Glyph{at("甲", 0, 0), at("1", 12, 0), at("月", 10, 0), at("底", 22, 0)}, "甲月1底", 0, ""},
		{"a run painted first reaches into one on its left: by place",
			[]mark.Glyph{at("月", 11, 0), at("底", 23, 0), at("甲", 0, 0), at("1", 12, 0)}, "甲月1底", 0, "overprint"},
		{"columns of upright glyphs from right to left, as word processors set vertical text",
			[]mark.Glyph{at("满", 15, 0), at("意", 15, 12), at("度", 15, 24), at("指", 0, 0), at("标", 0, 12)}, "满意度指标", 0, ""},
		{"the same glyphs painted line by line are lines",
			[]mark.Glyph{at("满", 0, 0), at("意", 15, 0), at("度", 0, 12), at("指", 15, 12)}, "满意度指", 0, ""},
		{"two lines of two painted from the right are lines: no column goes down",
			[]mark.Glyph{at("意", 15, 0), at("满", 0, 0), at("指", 15, 12), at("度", 0, 12)}, "满意度指", 0, ""},
		{"one character a line",
			[]mark.Glyph{at("年", 0, 0), at("度", 0, 14), at("目", 0, 28)}, "年度目", 0, ""},
	} {
		page := mark.Page{Number: 1, Width: 600, Height: 800, Glyphs: c.glyphs, Rules: box(50, 80, 110, 150)}
		page.Rules = append(page.Rules, box(110, 80, 300, 150)...)
		for i := range 9 { // most text of a page is upright
			page.Glyphs = append(page.Glyphs, glyph("字", 50+12*float64(i), 400, i))
		}
		s := Read(page)
		cell := s.Blocks[0].Table.Cells[0]
		if cell.Text != c.want || s.Ledger.Twins != c.twins || !s.Ledger.Balanced() {
			t.Errorf("%s: got %q, ledger %+v; want %q, %d twins", c.why, cell.Text, s.Ledger, c.want, c.twins)
		}
		if has := len(cell.Doubts) > 0 && cell.Doubts[0].Code != LastLine; has != (c.doubt != "") || has && cell.Doubts[0].Code != c.doubt {
			t.Errorf("%s: doubts %v, want %q", c.why, cell.Doubts, c.doubt)
		}
	}
}

// box is the four sides of a rectangle.
func box(x0, y0, x1, y1 float64) []mark.Rule {
	return []mark.Rule{{X0: x0, Y0: y0, X1: x1, Y1: y0}, {X0: x0, Y0: y1, X1: x1, Y1: y1},
		{X0: x0, Y0: y0, X1: x0, Y1: y1}, {X0: x1, Y0: y0, X1: x1, Y1: y1}}
}

// TestCrossing: a code too long for its cell runs on over the border; the text
// of the next cell does not follow it.
func TestCrossing(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 100, 110), box(100, 80, 200, 110)...)}
	for i, r := range []rune("13028125P00") {
		page.Glyphs = append(page.Glyphs, glyph(string(r), 53+6*float64(i), 95, i))
	}
	for i, r := range []rune("项目") {
		page.Glyphs = append(page.Glyphs, glyph(string(r), 150+12*float64(i), 95, 20+i))
	}
	want := "table 1×2\n 0,0 \"13028125P00\" text_crosses_border\n 0,1 \"项目\"\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestRunningOut: a line too long for the last cell of its row goes on beyond the
// table; what stands apart from the border does not.
func TestRunningOut(t *testing.T) {
	for _, c := range []struct {
		why  string
		x, y float64
		want string
	}{
		{"the next character of a justified line", 101, 95, "table 1×1\n 0,0 \"计划内\" text_crosses_border\n"},
		{"text beside the table", 110, 95, "table 1×1\n 0,0 \"计划\"\n内\n"},
		{"another line", 101, 105, "table 1×1\n 0,0 \"计划\"\n内\n"},
	} {
		page := mark.Page{Number: 1, Width: 100, Height: 800, Rules: box(50, 80, 100, 110)}
		page.Glyphs = []mark.Glyph{glyph("计", 72, 95, 0), glyph("划", 86, 95, 1), glyph("内", c.x, c.y, 2)}
		if got := show(Read(page)); got != c.want {
			t.Errorf("%s: got\n%swant\n%s", c.why, got, c.want)
		}
	}
}

// TestHangingPunctuation: a mark whose blank half lies over the border does not
// pull the neighbour's text over.
func TestHangingPunctuation(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 100, 110), box(100, 80, 200, 110)...)}
	for i, r := range []rune("计数（里）国家标准") {
		page.Glyphs = append(page.Glyphs, glyph(string(r), 44.5+12*float64(i), 95, i))
	}
	want := "table 1×2\n 0,0 \"计数（里）\"\n 0,1 \"国家标准\"\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestBlankOverTheBorder: the space at the end of a cell's text hangs over the border.
// Text right behind it is that of the next cell, or goes on by chance: nobody knows.
func TestBlankOverTheBorder(t *testing.T) {
	const both = " text_crosses_border"
	for _, c := range []struct {
		why, doubt string
		x, y       float64 // of the text behind the space
	}{
		{"a little white behind the space: the next cell's", "", 103.5, 95},
		{"right behind the space", both, 103, 95},
		{"there, but on another line", "", 103, 97},
	} {
		page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 100, 110), box(100, 80, 200, 110)...)}
		page.Glyphs = []mark.Glyph{glyph("计", 74, 95, 0), glyph("数", 86, 95, 1), glyph(" ", 97, 95, 2), glyph("国", c.x, c.y, 3), glyph("家", c.x+12, c.y, 4)}
		want := "table 1×2\n 0,0 \"计数\"" + c.doubt + "\n 0,1 \"国家\"" + c.doubt + "\n"
		if got := show(Read(page)); got != want {
			t.Errorf("%s: got\n%swant\n%s", c.why, got, want)
		}
	}
}

// TestBlankBehindTheBorder: a space prints nothing, wherever it stands: it takes no
// text of the next cell along.
func TestBlankBehindTheBorder(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 100, 110), box(100, 80, 200, 110)...)}
	page.Glyphs = []mark.Glyph{glyph("计", 75, 95, 0), glyph("数", 87, 95, 1), glyph(" ", 99, 95, 2), glyph(" ", 105, 95, 3), glyph("国", 130, 95, 4)}
	want := "table 1×2\n 0,0 \"计数\"\n 0,1 \"国\"\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestMarkOverTheBorder: a word processor lets the mark at the end of a justified line
// hang over the margin of a narrow cell.
func TestMarkOverTheBorder(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 80, 100, 110), box(100, 80, 200, 110)...)}
	for i, c := range []struct {
		text string
		x    float64
	}{{"计", 60}, {"数", 85}, {"，", 99.5}, {"国", 105}, {"家", 117}} {
		page.Glyphs = append(page.Glyphs, glyph(c.text, c.x, 95, i))
	}
	want := "table 1×2\n 0,0 \"计 数，\"\n 0,1 \"国家\"\n"
	if got := show(Read(page)); got != strings.ReplaceAll(want, "计 数", "计数") {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestWatermark: slanted and large pale text is furniture, reported once, and
// never part of a cell; a seal's characters stand at many angles.
func TestWatermark(t *testing.T) {
	page := picture(`
+-----+-----+
| a   | b   |
+-----+-----+`)
	mk := func(text string, x, angle, size float64, pale bool) {
		g := glyph(text, x, 75, len(page.Glyphs))
		g.Angle, g.Size, g.Pale = angle, size, pale
		page.Glyphs = append(page.Glyphs, g)
	}
	mk("样", 60, 45, 40, true)
	mk("本", 80, 45, 40, true)
	mk("灰", 300, 0, 60, true)
	mk("印", 500, 30, 12, false)
	mk("章", 510, 60, 12, false)
	s := Read(page)
	want := "table 1×2\n 0,0 \"a\"\n 0,1 \"b\"\n<watermark> 样本\n<watermark> 灰\n<stamp> 印章\n"
	if got := show(s); got != want || !s.Ledger.Balanced() || len(s.Issues) != 1 {
		t.Errorf("got\n%swant\n%s, ledger %+v, issues %v", got, want, s.Ledger, s.Issues)
	}
}

// TestSeal: the upright characters of a seal, painted with its name in its colour
// and within its circle, are no text of the cells below; black text there is, and so
// is red text elsewhere. A large red star is a seal's whatever stands around it.
func TestSeal(t *testing.T) {
	page := picture(`
+-----------+-----------+
| a         | b         |
|           |           |
|           |           |
+-----------+-----------+`)
	mk := func(text string, x, y, angle float64, red bool) {
		g := glyph(text, x, y, len(page.Glyphs))
		g.Angle, g.Vivid = angle, red
		page.Glyphs = append(page.Glyphs, g)
	}
	mk("红", 140, 75, 0, true)
	mk("黑", 70, 90, 0, false)
	mk("财", 60, 95, 300, true)
	mk("政", 75, 80, 0, true)
	mk("局", 90, 95, 60, true)
	mk("专", 75, 105, 0, true)
	mk("黑", 70, 110, 0, false)
	mk("★", 160, 105, 0, true)
	page.Glyphs[len(page.Glyphs)-1].Size *= 2
	want := "table 1×2\n 0,0 \"a黑黑\"\n 0,1 \"b红\"\n<stamp> 财政局专\n<watermark> ★\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestWideSeal: few characters on a large circle. The upright one at its top keeps both
// sides together.
func TestWideSeal(t *testing.T) {
	page := picture(`
+-----------+-----------+
| a         | b         |
+-----------+-----------+`)
	for i, c := range []struct{ x, y, angle float64 }{{60, 95, 300}, {85, 75, 0}, {110, 95, 60}} {
		g := glyph(string([]rune("财政局")[i]), c.x, c.y, len(page.Glyphs))
		g.Angle, g.Vivid = c.angle, true
		page.Glyphs = append(page.Glyphs, g)
	}
	want := "table 1×2\n 0,0 \"a\"\n 0,1 \"b\"\n<stamp> 财政局\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestBorderStyles: the same table, its rules painted in the ways that
// producers paint them.
func TestBorderStyles(t *testing.T) {
	plain := picture(grown)
	want := show(Read(plain))
	for why, paint := range map[string]func(mark.Rule) []mark.Rule{
		"short pieces": func(r mark.Rule) []mark.Rule { return pieces(r, 3, 0) },
		"dots":         func(r mark.Rule) []mark.Rule { return pieces(r, 1.5, 1.5) },
		"double": func(r mark.Rule) []mark.Rule {
			return []mark.Rule{moved(r, -0.8), moved(r, 0.8)}
		},
		"each cell's own border": func(r mark.Rule) []mark.Rule { return []mark.Rule{r, moved(r, 0.5)} },
		"corners left out": func(r mark.Rule) []mark.Rule {
			if r.Horizontal() {
				r.X0, r.X1 = r.X0+1, r.X1-1
			} else {
				r.Y0, r.Y1 = r.Y0+1, r.Y1-1
			}
			return []mark.Rule{r}
		},
	} {
		page := plain
		page.Rules = nil
		for _, r := range plain.Rules {
			page.Rules = append(page.Rules, paint(r)...)
		}
		if got := show(Read(page)); got != want {
			t.Errorf("%s: got\n%swant\n%s", why, got, want)
		}
	}
}

const grown = `
+------+-----+-----------+
| 一级 | ab  | c         |
|      +-----+-----+-----+
|      | d   | e   | f   |
+------+-----+-----+     |
| g    | h         |     |
+------+-----------+-----+`

// pieces cuts a rule into dashes with gaps.
func pieces(r mark.Rule, dash, gap float64) []mark.Rule {
	var out []mark.Rule
	for at := 0.0; ; at += dash + gap {
		p := r
		if r.Horizontal() {
			p.X0, p.X1 = r.X0+at, min(r.X0+at+dash, r.X1)
			if p.X0 >= r.X1 {
				return out
			}
		} else {
			p.Y0, p.Y1 = r.Y0+at, min(r.Y0+at+dash, r.Y1)
			if p.Y0 >= r.Y1 {
				return out
			}
		}
		out = append(out, p)
	}
}

func moved(r mark.Rule, by float64) mark.Rule {
	if r.Horizontal() {
		r.Y0, r.Y1 = r.Y0+by, r.Y1+by
	} else {
		r.X0, r.X1 = r.X0+by, r.X1+by
	}
	return r
}

// TestCellBoxes: a text has the box of its glyphs, a blank cell that of its
// borders, and the table's lines stand where the rules do.
func TestCellBoxes(t *testing.T) {
	table := Read(picture(`
+-----+-----+
| a   |     |
+-----+-----+`)).Blocks[0].Table
	text, blank := table.Cells[0].Places[0], table.Cells[1].Places[0]
	if want := (budget.Box{px(2) - 3, py(1) - 6, px(2) + 3, py(1) + 6}); text.Box != want || text.Raw != "a" {
		t.Errorf("text at %v, want %v", text.Box, want)
	}
	if want := (budget.Box{px(6), py(0), px(12), py(2)}); blank.Box != want || CellBox(table, &table.Cells[1]) != want {
		t.Errorf("blank cell at %v, want %v", blank.Box, want)
	}
}

// TestPrintedIntoTheNextRow: a page break has left a cell too low, and its text
// stands across the border, in the middle of the text below. It belongs to the
// blank cell above the border; both say that they are in doubt.
func TestPrintedIntoTheNextRow(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800, Rules: append(box(50, 57, 110, 75), box(110, 57, 300, 75)...)}
	page.Rules = append(page.Rules, append(box(50, 75, 110, 93), box(110, 75, 300, 93)...)...)
	line := func(s string, x, baseline float64) {
		for i, r := range []rune(s) {
			g := glyph(string(r), x+12*float64(i), baseline-0.3*emSize, len(page.Glyphs))
			g.Baseline = baseline
			page.Glyphs = append(page.Glyphs, g)
		}
	}
	line("甲乙", 55, 80)
	line("绩效", 55, 89)
	line("目标", 115, 89)
	want := "table 2×2\n 0,0 \"甲乙\" text_crosses_border\n 0,1 \"\"\n 1,0 \"绩效\" text_crosses_border\n 1,1 \"目标\"\n"
	if got := show(Read(page)); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestLettering: the strokes of bold letters that a producer paints as outlines
// make no table.
func TestLettering(t *testing.T) {
	page := mark.Page{Number: 1, Width: 600, Height: 800}
	for i, r := range []rune("目田由") {
		g := glyph(string(r), 100+12*float64(i), 95, i)
		page.Glyphs = append(page.Glyphs, g)
		page.Rules = append(page.Rules, box(g.Box[0]+1, g.Box[1]+1, g.Box[2]-1, g.Box[3]-1)...)
		page.Rules = append(page.Rules, mark.Rule{X0: g.Box[0] + 1, X1: g.Box[2] - 1, Y0: 95, Y1: 95})
	}
	if got, want := show(Read(page)), "目田由\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestPicture: the page's drawing is well-formed, whatever its text says, and
// shows what no block holds in red.
func TestPicture(t *testing.T) {
	page := picture(grown)
	page.Glyphs[0].Text = "<&\x01>\""
	s := Read(page)
	dec := xml.NewDecoder(strings.NewReader(SVG(page, s.Blocks)))
	for {
		if _, err := dec.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
	}
	if strings.Contains(SVG(page, s.Blocks), "#c00") || !strings.Contains(SVG(page, nil), "#c00") {
		t.Error("leftovers must be red, and only they")
	}
}

// TestRunsDown: a row higher than its page runs over the table's last border; what
// goes on below at the distance of its lines is still its text.
func TestRunsDown(t *testing.T) {
	for _, c := range []struct {
		why  string
		y, x float64 // of the line below the border
		size float64
		want string // of the cell
	}{
		{"the next line of the cell", 142, 110, emSize, "甲乙丙丁"},
		{"farther below: a line of the page", 150, 110, emSize, "甲乙丙"},
		{"beside the cell: a line of the page", 142, 60, emSize, "甲乙丙"},
		{"in another size: a note below the table", 142, 110, 0.85 * emSize, "甲乙丙"},
	} {
		var glyphs []mark.Glyph
		for i, r := range []string{"甲", "乙", "丙"} {
			glyphs = append(glyphs, glyph(r, 110, 100+14*float64(i), i))
		}
		glyphs = append(glyphs, glyph("丁", c.x, c.y, 3), glyph("戊", 210, 100, 4))
		glyphs[3].Size = c.size
		rules := append(box(50, 90, 100, 135), append(box(100, 90, 200, 135), box(200, 90, 300, 135)...)...)
		s := Read(mark.Page{Number: 1, Width: 600, Height: 800, Glyphs: glyphs, Rules: rules})
		if got := s.Blocks[0].Table.Cells[1]; got.Text != c.want || (len(got.Doubts) > 1) != (c.want == "甲乙丙丁") {
			t.Errorf("%s: %q %+v", c.why, got.Text, got.Doubts)
		}
	}
}
