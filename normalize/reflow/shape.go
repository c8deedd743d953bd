package reflow

import (
	"jixiao/budget"
	"jixiao/normalize/columns"
	"jixiao/normalize/layout"
	"jixiao/normalize/vocab"
)

// otherShape hands texts that keep geometry (columns by spaces) or have lost
// the order of their cells (pdftotext's reading order) to the packages that
// read them; false when the text is in content-stream order, or in no shape
// that they know.
func otherShape(lines []budget.Line, v vocab.Vocabulary) ([]budget.Block, []budget.Issue, bool) {
	if columns.Recognise(lines, v) {
		blocks, issues := columns.Blocks(lines, v)
		return blocks, issues, true
	}
	return layout.Blocks(lines, v)
}
