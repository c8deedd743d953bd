package store

import (
	"jixiao/budget"
)

// divisions says, for one document, which division each department's project
// codes come from, and which code belongs to a department's name.
type divisions struct {
	of     map[string]string // department key → division
	all    string            // of the whole document
	codeOf map[string]string // name → its only code in this document
}

func divisionsOf(d budget.Disclosure) divisions {
	v := divisions{of: map[string]string{}, codeOf: map[string]string{}}
	v.learn(d.Department)
	for i := range d.Projects {
		v.learn(d.Projects[i].Department)
	}
	votes := map[string]map[string]int{}
	for i := range d.Projects {
		p := &d.Projects[i]
		division := budget.CodeDivision(string(p.Code))
		if division == "" {
			continue
		}
		for _, key := range []string{"", v.key(p.Department)} {
			if votes[key] == nil {
				votes[key] = map[string]int{}
			}
			votes[key][division]++
		}
	}
	for key, count := range votes {
		v.of[key] = most(count)
	}
	v.all = v.of[""]
	return v
}

// learn notes the code printed beside a name; two codes for one name are none.
func (v divisions) learn(d budget.Department) {
	code, seen := v.codeOf[d.Name]
	switch {
	case d.Code == "":
	case !seen:
		v.codeOf[d.Name] = string(d.Code)
	case code != string(d.Code):
		v.codeOf[d.Name] = ""
	}
}

// code is the department's code as printed beside it or elsewhere in the
// document beside the same name.
func (v divisions) code(d budget.Department) string {
	if d.Code != "" {
		return string(d.Code)
	}
	return v.codeOf[d.Name]
}

func (v divisions) key(d budget.Department) string {
	if c := v.code(d); c != "" {
		return "c" + c
	}
	return "n" + d.Name
}

// most is the most frequent entry, the smallest of equals.
func most(count map[string]int) string {
	best := ""
	for s, n := range count {
		if best == "" || n > count[best] || n == count[best] && s < best {
			best = s
		}
	}
	return best
}

// department finds or makes the department: its code within a division, or its
// name where it has no code. NULL where the paper names none.
func (w *writer) department(d budget.Department, v divisions) any {
	code := v.code(d)
	if code == "" && d.Name == "" {
		return nil
	}
	division, known := v.of[v.key(d)]
	if !known {
		division = v.all
	}
	var id int64
	if code != "" {
		id = w.number("SELECT id FROM departments WHERE division=? AND code=?", division, code)
	} else {
		id = w.number("SELECT id FROM departments WHERE division=? AND name=? AND code IS NULL", division, d.Name)
	}
	if id == 0 {
		id = w.next("departments")
		w.exec("INSERT INTO departments VALUES (?,?,?,?)", id, division, nullable(budget.Nullable(code)), d.Name)
	}
	return id
}

// named keeps the name under which a department appears in a document.
func (w *writer) named(department any, document int64, year budget.Year, name string) {
	if id, ok := department.(int64); ok {
		w.touched[id] = struct{}{}
		w.exec("INSERT OR IGNORE INTO department_names VALUES (?,?,?,?)", id, document, int(year), name)
	}
}

// refreshNames gives departments the name of their latest year and forgets
// those that no document mentions any more.
func (w *writer) refreshNames() {
	for id := range w.touched {
		w.exec("DELETE FROM departments WHERE id=?1 AND NOT EXISTS (SELECT 1 FROM department_names WHERE department_id=?1)", id)
		w.exec(`UPDATE departments SET name=(SELECT name FROM department_names WHERE department_id=?1 ORDER BY year DESC, document_id DESC LIMIT 1)
			WHERE id=?1 AND code IS NOT NULL`, id)
	}
}
