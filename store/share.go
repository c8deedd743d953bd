package store

import "database/sql"

// Share is what of a document belongs to the department of a Filter: papers hold
// the projects of several units.
type Share struct {
	Own      bool         // the paper itself is the department's
	Projects map[int]bool // by their index in the paper
}

// Of a filter's department, as SQL with the parameter :department.
const (
	// chosenDepartments are those of its code, or with it in any of their names.
	chosenDepartments = `SELECT id FROM departments WHERE code = :department UNION SELECT department_id FROM department_names WHERE instr(name, :department)`
	// ownDocuments are the papers of these departments.
	ownDocuments = `SELECT id FROM documents WHERE department_id IN (` + chosenDepartments + `)`
	// chosenProjects are their projects, and those of the units below them, whose
	// paper they publish without a project of their own.
	chosenProjects = `SELECT p.id FROM projects p JOIN documents d ON d.id = p.document_id
		WHERE ifnull(p.department_id, d.department_id) IN (` + chosenDepartments + `)
		OR d.department_id IN (` + chosenDepartments + `) AND NOT EXISTS (SELECT 1 FROM projects q
			WHERE q.document_id = d.id AND ifnull(q.department_id, d.department_id) = d.department_id)`
)

// Shares tells for each document of the filter's department what of it belongs
// to the department; nil where the filter names none.
func (s *Store) Shares(f Filter) (map[int64]Share, error) {
	if f.Department == "" {
		return nil, nil
	}
	ids, err := s.Documents(f)
	if err != nil {
		return nil, err
	}
	own, err := column[int64](s.reads(), ownDocuments, sql.Named("department", f.Department))
	if err != nil {
		return nil, plain(s.path, err)
	}
	out := map[int64]Share{}
	for _, id := range ids {
		out[id] = Share{Projects: map[int]bool{}}
	}
	for _, id := range own {
		if share, chosen := out[id]; chosen {
			share.Own = true
			out[id] = share
		}
	}
	return out, s.projectShares(f.Department, out)
}

func (s *Store) projectShares(department string, into map[int64]Share) error {
	rows, err := s.reads().Query("SELECT document_id, nr - 1 FROM projects WHERE id IN ("+chosenProjects+")", sql.Named("department", department))
	if err != nil {
		return plain(s.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var document int64
		var nr int
		if err := rows.Scan(&document, &nr); err != nil {
			return plain(s.path, err)
		}
		if share, chosen := into[document]; chosen {
			share.Projects[nr] = true
		}
	}
	return plain(s.path, rows.Err())
}

// narrowed are conditions that leave of a view what belongs to a department. The
// list of documents stays whole.
var narrowed = map[string]string{
	"文档":   "1",
	"部门":   "部门编号 IN (" + chosenDepartments + ")",
	"分项目标": "文档编号 IN (" + ownDocuments + ")",
	"保障措施": "文档编号 IN (" + ownDocuments + ")",
	"告警": `(项目名称 IS NULL AND 文档编号 IN (` + ownDocuments + `)
		OR (文档编号, ifnull(项目编码, ''), 项目名称) IN (SELECT document_id, ifnull(code, ''), name FROM projects WHERE id IN (` + chosenProjects + `)))`,
}

// ofProjects narrows the views that name the project of every row.
const ofProjects = "项目编号 IN (" + chosenProjects + ")"
