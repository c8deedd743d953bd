// Archive measures the program on an archive of many papers: the import of PDF
// and text against what pdftotext alone takes for the same files in the same
// run, the size of the database, the memory, and the times of typical queries
// and searches.
//
//	scripts/bench.sh archive [PAPERS]
//
// builds ./jixiao, invents the papers and prints a table in Markdown. Ratios are
// of processor time on one core, over a sample where there are many papers;
// rates by the clock depend on what else the machine does.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

func main() {
	bin := flag.String("bin", "./jixiao", "the program")
	dir := flag.String("papers", "", "folder of papers: */plain.pdf")
	rounds := flag.Int("rounds", 20, "how often each query is asked")
	sample := flag.Int("sample", 1000, "papers that are also read by pdftotext, on one core, and as text")
	db := flag.String("db", "", "database to make; empty is one that is thrown away")
	flag.Parse()
	program, err := filepath.Abs(*bin)
	check(err)
	work, err := os.MkdirTemp("", "archive-")
	check(err)
	defer os.RemoveAll(work)
	if *db == "" {
		*db = filepath.Join(work, "all.db")
	}
	pdfs, err := filepath.Glob(filepath.Join(*dir, "*", "plain.pdf"))
	check(err)
	if len(pdfs) == 0 {
		check(fmt.Errorf("no papers in %q", *dir))
	}
	fmt.Printf("%d cores, %s, %d papers\n\n| | |\n|---|---|\n", runtime.NumCPU(), runtime.GOARCH, len(pdfs))
	some := spread(pdfs, *sample)
	texts := filepath.Join(work, "text")
	check(os.Mkdir(texts, 0o755))
	layout := layers(some, texts)
	oneCore(program, "PDF", work, some, layout)
	list, err := filepath.Glob(filepath.Join(texts, "*.txt"))
	check(err)
	oneCore(program, "`pdftotext -layout`'s text", work, list, layout)
	each := layout / time.Duration(len(some))
	allCores(program, work, *db, pdfs, each)
	size(program, *db)
	asking(program, *db, *rounds, each)
}

// spread takes n of a list, evenly.
func spread(list []string, n int) []string {
	if n >= len(list) {
		return list
	}
	out := make([]string, n)
	for i := range out {
		out[i] = list[i*len(list)/n]
	}
	return out
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "archive:", err)
		os.Exit(1)
	}
}

// layers runs pdftotext -layout over all papers, one after the other, and
// returns the processor time it took.
func layers(pdfs []string, into string) time.Duration {
	var took time.Duration
	for i, p := range pdfs {
		c := exec.Command("pdftotext", "-layout", p, filepath.Join(into, fmt.Sprintf("%06d.txt", i)))
		check(c.Run())
		took += processor(c)
	}
	row(fmt.Sprintf("`pdftotext -layout` on %d of the PDFs, one after the other", len(pdfs)), "%.1f papers per second of processor time", float64(len(pdfs))/took.Seconds())
	return took
}

// processor is the time a finished command took in user and system mode. Unlike
// the clock it does not depend on what else the machine does.
func processor(c *exec.Cmd) time.Duration {
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

func listed(dir, name string, files []string) string {
	path := filepath.Join(dir, name)
	check(os.WriteFile(path, []byte(strings.Join(files, "\n")), 0o644))
	return path
}

// oneCore imports what pdftotext took so much time for, on one core.
func oneCore(program, kind, work string, files []string, layout time.Duration) {
	c := run(program, listed(work, "one.list", files), filepath.Join(work, "one.db"), 1)
	check(os.Remove(filepath.Join(work, "one.db")))
	took := processor(c)
	row("import of the same "+kind+", one core", "%.1f papers per second of processor time = %.2f of `pdftotext`'s time", float64(len(files))/took.Seconds(), took.Seconds()/layout.Seconds())
}

// allCores imports the whole archive as a user would. each is pdftotext's time
// for one paper.
func allCores(program, work, db string, files []string, each time.Duration) {
	start := time.Now()
	c := run(program, listed(work, "all.list", files), db, runtime.NumCPU())
	clock := time.Since(start)
	took := processor(c)
	row(fmt.Sprintf("import of all %d PDFs, all cores", len(files)), "%.1f papers per second by the clock, %.1f of processor time = %.2f of `pdftotext`'s time; peak memory %d MB",
		float64(len(files))/clock.Seconds(), float64(len(files))/took.Seconds(), took.Seconds()/each.Seconds()/float64(len(files)), c.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10)
}

// run imports a list of files with so many cores and returns what ran. Papers
// that the program refuses are no failure of the measurement.
func run(program, list, db string, cores int) *exec.Cmd {
	in, err := os.Open(list)
	check(err)
	defer in.Close()
	c := exec.Command(program, "import", "--on-duplicate", "both", "--jobs", fmt.Sprint(cores), "--db", db, "-")
	c.Env = append(os.Environ(), fmt.Sprintf("GOMAXPROCS=%d", cores))
	c.Stdin = in
	_ = c.Run()
	if c.ProcessState == nil {
		check(fmt.Errorf("%s does not start", program))
	}
	return c
}

func size(program, db string) {
	st, err := os.Stat(db)
	check(err)
	var projects, indicators int64
	out, err := exec.Command(program, "query", "--db", db, "-f", "csv", "SELECT (SELECT count(*) FROM projects), (SELECT count(*) FROM indicators)").Output()
	check(err)
	_, err = fmt.Sscanf(strings.Split(string(out), "\n")[1], "%d,%d", &projects, &indicators)
	check(err)
	row("database", "%d projects, %d indicators, %d MB, %d bytes per indicator, search index included", projects, indicators, st.Size()>>20, st.Size()/max(indicators, 1))
}

// questions are asked as a user would, the start of the program included.
var questions = [][]string{
	{"search", "满意度"}, {"search", "服务对象满意度"}, {"search", "电"}, {"search", "--in", "name", "设备购置"}, {"search", "--year", "2024", "资金"},
	{"query", "-f", "csv", "SELECT 年度, 部门, count(*), sum(预算数_分) FROM 项目 GROUP BY 1, 2"},
	{"query", "-f", "csv", "预算最大的项目"},
	{"query", "-f", "csv", "满意度偏低"}, {"query", "-f", "csv", "-p", "年度=2024", "预算变动最大"},
	{"query", "-f", "csv", "SELECT 三级指标, count(*) FROM 绩效指标 GROUP BY 1 ORDER BY 2 DESC LIMIT 20"},
}

// asking measures every question. each is pdftotext's time for one paper.
func asking(program, db string, rounds int, each time.Duration) {
	for _, q := range questions {
		var clock, busy []time.Duration
		for range rounds {
			c := exec.Command(program, append([]string{q[0], "--db", db}, q[1:]...)...)
			start := time.Now()
			check(c.Run())
			clock, busy = append(clock, time.Since(start)), append(busy, processor(c))
		}
		slices.Sort(clock)
		slices.Sort(busy)
		row("`"+strings.Join(q, " ")+"`", "p50 %d ms, p95 %d ms by the clock; processor time p50 %d ms = %.2f of `pdftotext`'s time for one paper",
			clock[rounds/2].Milliseconds(), clock[rounds*95/100].Milliseconds(), busy[rounds/2].Milliseconds(), busy[rounds/2].Seconds()/each.Seconds())
	}
}

func row(name, format string, args ...any) {
	fmt.Printf("| %s | %s |\n", name, fmt.Sprintf(format, args...))
}
