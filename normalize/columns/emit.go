package columns

import (
	"slices"

	"jixiao/budget"
)

// draft is a cell before it is placed.
type draft struct {
	ix         []int
	label      string // what it says when its pieces were not found
	text       string // what it says whatever its pieces say
	rows, cols int
}

// emit puts out a project: heading, department, unit, the table, and the lines
// and pieces that belong to no cell.
func (r *reader) emit(p *project, last bool) ([]budget.Block, []budget.Issue) {
	z := p.z
	done := map[int]bool{}
	var out []budget.Block
	line := func(i int) {
		if !done[i] {
			done[i] = true
			out = append(out, r.lineBlock(i))
		}
	}
	for i := z.from; i < z.block; i++ {
		line(i)
	}
	if len(z.owner) > 0 && len(z.unit) > 0 && !r.ownerLine(z.owner[0]) {
		done[z.owner[0]], done[z.unit[0]] = true, true
		out = append(out, r.ownerAndUnit(z.owner[0], z.unit[0]))
	}
	for _, i := range append(slices.Clone(z.owner), z.unit...) {
		line(i)
	}
	t, placed := r.table(p)
	if t != nil {
		out = append(out, budget.Block{Table: t})
	}
	for i := z.block; i < z.to; i++ {
		if !r.content(i) && !r.moved[i] {
			line(i)
		}
	}
	for _, i := range z.notes {
		line(i)
	}
	for _, h := range p.again {
		for _, k := range h.ix {
			placed[k] = true
			l := r.piece(p, k)
			l.Furniture = repeatedLabels
			out = append(out, budget.Block{Line: &l})
		}
	}
	rest, issues := r.rest(p, placed)
	if last { // behind the last table they would look like the start of another
		return append(rest, out...), issues
	}
	return append(out, rest...), issues
}

// ownerAndUnit is the line above a table, which the paper prints as one: without a
// code only the unit beside it says that it names a department.
func (r *reader) ownerAndUnit(owner, unit int) budget.Block {
	l, u := r.lines[owner], r.lines[unit]
	l.Text += " " + u.Text
	l.Pos.Lines = [2]int{min(l.Pos.Lines[0], u.Pos.Lines[0]), max(l.Pos.Lines[1], u.Pos.Lines[1])}
	return budget.Block{Line: &l}
}

// rest are the pieces that found no cell, as lines.
func (r *reader) rest(p *project, placed map[int]bool) (out []budget.Block, issues []budget.Issue) {
	for k := range p.ts {
		if placed[k] {
			continue
		}
		l := r.piece(p, k)
		out = append(out, budget.Block{Line: &l})
		issues = append(issues, leftOver(l.Pos, p.ts[k].text))
	}
	return out, issues
}

// repeatedLabels is why column labels below a page break are no content.
const repeatedLabels = "repeated header"

// piece is a token as a line of its own.
func (r *reader) piece(p *project, k int) budget.Line {
	l := r.lines[p.ts[k].line]
	l.Text = p.ts[k].text
	return l
}

// band is one row of drafts, left to right.
type band []draft

// table draws the project's table; placed are the tokens in its cells.
func (r *reader) table(p *project) (*budget.Table, map[int]bool) {
	if len(p.ts) == 0 {
		return nil, map[int]bool{}
	}
	t := &budget.Table{Inferred: true, Cols: max(tableColumns, len(p.months)+1)}
	doubt := r.doubt(p)
	t.Pos = doubt.Where
	placed := map[int]bool{}
	covered := map[[2]int]bool{}
	for row, b := range p.bands() {
		col := 0
		for k, d := range b {
			for covered[[2]int{row, col}] {
				col++
			}
			d.rows = max(d.rows, 1)
			d.cols = 1
			if k == len(b)-1 {
				d.cols = max(1, t.Cols-col)
			}
			for i := range d.rows {
				for j := range d.cols {
					covered[[2]int{row + i, col + j}] = true
				}
			}
			for _, i := range d.ix {
				placed[i] = true
			}
			t.Cells = append(t.Cells, r.cell(p, d, row, col, doubt))
			col += d.cols
		}
		t.Rows = row + 1
	}
	return t, placed
}

