package normalize

import (
	"slices"

	"jixiao/budget"
	"jixiao/normalize/forms"
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
