package diff

import (
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// Selection narrows a finished report; an empty field chooses everything.
type Selection struct {
	Project string   // a code, or part of a name
	Only    []string // fields to keep
	Ignore  []string // fields to leave out
}

// FieldNames are the names a Selection understands: parts of the output contract
// and kinds of change. A path or a label of the paper's own is understood too.
var FieldNames = []string{"budget", "total", "fiscal", "carryover", "other", "purpose", "schedule", "goals", "indicators", "target", "value", "level1", "level2", "level3",
	"description", "basis", "weight", "actual", "score", "deviation", "name", "code", "department", "implementer", "period", "attributes", "whole_project", "execution",
	"overall", "items", "measures", "goal", "title", "amount", "text", "field", "added", "removed", "format"}

// KnownField reports whether a name can choose anything.
func KnownField(name string) bool {
	return slices.Contains(FieldNames, name) || strings.ContainsAny(name, ".[") || name != "" && name[0] >= utf8.RuneSelf
}

// Select returns the report with only what the selection names. Who is whom
// does not change by it, for the matching saw everything; the summary is made
// anew, of chosen projects with their own totals.
func (r Report) Select(s Selection) Report {
	var kept []Match
	for _, m := range r.Projects {
		if s.Project == "" || slices.ContainsFunc(slices.Concat(m.Old, m.New), s.names) {
			m.Changes = s.changes(m.Changes)
			kept = append(kept, m)
		}
	}
	r.Projects = kept
	if s.Project != "" {
		r.Departments = departmentsOf(kept, r.Departments)
		r.Summary = r.Summary.narrowed(r)
	}
	r.Departments = slices.Clone(r.Departments)
	for i := range r.Departments {
		r.Departments[i].Changes = s.changes(r.Departments[i].Changes)
	}
	r.Summary = r.Summary.recount(r)
	return r
}

func (s Selection) names(ref Ref) bool {
	return string(ref.Code) == s.Project || strings.Contains(ref.Name, s.Project)
}

// departmentsOf are the departments of chosen projects, without what they say of
// themselves.
func departmentsOf(projects []Match, pairs []DepartmentPair) []DepartmentPair {
	out := []DepartmentPair{}
	for _, pair := range pairs {
		if slices.ContainsFunc(projects, func(m Match) bool {
			return slices.ContainsFunc(m.Old, holds(pair.Old)) || slices.ContainsFunc(m.New, holds(pair.New))
		}) {
			pair.Changes = nil
			out = append(out, pair)
		}
	}
	return out
}

func holds(d *budget.Department) func(Ref) bool {
	return func(ref Ref) bool { return d != nil && ref.Department == *d }
}

func (s Selection) changes(list []Change) []Change {
	out := []Change{}
	for _, c := range list {
		if (len(s.Only) == 0 || anyNames(s.Only, c)) && !anyNames(s.Ignore, c) {
			out = append(out, c)
		}
	}
	return out
}

// anyNames: a field is named by the start of its path ("budget", "indicators"),
// by its last step ("value", "basis") or by the kind of change ("target", "text").
func anyNames(names []string, c Change) bool {
	last := c.Path[strings.LastIndexByte(c.Path, '.')+1:]
	return slices.ContainsFunc(names, func(n string) bool {
		return c.Kind == n || last == n || strings.HasPrefix(c.Path, "overall."+n+"[") || c.Path == n || strings.HasPrefix(c.Path, n+".") || strings.HasPrefix(c.Path, n+"[") || n == "target" && last == "value"
	})
}

// recount makes the counts of the changes anew; the totals of both sides stay.
func (s Summary) recount(r Report) Summary {
	s.Matches, s.Changes, s.Formatting, s.Kept = map[string]int{}, 0, 0, Share{}
	for _, m := range r.Projects {
		s.Matches[m.Match]++
		s.Changes += len(m.Changes)
		s.Formatting += m.Formatting
		s.Kept.Part += m.Kept.Part
		s.Kept.Whole += m.Kept.Whole
	}
	for _, d := range r.Departments {
		s.Changes += len(d.Changes)
	}
	return s
}

// Changed reports whether the two sides differ in anything the report lists.
func (r Report) Changed() bool {
	for _, m := range r.Projects {
		if len(m.Changes) > 0 || len(m.Old) != 1 || len(m.New) != 1 {
			return true
		}
	}
	return slices.ContainsFunc(r.Departments, func(d DepartmentPair) bool { return len(d.Changes) > 0 })
}
