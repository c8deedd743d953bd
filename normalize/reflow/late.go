package reflow

import (
	"jixiao/budget"
)

// A font may lack an ideograph too. It is then set from another font behind its
// run, and a gap is left where the page shows it: 防火 望塔瞭 for 防火瞭望塔. Where
// it belongs is not known from one line; that something is wrong can be seen
// from all its lines together.

const (
	// fewestLate is how often a character must come late to be noticed, and
	// fewestBefore how many different ones it must then stand behind: an ordinary
	// last character ends the same few words.
	fewestLate   = 6
	fewestBefore = 4
	// lateGaps is the least percentage of its lines that show the gap it left; a
	// line that begins with it shows none.
	lateGaps = 80
	// mostGaps is the greatest percentage of the other lines with such gaps, if
	// gaps are to tell anything.
	mostGaps = 20
)

// seen is what is known of a character's places.
type seen struct {
	all, gaps int
	inside    bool // it was followed by another character
	before    map[rune]bool
}

// lateCharacters are the ideographs that are never followed by another one and
// stand last in lines with a gap between two ideographs. Only lines outside of
// the grids are counted: in a grid gaps part cells.
func lateCharacters(s *stream, tables []located) map[rune]bool {
	found := map[rune]*seen{}
	at := func(r rune) *seen {
		if found[r] == nil {
			found[r] = &seen{before: map[rune]bool{}}
		}
		return found[r]
	}
	lines, gaps, table := 0, 0, 0
	gap := false
	for i := range s.frags {
		t := s.runesOf(i, i+1)
		for _, r := range t[:len(t)-1] {
			at(r).inside = true
		}
		for table < len(tables) && i >= tables[table].end {
			table++
		}
		if table < len(tables) && i >= tables[table].header {
			continue
		}
		f := &s.frags[i]
		switch {
		case s.startsLine(i):
			gap = false
			lines++
		case !gap && f.first >= 0x2e80 && s.frags[i-1].last >= 0x2e80 && !f.stretched:
			gap = true
			gaps++
		}
		if i+1 < len(s.frags) && !s.startsLine(i+1) {
			continue
		}
		c := at(f.last)
		c.all++
		if gap {
			c.gaps++
		}
		if len(t) > 1 {
			c.before[t[len(t)-2]] = true
		}
	}
	out := map[rune]bool{}
	for r, c := range found {
		if c.late(r) && (gaps-c.gaps)*100 <= (lines-c.all)*mostGaps {
			out[r] = true
		}
	}
	return out
}

func (c *seen) late(r rune) bool {
	return budget.IsCJK(r) && !isCloser(r) && !c.inside && c.all >= fewestLate && len(c.before) >= fewestBefore && c.gaps*100 >= c.all*lateGaps
}

// codeLate marks a cell with a character whose place is not known.
const codeLate = "misplaced_character"

// lateIn is the doubt about a cell in which such a character ends a run.
func (p *paper) lateIn(pieces []piece) []budget.Issue {
	for _, pc := range pieces {
		for i := pc.from; i < pc.to && len(p.late) > 0; i++ {
			if r := p.s.frags[i].last; p.late[r] {
				return []budget.Issue{{Code: codeLate, Message: "文字层总是把“" + string(r) + "”排在一行文字的最后，它在这一格里的位置没有把握", Where: p.posOf(pc)}}
			}
		}
	}
	return nil
}
