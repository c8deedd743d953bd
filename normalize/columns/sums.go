package columns

import (
	"math/big"
	"slices"
	"strings"

	"jixiao/normalize/pattern"
)

// A sum of the head: its pieces, for a narrow cell breaks a long one.
type sum struct {
	ix       []int
	v        *big.Rat
	decimals int
}

// mostSums and mostSumPieces bound what is looked at before the grid's first cells.
const (
	mostSums      = 5
	mostSumPieces = 8
)

// sumPiece is a sum, or a piece of one.
var sumPiece = pattern.New(`^-?[\d,]*\d[\d,]*\.?\d*$|^\.\d+$`)

// fragment is what can only be a piece of a sum.
var fragment = pattern.New(`[.,]$|,\d{1,2}$|^\.|^0\d`)

// takeAmounts takes the total and its parts: the sums before the grid's first
// cells of which one is the other two together.
func (p *project) takeAmounts() {
	whole, pairs, torn := p.sums()
	total, a, b := parts(whole, false, nil)
	if total == nil {
		total, a = equal(whole, nil)
	}
	if t, x, y := inPieces(pairs, torn); t != nil && (len(torn) > 0 || t.decimals == centDigits && (total == nil || total.decimals == 1)) {
		total, a, b = t, x, y
	}
	if total == nil {
		total, a, b = parts(whole, true, nil)
	}
	if total == nil && len(whole) >= 2 && near(&whole[0], &whole[1], nil, true) {
		total, a = &whole[0], &whole[1]
		if a.v.Cmp(total.v) > 0 {
			total, a = a, total
		}
	}
	if total == nil && len(whole) >= 1 {
		total = &whole[0]
	}
	a, b = p.fiscalFirst(total, a, b)
	for i, s := range []*sum{total, a, b} {
		if s != nil {
			p.amounts[i] = use(p.ts, s.ix)
		}
	}
}

// centDigits is how many digits money has behind the point, if any: where all end
// after one, the next stands on another line.
const centDigits = 2

