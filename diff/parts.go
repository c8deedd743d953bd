package diff

import (
	"cmp"
	"fmt"
	"slices"
)

// Evidence that a project is part of another one: its words are in the whole's,
// and the amounts add up.
const (
	// partContained: at least half of a part's weight is the whole's.
	partContained = 0.5
	// partSure: without an exact sum nearly all of it must be.
	partSure = 0.85
	// The parts' budgets add up to the whole's: within a hundredth of the whole,
	// and within a tenth of the smallest part, for a part smaller than the
	// difference is no evidence.
	sumTolerance, partTolerance = 0.01, 0.10
	// roughTolerance: words alone decide only when the sum is not far off.
	roughTolerance = 0.20
	// maxParts and maxCandidates bound the search for a sum that fits.
	maxParts, maxCandidates = 4, 8
)

// breakup is a whole with the parts that make it up.
type breakup struct {
	how   string
	whole *side
	parts []*side
	why   string
	// exact sums come first, then words: how well whole and parts explain each
	// other, at most 2.
	exact bool
	words float64
}

// findParts looks for projects that were merged into one or split into several:
// what is left over on one side beside what was matched or left over on the
// other. The best evidence comes first, for a project is part of one whole only.
func (m *matcher) findParts() {
	tries := append(m.tries(Merged, m.new, m.old), m.tries(Split, m.old, m.new)...)
	for i := range tries {
		tries[i].found = m.breakupOf(&tries[i])
	}
	for {
		best := (*breakup)(nil)
		for _, t := range tries {
			if t.found != nil && (best == nil || t.found.better(best)) {
				best = t.found
			}
		}
		if best == nil {
			return
		}
		m.take(best)
		for i := range tries {
			if t := &tries[i]; t.concerns(best) {
				t.found = m.breakupOf(t)
			}
		}
	}
}

// try is a whole with the projects of the other side that may be its parts.
type try struct {
	how        string
	whole      *side
	candidates []*side
	found      *breakup
}

// concerns: the breakup took the whole or one of its candidates.
func (t *try) concerns(b *breakup) bool {
	return t.whole == b.whole || slices.Contains(b.parts, t.whole) ||
		slices.ContainsFunc(t.candidates, func(c *side) bool { return c == b.whole || slices.Contains(b.parts, c) })
}

func (m *matcher) tries(how string, wholes, others []side) []try {
	var out []try
	left := make([][]*side, len(m.pairs))
	for d := range left {
		left[d] = free(others, d)
	}
	for i := range wholes {
		w := &wholes[i]
		if list := m.scales[w.dept].candidates(w, left[w.dept]); len(list) > 0 {
			out = append(out, try{how: how, whole: w, candidates: list})
		}
	}
	return out
}

func (b *breakup) better(o *breakup) bool {
	if b.exact != o.exact {
		return b.exact
	}
	return b.words > o.words
}

func (m *matcher) take(b *breakup) {
	if at, _ := m.matchOf(b.whole, b.how); at >= 0 {
		m.matches = slices.Delete(m.matches, at, at+1) // with one of the parts
	}
	slices.SortFunc(b.parts, func(a, b *side) int { return compareRefs(a.Ref, b.Ref) })
	old, new := b.parts, []*side{b.whole}
	if b.how == Split {
		old, new = new, old
	}
	m.add(b.how, Score(b.words/2), b.why, old, new)
}

// breakupOf is the whole's parts on the other side, nil when there are none.
func (m *matcher) breakupOf(t *try) *breakup {
	list := slices.DeleteFunc(slices.Clone(t.candidates), func(s *side) bool { return s.taken })
	if len(list) == 0 {
		return nil
	}
	at, partner := m.matchOf(t.whole, t.how)
	if at >= 0 && (len(m.matches[at].Old) != 1 || len(m.matches[at].New) != 1 || m.matches[at].Match == ByLink) {
		return nil
	}
	var base []*side
	if partner != nil {
		base = []*side{partner}
	}
	b := m.scales[t.whole.dept].partsOf(t.whole, base, list, at >= 0 && m.matches[at].Match != ByLikeness)
	if b != nil {
		b.how, b.whole = t.how, t.whole
	}
	return b
}

