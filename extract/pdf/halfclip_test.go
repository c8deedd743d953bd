package pdf

import (
	"fmt"
	"testing"
)

// TestPunctuationAtTheClip: the clip of a paragraph cuts the blank half of the mark
// at the end of a line, which is printed nevertheless; a mark whose printed half lies
// outside is not, nor is an ideograph.
func TestPunctuationAtTheClip(t *testing.T) {
	for _, c := range []struct{ why, code, want string }{
		{"a closing bracket, its right half clipped", "ff09", "）"},
		{"an opening bracket, its right half clipped", "ff08", ""},
		{"an ideograph that is clipped to less than a half", "4e00", ""},
	} {
		p := &paper{}
		res := fmt.Sprintf("/Font<</F %d 0 R>>", p.chinese("UniGB-UCS2-H", "/DW 1000"))
		content := "0 0 104 800 re W n BT /F 10 Tf 100 700 Td <" + c.code + "> Tj ET"
		if got := textOf(openPage(t, p.finish(page{content: content, resources: res}))); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
