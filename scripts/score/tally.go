package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"time"
)

// tally counts what was compared in one file or in several.
type tally struct {
	File           string        `json:"file"`
	Files, Failed  int           `json:"-"`
	Cells, Right   int           // cells of indicator rows
	Rows, Exact    int           // indicator rows
	Silent         int           // wrong cells in rows without a warning
	Warned         int           // rows with a warning
	Missing, Extra int           // indicator rows
	Heads, Good    int           // scalar fields of projects and their lists
	HeadsSilent    int           // wrong ones without a warning
	Part, PartGood int           // fields of part one and of the document
	Targets, Hits  int           // targets of rows whose value is right
	Time           time.Duration `json:"time"`
	Trouble        string        `json:"trouble,omitempty"`
	Differences    []string      `json:"differences,omitempty"`
}

func (t *tally) add(o *tally) {
	t.Files += max(o.Files, 1)
	t.Failed += o.Failed
	if o.Trouble != "" && o.Files == 0 {
		t.Failed++
	}
	t.Cells, t.Right = t.Cells+o.Cells, t.Right+o.Right
	t.Rows, t.Exact = t.Rows+o.Rows, t.Exact+o.Exact
	t.Silent, t.Warned = t.Silent+o.Silent, t.Warned+o.Warned
	t.Missing, t.Extra = t.Missing+o.Missing, t.Extra+o.Extra
	t.Heads, t.Good, t.HeadsSilent = t.Heads+o.Heads, t.Good+o.Good, t.HeadsSilent+o.HeadsSilent
	t.Part, t.PartGood = t.Part+o.Part, t.PartGood+o.PartGood
	t.Targets, t.Hits = t.Targets+o.Targets, t.Hits+o.Hits
	t.Time += o.Time
}

func (t *tally) print(name string) {
	if t.Trouble != "" {
		fmt.Printf("%-26s %s\n", name, t.Trouble)
		return
	}
	fmt.Printf("%-26s cells %s  rows %s (warned %d, missing %d, extra %d)  silent %d  head %s silent %d  part one %s  target %s  %.2fs",
		name, share(t.Right, t.Cells), share(t.Exact, t.Rows), t.Warned, t.Missing, t.Extra, t.Silent,
		share(t.Good, t.Heads), t.HeadsSilent, share(t.PartGood, t.Part), share(t.Hits, t.Targets), t.Time.Seconds())
	if t.Failed > 0 {
		fmt.Printf("  FAILED %d of %d files", t.Failed, t.Files)
	}
	fmt.Println()
	for i, d := range t.Differences {
		if i == *verbose {
			break
		}
		fmt.Println("    ", d)
	}
}

func share(part, of int) string {
	if of == 0 {
		return "-"
	}
	s := fmt.Sprintf("%.2f%%", 100*float64(part)/float64(of))
	if part < of && s == "100.00%" {
		s = "99.99%"
	}
	return fmt.Sprintf("%s (%d/%d)", s, part, of)
}

// score extracts one file and compares it with its truth.
func score(bin string, j job) *tally {
	t := &tally{File: j.file}
	data, err := os.ReadFile(j.truth)
	check(err)
	var want map[string]any
	check(json.Unmarshal(data, &want))
	got, trouble, took := extract(bin, j.file)
	t.Trouble, t.Time = trouble, took
	if got == nil {
		got = map[string]any{}
	}
	compare(t, want, got)
	return t
}

func (t *tally) differ(path string, want, got any, silent bool) {
	mark := ""
	if silent {
		mark = " SILENT"
	}
	t.Differences = append(t.Differences, fmt.Sprintf("%s%s: want %s, got %s", path, mark, quote(want), quote(got)))
}

func quote(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(b.String())
}
