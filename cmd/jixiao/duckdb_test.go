package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"jixiao/store"
)

// TestParquetInDuckDB reads every exported table back with a program that has
// nothing in common with the one that wrote it, and compares every value.
//
// It needs node and DuckDB:
//
//	npm install --prefix DIR @duckdb/node-api
//	NODE_PATH=DIR/node_modules go test ./cmd/jixiao -run DuckDB -v
func TestParquetInDuckDB(t *testing.T) {
	if out, err := exec.Command("node", "-e", `require("@duckdb/node-api")`).CombinedOutput(); err != nil {
		why, _, _ := strings.Cut(strings.TrimSpace(string(out)+err.Error()), "\n")
		t.Skipf("PARQUET IS NOT READ BACK BY ANOTHER READER: no DuckDB for node (npm install @duckdb/node-api, NODE_PATH=…/node_modules): %s", why)
	}
	dir := t.TempDir()
	db, lake := filepath.Join(dir, "a.db"), filepath.Join(dir, "lake")
	papers, err := filepath.Glob("../../fixtures/*/disclosure.json")
	if err != nil || len(papers) < 10 {
		t.Fatal(papers, err)
	}
	// A paper without a year or a department goes to the folder of none.
	bare := filepath.Join(dir, "bare.json")
	if err := os.WriteFile(bare, []byte(`{"fiscal_year": 0, "department": {"code": null, "name": ""}, "overall": {"goal": "目标", "items": [], "measures": []}, "projects": [], "warnings": []}`), 0o600); err != nil {
		t.Fatal(err)
	}
	mustRun(t, append([]string{"import", "--db", db, "--on-duplicate", "both", bare, "testdata/paper.json"}, papers...)...)
	mustRun(t, "export", "--db", db, "-f", "parquet", "-o", lake)
	for _, view := range store.ExportViews {
		want := strings.Split(strings.TrimSpace(mustRun(t, "query", "--db", db, "-f", "ndjson", "SELECT * FROM "+view)), "\n")
		got, parts := duckdb(t, filepath.Join(lake, view))
		if len(want) == 1 && want[0] == "" {
			t.Errorf("%s: the fixtures say nothing, nothing is tested", view)
		}
		sameRows(t, view, got, want)
		if !strings.HasPrefix(parts, "[[") || view == "文档" && !strings.Contains(parts, "[null,null,") {
			t.Errorf("%s: parts %s", view, parts)
		}
	}
}

func duckdb(t *testing.T, folder string) (rows []string, parts string) {
	t.Helper()
	var errs bytes.Buffer
	c := exec.Command("node", "testdata/duckdb.cjs", folder)
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v, %s", folder, err, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	return lines[:len(lines)-1], lines[len(lines)-1]
}

// sameRows compares rows in any order, value by value.
func sameRows(t *testing.T, view string, got, want []string) {
	t.Helper()
	g, w := plainRows(t, got), plainRows(t, want)
	if len(g) != len(w) {
		t.Fatalf("%s: %d rows, want %d", view, len(g), len(w))
	}
	for i := range g {
		if g[i] != w[i] {
			t.Fatalf("%s: a row reads\n%s\nwant\n%s", view, g[i], w[i])
		}
	}
}

// plainRows spells rows so that equal ones are equal texts: DuckDB's JSON has
// whole numbers as texts.
func plainRows(t *testing.T, lines []string) []string {
	t.Helper()
	out := make([]string, 0, len(lines))
	for _, line := range lines {
		if line == "" {
			continue
		}
		row := map[string]any{}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(line, err)
		}
		for k, v := range row {
			row[k] = fmt.Sprint(v)
			if f, ok := v.(float64); ok {
				row[k] = strconv.FormatFloat(f, 'f', -1, 64)
			}
		}
		b, err := json.Marshal(row) // in the order of the names
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out
}
