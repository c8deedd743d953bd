// Score compares what a program extracts from papers with their truth, cell by
// cell, every string exactly.
//
//	score BIN TRUTH.json FILE…   these files against one truth
//	score BIN DIR…               every paper below: truth.json or disclosure.json
//	                             beside the files it is the truth of
//	score -only .blank.txt,.pdf BIN DIR…
//
// It prints a line per file and one per kind of file. A wrong cell is silent
// when no warning's path covers its row: the number that must be 0.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

var (
	only    = flag.String("only", "", "suffixes of the files to score, separated by commas")
	verbose = flag.Int("v", 0, "differences to print per file")
	limit   = flag.Duration("limit", 60*time.Second, "time for one file")
	asJSON  = flag.Bool("json", false, "print one JSON line per file instead")
)

func main() {
	flag.Parse()
	args := flag.Args()
	if len(args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: score [-only SUFFIXES] [-v N] BIN DIR… | BIN TRUTH.json FILE…")
		os.Exit(2)
	}
	bin, err := filepath.Abs(args[0])
	check(err)
	var jobs []job
	if strings.HasSuffix(args[1], ".json") {
		for _, f := range args[2:] {
			jobs = append(jobs, job{args[1], f})
		}
	} else {
		for _, dir := range args[1:] {
			jobs = append(jobs, below(dir)...)
		}
	}
	if len(jobs) == 0 {
		check(fmt.Errorf("no papers with their truth in %s", strings.Join(args[1:], " ")))
	}
	report(bin, jobs)
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "score:", err)
		os.Exit(1)
	}
}

type job struct{ truth, file string }

// below finds every truth in a folder, also behind links to folders, and the files
// beside it.
func below(dir string) []job {
	var jobs []job
	check(filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && path != dir && isFolderLink(path, d) {
			jobs = append(jobs, below(path+string(filepath.Separator))...)
			return nil
		}
		if err != nil || d.IsDir() || d.Name() != "truth.json" && d.Name() != "disclosure.json" {
			return err
		}
		beside, err := os.ReadDir(filepath.Dir(path))
		for _, f := range beside {
			if wanted(f.Name()) {
				jobs = append(jobs, job{path, filepath.Join(filepath.Dir(path), f.Name())})
			}
		}
		return err
	}))
	return jobs
}

func isFolderLink(path string, d os.DirEntry) bool {
	if d.Type()&os.ModeSymlink == 0 {
		return false
	}
	st, err := os.Stat(path)
	return err == nil && st.IsDir()
}

var kinds = []string{".pdfbox.txt", ".blank.txt", ".poppler.txt", ".layout.txt", ".txt", ".pdf", ".docx", ".xlsx", ".html"}

func wanted(name string) bool {
	if name == "paper.html" && *only == "" {
		return false // the source of the renderings, not a published page
	}
	if *only == "" {
		return kind(name) != ""
	}
	return slices.ContainsFunc(strings.Split(*only, ","), func(s string) bool { return strings.HasSuffix(name, s) })
}

func kind(name string) string {
	for _, k := range kinds {
		if strings.HasSuffix(name, k) {
			return k
		}
	}
	return ""
}

func report(bin string, jobs []job) {
	totals := map[string]*tally{}
	var order []string
	for _, j := range jobs {
		t := score(bin, j)
		if *asJSON {
			line, err := json.Marshal(t)
			check(err)
			fmt.Println(string(line))
		} else {
			t.print(short(j.file))
		}
		k := kind(j.file)
		if totals[k] == nil {
			totals[k] = &tally{}
			order = append(order, k)
		}
		totals[k].add(t)
	}
	if *asJSON {
		return
	}
	fmt.Println(strings.Repeat("-", 60))
	sum := &tally{}
	slices.Sort(order)
	for _, k := range order {
		totals[k].print("all *" + k)
		sum.add(totals[k])
	}
	sum.print("all")
}

func short(path string) string {
	return filepath.Join(filepath.Base(filepath.Dir(path)), filepath.Base(path))
}

// extract runs the program on one file.
func extract(bin, file string) (got map[string]any, trouble string, took time.Duration) {
	ctx, cancel := context.WithTimeout(context.Background(), *limit)
	defer cancel()
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, bin, "extract", file)
	cmd.Stdout, cmd.Stderr = &out, &errs
	start := time.Now()
	err := cmd.Run()
	took = time.Since(start)
	if ctx.Err() != nil {
		return nil, "no answer in time", took
	}
	if err != nil && out.Len() == 0 {
		return nil, fmt.Sprintf("%v: %.120s", err, strings.TrimSpace(errs.String())), took
	}
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		return nil, "not JSON: " + err.Error(), took
	}
	return got, "", took
}
