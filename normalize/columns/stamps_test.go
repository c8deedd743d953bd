package columns

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// paged is a paper whose pages hold the same lines, %d being the page's number.
func paged(pages int, format string) *reader {
	var b strings.Builder
	for p := range pages {
		if p > 0 {
			b.WriteString("\f")
		}
		b.WriteString(strings.ReplaceAll(format, "%d", fmt.Sprint(p+1)))
	}
	return newReader(linesFrom(b.String()), testVocabulary())
}

func (r *reader) marked() (out []string) {
	for i, l := range r.lines {
		if r.furniture[i] != "" {
			out = append(out, r.furniture[i]+" "+l.Text)
		}
	}
	return out
}

func TestStamps(t *testing.T) {
	for _, c := range []struct {
		reason, page string
		pages        int
		want         []string
	}{
		{"a page number in pieces", "%d甲乙丙丁\n—\n\n%d—\n", 2, []string{"page number —", "page number 1—", "page number —", "page number 2—"}},
		{"a number in the middle of each page", "%d乙\n甲\n\n%d\n\n乙丙丁%d\n", 3, []string{"watermark 甲", "page number 1", "watermark 甲", "page number 2", "watermark 甲", "page number 3"}},
		{"two pages may agree by chance", "%d甲乙\n\n%d\n\n乙丙丁%d\n", 2, nil},
		{"the same number twice: one in a cell's lines, one between blank lines", "%d甲乙\n\n%d\n\n%d\n乙丙丁%d\n", 3, []string{"page number 1", "page number 2", "page number 3"}},
		{"the same number twice between blank lines is a value", "%d甲乙\n\n%d\n\n%d\n\n乙丙丁%d\n", 3, nil},
		{"a line's end that stands twice on a page is no watermark", "%d甲乙\n标\n\n甲乙%d\n标\n\n乙丙丁%d\n", 3, nil},
	} {
		if got := paged(c.pages, c.page).marked(); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
	}
}
