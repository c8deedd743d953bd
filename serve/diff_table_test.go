package serve

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"jixiao/budget"
	"jixiao/diff"
	"jixiao/export"
)

func rowsOf(t *testing.T, table export.Table) []string {
	t.Helper()
	var out []string
	for row, err := range table.Rows {
		if err != nil || len(row) != len(table.Columns) {
			t.Fatalf("row %v, %v", row, err)
		}
		out = append(out, fmt.Sprint(row...))
	}
	return out
}

// TestWorkingPaperNamesDepartments: what a department changed in part one of its
// paper has no project that could tell whose it is.
func TestWorkingPaperNamesDepartments(t *testing.T) {
	side := func(goal string) []budget.Disclosure {
		d := papers(t, "100", "≥95%", "95", "清淤十公里并整修两岸")
		d[0].Overall = &budget.Overall{Goal: goal}
		return d
	}
	r := diff.Disclosures(side("保障全县防洪安全"), side("保障全县防洪和供水安全"), diff.Options{})
	list := rowsOf(t, workingPaper(r))
	if len(list) != 1 || !strings.Contains(list[0], "云岭县水利局") {
		t.Errorf("%q", list)
	}
}

// TestAmountsBearUnits: 100 alone may be 元 or 万元.
func TestAmountsBearUnits(t *testing.T) {
	old, new := papers(t, "100", "≥95%", "95", "清淤十公里并整修两岸"), papers(t, "120", "≥95%", "95", "清淤十公里并整修两岸")
	r := diff.Disclosures(old, new, diff.Options{})
	for _, row := range rowsOf(t, DiffTable(r)) {
		if !strings.Contains(row, "100万元") || !strings.Contains(row, "120万元") {
			t.Errorf("%q", row)
		}
	}
	new[0].FiscalYear = 2026
	list := rowsOf(t, HistoryTable(diff.History(slices.Concat(old, new), "13028125P00007610004M")))
	if !strings.Contains(list[0], "预算数：100万元→120万元") {
		t.Errorf("%q", list)
	}
	new[0].Projects[0].Unit = "元"
	r = diff.Disclosures(old, new, diff.Options{})
	for _, row := range rowsOf(t, DiffTable(r)) {
		if !strings.Contains(row, "100万元120元") {
			t.Errorf("%q", row)
		}
	}
}

// TestShares are no amounts: a rate or a percentage of the schedule bears no 元.
func TestShares(t *testing.T) {
	list := inUnits([]diff.Change{{Path: "schedule[3月底].percent", Old: "30"}, {Path: "budget.execution[年度资金总额].rate", Old: "90"},
		{Path: "budget.execution[年度资金总额].executed", Old: "90"}, {Path: "budget.total", Old: ""}}, "元", "元")
	for i, want := range []budget.Nullable{"30", "90", "90元", ""} {
		if list[i].Old != want {
			t.Errorf("%s: %q, want %q", list[i].Path, list[i].Old, want)
		}
	}
}
