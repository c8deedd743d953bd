package reflow

import (
	"fmt"
	"os"
	"strconv"
	"testing"
)

// TestExplain prints the steps of one table's reading with their costs.
func TestExplain(t *testing.T) {
	path := os.Getenv("JIXIAO_EXPLAIN")
	if path == "" {
		t.Skip("JIXIAO_EXPLAIN names no text")
	}
	k, _ := strconv.Atoi(os.Getenv("TABLE"))
	w := newWords(testVocabulary())
	lines := readLines(t, path)
	kind := furniture(lines, w)
	for i, x := range kind {
		if x != "" {
			fmt.Printf("%d %s %s\n", i+1, x, lines[i].Text)
		}
	}
	s := newStream(lines, func(i int) bool { return kind[i] == "" })
	s, hs := dropRepeated(s, w, kind)
	p := &paper{s: s, w: w, kind: kind, tables: w.locate(s, hs)}
	if s.unglue(w, p.tables) {
		p.tables = w.locate(s, w.headings(s))
	}
	p.readGrids()
	g := p.grids[k]
	fmt.Println("width", g.m.width, "empty", g.m.empty, "top", g.m.top)
	for gp := range g.m.counts {
		fmt.Println("gap", gp, g.m.counts[gp], g.m.spacing[gp])
	}
	se := &search{}
	r := se.read(g)
	var path2 []int32
	for id := r.last; id >= 0; id = se.nodes[id].back {
		path2 = append(path2, id)
	}
	for i := len(path2) - 2; i >= 0; i-- {
		b, a := se.nodes[path2[i]], se.nodes[path2[i+1]]
		txt := ""
		for f := a.at; f < b.at; f++ {
			txt += []string{" ", "|", "||"}[s.frags[f].sep] + s.text(int(f))
		}
		fmt.Printf("%5.2f %6.2f col %d phase %d lines %d m %d%d %v %s\n", b.cost-a.cost, b.cost, a.col, a.phase, b.lines, b.merge1, b.merge2, b.partial, txt)
	}
}

// TestCells prints the cells of one table.
func TestCells(t *testing.T) {
	path := os.Getenv("JIXIAO_CELLS")
	if path == "" {
		t.Skip("JIXIAO_CELLS names no text")
	}
	k, _ := strconv.Atoi(os.Getenv("TABLE"))
	blocks, issues := Blocks(readLines(t, path), testVocabulary())
	fmt.Println(issues)
	for _, b := range blocks {
		if b.Table == nil {
			continue
		}
		if k--; k >= 0 {
			continue
		}
		for _, c := range b.Table.Cells {
			fmt.Printf("%d,%d %dx%d %s\n", c.Row, c.Col, c.RowSpan, c.ColSpan, c.Text)
		}
		return
	}
}
