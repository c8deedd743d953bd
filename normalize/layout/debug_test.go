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
