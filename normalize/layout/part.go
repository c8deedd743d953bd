package layout

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/pattern"
)

// part is one cell of a table before its columns are known.
type part struct {
	frags  []fragment
	span   int // rows it covers, 1 if 0
	doubts []budget.Issue
}

// band is one row of cells, left to right; cells of the rows above that reach
// into it are left out.
type band []part

var amount = pattern.New(`^-?\d[\d,]*(?:\.\d*)?$|^\.\d+$`)

func isAmount(s string) bool {
	return !strings.ContainsFunc(s, isHan) && amount.MatchString(budget.Fold(s))
}

func inReadingOrder(x, y word) int {
	return cmp.Or(cmp.Compare(x.line, y.line), cmp.Compare(x.start, y.start))
}

// partOf makes a cell of words.
func (r *reader) partOf(ws []word) part {
	ws = slices.Clone(ws)
	slices.SortStableFunc(ws, inReadingOrder)
	var p part
	for k := 0; k < len(ws); {
		j := k + 1
		for j < len(ws) && ws[j].line == ws[k].line {
			j++
		}
		p.frags = append(p.frags, newFragment(ws[k:j], r.lines[ws[k].line].Text))
		k = j
	}
	return p
}