// tableColumns is the width of the head's widest row: 预算规模 and three sums.
const tableColumns = 7

func (p *project) bands() []band {
	section := p.labelDraft(roleSection, 2)
	sums := band{section}
	for i, role := range []int{roleTotal, roleFiscal, roleOther} {
		sums = append(sums, p.labelDraft(role, 1), draft{ix: p.amounts[i]})
	}
	months, shares := band{p.labelDraft(roleSchedule, 2)}, band{}
	for k := range p.months {
		months = append(months, draft{ix: p.months[k]})
		var d draft
		if k < len(p.shares) {
			d.ix = p.shares[k]
		}
		shares = append(shares, d)
	}
	if len(p.months) == 0 {
		months, shares = append(months, draft{}), band{{}}
	}
	out := []band{
		{p.labelDraft(roleCode, 1), {ix: p.code}, p.labelDraft(roleName, 1), {ix: p.name, text: p.nameText}},
		sums, {{ix: p.purpose}}, months, shares,
		{p.labelDraft(roleGoals, 1), {ix: p.goals}},
	}
	var header band
	for c, ix := range p.header {
		header = append(header, draft{ix: ix, label: p.columns[c]})
	}
	return append(append(out, header), p.gridBands()...)
}

// labelDraft is the cell of a label of the head. Every table of the form has it,
// found or not: without it the values beside it would mean nothing, and a blank
// one would not be in doubt.
func (p *project) labelDraft(role, rows int) draft {
	return draft{ix: p.labels[role], label: p.printed[role], rows: rows}
}

func (p *project) gridBands() []band {
	out := make([]band, p.rows)
	for i := range out {
		out[i] = append(out[i], nameDraft(p.first, p.firstRow, i)...)
		out[i] = append(out[i], nameDraft(p.second, p.secondStart, i)...)
		for c := range p.cells {
			d := draft{}
			for k, row := range p.at[c] {
				if row == i {
					d.ix = append(d.ix, p.cells[c][k]...)
				}
			}
			out[i] = append(out[i], d)
		}
	}
	return out
}

// nameDraft is the level cell that begins on row i; without names a blank one.
func nameDraft(names []levelName, starts []int, i int) band {
	if len(names) == 0 {
		return band{{}}
	}
	for k := range names {
		if starts[k] == i && starts[k] < starts[k+1] {
			return band{{ix: names[k].ix, rows: starts[k+1] - i}}
		}
	}
	return nil
}

func (r *reader) doubt(p *project) budget.Issue {
	first, last := p.ts[0].line, p.ts[0].line
	for _, t := range p.ts {
		first, last = min(first, t.line), max(last, t.line)
	}
	pos := budget.Pos{Page: r.lines[first].Pos.Page, Lines: [2]int{r.lines[first].Pos.Lines[0], r.lines[last].Pos.Lines[1]}}
	return budget.Issue{Code: codeOrder, Message: orderMessage, Where: pos}
}

func (r *reader) cell(p *project, d draft, row, col int, doubt budget.Issue) budget.Cell {
	c := budget.Cell{Row: row, Col: col, RowSpan: d.rows, ColSpan: d.cols}
	var raw []string
	for _, i := range d.ix {
		t := &p.ts[i]
		raw = append(raw, t.text)
		pos := r.lines[t.line].Pos
		n := len(c.Places)
		if n > 0 && c.Places[n-1].Page == pos.Page {
			q := &c.Places[n-1]
			q.Lines = [2]int{min(q.Lines[0], pos.Lines[0]), max(q.Lines[1], pos.Lines[1])}
			q.Raw += "\n" + t.text
			continue
		}
		c.Places = append(c.Places, budget.Place{Pos: pos, Raw: t.text})
	}
	c.Text = budget.JoinLines(raw...)
	if d.text != "" {
		c.Text = d.text
	}
	if len(d.ix) == 0 {
		c.Text = d.label
	}
	c.Doubts = []budget.Issue{doubt}
	return c
}
