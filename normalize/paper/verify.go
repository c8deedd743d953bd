package paper

import (
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// A second look at every row of a paper's grids, by its text alone: a line of a
// cell ends where the next word found no room. A line that had room for it says
// that what stands below belongs to another row or cell, whatever the borders said.

const (
	// wrapRoom, in em, is how much more than the next word a line must have had
	// room for: widths are estimated from characters.
	wrapRoom = 1.5
	// mostLoose is the share of a paper's wraps that may be of this kind for one to
	// mean anything: some papers break lines by hand.
	mostLoose = 0.02
	// fewLoose of them mean something in the shortest paper.
	fewLoose = 8
	// widthStep, in points, is the grain in which columns of one width are known
	// again in the paper's other tables.
	widthStep = 4.0
)

// lineRule is what the wraps of a paper's columns show.
type lineRule struct {
	widest map[columnKey]float64 // em
	wraps  int
	loose  []*budget.Cell // with a line that had room for more
}

// columnKey is a column of the grids by its field and width.
type columnKey struct {
	field string
	width int
}

// verify puts cells in doubt whose lines end before they are full.
func (a *assembler) verify() {
	rule := lineRule{widest: map[columnKey]float64{}}
	for _, t := range a.tables {
		t.doubtSpans()
		t.eachWrapped(rule.measure)
	}
	a.doubtNames()
	for _, t := range a.tables {
		t.eachWrapped(rule.look)
	}
	if n := len(rule.loose); n > fewLoose && float64(n) > mostLoose*float64(rule.wraps) {
		return
	}
	for _, c := range rule.loose {
		doubt(c, "loose_line", "单元格里有一行没有写满就换行，可能混进了别的行或别的格的文字")
	}
}

// doubtSpans puts indicators in doubt whose name, value or description reaches over
// several rows: nobody merges those. Some programs paint borders where no row ends.
func (t *logical) doubtSpans() {
	if t.header < 0 || t.Inferred || len(t.X) == 0 {
		return
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row <= t.header || c.RowSpan < 2 || c.Text == "" {
			continue
		}
		switch t.field(t.extent(c)) {
		case "level3", "value", "description":
			doubt(c, "row_span", "这一格跨了几行，行的划分可能不准")
		}
	}
}

// ownNames: so many cells of a paper do not lose the same half of a name.
const ownNames = 3

// doubtNames puts levels in doubt that say the beginning or the end of a known name:
// the rest may have been cut off by a page break or a cell's border. A text that
// stands in several cells is the paper's own name for a level.
func (a *assembler) doubtNames() {
	pieces := map[string][]*budget.Cell{}
	for _, t := range a.tables {
		for i := range t.Cells {
			c := &t.Cells[i]
			if t.header < 0 || c.Row <= t.header || c.Text == "" {
				continue
			}
			if f := t.field(t.extent(c)); f == "level1" || f == "level2" {
				text := budget.Fold(c.Text)
				pieces[text] = append(pieces[text], c)
			}
		}
	}
	for text, cells := range pieces {
		if len(cells) >= ownNames || !pieceOfName(text) {
			continue
		}
		for _, c := range cells {
			doubt(c, "name_cut", "指标名称只有一部分，可能被换页或边框截断")
		}
	}
}

// eachWrapped calls visit for every cell with text in the columns of a ruled grid
// of printed lines.
func (t *logical) eachWrapped(visit func(columnKey, *budget.Cell)) {
	if t.header < 0 || t.Inferred || len(t.X) == 0 {
		return
	}
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row <= t.header || c.Text == "" {
			continue
		}
		at := t.extent(c)
		for _, col := range t.columns {
			if col.at.near(at, t.slack()) {
				visit(columnKey{col.field, int(at.width()/widthStep + 0.5)}, c)
				break
			}
		}
	}
}

func (r *lineRule) measure(key columnKey, c *budget.Cell) {
	widest := r.widest[key]
	eachLine(c, func(line string) { widest = max(widest, ems(line)) })
	r.widest[key] = widest
}

// look counts the wraps of a cell and keeps the cell if one of them is loose.
func (r *lineRule) look(key columnKey, c *budget.Cell) {
	widest, last, loose := r.widest[key], "", false
	eachLine(c, func(line string) {
		if last != "" {
			r.wraps++
			loose = loose || hadRoom(widest, last, line)
		}
		last = line
	})
	if loose && !printedAgain(c) {
		r.loose = append(r.loose, c)
	}
}

func eachLine(c *budget.Cell, visit func(string)) {
	for _, p := range c.Places {
		for rest, more := p.Raw, p.Raw != ""; more; {
			var line string
			line, rest, more = strings.Cut(rest, "\n")
			if line != "" {
				visit(line)
			}
		}
	}
}

// printedAgain: a merged cell's name stands on both pages.
func printedAgain(c *budget.Cell) bool {
	return len(c.Places) > 1 && levelNames[budget.Fold(c.Text)]
}

// hadRoom reports whether the first word of the next line would have fitted.
func hadRoom(widest float64, line, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(line)
	if ends(line) || isWord(last) && isWord(rune(next[0])) || strings.ContainsRune(signs, last) {
		return false // a paragraph; a number or word that was cut; a sign before its number
	}
	unit := unbroken(next, line)
	return widest-ems(line) >= ems(unit)+wrapRoom+wordSlack*float64(narrow(line)+narrow(unit))
}

// unbroken is the beginning of a line that some programs never part: the first word
// with the marks and whatever is not Chinese behind them, 元/人/月 being one word.
func unbroken(next, before string) string {
	_, unit := firstUnit(next, before)
	n, slash := len(unit), strings.HasSuffix(unit, "/")
	for _, r := range next[n:] {
		if budget.IsCJK(r) && !slash && !strings.ContainsRune("，。、；：？！）》】〕”’×÷（", r) {
			break
		}
		slash = r == '/'
		n += utf8.RuneLen(r)
	}
	return next[:n]
}
