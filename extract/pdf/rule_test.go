package pdf

import (
	"fmt"
	"sort"
	"strings"
	"testing"
)

// rules writes the rules of a page as "x0,y0-x1,y1" (d for dashed), sorted.
func rules(t *testing.T, content string) string {
	t.Helper()
	p := &paper{}
	clear := p.add("<</ca 0/CA 0>>")
	image := "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray%s"
	dark, white := p.stream(fmt.Sprintf(image, ""), "\x00"), p.stream(fmt.Sprintf(image, ""), "\xff")
	shadow := p.stream(fmt.Sprintf(image, fmt.Sprintf("/SMask %d 0 R", white)), "\x00")
	stencil := p.stream("/Type/XObject/Subtype/Image/Width 1/Height 1/ImageMask true", "\x00")
	pg := openPage(t, p.finish(page{content: content, resources: fmt.Sprintf("/ExtGState<</Clear %d 0 R>>/XObject<</Dark %d 0 R/White %d 0 R/Shadow %d 0 R/Stencil %d 0 R>>/Font<</F %d 0 R>>",
		clear, dark, white, shadow, stencil, p.latin()), box: "0 0 600 800"}))
	var list []string
	for _, r := range pg.Rules {
		s := fmt.Sprintf("%g,%g-%g,%g", r.X0, r.Y0, r.X1, r.Y1)
		if r.Dashed {
			s += "d"
		}
		list = append(list, s)
	}
	sort.Strings(list)
	return strings.Join(list, " ")
}

