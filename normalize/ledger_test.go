package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestTimesPrinted: the name of a merged cell that goes on over a page break may
// be printed on each page; every one of them is in the cell.
func TestTimesPrinted(t *testing.T) {
	for _, c := range []struct {
		why  string
		text string
		raw  []string
		want int
	}{
		{"once", "产出指标", []string{"产出指\n标"}, 1},
		{"on both pages", "产出指标", []string{"产出指\n标", "产出指标"}, 2},
		{"one text over two pages", "产出指标", []string{"产出", "指标"}, 1},
		{"no place is known", "产出指标", nil, 1},
	} {
		cell := budget.Cell{Text: c.text}
		for _, r := range c.raw {
			cell.Places = append(cell.Places, budget.Place{Raw: r})
		}
		if got := timesPrinted(&cell); got != c.want {
			t.Errorf("%s: %d, want %d", c.why, got, c.want)
		}
	}
}

// TestTellNoDepartment: only a text out of order may have lost the line that names
// the department; other papers print none above their tables.
func TestTellNoDepartment(t *testing.T) {
	for _, c := range []struct {
		why, department, code string
		want                  bool
	}{
		{"out of order, none found", "", codeDisorder, true},
		{"out of order, found", "某某局", codeDisorder, false},
		{"in order, none printed", "", codeLeftOver, false},
	} {
		d := budget.Disclosure{Projects: []budget.Project{{Department: budget.Department{Name: c.department}}},
			Warnings: []budget.Issue{{Code: c.code, At: "projects[0].indicators[0]"}}}
		if tellNoDepartment(&d); hasCode(d.Warnings, "department_missing") != c.want {
			t.Errorf("%s: %v", c.why, d.Warnings)
		}
	}
}
