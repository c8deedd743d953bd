package normalize

import (
	"jixiao/budget"
	"jixiao/normalize/forms"
)

// readers re-assemble the two kinds of documents. Tests replace them.
var (
	readText = func(lines []budget.Line, set *forms.Set) ([]budget.Block, []budget.Issue) {
		return lineBlocks(lines), nil
	}
	readPaper = func(doc budget.Document) ([]budget.Block, []budget.Issue) { return pageBlocks(doc), nil }
)

// assemble brings every document into one shape: lines and logical tables in
// reading order. Text has no tables until they are inferred; pages have them in
// pieces until they are joined.
func assemble(doc budget.Document, set *forms.Set) ([]budget.Block, []budget.Issue) {
	var blocks []budget.Block
	var issues []budget.Issue
	if doc.Format == "text" {
		blocks, issues = readText(documentLines(doc), set)
	} else {
		blocks, issues = readPaper(doc)
	}
	return blocks, append(append([]budget.Issue{}, doc.Issues...), issues...)
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

func lineBlocks(lines []budget.Line) []budget.Block {
	blocks := make([]budget.Block, len(lines))
	for i := range lines {
		blocks[i].Line = &lines[i]
	}
	return blocks
}

func pageBlocks(doc budget.Document) []budget.Block {
	var blocks []budget.Block
	for _, p := range doc.Pages {
		blocks = append(blocks, p.Blocks...)
	}
	return blocks
}
