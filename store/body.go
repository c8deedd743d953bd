package store

import (
	"encoding/json"
	"strconv"
	"strings"

	"jixiao/budget"
)

// body writes the rows below one document. Owners are numbered as they come.
type body struct {
	w            *writer
	document     int64
	year         budget.Year
	divisions    divisions
	firstProject int64
	owner        int // number of the noun being written; 0 is the overall goal
}

func (b *body) own(places budget.Places) int {
	n := b.owner
	b.owner++
	b.places(n, places)
	return n
}

func (b *body) overall(o *budget.Overall) {
	if o == nil {
		b.own(nil)
		return
	}
	b.own(o.Places)
	for i, t := range o.Items {
		b.w.exec("INSERT INTO items VALUES (?,?,?,?,?,?,?,?)", b.document, i+1, b.own(t.Places), zeroNull(int(t.Seq)), t.Title, t.Description, t.Goal, t.Indicators)
	}
	for i, t := range o.Measures {
		b.w.exec("INSERT INTO measures VALUES (?,?,?,?,?)", b.document, i+1, b.own(t.Places), zeroNull(int(t.Seq)), t.Text)
	}
}

const insertProject = `INSERT INTO projects(id, document_id, nr, owner, seq, title, form, code, name, department_id, department_name, department_code,
 implementer, attributes, has_period, period_start, period_end, unit,
 total, total_fen, fiscal, fiscal_fen, carryover, carryover_fen, other, other_fen, purpose, incomplete, page)
 VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

func (b *body) project(i int, p *budget.Project) {
	id := b.firstProject + int64(i)
	department := b.w.department(p.Department, b.divisions)
	start, end := any(nil), any(nil)
	if p.Period != nil {
		start, end = nullable(p.Period.Start), nullable(p.Period.End)
	}
	sums := amounts(p.Budget, p.Unit)
	b.w.exec(insertProject, id, b.document, i+1, b.own(p.Places), p.Seq, p.Title, p.Form, nullable(p.Code), p.Name,
		department, p.Department.Name, nullable(p.Department.Code), text(p.Implementer), attributes(p.Attributes),
		p.Period != nil, start, end, p.Unit,
		sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], text(p.Purpose), p.Incomplete, firstPage(p.Places))
	b.w.named(department, b.document, b.year, p.Department.Name)
	b.executions(id, 0, p.Budget.Execution, p.Unit)
	for n, s := range p.Schedule {
		b.w.exec("INSERT INTO schedules VALUES (?,?,?,?)", id, n+1, s.By, decimal(s.Percent))
	}
	b.goals(id, 0, p.Goals)
	b.whole(id, p)
	for n := range p.Indicators {
		b.indicator(id, n, &p.Indicators[n])
	}
}

// amounts are the four sums of a budget, each as printed and in fen.
func amounts(m budget.Budget, unit string) [8]any {
	return [8]any{decimal(m.Total), fen(m.Total, unit), decimal(m.Fiscal), fen(m.Fiscal, unit),
		decimal(m.Carryover), fen(m.Carryover, unit), decimal(m.Other), fen(m.Other, unit)}
}

func (b *body) whole(id int64, p *budget.Project) {
	if p.WholeProject == nil {
		return
	}
	s := amounts(p.WholeProject.Budget, p.Unit)
	b.w.exec("INSERT INTO whole_projects VALUES (?,?,?,?,?,?,?,?,?)", id, s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7])
	b.executions(id, 1, p.WholeProject.Budget.Execution, p.Unit)
	b.goals(id, 1, p.WholeProject.Goals)
}

func (b *body) executions(project int64, whole int, rows []budget.Execution, unit string) {
	for n, e := range rows {
		b.w.exec("INSERT INTO executions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", project, whole, n+1, e.Label,
			decimal(e.Initial), fen(e.Initial, unit), decimal(e.Adjusted), fen(e.Adjusted, unit),
			decimal(e.Executed), fen(e.Executed, unit), text(e.Weight), text(e.Rate), text(e.Score))
	}
}

func (b *body) goals(project int64, whole int, goals []budget.Goal) {
	for n, g := range goals {
		b.w.exec("INSERT INTO goals VALUES (?,?,?,?,?,?,?)", project, whole, n+1, b.own(g.Places), zeroNull(int(g.Seq)), g.Text, firstPage(g.Places))
	}
}

func (b *body) indicator(project int64, n int, r *budget.Indicator) {
	op, number, unit, words := target(r.Target)
	b.w.exec("INSERT INTO indicators VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", project, n+1, b.own(r.Places),
		r.Level1, nullable(r.Level2), nullable(r.Level3), nullable(r.Description), nullable(r.Value), nullable(r.Basis), text(r.Weight),
		op, number, unit, words, text(r.Actual), text(r.Score), text(r.Deviation), attributes(r.Attributes), firstPage(r.Places))
}

// target is all NULL where there is none; target_text is NULL for a target of
// sign, number and unit.
func target(t *budget.Target) (op, number, unit, words any) {
	switch {
	case t == nil:
		return nil, nil, nil, nil
	case t.Op != "" || t.Number != "":
		return t.Op, t.Number, t.Unit, nil
	}
	return nil, nil, nil, t.Text
}

// attributes are one JSON object in the order of the paper, NULL without any.
func attributes(a budget.Attributes) any {
	if len(a) == 0 {
		return nil
	}
	b, err := a.MarshalJSON()
	if err != nil {
		panic(err) // strings always marshal
	}
	return string(b)
}

func ledger(l *budget.Ledger) any {
	if l == nil {
		return nil
	}
	b, err := json.Marshal(l)
	if err != nil {
		panic(err) // six integers always marshal
	}
	return string(b)
}

func (b *body) evidence(list []budget.Evidence) {
	for n, e := range list {
		p := position(e.Where)
		b.w.exec("INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)", b.document, n+1, e.Field, e.Value, e.Source, e.Raw,
			p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7])
	}
}

func (b *body) warnings(list []budget.Issue) {
	for n, i := range list {
		p := position(i.Where)
		project, indicator := subject(i.At)
		b.w.exec("INSERT INTO warnings VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", b.document, n+1, i.Code, i.Message, i.At, project, indicator,
			p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7])
	}
}

// subject takes the project's and the indicator's number (from 1) out of a path
// into the Disclosure; NULL where the path does not lead there.
func subject(at string) (project, indicator any) {
	project, rest := ordinal(at, "projects[")
	if project != nil {
		indicator, _ = ordinal(rest, ".indicators[")
	}
	return project, indicator
}

// ordinal reads "name[0]…" as 1 and what follows; NULL for another path.
func ordinal(at, name string) (any, string) {
	inner, ok := strings.CutPrefix(at, name)
	if !ok {
		return nil, ""
	}
	index, rest, ok := strings.Cut(inner, "]")
	n, err := strconv.ParseUint(index, 10, 31)
	if !ok || err != nil {
		return nil, ""
	}
	return int(n) + 1, rest
}
