package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"jixiao/store"
)

// asChild marks a process of this test that is to be the program itself.
const asChild = "JIXIAO_TEST_CHILD"

// jixiao is the program as a process of its own.
func jixiao(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(self, args...)
	c.Dir, c.Env = dir, append(os.Environ(), asChild+"=1")
	return c
}

// manyPapers writes n small papers that differ.
func manyPapers(t *testing.T, dir string, n int) {
	t.Helper()
	paper, err := os.ReadFile("testdata/paper.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "in"), 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		text := bytes.ReplaceAll(paper, []byte("青石县"), []byte(fmt.Sprintf("第%d县", i)))
		text = bytes.ReplaceAll(text, []byte(`"310001"`), []byte(fmt.Sprintf(`"31%04d"`, i)))
		if err := os.WriteFile(filepath.Join(dir, "in", fmt.Sprintf("%03d.json", i)), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// content is everything a database says but when it was told and in how many
// runs.
func content(t *testing.T, path string) string {
	t.Helper()
	relations, err := store.Schema()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range relations {
		if strings.HasPrefix(r.Name, "import_") || r.Name == "导入记录" {
			continue
		}
		columns := []string{}
		for _, c := range r.Columns {
			if c != "imported_at" && c != "导入时间" {
				columns = append(columns, `"`+c+`"`)
			}
		}
		var out, errs bytes.Buffer
		sql := fmt.Sprintf(`SELECT %s FROM "%s"`, strings.Join(columns, ","), r.Name)
		if code := run([]string{"query", "--db", path, "-f", "csv", sql}, nil, &out, &errs); code != 0 {
			t.Fatalf("%s: %s", r.Name, errs.String())
		}
		fmt.Fprintf(&b, "%s\n%s", r.Name, out.String())
	}
	return b.String()
}

// TestKilledImportsResume: whenever the process dies, what it had reported is
// there, nothing half, and the next run brings the database to where an
// undisturbed one is.
func TestKilledImportsResume(t *testing.T) {
	const papers, kills = 150, 12
	dir := t.TempDir()
	manyPapers(t, dir, papers)
	start := time.Now()
	if out, err := jixiao(t, dir, "import", "--db", "calm.db", "in").CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	calm := time.Since(start)
	want := content(t, filepath.Join(dir, "calm.db"))
	chance := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 1))
	killed := 0
	for range kills {
		var out bytes.Buffer
		c := jixiao(t, dir, "import", "--json", "--db", "killed.db", "in")
		c.Stdout = &out
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(chance.Int64N(int64(calm) / 3)))
		c.Process.Kill()
		if c.Wait() != nil {
			killed++
		}
		checkReported(t, filepath.Join(dir, "killed.db"), out.String())
	}
	if out, err := jixiao(t, dir, "import", "--db", "killed.db", "in").CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	if got := content(t, filepath.Join(dir, "killed.db")); got != want {
		t.Error("the resumed database differs from the undisturbed one")
	}
	t.Logf("killed %d of %d times", killed, kills)
}

// checkReported: every document that was reported as imported is stored whole.
func checkReported(t *testing.T, path, report string) {
	t.Helper()
	reported := strings.Count(report, `"outcome":"imported"`) + strings.Count(report, `"outcome":"unchanged"`)
	if reported == 0 {
		return
	}
	var out, errs bytes.Buffer
	if code := run([]string{"query", "--db", path, "-f", "csv",
		"SELECT count(*), sum(项目数 = 2), sum(指标数 = 3) FROM 文档"}, nil, &out, &errs); code != 0 {
		t.Fatal(errs.String())
	}
	var stored, projects, indicators int
	line := strings.Split(out.String(), "\n")[1]
	if _, err := fmt.Sscanf(line, "%d,%d,%d", &stored, &projects, &indicators); err != nil {
		t.Fatal(line, err)
	}
	if stored < reported || projects != stored || indicators != stored {
		t.Errorf("%d reported, %d stored, %d and %d of them whole", reported, stored, projects, indicators)
	}
}

// TestTwoImportsAtOnce: both end well, and the database is that of one.
func TestTwoImportsAtOnce(t *testing.T) {
	dir := t.TempDir()
	manyPapers(t, dir, 80)
	var both []*exec.Cmd
	for range 2 {
		c := jixiao(t, dir, "import", "--db", "a.db", "in")
		c.Stderr = os.Stderr
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		both = append(both, c)
	}
	for _, c := range both {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if out, err := jixiao(t, dir, "import", "--db", "one.db", "in").CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	if content(t, filepath.Join(dir, "a.db")) != content(t, filepath.Join(dir, "one.db")) {
		t.Error("two imports at once left something else than one")
	}
}

// TestInterrupt: SIGINT completes what is under way, says how to go on, exits 1.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	manyPapers(t, dir, 300)
	c := jixiao(t, dir, "import", "--json", "--db", "a.db", "in")
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	one := make([]byte, 1)
	if _, err := out.Read(one); err != nil { // the first file is done
		t.Fatal(err)
	}
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	var rest bytes.Buffer
	rest.ReadFrom(out)
	if err := c.Wait(); err == nil || !strings.Contains(errs.String(), "再次运行同样的命令会接着做") {
		t.Errorf("%v, %s", err, errs.String())
	}
	checkReported(t, filepath.Join(dir, "a.db"), "{"+rest.String())
}
