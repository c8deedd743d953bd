package diff

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestHistory: a project is followed back and on, whichever of its names or
// codes is known.
func TestHistory(t *testing.T) {
	const a, b = "13028123P00007610004M", "13028125P00003310001W"
	papers := slices.Concat(
		paper(2023, project(a, "河道清淤", "10", "清淤十公里", "清淤里程=10公里"), project("", "水库巡查", "1", "巡查水库", "巡查次数")),
		paper(2024, project(a, "河道清淤工程", "12", "清淤十公里", "清淤里程=10公里")),
		paper(2025, project(b, "2025年河道清淤工程", "15", "清淤十公里", "清淤里程=12公里"), project("", "河堤整修", "4", "整修河堤", "整修长度")))
	for _, key := range []string{a, b, "河道清淤工程", "河道清淤"} {
		got := ""
		for _, s := range History(papers, key) {
			got += fmt.Sprintln(s.Ref.Year, s.Ref.Name, s.Ref.Total.Decimal, s.Match, len(s.Changes))
		}
		want := "2023 河道清淤 10 code 3\n2024 河道清淤工程 12 name 5\n2025 2025年河道清淤工程 15  0\n"
		if got != want {
			t.Errorf("%s:\n%swant\n%s", key, got, want)
		}
	}
	if steps := History(papers, "堤坝"); steps != nil {
		t.Errorf("%v", steps)
	}
	if got := strings.Join(Named(papers, "河"), "、"); got != "2025年河道清淤工程、河堤整修、河道清淤工程、河道清淤" {
		t.Error(got)
	}
}

// TestHistoryOfOneOfSeveral: where several projects bear a name, none of them is
// taken for the one that is meant.
func TestHistoryOfOneOfSeveral(t *testing.T) {
	const a, b = "13028123P00007610004M", "13028125P00003310001W"
	papers := slices.Concat(paper(2024, project(a, "设备租赁费", "10", "")),
		paper(2025, project(a, "设备租赁费", "10", ""), project(b, "设备租赁费", "7", ""), elsewhere(project("", "设备租赁费", "5", ""))))
	if steps := History(papers, "设备租赁费"); steps != nil {
		t.Errorf("took %v", steps[len(steps)-1].Ref)
	}
	want := a + " 设备租赁费、" + b + " 设备租赁费、云岭县应急管理局 设备租赁费、设备租赁费"
	if got := strings.Join(Named(papers, "设备"), "、"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if steps := History(papers, b); len(steps) != 1 || steps[0].Ref.Total.Decimal != "7" {
		t.Errorf("by its code: %v", steps)
	}
	twice := slices.Concat(paper(2025, project(a, "设备租赁费", "10", "")), paper(2025, project(a, "设备租赁费", "10", "")))
	if steps := History(twice, "设备租赁费"); len(steps) != 1 {
		t.Errorf("one project in two papers: %v", steps)
	}
}

func TestKnownField(t *testing.T) {
	for name, want := range map[string]bool{"budget": true, "target": true, "budget.total": true, "indicators[产出指标/数量指标/里程].value": true, "项目性质": true, "nosuch": false, "": false} {
		if KnownField(name) != want {
			t.Errorf("KnownField(%q) = %v", name, !want)
		}
	}
}