func TestRules(t *testing.T) {
	for _, c := range []struct{ why, content, want string }{
		{"a stroke across", "100 700 m 300 700 l S", "100,100-300,100"},
		{"a stroke down, drawn upwards", "100 500 m 100 700 l S", "100,100-100,300"},
		{"a slanted stroke is no rule", "100 700 m 300 600 l S", ""},
		{"the four sides of a stroked rectangle", "100 600 200 100 re S", "100,100-100,200 100,100-300,100 100,200-300,200 300,100-300,200"},
		{"an open path has no closing side", "100 700 m 300 700 l 300 600 l S", "100,100-300,100 300,100-300,200"},
		{"s closes the path", "100 700 m 300 700 l 300 600 l 100 600 l s", "100,100-100,200 100,100-300,100 100,200-300,200 300,100-300,200"},
		{"a thin filled rectangle, as Word and WPS draw", "100 700 200 0.5 re f", "100,99.75-300,99.75"},
		{"a filled rectangle without height", "100 700 200 0 re f", "100,100-300,100"},
		{"a rectangle with a negative height", "100 700 200 -0.5 re f*", "100,100.25-300,100.25"},
		{"a filled trapezoid, as Chromium draws sides", "100 700 m 300 700 l 299 699 l 101 699 l h f", "100,100.5-300,100.5"},
		{"a shaded cell is no rule", "100 600 200 100 re f", ""},
		{"a fill and a stroke", "100 600 200 100 re B", "100,100-100,200 100,100-300,100 100,200-300,200 300,100-300,200"},
		{"a frame filled between two rectangles", "100 600 200 100 re 101 601 198 98 re f*", "100,100.5-300,100.5 100,199.5-300,199.5 100.5,100-100.5,200 299.5,100-299.5,200"},
		{"the same from the inside out, as WeasyPrint draws", "101 601 198 98 re 100 600 200 100 re f*", "100,100.5-300,100.5 100,199.5-300,199.5 100.5,100-100.5,200 299.5,100-299.5,200"},
		{"a frame without a left side", "100 601 199 98 re 100 600 200 100 re f*", "100,100.5-300,100.5 100,199.5-300,199.5 299.5,100-299.5,200"},
		{"a rectangle painted twice is no frame", "100 600 200 100 re 100 600 200 100 re f*", ""},
		{"a dash pattern is one rule", "[3 2] 0 d 100 700 m 300 700 l S", "100,100-300,100d"},
		{"painted dashes are one rule", dashes(), "100,100-197,100d"},
		{"many touching pieces are one rule", "100 700 50 0.5 re f 150 700 0.5 0.5 re f 150.5 700 49.5 0.5 re f", "100,99.75-200,99.75"},
		{"two rules on one line with a wide gap stay two", "100 700 50 0.5 re f 160 700 50 0.5 re f", "100,99.75-150,99.75 160,99.75-210,99.75"},
		{"a thick short stroke is a line across", "100 w 200 700 m 200.5 700 l S", "200.25,50-200.25,150"},
		{"white does not count", "1 G 100 700 m 300 700 l S 1 g 100 650 200 0.5 re f", ""},
		{"white on a dark field counts", "0 0 0.4 rg 50 600 300 150 re f 1 g 100 700 200 1 re f", "100,99.5-300,99.5"},
		{"transparent does not count", "/Clear gs 100 700 m 300 700 l S 100 650 200 1 re f", ""},
		{"a path ended by n paints nothing", "100 700 200 0.5 re n", ""},
		{"the clip cuts a rule", "150 600 100 150 re W n 100 700 m 300 700 l S", "150,100-250,100"},
		{"the clip hides a rule", "150 600 100 50 re W n 100 700 m 300 700 l S", ""},
		{"the clip ends with Q", "q 150 600 100 50 re W n Q 100 700 m 300 700 l S", "100,100-300,100"},
		{"a matrix that turns by 90 degrees", "0 1 -1 0 400 100 cm 100 50 m 300 50 l S", "350,400-350,600"},
		{"a dot is no rule", "100 700 0.5 0.5 re f", ""},
		{"dots below each other are a rule down", dots(0, 1.5), "100,99.25-100,128.5"},
		{"dots beside each other are a rule across", dots(1.5, 0), "99.625,99.625-128.875,99.625"},
		{"an area through a clip as thin as a line, as some drivers draw", "q 100 700 200 0.5 re W n 0 0 600 800 re f Q", "100,99.75-300,99.75"},
		{"the same with a thick stroke", "q 100 600 0.5 100 re W n 50 w 0 650 m 600 650 l S Q", "100.25,125-100.25,175"},
		{"an area through the clip of a cell is a shade", "q 100 600 200 100 re W n 0 0 600 800 re f Q", ""},
		{"a white area through a thin clip", "q 100 700 200 0.5 re W n 1 g 0 0 600 800 re f Q", ""},
		{"a dark picture stretched to a line", "q 200 0 0 0.5 100 700 cm /Dark Do Q", "100,99.75-300,99.75"},
		{"a line down of the same picture", "q 0.5 0 0 100 100 600 cm /Dark Do Q", "100.25,100-100.25,200"},
		{"a white picture", "q 200 0 0 0.5 100 700 cm /White Do Q", ""},
		{"a picture that may be transparent", "q 200 0 0 0.5 100 700 cm /Shadow Do Q", ""},
		{"a stencil takes the colour around it", "q 200 0 0 0.5 100 700 cm /Stencil Do Q q 1 g 200 0 0 0.5 100 600 cm /Stencil Do Q", "100,99.75-300,99.75"},
		{"a stencil in the content", "q 200 0 0 0.5 100 700 cm BI /W 1 /H 1 /IM true ID \x00 EI Q", "100,99.75-300,99.75"},
		{"a white picture in the content", "q 200 0 0 0.5 100 700 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q", ""},
		{"a picture cut into strips", "q 500 0 0 3 50 700 cm /Dark Do Q q 500 0 0 3 50 697 cm /Dark Do Q q 500 0 0 3 50 694 cm /Dark Do Q", ""},
		{"a picture of some height", "q 200 0 0 20 100 700 cm /Dark Do Q", ""},
		{"fat strokes that cross are borders", "5 w 100 700 m 300 700 l 100 600 m 300 600 l 102 700 m 102 600 l 298 700 m 298 600 l S", "100,100-300,100 100,200-300,200 102,100-102,200 298,100-298,200"},
		{"fat bars that cross only one way are shades", "100 700 200 5 re f 100 600 200 5 re f 100 600 5 100 re f", ""},
		{"bars of the height of text are shades", "100 700 200 8 re f 100 600 200 8 re f 100 600 8 100 re f 292 600 8 100 re f", ""},
		{"white fat bars", "1 g 100 700 200 5 re f 100 600 200 5 re f 100 600 5 105 re f 295 600 5 105 re f", ""},
		{"the field behind a space between two words", "1 1 0 rg 100 690 20 12 re f 120 690 2 12 re f 122 690 20 12 re f 0 g BT /F 10 Tf 100 693 Td (AA) Tj 22 0 Td (AA) Tj ET", ""},
		{"the same bar without text at it", "1 1 0 rg 100 690 20 12 re f 120 690 2 12 re f 0 g BT /F 10 Tf 300 693 Td (AA) Tj ET", "121,98-121,110"},
		{"a bar of another colour at a field is a border", "1 1 0 rg 100 690 20 12 re f 0 0 1 rg 120 690 2 12 re f 0 g BT /F 10 Tf 100 693 Td (AA) Tj ET", "121,98-121,110"},
		{"a border of its cell's colour", "0 0 1 rg 100 690 20 24 re f 120 690 2 24 re f 1 g BT /F 10 Tf 100 697 Td (AA) Tj ET", "121,86-121,110"},
		{"curves are no rules", "100 700 m 150 750 250 750 300 700 c S", ""},
		{"rounded corners leave the straight sides", "110 700 m 290 700 l 300 700 300 690 300 690 c 300 610 l S", "110,100-290,100 300,110-300,190"},
	} {
		if got := rules(t, c.content); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.why, got, c.want)
		}
	}
}

// dots paints 20 squares of 0.75 points with the given step, as Chromium draws
// dotted borders.
func dots(dx, dy float64) string {
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, "%g %g 0.75 0.75 re f\n", 99.625+dx*float64(i), 700-dy*float64(i))
	}
	return b.String()
}

// dashes paints 20 pieces of 2 points with gaps of 3.
func dashes() string {
	var b strings.Builder
	for i := range 20 {
		fmt.Fprintf(&b, "%d 699.75 2 0.5 re f\n", 100+5*i)
	}
	return b.String()
}

// The order of painting must not show in the result.
func TestRulesDoNotDependOnTheOrderOfPainting(t *testing.T) {
	a := rules(t, "100 700 m 300 700 l S 100 600 m 300 600 l S 200 600 m 200 700 l S")
	b := rules(t, "200 600 m 200 700 l S 300 600 m 100 600 l S 100 700 m 200 700 l 300 700 l S")
	if a != b {
		t.Errorf("%s\n%s", a, b)
	}
}
