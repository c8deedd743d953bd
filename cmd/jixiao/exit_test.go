package main

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestExitCodes: 0 done, 1 not done, 2 not understood; one line says why.
func TestExitCodes(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, c := range []struct {
		args string
		code int
	}{
		{"version", 0}, {"help", 0}, {"import --help", 0}, {"forms", 0}, {"schema", 0}, {"query --list", 0},
		{"extract none.pdf", 1}, {"import none.pdf", 1}, {"query 满意度偏低", 1}, {"search 水", 1}, {"status", 1}, {"retry", 1}, {"remove 1", 1},
		{"where 1", 1}, {"export -o x", 1}, {"inspect none.pdf", 1}, {"forms check none", 1}, {"forms --forms none", 1},
		{"", 2}, {"imprt", 2}, {"extract", 2}, {"extract a b", 2}, {"import --jobs x a", 2}, {"query --nope", 2}, {"search", 2}, {"search --limit -1 水", 2},
		{"remove", 2}, {"where", 2}, {"where a b c", 2}, {"export", 2}, {"inspect --page 0 a", 2}, {"forms chek", 2}, {"retry all", 2}, {"import --on-duplicate maybe a", 2},
	} {
		var out, errs bytes.Buffer
		code := run(strings.Fields(c.args), strings.NewReader(""), &out, &errs)
		if code != c.code {
			t.Errorf("jixiao %s: exit %d, want %d: %s", c.args, code, c.code, errs.String())
		}
		if code != 0 && (out.Len() > 0 || strings.Count(errs.String(), "\n") != 1) {
			t.Errorf("jixiao %s: want one line on stderr, nothing on stdout\n%s%s", c.args, out.String(), errs.String())
		}
		if code == 0 && errs.Len() > 0 {
			t.Errorf("jixiao %s: stderr %s", c.args, errs.String())
		}
	}
	if list, _ := os.ReadDir("."); len(list) > 0 {
		t.Errorf("commands that failed left %v behind", list)
	}
}
