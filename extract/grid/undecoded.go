package grid

import (
	"slices"

	"jixiao/budget"
)

// Codes of a page's issues that are about the text itself: characters left out
// because nothing says what they are, and data of which some bits have changed.
const (
	undecodedGlyphs = "undecoded_glyphs"
	wrongChecksum   = "wrong_checksum"
)

// doubtText puts every cell in doubt that such an issue is about: its text may
// not be what is printed there.
func doubtText(issues []budget.Issue, tables []lattice) {
	for _, issue := range issues {
		for _, d := range []doubt{doubtUnknown, doubtChanged} {
			if issue.Code != d.code {
				continue
			}
			for i := range tables {
				tables[i].doubtWithin(issue.Where.Box, d)
			}
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