// partsOf weighs the evidence: a sum that fits to the fen; one that nearly fits
// with words that are the parts' own; or, where the whole has no certain partner,
// nearly all of the words and a sum that is not far off.
func (w scale) partsOf(whole *side, base, list []*side, certain bool) *breakup {
	best := &breakup{}
	w.combine(whole, base, list, func(off float64, parts []*side) {
		if off != 0 && !w.nearly(off, whole, parts) {
			return
		}
		if b := (&breakup{exact: off == 0, words: w.cover(whole, parts)}); b.better(best) {
			b.parts, best = slices.Clone(parts), b
		}
	})
	switch {
	case best.exact:
		best.why = fmt.Sprintf("%d个项目的预算合计与其相等，名称、指标、目标也在其中", len(best.parts))
		return best
	case best.parts != nil:
		best.why = fmt.Sprintf("%d个项目的预算合计与其相近，名称、指标、目标也在其中", len(best.parts))
		return best
	case certain:
		return nil
	}
	if parts := w.byWords(whole, base, list); parts != nil {
		return &breakup{parts: parts, words: w.cover(whole, parts), why: fmt.Sprintf("%d个项目的名称、指标、目标几乎全在其中（预算合计不相符）", len(parts))}
	}
	return nil
}

// nearly: the sum fits but for rounding, and every part's own words are there.
func (w scale) nearly(off float64, whole *side, parts []*side) bool {
	return off <= sumTolerance*fenOf(whole) && !slices.ContainsFunc(parts, func(p *side) bool {
		return off > partTolerance*fenOf(p) || w.containment(p, whole, false) < partContained
	})
}

// cover is how well parts and whole explain each other: how much of each part's
// own is in the whole, and how much of the whole's name one of the parts has.
func (w scale) cover(whole *side, parts []*side) float64 {
	inside := 0.0
	var names vector
	for _, p := range parts {
		inside += w.containment(p, whole, false) / float64(len(parts))
		names = union(names, p.features.name)
	}
	return inside + w.name.within(whole.features.name, names)
}

// matchOf finds the match a project is in (-1: none) and its partner there.
func (m *matcher) matchOf(s *side, how string) (int, *side) {
	if !s.taken {
		return -1, nil
	}
	for i, match := range m.matches {
		mine, theirs, list := match.New, match.Old, m.old
		if how == Split {
			mine, theirs, list = match.Old, match.New, m.new
		}
		if len(mine) == 0 || compareRefs(mine[0], s.Ref) != 0 {
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
func (w scale) candidates(whole *side, others []*side) []*side {
	type ranked struct {
		*side
		inside float64
	}
	var list []ranked
	for _, o := range others {
		if inside := w.containment(o, whole, true); inside >= partContained {
			list = append(list, ranked{o, inside})
		}
	}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(b.inside, a.inside) })
	var out []*side
	for _, r := range list[:min(len(list), maxCandidates)] {
		out = append(out, r.side)
	}
	return out
}

// containment is how much of the part is in the whole: by its name, or by what
// its texts and rows say. Copied counts texts in full that other projects have
// too; otherwise only what is the part's own does.
func (w scale) containment(part, whole *side, copied bool) float64 {
	p, all := part.features, whole.features
	text, rows := w.text.within(p.text, all.text), w.rows.within(p.rows, all.rows)
	if !copied {
		text, rows = text*(1-p.nextText), rows*(1-p.nextRows)
	}
	if len(p.rows) > 0 {
		text = (text + rows) / 2
	}
	return max(w.name.within(p.name, all.name), text)
}

// byWords takes the candidates that are nearly all the whole's.
func (w scale) byWords(whole *side, base, list []*side) []*side {
	parts := slices.Clone(base)
	for _, c := range list {
		if w.containment(c, whole, false) >= partSure {
			parts = append(parts, c)
		}
	}
	for _, b := range base {
		if w.containment(b, whole, false) < partContained {
			return nil
		}
	}
	off, ok := difference(whole, parts)
	if len(parts) < 2 || len(parts) == len(base) || !ok || off > roughTolerance*fenOf(whole) {
		return nil
	}
	return parts
}

// combine shows every set of base and candidates, two to maxParts projects, whose
// budgets can be read, with how far they are from the whole's.
func (w scale) combine(whole *side, parts, list []*side, show func(off float64, parts []*side)) {
	if off, ok := difference(whole, parts); len(parts) >= 2 && ok {
		show(off, parts)
	}
	if len(parts) == maxParts {
		return
	}
	for i, c := range list {
		w.combine(whole, append(slices.Clone(parts), c), list[i+1:], show)
	}
}

// difference is how far, in fen, the parts' budgets are from the whole's; false
// when one of them cannot be read or is nothing.
func difference(whole *side, parts []*side) (float64, bool) {
	sum := int64(0)
	for _, p := range parts {
		if p.fen <= 0 {
			return 0, false
		}
		sum += p.fen
	}
	return float64(max(sum-whole.fen, whole.fen-sum)), whole.fen > 0
}

func fenOf(s *side) float64 { return float64(s.fen) }
