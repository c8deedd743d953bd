package normalize

import (
	"slices"

	"jixiao/budget"
)

const (
	// maxStep, in em, is the largest distance of two lines that stand together.
	maxStep = 4.0
	// sameStep, in em, is how much the steps of one paragraph differ: by the
	// heights of the fonts that a line mixes.
	sameStep = 0.15
	// apartStep, in em, beyond the usual step separates paragraphs: the least that
	// people set is a quarter of a line.
	apartStep = 0.3
	// minSteps: fewer pairs of lines do not show the usual step.
	minSteps = 3
)

// spaced finds the lines that a space separates from the line above them. The
// usual step is the smallest that several pairs of lines share; a paper whose
// paragraphs follow each other without a space shows none.
func spaced(prose []proseLine) map[*budget.Line]bool {
	steps := make([]float64, len(prose))
	var known []float64
	for i := 1; i < len(prose); i++ {
		if steps[i] = step(prose[i-1].Line, prose[i].Line); steps[i] > 0 {
			known = append(known, steps[i])
		}
	}
	usual, ok := usualStep(known)
	apart := map[*budget.Line]bool{}
	for i := range prose {
		if ok && steps[i] > usual+apartStep {
			apart[prose[i].Line] = true
		}
	}
	return apart
}

// step is the distance between two lines of one size on one page, in em, by their
// lower edges; 0 where nothing can be said.
func step(above, below *budget.Line) float64 {
	if above.Size <= 0 || above.Size != below.Size || above.Pos.Page != below.Pos.Page {
		return 0
	}
	d := (below.Pos.Box[3] - above.Pos.Box[3]) / above.Size
	if d < 0 || d > maxStep {
		return 0
	}
	return d
}

// usualStep is the smallest step that minSteps pairs share.
func usualStep(steps []float64) (float64, bool) {
	slices.Sort(steps)
	for i := 0; i+minSteps <= len(steps); i++ {
		if steps[i+minSteps-1]-steps[i] <= sameStep {
			return steps[i+minSteps-1], true
		}
	}
	return 0, false
}
