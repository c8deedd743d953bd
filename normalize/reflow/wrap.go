package reflow

// wrap follows the lines of one cell and charges lines that are not full though
// another follows, and lines that do not fit.
type wrap struct {
	width  float32 // of the column; 0 not known
	lo, hi float32 // of the line so far
	least  float32 // what the lines so far say of an unknown width
	most   float32
}

const (
	// slack forgives rounding of fonts and cell padding, in em.
	slack = 0.3
	// costNotFull is charged once for a line that ends before it is full, and
	// costPerEm for each em that is missing.
	costNotFull = 3.0
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

func newWrap(width float32) wrap { return wrap{width: width, most: farAway} }

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
	limit := w.width
	if limit == 0 {
		w.least = max(w.least, w.lo)
		limit = w.most
	}
	if over := w.lo - slack - limit; over > 0 {
		return min(mostTooWide, costTooWide+costPerEmOver*over)
	}
	return 0
}

// breakBefore charges a line end that the width does not explain.
func (w *wrap) breakBefore(next *fragment) float32 {
	width := w.width
	if width == 0 {
		width = w.least
		w.most = min(w.most, max(w.least, w.hi+next.unit))
	}
	missing := width - slack - (w.hi + next.unit)
	if missing > 0 {
		return min(mostNotFull, costNotFull+costPerEm*missing)
	}
	if width-slack > w.hi+next.char {
		return costWordMoved
	}
	return 0
}
