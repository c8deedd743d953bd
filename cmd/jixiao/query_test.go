package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestQueryThatCannotBeStopped: one call of a function over a huge text does not
// notice that its time is over; the command ends all the same.
func TestQueryThatCannotBeStopped(t *testing.T) {
	db := filepath.Join(t.TempDir(), "a.db")
	mustRun(t, "import", "--db", db, "testdata/paper.json")
	start := time.Now()
	var out, errs bytes.Buffer
	code := run([]string{"query", "--db", db, "--timeout", "200ms",
		"SELECT instr(printf('%.*c', 800000, 'a'), printf('%.*c', 400000, 'a') || 'b')"}, strings.NewReader(""), &out, &errs)
	if code != exitFailed || out.Len() > 0 || !strings.Contains(errs.String(), "超过时间限制") || time.Since(start) > 20*time.Second {
		t.Errorf("exit %d after %v, %q", code, time.Since(start), errs.String())
	}
}
