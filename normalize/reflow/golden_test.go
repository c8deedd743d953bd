package reflow

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestStages: what each stage makes of the small papers in testdata: which
// lines are furniture, where the tables lie, how the grid's text is cut into
// fragments, and the cells in the end.
func TestStages(t *testing.T) {
	papers, _ := filepath.Glob("testdata/*.paper.txt")
	if len(papers) == 0 {
		t.Fatal("no papers in testdata")
	}
	for _, path := range papers {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, strings.TrimSuffix(path, ".paper.txt")+".golden", stages(string(text)))
	}
}

func stages(text string) string {
	lines := linesOf(text)
	w := newWords(testVocabulary())
	kind := furniture(lines, w)
	s, hs := dropRepeated(newStream(lines, func(i int) bool { return kind[i] == "" }), w, kind)
	var b strings.Builder
	b.WriteString("== furniture\n")
	for i, k := range kind {
		if k != "" {
			fmt.Fprintf(&b, "%d %s: %s\n", i+1, k, lines[i].Text)
		}
	}
	for n, l := range w.locate(s, hs) {
		fmt.Fprintf(&b, "== table %d, fragments %d to %d: / new line, // after a blank line, ¦ page break\n", n+1, l.rows, l.end)
		for i := l.rows; i < l.end; i++ {
			f := &s.frags[i]
			if f.cut {
				b.WriteString("¦")
			}
			b.WriteString([...]string{" ", "/", "//"}[f.sep] + s.text(i))
		}
		b.WriteString("\n")
	}
	blocks, issues := Blocks(lines, testVocabulary())
	for n, table := range tables(blocks) {
		fmt.Fprintf(&b, "== cells of table %d, %d by %d\n", n+1, table.Rows, table.Cols)
		for _, c := range table.Cells {
			fmt.Fprintf(&b, "%d.%d %dx%d %s", c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
			for _, p := range c.Places {
				fmt.Fprintf(&b, " [%d-%d]", p.Lines[0], p.Lines[1])
			}
			for _, d := range c.Doubts {
				b.WriteString(" ? " + d.Message)
			}
			b.WriteString("\n")
		}
	}
	for _, i := range issues {
		fmt.Fprintf(&b, "== %s: %s\n", i.Code, i.Message)
	}
	return b.String()
}
