package early

import (
	"os"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// pace reads the limit of memory and the percentage in force.
func pace() (limit, percent uint64) {
	s := []metrics.Sample{{Name: "/gc/gomemlimit:bytes"}, {Name: "/gc/gogc:percent"}}
	metrics.Read(s)
	return s[0].Value.Uint64(), s[1].Value.Uint64()
}

// What was in force before any test ran, and behind Room: tests may run many
// times.
var firstLimit, firstPercent, roomLimit, roomPercent uint64

func TestMain(m *testing.M) {
	firstLimit, firstPercent = pace()
	Room()
	time.Sleep(50 * time.Millisecond) // for what a collection brings about
	roomLimit, roomPercent = pace()
	os.Exit(m.Run())
}

// TestRoomIsNotTheFirst: the collection by which Room works changes no pace.
func TestRoomIsNotTheFirst(t *testing.T) {
	if os.Getenv("GOGC") != "" {
		t.Skip("GOGC is set: the choice is left to the user")
	}
	if roomLimit != firstCollection || roomPercent == gcPercent {
		t.Errorf("behind Room: limit %d, %d %%", roomLimit, roomPercent)
	}
}

// TestFirstCollection: until the first collection there is none before the
// memory has grown; it sets the pace of those to come.
func TestFirstCollection(t *testing.T) {
	if os.Getenv("GOGC") != "" {
		t.Skip("GOGC is set: the choice is left to the user")
	}
	if firstLimit != firstCollection || firstPercent == gcPercent {
		t.Errorf("at the start: limit %d, %d %%", firstLimit, firstPercent)
	}
	runtime.GC()
	for range 100 {
		if limit, percent := pace(); limit == memoryLimit && percent == gcPercent {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	limit, percent := pace()
	t.Errorf("after a collection: limit %d, %d %%", limit, percent)
}
