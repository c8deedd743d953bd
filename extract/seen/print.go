package seen

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

// Print writes a document as people read it, for tests and for a look at what a
// reader saw: one line for each line and each row, cells parted by "|", spans as
// (rows×columns), line breaks as ⏎, doubts as ?code.
func Print(doc budget.Document) string {
	var b strings.Builder
	for _, p := range doc.Pages {
		if len(doc.Pages) > 1 || p.Label != "" {
			fmt.Fprintf(&b, "-- %d %s\n", p.Number, p.Label)
		}
		for _, block := range p.Blocks {
			if block.Table != nil {
				printTable(&b, block.Table)
				continue
			}
			b.WriteString(strings.ReplaceAll(block.Line.Text, "\t", "→"))
			if block.Line.Furniture != "" {
				fmt.Fprintf(&b, " {%s}", block.Line.Furniture)
			}
			b.WriteByte('\n')
		}
	}
	for _, issue := range doc.Issues {
		fmt.Fprintf(&b, "?%s\n", issue.Code)
	}
	return b.String()
}

func printTable(b *strings.Builder, t *budget.Table) {
	row := -1
	for _, c := range t.Cells {
		for ; row < c.Row; row++ {
			if row >= 0 {
				b.WriteByte('\n')
			}
			b.WriteByte('|')
		}
		raw := c.Text
		if len(c.Places) > 0 {
			raw = strings.ReplaceAll(c.Places[0].Raw, "\n", "⏎")
		}
		b.WriteString(raw)
		if c.RowSpan > 1 || c.ColSpan > 1 {
			fmt.Fprintf(b, "(%d×%d)", c.RowSpan, c.ColSpan)
		}
		for _, d := range c.Doubts {
			b.WriteString("?" + d.Code)
		}
		b.WriteByte('|')
	}
	for row++; row < t.Rows; row++ {
		b.WriteString("\n|")
	}
	b.WriteByte('\n')
}

// Check reports the first thing that is wrong with a document's shape: a ledger
// that does not balance, a block that is neither line nor table, a grid position
// that belongs to no cell or to two. "" when all is well.
func Check(doc budget.Document) string {
	if !doc.Ledger.Balanced() {
		return fmt.Sprintf("ledger: %+v", doc.Ledger)
	}
	for _, p := range doc.Pages {
		for i, b := range p.Blocks {
			if (b.Line == nil) == (b.Table == nil) {
				return fmt.Sprintf("page %d block %d is neither line nor table, or both", p.Number, i)
			}
			if b.Table != nil {
				if wrong := checkTable(b.Table); wrong != "" {
					return fmt.Sprintf("%s: %s", b.Table.Pos.Path, wrong)
				}
			}
		}
	}
	return ""
}

func checkTable(t *budget.Table) string {
	taken := make([]bool, t.Rows*t.Cols)
	last := -1
	for _, c := range t.Cells {
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan > t.Rows || c.Col+c.ColSpan > t.Cols {
			return fmt.Sprintf("cell %d,%d (%d×%d) leaves the grid of %d×%d", c.Row, c.Col, c.RowSpan, c.ColSpan, t.Rows, t.Cols)
		}
		if at := c.Row*t.Cols + c.Col; at <= last {
			return fmt.Sprintf("cell %d,%d is out of order", c.Row, c.Col)
		} else {
			last = at
		}
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for col := c.Col; col < c.Col+c.ColSpan; col++ {
				if taken[r*t.Cols+col] {
					return fmt.Sprintf("position %d,%d belongs to two cells", r, col)
				}
				taken[r*t.Cols+col] = true
			}
		}
	}
	for i, ok := range taken {
		if !ok {
			return fmt.Sprintf("position %d,%d belongs to no cell", i/t.Cols, i%t.Cols)
		}
	}
	return ""
}
