package columns

import (
	"math/big"
	"strings"
)

// mostAmounts bounds the sums looked at before the grid's first cells.
const mostAmounts = 5

// takeAmounts takes the total and its parts: the sums before the grid's first
// cells of which one is the other two together. Of two equal ones alone the
// second is the fiscal part, and the other is blank.
func (p *project) takeAmounts() {
	var at []int
	for k := range p.ts {
		if len(at) < mostAmounts && !p.ts[k].used && amountShape.MatchString(p.ts[k].fold) && !p.besideProse(k) {
			at = append(at, k)
		}
	}
	give := func(list ...int) {
		for i, k := range list {
			p.amounts[i] = use(p.ts, []int{k})
		}
	}
	for _, cents := range []int64{0, mostRounding} {
		for _, x := range triples(len(at)) {
			total, a, b := at[x[0]], at[x[1]], at[x[2]]
			if !p.near(total, a, b, cents) {
				continue
			}
			if p.sum(a).Cmp(p.sum(total)) != 0 && p.sum(b).Cmp(p.sum(total)) == 0 {
				a, b = b, a // all is fiscal more often than all is other
			}
			give(total, a, b)
			return
		}
	}
	if len(at) >= 2 && p.near(at[0], at[1], -1, mostRounding) {
		give(at[0], at[1])
	} else if len(at) >= 1 {
		give(at[0])
	}
}

// mostRounding is by how many hundredths a total and its parts differ where each
// was rounded.
const mostRounding = 2

// near reports that a total is the sum of its parts but for so many hundredths; b
// may be -1.
func (p *project) near(total, a, b int, cents int64) bool {
	d := new(big.Rat).Sub(p.sum(total), p.sum(a))
	if b >= 0 {
		d.Sub(d, p.sum(b))
	}
	return d.Abs(d).Cmp(big.NewRat(cents, 100)) <= 0
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

func (p *project) sum(k int) *big.Rat {
	x, ok := new(big.Rat).SetString(strings.ReplaceAll(p.ts[k].fold, ",", ""))
	if !ok {
		return new(big.Rat)
	}
	return x
}
