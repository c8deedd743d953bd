package grid

import (
	"jixiao/budget"
	"jixiao/extract/mark"
)

// account counts every printed character of the page and every one that the
// blocks hold, and says so when they differ. What the blocks hold is counted in
// the blocks, not kept along the way: a glyph lost anywhere shows here.
func (s *Sheet) account(page mark.Page, twins int) {
	s.Ledger = Count(s.Blocks)
	s.Ledger.Twins = twins
	for i := range page.Glyphs {
		s.Ledger.Printed += printed(page.Glyphs[i].Text)
	}
	s.Ledger.Printed += page.Undecoded
	s.Ledger.Reported = page.Undecoded
	if !s.Ledger.Balanced() {
		s.Issues = append(s.Issues, unbalanced(page.Number, s.Ledger))
	}
}

// Count is the ledger of what the blocks hold.
func Count(blocks []budget.Block) budget.Ledger {
	var l budget.Ledger
	for _, b := range blocks {
		switch {
		case b.Table != nil:
			for i := range b.Table.Cells {
				for _, p := range b.Table.Cells[i].Places {
					l.Cells += printed(p.Raw)
				}
			}
		case b.Line.Furniture != "":
			l.Furniture += printed(b.Line.Text)
		default:
			l.Lines += printed(b.Line.Text)
		}
	}
	return l
}
