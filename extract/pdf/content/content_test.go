package content

import (
	"bytes"
	"strings"
	"testing"

	"jixiao/extract/mark"
	"jixiao/extract/pdf/lex"
	"jixiao/extract/pdf/object"
)

// letter is an upright page of 600 by 800 points.
var letter = View{X1: 600, Y1: 800, Media: [4]float64{0, 0, 600, 800}, Unit: 1}

// interpret runs content without resources.
func interpret(data string) (mark.Page, *Interp) {
	in := NewInterp(NewLibrary(0, nil), 1<<30)
	page := mark.Page{Number: 1}
	in.Begin(&page, letter)
	in.Run([]byte(data), object.Nothing, "")
	in.End()
	return page, in
}

func TestInlineImagesEndWhereTheyEnd(t *testing.T) {
	for _, c := range []struct{ why, image string }{
		{"plain", "BI /W 2 /H 1 /BPC 8 /CS /G ID ab EI"},
		{"EI within the data, length known", "BI /W 4 /H 1 /BPC 8 /CS /G ID  EI  EI"},
		{"EI within filtered data, no content after it", "BI /W 9 /H 9 /F /Fl ID x\x80 EI \x01\x02\xff EI"},
		{"no white space before EI", "BI /W 1 /H 1 /BPC 8 /CS /RGB ID abcEI"},
		{"a mask", "BI /W 8 /H 1 /IM true ID \xff EI"},
		{"a length that lies", "BI /W 100 /H 100 /BPC 8 /CS /G ID ab EI"},
		{"ID in place of a value", "BI /W ID ab EI"},
		{"long keys", "BI /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray ID ab\nEI"},
	} {
		page, _ := interpret("q 50 0 0 20 10 10 cm " + c.image + " Q 100 700 m 300 700 l S")
		if len(page.Images) != 1 || len(page.Rules) != 1 {
			t.Errorf("%s: %d images, %d rules after it", c.why, len(page.Images), len(page.Rules))
		}
	}
	if page, _ := interpret("BI /W 2 /H 1 ID ab"); len(page.Rules) != 0 {
		t.Error("an image without an end hides nothing before it")
	}
}

func TestUnfinishedContent(t *testing.T) {
	for content, want := range map[string]bool{
		"q Q": false, "0 0 m 5 5 l S": false, "": false, "q": true, "(A": true, "1 0 0 1 0": true, "[(A)": true,
	} {
		if _, in := interpret(content); in.Unfinished() != want {
			t.Errorf("%q: unfinished is %v", content, !want)
		}
	}
}

func TestColorsSeenAsWhite(t *testing.T) {
	for _, c := range []struct {
		why   string
		space *colorSpace
		v     []float64
		white bool
	}{
		{"grey 1", deviceGray, []float64{1}, true},
		{"grey 0.97 is seen", deviceGray, []float64{0.97}, false},
		{"RGB white", deviceRGB, []float64{1, 1, 1}, true},
		{"RGB yellow", deviceRGB, []float64{1, 1, 0}, false},
		{"no ink", deviceCMYK, []float64{0, 0, 0, 0}, true},
		{"black ink", deviceCMYK, []float64{0, 0, 0, 1}, false},
		{"no tint", tints, []float64{0}, true},
		{"full tint", tints, []float64{1}, false},
		{"several inks, one of them on", tints, []float64{0, 0, 1}, false},
		{"Lab white", lab, []float64{100, 0, 0}, true},
		{"a row of a table", &colorSpace{kind: indexedKind, base: deviceRGB, table: []byte{0, 0, 0, 255, 255, 255}}, []float64{1}, true},
		{"a row beyond the table", &colorSpace{kind: indexedKind, base: deviceRGB, table: []byte{0, 0, 0}}, []float64{7}, false},
		{"a pattern", pattern, nil, false},
	} {
		if c.space.color(c.v).white() != c.white {
			t.Errorf("%s: white is %v", c.why, !c.white)
		}
	}
}

