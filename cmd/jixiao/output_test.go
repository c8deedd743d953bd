package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func write(text string) func(*os.File) error {
	return func(f *os.File) error {
		_, err := f.WriteString(text)
		return err
	}
}

// TestWriteFileReplacesOnlyFiles: a pipe stays a pipe, a link a link, and a
// database is never overwritten with a report.
func TestWriteFileReplacesOnlyFiles(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }

	if err := writeFile(at("new.txt"), write("甲")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("new.txt", at("link")); err != nil {
		t.Skip(err)
	}
	if err := writeFile(at("link"), write("乙")); err != nil {
		t.Fatal(err)
	}
	if text, err := os.ReadFile(at("new.txt")); err != nil || string(text) != "乙" || !isLink(at("link")) {
		t.Errorf("through the link: %q, %v", text, err)
	}

	if err := syscall.Mkfifo(at("pipe"), 0o600); err != nil {
		t.Skip(err)
	}
	got := make(chan string)
	go func() {
		f, err := os.Open(at("pipe"))
		if err != nil {
			got <- err.Error()
			return
		}
		text, _ := io.ReadAll(f)
		got <- string(text)
	}()
	if err := writeFile(at("pipe"), write("丙")); err != nil {
		t.Fatal(err)
	}
	if text := <-got; text != "丙" {
		t.Errorf("through the pipe: %q", text)
	}

	mustRun(t, "import", "--db", at("a.db"), "testdata/paper.json")
	if err := writeFile(at("a.db"), write("丁")); err == nil || !strings.Contains(err.Error(), "是数据库，不能用结果覆盖") {
		t.Errorf("over a database: %v", err)
	}
	if err := writeFile(dir, write("戊")); err == nil || !strings.Contains(err.Error(), "是文件夹") {
		t.Errorf("over a folder: %v", err)
	}
	mustRun(t, "status", "--db", at("a.db"))
	if left, _ := filepath.Glob(at(".jixiao-*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}
