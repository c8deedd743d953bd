package normalize

import (
	"errors"
	"testing"

	"jixiao/budget"
)

// TestUncoded: a paper whose producer has lost the characters' codes is told from
// one without a performance table.
func TestUncoded(t *testing.T) {
	for _, c := range []struct {
		why               string
		printed, reported int
		want              error
	}{
		{"most characters have no code", 1000, 400, budget.ErrEncoding},
		{"single signs of an odd font", 1000, 20, budget.ErrNoTable},
		{"nothing printed", 0, 0, budget.ErrNoTable},
	} {
		doc := drawnPaper("a.pdf", "甲乙丙丁")
		doc.Ledger = budget.Ledger{Printed: c.printed, Reported: c.reported}
		if _, err := Disclosure(doc, Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.why, err, c.want)
		}
	}
}

// TestUncodedProjects: what was read of such a paper is in doubt as a whole.
func TestUncodedProjects(t *testing.T) {
	doc := drawnPaper("a.pdf", "甲项目绩效目标表", drawn(`
		项目名称 / 甲项目 / < / <
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 次数 / ≥1次`))
	doc.Ledger = budget.Ledger{Printed: 100, Reported: 30}
	d, err := Disclosure(doc, Options{})
	if err != nil || len(d.Projects) != 1 || !d.Incomplete {
		t.Fatalf("%d projects, incomplete %v, %v", len(d.Projects), d.Incomplete, err)
	}
	for _, w := range d.Warnings {
		if w.Code == codeUncoded && w.At == "projects[0]" {
			return
		}
	}
	t.Errorf("no warning about the project: %+v", d.Warnings)
}

// TestMixedUp: codes that are mixed up give ideographs nobody writes.
func TestMixedUp(t *testing.T) {
	if _, err := Disclosure(drawnPaper("a.pdf", "鈃阙㨋鮉生陫㫁㡄 绩䅖目䐚"), Options{}); !errors.Is(err, budget.ErrEncoding) {
		t.Errorf("%v, want %v", err, budget.ErrEncoding)
	}
}
