// Bench measures the whole command `jixiao extract` against pdftotext -layout
// and mutool draw -F txt on the same files, on one core, and prints a table in
// Markdown: best processor time (user and system) of several rounds in which the
// tools take turns, its ratios, and the peak memory.
//
//	bench -bin ./jixiao -rounds 5 FILE…
//
// A tool that is missing is left out and said to be on stderr.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// theProgram is the name of the column that all ratios are to.
const theProgram = "jixiao extract"

// others are what the program is measured against.
var others = []tool{
	{"pdftotext -layout", "poppler-utils", []string{"pdftotext", "-layout", "FILE", "-"}},
	{"mutool draw -F txt", "mupdf-tools", []string{"mutool", "draw", "-q", "-F", "txt", "FILE"}},
}

func main() {
	bin := flag.String("bin", "./jixiao", "the program")
	rounds := flag.Int("rounds", 5, "how often every tool reads every file; the best counts")
	flag.Parse()
	if flag.NArg() == 0 || *rounds < 1 {
		fmt.Fprintln(os.Stderr, "bench: no files, or no rounds")
		os.Exit(2)
	}
	program, err := filepath.Abs(*bin)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	tools := append([]tool{{theProgram, "", []string{program, "extract", "FILE"}}}, present(others)...)
	fmt.Printf("%d cores, %s; best of %d, one core\n\n", runtime.NumCPU(), runtime.GOARCH, *rounds)
	heading(tools)
	failed := false
	for _, file := range flag.Args() {
		used, err := takeTurns(tools, file, *rounds)
		if err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s: %v\n", file, err)
			failed = true
			continue
		}
		fmt.Println(line(file, used))
	}
	if failed {
		os.Exit(1)
	}
}

// present are the tools that are installed.
func present(all []tool) []tool {
	var here []tool
	for _, t := range all {
		if _, err := exec.LookPath(t.args[0]); err != nil {
			fmt.Fprintf(os.Stderr, "bench: %s is missing, left out: apt-get install %s\n", t.args[0], t.from)
			continue
		}
		here = append(here, t)
	}
	return here
}

// heading prints the first two lines of the table that line fills.
func heading(tools []tool) {
	cells := []string{"file", "pages"}
	for _, t := range tools {
		cells = append(cells, t.name)
	}
	for _, t := range tools[1:] {
		cells = append(cells, "time to `"+t.args[0]+"`")
	}
	for _, t := range tools {
		cells = append(cells, "memory of `"+filepath.Base(t.args[0])+"`")
	}
	fmt.Printf("| %s |\n|%s\n", strings.Join(cells, " | "), strings.Repeat("---|", len(cells)))
}

// line is one file's row: seconds of all tools, the program's ratios to the
// others, peak memory of all.
func line(file string, used []usage) string {
	cells := []string{filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)), pages(file)}
	for _, u := range used {
		cells = append(cells, fmt.Sprintf("%.3f s", u.time.Seconds()))
	}
	for _, u := range used[1:] {
		cells = append(cells, fmt.Sprintf("%.2f", used[0].time.Seconds()/max(u.time.Seconds(), 0.001)))
	}
	for _, u := range used {
		cells = append(cells, fmt.Sprintf("%d MB", u.memory>>20))
	}
	return "| " + strings.Join(cells, " | ") + " |"
}

// pages is the number of pages as poppler counts them, or a question mark.
func pages(file string) string {
	out, _ := exec.Command("pdfinfo", file).Output()
	for _, l := range strings.Split(string(out), "\n") {
		if n, found := strings.CutPrefix(l, "Pages:"); found {
			return strings.TrimSpace(n)
		}
	}
	return "?"
}
