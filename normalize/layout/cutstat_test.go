package layout

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"testing"

	"jixiao/budget"
)

func TestCutStat(t *testing.T) {
	root := os.Getenv("JIXIAO_CUT")
	if root == "" {
		t.Skip("JIXIAO_CUT is not set")
	}
	files, _ := filepath.Glob(filepath.Join(root, "*", "*.layout.txt"))
	sort.Strings(files)
	for _, f := range files {
		raw, err := os.ReadFile(filepath.Join(filepath.Dir(f), "truth.json"))
		if err != nil {
			continue
		}
		var tr truth
		json.Unmarshal(raw, &tr)
		text, _ := os.ReadFile(f)
		n := -1
		var r *reader
		debugGrid = func(g *grid, rows []span, rc *rowCosts) {
			n++
			if n >= len(tr.Projects) || len(rows) != len(tr.Projects[n].Indicators) {
				return
			}
			units, ys := g.heights(rows, rc.top)
			for lv, names := range [][]name{g.tops, g.names} {
				k := 0
				for i := 0; i < len(rows); {
					j := i
					key := func(x int) string {
						in := tr.Projects[n].Indicators[x]
						if lv == 0 {
							return deref(in.Level1)
						}
						return deref(in.Level1) + deref(in.Level2)
					}
					for j < len(rows) && key(j) == key(i) {
						j++
					}
					if k < len(names) {
						nm := names[k]
						pa, pb := r_page(g, r, rows[i].from), r_page(g, r, rows[j-1].to-1)
						y := (yOf(ys, nm.frags[0].pos) + yOf(ys, nm.frags[len(nm.frags)-1].pos)) / 2
						mid := (units[i].y0 + units[j-1].y1) / 2
						if pa != pb {
							// height of the part on the name's page
							np := nm.frags[0].line
							a, b := -1.0, 0.0
							for x := i; x < j; x++ {
								for l := rows[x].from; l < rows[x].to; l++ {
									if g.pageOf(g.lines[l]) == g.pageOf(np) {
										if a < 0 {
											a = ys[l]
										}
										b = ys[l]
									}
								}
							}
							fmt.Printf("%s %d lv%d %s top=%v part %.1f..%.1f of %.1f..%.1f y %.1f partmid %.1f off %.1f firstpage=%v\n", filepath.Base(filepath.Dir(f))+"/"+filepath.Base(f), n+1, lv, nm.text, rc.top, a, b, units[i].y0, units[j-1].y1, y, (a+b)/2, y-(a+b)/2, g.pageOf(np) == pa)
						} else if d := y - mid; !rc.top && (d > 1 || d < -1) {
							fmt.Printf("%s %d lv%d %s uncut off %.1f\n", filepath.Base(filepath.Dir(f))+"/"+filepath.Base(f), n+1, lv, nm.text, d)
						}
					}
					k++
					i = j
				}
			}
		}
		lines := load(string(text))
		pageTable = lines
		Blocks(lines, hebei)
		_ = budget.Line{}
	}
}

var pageTable []budget.Line

func (g *grid) pageOf(line int) int        { return pageTable[line].Pos.Page }
func r_page(g *grid, r *reader, i int) int { return g.pageOf(g.lines[i]) }
