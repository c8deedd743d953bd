package layout

import (
	"fmt"

	"jixiao/budget"
)

// readStream reads a paper in the tool's reading order.
func (r *reader) readStream() ([]budget.Block, []budget.Issue, bool) {
	zones := r.streamZones()
	if len(zones) == 0 {
		return nil, nil, false
	}
	form, ok := r.findRoles(zones)
	if !ok {
		return nil, nil, false
	}
	var out []budget.Block
	var issues []budget.Issue
	next := 0
	for _, z := range zones {
		for ; next < z.block; next++ {
			out = append(out, r.block(next))
		}
		blocks, found := r.readStreamZone(z, foldAll(r.forms[form].Grid))
		out, issues = append(out, blocks...), append(issues, found...)
		next = z.end
	}
	for ; next < len(r.lines); next++ {
		out = append(out, r.block(next))
	}
	return out, append(issues, r.account(out)...), true
}

// readStreamZone reads one project. Lines outside of its table keep their
// order in front of it.
func (r *reader) readStreamZone(z zone, grid []string) ([]budget.Block, []budget.Issue) {
	lines := r.contentOf(z)
	ts := r.streamTokens(lines)
	in := map[int]bool{}
	for _, i := range lines {
		in[i] = true
	}
	var out []budget.Block
	for i := z.block; i < z.end; i++ {
		if !in[i] {
			out = append(out, r.block(i))
		}
	}
	if len(lines) == 0 {
		return out, nil
	}
	doubt := r.streamDoubt(lines[0], lines[len(lines)-1])
	h := &headReader{r: r, z: z, ts: ts, doubt: doubt}
	bands := h.read()
	header := make(band, len(grid))
	hints := map[int]int{}
	for c, l := range grid {
		k := h.takeHeader(l)
		if k == nil {
			continue
		}
		header[c].frags = use(ts, k)
		if s := c - (len(grid) - sColumns); s >= 0 && (k[0] == 0 || ts[k[0]-1].block != ts[k[0]].block) {
			hints[k[len(k)-1]] = s
		}
	}
	bands = append(bands, header)
	first, second := r.takeNames(ts)
	cells := r.streamCells(ts, second, hints)
	bands = append(bands, r.streamRows(cells, first, second, doubt)...)
	t := r.table(bands)
	t.Pos = doubt.Where
	left, issues := r.leftovers(lines, bands)
	return append(append(out, budget.Block{Table: &t}), left...), issues
}

func (r *reader) streamDoubt(from, to int) budget.Issue {
	p := budget.Pos{Page: r.page(from), Lines: [2]int{r.lines[from].Pos.Lines[0], r.lines[to].Pos.Lines[1]}}
	return budget.Issue{Code: "ambiguous_row", Message: fmt.Sprintf("文字层（第%d至%d行）没有保留表格的行，各格的归属是推断的，请对照原件核对，或改用PDF原文件", p.Lines[0], p.Lines[1]), Where: p}
}
