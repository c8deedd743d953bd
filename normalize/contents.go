package normalize

import (
	"strings"

	"jixiao/budget"
)

const (
	// minLeader: so many dots in a row lead to a page number.
	minLeader = 5
	// maxEntry: an entry of a table of contents wraps over so many lines.
	maxEntry = 4
)

// withoutContents leaves out a table of contents: from its heading to the last line
// with a leader, and the page number that a wrap has cut from it. Entries that wrap
// look like headings and text of part one.
func withoutContents(prose []*budget.Line) []*budget.Line {
	for i, l := range prose {
		if strings.Trim(budget.Fold(l.Text), ":") != "目录" {
			continue
		}
		last := lastLeader(prose, i)
		if last == i {
			continue
		}
		for last+1 < len(prose) && strings.Trim(prose[last+1].Text, "0123456789.·．… 　") == "" {
			last++
		}
		return append(prose[:i:i], prose[last+1:]...)
	}
	return prose
}

// lastLeader is the number of the last line with a leader that belongs to the
// contents that line i heads; i if there is none.
func lastLeader(prose []*budget.Line, i int) int {
	last := i
	for k := i + 1; k < len(prose) && k-last <= maxEntry; k++ {
		if hasLeader(prose[k].Text) {
			last = k
		}
	}
	return last
}

// hasLeader reports whether a line holds the dots that lead to a page number.
func hasLeader(text string) bool {
	dots := 0
	for _, r := range text {
		switch r {
		case '.', '·', '．', '…':
			dots++
		case ' ', '　':
		default:
			dots = 0
		}
		if dots >= minLeader {
			return true
		}
	}
	return false
}
