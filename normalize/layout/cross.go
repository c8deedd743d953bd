package layout

// The tool keeps print that stands above each other on the page above each
// other on its lines, at least within one row: it only ever moves a line to the
// right as a whole block of print. So of two pieces on neighbouring lines of a
// row the one that starts further left stands in a column further left, or in
// the same one.

// Costs of pieces on two lines of a row that contradict that.
const (
	crossReach     = 3   // lines of a row that are compared: further off, blocks of print may differ
	costCross      = 4.0 // a column further right, but a start further left or the same
	costPassed     = 1.5 // the same, where the other piece touches what is left of it: its line is set closer
	costAside      = 1.5 // the same column, but one piece ends before the other starts
	costUnder      = 1.2 // two columns, but one under the other
	mostCross      = 12.0
	doubtCrossings = 6.0 // from here on a row is in doubt
)

// crossings is what the starts of a row's pieces say against their columns.
func crossings(lines [][]piece) float64 {
	cost := 0.0
	for k := range lines {
		for m := max(0, k-crossReach); m < k; m++ {
			cost += crossing(lines[m], lines[k])
		}
	}
	return min(mostCross, cost)
}

func crossing(above, below []piece) float64 {
	cost := 0.0
	for _, a := range above {
		for _, b := range below {
			left, right := a, b
			if a.col > b.col {
				left, right = b, a
			}
			switch {
			case left.col < right.col && left.start >= right.start && right.pulled:
				cost += costPassed
			case left.col < right.col && left.start >= right.start:
				cost += costCross
			case a.col == b.col && (a.end <= b.start || b.end <= a.start):
				cost += costAside
			case a.col != b.col && !a.pulled && !b.pulled && a.start < b.end && b.start < a.end:
				cost += costUnder
			}
		}
	}
	return cost
}

// crossed reports that the starts of a row's pieces contradict their columns, or
// that a piece stands under another column's print and not under its own.
func (g *grid) crossed(r *reader, s span) bool {
	var lines [][]piece
	for _, l := range g.cutsOf(s) {
		lines = append(lines, r.pieces(l.words, l.cols))
	}
	if crossings(lines) >= doubtCrossings {
		return true
	}
	for k, ps := range lines {
		for _, p := range ps {
			if g.isText(p.col) && !p.pulled && strayed(lines, k, p) {
				return true
			}
		}
	}
	return false
}

// strayed reports that piece p of line k shares no column of print with the
// other lines of its cell, but some with those of another cell near by.
func strayed(lines [][]piece, k int, p piece) bool {
	own, other := false, false
	for m, ps := range lines {
		if m == k {
			continue
		}
		for _, q := range ps {
			shared := q.start < p.end && p.start < q.end
			switch {
			case q.col == p.col && shared:
				return false
			case q.col == p.col:
				own = true
			case shared && !q.pulled && m >= k-crossReach && m <= k+crossReach:
				other = true
			}
		}
	}
	return own && other
}
