package pdf

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"jixiao/budget"
)

// TestWrongCheckSumIsAnIssue: what is wrong in one page's content is said of that
// page, what is wrong in a font of all pages from there on.
func TestWrongCheckSumIsAnIssue(t *testing.T) {
	const cmap = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <4e00> endbfchar"
	for _, c := range []struct {
		why  string
		bad  string // what the damaged object's data were
		want []bool
	}{
		{"nothing", "none", []bool{false, false, false}},
		{"one page", "BT /F 10 Tf 20 20 Td (A) Tj ET", []bool{false, true, false}},
		{"the font of the second and third", cmap, []bool{false, true, true}},
	} {
		var p paper
		to := p.flate("", cmap)
		font := p.add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode " + ref(to) + ">>")
		uses := "/Font<</F " + ref(font) + ">>"
		root, _ := p.tree(page{content: "0 0 m 9 9 l S"}, page{content: "BT /F 10 Tf 20 20 Td (A) Tj ET", resources: uses},
			page{content: "BT /F 10 Tf 20 30 Td (A) Tj ET", resources: uses})
		for i, o := range p.objects {
			if packed := deflate(c.bad); strings.Contains(o, packed) {
				bad := []byte(packed)
				bad[len(bad)-1] ^= 1
				p.objects[i] = strings.Replace(o, packed, string(bad), 1)
			}
		}
		f, err := Open(p.bytes(root), "paper.pdf", Options{})
		if err != nil {
			t.Fatal(c.why, err)
		}
		for n, want := range c.want {
			got, err := f.Page(n + 1)
			said := slices.ContainsFunc(got.Issues, func(i budget.Issue) bool { return i.Code == "wrong_checksum" })
			if err != nil || said != want {
				t.Errorf("%s: page %d: said %v, want %v, %v", c.why, n+1, said, want, err)
			}
		}
	}
}

func ref(n int) string { return strconv.Itoa(n) + " 0 R" }
