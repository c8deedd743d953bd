package reflow

import (
	"strings"

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
	if !columns.Recognise(someLines(lines), v) {
		return layout.Blocks(lines, v)
	}
	if p := inCellOrder(lines, v); p != nil {
		blocks, issues := p.blocks()
		return blocks, issues, true
	}
	blocks, issues := columns.Blocks(lines, v)
	return blocks, issues, true
}

// shapeLines is how many lines tell a text's shape: some 50 tables.
const shapeLines = 4000

// someLines are enough lines of a text to tell its shape by, from behind its first
// part.
func someLines(lines []budget.Line) []budget.Line {
	if len(lines) <= 2*shapeLines {
		return lines
	}
	from := len(lines) / 4
	return lines[from : from+shapeLines]
}

// mostForRow is the greatest cost of a row, on the average, of a text in cell
// order. Those with interleaved lines cost 1 to 5, texts of pdftotext 5 to 13.
const mostForRow = 5

// inCellOrder reads a text without form feeds, which pdftotext puts at each page's
// end, that has the column labels of as many tables in order as it has project
// codes, which not all forms have. Where the lines of its cells are interleaved they look torn all the same.
// It is nil when the reading is no good.
func inCellOrder(lines []budget.Line, v vocab.Vocabulary) *paper {
	if len(lines) == 0 || lines[len(lines)-1].Pos.Page > 1 {
		return nil
	}
	p := newPaper(lines, v)
	codes := map[string]bool{}
	for i := range p.s.frags {
		if t := strings.ToUpper(p.s.text(i)); budget.LooksLikeCode(t) {
			codes[t] = true
		}
	}
	if len(p.tables) == 0 || len(p.tables) < len(codes) {
		return nil
	}
	p.readGrids()
	rows, cost := 0, float32(0)
	for _, r := range p.found {
		rows, cost = rows+len(r.rows), cost+r.cost
	}
	if rows == 0 || cost > mostForRow*float32(rows) {
		return nil
	}
	return p
}
