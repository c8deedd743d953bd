package grid

import (
	"slices"

	"jixiao/budget"
)

// doubtText puts every cell in doubt that an issue of the page is about: marks
// left out because nothing says what they are, data that have changed or break
// off. Its text may not be what is printed there.
func doubtText(issues []budget.Issue, tables []lattice) {
	for _, issue := range issues {
		for i := range tables {
			tables[i].doubtWithin(issue.Where.Box, doubt{issue.Code, issue.Message})
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
