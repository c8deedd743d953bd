package diff

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"jixiao/budget"
)

// Step is one year in the history of a project.
type Step struct {
	Ref        Ref
	Indicators int
	// Match says how it was recognised in the year after; empty for the latest
	// year. Changes are those from this year to the next.
	Match   string
	Changes []Change
	// With are the projects it was merged with, or the other parts it came from.
	With []Ref
}

// History follows a project, named by code or (part of) its name, over all the
// papers' years, oldest first. It starts at the latest year that has it and goes
// back and on with the same matching as a comparison of two years. It is nil where
// the key names none, or several: Named lists them.
func History(papers []budget.Disclosure, key string) []Step {
	byYear := map[budget.Year][]budget.Disclosure{}
	for _, p := range papers {
		byYear[p.FiscalYear] = append(byYear[p.FiscalYear], p)
	}
	years := slices.Sorted(maps.Keys(byYear))
	for i := len(years) - 1; i >= 0; i-- {
		ref, ok, unclear := lookup(byYear[years[i]], key)
		switch {
		case unclear:
			return nil
		case ok:
			h := history{byYear, years}
			steps := h.back(i, ref)
			slices.Reverse(steps)
			return h.on(i, append(steps, h.step(years[i], ref)))
		}
	}
	return nil
}

type history struct {
	papers map[budget.Year][]budget.Disclosure
	years  []budget.Year // oldest first
}

func (h history) step(year budget.Year, ref Ref) Step {
	return Step{Ref: ref, Indicators: indicatorsOf(h.papers[year], ref)}
}

// pair compares a year with the next one there is.
func (h history) pair(i int) []Match {
	return Disclosures(h.papers[h.years[i]], h.papers[h.years[i+1]], Options{}).Projects
}

// back follows the project from the i-th year into the past, latest first.
func (h history) back(i int, ref Ref) []Step {
	var steps []Step
	for i--; i >= 0; i-- {
		list := h.pair(i)
		at := slices.IndexFunc(list, func(m Match) bool { return len(m.Old) > 0 && has(m.New, ref) })
		if at < 0 {
			break
		}
		m := list[at]
		s := h.step(h.years[i], m.Old[0])
		s.Match, s.Changes, s.With = m.Match, m.Changes, slices.Concat(m.Old[1:], others(m.New, ref))
		steps, ref = append(steps, s), m.Old[0]
	}
	return steps
}

// on follows the last step from the i-th year into the future.
func (h history) on(i int, steps []Step) []Step {
	for ; i+1 < len(h.years); i++ {
		last := &steps[len(steps)-1]
		list := h.pair(i)
		at := slices.IndexFunc(list, func(m Match) bool { return len(m.New) > 0 && has(m.Old, last.Ref) })
		if at < 0 {
			break
		}
		m := list[at]
		last.Match, last.Changes, last.With = m.Match, m.Changes, slices.Concat(others(m.Old, last.Ref), m.New[1:])
		steps = append(steps, h.step(h.years[i+1], m.New[0]))
	}
	return steps
}

func has(refs []Ref, of Ref) bool {
	return slices.ContainsFunc(refs, func(r Ref) bool { return compareRefs(r, of) == 0 })
}

func others(refs []Ref, than Ref) []Ref {
	return slices.DeleteFunc(slices.Clone(refs), func(r Ref) bool { return compareRefs(r, than) == 0 })
}

// Named lists the projects whose names contain a text, each name once, latest
// year first: what a name that is not exact may mean. Projects of one year that
// share a name are told apart by their code, else by their department.
func Named(papers []budget.Disclosure, text string) []string {
	type named struct {
		year budget.Year
		name string
	}
	list := sides(papers)
	bearers := map[named]int{}
	for _, s := range list {
		bearers[named{s.Year, s.Name}]++
	}
	slices.SortStableFunc(list, func(a, b side) int { return cmp.Compare(b.Year, a.Year) })
	var out []string
	for _, s := range list {
		label := s.Name
		if bearers[named{s.Year, s.Name}] > 1 {
			label = cmp.Or(string(s.Code), s.Department.Name) + " " + s.Name
		}
		if strings.Contains(s.Name, text) && !slices.Contains(out, label) {
			out = append(out, label)
		}
	}
	return out
}

func indicatorsOf(papers []budget.Disclosure, r Ref) int {
	return len(papers[r.Document].Projects[r.Project].Indicators)
}

// lookup finds a project by its code, its name, or the only name that has key in
// it. It is false where there is none or no telling which; unclear is when
// several bear the very name.
func lookup(papers []budget.Disclosure, key string) (ref Ref, ok, unclear bool) {
	list := sides(papers)
	if hits := find(list, key); len(hits) > 0 {
		return hits[0].Ref, !several(hits), several(hits)
	}
	var hits []Ref
	for _, s := range list {
		if strings.Contains(s.Name, key) {
			hits = append(hits, s.Ref)
		}
	}
	if len(hits) != 1 {
		return Ref{}, false, false
	}
	return hits[0], true, false
}
