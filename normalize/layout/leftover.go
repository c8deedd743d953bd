package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// leftovers are the words of a table's lines that no cell took: each becomes a
// line of its own, and an issue, so that nothing printed is lost in silence.
func (r *reader) leftovers(lines []int, bands []band) ([]budget.Block, []budget.Issue) {
	type taken struct{ from, to int }
	held := map[int][]taken{}
	for _, b := range bands {
		for _, p := range b {
			for _, f := range p.frags {
				held[f.line] = append(held[f.line], taken{f.start, f.start + utf8.RuneCountInString(f.text)})
			}
		}
	}
	var blocks []budget.Block
	var issues []budget.Issue
	for _, i := range lines {
		var rest []string
		for _, w := range r.words[i] {
			free := true
			for _, h := range held[i] {
				if w.start >= h.from && w.start < h.to {
					free = false
					break
				}
			}
			if free {
				rest = append(rest, w.text)
			}
		}
		if len(rest) == 0 {
			continue
		}
		l := r.lines[i]
		l.Text, l.Furniture = strings.Join(rest, " "), "unread piece" // so that nothing takes it for a heading
		blocks = append(blocks, budget.Block{Line: &l})
		issues = append(issues, budget.Issue{Code: "unread_piece", Message: fmt.Sprintf("第%d行的“%s”没有归入任何单元格", l.Pos.Lines[0], l.Text), Where: l.Pos})
	}
	return blocks, issues
}
