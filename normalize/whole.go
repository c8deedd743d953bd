package normalize

import (
	"fmt"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/forms"
)

// Papers print the performance goals of a whole department in a table that has the
// grid of a project's. It is no project: its money is the sum of all of them.

// wholeWord stands in the heading of such a table.
const wholeWord = "整体"

// wholeLabels are labels that only such a table has.
var wholeLabels = map[string]bool{"年度主要任务": true, "年度主要工作任务": true, "年度履职目标": true, "部门整体绩效目标": true, "整体绩效目标": true}

// isWhole reports whether a table is about the department as a whole: it names no
// project, and its heading or a label of its own says what it is about.
func isWhole(rec *record, title string) bool {
	if rec.started {
		return false
	}
	if strings.Contains(budget.Fold(title), wholeWord) {
		return true
	}
	for _, p := range rec.parts {
		for i := range p.Cells {
			if c := &p.Cells[i]; c.Row >= p.from && c.Row < p.to && wholeLabels[budget.Fold(c.Text)] {
				return true
			}
		}
	}
	return false
}

// wholeTable takes the goal of the table as that of part one; its rows have no
// place in a paper's data, which is told.
func (r *reader) wholeTable(rec *record, form *forms.Form, head caption) {
	kept := len(r.warnings)
	b := &builder{reader: r, rec: rec, form: form, head: head}
	b.start()
	b.readHead()
	b.readGrids()
	r.warnings = r.warnings[:kept]
	var paragraphs []string
	for _, v := range b.goalCells {
		paragraphs = append(paragraphs, goalParagraphs(v)...)
	}
	text := fmt.Sprintf("这是部门整体的绩效目标表，不是项目，没有读作项目；表里的%d条指标没有读出来", len(b.p.Indicators))
	if r.whole == nil && len(paragraphs) > 0 {
		r.whole = &budget.Overall{Goal: strings.Join(paragraphs, "\n"), Items: []budget.Item{}, Measures: []budget.Measure{},
			Places: budget.Places{"goal": b.p.Places["goals"]}}
		text += "，只取总体目标"
	}
	if r.wholeOf.Name == "" {
		r.wholeOf = b.p.Department
	}
	r.warn(budget.Issue{Code: "overall_table", At: "overall", Where: rec.where(), Message: text})
}

// withWhole puts the goal of such a table in the place of a part one that the
// paper does not have or that has no goal.
func withWhole(o, whole *budget.Overall) *budget.Overall {
	switch {
	case whole == nil:
	case o == nil:
		return whole
	case o.Goal == "":
		o.Goal = whole.Goal
		o.Places = budget.Places{"goal": whole.Places["goal"]}
	}
	return o
}
