package layout

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// What the cells of a paper say recurs: bases are alike, the same things are
// counted for every project. So a text that no other row has, but that is one
// which others have and something more, or less, may be a cell with a piece of
// its neighbour, or without its end.

// peers are the texts of one column over the whole paper.
type peers struct {
	count    map[string]int
	sorted   []string
	reversed []string // each backwards, sorted
}

// Bounds for comparing a text with its peers.
const (
	leastPeer  = 5 // characters of a text that is told within another
	peerCopies = 2 // how many rows have it at least
	mostCutOff = 8 // characters that a text may lack
)

// newPeers collects the texts of the columns of all tables.
func newPeers(tables map[int]*gridRows) map[int]*peers {
	out := map[int]*peers{}
	for _, t := range tables {
		for c := range t.g.kinds {
			if !t.g.isText(c) {
				continue
			}
			p := out[c]
			if p == nil {
				p = &peers{count: map[string]int{}}
				out[c] = p
			}
			for _, s := range t.rows {
				if text := textOf(t.g.in(c, s)); text != "" {
					p.count[text]++
				}
			}
		}
	}
	for _, p := range out {
		for text := range p.count {
			p.sorted = append(p.sorted, text)
			p.reversed = append(p.reversed, backwards(text))
		}
		slices.Sort(p.sorted)
		slices.Sort(p.reversed)
	}
	return out
}

func backwards(s string) string {
	rs := []rune(s)
	slices.Reverse(rs)
	return string(rs)
}

// strange reports a text that only one row has and that is made of one which
// several have and more.
func (p *peers) strange(text string) bool {
	if p.count[text] > 1 {
		return false
	}
	n := 0
	for i := range text {
		rest := utf8.RuneCountInString(text) - n
		if n >= leastPeer && p.count[text[:i]] >= peerCopies || n > 0 && rest >= leastPeer && p.count[text[i:]] >= peerCopies {
			return true
		}
		n++
	}
	return false
}

// cutOff reports a text that only one row has and that is the beginning of
// another's.
func (p *peers) cutOff(text string) bool {
	return p.count[text] <= 1 && extended(p.sorted, text)
}

// beheaded reports the same for the end of another's.
func (p *peers) beheaded(text string) bool {
	return p.count[text] <= 1 && extended(p.reversed, backwards(text))
}

// extended reports that a sorted list has a text that goes on where this ends.
func extended(sorted []string, text string) bool {
	k, found := slices.BinarySearch(sorted, text)
	if found {
		k++
	}
	return k < len(sorted) && strings.HasPrefix(sorted[k], text) && utf8.RuneCountInString(sorted[k][len(text):]) <= mostCutOff
}
