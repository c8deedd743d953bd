// Archive measures the program on an archive of many papers: the import of PDF
// and text against what pdftotext alone takes for the same files in the same
// run, the size of the database, the memory, and the times of typical queries
// and searches.
//
//	scripts/bench.sh archive [PAPERS]
//
// builds ./jixiao, invents the papers and prints a table in Markdown.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"syscall"
	"time"
)

func main() {
	bin := flag.String("bin", "./jixiao", "the program")
	dir := flag.String("papers", "", "folder of papers: */plain.pdf")
	rounds := flag.Int("rounds", 20, "how often each query is asked")
	flag.Parse()
	program, err := filepath.Abs(*bin)
	check(err)
	work, err := os.MkdirTemp("", "archive-")
	check(err)
	defer os.RemoveAll(work)
	pdfs, err := filepath.Glob(filepath.Join(*dir, "*", "plain.pdf"))
	check(err)
	if len(pdfs) == 0 {
		check(fmt.Errorf("no papers in %q", *dir))
	}
	fmt.Printf("%d cores, %s, %d papers\n\n| | |\n|---|---|\n", runtime.NumCPU(), runtime.GOARCH, len(pdfs))
	db := filepath.Join(work, "pdf.db")
	texts := filepath.Join(work, "text")
	check(os.Mkdir(texts, 0o755))
	layout := layers(pdfs, texts)
	importing(program, "PDF", db, listed(work, "pdf.list", pdfs), len(pdfs), layout)
	list, err := filepath.Glob(filepath.Join(texts, "*.txt"))
	check(err)
	importing(program, "text", filepath.Join(work, "text.db"), listed(work, "text.list", list), len(list), layout)
	size(program, db)
	asking(program, db, *rounds)
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
	row("`pdftotext -layout` on the same PDFs, one after the other", "%.1f papers per second of processor time", float64(len(pdfs))/took.Seconds())
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

// importing imports on one core, for the ratio, and on all, for the user.
func importing(program, kind, db, list string, n int, layout time.Duration) {
	one := processor(run(program, list, db+".one", 1))
	start := time.Now()
	all := run(program, list, db, runtime.NumCPU())
	clock := time.Since(start)
	row("import of "+kind+", one core", "%.1f papers per second of processor time = %.2f of `pdftotext`'s time", float64(n)/one.Seconds(), one.Seconds()/layout.Seconds())
	row("import of "+kind+", all cores", "%.1f papers per second by the clock, peak memory %d MB", float64(n)/clock.Seconds(), all.ProcessState.SysUsage().(*syscall.Rusage).Maxrss>>10)
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
	{"search", "满意度"}, {"search", "维修"}, {"search", "电"}, {"search", "--in", "name", "设备购置"}, {"search", "--year", "2024", "资金"},
	{"query", "-f", "csv", "SELECT 年度, 部门, count(*), sum(预算数_分) FROM 项目 GROUP BY 1, 2"},
	{"query", "-f", "csv", "SELECT * FROM 项目 ORDER BY 预算数_元 DESC LIMIT 20"},
	{"query", "-f", "csv", "满意度偏低"}, {"query", "-f", "csv", "-p", "年度=2024", "未量化指标"},
	{"query", "-f", "csv", "SELECT 三级指标, count(*) FROM 绩效指标 GROUP BY 1 ORDER BY 2 DESC LIMIT 20"},
}

func asking(program, db string, rounds int) {
	for _, q := range questions {
		var times []time.Duration
		for range rounds {
			args := append([]string{q[0], "--db", db}, q[1:]...)
			start := time.Now()
			check(exec.Command(program, args...).Run())
			times = append(times, time.Since(start))
		}
		sort.Slice(times, func(i, j int) bool { return times[i] < times[j] })
		row("`"+strings.Join(q, " ")+"`", "p50 %d ms, p95 %d ms", times[len(times)/2].Milliseconds(), times[len(times)*95/100].Milliseconds())
	}
}

func row(name, format string, args ...any) {
	fmt.Printf("| %s | %s |\n", name, fmt.Sprintf(format, args...))
}
