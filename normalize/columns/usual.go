package columns

import "math"

// The tables of a paper say the same things: sources come again and again, and names
// and descriptions are made of the same lines. What a line is in the other tables, as
// they were read last, tells what it is in this one.

// inCell is how often a line begins a cell, goes on with one, ends it and is followed
// in it.
type inCell struct{ begins, goesOn, ends, wraps int }

// countPlaces notes where in their cells a table's lines stand.
func (r *reader) countPlaces(p *project) {
	p.places = map[string]inCell{}
	for c := range p.cells {
		for _, cell := range p.cells[c] {
			for k, i := range cell {
				f := p.ts[i].fold
				p.places[f] = p.places[f].at(k, len(cell))
				r.places[f] = r.places[f].at(k, len(cell))
			}
		}
	}
}

// at is the count with one more line, k of n.
func (x inCell) at(k, n int) inCell {
	if k == 0 {
		x.begins++
	} else {
		x.goesOn++
	}
	if k == n-1 {
		x.ends++
	} else {
		x.wraps++
	}
	return x
}

// Costs are logarithms of shares, times how much they count; before anything is seen
// each outcome counts as seen so many times.
const (
	columnWeight = 2.5
	columnPrior  = 0.5
	gainKnown    = 1.0 // a text that other tables have is no accident
	beginWeight  = 2.0
	endWeight    = 2.0
	placePrior   = 0.3
)

// usualColumn is what speaks against a column that other tables do not have a text
// in.
func (r *reader) usualColumn(p *project, t *token, c int) float64 {
	sum, here := 0.0, 0.0
	for i := range r.known {
		n := r.known[i][t.fold]
		if p.own[i][t.fold] {
			n--
		}
		sum += float64(n)
		if i == c {
			here = float64(n)
		}
	}
	if sum == 0 {
		return 0
	}
	share := (here + columnPrior) / (sum + textColumns*columnPrior)
	return -columnWeight*math.Log(textColumns*share) - gainKnown
}

// usualPlace is what speaks against a text beginning a cell, going on with one, ending
// it and being followed in it.
func (r *reader) usualPlace(p *project, t *token) {
	all, own := r.places[t.fold], p.places[t.fold]
	t.fresh, t.goesOn = odds(all.begins-own.begins, all.goesOn-own.goesOn, beginWeight)
	t.ends, t.wraps = odds(all.ends-own.ends, all.wraps-own.wraps, endWeight)
}

// odds are the costs of two outcomes that were seen a and b times.
func odds(a, b int, weight float64) (float64, float64) {
	if a+b == 0 {
		return 0, 0
	}
	share := (float64(a) + placePrior) / (float64(a+b) + 2*placePrior)
	return -weight * math.Log(2*share), -weight * math.Log(2*(1-share))
}
