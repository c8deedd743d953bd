package normalize

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// decideDepartment finds whose paper it is: the department of all projects; of
// several, the one that the title names, or the one whose code the others
// extend, or the one that calls itself 本级.
func decideDepartment(d *budget.Disclosure, r *reader) {
	var all []budget.Department
	var where []budget.Pos
	for i := range d.Projects {
		p := &d.Projects[i]
		if p.Department.Name != "" && !hasDepartment(all, p.Department) {
			all = append(all, p.Department)
			where = append(where, posOf(p.Places["department.name"]))
		}
	}
	switch {
	case len(all) == 0:
		fromTitle(d, r)
	case sameName(all):
		d.Department = all[0]
		d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: all[0].Name, Source: "body", Where: where[0]})
	default:
		chooseDepartment(d, all, r)
	}
}

// sameName reports whether all are one department by name; where only the codes
// differ the first one printed stands for it.
func sameName(all []budget.Department) bool {
	for _, d := range all {
		if d.Name != all[0].Name {
			return false
		}
	}
	return true
}

func hasDepartment(all []budget.Department, d budget.Department) bool {
	for _, other := range all {
		if other == d {
			return true
		}
	}
	return false
}

// chooseDepartment decides between several departments of one paper.
func chooseDepartment(d *budget.Disclosure, all []budget.Department, r *reader) {
	title, line := coverDepartment(r)
	for _, dep := range all {
		if title != "" && (dep.Name == title || strings.TrimSuffix(dep.Name, "本级") == title || strings.TrimSuffix(dep.Name, "（本级）") == title) {
			d.Department = dep
			d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: dep.Name, Source: "title", Where: line.Pos, Raw: line.Text})
			return
		}
	}
	if title != "" {
		d.Department = budget.Department{Name: title}
		d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: title, Source: "title", Where: line.Pos, Raw: line.Text})
		return
	}
	d.Department = leading(all)
	d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: d.Department.Name, Source: "body"})
	d.Warnings = append(d.Warnings, budget.Issue{Code: "department_doubt", At: "department",
		Message: "文件里有" + itoa(len(all)) + "个部门（单位），没有写明是谁公开的，取“" + d.Department.Name + "”"})
}

// leading is the department whose code begins the others' codes, else the one
// that calls itself 本级, else the first.
func leading(all []budget.Department) budget.Department {
	for _, dep := range all {
		extends := dep.Code != ""
		for _, other := range all {
			extends = extends && strings.HasPrefix(string(other.Code), string(dep.Code))
		}
		if extends {
			return dep
		}
	}
	for _, dep := range all {
		if strings.Contains(dep.Name, "本级") || strings.Contains(dep.Name, "机关") {
			return dep
		}
	}
	return all[0]
}

// fromTitle is for papers whose tables name no department.
func fromTitle(d *budget.Disclosure, r *reader) {
	if r.wholeOf.Name != "" && !saysNothing(r.wholeOf.Name) {
		d.Department = r.wholeOf
		d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: d.Department.Name, Source: "body"})
		return
	}
	for i := range r.captions {
		if dep := r.captions[i].department; dep.Name != "" {
			d.Department = dep
			return
		}
	}
	for _, l := range r.prose {
		if part, ok := splitCaption(l.Text); ok && part.department.Name != "" {
			d.Department = part.department
			d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: d.Department.Name, Source: "body", Where: l.Pos, Raw: l.Text})
			return
		}
	}
	if title, line := coverDepartment(r); title != "" {
		d.Department = budget.Department{Name: title}
		d.Evidence = append(d.Evidence, budget.Evidence{Field: "department.name", Value: title, Source: "title", Where: line.Pos, Raw: line.Text})
		return
	}
	d.Warnings = append(d.Warnings, budget.Issue{Code: "department_doubt", At: "department", Message: "文件里没有写明部门名称"})
}

// coverDepartment reads a department from the paper's title:
// "某某市教育局2025年部门预算…", or the name in the line above the rest.
func coverDepartment(r *reader) (string, *budget.Line) {
	for n, l := range r.prose {
		if n >= titleLines {
			break
		}
		text := budget.CleanText(l.Text)
		at := strings.Index(text, "20")
		if at < 0 || len(yearsIn(text)) == 0 || !titleLike(text) {
			continue
		}
		if name := strings.TrimPrefix(text[:at], "关于"); isDepartmentName(name) {
			return name, l
		}
		if at == 0 && n > 0 {
			if name := budget.CleanText(r.prose[n-1].Text); isDepartmentName(name) {
				return name, r.prose[n-1]
			}
		}
	}
	return "", nil
}

// minDepartment is the least number of characters of a department's name.
const minDepartment = 3

func isDepartmentName(name string) bool {
	if n := len([]rune(name)); n < minDepartment || n > maxDepartment || strings.ContainsAny(name, "，。；：:、") {
		return false
	}
	return vocab.EndsLikeBody(name)
}
