package main

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// cellNames are the fields of an indicator that stand in cells of their own.
var cellNames = []string{"level1", "level2", "level3", "description", "value", "basis", "weight", "actual", "score", "deviation"}

// headNames are the fields of a project outside of its grid.
var headNames = []string{"title", "code", "name", "department", "implementer", "attributes", "period", "unit", "budget", "purpose", "schedule", "goals", "whole_project"}

// partNames are the fields of the document.
var partNames = []string{"fiscal_year", "department"}

func compare(t *tally, want, got map[string]any) {
	warned := warnings(got)
	for _, f := range partNames {
		t.part(f, want[f], got[f])
	}
	partOne(t, want["overall"], got["overall"])
	wants, gots := list(want["projects"]), list(got["projects"])
	pairs := align(wants, gots, projectLikeness)
	for _, p := range pairs {
		switch {
		case p[0] < 0:
			rows := len(list(gots[p[1]]["indicators"]))
			t.Extra += rows
			t.differ(fmt.Sprintf("extra project %d", p[1]), nil, gots[p[1]]["name"], false)
		case p[1] < 0:
			t.missing(wants[p[0]])
		default:
			t.project(wants[p[0]], gots[p[1]], fmt.Sprintf("projects[%d]", p[1]), warned)
		}
	}
}

// warnings are the paths that some warning covers.
func warnings(got map[string]any) []string {
	var paths []string
	for _, w := range list(got["warnings"]) {
		if at, ok := w["at"].(string); ok && at != "" {
			paths = append(paths, at)
		}
	}
	return paths
}

// covers: a warning on the row or field itself or on something within it. One
// on the whole project covers no row: it does not say where to look.
func covers(paths []string, at string) bool {
	return slices.ContainsFunc(paths, func(p string) bool { return under(p, at) })
}

// under: path is prefix or lies below it.
func under(path, prefix string) bool {
	return path == prefix || strings.HasPrefix(path, prefix+".") || strings.HasPrefix(path, prefix+"[")
}

func list(v any) []map[string]any {
	var out []map[string]any
	items, _ := v.([]any)
	for _, it := range items {
		m, _ := it.(map[string]any)
		out = append(out, m)
	}
	return out
}

func (t *tally) part(path string, want, got any) {
	t.Part++
	if equal(want, got) {
		t.PartGood++
		return
	}
	t.differ(path, want, got, false)
}

// partOne compares every text of part one.
func partOne(t *tally, want, got any) {
	w, g := flat("overall", want), flat("overall", got)
	if want == nil {
		t.part("overall", nil, got)
		return
	}
	for _, kv := range w {
		t.part(kv.path, kv.value, lookup(g, kv.path))
	}
	if len(g) > len(w) {
		t.part("overall (more than is printed)", len(w), len(g))
	}
}

type leaf struct {
	path  string
	value any
}

func lookup(of []leaf, path string) any {
	for _, kv := range of {
		if kv.path == path {
			return kv.value
		}
	}
	return nil
}

// flat lists the scalars of part one in a fixed order.
func flat(path string, v any) []leaf {
	var out []leaf
	switch v := v.(type) {
	case map[string]any:
		for _, k := range []string{"goal", "items", "measures", "seq", "title", "description", "indicators", "text"} {
			if child, ok := v[k]; ok {
				out = append(out, flat(path+"."+k, child)...)
			}
		}
	case []any:
		for i, child := range v {
			out = append(out, flat(fmt.Sprintf("%s[%d]", path, i), child)...)
		}
	default:
		out = append(out, leaf{path, v})
	}
	return out
}

func (t *tally) missing(project map[string]any) {
	rows := list(project["indicators"])
	t.Missing += len(rows)
	t.Rows += len(rows)
	for _, r := range rows {
		t.Cells += cells(r)
	}
	t.Heads += heads(project)
	t.differ("missing project", project["name"], nil, false)
}

func heads(project map[string]any) int {
	n := 0
	for _, f := range headNames {
		if _, ok := project[f]; ok {
			n++
		}
	}
	return n
}

func cells(row map[string]any) int {
	n := 0
	for _, f := range cellNames {
		if _, ok := row[f]; ok {
			n++
		}
	}
	return n
}

// project compares one project; path is where it stands in what was got.
func (t *tally) project(want, got map[string]any, path string, warned []string) {
	for _, f := range headNames {
		w, ok := want[f]
		if !ok {
			continue
		}
		t.Heads++
		if equal(w, got[f]) {
			t.Good++
			continue
		}
		silent := !covers(warned, path+"."+f)
		if silent {
			t.HeadsSilent++
		}
		t.differ(path+"."+f, w, got[f], silent)
	}
	wants, gots := list(want["indicators"]), list(got["indicators"])
	for _, p := range align(wants, gots, rowLikeness) {
		switch {
		case p[0] < 0:
			t.Extra++
			t.differ(fmt.Sprintf("%s.indicators[%d] extra", path, p[1]), nil, rowText(gots[p[1]]), false)
		case p[1] < 0:
			t.Missing++
			t.Rows++
			t.Cells += cells(wants[p[0]])
			t.differ(fmt.Sprintf("%s missing row %d", path, p[0]), rowText(wants[p[0]]), nil, false)
		default:
			t.row(wants[p[0]], gots[p[1]], fmt.Sprintf("%s.indicators[%d]", path, p[1]), warned)
		}
	}
}

func (t *tally) row(want, got map[string]any, path string, warned []string) {
	t.Rows++
	covered := covers(warned, path)
	if covered {
		t.Warned++
	}
	exact := true
	for _, f := range cellNames {
		w, ok := want[f]
		if !ok {
			continue
		}
		t.Cells++
		if equal(w, got[f]) {
			t.Right++
			continue
		}
		exact = false
		if !covered {
			t.Silent++
		}
		t.differ(path+"."+f, w, got[f], !covered)
	}
	if exact {
		t.Exact++
	}
	if equal(want["value"], got["value"]) {
		t.Targets++
		if equal(want["target"], got["target"]) {
			t.Hits++
		} else {
			t.differ(path+".target", want["target"], got["target"], false)
		}
	}
}

func rowText(row map[string]any) string {
	var s []string
	for _, f := range cellNames {
		if v, ok := row[f].(string); ok {
			s = append(s, v)
		}
	}
	return strings.Join(s, " | ")
}

// equal compares exactly; a field of an object that is null may be absent.
func equal(want, got any) bool {
	if s, ok := got.(string); ok {
		got = radicals(s)
	}
	if l, ok := got.([]any); ok {
		w, _ := want.([]any)
		return equalLists(w, l)
	}
	w, ok := want.(map[string]any)
	if !ok {
		return reflect.DeepEqual(emptyList(want), emptyList(got))
	}
	g, ok := got.(map[string]any)
	if !ok {
		return false
	}
	for k, v := range w {
		if !equal(v, g[k]) {
			return false
		}
	}
	return true
}

func equalLists(want, got []any) bool {
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if !equal(want[i], got[i]) {
			return false
		}
	}
	return true
}

func emptyList(v any) any {
	if l, ok := v.([]any); ok && len(l) == 0 {
		return nil
	}
	return v
}
