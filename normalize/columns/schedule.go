package columns

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"jixiao/normalize/pattern"
)

// takeSchedule takes months, and as many percentages around them as they are.
// The percentages are cumulative: they rise to 100.
func (p *project) takeSchedule() {
	var near []int
	for k := range p.ts {
		if !p.ts[k].used && monthPoint.MatchString(p.ts[k].fold) && !p.besideProse(k) {
			p.months = append(p.months, use(p.ts, p.monthAt(k)))
			near = append(near, k)
		}
	}
	slices.SortStableFunc(p.months, func(a, b []int) int { return p.month(a) - p.month(b) })
	shares := p.sharesNear(near, percent)
	if shares == nil {
		shares = p.sharesNear(near, bareShare)
	}
	for _, k := range shares {
		p.shares = append(p.shares, use(p.ts, []int{k}))
	}
}

// monthAt is the month at a text, with the end of it that stands on another line.
func (p *project) monthAt(k int) []int {
	if strings.HasSuffix(p.ts[k].fold, "底") {
		return []int{k}
	}
	for j := k + 1; j < min(len(p.ts), k+reach); j++ {
		if !p.ts[j].used && p.ts[j].fold == "底" {
			return []int{k, j}
		}
	}
	return []int{k}
}

// sharesNear are as many shares of that shape as there are months, the closest to
// them, ascending to 100; nil if there are none.
func (p *project) sharesNear(near []int, shape *pattern.Pattern) []int {
	near = slices.Clone(near)
	var shares []int
	for range p.months {
		k := p.nearest(near, shares, shape)
		if k < 0 {
			return nil
		}
		near, shares = append(near, k), append(shares, k)
	}
	slices.SortStableFunc(shares, func(a, b int) int { return p.share(a).Cmp(p.share(b)) })
	if n := len(shares); n == 0 || p.share(shares[n-1]).Cmp(big.NewRat(100, 1)) != 0 {
		return nil
	}
	return shares
}

// scheduleReach is how many texts of other cells may stand between a percentage
// and the rest of its rows.
const scheduleReach = 12

// nearest is the free share of that shape that stands closest to the texts at near; -1
// for none. One below a text counts as closer than one above it.
func (p *project) nearest(near, taken []int, shape *pattern.Pattern) int {
	best, at := 2*scheduleReach, -1
	for k := range p.ts {
		if p.ts[k].used || slices.Contains(taken, k) || !shape.MatchString(p.ts[k].fold) || p.besideProse(k) {
			continue
		}
		for _, n := range near {
			d := 2 * (k - n)
			if d < 0 {
				d = 1 - d
			}
			if d < best {
				best, at = d, k
			}
		}
	}
	return at
}

func (p *project) share(k int) *big.Rat {
	x, ok := new(big.Rat).SetString(strings.TrimSuffix(p.ts[k].fold, "%"))
	if !ok {
		return new(big.Rat)
	}
	return x
}

// month is the number of a point of the schedule.
func (p *project) month(ix []int) int {
	n, _ := strconv.Atoi(strings.TrimRight(p.ts[ix[0]].fold, "月底"))
	return n
}
