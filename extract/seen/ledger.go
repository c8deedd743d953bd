package seen

import (
	"fmt"

	"jixiao/budget"
)

// Count is the number of characters of s that print.
func Count(s string) int {
	n := 0
	for _, r := range s {
		if budget.FoldRune(r) >= 0 {
			n++
		}
	}
	return n
}

// Settle fills the ledger of a finished document: printed and reported are what
// its reader met, the rest is counted in what came out. A difference is a fault
// of the reader and becomes an issue, so that no loss stays unseen.
func Settle(doc *budget.Document, printed, reported int) {
	l := budget.Ledger{Printed: printed, Reported: reported}
	for _, p := range doc.Pages {
		for _, b := range p.Blocks {
			switch {
			case b.Table != nil:
				l.Cells += inTable(b.Table)
			case b.Line.Furniture != "":
				l.Furniture += Count(b.Line.Text)
			default:
				l.Lines += Count(b.Line.Text)
			}
		}
	}
	doc.Ledger = l
	if !l.Balanced() {
		doc.Issues = append(doc.Issues, budget.Issue{Code: "ledger_unbalanced",
			Message: fmt.Sprintf("有%d个字没有着落，请核对原文", l.Printed-l.Cells-l.Lines-l.Furniture-l.Reported)})
	}
}

func inTable(t *budget.Table) int {
	n := 0
	for _, c := range t.Cells {
		n += Count(c.Text)
	}
	return n
}
