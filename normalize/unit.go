package normalize

import "jixiao/budget"

// assumeUnits gives projects whose table names no unit the one that the rest of
// the paper agrees on, and says so; where nothing is said the unit stays open.
func assumeUnits(d *budget.Disclosure, r *reader) {
	said := map[string]bool{}
	for i := range d.Projects {
		said[d.Projects[i].Unit] = true
	}
	for _, l := range r.prose {
		if part, ok := splitCaption(l.Text); ok {
			said[part.unit] = true
		}
	}
	delete(said, "")
	for i := range d.Projects {
		p := &d.Projects[i]
		if p.Unit != "" || !hasAmount(p) {
			continue
		}
		issue := budget.Issue{Code: "no_unit", At: "projects[" + itoa(i) + "].unit", Where: posOf(p.Places["budget.total"]), Message: "没有写明金额单位"}
		for unit := range said {
			if len(said) == 1 {
				p.Unit = unit
				issue.Code, issue.Message = "unit_assumed", "这张表没有写明金额单位，按文件里其他地方的“"+unit+"”"
			}
		}
		d.Warnings = append(d.Warnings, issue)
	}
}

func hasAmount(p *budget.Project) bool {
	b := p.Budget
	return b.Total.Decimal != "" || b.Fiscal.Decimal != "" || b.Other.Decimal != "" || len(b.Execution) > 0
}
