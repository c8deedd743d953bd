package store

import (
	"database/sql"

	"jixiao/budget"
)

func (l *loader) projects() []budget.Project {
	out := []budget.Project{}
	at := map[int64]int{} // project id → index
	l.each(`SELECT id, owner, seq, title, form, ifnull(code,''), name, department_name, ifnull(department_code,''), implementer, attributes,
		has_period, ifnull(period_start,''), ifnull(period_end,''), unit, total, fiscal, carryover, other, purpose, incomplete
		FROM projects WHERE document_id=? ORDER BY nr`, func(scan func(...any)) {
		var id int64
		var owner int
		var period bool
		var when budget.Period
		p := budget.Project{Goals: []budget.Goal{}, Indicators: []budget.Indicator{}}
		m := &p.Budget
		scan(&id, &owner, &p.Seq, &p.Title, &p.Form, &p.Code, &p.Name, &p.Department.Name, &p.Department.Code, cell(&p.Implementer), labels{&p.Attributes},
			&period, &when.Start, &when.End, &p.Unit, sum(&m.Total), sum(&m.Fiscal), sum(&m.Carryover), sum(&m.Other), cell(&p.Purpose), &p.Incomplete)
		p.Places = l.places[owner]
		if period {
			p.Period = &when
		}
		at[id] = len(out)
		out = append(out, p)
	})
	of := func(id int64) *budget.Project { return &out[at[id]] }
	l.wholes(of)
	l.executions(of)
	l.schedules(of)
	l.goals(of)
	l.indicators(of)
	return out
}

// below joins a table to the projects of the document.
const below = " t JOIN projects p ON p.id=t.project_id WHERE p.document_id=? ORDER BY t.project_id"

func (l *loader) wholes(of func(int64) *budget.Project) {
	l.each("SELECT t.project_id, t.total, t.fiscal, t.carryover, t.other FROM whole_projects"+below, func(scan func(...any)) {
		var id int64
		w := budget.WholeProject{Goals: []budget.Goal{}}
		m := &w.Budget
		scan(&id, sum(&m.Total), sum(&m.Fiscal), sum(&m.Carryover), sum(&m.Other))
		if l.err == nil {
			of(id).WholeProject = &w
		}
	})
}

func (l *loader) executions(of func(int64) *budget.Project) {
	l.each("SELECT t.project_id, t.whole, t.label, t.initial, t.adjusted, t.executed, t.weight, t.rate, t.score FROM executions"+below+", t.whole, t.nr", func(scan func(...any)) {
		var id int64
		var whole bool
		var e budget.Execution
		scan(&id, &whole, &e.Label, sum(&e.Initial), sum(&e.Adjusted), sum(&e.Executed), cell(&e.Weight), cell(&e.Rate), cell(&e.Score))
		if l.err != nil {
			return
		}
		m := &of(id).Budget
		if whole {
			m = &of(id).WholeProject.Budget
		}
		m.Execution = append(m.Execution, e)
	})
}

func (l *loader) schedules(of func(int64) *budget.Project) {
	l.each("SELECT t.project_id, t.by_when, t.percent FROM schedules"+below+", t.nr", func(scan func(...any)) {
		var id int64
		var s budget.Payment
		scan(&id, &s.By, sum(&s.Percent))
		if l.err == nil {
			of(id).Schedule = append(of(id).Schedule, s)
		}
	})
}

func (l *loader) goals(of func(int64) *budget.Project) {
	l.each("SELECT t.project_id, t.whole, t.owner, ifnull(t.seq,0), t.text FROM goals"+below+", t.whole, t.nr", func(scan func(...any)) {
		var id int64
		var whole bool
		var owner int
		var g budget.Goal
		scan(&id, &whole, &owner, &g.Seq, &g.Text)
		if l.err != nil {
			return
		}
		g.Places = l.places[owner]
		list := &of(id).Goals
		if whole {
			list = &of(id).WholeProject.Goals
		}
		*list = append(*list, g)
	})
}

func (l *loader) indicators(of func(int64) *budget.Project) {
	l.each(`SELECT t.project_id, t.owner, t.level1, ifnull(t.level2,''), ifnull(t.level3,''), ifnull(t.description,''), ifnull(t.value,''), ifnull(t.basis,''),
		t.weight, t.op, t.number, t.unit, t.target_text, t.actual, t.score, t.deviation, t.attributes FROM indicators`+below+", t.nr", func(scan func(...any)) {
		var id int64
		var owner int
		var op, number, unit, words sql.NullString
		var r budget.Indicator
		scan(&id, &owner, &r.Level1, &r.Level2, &r.Level3, &r.Description, &r.Value, &r.Basis,
			cell(&r.Weight), &op, &number, &unit, &words, cell(&r.Actual), cell(&r.Score), cell(&r.Deviation), labels{&r.Attributes})
		if l.err != nil {
			return
		}
		r.Places = l.places[owner]
		if op.Valid || words.Valid {
			r.Target = &budget.Target{Op: op.String, Number: number.String, Unit: unit.String, Text: words.String}
		}
		of(id).Indicators = append(of(id).Indicators, r)
	})
}
