package normalize

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/forms"
	"jixiao/normalize/notation"
)

// builder makes one project of a record.
type builder struct {
	*reader
	rec  *record
	form *forms.Form
	head caption
	p    budget.Project
	// noted is the unit that a label of the table gives: 项目资金（万元）.
	noted string
	// above are the levels of the last row read, for a grid that goes on in
	// another table.
	above *levels
	// cellUnits are the units printed inside amount cells.
	cellUnits map[string]bool
	// goalCells are the cells of the annual goals.
	goalCells []value
	// listedUnder is the department that a list names above some of its projects.
	listedUnder budget.Department
	underAt     []budget.Place
}

// value is what one or more cells say.
type value struct {
	text   string
	cells  []*budget.Cell // where it was printed, for who needs its lines
	places []budget.Place
	doubts []budget.Issue
}

// take reads a cell and marks it as understood.
func (s *sheet) take(i int) value {
	s.used[i] = true
	c := &s.Cells[i]
	return value{text: c.Text, cells: []*budget.Cell{c}, places: c.Places, doubts: c.Doubts}
}

// lines are the printed lines of the value; a text that is only a part of its
// cell is one line.
func (v value) lines() []string {
	var all []string
	for _, c := range v.cells {
		all = append(all, lines(c)...)
	}
	if len(v.cells) == 1 && v.text != v.cells[0].Text {
		return []string{v.text}
	}
	return all
}

// and joins a second cell's text behind the first.
func (v value) and(w value) value {
	switch {
	case w.text == "" && len(w.doubts) == 0:
		return v
	case v.text == "" && len(v.doubts) == 0:
		return w
	}
	return value{text: budget.JoinLines(v.text, w.text), cells: append(v.cells[:len(v.cells):len(v.cells)], w.cells...),
		places: append(v.places[:len(v.places):len(v.places)], w.places...),
		doubts: append(v.doubts[:len(v.doubts):len(v.doubts)], w.doubts...)}
}

// path names a value of the project under construction within the Disclosure.
func (b *builder) path(field string) string {
	p := fmt.Sprintf("projects[%d]", len(b.projects))
	if field == "" {
		return p
	}
	return p + "." + field
}

// start begins a project with what the caption says.
func (b *builder) start() {
	b.p = budget.Project{Title: b.head.title, Form: b.form.ID, Department: b.head.department,
		Goals: []budget.Goal{}, Indicators: []budget.Indicator{}, Places: budget.Places{}}
	for field, places := range b.head.places {
		b.p.Places[field] = places
	}
	b.cellUnits = map[string]bool{}
	b.noted, b.above, b.goalCells = "", nil, nil
}

// set puts one labelled cell into its field.
func (b *builder) set(field, label string, v value) {
	p := &b.p
	if rest, ok := strings.CutPrefix(field, "whole.budget."); ok {
		b.amount(field, &b.whole().Budget, rest, v)
		return
	}
	if rest, ok := strings.CutPrefix(field, "budget."); ok {
		b.amount(field, &p.Budget, rest, v)
		return
	}
	switch field {
	case "code":
		b.code(v)
	case "name":
		b.name(v)
	case "department", "department.name", "department.code":
		b.department(field, v)
	case "implementer":
		p.Implementer = budget.PrintedText(v.text)
		b.note("implementer", v)
	case "purpose":
		p.Purpose = budget.PrintedText(v.text)
		b.note("purpose", v)
	case "goals":
		p.Goals = append(p.Goals, b.goals(field, v)...)
		b.goalCells = append(b.goalCells, v)
		b.note("goals", v)
	case "whole.goals":
		b.whole().Goals = append(b.whole().Goals, b.goals("whole_project.goals", v)...)
		b.note("whole_project.goals", v)
	case "period", "period.start", "period.end":
		b.period(field, label, v)
	default:
		b.attribute(label, v)
	}
}

// goals are the numbered goals of a cell. Of a text whose lines have run together
// the numbers within a line are cut too, which is told.
func (b *builder) goals(field string, v value) []budget.Goal {
	goals := splitGoals(v)
	if !b.rec.inferred() {
		return goals
	}
	goals, cut := runOn(goals)
	if cut {
		b.warn(budget.Issue{Code: "goals_run_on", At: b.path(field), Where: posOf(v.places), Message: "几条绩效目标连成了一行，按序号分开，请对照原件"})
	}
	return goals
}

