package store

import (
	"context"
	"fmt"
	"testing"

	"jixiao/budget"
)

// TestFilter: documents by year, department (code, any of its names, a part of
// one) and number, in a fixed order.
func TestFilter(t *testing.T) {
	s := fresh(t)
	for i, d := range []budget.Disclosure{
		{FiscalYear: 2025, Department: budget.Department{Code: "201", Name: "青石县水务局"}},
		{FiscalYear: 2024, Department: budget.Department{Code: "201", Name: "青石县水利局"}},
		{FiscalYear: 2024, Department: budget.Department{Code: "102", Name: "青石县教育局"}},
		{Department: budget.Department{Name: "无码办"}},
	} {
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	for _, c := range []struct {
		f    Filter
		want string
	}{
		{Filter{}, "[4 3 2 1]"},
		{Filter{Year: 2024}, "[3 2]"},
		{Filter{Department: "201"}, "[2 1]"},
		{Filter{Department: "水利"}, "[2 1]"},
		{Filter{Department: "水利", Year: 2025}, "[1]"},
		{Filter{Department: "20"}, "[]"},
		{Filter{Department: "无码"}, "[4]"},
		{Filter{Documents: []int64{1, 3}}, "[3 1]"},
		{Filter{Documents: []int64{}}, "[]"},
	} {
		if got, err := s.Documents(c.f); err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%+v: %v, %v, want %s", c.f, got, err, c.want)
		}
	}
}

// TestDepartmentsOverYears: one department with two names, and the latest one
// is its name, whichever was imported first.
func TestDepartmentsOverYears(t *testing.T) {
	s := fresh(t)
	code := budget.Nullable("13028125P00007610004M")
	other := budget.Nullable("11010125P00007610004M")
	for i, d := range []budget.Disclosure{
		{FiscalYear: 2025, Department: budget.Department{Code: "201", Name: "新名"}, Projects: []budget.Project{{Code: code, Department: budget.Department{Code: "201", Name: "新名"}}}},
		{FiscalYear: 2023, Department: budget.Department{Code: "201", Name: "旧名"}, Projects: []budget.Project{{Code: code, Department: budget.Department{Name: "旧名"}}}},
		{FiscalYear: 2023, Department: budget.Department{Code: "201", Name: "别县"}, Projects: []budget.Project{{Code: other, Department: budget.Department{Code: "201", Name: "别县"}}}},
	} {
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	got, err := ask(s, "SELECT 行政区划, 部门, 当时名称, 起始年度, 文档数, 项目数 FROM 部门 ORDER BY 1, 4")
	if want := "[[110101 别县 别县 2023 1 1] [130281 新名 旧名 2023 1 1] [130281 新名 新名 2025 1 1]]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("\n got %v, %v\nwant %s", got, err, want)
	}
	if err := s.Remove(1); err != nil {
		t.Fatal(err)
	}
	if got, err := ask(s, "SELECT name FROM departments ORDER BY 1"); err != nil || fmt.Sprint(got) != "[[别县] [旧名]]" {
		t.Error(got, err)
	}
}

// TestColumnsWithoutValues: a column that is empty in one archive has the kind
// it has in another.
func TestColumnsWithoutValues(t *testing.T) {
	full, empty := filled(t), fresh(t)
	put(t, empty, budget.Disclosure{Projects: []budget.Project{{Name: "电费"}}}, meta("a"))
	for _, view := range ExportViews {
		want, err := full.Columns(context.Background(), view, Filter{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := empty.Columns(context.Background(), view, Filter{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if got[i].Integers != want[i].Integers || got[i].Real != want[i].Real {
				t.Errorf("%s: %+v, and %+v where there are values", view, got[i], want[i])
			}
		}
	}
}