func TestJoinedRulesStayApartWhereTheyShould(t *testing.T) {
	line := func(x0, x1, y float64) mark.Rule { return mark.Rule{X0: x0, X1: x1, Y0: y, Y1: y, Width: 0.5} }
	for _, c := range []struct {
		why  string
		in   []mark.Rule
		want int
	}{
		{"touching", []mark.Rule{line(0, 50, 10), line(50, 90, 10)}, 1},
		{"a gap of a point", []mark.Rule{line(0, 50, 10), line(51, 90, 10)}, 1},
		{"a gap of a cell", []mark.Rule{line(0, 50, 10), line(60, 90, 10)}, 2},
		{"double lines", []mark.Rule{line(0, 50, 10), line(0, 50, 11)}, 2},
		{"rounding across", []mark.Rule{line(0, 50, 10), line(50, 90, 10.2)}, 1},
		{"overlapping", []mark.Rule{line(0, 60, 10), line(20, 90, 10)}, 1},
		{"three dashes are three rules", []mark.Rule{line(0, 5, 10), line(8, 13, 10), line(16, 21, 10)}, 3},
		{"four dashes are one", []mark.Rule{line(0, 5, 10), line(8, 13, 10), line(16, 21, 10), line(24, 29, 10)}, 1},
	} {
		if got := new(joiner).join(c.in); len(got) != c.want {
			t.Errorf("%s: %v", c.why, got)
		}
	}
}

func FuzzInterpret(f *testing.F) {
	for _, s := range []string{
		"q 1 0 0 1 5 5 cm 0 0 10 10 re f* Q BT /F 9 Tf [(A)-5<42>] TJ T* (x) ' ET",
		"BI /W 2 /H 1 ID ab EI /X Do /G gs [3 2] 0 d 0 0 m 9 0 l 9 9 l s W n",
		"/Artifact <</A(x)>> BDC /Span <</ActualText(x)>> BDC EMC EMC EMC",
		"1e30 0 0 1e30 0 0 cm 1e30 1e30 m 5 5 l S 0 0 0 0 0 0 cm 0 0 1 1 re f",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		page, _ := interpret(string(data))
		for _, r := range page.Rules {
			if !(r.X0 <= r.X1 && r.Y0 <= r.Y1) || r.X0 != r.X1 && r.Y0 != r.Y1 {
				t.Fatalf("rule %+v", r)
			}
		}
		for _, g := range page.Glyphs {
			if !(g.Box[0] <= g.Box[2] && g.Box[1] <= g.Box[3]) {
				t.Fatalf("glyph %+v", g)
			}
		}
	})
}

var benchContent = strings.Repeat("q 0.48 w 1 0 0 1 90.02 745.13 cm 0 0 200 0.48 re f 0 0 m 200 0 l S Q\n", 500)

func BenchmarkInterpret(b *testing.B) {
	b.SetBytes(int64(len(benchContent)))
	for b.Loop() {
		interpret(benchContent)
	}
}

func BenchmarkTokenize(b *testing.B) {
	data := []byte(benchContent)
	b.SetBytes(int64(len(data)))
	var t lex.Token
	for b.Loop() {
		l := lex.New(data, 0)
		for l.Next(&t); t.Kind != lex.EOF; l.Next(&t) {
		}
	}
}

// Content must be left as it was: forms are kept and run again.
func TestContentIsNotChanged(t *testing.T) {
	data := []byte("BT (a\\(b\\)) Tj <4142> Tj /A#20B gs ET BI /W 1 /H 1 ID a EI")
	before := bytes.Clone(data)
	in := NewInterp(NewLibrary(0, nil), 1<<30)
	in.Begin(&mark.Page{}, letter)
	in.Run(data, object.Nothing, "")
	if !bytes.Equal(data, before) {
		t.Error("content was changed")
	}
}
