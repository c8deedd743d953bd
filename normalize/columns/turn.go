package columns

import "math"

// How a text stands to the one before it in the stream.
const (
	relLine  = iota // on the same line
	relFlow         // on the next line, no blank line between
	relBlank        // behind a blank line
	relPage         // on the next page
	relations
)

func relation(a, b *token) int {
	switch {
	case a.page != b.page:
		return relPage
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

// turns are the costs of all steps: the negative logarithms of their shares.
var turns = func() (out [relations][directions][rowSteps]float32) {
	for rel := range out {
		for d := range out[rel] {
			for i := range out[rel][d] {
				out[rel][d][i] = float32(-turnWeight * math.Log(shares[rel][d][i]+rare))
			}
		}
	}
	return out
}()

// turn is the cost of going on from one lane to another, so many rows down.
func turn(rel, from, to, rows int) float32 {
	d := toRight
	switch {
	case to < from:
		d = toLeft
	case to == from:
		d = toSame
	case to == from+1:
		d = toNext
	}
	return turns[rel][d][max(leastStep, min(mostStep, rows))-leastStep]
}
