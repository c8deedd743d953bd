package diff

import "jixiao/budget"

// A department without a common code is the same when its name is nearly.
const (
	sureDepartment     = 0.60
	possibleDepartment = 0.40
)

// unit is one department of a side with its division, as project codes give it.
type unit struct {
	budget.Department
	division string
	paired   bool
}

// pairDepartments finds the same departments on both sides, code first: names
// change. Every project then knows the index of its pair.
func (m *matcher) pairDepartments(old, new []budget.Disclosure) {
	olds, news := units(m.old, old), units(m.new, new)
	m.pairWhere(olds, news, ByCode, func(o, n *unit) float64 {
		return truth(o.Code != "" && o.Code == n.Code && (divisionsAgree(o, n) || budget.Fold(o.Name) == budget.Fold(n.Name)))
	}, 1)
	m.pairWhere(olds, news, ByName, func(o, n *unit) float64 {
		return truth(budget.Fold(o.Name) == budget.Fold(n.Name) && codesAgree(o, n))
	}, 1)
	alike := func(o, n *unit) float64 {
		if !codesAgree(o, n) {
			return 0
		}
		return bigramsOf(budget.Fold(o.Name)).dice(bigramsOf(budget.Fold(n.Name)))
	}
	m.pairWhere(olds, news, ByLikeness, alike, sureDepartment)
	m.pairWhere(olds, news, Possible, alike, possibleDepartment)
	for i := range olds {
		if !olds[i].paired {
			m.oldDept[unitKey(olds[i].Department, olds[i].division)] = len(m.pairs)
			m.pairs = append(m.pairs, DepartmentPair{Match: Removed, Old: &olds[i].Department})
		}
	}
	for i := range news {
		if !news[i].paired {
			m.newDept[unitKey(news[i].Department, news[i].division)] = len(m.pairs)
			m.pairs = append(m.pairs, DepartmentPair{Match: Added, New: &news[i].Department})
		}
	}
	locate(m.old, m.oldDept, divisionsOf(old))
	locate(m.new, m.newDept, divisionsOf(new))
}

// codesAgree: departments with two different codes, or of two divisions, are
// never the same.
func codesAgree(o, n *unit) bool {
	return (o.Code == "" || n.Code == "" || o.Code == n.Code) && divisionsAgree(o, n)
}

func divisionsAgree(o, n *unit) bool {
	return o.division == n.division || o.division == "" || n.division == ""
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// unitKey tells departments of one side apart: by code within a division, and
// by name where no code is printed.
func unitKey(d budget.Department, division string) string {
	if d.Code != "" {
		return division + " " + string(d.Code)
	}
	return division + " " + budget.Fold(d.Name)
}

// divisionOf is the division most of a paper's project codes name; the first
// of them when two are named as often.
func divisionOf(paper budget.Disclosure) string {
	votes, best := map[string]int{}, ""
	for _, p := range paper.Projects {
		if d := budget.CodeDivision(string(p.Code)); d != "" {
			votes[d]++
		}
	}
	for _, p := range paper.Projects {
		if d := budget.CodeDivision(string(p.Code)); votes[d] > votes[best] {
			best = d
		}
	}
	return best
}

func units(list []side, papers []budget.Disclosure) []unit {
	var out []unit
	seen := map[string]bool{}
	add := func(d budget.Department, division string) {
		if key := unitKey(d, division); !seen[key] {
			seen[key] = true
			out = append(out, unit{Department: d, division: division})
		}
	}
	divisions := divisionsOf(papers)
	for i := range list {
		add(list[i].Department, divisions[list[i].Document])
	}
	for _, p := range papers {
		if len(p.Projects) == 0 {
			add(p.Department, "")
		}
	}
	return out
}

// pairWhere pairs, in order of the old side, the best free partner with at
// least the given score.
func (m *matcher) pairWhere(olds, news []unit, how string, score func(o, n *unit) float64, least float64) {
	for i := range olds {
		best, at := 0.0, -1
		for j := range news {
			if s := score(&olds[i], &news[j]); !olds[i].paired && !news[j].paired && s > best {
				best, at = s, j
			}
		}
		if at >= 0 && best >= least {
			olds[i].paired, news[at].paired = true, true
			m.oldDept[unitKey(olds[i].Department, olds[i].division)] = len(m.pairs)
			m.newDept[unitKey(news[at].Department, news[at].division)] = len(m.pairs)
			m.pairs = append(m.pairs, DepartmentPair{Match: how, Score: Score(best), Old: &olds[i].Department, New: &news[at].Department})
		}
	}
}

func divisionsOf(papers []budget.Disclosure) []string {
	out := make([]string, len(papers))
	for i, p := range papers {
		out[i] = divisionOf(p)
	}
	return out
}

// locate tells every project the index of its department's pair.
func locate(list []side, pair map[string]int, divisions []string) {
	for i := range list {
		list[i].dept = pair[unitKey(list[i].Department, divisions[list[i].Document])]
	}
}
