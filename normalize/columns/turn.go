package columns

import "math"

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

// shares is how often pdftotext goes from a text to the next one, by relation,
// direction and rows, as counted in renderings of invented papers by five producers
// (Chromium, LibreOffice, WeasyPrint, ReportLab, a plain writer). It follows from
// how poppler works and not from what the papers say: lines of one block come top
// down, left to right, and blocks stand row by row where cells are far apart,
// column by column where not.
var shares = [relations][directions][rowSteps]float64{
	relLine: {
		toLeft:  {0, 0, .004, .003, 0, 0},
		toSame:  {0, 0, .08, .001, 0, 0},
		toNext:  {.0018, .0058, .892, .0093, .0004, .0002},
		toRight: {.0002, .0002, .0033, 0, 0, 0},
	},
	relFlow: {
		toLeft:  {.0003, .0015, .1876, .0595, .0013, .0004},
		toSame:  {.0001, 0, .4374, .0771, .0012, .0003},
		toNext:  {.0005, .0011, .1719, .0074, .0001, .0001},
		toRight: {.0004, .0003, .0481, .0035, .0002, 0},
	},
	relBlank: {
		toLeft:  {.0087, .0043, .0172, .2278, .006, .0057},
		toSame:  {.0012, .0004, .0012, .016, .0101, .0068},
		toNext:  {.0201, .0173, .5884, .0024, .0007, .0008},
		toRight: {.013, .0057, .0455, .0005, .0003, .0004},
	},
	relPage: {
		toLeft:  {0, 0, .2374, .4798, .0202, .0404},
		toSame:  {0, 0, .1263, .0354, .0101, 0},
		toNext:  {0, 0, .0101, .0051, 0, 0},
		toRight: {0, 0, .0303, .0051, 0, 0},
	},
	relSoft: {
		toSame: {0, 0, .8341, 0, 0, 0},
		toNext: {0, .0045, .1614, 0, 0, 0},
	},
	relApart: {
		toLeft:  {.0011, .0023, .1461, .1495, .0057, .0023},
		toSame:  {0, 0, .0362, .0385, .0011, 0},
		toNext:  {.0113, .0193, .4983, 0, 0, 0},
		toRight: {.0079, .017, .0612, .0023, 0, 0},
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
