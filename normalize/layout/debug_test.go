package layout

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("JIXIAO_DEBUG")
	if f == "" {
		t.Skip("JIXIAO_DEBUG is not set")
	}
	b, _ := os.ReadFile(f)
	debugGrid = func(g *grid, rows []span, rc *rowCosts) {
		fmt.Println("==== widths", g.wide, "top", rc.top)
		for _, p := range g.pages {
			fmt.Println("bounds", p.lines[0]+1, p.bounds)
		}
		r := 0
		for i, l := range g.lines {
			if r < len(rows) && rows[r].from == i {
				fmt.Printf("-- row %d cost %.1f margin %.1f %s\n", r+1, rc.row(rows[r].from, rows[r].to), rows[r].margin, rc.explain(rows[r].from, rows[r].to))
				r++
			}
			var s []string
			for c := range g.cols {
				x := ""
				for _, fr := range g.cols[c] {
					if fr.at == i || fr.at < 0 && fr.line == l {
						x += fr.text
					}
				}
				s = append(s, x)
			}
			fmt.Printf("%4d gap%d cut%v %s\n", l+1, g.gaps[i], g.cuts[i], strings.Join(s, " | "))
		}
	}
	Blocks(load(string(b)), hebei)
}

func TestWidths(t *testing.T) {
	f := os.Getenv("JIXIAO_DEBUG")
	if f == "" {
		t.Skip("JIXIAO_DEBUG is not set")
	}
	b, _ := os.ReadFile(f)
	r := newReader(load(string(b)), hebei)
	r.markFurniture()
	for _, z := range r.zones() {
		header, headLines := r.matchHeader(z.header, z.grid)
		var below []int
		for i := headLines[len(headLines)-1] + 1; i < z.end; i++ {
			if r.content(i) {
				below = append(below, i)
			}
		}
		kinds := columnKinds(r.grids[0])
		pages := r.pagesOf(kinds, below, map[int][]anchor{r.page(z.header): header})
		g := &grid{kinds: kinds, cols: make([][]fragment, 6)}
		for _, p := range pages {
			fmt.Println("page", r.page(p.lines[0]), p.bounds)
			q := cutter{r: r, kinds: kinds, bounds: p.bounds, full: make([]int, 6)}
			for _, i := range p.lines {
				g.addLine(r, i, -1, r.words[i], q.cut(r.words[i]))
			}
		}
		for c, fs := range g.cols {
			h := map[int]int{}
			for _, f := range fs {
				h[f.w]++
			}
			fmt.Print("  col ", c, ":")
			for w := 0; w < 80; w++ {
				if h[w] > 0 {
					fmt.Printf(" %d×%d", w, h[w])
				}
			}
			fmt.Println()
		}
	}
}
