// Command jixiao turns published budget-performance papers (绩效目标公开) into
// rows: it reads them, keeps them in a database and answers questions.
package main

import (
	"os"
	"runtime/debug"
)

// A command lives for a moment: collecting garbage less often saves a sixth of
// its time, and the limit keeps the memory of long imports where it was.
const (
	gcPercent   = 400
	memoryLimit = 160 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(memoryLimit)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
