package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const truth = `{"fiscal_year":2025,"department":{"code":null,"name":"甲局"},"overall":null,"projects":[{"title":"一","code":"1","name":"甲","budget":{"total":"1","other":null},
"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"甲数","description":null,"value":"1个","basis":"计划","target":{"op":"=","number":"1","unit":"个"}},
{"level1":"产出指标","level2":"数量指标","level3":"乙数","description":"乙","value":"2个","basis":"计划","target":{"op":"=","number":"2","unit":"个"}}]}],"warnings":[]}`

// TestCompare changes one thing at a time in what a program got.
func TestCompare(t *testing.T) {
	for _, c := range []struct {
		reason, from, to string
		right            int
		want             tally
	}{
		{"the truth itself", "", "", 12, tally{Exact: 2, PartGood: 3}},
		{"a wrong cell without a warning is silent", `"2个"`, `"3个"`, 11, tally{Exact: 1, Silent: 1, PartGood: 3}},
		{"a lost row shifts no other", `{"level1":"产出指标","level2":"数量指标","level3":"甲数","description":null,"value":"1个","basis":"计划","target":{"op":"=","number":"1","unit":"个"}},`, "", 6, tally{Exact: 1, Missing: 1, PartGood: 3}},
		{"a radical counts as its character", `"乙数"`, `"⼄数"`, 12, tally{Exact: 2, PartGood: 3}},
		{"a blank cell read as text", `"description":null`, `"description":"甲"`, 11, tally{Exact: 1, Silent: 1, PartGood: 3}},
		{"the year", "2025", "2024", 12, tally{Exact: 2, PartGood: 2}},
	} {
		got := compared(t, strings.Replace(truth, c.from, c.to, 1))
		if got.Right != c.right || got.Exact != c.want.Exact || got.Silent != c.want.Silent || got.Missing != c.want.Missing || got.PartGood != c.want.PartGood {
			t.Errorf("%s: %+v", c.reason, *got)
		}
	}
}

func TestWarningCoversItsRowOnly(t *testing.T) {
	wrong := strings.Replace(truth, `"2个"`, `"3个"`, 1)
	for at, silent := range map[string]int{
		"projects[0].indicators[1]": 0, "projects[0].indicators[1].value": 0, "projects[0].indicators[0]": 1, "projects[0]": 1, "projects[0].indicators[10]": 1,
	} {
		got := compared(t, strings.Replace(wrong, `"warnings":[]`, `"warnings":[{"at":"`+at+`"}]`, 1))
		if got.Silent != silent {
			t.Errorf("warning at %s: %d silent, want %d", at, got.Silent, silent)
		}
	}
}

func compared(t *testing.T, got string) *tally {
	t.Helper()
	var a, b map[string]any
	if err := json.Unmarshal([]byte(truth), &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(got), &b); err != nil {
		t.Fatal(err)
	}
	var sum tally
	compare(&sum, a, b)
	return &sum
}

// TestBelowFollowsLinks: a folder of links to a dozen papers is a set of papers.
func TestBelowFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	paper, set := filepath.Join(dir, "paper"), filepath.Join(dir, "set")
	for _, folder := range []string{paper, set} {
		if err := os.Mkdir(folder, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"truth.json", "lo.pdf"} {
		if err := os.WriteFile(filepath.Join(paper, name), []byte("{}"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(paper, filepath.Join(set, "a")); err != nil {
		t.Skip(err)
	}
	jobs := below(set)
	if len(jobs) != 1 || filepath.Base(jobs[0].file) != "lo.pdf" || kind(jobs[0].file) != ".pdf" {
		t.Errorf("%v", jobs)
	}
}
