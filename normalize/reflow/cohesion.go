package reflow

import (
	"math"

	lang "jixiao/normalize/words"
)

// cohesion knows which characters stand side by side in this paper: a wrap cuts
// words, a cell border does not.
type cohesion struct {
	pair  map[uint64]int32
	first map[rune]int32
	last  map[rune]int32
	total float64
}

func pairKey(a, b rune) uint64 { return uint64(a)<<32 | uint64(uint32(b)) }

// newCohesion counts neighbours within fragments only: they surely belong together.
func newCohesion(s *stream) *cohesion {
	c := &cohesion{pair: map[uint64]int32{}, first: map[rune]int32{}, last: map[rune]int32{}}
	for _, f := range s.frags {
		r := s.runes[f.at : f.at+f.n]
		for k := 1; k < len(r); k++ {
			c.pair[pairKey(r[k-1], r[k])]++
			c.first[r[k-1]]++
			c.last[r[k]]++
			c.total++
		}
	}
	return c
}

const (
	// pairPrior smooths counts of pairs: a paper is short, so a pair that was
	// never seen is weak evidence.
	pairPrior = 0.6
	// mostCohesion bounds what one pair may say, in nats.
	mostCohesion = 3.0
	// cohesionWeight: pairs in a template-made paper are not independent.
	cohesionWeight = 0.8
)

// bonds are what the language says of two characters that a paper may not have
// side by side anywhere, in nats.
var bonds = [...]float64{lang.Loose: 0.5, lang.Close: 1.2, lang.Firm: 2, lang.Fixed: 3}

// between is positive when a and b look like neighbours within a word, negative
// when they do not, in nats.
func (c *cohesion) between(a, b rune) float32 {
	if c.total == 0 {
		return 0
	}
	expected := float64(c.first[a]) * float64(c.last[b]) / c.total
	seen := float64(c.pair[pairKey(a, b)])
	// Unseen neighbours of rare characters say nothing.
	score := cohesionWeight * math.Log((seen+pairPrior)/(expected+pairPrior))
	if bond := lang.Between(a, b); bond > lang.Apart {
		score = max(score, bonds[bond])
	}
	return float32(max(-mostCohesion, min(mostCohesion, score)))
}
