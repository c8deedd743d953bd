package normalize

import (
	"jixiao/normalize/forms"
)

// listFields are the project's fields that may be columns beside the indicator
// columns, in forms that list many projects in one table.
func isListField(field string) bool {
	return field == "code" || field == "name"
}

// listForm reports whether the record's table lists many projects: the name of
// the project is a column of its indicator grid.
func listForm(form *forms.Form, rec *record) bool {
	b := &builder{form: form, rec: rec}
	for _, p := range rec.parts {
		for _, h := range p.headers {
			for _, c := range b.columns(p, h) {
				if isListField(c.field) {
					return true
				}
			}
		}
	}
	return false
}

// list reads a table that lists many projects.
func (b *builder) list() {
	for _, p := range b.rec.parts {
		for _, g := range b.grids(p) {
			g.takeHeader()
			for row := p.from; row < g.from; row++ {
				for _, i := range g.row(row) {
					g.used[i] = g.used[i] || b.form.IsSide(g.Cells[i].Text) || b.form.IsBand(g.Cells[i].Text)
				}
			}
			for _, rows := range b.projectRows(g) {
				b.listed(g, rows[0], rows[1])
			}
		}
	}
	b.reportUnread("")
}

// projectRows splits the rows of a list where a new name or code begins.
func (b *builder) projectRows(g grid) [][2]int {
	var starts []int
	for row := g.body; row < g.to; row++ {
		for _, i := range g.row(row) {
			k := g.columnOf(i)
			if k >= 0 && isListField(g.columns[k].field) && g.Cells[i].Row == row && !g.blank(i) {
				starts = append(starts, row)
				break
			}
		}
	}
	var rows [][2]int
	for n, from := range starts {
		to := g.to
		if n+1 < len(starts) {
			to = starts[n+1]
		}
		rows = append(rows, [2]int{from, to})
	}
	return rows
}

// listed reads one project of a list. Rows without an indicator (sums, names of
// departments) are no project.
func (b *builder) listed(g grid, from, to int) {
	if !g.hasIndicator(from, to) {
		return
	}
	b.start()
	for row := from; row < to; row++ {
		for _, i := range g.row(row) {
			k := g.columnOf(i)
			if k < 0 || g.used[i] || g.Cells[i].Row < from || !isHeadColumn(g.columns[k].field) {
				continue
			}
			if g.blank(i) && g.Cells[i].Row > from {
				g.used[i] = true
				continue
			}
			b.set(g.columns[k].field, g.columns[k].label, g.take(i))
		}
	}
	g.body, g.to = from, to
	b.readHalf(g, 0)
	b.settleUnit()
	b.p.Seq = len(b.projects) + 1
	b.captions = append(b.captions, b.head)
	b.projects = append(b.projects, b.p)
}

// isHeadColumn: the column is about the project and not about an indicator.
func isHeadColumn(field string) bool {
	switch field {
	case "level1", "level2", "level3", "description", "value", "basis", "weight", "actual", "score", "deviation", "sign", "unit", "attribute", "side":
		return false
	}
	return true
}

func (g grid) hasIndicator(from, to int) bool {
	for row := from; row < to; row++ {
		for _, i := range g.row(row) {
			if k := g.columnOf(i); k >= 0 && !g.blank(i) && (g.columns[k].field == "level3" || g.columns[k].field == "value") {
				return true
			}
		}
	}
	return false
}
