package audit

import (
	"cmp"
	"fmt"
	"slices"

	"jixiao/budget"
)

// Auditor judges papers one by one. Papers that rules of the archive should see
// are shown to it first with Observe, so that memory stays bounded by the
// archive's distinct texts and not by its papers.
type Auditor struct {
	rules    []*Rule
	severity map[string]Severity
	params   map[string]map[string]float64
	tallies  map[string]map[Outcome]int
	view     *archive
	papers   int
}

// New prepares an audit; an unknown rule or parameter is an error.
func New(opt Options) (*Auditor, error) {
	a := &Auditor{severity: map[string]Severity{}, params: map[string]map[string]float64{}, tallies: map[string]map[Outcome]int{}, view: newArchive()}
	for _, id := range opt.Rules {
		if _, known := Find(id); !known {
			return nil, fmt.Errorf("没有规则 %s", id)
		}
	}
	for i := range Rules {
		r := &Rules[i]
		if len(opt.Rules) > 0 && !slices.Contains(opt.Rules, r.ID) {
			continue
		}
		a.rules = append(a.rules, r)
		a.tallies[r.ID] = map[Outcome]int{}
		a.severity[r.ID] = cmp.Or(opt.Severity[r.ID], r.Severity)
		a.params[r.ID] = map[string]float64{}
		for _, p := range r.Params {
			a.params[r.ID][p.Name] = p.Default
		}
	}
	return a, a.setParams(opt)
}

func (a *Auditor) setParams(opt Options) error {
	for id, params := range opt.Params {
		r, known := Find(id)
		if !known {
			return fmt.Errorf("没有规则 %s", id)
		}
		for name, value := range params {
			if !slices.ContainsFunc(r.Params, func(p Param) bool { return p.Name == name }) {
				return fmt.Errorf("规则 %s 没有参数 %s", id, name)
			}
			if a.params[id] != nil {
				a.params[id][name] = value
			}
		}
	}
	return nil
}

// Find looks a rule up by its id.
func Find(id string) (*Rule, bool) {
	for i := range Rules {
		if Rules[i].ID == id {
			return &Rules[i], true
		}
	}
	return nil, false
}

// LooksBeyond reports whether any of the chosen rules looks at more than the
// paper itself.
func (a *Auditor) LooksBeyond() bool {
	return slices.ContainsFunc(a.rules, func(r *Rule) bool { return r.Needs != OnePaper })
}

// Observe shows a paper to the rules that look at the whole archive. Call it
// for every paper before the first Paper, in the same order.
func (a *Auditor) Observe(paper *budget.Disclosure) { a.view.observe(paper) }

// Paper judges one paper; last is what the same department published for the
// year before, if anything.
func (a *Auditor) Paper(paper *budget.Disclosure, last []budget.Disclosure) []Finding {
	index := a.papers
	a.papers++
	texts, before := indexCopies(paper), indexLast(last)
	// Findings about the paper as a whole come first, then those of each
	// project in the paper's order, each in the order of the rules.
	list := make([][]Finding, 1+len(paper.Projects))
	for _, r := range a.rules {
		s := &sheet{paper: paper, last: last, view: a.view, before: before, copies: texts, params: a.params[r.ID]}
		a.apply(r, s, index, list)
	}
	return slices.Concat(list...)
}

// apply runs one rule over every object of a paper and counts the outcomes;
// findings go to list[0], those of project i to list[i+1].
func (a *Auditor) apply(r *Rule, s *sheet, paper int, list [][]Finding) {
	note := func(res result, p *budget.Project, index int) {
		a.tallies[r.ID][res.outcome]++
		if res.outcome == Finds {
			if i, _, ok := inProject(res.object); p == nil && ok && i+1 < len(list) {
				list[i+1] = append(list[i+1], s.place(r, res, nil, -1, paper, a.severity[r.ID]))
				return
			}
			list[index+1] = append(list[index+1], s.place(r, res, p, index, paper, a.severity[r.ID]))
		}
	}
	if r.paper != nil {
		for _, res := range r.paper(s) {
			note(res, nil, -1)
		}
	}
	for i := range s.paper.Projects {
		sub := &subject{sheet: s, p: &s.paper.Projects[i], index: i}
		if r.project != nil {
			for _, res := range r.project(sub) {
				note(res, sub.p, i)
			}
		}
		for j := range sub.p.Indicators {
			if r.indicator != nil {
				note(r.indicator(sub, j), sub.p, i)
			}
		}
	}
}

// Tallies counts all results so far, in the order of the rule table.
func (a *Auditor) Tallies() []Tally {
	var out []Tally
	for _, r := range a.rules {
		out = append(out, Tally{Rule: r.ID, Title: r.Title, Severity: a.severity[r.ID], Count: a.tallies[r.ID]})
	}
	return out
}

// Disclosure audits a set of papers at once; last maps nothing when there is
// no year before.
func Disclosures(papers, last []budget.Disclosure, opt Options) (Report, error) {
	a, err := New(opt)
	if err != nil {
		return Report{}, err
	}
	for i := range papers {
		a.Observe(&papers[i])
	}
	r := Report{Version: Version, Findings: []Finding{}}
	for i := range papers {
		r.Findings = append(r.Findings, a.Paper(&papers[i], YearBefore(&papers[i], last))...)
	}
	r.Rules = a.Tallies()
	return r, nil
}

// YearBefore picks what the same department, by code or by name, published for
// the year before.
func YearBefore(paper *budget.Disclosure, last []budget.Disclosure) []budget.Disclosure {
	var out []budget.Disclosure
	for _, l := range last {
		d := l.Department
		same := d.Code != "" && d.Code == paper.Department.Code || budget.Fold(d.Name) == budget.Fold(paper.Department.Name)
		if same && l.FiscalYear == paper.FiscalYear-1 {
			out = append(out, l)
		}
	}
	return out
}
