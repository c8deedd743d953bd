package reflow

import (
	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// otherShape hands texts that keep geometry (columns by spaces, or reading
// order by position) to the room that reads them.
func otherShape(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue, bool) {
	return nil, nil, false
}
