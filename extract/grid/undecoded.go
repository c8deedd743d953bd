package grid

import (
	"slices"

	"jixiao/budget"
)

// undecodedGlyphs is the code of a page's issue about characters that were left
// out because nothing says what they are.
const undecodedGlyphs = "undecoded_glyphs"

// doubtUndecoded puts every cell in doubt that such characters stand in: its
// text is not all that is printed there.
func doubtUndecoded(issues []budget.Issue, tables []lattice) {
	for _, issue := range issues {
		if issue.Code != undecodedGlyphs {
			continue
		}
		for i := range tables {
			tables[i].doubtWithin(issue.Where.Box, doubtUnknown)
		}
	}
}

// doubtWithin puts the cells in doubt that a box reaches into.
func (t *lattice) doubtWithin(box budget.Box, d doubt) {
	for k := range t.cells {
		c := &t.cells[k]
		b := t.box(*c)
		if box[0] < b[2]-hang && b[0]+hang < box[2] && box[1] < b[3]-hang && b[1]+hang < box[3] && !slices.Contains(c.doubts, d) {
			c.doubts = append(c.doubts, d)
		}
	}
}
