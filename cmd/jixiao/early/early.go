// Package early puts the first garbage collection off. A command lives for a
// moment: most end before a collection is worth its time. Go starts those
// packages first that import nothing but what stands at the bottom, so this is a
// package of its own: the start of all others would bring one about.
package early

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"
)

// The memory may grow to firstCollection. The limits after it keep long imports
// and papers of a thousand pages where they would be without.
const (
	firstCollection = 96 << 20
	gcPercent       = 400
	memoryLimit     = 160 << 20
)

// GOGC in the environment leaves the choice to the user.
var chosen = os.Getenv("GOGC") != ""

func init() {
	if !chosen {
		debug.SetGCPercent(-1)
		debug.SetMemoryLimit(firstCollection)
		watch()
	}
}

// watch has the first collection set the pace of those to come: it finds the
// sentinel, which nobody holds.
func watch() { runtime.SetFinalizer(&sentinel{}, collected) }

// sentinel holds a pointer: objects without one may share their memory with
// others and outlive them.
type sentinel struct{ _ *sentinel }

// byRoom says that the collection under way is the one of Room, which is not to
// count as the first.
var byRoom atomic.Bool

func collected(*sentinel) {
	if byRoom.CompareAndSwap(true, false) {
		watch()
		return
	}
	debug.SetMemoryLimit(memoryLimit)
	debug.SetGCPercent(gcPercent)
}

// Room prepares for work that takes a good deal of memory; only the first call
// does anything. It costs as much as reading five pages and saves a tenth of the
// time of what is larger.
func Room() {
	if !chosen {
		room()
	}
}

var room = sync.OnceFunc(makeRoom)
