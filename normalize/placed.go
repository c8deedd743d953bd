package normalize

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/forms"
	"jixiao/normalize/pattern"
)

// doubtPlacedAmounts looks at sums of money that were put into their cells by
// where they stood in a text. A project without a total is next to unheard of,
// and one that gets nothing from the budget nearly so: rather was an amount
// missed, or set behind the wrong label.
func (b *builder) doubtPlacedAmounts() {
	if !b.rec.inferred() || b.form.Generic || !b.asksFor("budget.total") || !b.asksFor("budget.fiscal") {
		return
	}
	sums := &b.p.Budget
	total, read := sums.Total.Rat()
	if !read {
		b.warn(budget.Issue{Code: "amount_missed", At: b.path("budget"), Where: b.rec.where(), Message: "文本里没有读到这个项目的预算数，请对照原件"})
		return
	}
	other, filled := sums.Other.Rat()
	if filled && sums.Fiscal.Decimal == "" && total.Sign() != 0 && total.Cmp(other) == 0 {
		b.warn(budget.Issue{Code: "amount_placed", At: b.path("budget"), Where: b.rec.where(), Message: "文本里财政资金为空、其他资金等于预算数，金额可能放错了栏，请对照原件"})
	}
}

// asksFor reports whether the form has a cell for a field.
func (b *builder) asksFor(field string) bool {
	return slices.ContainsFunc(b.form.Head, func(l forms.Label) bool { return l.Field == field })
}

// inferred reports whether no rules but the reading of a text made the record's
// tables.
func (rec *record) inferred() bool {
	for _, p := range rec.parts {
		if p.Inferred {
			return true
		}
	}
	return false
}

// unsureHead is the code of the doubt about cells of a head that a text's reader
// did not know the shape of.
const unsureHead = "unsure_head"

// doubtUnsureHead marks all that a head should say where a text's reader did not
// know its shape, or found no name in it: what is missing stands elsewhere.
func (b *builder) doubtUnsureHead() {
	if !b.rec.inferred() || b.form.Generic || b.p.Name != "" && !b.rec.unsureHead() {
		return
	}
	said := map[string]bool{"": true, "title": b.p.Title != "", "unit": b.p.Unit != ""}
	fields := []string{"title", "unit"}
	for _, l := range b.form.Head {
		fields = append(fields, unsureField(l.Field))
	}
	for _, field := range fields {
		if !said[field] {
			said[field] = true
			b.warn(budget.Issue{Code: unsureHead, At: b.path(field), Where: b.rec.where(), Message: "文本里这张表的表头部分可能没有读对，请对照原件"})
		}
	}
}

// unsureHead reports that a cell of the record's head is in that doubt.
func (rec *record) unsureHead() bool {
	for _, p := range rec.parts {
		for i := range p.Cells {
			if slices.ContainsFunc(p.Cells[i].Doubts, func(d budget.Issue) bool { return d.Code == unsureHead }) {
				return true
			}
		}
	}
	return false
}

// unsureField is the project's field that a label of a form fills; "" for none.
func unsureField(label string) string {
	switch {
	case label == "section":
		return ""
	case label == "attribute":
		return "attributes"
	case strings.HasPrefix(label, "whole."):
		return "whole_project"
	}
	field, _, _ := strings.Cut(label, ".")
	return field
}

// doubtMissedHead looks at the prose of a head that a text gave no borders:
// where the plan or the goals were not found, what else stands there may hold
// them.
func (b *builder) doubtMissedHead() {
	if !b.rec.inferred() || b.form.Generic {
		return
	}
	missed := ""
	switch {
	case b.asksFor("schedule") && len(b.p.Schedule) == 0:
		missed = "资金支出计划"
	case b.asksFor("goals") && len(b.p.Goals) == 0:
		missed = "绩效目标"
	default:
		return
	}
	for _, field := range []string{"purpose", "schedule", "goals"} {
		b.warn(budget.Issue{Code: "head_missed", At: b.path(field), Where: b.rec.where(), Message: "文本里没有读到这个项目的" + missed + "，可能混在别的栏目里，请对照原件"})
	}
}

// titleTail is what a heading says after the project's name.
var titleTail = pattern.New(`(?:项目)?(?:财政|部门预算)?(?:支出)?(?:预算)?绩效(?:目标|自评).{0,6}表$`)

// leastTitle is how many characters a heading must have before its tail to be
// the project's name: shorter ones are the form's.
const leastTitle = 4

// doubtName compares a project's name, put together from the lines of its cell,
// with the heading above the table, which no other cell touches.
func (b *builder) doubtName() {
	if !b.rec.inferred() || b.form.Generic || b.p.Name == "" {
		return
	}
	title := budget.Fold(b.p.Title)
	at := titleTail.FindStringIndex(title)
	if at == nil {
		return
	}
	title = strings.TrimSuffix(title[:at[0]], "项目")
	if utf8.RuneCountInString(title) < leastTitle || title == strings.TrimSuffix(budget.Fold(b.p.Name), "项目") {
		return
	}
	for _, field := range []string{"title", "name"} {
		b.warn(budget.Issue{Code: "name_differs", At: b.path(field), Where: b.rec.where(), Message: "项目名称与表的标题不一致，可能没有读对，请对照原件"})
	}
}

// doubtUnnamed looks at rows of a text that have no first level, though no
// column for it was seen: every form has one.
func (b *builder) doubtUnnamed() {
	if !b.rec.inferred() {
		return
	}
	for k := range b.p.Indicators {
		if b.p.Indicators[k].Level1 == "" {
			b.warn(budget.Issue{Code: "no_level1", At: b.path(fmt.Sprintf("indicators[%d].level1", k)), Where: b.rec.where(), Message: "这一行没有读到一级指标，请对照原件"})
		}
	}
}
