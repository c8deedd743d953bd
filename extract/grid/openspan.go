package grid

// Merged cells of the leading columns have no rules of their own either: where
// cells are centred, a merged one's text stands in the middle of its rows; where
// they begin at the top, it stands beside the first of them.

// spanError, in em, is how far the text of a merged cell may stand from the middle
// of its rows.
const spanError = 0.6

// rowSpan is a run of rows from ≤ r < to, with text or without.
type rowSpan struct{ from, to int }

// spans divides the rows, whose borders are y, among the texts of one column, top
// down. openAbove and openBelow say that the first and last cell may go on beyond
// the page.
func spans(texts []chain, y []float64, middle, openAbove, openBelow bool) ([]rowSpan, bool) {
	rows := len(y) - 1
	if len(texts) == 0 && openAbove {
		return []rowSpan{{0, rows}}, true
	}
	if out, ok := oneEach(texts, y); ok {
		return out, true
	}
	if !middle {
		return spansFromTop(texts, y, openAbove)
	}
	var out []rowSpan
	from := 0
	for i, t := range texts {
		to, ok := centredEnd(t, y, from)
		if !ok && i == 0 && openAbove {
			from, to, ok = restAbove(t, y)
			if ok && from > 0 {
				out = append(out, rowSpan{0, from})
			}
		}
		if i == len(texts)-1 && openBelow && t.middle() > y[from] {
			to, ok = rows, true
		}
		if !ok {
			return nil, false
		}
		out = append(out, rowSpan{from, to})
		from = to
	}
	return out, from == rows && len(texts) > 0
}

// oneEach: every row has a text of its own, within its borders.
func oneEach(texts []chain, y []float64) ([]rowSpan, bool) {
	if len(texts) != len(y)-1 {
		return nil, false
	}
	var out []rowSpan
	for i, t := range texts {
		if t.first.base < y[i] || t.last.base > y[i+1] {
			return nil, false
		}
		out = append(out, rowSpan{i, i + 1})
	}
	return out, true
}

// centredEnd finds the end of the rows from a given one on that the text stands in
// the middle of.
func centredEnd(t chain, y []float64, from int) (int, bool) {
	best, found := spanError*t.first.size, -1
	for to := from + 1; to < len(y); to++ {
		if d := abs((y[from]+y[to])/2 - t.middle()); d <= best {
			best, found = d, to
		}
	}
	return found, found > 0
}

// restAbove finds where a text's rows begin below those of a cell that has begun on
// the page before.
func restAbove(t chain, y []float64) (from, to int, ok bool) {
	for from = 1; from < len(y)-1; from++ {
		if to, ok = centredEnd(t, y, from); ok {
			return from, to, true
		}
	}
	return 0, 0, false
}

// spansFromTop: every text begins at the height of its first row.
func spansFromTop(texts []chain, y []float64, openAbove bool) ([]rowSpan, bool) {
	var out []rowSpan
	for i, t := range texts {
		from := interval(y, t.first.base)
		switch n := len(out); {
		case n > 0 && out[n-1].from >= from, i == 0 && from > 0 && !openAbove:
			return nil, false
		case n > 0:
			out[n-1].to = from
		case from > 0:
			out = append(out, rowSpan{0, from})
		}
		out = append(out, rowSpan{from, len(y) - 1})
	}
	return out, len(out) > 0
}
