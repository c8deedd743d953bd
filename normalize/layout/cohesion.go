package layout

import (
	"math"

	lang "jixiao/normalize/words"
)

// cohesion knows which characters stand side by side in this paper: a wrap cuts
// words, a cell border does not.
type cohesion struct {
	pair  map[[2]rune]int
	first map[rune]int
	last  map[rune]int
	total float64
}

// Weights of the evidence that two characters give by being neighbours.
const (
	// pairPrior smooths counts of pairs: a paper is short, so a pair that was
	// never seen is weak evidence.
	pairPrior = 0.6
	// mostCohesion bounds what one pair may say.
	mostCohesion = 2.5
	// cohesionWeight: pairs in a template-made paper are not independent.
	cohesionWeight = 0.6
)

// newCohesion counts neighbours within words only: they surely belong together.
func newCohesion(lines [][]word) *cohesion {
	c := &cohesion{pair: map[[2]rune]int{}, first: map[rune]int{}, last: map[rune]int{}}
	for _, ws := range lines {
		for _, w := range ws {
			before := rune(0)
			for _, r := range w.text {
				if before != 0 {
					c.pair[[2]rune{before, r}]++
					c.first[before]++
					c.last[r]++
					c.total++
				}
				before = r
			}
		}
	}
	return c
}

// bonds are what the language says of two characters that a paper may not have side
// by side anywhere.
var bonds = [...]float64{lang.Loose: 0.4, lang.Close: 1, lang.Firm: 1.7, lang.Fixed: 2.5}

// unbound is what it says that neither words nor the paper have two characters side
// by side.
const unbound = 0.4

// between is positive when a and b look like neighbours within a word, negative
// when they do not.
func (c *cohesion) between(a, b rune) float64 {
	if c.total == 0 {
		return 0
	}
	expected := float64(c.first[a]) * float64(c.last[b]) / c.total
	seen := float64(c.pair[[2]rune{a, b}])
	// Unseen neighbours of rare characters say nothing.
	score := cohesionWeight * math.Log((seen+pairPrior)/(expected+pairPrior))
	switch bond := lang.Between(a, b); {
	case bond > lang.Apart:
		score = max(score, bonds[bond])
	case bond == lang.Apart && seen == 0:
		score -= unbound
	}
	return max(-mostCohesion, min(mostCohesion, score))
}
