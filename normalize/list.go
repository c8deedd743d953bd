package normalize

import (
	"strings"

	"jixiao/budget"
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
			b.takeAbove(g)
			b.nameSides(g)
			for _, rows := range b.projectRows(g) {
				b.listed(g, rows[0], rows[1])
			}
		}
	}
	b.reportUnread("")
}

// takeAbove marks the labels over groups of columns, and those beside the grid, as
// understood.
func (b *builder) takeAbove(g grid) {
	top := g.from - g.rowsOver()
	for row := g.part.from; row < g.from; row++ {
		for _, i := range g.row(row) {
			g.used[i] = g.used[i] || row >= top || b.form.IsSide(g.Cells[i].Text) || b.form.IsBand(g.Cells[i].Text)
		}
	}
}

// rowNumber is a column that only counts.
const rowNumber = "序号"

// nameSides: what a list prints left of the levels is about the project, also under
// a name that no form knows or that elsewhere tells a term.
func (b *builder) nameSides(g grid) {
	for k := range g.columns {
		c := &g.columns[k]
		if c.field != "side" || strings.TrimSpace(c.label) == "" || budget.Fold(c.label) == rowNumber || b.form.IsSide(c.label) {
			continue
		}
		if head, known := b.form.FindHead(c.label); known {
			c.field = b.form.Head[head.Index].Field
		} else if !b.form.IsBand(c.label) {
			c.field = "project.attribute"
		}
	}
}

// projectRows splits the rows of a list where another name or code begins. Lists
// that merge no cells print the same ones in every row.
func (b *builder) projectRows(g grid) [][2]int {
	var starts []int
	above := make([]int, len(g.columns)) // the cell that last spoke in a column
	for row := g.body; row < g.to; row++ {
		named, other := false, len(starts) == 0
		for _, i := range g.row(row) {
			k := g.columnOf(i)
			if k < 0 || !isHeadColumn(g.columns[k].field) || g.Cells[i].Row != row || g.blank(i) {
				continue
			}
			named = named || isListField(g.columns[k].field)
			other = other || !g.repeats(i, above[k])
			above[k] = i
		}
		if named && other {
			starts = append(starts, row)
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

// departmentRow reads a row of a list that holds no indicator: the department of the
// projects below it, with the sum of theirs. Other rows stay for the report.
func (b *builder) departmentRow(g grid, from, to int) {
	if to != from+1 {
		return
	}
	var code, name string
	var places []budget.Place
	for _, i := range g.row(from) {
		k := g.columnOf(i)
		switch {
		case k < 0 || g.blank(i):
		case g.columns[k].field == "code":
			code = g.Cells[i].Text
		case g.columns[k].field == "name":
			name, places = g.Cells[i].Text, g.Cells[i].Places
		case !strings.HasPrefix(g.columns[k].field, "budget."):
			return
		}
	}
	dep := splitDepartment(code + name)
	if name == "" || dep.Code == "" && !isDepartmentName(dep.Name) {
		return
	}
	b.listedUnder, b.underAt = dep, places
	for _, i := range g.row(from) {
		g.used[i] = true
	}
}

// repeats reports whether a cell says again what the cell above it said, each of
// them for its own row.
func (g grid) repeats(i, above int) bool {
	return g.Cells[above].RowSpan == 1 && g.Cells[i].RowSpan == 1 && budget.Fold(g.Cells[i].Text) == budget.Fold(g.Cells[above].Text)
}

// listed reads one project of a list. Rows without an indicator (sums, names of
// departments) are no project.
func (b *builder) listed(g grid, from, to int) {
	if !g.hasIndicator(from, to) {
		b.departmentRow(g, from, to)
		return
	}
	b.start()
	if b.listedUnder.Name != "" {
		b.department("department.name", value{text: b.listedUnder.Name, places: b.underAt})
		b.p.Department.Code = b.listedUnder.Code
	}
	b.noteUnits(g)
	g.body, g.to = from, to
	b.headColumns(g)
	b.readRows(g)
	b.settleUnit()
	b.p.Seq = len(b.projects) + 1
	b.captions = append(b.captions, b.head)
	b.projects = append(b.projects, b.p)
}

// headColumns reads the columns that are about the project: a merged cell, or the
// same text in every row, once.
func (b *builder) headColumns(g grid) {
	said := make([]string, len(g.columns))
	for row := g.body; row < g.to; row++ {
		for _, i := range g.row(row) {
			k := g.columnOf(i)
			if k < 0 || g.used[i] || g.Cells[i].Row < g.body || !isHeadColumn(g.columns[k].field) {
				continue
			}
			text := budget.Fold(g.Cells[i].Text)
			if g.Cells[i].Row > g.body && (text == "" || text == said[k]) {
				g.used[i] = true
				continue
			}
			said[k] = text
			b.set(g.columns[k].field, g.columns[k].label, g.take(i))
		}
	}
}

// noteUnits takes the unit of the amounts from the labels of the columns and of
// their groups.
func (b *builder) noteUnits(g grid) {
	for _, c := range g.columns {
		if !strings.HasPrefix(c.field, "budget.") {
			continue
		}
		b.noteUnit(c.field, forms.Note(c.printed))
		for _, over := range c.over {
			b.noteUnit(c.field, forms.Note(over.text))
		}
	}
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
