package store

import (
	"time"

	"jixiao/budget"
)

// Meta is what is known about a file beside its content.
type Meta struct {
	SHA256 string // of the file's bytes, hex
	Parser int    // version of the program's reading
	Setup  string // options that change what is read; "" for none
	Name   string // file name
	Source string // path as the user gave it
	Format string
	Bytes  int64
	// Imported is when; the store has no clock.
	Imported time.Time
}

// Outcome is how the import of one file ended.
type Outcome string

const (
	Imported   Outcome = "imported"
	Replaced   Outcome = "replaced"  // a newer reading, or another rendering, took the place of the old rows
	Unchanged  Outcome = "unchanged" // these bytes are stored already
	Duplicate  Outcome = "duplicate" // another rendering of a stored paper; not imported
	Incomplete Outcome = "incomplete"
	Refused    Outcome = "refused"
)

// OnDuplicate says what to do with another rendering of a stored paper.
type OnDuplicate string

const (
	Keep    OnDuplicate = "keep"    // the stored one stays, the new one is not imported
	Replace OnDuplicate = "replace" // the new one takes its place
	Both    OnDuplicate = "both"
)

// Result is what Put did.
type Result struct {
	Outcome  Outcome
	Document int64 // the stored document
	// Twin is the stored file that is another rendering of the same paper, ""
	// if there is none; Equal says whether its content is the same.
	Twin  string
	Equal bool
}

// Reading is how a stored document was read.
type Reading struct {
	Document int64
	Parser   int
	Setup    string
}

// Improved reports whether reading the file again as m says would replace what
// is stored: a newer program does, and other options of the same program.
func (r Reading) Improved(m Meta) bool {
	return m.Parser > r.Parser || m.Parser == r.Parser && m.Setup != r.Setup
}

// Known lists the stored files by the hash of their bytes.
func (s *Store) Known() (map[string]Reading, error) {
	rows, err := s.reads().Query("SELECT sha256, id, parser, setup FROM documents")
	if err != nil {
		return nil, plain(s.path, err)
	}
	defer rows.Close()
	out := map[string]Reading{}
	for rows.Next() {
		var sha string
		var r Reading
		if err := rows.Scan(&sha, &r.Document, &r.Parser, &r.Setup); err != nil {
			return nil, plain(s.path, err)
		}
		out[sha] = r
	}
	return out, plain(s.path, rows.Err())
}

// Put stores a paper in one transaction; note, if not nil, is recorded in it.
func (s *Store) Put(d budget.Disclosure, m Meta, twins OnDuplicate, note *File) (Result, error) {
	var r Result
	err := s.write.transaction(func() { r = s.write.put(d, m, twins, note) })
	return r, plain(s.path, err)
}

func (w *writer) put(d budget.Disclosure, m Meta, twins OnDuplicate, note *File) Result {
	old := w.row("SELECT id, parser, setup FROM documents WHERE sha256=?", 3, m.SHA256)
	if old != nil {
		before := Reading{old[0].(int64), int(old[1].(int64)), old[2].(string)}
		if !before.Improved(m) {
			return w.record(note, Result{Outcome: Unchanged, Document: before.Document})
		}
	}
	r := Result{Outcome: Imported}
	id := int64(0)
	if old != nil {
		id, r.Outcome = old[0].(int64), Replaced
		w.remove(id)
	}
	paper, content := identity(d)
	for _, t := range w.twins(paper, m.SHA256) {
		r.Twin, r.Equal = t.name, t.content == content
		switch {
		case twins == Keep && old == nil:
			r.Outcome, r.Document = Duplicate, t.id
			return w.record(note, r)
		case twins == Replace:
			w.remove(t.id)
			r.Outcome = Replaced
		}
	}
	r.Document = w.document(id, d, m, paper, content)
	return w.record(note, r)
}

// document writes all rows of a paper. A replaced document keeps its id.
func (w *writer) document(id int64, d budget.Disclosure, m Meta, paper, content string) int64 {
	if id == 0 {
		id = w.next("documents")
	}
	divisions := divisionsOf(d)
	department := w.department(d.Department, divisions)
	goal := any(nil)
	if d.Overall != nil {
		goal = d.Overall.Goal
	}
	w.exec(insertDocument, id, m.SHA256, m.Parser, m.Setup, m.Name, m.Source, m.Format, m.Bytes,
		m.Imported.UTC().Format(time.RFC3339), d.Incomplete, zeroNull(int(d.FiscalYear)),
		department, d.Department.Name, nullable(d.Department.Code), d.Overall != nil, goal, ledger(d.Ledger), paper, content)
	w.named(department, id, d.FiscalYear, d.Department.Name)
	b := body{w: w, document: id, year: d.FiscalYear, divisions: divisions, firstProject: w.next("projects")}
	b.overall(d.Overall)
	for i := range d.Projects {
		b.project(i, &d.Projects[i])
	}
	b.evidence(d.Evidence)
	b.warnings(d.Warnings)
	w.index(id, b.firstProject, d)
	return id
}

const insertDocument = `INSERT INTO documents(id, sha256, parser, setup, name, source, format, bytes, imported_at, incomplete, fiscal_year,
 department_id, department_name, department_code, has_overall, overall_goal, ledger, paper, content)
 VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`

// next is the next free id; rows of one transaction get neighbouring ids.
func (w *writer) next(table string) int64 {
	return w.number("SELECT max(id) FROM "+table) + 1
}

// nullable is NULL for a blank cell.
func nullable(n budget.Nullable) any {
	if n == "" {
		return nil
	}
	return string(n)
}

// text is NULL where the form has no such cell.
func text(t budget.Text) any {
	if !t.Printed {
		return nil
	}
	return t.Value
}

// decimal is an amount as printed, NULL where the form has no such cell.
func decimal(a budget.Amount) any {
	if !a.Printed {
		return nil
	}
	return a.Decimal
}

// fen is an amount in fen, NULL where it is blank or no whole number of fen.
func fen(a budget.Amount, unit string) any {
	if n, ok := a.Fen(unit); ok {
		return n
	}
	return nil
}

func zeroNull(n int) any {
	if n == 0 {
		return nil
	}
	return n
}
