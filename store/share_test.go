package store

import (
	"context"
	"fmt"
	"testing"

	"jixiao/budget"
)

// unitPapers: one paper of a department with the projects of two units, one of a
// department whose units alone have projects, and one of another department.
func unitPapers() []budget.Disclosure {
	unit := func(code, name string) budget.Department {
		return budget.Department{Code: budget.Nullable(code), Name: name}
	}
	project := func(name string, d budget.Department) budget.Project {
		return budget.Project{Name: name, Department: d, Goals: []budget.Goal{{Text: name + "的目标"}}}
	}
	part := &budget.Overall{Measures: []budget.Measure{{Text: "加强领导"}}}
	office, station, bureau, school := unit("301001", "云岭县水利局本级"), unit("301002", "云岭县水文站"), unit("400", "云岭县教育局"), unit("400001", "云岭县第一中学")
	return []budget.Disclosure{
		{FiscalYear: 2025, Department: office, Overall: part, Projects: []budget.Project{project("清淤", office), project("测流", station)},
			Warnings: []budget.Issue{{Code: "x", Message: "清淤存疑", At: "projects[0].name"}, {Code: "y", Message: "测流存疑", At: "projects[1].name"}, {Code: "z", Message: "全文存疑"}}},
		{FiscalYear: 2025, Department: bureau, Overall: part, Projects: []budget.Project{project("校舍", school)}},
		{FiscalYear: 2025, Department: unit("500", "云岭县财政局")},
	}
}

// TestShares: what of the papers is a department's.
func TestShares(t *testing.T) {
	s := fresh(t)
	for i, d := range unitPapers() {
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	for _, c := range []struct{ why, department, want string }{
		{"no department: no narrowing", "", "map[]"},
		{"a unit that the paper is not of", "301002", "map[1:{false map[1:true]}]"},
		{"the paper's own, without the other unit's", "301001", "map[1:{true map[0:true]}]"},
		{"by a part of the name", "水文", "map[1:{false map[1:true]}]"},
		{"a department publishes for its units", "400", "map[2:{true map[0:true]}]"},
		{"a unit of it", "第一中学", "map[2:{false map[0:true]}]"},
		{"a paper without projects", "500", "map[3:{true map[]}]"},
		{"none", "999", "map[]"},
	} {
		got, err := s.Shares(Filter{Department: c.department})
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%s: %v, %v, want %s", c.why, got, err, c.want)
		}
	}
}

// TestViewsOfADepartment hold its rows only; the list of documents stays whole.
func TestViewsOfADepartment(t *testing.T) {
	s := fresh(t)
	for i, d := range unitPapers() {
		put(t, s, d, meta(fmt.Sprint(i)))
	}
	rows := func(view, department string) int {
		t.Helper()
		answer, err := s.View(context.Background(), view, Filter{Department: department})
		if err != nil {
			t.Fatal(view, err)
		}
		n := 0
		for _, err := range answer.Rows {
			if err != nil {
				t.Fatal(view, err)
			}
			n++
		}
		return n
	}
	for view, want := range map[string][3]int{ // of 301002, 301001, 400
		"文档": {1, 1, 1}, "部门": {1, 1, 1}, "项目": {1, 1, 1}, "绩效目标": {1, 1, 1}, "绩效指标": {0, 0, 0}, "保障措施": {0, 1, 1}, "分项目标": {0, 0, 0}, "告警": {1, 2, 0}} {
		if got := [3]int{rows(view, "301002"), rows(view, "301001"), rows(view, "400")}; got != want {
			t.Errorf("%s: %v, want %v", view, got, want)
		}
	}
	for _, view := range ExportViews {
		if columns, err := s.Columns(context.Background(), view, Filter{Department: "301002"}); err != nil || len(columns) == 0 {
			t.Errorf("%s: %v, %v", view, columns, err)
		}
	}
}
