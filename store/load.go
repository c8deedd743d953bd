package store

import (
	"database/sql"
	"encoding/json"
	"iter"
	"strings"
	"time"

	"jixiao/budget"
)

// Filter chooses documents; the zero Filter is all of them.
type Filter struct {
	Documents  []int64 // by number; nil is any
	Year       int
	Department string // a code, or a part of any of its names
	Division   string
}

// Stored is a document as it came out of the file.
type Stored struct {
	ID   int64
	Meta Meta
	budget.Disclosure
}

// Documents lists the numbers of the chosen documents: by year, department,
// then in the order of their import.
func (s *Store) Documents(f Filter) ([]int64, error) {
	where, args := f.where()
	ids, err := column[int64](s.reads(), `SELECT d.id FROM documents d LEFT JOIN departments m ON m.id=d.department_id
		WHERE `+where+` ORDER BY d.fiscal_year, m.division, m.code, d.department_name, d.id`, args...)
	return ids, plain(s.path, err)
}

func (f Filter) where() (string, []any) {
	conditions, args := []string{"1"}, []any{}
	if f.Documents != nil {
		list, _ := json.Marshal(f.Documents)
		conditions, args = append(conditions, "d.id IN (SELECT value FROM json_each(?))"), append(args, string(list))
	}
	if f.Year != 0 {
		conditions, args = append(conditions, "d.fiscal_year=?"), append(args, f.Year)
	}
	if f.Division != "" {
		conditions, args = append(conditions, "m.division=?"), append(args, f.Division)
	}
	if f.Department != "" {
		conditions = append(conditions, `d.id IN (SELECT n.document_id FROM department_names n JOIN departments x ON x.id=n.department_id
			WHERE x.code=? OR n.department_id IN (SELECT department_id FROM department_names WHERE instr(name,?)))`)
		args = append(args, f.Department, f.Department)
	}
	return strings.Join(conditions, " AND "), args
}

// Disclosures loads the chosen documents one after the other.
func (s *Store) Disclosures(f Filter) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		ids, err := s.Documents(f)
		if err != nil {
			yield(Stored{}, err)
			return
		}
		for _, id := range ids {
			d, err := load(s.reads(), id)
			if !yield(d, plain(s.path, err)) || err != nil {
				return
			}
		}
	}
}

// loader collects one document; the first failure sticks.
type loader struct {
	db     querier
	id     int64
	err    error
	places map[int]budget.Places // by owner; nil where none is stored
}

func load(db querier, id int64) (Stored, error) {
	l := loader{db: db, id: id, places: map[int]budget.Places{}}
	l.positions()
	out := l.document()
	out.Projects = l.projects()
	out.Evidence = l.evidence()
	out.Warnings = l.warnings()
	return out, l.err
}

// each runs a query for the document and scans its rows.
func (l *loader) each(query string, scan func(func(...any))) {
	if l.err != nil {
		return
	}
	rows, err := l.db.Query(query, l.id)
	if err != nil {
		l.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && l.err == nil {
		scan(func(into ...any) {
			if err := rows.Scan(into...); err != nil {
				l.err = err
			}
		})
	}
	if l.err == nil {
		l.err = rows.Err()
	}
}

func (l *loader) document() Stored {
	out := Stored{ID: l.id}
	found := false
	l.each(`SELECT sha256, parser, setup, name, source, format, bytes, imported_at, incomplete, ifnull(fiscal_year,0),
		department_name, ifnull(department_code,''), has_overall, ifnull(overall_goal,''), ledger FROM documents WHERE id=?`, func(scan func(...any)) {
		var at string
		var ledger sql.NullString
		var overall bool
		o := budget.Overall{Items: []budget.Item{}, Measures: []budget.Measure{}, Places: l.places[0]}
		scan(&out.Meta.SHA256, &out.Meta.Parser, &out.Meta.Setup, &out.Meta.Name, &out.Meta.Source, &out.Meta.Format, &out.Meta.Bytes, &at,
			&out.Incomplete, &out.FiscalYear, &out.Department.Name, &out.Department.Code, &overall, &o.Goal, &ledger)
		found = true
		out.Meta.Imported, _ = time.Parse(time.RFC3339, at)
		if overall {
			out.Overall = &o
		}
		if ledger.Valid && l.err == nil {
			l.err = json.Unmarshal([]byte(ledger.String), &out.Ledger)
		}
	})
	switch {
	case l.err == nil && !found:
		l.err = failure("", "数据库里没有这个文档", "用 jixiao query \"SELECT * FROM 文档\" 查看")
	case out.Overall != nil:
		l.partOne(out.Overall)
	}
	return out
}

func (l *loader) partOne(o *budget.Overall) {
	l.each("SELECT owner, ifnull(seq,0), title, description, goal, indicators FROM items WHERE document_id=? ORDER BY nr", func(scan func(...any)) {
		var t budget.Item
		var owner int
		scan(&owner, &t.Seq, &t.Title, &t.Description, &t.Goal, &t.Indicators)
		t.Places = l.places[owner]
		o.Items = append(o.Items, t)
	})
	l.each("SELECT owner, ifnull(seq,0), text FROM measures WHERE document_id=? ORDER BY nr", func(scan func(...any)) {
		var t budget.Measure
		var owner int
		scan(&owner, &t.Seq, &t.Text)
		t.Places = l.places[owner]
		o.Measures = append(o.Measures, t)
	})
}

func (l *loader) evidence() []budget.Evidence {
	var out []budget.Evidence
	l.each("SELECT field, value, source, raw, "+posColumns+" FROM evidence WHERE document_id=? ORDER BY nr", func(scan func(...any)) {
		var e budget.Evidence
		var p posRow
		scan(append([]any{&e.Field, &e.Value, &e.Source, &e.Raw}, p.into()...)...)
		e.Where = p.pos()
		out = append(out, e)
	})
	return out
}

func (l *loader) warnings() []budget.Issue {
	out := []budget.Issue{}
	l.each("SELECT code, message, at, "+posColumns+" FROM warnings WHERE document_id=? ORDER BY nr", func(scan func(...any)) {
		var w budget.Issue
		var p posRow
		scan(append([]any{&w.Code, &w.Message, &w.At}, p.into()...)...)
		w.Where = p.pos()
		out = append(out, w)
	})
	return out
}

// Named lists the documents with this file name or source path.
func (s *Store) Named(name string) ([]int64, error) {
	ids, err := column[int64](s.reads(), "SELECT id FROM documents WHERE name=?1 OR source=?1 ORDER BY id", name)
	return ids, plain(s.path, err)
}

// Totals says how much a database holds.
type Totals struct {
	Documents, Incomplete, Departments, Projects, Indicators, Warnings int
}

// Totals counts the database's content.
func (s *Store) Totals() (Totals, error) {
	var t Totals
	err := s.reads().QueryRow(`SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM documents WHERE incomplete),
		(SELECT count(*) FROM departments), (SELECT count(*) FROM projects), (SELECT count(*) FROM indicators), (SELECT count(*) FROM warnings)`).
		Scan(&t.Documents, &t.Incomplete, &t.Departments, &t.Projects, &t.Indicators, &t.Warnings)
	return t, plain(s.path, err)
}
