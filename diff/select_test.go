package diff

import (
	"fmt"
	"testing"
)

// TestSelectProject: the summary of chosen projects is theirs alone.
func TestSelectProject(t *testing.T) {
	old := paper(2024, project("", "河道清淤", "10", ""), project("", "水库巡查", "100", ""), elsewhere(project("", "应急演练", "7", "")))
	new := paper(2025, project("", "河道清淤", "12", ""), project("", "水库巡查", "500", ""), project("", "泵站电费", "", ""))
	r := Disclosures(old, new, Options{}).Select(Selection{Project: "河道"})
	s := r.Summary
	if got := fmt.Sprintf("%d %d %s %s %d %v", s.OldProjects, s.NewProjects, s.OldTotal, s.NewTotal, s.Unread, s.Movers); got != "1 1 100000.00 120000.00 0 [{河道清淤 100000.00 120000.00 20000.00 20.0}]" {
		t.Error(got)
	}
	if len(r.Departments) != 1 || r.Departments[0].Old.Name != "云岭县水利局" {
		t.Errorf("departments %v", r.Departments)
	}
}
