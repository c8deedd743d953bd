package serve

import (
	"strconv"
	"strings"

	"jixiao/audit"
	"jixiao/budget"
)

// groupKey tells the findings of one project, or of one paper as a whole.
type groupKey struct {
	paper         int
	code, project string
}

func keyOf(f audit.Finding) groupKey { return groupKey{f.Paper, string(f.Code), f.Project} }

// heading names the project of a finding and the file it stands in.
func heading(f audit.Finding, file string) string {
	parts := []string{yearName(f.Year), f.Department.Name, string(f.Code), f.Project}
	if f.Paper < 0 && f.Year == 0 {
		parts[0] = "" // a rule of the user's own need not say
	}
	name := strings.Join(nonEmpty(parts), " ")
	switch {
	case name == "":
		name = "（没有写明年度、部门和项目）"
	case f.Paper >= 0 && f.Project == "":
		name += "（全文）"
	}
	if file != "" {
		name += "  [" + file + "]"
	}
	return name
}

// yearName is a budget year, which a paper need not give away.
func yearName(y budget.Year) string {
	if y == 0 {
		return "年度不详"
	}
	return strconv.Itoa(int(y))
}

// yearCell is a budget year in a table.
func yearCell(y budget.Year) any {
	if y == 0 {
		return nil
	}
	return int64(y)
}

// group is the findings of one project, or of one paper as a whole.
type group struct {
	Heading    string
	Statements []placed
}

// placed is a finding with the places of all that say the same.
type placed struct {
	audit.Finding
	Places []string
}

func (g *group) add(f audit.Finding) {
	if n := len(g.Statements) - 1; n < 0 || statementOf(g.Statements[n].Finding) != statementOf(f) {
		g.Statements = append(g.Statements, placed{Finding: f})
	}
	last := &g.Statements[len(g.Statements)-1]
	last.Places = append(last.Places, whereWords(f))
}

// groups keeps the order of the papers and projects.
func groups(findings []audit.Finding, name func(int) string) []*group {
	var out []*group
	index := map[groupKey]*group{}
	for _, f := range findings {
		g := index[keyOf(f)]
		if g == nil {
			g = &group{Heading: heading(f, name(f.Paper))}
			index[keyOf(f)] = g
			out = append(out, g)
		}
		g.add(f)
	}
	return out
}

// statement is what a finding says. One that is said of several cells of a
// project is said once, with all the places.
type statement struct{ rule, evidence, numbers string }

func statementOf(f audit.Finding) statement {
	return statement{f.Rule, f.Evidence, numberWords(f.Numbers)}
}
