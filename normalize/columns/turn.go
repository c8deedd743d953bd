package columns

import (
	"math"
	"sync"
)

// How a text stands to the one before it in the stream.
const (
	relLine  = iota // on the same line
	relFlow         // on the next line, no blank line between
	relBlank        // behind a blank line
	relPage         // on the next page
	relSoft         // on the same line, behind a blank that may stand inside a cell
	relApart        // behind a blank line, in a paper that parts the lines of a cell
	relations
)

func (r *reader) relation(a, b *token) int {
	switch {
	case a.page != b.page:
		return relPage
	case a.line == b.line && b.soft:
		return relSoft
	case a.line == b.line:
		return relLine
	case a.block == b.block:
		return relFlow
	}
	if r.apart {
		return relApart
	}
	return relBlank
}

// Directions from one column to the next text's.
const (
	toLeft = iota
	toSame
	toNext
	toRight
	directions
)

// Rows from one text to the next are told apart from leastStep to mostStep.
const (
	leastStep = -2
	mostStep  = 3
	rowSteps  = mostStep - leastStep + 1
)

// rare is the share of what was never counted.
const rare = 0.0003

// turnWeight is what the order of the stream counts beside what the texts say: it
// is the surer of the two.
const turnWeight = 1.5

// order holds the costs of going on from one lane to another, so many rows down.
type order [relations][lanes][lanes][rowSteps]float32

// counts are how often a paper's tables went from lane to lane.
type counts [relations][lanes][lanes][rowSteps]float32

// general are the orders before anything is known of a paper: the negative
// logarithms of each habit's shares.
var general = sync.OnceValue(func() (out [len(habits)]*order) {
	for i := range habits {
		out[i] = orderOf(&counts{}, &habits[i])
	}
	return out
})

// shareWeight is how many steps of a paper outweigh the general shares.
const shareWeight = 300

// orderOf are the costs in a paper of a habit whose tables were seen to go on like
// this: one producer sets all its tables alike, so that the same columns touch.
func orderOf(seen *counts, h *habit) *order {
	out := &order{}
	for rel := range out {
		for from := range out[rel] {
			total := float32(0)
			for to := range seen[rel][from] {
				for i := range seen[rel][from][to] {
					total += seen[rel][from][to][i]
				}
			}
			for to := range out[rel][from] {
				for i := range out[rel][from][to] {
					d := direction(from, to)
					prior := (h[rel][d][i] + rare) / float64(lanesTowards(from, d))
					share := (float64(seen[rel][from][to][i]) + shareWeight*prior) / (float64(total) + shareWeight)
					out[rel][from][to][i] = float32(-turnWeight * math.Log(share*float64(lanesTowards(from, d))))
				}
			}
		}
	}
	return out
}

// lanesTowards is how many lanes lie in a direction: the shares were counted for
// all of them together.
func lanesTowards(from, d int) int {
	n := 1
	switch d {
	case toLeft:
		n = from
	case toRight:
		n = lanes - from - 2
	}
	return max(n, 1)
}

func direction(from, to int) int {
	switch {
	case to < from:
		return toLeft
	case to == from:
		return toSame
	case to == from+1:
		return toNext
	}
	return toRight
}

// turn is the cost of going on from one lane to another, so many rows down.
func (o *order) turn(rel, from, to, rows int) float32 {
	return o[rel][from][to][rowStep(rows)]
}

func rowStep(rows int) int { return max(leastStep, min(mostStep, rows)) - leastStep }
