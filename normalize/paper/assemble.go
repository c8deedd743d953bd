package paper

import (
	"slices"
	"strings"

	"jixiao/budget"
)

// assembler goes through the pages and keeps the last table open for what the
// next page may add.
type assembler struct {
	labels  Labels
	missing map[int]bool
	out     []budget.Block
	issues  []budget.Issue
	tables  []*logical
	last    *logical // the table that ended the content so far
	above   []string // folded content lines at the end of the page before
	number  int      // of the current page
	padding padding
}

// page adds one page's blocks.
func (a *assembler) page(p *budget.Page) {
	a.number = p.Number
	var before []*budget.Line // content of this page since its last table
	for _, b := range p.Blocks {
		if b.Table == nil {
			a.out = append(a.out, b)
			if b.Line.Furniture == "" && strings.TrimSpace(b.Line.Text) != "" {
				before = append(before, b.Line)
			}
			continue
		}
		whole := newLogical(b.Table, p.Number)
		if a.last != nil {
			whole.restoreLevels(a.last)
		}
		a.padding.observe(b.Table)
		inGrid := a.last != nil && a.last.header >= 0 && follows(a.last, whole) && a.onlyRepeats(before)
		for _, t := range split(whole, a.labels, inGrid) {
			a.table(t, before)
			before = nil
		}
	}
	if len(before) > 0 {
		a.close()
	}
	a.above = fold(before)
}

// close ends the open table: content follows it.
func (a *assembler) close() {
	if a.last != nil {
		a.last.finish(a.missing[a.last.page+1])
		a.last = nil
	}
}

// table joins a piece to the open table, or begins a new one. The lines before
// it on its page keep them apart unless they only repeat the table's heading.
func (a *assembler) table(t *logical, before []*budget.Line) {
	if a.last != nil && a.last.regrid(t) {
		t.learn(a.labels, 0, t.Rows)
	}
	if a.last != nil && a.onlyRepeats(before) && a.join(a.last, t) {
		for _, l := range before {
			l.Furniture = headingCopy
		}
		return
	}
	if len(before) == 0 && a.mayContinue(t) {
		a.last.apart(t)
	}
	if last := a.interrupted(t); len(before) == 0 && last != nil {
		last.apart(t)
	}
	a.close()
	t.above = append(a.above, fold(before)...)
	a.above = nil
	if a.missing[t.page-1] {
		t.afterGap()
	}
	a.tables = append(a.tables, t)
	a.out = append(a.out, budget.Block{Table: t.Table})
	a.last = t
}

// mayContinue: a table that could not be joined follows a form's table over a page
// break, with nothing in between and no beginning of its own.
func (a *assembler) mayContinue(t *logical) bool {
	return a.last != nil && t.page == a.last.page+1 && (a.last.started || a.last.header >= 0) && !a.beginsRecord(a.last, t)
}

// interrupted is the grid at the end of the page before that a piece without a
// beginning would go on with, but for the lines below it.
func (a *assembler) interrupted(t *logical) *logical {
	if a.last != nil || len(a.tables) == 0 || t.header >= 0 {
		return nil
	}
	last := a.tables[len(a.tables)-1]
	if last.header < 0 || t.page != last.page+1 || !follows(last, t) || a.beginsRecord(last, t) || !alike(last, t) {
		return nil
	}
	return last
}

func fold(lines []*budget.Line) []string {
	var out []string
	for _, l := range lines {
		out = append(out, budget.Fold(l.Text))
	}
	return out
}

// onlyRepeats reports whether the content lines before a table only repeat what
// stands above the open one, or say that it goes on.
func (a *assembler) onlyRepeats(before []*budget.Line) bool {
	for _, l := range before {
		if a.number == a.last.page || !goesOn(l.Text) && !slices.Contains(a.last.above, budget.Fold(l.Text)) {
			return false
		}
	}
	return true
}

// goesOn recognises the words by which a page says that a table is continued.
func goesOn(text string) bool {
	switch strings.Trim(budget.Fold(text), "()[]【】-—") {
	case "续表", "续上表", "接上表", "接上页", "续", "续前表":
		return true
	}
	return false
}

// emit takes the page reader's notes off the cells.
func (a *assembler) emit(t *logical) {
	for i := range t.Cells {
		t.Cells[i].Doubts = without(t.Cells[i].Doubts, openTop, openBottom, openRows, noCell, lastLine)
	}
}