// note remembers where a value stood and passes on what is doubtful about it.
func (b *builder) note(field string, v value) {
	if len(v.places) > 0 {
		b.p.Places[field] = append(b.p.Places[field], v.places...)
	}
	b.doubt(field, v.doubts)
}

func (b *builder) doubt(field string, doubts []budget.Issue) {
	for _, d := range doubts {
		b.p.Incomplete = b.p.Incomplete || unfinished[d.Code]
		d.At = b.path(field)
		b.warn(d)
	}
}

func (b *builder) whole() *budget.WholeProject {
	if b.p.WholeProject == nil {
		b.p.WholeProject = &budget.WholeProject{Goals: []budget.Goal{}}
	}
	return b.p.WholeProject
}

// attribute keeps a labelled cell under its printed label. A second cell with
// the same label gets a number.
func (b *builder) attribute(label string, v value) {
	name := label
	for n := 2; ; n++ {
		if _, taken := b.p.Attributes.Get(name); !taken {
			break
		}
		name = fmt.Sprintf("%s（%d）", label, n)
	}
	b.p.Attributes = append(b.p.Attributes, budget.Attribute{Label: name, Value: v.text})
	b.note("attributes."+name, v)
}

// code keeps the code as published; a code that cannot be right is reported.
func (b *builder) code(v value) {
	if whole := strings.ReplaceAll(v.text, " ", ""); budget.LooksLikeCode(whole) {
		v.text = whole // a code has no spaces; the one here comes from a wrap
	}
	b.p.Code = budget.Nullable(v.text)
	b.note("code", v)
	message := ""
	switch budget.CheckCode(v.text) {
	case budget.CodeWrong:
		message = "校验码与前20位不符"
	case budget.CodeMalformed:
		message = "不是21位项目编码的样子"
	}
	if message != "" && v.text != "" {
		b.warn(budget.Issue{Code: "code_check", At: b.path("code"), Where: posOf(v.places),
			Message: fmt.Sprintf("项目编码“%s”%s，按原文保留", v.text, message)})
	}
}

// name reads 项目名称; some papers print the code in front of it.
func (b *builder) name(v value) {
	code, name, found := splitCode(v.text)
	if found && (b.p.Code == "" || string(b.p.Code) == code) {
		if b.p.Code == "" {
			b.code(value{text: code, places: v.places})
		}
		v.text = name
	}
	b.p.Name = v.text
	b.note("name", v)
}

// splitCode reads "51000021R000000019951-工资性支出".
func splitCode(text string) (code, name string, found bool) {
	if len(text) <= codeLength || !budget.LooksLikeCode(text[:codeLength]) {
		return "", text, false
	}
	rest := text[codeLength:]
	name = strings.TrimLeft(rest, "-—－_:： 　")
	first, _ := utf8.DecodeRuneInString(name)
	if name == "" || name == rest && !unicode.Is(unicode.Han, first) {
		return "", text, false
	}
	return text[:codeLength], name, true
}

// codeLength is the number of characters of a 项目编码.
const codeLength = 21

func posOf(places []budget.Place) budget.Pos {
	if len(places) == 0 {
		return budget.Pos{}
	}
	return places[0].Pos
}

// department reads 主管部门 with its code; the table's own cell is nearer to the
// truth than the line above it.
func (b *builder) department(field string, v value) {
	if v.text == "" {
		return
	}
	d := splitDepartment(v.text)
	switch {
	case field == "department.code":
		b.p.Department.Code = budget.Nullable(v.text)
		delete(b.p.Places, "department.code")
		b.note("department.code", v)
		return
	case field == "department.name":
		b.p.Department.Name = v.text
	default:
		b.p.Department = d
	}
	delete(b.p.Places, "department.name")
	b.note("department.name", v)
	if d.Code != "" && field == "department" {
		b.p.Places["department.code"] = v.places
	}
}

// amount reads one amount; what is none is left out and reported.
func (b *builder) amount(field string, into *budget.Budget, kind string, v value) {
	path := strings.Replace(field, "whole.", "whole_project.", 1)
	money, ok := notation.Amount(v.text)
	if !ok {
		b.warn(budget.Issue{Code: "amount_unread", At: b.path(path), Where: posOf(v.places),
			Message: fmt.Sprintf("金额“%s”读不成一个数，留空", v.text)})
	}
	if money.Unit != "" {
		b.cellUnits[money.Unit] = true
	}
	amount := budget.PrintedAmount(money.Decimal)
	slot := map[string]*budget.Amount{"total": &into.Total, "fiscal": &into.Fiscal, "carryover": &into.Carryover, "other": &into.Other}[kind]
	if slot == nil {
		return
	}
	if slot.Printed && slot.Decimal != "" && amount.Decimal != slot.Decimal {
		b.warn(budget.Issue{Code: "amount_twice", At: b.path(path), Where: posOf(v.places),
			Message: fmt.Sprintf("同一栏目印了两个金额：“%s”和“%s”，取前者", slot.Decimal, v.text)})
		return
	}
	if slot.Decimal == "" {
		*slot = amount
	}
	b.note(path, v)
}

