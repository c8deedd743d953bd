package main

import (
	"bytes"
	"os"
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

// TestQueriesInGBK: editors save .sql files in the system's encoding.
func TestQueriesInGBK(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "a.db")
	mustRun(t, "import", "--db", db, "testdata/paper.json")
	// SELECT 项目名称 FROM 项目
	gbk := "-- \xb2\xe9\xd1\xaf\nSELECT \xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6 FROM \xcf\xee\xc4\xbf"
	for name, text := range map[string]string{"queries/mine.sql": gbk, "rules/mine.sql": gbk, "queries/broken.sql": "\x00\x01\xff\xff"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"query", "--db", db, "mine"}, {"query", "--db", db, filepath.Join(dir, "rules", "mine.sql")},
		{"audit", "--db", db, "--rule", "JX-B08", "--sql", filepath.Join(dir, "rules")}} {
		if out := mustRun(t, args...); !strings.Contains(out, "河道清淤") {
			t.Errorf("%v: %s", args, out)
		}
	}
}
