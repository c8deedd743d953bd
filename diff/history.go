package diff

import (
	"cmp"
	"slices"
	"strings"

	"jixiao/budget"
)

// Step is one year in the history of a project.
type Step struct {
	Ref        Ref
	Indicators int
	// Match says how it was recognised from the year after; empty for the
	// latest year. Changes are those from this year to the next.
	Match   string
	Changes []Change
}

// History follows a project, named by code or (part of) its name, over all the
// papers' years, oldest first. It starts at the latest year that has it and goes
// back with the same matching as a comparison of two years.
func History(papers []budget.Disclosure, key string) []Step {
	byYear := map[budget.Year][]budget.Disclosure{}
	var years []budget.Year
	for _, p := range papers {
		if byYear[p.FiscalYear] == nil {
			years = append(years, p.FiscalYear)
		}
		byYear[p.FiscalYear] = append(byYear[p.FiscalYear], p)
	}
	slices.SortFunc(years, func(a, b budget.Year) int { return cmp.Compare(b, a) })
	var steps []Step
	for i, year := range years {
		if len(steps) == 0 {
			if ref, ok := lookup(byYear[year], key); ok {
				steps = append(steps, Step{Ref: ref, Indicators: indicatorsOf(byYear[year], ref)})
			}
			continue
		}
		m, ok := predecessor(Disclosures(byYear[year], byYear[years[i-1]], Options{}), steps[len(steps)-1].Ref)
		if !ok {
			break
		}
		steps = append(steps, Step{Ref: m.Old[0], Indicators: indicatorsOf(byYear[year], m.Old[0]), Match: m.Match, Changes: m.Changes})
	}
	slices.Reverse(steps)
	return steps
}

func indicatorsOf(papers []budget.Disclosure, r Ref) int {
	return len(papers[r.Document].Projects[r.Project].Indicators)
}

// lookup finds a project by its code, its name, or the only name that has key in it.
func lookup(papers []budget.Disclosure, key string) (Ref, bool) {
	list := sides(papers)
	if s := find(list, key); s != nil {
		return s.Ref, true
	}
	var hits []Ref
	for _, s := range list {
		if strings.Contains(s.Name, key) {
			hits = append(hits, s.Ref)
		}
	}
	if len(hits) != 1 {
		return Ref{}, false
	}
	return hits[0], true
}

// predecessor is the match whose new side is the given project.
func predecessor(r Report, of Ref) (Match, bool) {
	for _, m := range r.Projects {
		if len(m.Old) > 0 && slices.ContainsFunc(m.New, func(n Ref) bool { return n.Document == of.Document && n.Project == of.Project }) {
			return m, true
		}
	}
	return Match{}, false
}
