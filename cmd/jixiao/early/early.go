// Package early puts the first garbage collection off. A command lives for a
// moment: most end before a collection is worth its time, also the one that the
// start of all packages would bring about. Go starts those first that import
// nothing but what stands at the bottom, so this is a package of its own.
package early

import (
	"os"
	"runtime"
	"runtime/debug"
)

// The memory may grow to firstCollection. The limits after it keep long imports
// and papers of a thousand pages where they would be without.
const (
	firstCollection = 96 << 20
	gcPercent       = 400
	memoryLimit     = 160 << 20
)

// GOGC in the environment leaves the choice to the user.
func init() {
	if os.Getenv("GOGC") == "" {
		putOffCollection()
	}
}

// putOffCollection: the first collection finds the sentinel, which nobody
// holds, and sets the pace of those to come.
func putOffCollection() {
	debug.SetGCPercent(-1)
	makeRoom()
	debug.SetMemoryLimit(firstCollection)
	runtime.SetFinalizer(&sentinel{}, func(*sentinel) {
		debug.SetMemoryLimit(memoryLimit)
		debug.SetGCPercent(gcPercent)
	})
}

// sentinel holds a pointer: objects without one may share their memory with
// others and outlive them.
type sentinel struct{ _ *sentinel }
