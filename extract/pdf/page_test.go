package pdf

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"jixiao/extract/mark"
)

// openPage opens a file and reads its first page.
func openPage(t *testing.T, data []byte) mark.Page {
	t.Helper()
	f, err := Open(data, "test.pdf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	pg, err := f.Page(1)
	if err != nil {
		t.Fatal(err)
	}
	return pg
}

func textOf(pg mark.Page) string {
	var b strings.Builder
	for _, g := range pg.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

// describe writes glyphs as "text@x,baseline/advance" for short expectations.
func describe(pg mark.Page) string {
	var b strings.Builder
	for i, g := range pg.Glyphs {
		if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprintf(&b, "%s@%.1f,%.1f/%.1f", g.Text, g.Box[0], g.Baseline, g.Advance)
	}
	return b.String()
}

func TestTextIsPlacedWhereItIsPainted(t *testing.T) {
	for _, c := range []struct {
		why, content, want string
	}{
		{"a plain line, y down from the top", "BT /F 10 Tf 100 700 Td (AB) Tj ET", "A@100.0,100.0/6.7 B@106.7,100.0/6.7"},
		{"numbers in TJ move back by thousandths of the size", "BT /F 10 Tf 100 700 Td [(A)-1000(B)] TJ ET", "A@100.0,100.0/6.7 B@116.7,100.0/6.7"},
		{"Tc adds after every glyph but not to its advance", "BT /F 10 Tf 5 Tc 100 700 Td (AB) Tj ET", "A@100.0,100.0/6.7 B@111.7,100.0/6.7"},
		{"Tw adds after code 32 only", "BT /F 10 Tf 5 Tw 100 700 Td (A B) Tj ET", "A@100.0,100.0/6.7  @106.7,100.0/2.8 B@114.5,100.0/6.7"},
		{"Tz stretches advances and spaces", "BT /F 10 Tf 50 Tz 4 Tc 100 700 Td (AB) Tj ET", "A@100.0,100.0/3.3 B@105.3,100.0/3.3"},
		{"Ts lifts", "BT /F 10 Tf 3 Ts 100 700 Td (A) Tj ET", "A@100.0,97.0/6.7"},
		{"TD sets the leading that T* uses", "BT /F 10 Tf 100 700 Td 0 -12 TD (A) Tj T* (B) Tj ET", "A@100.0,112.0/6.7 B@100.0,124.0/6.7"},
		{"the quote operators move down a line", `BT /F 10 Tf 12 TL 100 700 Td (A) ' 0 2 (BB) " ET`, "A@100.0,112.0/6.7 B@100.0,124.0/6.7 B@108.7,124.0/6.7"},
		{"the current matrix scales and shifts", "2 0 0 2 10 20 cm BT /F 10 Tf 50 300 Td (A) Tj ET", "A@110.0,180.0/13.3"},
		{"Q brings the old state back", "BT /F 10 Tf ET q 2 0 0 2 0 0 cm BT /F 20 Tf ET Q BT 100 700 Td (A) Tj ET", "A@100.0,100.0/6.7"},
		{"too many Q do no harm", "Q Q Q BT /F 10 Tf 100 700 Td (A) Tj ET", "A@100.0,100.0/6.7"},
		{"a word cut by the end of a stream is lost, the rest stays", "BT /F 10 Tf 100 700 Td (A) Tj (B", "A@100.0,100.0/6.7"},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
		if got := describe(openPage(t, p.finish(page{content: c.content, resources: res}))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

func TestPagesAreSeenAsTheReaderSeesThem(t *testing.T) {
	for _, c := range []struct {
		why, extra string
		w, h       float64
		x, y       float64 // baseline start of the glyph
		angle      float64
	}{
		{"upright", "", 600, 800, 100, 100, 0},
		{"rotated by 90: the text runs down", "/Rotate 90", 800, 600, 700, 100, 90},
		{"rotated by 180", "/Rotate 180", 600, 800, 500, 700, 180},
		{"rotated by -90 is 270", "/Rotate -90", 800, 600, 100, 500, 270},
		{"a crop box moves the origin", "/CropBox[50 100 500 750]", 450, 650, 50, 50, 0},
		{"crop box and rotation", "/CropBox[50 100 500 750]/Rotate 90", 650, 450, 600, 50, 90},
		{"a crop box beyond the media box is cut", "/CropBox[-50 -50 9000 9000]", 600, 800, 100, 100, 0},
		{"an empty crop box counts for nothing", "/CropBox[10 10 10 10]", 600, 800, 100, 100, 0},
		{"user units", "/UserUnit 2", 1200, 1600, 200, 200, 0},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
		pg := openPage(t, p.finish(page{content: "BT /F 10 Tf 100 700 Td (A) Tj ET", resources: res, extra: c.extra}))
		g := pg.Glyphs[0]
		x := map[float64]float64{0: g.Box[0], 90: g.Box[0] + 0.207*g.Size, 180: g.Box[2], 270: g.Box[2] - 0.207*g.Size}[c.angle]
		if pg.Width != c.w || pg.Height != c.h || g.Angle != c.angle || math.Abs(g.Baseline-c.y) > 0.01 || math.Abs(x-c.x) > 1 {
			t.Errorf("%s: page %g × %g, glyph at %.1f, %.1f, angle %g", c.why, pg.Width, pg.Height, x, g.Baseline, g.Angle)
		}
	}
}

func TestInvisibleTextIsCountedNotKept(t *testing.T) {
	for _, c := range []struct {
		why, content string
		text         string
		hidden       int
	}{
		{"render mode 3", "3 Tr (AB) Tj", "", 2},
		{"render mode 7 only clips", "7 Tr (A) Tj", "", 1},
		{"white on white paper", "1 g (A) Tj", "", 1},
		{"white, as CMYK without ink", "0 0 0 0 k (A) Tj", "", 1},
		{"white on a dark field", "0 0 0.5 rg 90 690 100 40 re f 1 g (A) Tj", "A", 0},
		{"white on a field that was painted white again", "0 g 90 690 100 40 re f 1 g 90 690 100 40 re f (A) Tj", "", 1},
		{"fully transparent", "/Clear gs (A) Tj", "", 1},
		{"outside of the clip", "300 0 50 50 re W n (A) Tj", "", 1},
		{"inside of the clip", "90 690 50 50 re W n (A) Tj", "A", 0},
		{"in a layer that is switched off", "/OC /Off BDC (A) Tj EMC (B) Tj", "B", 1},
		{"in a layer that is on", "/OC /On BDC (A) Tj EMC", "A", 0},
		{"in a layer that nothing names", "/OC /Other BDC (A) Tj EMC", "A", 0},
		{"grey text is read and marked pale", "0.8 g (A) Tj", "A", 0},
	} {
		p := &paper{}
		font, clear := p.latin(), p.add("<</ca 0/CA 0>>")
		on, off := p.add("<</Type/OCG/Name(on)>>"), p.add("<</Type/OCG/Name(off)>>")
		res := fmt.Sprintf("/Font<</F %d 0 R>>/ExtGState<</Clear %d 0 R>>/Properties<</On %d 0 R/Off %d 0 R>>", font, clear, on, off)
		root, _ := p.tree(page{content: "BT /F 10 Tf 100 700 Td " + c.content + " ET", resources: res})
		p.objects[root-1] = strings.Replace(p.objects[root-1], ">>", fmt.Sprintf("/OCProperties<</OCGs[%d 0 R %d 0 R]/D<</OFF[%d 0 R]>>>>>>", on, off, off), 1)
		pg := openPage(t, p.bytes(root))
		if textOf(pg) != c.text || pg.Hidden != c.hidden {
			t.Errorf("%s: %q with %d hidden, want %q with %d", c.why, textOf(pg), pg.Hidden, c.text, c.hidden)
		}
		if strings.Contains(c.why, "pale") != (len(pg.Glyphs) > 0 && pg.Glyphs[0].Pale) {
			t.Errorf("%s: pale is wrong", c.why)
		}
	}
}

// TestTextBesideThePageIsReported: a table wider than its paper loses the ends of
// its lines; what stands at those heights is in doubt.
func TestTextBesideThePageIsReported(t *testing.T) {
	for _, c := range []struct {
		why, content string
		bands        int
	}{
		{"on the page", "BT /F 10 Tf 100 700 Td (A) Tj ET", 0},
		{"over the right side", "BT /F 10 Tf 700 500 Td (A) Tj ET", 1},
		{"two lines of text", "BT /F 10 Tf 700 500 Td (A) Tj 0 -20 Td (A) Tj ET", 2},
		{"below the page, as rows that go on there", "BT /F 10 Tf 100 -50 Td (A) Tj ET", 0},
		{"the dots of a leader", "BT /F 10 Tf 700 500 Td (...) Tj ET", 0},
		{"invisible there too", "BT /F 10 Tf 3 Tr 700 500 Td (A) Tj ET", 0},
	} {
		p := &paper{}
		pg := openPage(t, p.finish(page{content: c.content, resources: fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())}))
		if len(pg.Issues) != c.bands {
			t.Errorf("%s: %+v", c.why, pg.Issues)
		}
		for _, i := range pg.Issues {
			if i.Code != "text_off_page" || i.Where.Box[0] != 0 || i.Where.Box[2] != pg.Width {
				t.Errorf("%s: %+v", c.why, i)
			}
		}
	}
}

func TestFormsImagesAndAnnotations(t *testing.T) {
	pg := openPage(t, sampleBytes())
	if got, want := textOf(pg), "项目名称123.45资赅formnote"; got != want {
		t.Errorf("text %q, want %q", got, want)
	}
	if len(pg.Images) != 1 || pg.Images[0] != [4]float64{500, 740, 510, 750} {
		t.Errorf("images %v", pg.Images)
	}
	for _, g := range pg.Glyphs {
		switch g.Text {
		case "f":
			if math.Abs(g.Box[0]-52) > 0.01 || math.Abs(g.Baseline-735) > 0.01 || g.Annotation {
				t.Errorf("the form's text stands at %v", g.Box)
			}
		case "n":
			if math.Abs(g.Box[0]-402) > 0.01 || math.Abs(g.Baseline-95) > 0.01 || !g.Annotation {
				t.Errorf("the annotation's text stands at %v, marked %v", g.Box, g.Annotation)
			}
		}
	}
}

func TestArtifactsAreMarked(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())
	pg := openPage(t, p.finish(page{content: "BT /F 10 Tf 100 700 Td /Artifact <</Type/Pagination>> BDC (1) Tj EMC /P BMC (A) Tj EMC ET", resources: res}))
	if !pg.Glyphs[0].Artifact || pg.Glyphs[1].Artifact {
		t.Errorf("artifact flags %v %v", pg.Glyphs[0].Artifact, pg.Glyphs[1].Artifact)
	}
}

func TestActualTextStandsForItsGlyphs(t *testing.T) {
	for _, c := range []struct {
		why, content, want string
		undecoded          int
	}{
		{"one glyph, one character", "/Span<</ActualText<feff91d1>>> BDC <0001> Tj EMC", "金", 0},
		{"two and two", "/Span<</ActualText<feff91d176ee>>> BDC <00010002> Tj EMC", "金目", 0},
		{"one glyph for three", "/Span<</ActualText(ffi)>> BDC <0001> Tj EMC", "ffi", 0},
		{"a glyph without text of its own", "/Span<</ActualText<feff91d1>>> BDC <0077> Tj EMC", "金", 0},
		{"text that is no text counts for nothing", "/Span<</ActualText<fefffffd>>> BDC <0001> Tj EMC", "资", 0},
		{"far more glyphs than text: the font's word counts", "/Span<</ActualText(x)>> BDC <000100010001000100010001000100010001> Tj EMC", "资资资资资资资资资", 0},
		{"a sequence that is never closed", "/Span<</ActualText<feff91d1>>> BDC <0001> Tj", "金", 0},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.mapped("1 beginbfchar <0001> <8d44> endbfchar 1 beginbfchar <0002> <6c34> endbfchar"))
		pg := openPage(t, p.finish(page{content: "BT /F 10 Tf 100 700 Td " + c.content + " ET", resources: res}))
		if textOf(pg) != c.want || pg.Undecoded != c.undecoded {
			t.Errorf("%s: %q, %d undecoded", c.why, textOf(pg), pg.Undecoded)
		}
	}
}

func TestUndecodedGlyphsAreIssues(t *testing.T) {
	p := &paper{}
	res := fmt.Sprintf("/Font<</F %d 0 R>>", p.mapped("3 beginbfchar <0001> <8d44> <0002> <fffd> <0003> <e123> endbfchar"))
	pg := openPage(t, p.finish(page{content: "BT /F 10 Tf 100 700 Td <000100020003000400010002> Tj ET", resources: res}))
	if textOf(pg) != "资资" || pg.Undecoded != 4 || len(pg.Issues) != 2 {
		t.Fatalf("%q, %d undecoded, issues %v", textOf(pg), pg.Undecoded, pg.Issues)
	}
	box := pg.Issues[0].Where.Box
	if pg.Issues[0].Where.Page != 1 || math.Abs(box[0]-110) > 0.01 || math.Abs(box[2]-140) > 0.01 {
		t.Errorf("the first run is at %v", pg.Issues[0].Where)
	}
}

// Codes of an embedded subset that nothing explains are unknown, whatever
// letters they would be in other fonts.
func TestUnexplainedCodesAreUnknown(t *testing.T) {
	for _, c := range []struct {
		why, flags, more, want string
	}{
		{"a symbolic subset without any encoding", "4", "", ""},
		{"the same with ToUnicode", "4", "/ToUnicode 1 0 R", "资"},
		{"the same with a named encoding", "4", "/Encoding/WinAnsiEncoding", "A"},
		{"a font of Latin characters without an encoding", "32", "", "A"},
	} {
		p := &paper{}
		p.stream("", "1 beginbfchar <41> <8d44> endbfchar")
		program := p.stream("", "no font program that anybody could read")
		d := p.add(fmt.Sprintf("<</Type/FontDescriptor/Flags %s/FontFile2 %d 0 R>>", c.flags, program))
		f := p.add(fmt.Sprintf("<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+X/FirstChar 65/Widths[1000]/FontDescriptor %d 0 R%s>>", d, c.more))
		pg := openPage(t, p.finish(page{content: "BT /F 10 Tf 100 700 Td (A) Tj ET", resources: fmt.Sprintf("/Font<</F %d 0 R>>", f)}))
		if textOf(pg) != c.want || (pg.Undecoded == 0) != (c.want != "") {
			t.Errorf("%s: %q, %d undecoded", c.why, textOf(pg), pg.Undecoded)
		}
	}
}

// TestCutByEdge: a character that the page's side cuts is read where enough of it
// is shown, for it ends a line that is a little too long.
func TestCutByEdge(t *testing.T) {
	for _, c := range []struct {
		why, content string
		glyphs       int
	}{
		{"nearly half of it is shown", "BT /F 20 Tf 594 500 Td (M) Tj ET", 1},
		{"next to nothing is shown", "BT /F 20 Tf 599.5 500 Td (M) Tj ET", 0},
		{"the left side cuts it", "BT /F 20 Tf -10 500 Td (M) Tj ET", 1},
		{"a clip within the page cuts it", "q 0 0 597 800 re W n BT /F 20 Tf 594 500 Td (M) Tj ET Q", 0},
		{"it stands above the clip", "q 0 0 600 400 re W n BT /F 20 Tf 594 500 Td (M) Tj ET Q", 0},
	} {
		p := &paper{}
		pg := openPage(t, p.finish(page{content: c.content, resources: fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())}))
		if len(pg.Glyphs) != c.glyphs {
			t.Errorf("%s: %d glyphs of a page %v wide", c.why, len(pg.Glyphs), pg.Width)
		}
	}
}
