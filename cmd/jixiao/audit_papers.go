package main

import (
	"github.com/urfave/cli/v2"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/store"
)

// auditChosen audits the files that were named, or what the database holds.
func auditChosen(c *cli.Context, opt audit.Options) (audit.Report, []string, error) {
	if c.NArg() > 0 {
		var papers []budget.Disclosure
		var names []string
		for _, path := range c.Args().Slice() {
			name, data, err := load(path, c.App.Reader)
			if err != nil {
				return audit.Report{}, nil, err
			}
			d, _, err := read(name, data, readingOf(c))
			if err != nil {
				return audit.Report{}, nil, err
			}
			papers, names = append(papers, d), append(names, name)
		}
		r, err := audit.Disclosures(papers, nil, opt)
		return r, names, asUsage(err)
	}
	s, err := store.Open(c.String("db"), store.Read)
	if err != nil {
		return audit.Report{}, nil, err
	}
	defer s.Close()
	r, names, err := auditStore(c, s, opt)
	if err != nil || c.String("sql") == "" {
		return r, names, err
	}
	return r, names, userRules(c.Context, s, c.String("sql"), &r)
}

// asUsage: what the auditor refuses is what the user typed.
func asUsage(err error) error {
	if err != nil {
		return usage("%v", err)
	}
	return nil
}

// auditStore reads the database twice: once for what rules of the archive
// remember, once paper by paper, so that memory stays bounded.
func auditStore(c *cli.Context, s *store.Store, opt audit.Options) (audit.Report, []string, error) {
	a, err := audit.New(opt)
	if err != nil {
		return audit.Report{}, nil, asUsage(err)
	}
	for d, err := range s.Disclosures(store.Filter{}) {
		if err != nil {
			return audit.Report{}, nil, err
		}
		a.Observe(&d.Disclosure)
	}
	r := audit.Report{Version: audit.Version, Findings: []audit.Finding{}}
	var names []string
	chosen := store.Filter{Year: c.Int("year"), Department: c.String("department")}
	last := lastYear{store: s}
	for d, err := range s.Disclosures(chosen) {
		if err != nil {
			return r, nil, err
		}
		before, err := last.of(&d.Disclosure)
		if err != nil {
			return r, nil, err
		}
		r.Findings = append(r.Findings, a.Paper(&d.Disclosure, before)...)
		names = append(names, d.Meta.Name)
	}
	if len(names) == 0 {
		return r, nil, nothingFor(s, c.String("db"), chosen)
	}
	r.Rules = a.Tallies()
	return r, names, nil
}

// lastYear finds what a department published the year before. The papers come
// in the order of departments, so remembering one answer is enough.
type lastYear struct {
	store  *store.Store
	filter store.Filter
	papers []budget.Disclosure
}

func (l *lastYear) of(d *budget.Disclosure) ([]budget.Disclosure, error) {
	key := string(d.Department.Code)
	if key == "" {
		key = d.Department.Name
	}
	if d.FiscalYear == 0 || key == "" {
		return nil, nil
	}
	f := store.Filter{Year: int(d.FiscalYear) - 1, Department: key}
	if f.Year == l.filter.Year && f.Department == l.filter.Department {
		return l.papers, nil
	}
	l.filter, l.papers = f, nil
	for before, err := range l.store.Disclosures(f) {
		if err != nil {
			return nil, err
		}
		l.papers = append(l.papers, before.Disclosure)
	}
	return l.papers, nil
}
