package diff

import (
	"cmp"
	"fmt"
	"slices"
)

// Evidence that a project is part of another one: its words are in the whole's.
const (
	// partContained: at least half of the part's words are the whole's.
	partContained = 0.5
	// partSure: without the amounts' word nearly all of them must be.
	partSure = 0.85
	// sumTolerance: the parts' budgets add up to the whole's within a hundredth.
	sumTolerance = 0.01
	// maxParts and maxCandidates bound the search for a sum that fits.
	maxParts, maxCandidates = 4, 8
)

// findParts looks for projects that were merged into one or split into several:
// what is left over on one side beside what was matched or left over on the other.
func (m *matcher) findParts() {
	for i := range m.new {
		m.partsOf(&m.new[i], m.old, Merged)
	}
	for i := range m.old {
		m.partsOf(&m.old[i], m.new, Split)
	}
}

// partsOf turns whole's match, if its parts on the other side are found.
func (m *matcher) partsOf(whole *side, others []side, how string) {
	at, partner := m.matchOf(whole, how)
	if at >= 0 && (len(m.matches[at].Old) != 1 || len(m.matches[at].New) != 1 || m.matches[at].Match == ByLink) {
		return
	}
	var base []*side
	if partner != nil {
		base = []*side{partner}
	}
	certain := at >= 0 && (m.matches[at].Match == ByCode || m.matches[at].Match == ByName)
	parts, why := chooseParts(whole, base, candidates(whole, others), certain)
	if parts == nil {
		return
	}
	if at >= 0 {
		m.matches = slices.Delete(m.matches, at, at+1)
	}
	old, new := parts, []*side{whole}
	if how == Split {
		old, new = new, old
	}
	m.add(how, 1, why, old, new)
}

// matchOf finds the match a project is in (-1: none) and its partner there.
func (m *matcher) matchOf(s *side, how string) (int, *side) {
	for i, match := range m.matches {
		mine, theirs, list := match.New, match.Old, m.old
		if how == Split {
			mine, theirs, list = match.Old, match.New, m.new
		}
		if len(mine) == 0 || mine[0].Document != s.Document || mine[0].Project != s.Project {
			continue
		}
		for k := range list {
			if len(theirs) > 0 && compareRefs(list[k].Ref, theirs[0]) == 0 {
				return i, &list[k]
			}
		}
		return i, nil
	}
	return -1, nil
}

// candidates are the left-over projects of the other side whose words are
// mostly the whole's, best first.
func candidates(whole *side, others []side) []*side {
	var list []*side
	for i := range others {
		if o := &others[i]; !o.taken && o.dept == whole.dept && containment(o, whole) >= partContained {
			list = append(list, o)
		}
	}
	slices.SortStableFunc(list, func(a, b *side) int {
		return cmp.Compare(containment(b, whole), containment(a, whole))
	})
	return list[:min(len(list), maxCandidates)]
}

// containment is how much of the part is in the whole: by its name, or by its
// indicators and goals.
func containment(part, whole *side) float64 {
	inside := 0
	for k := range part.indicators {
		if whole.indicators[k] {
			inside++
		}
	}
	body := part.goalGrams.within(whole.goalGrams)
	if len(part.indicators) > 0 {
		body = (body + float64(inside)/float64(len(part.indicators))) / 2
	}
	return max(part.nameGrams.within(whole.nameGrams), body)
}

// chooseParts picks the candidates that, with the base, make up the whole: by
// the sum of the amounts, else by words alone when nearly all are the whole's
// and its partner is not certain anyway.
func chooseParts(whole *side, base, list []*side, certain bool) ([]*side, string) {
	if parts := sumsUp(whole, base, list, 0); parts != nil {
		return parts, fmt.Sprintf("%d个项目的预算合计与其相符，名称、指标、目标也在其中", len(parts))
	}
	if certain {
		return nil, ""
	}
	parts := slices.Clone(base)
	for _, c := range list {
		if containment(c, whole) >= partSure {
			parts = append(parts, c)
		}
	}
	for _, b := range base {
		if containment(b, whole) < partContained {
			return nil, ""
		}
	}
	if len(parts) < 2 || len(parts) == len(base) {
		return nil, ""
	}
	return parts, fmt.Sprintf("%d个项目的名称、指标、目标几乎全在其中（预算合计不符）", len(parts))
}

// sumsUp searches, candidate by candidate, for parts whose budgets add up.
func sumsUp(whole *side, parts, list []*side, from int) []*side {
	if len(parts) >= 2 && fits(whole, parts) {
		return slices.Clone(parts)
	}
	if len(parts) == maxParts {
		return nil
	}
	for i := from; i < len(list); i++ {
		if found := sumsUp(whole, append(slices.Clone(parts), list[i]), list, i+1); found != nil {
			return found
		}
	}
	return nil
}

func fits(whole *side, parts []*side) bool {
	want, ok := whole.Total.Fen(whole.Unit)
	if !ok || want == 0 {
		return false
	}
	sum := int64(0)
	for _, p := range parts {
		fen, ok := p.Total.Fen(p.Unit)
		if !ok || fen == 0 {
			return false
		}
		sum += fen
	}
	off := sum - want
	return float64(max(off, -off)) <= sumTolerance*float64(want)
}
