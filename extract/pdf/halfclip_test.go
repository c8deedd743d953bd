package pdf

import (
	"fmt"
	"testing"
)

// TestPunctuationAtTheClip: the clip of a paragraph cuts the blank half of the mark
// at the end of a line, which is printed nevertheless; a mark whose printed half lies
// outside is not, nor is an ideograph. A mark that hangs over the margin of a cell
// begins inside of the clip.
func TestPunctuationAtTheClip(t *testing.T) {
	for _, c := range []struct {
		why, code string
		clip      float64
		want      string
	}{
		{"a closing bracket, its right half clipped", "ff09", 104, "）"},
		{"an opening bracket, its right half clipped", "ff08", 104, ""},
		{"an ideograph that is clipped to less than a half", "4e00", 104, ""},
		{"a comma that hangs over a margin of one point", "ff0c", 101, "，"},
		{"a comma beyond the clip", "ff0c", 99, ""},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.chinese("UniGB-UCS2-H", "/DW 1000"))
		content := fmt.Sprintf("0 0 %g 800 re W n ", c.clip) + "BT /F 10 Tf 100 700 Td <" + c.code + "> Tj ET"
		if got := textOf(openPage(t, p.finish(page{content: content, resources: res}))); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

// TestClippedText: what a cell has no room for is reported at the cell, what a clip
// of the whole page hides where it lies; turned text is that of a seal.
func TestClippedText(t *testing.T) {
	for _, c := range []struct {
		why, content string
		box          [4]float64 // zero for no issue
	}{
		{"the end of a line too long for its cell", "90 690 25 20 re W n BT /F 10 Tf 100 700 Td (AAAA) Tj ET", [4]float64{90, 90, 115, 110}},
		{"nothing hidden", "90 690 80 20 re W n BT /F 10 Tf 100 700 Td (AAAA) Tj ET", [4]float64{}},
		{"a line whose foot is cut: below it nothing is printed", "90 702 80 20 re W n BT /F 10 Tf 100 700 Td (AAAA) Tj ET", [4]float64{90, 78, 170, 98}},
		{"a line whose head is cut", "90 680 80 25 re W n BT /F 10 Tf 100 700 Td (AAAA) Tj ET", [4]float64{90, 95, 170, 120}},
		{"the descent only", "90 699 80 20 re W n BT /F 10 Tf 100 700 Td (AAAA) Tj ET", [4]float64{}},
		{"a foot cut by a clip of half the page", "0 302 600 490 re W n BT /F 10 Tf 100 300 Td (AAAA) Tj ET", [4]float64{}},
		{"dots", "90 690 25 20 re W n BT /F 10 Tf 100 700 Td (......................) Tj ET", [4]float64{}},
		{"turned", "90 690 25 20 re W n BT /F 10 Tf 0 1 -1 0 100 700 Tm (AAAA) Tj ET", [4]float64{}},
		{"outside of the page", "BT /F 10 Tf 100 900 Td (AAAA) Tj ET", [4]float64{}},
	} {
		p := &paper{}
		pg := openPage(t, p.finish(page{content: c.content, resources: fmt.Sprintf("/Font<</F %d 0 R>>", p.latin())}))
		if c.box == [4]float64{} {
			if len(pg.Issues) != 0 {
				t.Errorf("%s: %v", c.why, pg.Issues)
			}
			continue
		}
		if len(pg.Issues) != 1 || pg.Issues[0].Code != "text_clipped" || [4]float64(pg.Issues[0].Where.Box) != c.box {
			t.Errorf("%s: %v", c.why, pg.Issues)
		}
	}
}
