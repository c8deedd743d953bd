package layout

import (
	"fmt"
	"unicode"

	"jixiao/budget"
)

// account checks that every printed character of the input ended in exactly
// one cell or line, line by line; where it did not, an issue says so.
func (r *reader) account(blocks []budget.Block) []budget.Issue {
	want, got := map[rune]int{}, map[rune]int{}
	for _, l := range r.lines {
		count(want, l.Text, 1)
	}
	for _, b := range blocks {
		if b.Line != nil {
			count(got, b.Line.Text, 1)
			continue
		}
		for _, c := range b.Table.Cells {
			for _, p := range c.Places {
				count(got, p.Raw, 1)
			}
		}
	}
	for c, n := range got {
		want[c] -= n
	}
	lost := 0
	for _, n := range want {
		if n < 0 {
			n = -n
		}
		lost += n
	}
	if lost == 0 {
		return nil
	}
	return []budget.Issue{{Code: "unaccounted", Message: fmt.Sprintf("有%d个字符没有归入任何单元格或行", lost), Where: budget.Pos{Lines: [2]int{1, len(r.lines)}}}}
}

func count(m map[rune]int, s string, by int) {
	for _, c := range s {
		if !unicode.IsSpace(c) {
			m[c] += by
		}
	}
}
