package reflow

// measure is what is known of a column's width, in em: a line of fits has room in
// it, a line of not has none. The zero measure knows nothing.
type measure struct{ fits, not float32 }

func (m measure) unknown() bool { return m == measure{} }

// tooWide charges a line of at least lo em that has no room in the column.
func (m measure) tooWide(lo float32) float32 {
	if over := lo - rounding - m.not; over > 0 {
		return min(mostTooWide, costTooWide+costPerEmOver*over)
	}
	return 0
}

// notFull charges a line that ends though full em, what stands on it and the
// next word, have room in the column.
func (m measure) notFull(full float32) float32 {
	if missing := m.fits - full; missing >= -rounding {
		return min(mostNotFull, costNotFull+costPerEm*max(0, missing))
	}
	return 0
}

// wrap follows the lines of one cell and charges lines that are not full though
// another follows, and lines that do not fit.
type wrap struct {
	width  measure // of the column
	lo, hi float32 // of the line so far
	seen   measure // what the lines so far say of an unknown width
}

const (
	// rounding forgives the sums of a line's widths, in em.
	rounding = 0.02
	// costNotFull is charged once for a line that ends before it is full, and
	// costPerEm for each em that is missing.
	costNotFull = 4.5
	costPerEm   = 1.5
	mostNotFull = 10.0
	// costTooWide is charged for a line that does not fit its column.
	costTooWide   = 3.0
	costPerEmOver = 3.0
	mostTooWide   = 14.0
	// costWordMoved: the line is only full because a word moved down whole.
	costWordMoved = 0.3
	// farAway is wider than any page, in em.
	farAway = 1000
)

func newWrap(width measure) wrap { return wrap{width: width, seen: measure{not: farAway}} }

func (w *wrap) begin(f *fragment) float32 {
	w.lo, w.hi = f.lo, f.hi
	return w.fit()
}

// add appends a fragment and returns what that costs.
func (w *wrap) add(f *fragment) float32 {
	if f.sep == sameLine {
		before := w.fit()
		w.lo, w.hi = w.lo+spaceChar.lo+f.lo, w.hi+spaceChar.hi+f.hi
		return w.fit() - before
	}
	cost := w.breakBefore(f)
	w.lo, w.hi = f.lo, f.hi
	return cost + w.fit()
}

// fit charges a line that is wider than the column.
func (w *wrap) fit() float32 {
	if !w.width.unknown() {
		return w.width.tooWide(w.lo)
	}
	w.seen.fits = max(w.seen.fits, w.lo)
	return w.seen.tooWide(w.lo)
}

// breakBefore charges a line end that the width does not explain.
func (w *wrap) breakBefore(next *fragment) float32 {
	width := w.width
	if width.unknown() {
		w.seen.not = min(w.seen.not, max(w.seen.fits, w.hi+next.unit))
		width = w.seen
	}
	if cost := width.notFull(w.hi + next.unit); cost > 0 {
		return cost
	}
	if width.fits > w.hi+next.char {
		return costWordMoved
	}
	return 0
}
