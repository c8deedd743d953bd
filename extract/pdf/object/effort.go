package object

// effort is what the check and repair of one file may still look at, in bytes.
// Files lie in ways that make the same bytes count again and again; a real file
// is looked at two or three times.
type effort int

const (
	effortBase   = 64 << 20
	effortFactor = 3
	effortMost   = 600 << 20
)

func newEffort(size int) *effort {
	e := effort(min(effortMost, effortBase+effortFactor*size))
	return &e
}

// spend takes n bytes and reports whether they were still there.
func (e *effort) spend(n int) bool {
	*e -= effort(n)
	return *e >= 0
}

// left bounds a result by what is left.
func (e *effort) left(limit int) int { return min(limit, max(int(*e), 0)) }
