package normalize

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/notation"
)

// minExecution: so many execution columns side by side make a matrix of
// figures, one row per kind of money.
const minExecution = 2

// readMatrices reads the execution figures of self-evaluations: column labels
// (年初预算数, 全年执行数 …) over rows of kinds of money.
func (b *builder) readMatrices(k *block) {
	for row := k.from; row < k.to; row++ {
		if !k.in[row] {
			continue
		}
		var columns []int
		for _, i := range k.row(row) {
			if k.Cells[i].Row == row && k.isLabel(i) && strings.HasPrefix(k.field[i], "execution.") {
				columns = append(columns, i)
			}
		}
		if len(columns) >= minExecution {
			b.readMatrix(k, row, columns)
		}
	}
}

// readMatrix reads the rows below the column labels until one without any
// figure of its own label.
func (b *builder) readMatrix(k *block, header int, columns []int) {
	first := &k.Cells[columns[0]]
	for row := header + first.RowSpan; row < k.to && k.in[row]; row++ {
		label, ok := k.rowLabel(row, first.Col)
		if !ok {
			break
		}
		b.readExecution(k, row, label, columns)
	}
	for _, i := range columns {
		k.used[i] = true
	}
}

// rowLabel is the label of a matrix row: the last cell left of the columns that
// begins in this row.
func (k *block) rowLabel(row, before int) (int, bool) {
	label := -1
	for _, i := range k.row(row) {
		if c := &k.Cells[i]; c.Col < before && c.Row == row && !k.blank(i) {
			label = i
		}
	}
	if label < 0 || k.field[label] != "" && !strings.HasPrefix(k.field[label], "budget.") && k.field[label] != "section" {
		return -1, false
	}
	return label, true
}

func (b *builder) readExecution(k *block, row, label int, columns []int) {
	e := budget.Execution{Label: strings.TrimRight(k.Cells[label].Text, ":：")}
	n := len(b.p.Budget.Execution)
	kind := strings.TrimPrefix(k.field[label], "budget.")
	for _, i := range columns {
		j := k.cell(row, k.Cells[i].Col)
		if j < 0 || j == label || k.isLabel(j) || k.Cells[j].Row > row {
			continue
		}
		v := k.take(j)
		figure := strings.TrimPrefix(k.field[i], "execution.")
		b.figure(&e, figure, n, v)
		if k.spec[i].Budget && strings.HasPrefix(k.field[label], "budget.") {
			b.amount("budget."+kind, &b.p.Budget, kind, v)
		}
	}
	k.used[label] = true
	b.p.Budget.Execution = append(b.p.Budget.Execution, e)
}

// figure files one cell of an execution row.
func (b *builder) figure(e *budget.Execution, figure string, row int, v value) {
	path := "budget.execution[" + itoa(row) + "]." + figure
	switch figure {
	case "weight":
		e.Weight = budget.PrintedText(v.text)
	case "rate":
		e.Rate = budget.PrintedText(v.text)
	case "score":
		e.Score = budget.PrintedText(v.text)
	default:
		slot := map[string]*budget.Amount{"initial": &e.Initial, "adjusted": &e.Adjusted, "executed": &e.Executed}[figure]
		money, ok := notation.Amount(v.text)
		if !ok {
			b.warn(budget.Issue{Code: "amount_unread", At: b.path(path), Where: posOf(v.places), Message: "金额“" + clip(v.text) + "”读不成一个数，留空"})
		}
		if money.Unit != "" {
			b.cellUnits[money.Unit] = true
		}
		*slot = budget.PrintedAmount(money.Decimal)
	}
	b.note(path, v)
}

// readTotals reads rows under a grid that sum up its columns (总分): a label and
// more than one figure. Each figure is kept under the label and its column's.
func (b *builder) readTotals(k *block) {
	grids := b.grids(k.part)
	if len(grids) == 0 {
		return
	}
	g := grids[len(grids)-1]
	for _, i := range k.order {
		c := &k.Cells[i]
		if c.Row < g.to || k.field[i] != "attribute" || k.used[i] {
			continue
		}
		var figures []int
		for _, j := range k.row(c.Row) {
			if k.Cells[j].Col >= c.Col+c.ColSpan && k.free(j) && !k.blank(j) && g.columnOf(j) >= 0 {
				figures = append(figures, j)
			}
		}
		if len(figures) < 2 {
			continue
		}
		k.used[i] = true
		for _, j := range figures {
			b.attribute(strings.TrimRight(c.Text, ":：")+"·"+g.columns[g.columnOf(j)].label, k.take(j))
		}
	}
}

// readSchedules reads 资金支出计划: points in time over percentages, or beside
// them.
func (b *builder) readSchedules(k *block) {
	for _, i := range k.order {
		if k.field[i] != "schedule" || k.used[i] {
			continue
		}
		k.used[i] = true
		c := &k.Cells[i]
		for row := c.Row; row < min(c.Row+c.RowSpan, k.to); row++ {
			for _, j := range k.row(row) {
				d := &k.Cells[j]
				if d.Row == row && d.Col >= c.Col+c.ColSpan && k.free(j) && !k.blank(j) {
					b.payment(k, j)
				}
			}
		}
	}
}

// payment reads one point of the schedule; its percentage stands below it or to
// its right.
func (b *builder) payment(k *block, by int) {
	v := k.take(by)
	n := len(b.p.Schedule)
	pay := budget.Payment{By: v.text, Percent: budget.PrintedAmount("")}
	b.note("schedule["+itoa(n)+"].by", v)
	for _, j := range []int{k.below(by), k.right(by, k.Cells[by].Row)} {
		if !k.free(j) {
			continue
		}
		percent, ok := notation.Percent(k.Cells[j].Text)
		if !ok {
			continue
		}
		pay.Percent = budget.PrintedAmount(percent)
		b.note("schedule["+itoa(n)+"].percent", k.take(j))
		break
	}
	if pay.Percent.Decimal == "" {
		b.warn(budget.Issue{Code: "schedule_unread", At: b.path("schedule[" + itoa(n) + "].percent"), Where: posOf(v.places),
			Message: "“" + clip(v.text) + "”没有对应的百分比"})
	}
	b.p.Schedule = append(b.p.Schedule, pay)
}

// readHalves moves the amounts of the left half to the whole project, where the
// form prints the whole project beside this year.
func (b *builder) readHalves(k *block) {
	if len(b.form.Halves) != 2 {
		return
	}
	left, right := k.find(b.form.Halves[0]), k.find(b.form.Halves[1])
	if left < 0 || right < 0 || k.Cells[left].Col >= k.Cells[right].Col {
		return
	}
	for _, i := range k.order {
		c := &k.Cells[i]
		if c.Row >= k.Cells[left].Row && c.Col < k.Cells[right].Col && strings.HasPrefix(k.field[i], "budget.") {
			k.field[i] = "whole." + k.field[i]
		}
	}
}

func (k *block) find(field string) int {
	for _, i := range k.order {
		if k.field[i] == field {
			return i
		}
	}
	return -1
}
