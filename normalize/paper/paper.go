// Package paper makes one paper out of pages: running headers, footers and page
// numbers become furniture, and the pieces that page breaks have made of a table,
// of a row or of a single cell become one table, row and cell again.
//
// What decides is evidence with a name: the borders at the cut, what stands in
// the columns that no row leaves blank, and whether the last line before the cut
// was full. Where evidence contradicts itself nothing is joined and the cells
// say so.
package paper

import (
	"jixiao/budget"
	"jixiao/normalize/forms"
)

// Codes of the notes by which the page reader says what it saw where a page break
// may have cut a cell. They stand among the cells' doubts, are evidence here and
// leave the paper with this package.
const (
	openTop    = "open_top"    // the upper border of the first row was not painted
	openBottom = "open_bottom" // the lower border of the last row was not painted
	openRows   = "open_rows"   // the table reaches the page's end, and its rows have no borders
	noCell     = "no_cell"     // no cell stands in this corner of the grid
	lastLine   = "last_line"   // where the last printed line of a cell stands
)

// Labels know the printed labels of the forms.
type Labels interface {
	// StartField is the field whose label begins a record ("项目编码").
	StartField(text string) (string, bool)
	// GridField is the field named by a column label of the indicator grid:
	// "level1", "level2", "level3", "value", …
	GridField(text string) (string, bool)
}

// Blocks is the paper as one sequence of lines and logical tables, by the labels
// of the forms that ship with the program.
func Blocks(doc budget.Document) ([]budget.Block, []budget.Issue) {
	set, err := forms.Embedded()
	if err != nil {
		return nil, []budget.Issue{{Code: "forms", Message: err.Error()}}
	}
	return BlocksWith(doc, set)
}

// BlocksWith is Blocks by the labels of given forms. The document is not
// changed. Nothing is lost: furniture stays in the sequence as lines with
// Furniture set, repeated heading rows among them.
func BlocksWith(doc budget.Document, labels Labels) ([]budget.Block, []budget.Issue) {
	a := assembler{labels: labels, missing: map[int]bool{}}
	for _, n := range doc.Missing {
		a.missing[n] = true
	}
	pages := copyPages(doc.Pages)
	unboxRunning(pages, labels)
	markFurniture(pages, labels)
	for i := range pages {
		a.page(&pages[i])
	}
	a.close()
	a.verify()
	for _, t := range a.tables {
		a.emit(t)
	}
	return a.out, a.issues
}

// copyPages copies what this package changes: the lines, for their Furniture.
func copyPages(pages []budget.Page) []budget.Page {
	out := make([]budget.Page, len(pages))
	for i, p := range pages {
		out[i] = p
		out[i].Blocks = make([]budget.Block, len(p.Blocks))
		for k, b := range p.Blocks {
			if b.Line != nil {
				line := *b.Line
				b.Line = &line
			}
			out[i].Blocks[k] = b
		}
	}
	return out
}
