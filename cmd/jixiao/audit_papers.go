package main

import (
	"fmt"
	"iter"
	"slices"

	"github.com/urfave/cli/v2"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/store"
)

// hearing is an audit under way. Findings come one after the other, so that an
// archive's need not fit into memory.
type hearing struct {
	*audit.Auditor
	names []string      // files of the papers judged so far
	own   []audit.Tally // of the user's own rules
}

func newHearing(opt audit.Options) (*hearing, error) {
	a, err := audit.New(opt)
	if err != nil {
		return nil, usage("%v", err) // what the auditor refuses is what the user typed
	}
	return &hearing{Auditor: a}, nil
}

// name is the file of a finding's paper; findings of the user's own rules have
// none.
func (h *hearing) name(paper int) string {
	if paper < 0 || paper >= len(h.names) {
		return ""
	}
	return h.names[paper]
}

// findings judges the files that were named, or what the database holds.
func (h *hearing) findings(c *cli.Context) iter.Seq2[audit.Finding, error] {
	return func(yield func(audit.Finding, error) bool) {
		var err error
		give := func(list []audit.Finding) bool {
			for _, f := range list {
				if !yield(f, nil) {
					return false
				}
			}
			return true
		}
		if c.NArg() > 0 {
			err = h.files(c, give)
		} else {
			err = h.archive(c, give)
		}
		if err != nil {
			yield(audit.Finding{}, err)
		}
	}
}

// files judges papers beside each other; those of the year before serve as such.
func (h *hearing) files(c *cli.Context, give func([]audit.Finding) bool) error {
	for _, flag := range []string{"sql", "year", "department"} {
		if c.IsSet(flag) {
			return usage("给出文件时不能用 --%s，它只用于数据库", flag)
		}
	}
	var papers []budget.Disclosure
	for _, path := range c.Args().Slice() {
		name, data, err := load(path, c.App.Reader)
		if err != nil {
			return err
		}
		d, _, err := read(name, data, readingOf(c))
		if err != nil {
			return err
		}
		papers, h.names = append(papers, d), append(h.names, name)
		h.Observe(&d)
	}
	for i := range papers {
		if !give(h.Paper(&papers[i], audit.YearBefore(&papers[i], papers))) {
			return nil
		}
	}
	return nil
}

// archive reads the database twice: once for what rules remember of the whole
// archive, once paper by paper.
func (h *hearing) archive(c *cli.Context, give func([]audit.Finding) bool) error {
	s, err := store.Open(c.String("db"), store.Read)
	if err != nil {
		return err
	}
	defer s.Close()
	last := shelf{store: s, papers: map[string][]int64{}}
	if h.LooksBeyond() {
		for d, err := range ahead(s.Disclosures(store.Filter{})) {
			if err != nil {
				return err
			}
			h.Observe(&d.Disclosure)
			last.add(&d)
		}
	}
	chosen := store.Filter{Year: c.Int("year"), Department: c.String("department")}
	shares, err := s.Shares(chosen)
	if err != nil {
		return err
	}
	for d, err := range ahead(s.Disclosures(chosen)) {
		if err != nil {
			return err
		}
		before, err := last.before(&d.Disclosure)
		if err != nil {
			return err
		}
		h.names = append(h.names, d.Meta.Name)
		list := h.Paper(&d.Disclosure, before)
		if shares != nil {
			list = belonging(list, shares[d.ID])
		}
		if !give(list) {
			return nil
		}
	}
	if len(h.names) == 0 {
		return nothingFor(s, c.String("db"), chosen)
	}
	if dir := c.String("sql"); dir != "" {
		return h.userRules(c.Context, s, dir, chosen, give)
	}
	return nil
}

// belonging leaves of a paper's findings those of a department's projects, and
// of the paper as a whole where it is the department's own. Rules have seen all
// of the paper.
func belonging(list []audit.Finding, share store.Share) []audit.Finding {
	return slices.DeleteFunc(list, func(f audit.Finding) bool {
		if i, ofProject := audit.ProjectOf(f); ofProject {
			return !share.Projects[i]
		}
		return !share.Own
	})
}

// shelf knows which papers a department published for a year.
type shelf struct {
	store  *store.Store
	papers map[string][]int64
	// kept is the last answer: papers come in the order of departments.
	key  string
	kept []budget.Disclosure
}

func shelfKey(d *budget.Disclosure, year budget.Year) string {
	return fmt.Sprint(int(year), " ", audit.DepartmentKey(d))
}

func (l *shelf) add(d *store.Stored) {
	key := shelfKey(&d.Disclosure, d.FiscalYear)
	l.papers[key] = append(l.papers[key], d.ID)
}

// before is what the paper's department published for the year before.
func (l *shelf) before(d *budget.Disclosure) ([]budget.Disclosure, error) {
	key := shelfKey(d, d.FiscalYear-1)
	ids := l.papers[key]
	if d.FiscalYear == 0 || len(ids) == 0 {
		return nil, nil
	}
	if key == l.key {
		return l.kept, nil
	}
	l.key, l.kept = key, nil
	for before, err := range l.store.Disclosures(store.Filter{Documents: ids}) {
		if err != nil {
			return nil, err
		}
		l.kept = append(l.kept, before.Disclosure)
	}
	return l.kept, nil
}

// ahead loads the next while the last is worked on.
func ahead[T any](list iter.Seq2[T, error]) iter.Seq2[T, error] {
	type item struct {
		value T
		err   error
	}
	return func(yield func(T, error) bool) {
		next, stop := make(chan item), make(chan struct{})
		go func() {
			defer close(next)
			for v, err := range list {
				select {
				case next <- item{v, err}:
				case <-stop:
					return
				}
			}
		}()
		defer func() {
			close(stop)
			for range next { // the loader has let go of the database
			}
		}()
		for it := range next {
			if !yield(it.value, it.err) {
				return
			}
		}
	}
}
