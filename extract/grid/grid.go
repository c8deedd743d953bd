// Package grid makes lines and ruled tables out of the glyphs and rules of one
// page. It is a chain of pure functions:
//
//	rules → edges (snapped, joined) → components → lattices (cells with spans)
//	loose rules + glyphs → lattices of open tables, all in doubt
//	glyphs → owners (cells, or the page) → lines of text → blocks
//
// Text never decides where a ruled cell ends: rules do. What is in doubt is said on
// the cell (budget.Cell.Doubts), and every glyph is accounted for in a ledger.
package grid

import (
	"slices"

	"jixiao/budget"
	"jixiao/extract/mark"
)

// Sheet is what one page came to: its blocks from top to bottom, where every
// glyph went, and what a reader should know.
type Sheet struct {
	Blocks []budget.Block
	Ledger budget.Ledger
	Issues []budget.Issue
}

// Codes of the notes, kept among a cell's doubts, by which it says what the page
// shows where a page break may have cut it. The paper's joiner reads them as
// evidence and takes them away.
const (
	OpenTop    = "open_top"    // in the first row, and its upper border was not painted
	OpenBottom = "open_bottom" // in the last row, and its lower border was not painted
	OpenRows   = "open_rows"   // in the last row of a table that reaches the page's end and has no rules between rows
	NoCell     = "no_cell"     // an empty corner of the figure that holds no cell
	LastLine   = "last_line"   // in the last row: Where is the box of the last printed line
)

// Read makes lines and tables of one page. The boxes of a placed text are those
// of its glyphs; a blank cell has the box of its borders, which for all cells
// can be read from Table.X and Table.Y. A page whose text lies on its side is
// turned first, see Upright.
func Read(page mark.Page) Sheet {
	page = Upright(page)
	stray, glyphs := setAside(page.Glyphs)
	tables, loose, issues := lattices(page)
	tables = addOpen(page, tables, loose, glyphs)
	owner := assign(glyphs, tables)
	doubtText(page.Issues, tables)
	deleted := deletedText(page)
	doubtText(deleted, tables)
	groups := gather(glyphs, owner, cellCount(tables))

	var s Sheet
	s.Issues = append(issues, deleted...)
	twins := 0
	for _, t := range tables {
		table, n := t.table(page.Number, glyphs, groups)
		twins += n
		s.Blocks = append(s.Blocks, budget.Block{Table: table})
	}
	lines, n := pageLines(page, glyphs, groups[len(groups)-1])
	twins += n
	s.Blocks = append(s.Blocks, lines...)
	marks, notes := strayLines(page, stray)
	s.Blocks = append(s.Blocks, marks...)
	s.Issues = append(s.Issues, notes...)
	slices.SortStableFunc(s.Blocks, topDown)
	s.account(page, twins)
	return s
}

// topDown is the reading order of blocks: by upper edge, then left edge.
func topDown(a, b budget.Block) int {
	p, q := blockBox(a), blockBox(b)
	switch {
	case p[1] < q[1] || p[1] == q[1] && p[0] < q[0]:
		return -1
	case p[1] == q[1] && p[0] == q[0]:
		return 0
	}
	return 1
}

func blockBox(b budget.Block) budget.Box {
	if b.Table != nil {
		return b.Table.Pos.Box
	}
	return b.Line.Pos.Box
}
