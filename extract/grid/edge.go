package grid

import (
	"cmp"
	"math"
	"slices"

	"jixiao/extract/mark"
)

// edge is a whole ruled line: at is its y and lo..hi its x for a horizontal
// one, the other way round for a vertical one.
type edge struct {
	at, lo, hi float64
	made       bool // not painted: rebuilt from witnesses
}

func (e edge) length() float64 { return e.hi - e.lo }

// covers reports whether the edge passes the coordinate x, give or take.
func (e edge) covers(x float64) bool {
	return e.lo-joinGap <= x && x <= e.hi+joinGap
}

// edges turns painted rules into whole lines, each direction sorted by at, then lo.
func edges(rules []mark.Rule) (h, v []edge) {
	for _, r := range rules {
		switch {
		case !finite(r.X0, r.Y0, r.X1, r.Y1):
		case r.Y0 == r.Y1:
			h = append(h, edge{at: r.Y0, lo: min(r.X0, r.X1), hi: max(r.X0, r.X1)})
		case r.X0 == r.X1:
			v = append(v, edge{at: r.X0, lo: min(r.Y0, r.Y1), hi: max(r.Y0, r.Y1)})
		}
	}
	return whole(h), whole(v)
}

func finite(xs ...float64) bool {
	for _, x := range xs {
		if math.IsNaN(x) || math.Abs(x) > 1e6 {
			return false
		}
	}
	return true
}

// whole snaps the pieces of one direction to common positions and joins them.
func whole(pieces []edge) []edge {
	slices.SortFunc(pieces, byAt)
	joined := pieces[:0]
	for len(pieces) > 0 {
		n := cluster(pieces)
		lane := pieces[:n]
		snap(lane)
		joined = append(joined, join(lane)...)
		pieces = pieces[n:]
	}
	return joined
}

func byAt(a, b edge) int {
	return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi))
}

// cluster counts the pieces at the head of a sorted list that are one line. A
// chain of near pieces ends at twice the tolerance.
func cluster(sorted []edge) int {
	for i := 1; i < len(sorted); i++ {
		at := sorted[i].at
		if at-sorted[i-1].at > snapTolerance || at-sorted[0].at > 2*snapTolerance {
			return i
		}
	}
	return len(sorted)
}

// snap moves a cluster to its mean, long pieces weighing more.
func snap(lane []edge) {
	sum, weight := 0.0, 0.0
	for _, e := range lane {
		w := e.length() + minEdge
		sum += e.at * w
		weight += w
	}
	for i := range lane {
		lane[i].at = sum / weight
	}
}

// join merges what overlaps or nearly touches, in place, and drops specks.
func join(lane []edge) []edge {
	slices.SortFunc(lane, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.hi, b.hi))
	})
	out := lane[:0]
	last := lane[0]
	for _, e := range lane[1:] {
		if e.lo <= last.hi+joinGap {
			last.hi = max(last.hi, e.hi)
			last.made = last.made && e.made
			continue
		}
		out = appendEdge(out, last)
		last = e
	}
	return appendEdge(out, last)
}

func appendEdge(out []edge, e edge) []edge {
	if e.length() < minEdge {
		return out
	}
	return append(out, e)
}
