package grid

import (
	"cmp"
	"slices"
)

// component is a set of edges that cross or touch: one ruled figure, usually a
// table, or several tables that touch.
type component struct {
	h, v      []edge
	builtSide bool // a missing left or right border was rebuilt from witnesses
}

// components groups edges that cross. Horizontal edges that no vertical one
// touches are loose: underlines and separators, or the rules of an open table;
// vertical ones that
// share both ends are the sides of a row whose upper and lower borders a page
// break has left out.
func components(h, v []edge) (all []component, loose []edge) {
	set := newSets(len(h) + len(v))
	crossed := make([]bool, len(h)+len(v))
	for i, e := range h {
		first, _ := slices.BinarySearchFunc(v, e.lo-joinGap, func(x edge, at float64) int { return cmp.Compare(x.at, at) })
		for j := first; j < len(v) && v[j].at <= e.hi+joinGap; j++ {
			if v[j].covers(e.at) {
				set.union(i, len(h)+j)
				crossed[i], crossed[len(h)+j] = true, true
			}
		}
	}
	all = collect(h, v, set, crossed)
	var sides []edge
	for j, e := range v {
		if !crossed[len(h)+j] {
			sides = append(sides, e)
		}
	}
	for i, e := range h {
		if !crossed[i] {
			loose = append(loose, e)
		}
	}
	for i := range all {
		sides = all[i].adopt(sides)
	}
	return append(all, sidesOnly(sides)...), loose
}

// adopt takes those verticals that nothing crosses but that run as far as the
// component does: the sides of a merged cell that fills the whole page, whose
// neighbours' rows end at its border. It returns the rest.
func (c *component) adopt(loose []edge) []edge {
	lo, hi := c.v[0].lo, c.v[0].hi
	for _, e := range c.v {
		lo, hi = min(lo, e.lo), max(hi, e.hi)
	}
	var rest []edge
	for _, e := range loose {
		if abs(e.lo-lo) <= snapTolerance && abs(e.hi-hi) <= snapTolerance {
			c.v = append(c.v, e)
		} else {
			rest = append(rest, e)
		}
	}
	slices.SortFunc(c.v, byAt)
	return rest
}

// collect lists the components in order of their first edge.
func collect(h, v []edge, set sets, crossed []bool) []component {
	index := make(map[int]int, 4)
	var all []component
	at := func(i int) *component {
		root := set.find(i)
		k, ok := index[root]
		if !ok {
			k = len(all)
			index[root] = k
			all = append(all, component{})
		}
		return &all[k]
	}
	for i, e := range h {
		if crossed[i] {
			c := at(i)
			c.h = append(c.h, e)
		}
	}
	for j, e := range v {
		if crossed[len(h)+j] {
			c := at(len(h) + j)
			c.v = append(c.v, e)
		}
	}
	return all
}

// minSides is how many parallel verticals of equal ends make a row without
// borders above and below: two could be ornaments, three enclose a label and
// its text.
const minSides = 3

// sidesOnly finds rows of which only the vertical rules are painted: the middle
// piece of a row that runs over three pages.
func sidesOnly(loose []edge) []component {
	slices.SortFunc(loose, func(a, b edge) int {
		return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(a.at, b.at))
	})
	var found []component
	for len(loose) > 0 {
		n := 1
		for n < len(loose) && loose[n].lo-loose[0].lo <= snapTolerance {
			n++
		}
		if c, ok := sides(loose[:n]); ok {
			found = append(found, c)
		}
		loose = loose[n:]
	}
	return found
}

// sides makes a component of verticals with a common upper end, if enough of
// them share the lower end too.
func sides(group []edge) (component, bool) {
	low := longestEnd(group)
	var v []edge
	for _, e := range group {
		if abs(e.hi-low) <= snapTolerance {
			v = append(v, e)
		}
	}
	if len(v) < minSides {
		return component{}, false
	}
	slices.SortFunc(v, byAt)
	left, right := v[0].at, v[len(v)-1].at
	return component{
		h: []edge{{at: v[0].lo, lo: left, hi: right, made: true}, {at: low, lo: left, hi: right, made: true}},
		v: v,
	}, true
}

// longestEnd is the most frequent lower end among the edges.
func longestEnd(group []edge) float64 {
	best, votes := group[0].hi, 0
	for _, a := range group {
		n := 0
		for _, b := range group {
			if abs(a.hi-b.hi) <= snapTolerance {
				n++
			}
		}
		if n > votes {
			best, votes = a.hi, n
		}
	}
	return best
}

// sets is a union-find forest.
type sets []int32

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = int32(i)
	}
	return s
}

func (s sets) find(i int) int {
	for int(s[i]) != i {
		s[i] = s[s[i]]
		i = int(s[i])
	}
	return i
}

// roots counts the sets.
func (s sets) roots() int {
	n := 0
	for i, up := range s {
		if int(up) == i {
			n++
		}
	}
	return n
}

// union keeps the smaller index as root, so that results do not depend on order.
func (s sets) union(a, b int) {
	a, b = s.find(a), s.find(b)
	s[max(a, b)] = int32(min(a, b))
}

func abs(x float64) float64 {
	if x < 0 {
		return -x
	}
	return x
}
