package layout

import "math"

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
	return max(-mostCohesion, min(mostCohesion, score))
}