// sums are the sums before the grid's first cells, in printed order, the same with
// those that two pieces make, and the texts above the grid's that can only be pieces.
func (p *project) sums() (whole, pairs []sum, torn []int) {
	at := p.sumPieces()
	for _, k := range at {
		if fragment.MatchString(p.ts[k].fold) {
			if k < p.textStart() {
				torn = append(torn, k)
			}
		} else if s := p.sumOf(k); s != nil && len(whole) < mostSums {
			whole = append(whole, *s)
		}
	}
	pairs = slices.Clone(whole)
	for n, i := range at {
		for _, j := range at[n+1:] {
			if s := p.sumOf(i, j); s != nil && s.decimals > 0 {
				pairs = append(pairs, *s)
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b sum) int { return a.ix[0] - b.ix[0] })
	return whole, pairs, torn
}

// sumPieces are the first texts that may be sums or pieces of them.
func (p *project) sumPieces() (at []int) {
	for k := range p.ts {
		if len(at) < mostSumPieces && !p.ts[k].used && sumPiece.MatchString(p.ts[k].fold) && !p.besideProse(k) {
			at = append(at, k)
		}
	}
	return at
}

// sumOf is the sum that the texts make, nil if they make none.
func (p *project) sumOf(ix ...int) *sum {
	text := ""
	for _, k := range ix {
		text += p.ts[k].fold
	}
	whole, part, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	if !amountShape.MatchString(text) || len(whole) > 1 && whole[0] == '0' {
		return nil
	}
	v, ok := new(big.Rat).SetString(strings.ReplaceAll(text, ",", ""))
	if !ok {
		return nil
	}
	return &sum{ix, v, len(part)}
}

// hasDecimals reports a sum written like the paper's others.
func (s *sum) hasDecimals(n int) bool { return s.decimals == n || s.v.Sign() == 0 }

// inPieces finds a total and its parts, or a total and one part, of which some
// stand in pieces: all the pieces that can be nothing else.
func inPieces(list []sum, torn []int) (total, a, b *sum) {
	test := func(all ...*sum) bool {
		broken := 0
		for _, s := range all {
			if len(s.ix) > 1 {
				broken++
			}
		}
		return broken > 0 && !slices.ContainsFunc(torn, func(k int) bool {
			return !slices.ContainsFunc(all, func(s *sum) bool { return slices.Contains(s.ix, k) })
		})
	}
	if total, a, b = parts(list, false, test); total != nil {
		return total, a, b
	}
	total, a = equal(list, test)
	return total, a, nil
}

// equal finds a total and its only part, that pass the test if there is one.
func equal(list []sum, test func(...*sum) bool) (total, a *sum) {
	for i := range list {
		for j := i + 1; j < len(list); j++ {
			if t, u := &list[i], &list[j]; apartFrom(t, u) && t.v.Cmp(u.v) == 0 && t.decimals == u.decimals && (test == nil || test(t, u)) {
				return t, u
			}
		}
	}
	return nil, nil
}

// parts finds a total and its two parts, exact or rounded, that pass the test if
// there is one: those that stand together first.
func parts(list []sum, rounded bool, test func(...*sum) bool) (total, a, b *sum) {
	for _, x := range triples(len(list)) {
		t, u, w := &list[x[0]], &list[x[1]], &list[x[2]]
		if apartFrom(t, u, w) && near(t, u, w, rounded) && sameDecimals(t, u, w) && (test == nil || test(t, u, w)) {
			return t, u, w
		}
	}
	return nil, nil, nil
}

// apartFrom reports sums without a common piece.
func apartFrom(list ...*sum) bool {
	var all []int
	for _, s := range list {
		for _, k := range s.ix {
			if slices.Contains(all, k) {
				return false
			}
		}
		all = append(all, s.ix...)
	}
	return true
}

// sameDecimals reports sums written with equally many digits behind the point;
// nought may have none.
func sameDecimals(list ...*sum) bool {
	for _, s := range list[1:] {
		if !s.hasDecimals(list[0].decimals) {
			return false
		}
	}
	return true
}

// fiscalFirst puts the fiscal part first. A label on the same line says which it
// is. Else the first is; but all is fiscal more often than all is other.
func (p *project) fiscalFirst(total, a, b *sum) (fiscal, other *sum) {
	switch {
	case a == nil:
		return nil, nil
	case p.isOther(a) || p.isFiscal(b):
		return b, a
	case p.isFiscal(a) || p.isOther(b):
		return a, b
	case b != nil && a.v.Cmp(total.v) != 0 && b.v.Cmp(total.v) == 0:
		return b, a
	}
	return a, b
}

// isFiscal reports a sum between the labels of the two parts, as far as its line
// shows them.
func (p *project) isFiscal(s *sum) bool {
	return p.beside(s, roleFiscal, 1) || p.beside(s, roleOther, -1)
}

func (p *project) isOther(s *sum) bool { return p.beside(s, roleOther, 1) }

// beside reports a sum right behind the label on one line, or right before it.
func (p *project) beside(s *sum, role, side int) bool {
	ix := p.labels[role]
	if s == nil || len(ix) == 0 {
		return false
	}
	at := ix[len(ix)-1]
	if side < 0 {
		at = ix[0]
	}
	return s.ix[0] == at+side && p.ts[at].line == p.ts[s.ix[0]].line
}

// near reports that a total is the sum of its parts, each of them rounded or cut
// off in its last digit if so said; b may be nil.
func near(total, a, b *sum, rounded bool) bool {
	d := new(big.Rat).Sub(total.v, a.v)
	if b != nil {
		d.Sub(d, b.v)
	}
	unit := new(big.Rat)
	if rounded {
		unit.SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(total.decimals)), nil))
	}
	return d.Abs(d).Cmp(unit) <= 0
}

// triples are all ways to take a total and two parts, in printed order, from n
// sums: those that stand together first.
func triples(n int) (out [][3]int) {
	for wide := 2; wide < n; wide++ {
		for i := 0; i+wide < n; i++ {
			for j := i + 1; j < i+wide; j++ {
				k := i + wide
				out = append(out, [3]int{i, j, k}, [3]int{j, i, k}, [3]int{k, i, j})
			}
		}
	}
	return out
}

// besideProse reports a text on the same line as a long one: a sum in a sentence.
func (p *project) besideProse(k int) bool {
	for j := k - 1; j >= 0 && p.ts[j].line == p.ts[k].line; j-- {
		if p.ts[j].w >= proseHalf {
			return true
		}
	}
	for j := k + 1; j < len(p.ts) && p.ts[j].line == p.ts[k].line; j++ {
		if p.ts[j].w >= proseHalf {
			return true
		}
	}
	return false
}
