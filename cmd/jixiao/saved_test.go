package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestSavedQueries: each one says what it answers, declares its parameters and
// runs, with and without values for them.
func TestSavedQueries(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	mustRun(t, "import", "--db", db, "testdata/paper.json")
	list, err := savedQueries("nowhere")
	if err != nil {
		t.Fatal(err)
	}
	if len(list) < 20 {
		t.Errorf("only %d saved queries", len(list))
	}
	for _, q := range list {
		if q.about == "" || strings.ContainsAny(q.name, " (") {
			t.Errorf("%s: no description, or a name that cannot be typed", q.name)
		}
		mustRun(t, "query", "--db", db, q.name)
		args := []string{"query", "--db", db, q.name}
		for _, p := range q.params {
			if p.about == "" {
				t.Errorf("%s: parameter %s says nothing", q.name, p.name)
			}
			args = append(args, "-p", p.name+"=1")
		}
		mustRun(t, args...)
	}
}

// TestExampleQueries: what the schema shows can be run.
func TestExampleQueries(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	mustRun(t, "import", "--db", db, "testdata/paper.json")
	for _, e := range exampleQueries {
		if out := mustRun(t, "query", "--db", db, e.sql); strings.Contains(out, "共 0 行") {
			t.Errorf("%s: finds nothing in a paper that has it", e.about)
		}
	}
}

func mustRun(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(args, strings.NewReader(""), &out, &errs); code != 0 {
		t.Errorf("%v: exit %d, %s", args, code, errs.String())
	}
	return out.String()
}
