package normalize

import (
	"testing"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// TestPlacedAmounts: sums that a text put into their cells by position alone.
func TestPlacedAmounts(t *testing.T) {
	set, err := forms.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		why, form            string
		total, fiscal, other string
		inferred             bool
		want                 string
	}{
		{"no total in a text", "hebei", "", "", "", true, "amount_missed"},
		{"all of it beside the budget", "hebei", "13.00", "", "13.00", true, "amount_placed"},
		{"the same amounts, other decimals", "hebei", "13.00", "", "13", true, "amount_placed"},
		{"money from the budget", "hebei", "13.00", "13.00", "", true, ""},
		{"a part beside the budget", "hebei", "13.00", "3.00", "10.00", true, ""},
		{"no money at all", "hebei", "0", "", "0", true, ""},
		{"ruled cells are where they are", "hebei", "13.00", "", "13.00", false, ""},
		{"a form that nobody has written", "generic", "", "", "", true, ""},
	} {
		form := set.Form(c.form)
		if form == nil {
			form = set.Generic()
		}
		r := &reader{}
		b := &builder{reader: r, form: form, rec: &record{parts: []part{{sheet: newSheet(&budget.Table{Inferred: c.inferred})}}}}
		b.p.Budget = budget.Budget{Total: budget.PrintedAmount(c.total), Fiscal: budget.PrintedAmount(c.fiscal), Other: budget.PrintedAmount(c.other)}
		b.doubtPlacedAmounts()
		got := ""
		for _, w := range r.warnings {
			got += w.Code
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}