// period reads dates as ISO and keeps what is no date as printed.
func (b *builder) period(field, label string, v value) {
	from, to := b.p.Period, v.text
	if field == "period" {
		start, end, ok := notation.Range(to)
		if !ok {
			b.attribute(label, v)
			return
		}
		b.p.Period = &budget.Period{Start: budget.Nullable(start), End: budget.Nullable(end)}
		b.note("period.start", v)
		b.note("period.end", value{places: v.places})
		return
	}
	if from == nil {
		b.p.Period = &budget.Period{}
	}
	iso, ok := notation.Date(to)
	if !ok {
		iso = to
	}
	if field == "period.start" {
		b.p.Period.Start = budget.Nullable(iso)
	} else {
		b.p.Period.End = budget.Nullable(iso)
	}
	b.note(field, v)
}

// doubtBefore: a table without name and code may be the rest of the one before it,
// which then lacks its rows.
func (b *builder) doubtBefore() {
	if n := len(b.projects); n > 0 && b.p.Code == "" && b.format != "text" {
		b.warn(budget.Issue{Code: "rows_elsewhere", At: fmt.Sprintf("projects[%d].indicators", n-1), Where: b.rec.where(),
			Message: "后面有一张没有项目名称和编码的表，可能是这张表的接续，指标可能不全"})
	}
}

// finish settles the unit, reports what was not understood and files the
// project.
func (b *builder) finish() {
	b.settleUnit()
	b.doubtPlacedAmounts()
	b.doubtForeign()
	b.doubtUnsureHead()
	b.doubtMissedHead()
	b.doubtName()
	b.doubtWideForms()
	b.doubtUnnamed()
	b.reportUnread(b.path(""))
	if b.p.Name == "" {
		b.warn(budget.Issue{Code: "no_name", At: b.path("name"), Where: b.rec.where(), Message: "这张绩效目标表没有读到项目名称"})
		b.doubtBefore()
	}
	b.p.Seq = len(b.projects) + 1
	b.captions = append(b.captions, b.head)
	b.projects = append(b.projects, b.p)
}

// settleUnit decides which unit the amounts are printed in: what the cells say,
// then the label, then the line above the table.
func (b *builder) settleUnit() {
	b.p.Unit = b.head.unit
	if b.noted != "" {
		if b.p.Unit != "" && b.p.Unit != b.noted {
			b.warnUnit("unit_conflict", fmt.Sprintf("表头写“%s”，栏目写“%s”，按栏目", b.p.Unit, b.noted))
		}
		b.p.Unit = b.noted
	}
	for _, u := range moneyUnits {
		if !b.cellUnits[u] || u == b.p.Unit {
			continue
		}
		if b.p.Unit != "" || len(b.cellUnits) > 1 {
			b.warnUnit("unit_conflict", fmt.Sprintf("金额栏里另印有单位“%s”，与“%s”不同", u, b.p.Unit))
		}
		if len(b.cellUnits) == 1 {
			b.p.Unit = u
		}
	}
}

func (b *builder) warnUnit(code, message string) {
	b.warn(budget.Issue{Code: code, At: b.path("unit"), Where: b.rec.where(), Message: message})
}

// reportUnread lists the cells whose text found no place: nothing is lost
// silently.
func (b *builder) reportUnread(at string) {
	for _, p := range b.rec.parts {
		for i := range p.Cells {
			c := &p.Cells[i]
			if p.used[i] || c.Row < p.from || c.Row >= p.to || p.blank(i) {
				continue
			}
			p.used[i] = true
			b.unread += inked(c.Text)
			b.warn(budget.Issue{Code: "unread_cell", At: at, Where: posOf(c.Places),
				Message: fmt.Sprintf("单元格“%s”没有归入任何栏目", clip(c.Text))})
		}
	}
}

// maxQuote bounds the characters of a cell that a warning quotes.
const maxQuote = 60

func clip(s string) string {
	if r := []rune(s); len(r) > maxQuote {
		return string(r[:maxQuote]) + "…"
	}
	return s
}
