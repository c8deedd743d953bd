// Command jixiao turns published budget-performance papers (绩效目标公开) into
// rows: it reads them, keeps them in a database and answers questions.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// A command lives for a moment: most end before the first garbage collection is
// worth its time, so that is put off. The limit keeps the memory of long imports
// and papers of a thousand pages where it was.
const (
	firstCollection = 96 << 20
	gcPercent       = 400
	memoryLimit     = 160 << 20
)

func main() {
	if os.Getenv("GOGC") == "" {
		putOffCollection()
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// putOffCollection lets the memory grow to firstCollection. The first collection
// finds the sentinel, which nobody holds, and sets the pace of those to come.
func putOffCollection() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(firstCollection)
	runtime.SetFinalizer(&sentinel{}, func(*sentinel) {
		debug.SetMemoryLimit(memoryLimit)
		debug.SetGCPercent(gcPercent)
	})
}

// sentinel holds a pointer: objects without one may share their memory with
// others and outlive them.
type sentinel struct{ _ *sentinel }
