package reflow

import (
	"jixiao/budget"
	"jixiao/normalize/layout"
	"jixiao/normalize/vocab"
)

// otherShape hands texts that keep geometry (columns by spaces, or reading
// order by position) to the package that reads them; false when the text is in
// content-stream order, or in no shape that package knows.
func otherShape(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue, bool) {
	return layout.Blocks(lines, v)
}
