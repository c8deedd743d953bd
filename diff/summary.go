package diff

import (
	"cmp"
	"slices"

	"jixiao/budget"
)

// maxMovers is how many of the largest budget changes a summary names.
const maxMovers = 10

// mover keeps the exact size for sorting.
type mover struct {
	Mover
	size int64
}

func summarise(r Report, old, new []budget.Disclosure) Summary {
	var s Summary
	var oldFen, newFen int64
	s.OldProjects, oldFen = totals(old, &s.Unread)
	s.NewProjects, newFen = totals(new, &s.Unread)
	s.OldTotal, s.NewTotal = yuan(oldFen), yuan(newFen)
	s.Movers = moversOf(r.Projects)
	return s.recount(r)
}

// narrowed makes the totals of both sides those of the report's projects alone.
func (s Summary) narrowed(r Report) Summary {
	var fen [2]int64
	var projects [2]int
	s.Unread = 0
	for _, m := range r.Projects {
		for side, refs := range [][]Ref{m.Old, m.New} {
			for _, ref := range refs {
				projects[side]++
				if f, ok := ref.Total.Fen(ref.Unit); ok {
					fen[side] += f
				} else {
					s.Unread++
				}
			}
		}
	}
	s.OldProjects, s.NewProjects = projects[0], projects[1]
	s.OldTotal, s.NewTotal = yuan(fen[0]), yuan(fen[1])
	s.Movers = moversOf(r.Projects)
	return s
}

// moversOf are the largest changes of a budget, the largest first.
func moversOf(list []Match) []Mover {
	var movers []mover
	for _, m := range list {
		if mv, ok := moverOf(m); ok {
			movers = append(movers, mv)
		}
	}
	slices.SortStableFunc(movers, func(a, b mover) int { return cmp.Compare(b.size, a.size) })
	out := []Mover{}
	for _, m := range movers[:min(len(movers), maxMovers)] {
		out = append(out, m.Mover)
	}
	return out
}

func totals(papers []budget.Disclosure, unread *int) (projects int, fen int64) {
	for _, d := range papers {
		for _, p := range d.Projects {
			projects++
			if f, ok := p.Budget.Total.Fen(p.Unit); ok {
				fen += f
			} else {
				*unread++
			}
		}
	}
	return projects, fen
}

// moverOf is the change of a match's whole budget; a missing side counts as 0.
func moverOf(m Match) (mover, bool) {
	was, okOld := sum(m.Old)
	is, okNew := sum(m.New)
	if !okOld || !okNew || was == is {
		return mover{}, false
	}
	name := ""
	if len(m.New) > 0 {
		name = m.New[0].Name
	} else {
		name = m.Old[0].Name
	}
	delta := is - was
	return mover{Mover{Name: name, Old: yuan(was), New: yuan(is), Delta: yuan(delta), Percent: percent(was, is)}, max(delta, -delta)}, true
}

func sum(refs []Ref) (int64, bool) {
	total := int64(0)
	for _, r := range refs {
		fen, ok := r.Total.Fen(r.Unit)
		if !ok {
			return 0, false
		}
		total += fen
	}
	return total, true
}
