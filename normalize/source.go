package normalize

import (
	"jixiao/budget"
	"jixiao/normalize/forms"
	"jixiao/normalize/paper"
	"jixiao/normalize/reflow"
)

// assemble brings every document into one shape: lines and logical tables in
// reading order. Text has no tables until they are inferred; pages have them in
// pieces until they are joined.
// Whether letters and digits of a text were made half-width again is said too.
func assemble(doc budget.Document, set *forms.Set) (blocks []budget.Block, narrowed bool, issues []budget.Issue) {
	if doc.Format == "text" {
		blocks, issues = reflow.Blocks(documentLines(doc), set.Vocabulary())
		narrowed = narrow(blocks)
	} else {
		blocks, issues = paper.BlocksWith(doc, set)
	}
	return blocks, narrowed, append(append([]budget.Issue{}, doc.Issues...), issues...)
}

func documentLines(doc budget.Document) []budget.Line {
	var lines []budget.Line
	for _, p := range doc.Pages {
		for _, b := range p.Blocks {
			if b.Line != nil {
				lines = append(lines, *b.Line)
			}
		}
	}
	return lines
}
