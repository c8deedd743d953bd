package columns

import "math"

// How a text stands to the one before it in the stream.
const (
	relLine  = iota // on the same line
	relFlow         // on the next line, no blank line between
	relBlank        // behind a blank line
	relPage         // on the next page
	relSoft         // on the same line, behind a blank that may stand inside a cell
	relations
)

func relation(a, b *token) int {
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

// shares is how often pdftotext goes from a text to the next one, by relation,
// direction and rows, as counted in renderings by three producers (Chromium,
// LibreOffice, a plain writer). It follows from how poppler works and not from
// what the papers say: lines of one block come top down, left to right, and
// blocks stand row by row where cells are far apart, column by column where not.
var shares = [relations][directions][rowSteps]float64{
	relLine: {
		toSame: {0, 0, .01, 0, 0, 0}, // the texts were cut apart at a blank within a cell
		toNext: {.0037, .0091, .9768, .0105, 0, 0},
	},
	relSoft: { // counted together with relLine; most are changes of fonts
		toSame: {0, 0, .8, 0, 0, 0},
		toNext: {.001, .002, .2, .002, 0, 0},
	},
	relFlow: {
		toLeft:  {.0004, .0009, .2099, .0619, .0016, .0006},
		toSame:  {.0001, 0, .3778, .0968, .0018, .0004},
		toNext:  {.0005, .0015, .1905, .0084, 0, 0},
		toRight: {0, .0002, .0434, .0033, 0, 0},
	},
	relBlank: {
		toLeft:  {.0126, .0056, .0152, .2313, .0058, .0081},
		toSame:  {.0025, .0009, .0008, .0154, .0146, .0096},
		toNext:  {.0280, .0189, .5494, .0024, .0009, .0013},
		toRight: {.0190, .0069, .0490, .0007, .0003, .0007},
	},
	relPage: {
		toLeft: {.01, .01, .3333, .3946, .0613, .1034},
		toSame: {.01, .01, .0268, .0307, .01, .0192},
		toNext: {.01, .01, .01, .01, .01, .01},
	},
}

// rare is the share of what was never counted.
const rare = 0.0003

// turnWeight is what the order of the stream counts beside what the texts say: it
// is the surer of the two.
const turnWeight = 1.5

// order holds the costs of going on from one lane to another, so many rows down.
type order [relations][lanes][lanes][rowSteps]float32

// counts are how often a paper's tables went from lane to lane.
type counts [relations][lanes][lanes][rowSteps]float32

// general is the order before anything is known of a paper: the negative
// logarithms of the shares.
var general = orderOf(&counts{})

// shareWeight is how many steps of a paper outweigh the general shares.
const shareWeight = 150

// orderOf are the costs in a paper whose tables were seen to go on like this: one
// producer sets all its tables alike, so that the same columns touch.
func orderOf(seen *counts) *order {
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
					prior := (shares[rel][d][i] + rare) / float64(lanesTowards(from, d))
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
