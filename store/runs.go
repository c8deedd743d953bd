package store

import (
	"encoding/json"
	"time"
)

// File is one line of an import run.
type File struct {
	Run        int64
	Nr         int    // from 1, in the order of the input
	Source     string // as the user gave it
	Path       string // the same from the root; "" for what is no file
	SHA256     string
	Outcome    Outcome // set by Put where a document is stored
	Reason     string
	Projects   int
	Indicators int
	Document   int64
}

// Run is one import as the database remembers it.
type Run struct {
	ID        int64
	Started   string
	Finished  string // "" interrupted or still going on
	Arguments []string
	Counts    map[Outcome]int
}

// Begin notes that an import started.
func (s *Store) Begin(at time.Time, parser int, arguments []string) (int64, error) {
	list, err := json.Marshal(arguments)
	if err != nil {
		return 0, err
	}
	var id int64
	err = s.write.unhurried(func() {
		id = s.write.next("import_runs")
		s.write.exec("INSERT INTO import_runs VALUES (?,?,NULL,?,?)", id, at.UTC().Format(time.RFC3339), parser, string(list))
	})
	return id, plain(s.path, err)
}

// Finish notes that an import came to its end.
func (s *Store) Finish(run int64, at time.Time) error {
	return plain(s.path, s.write.unhurried(func() {
		s.write.exec("UPDATE import_runs SET finished_at=? WHERE id=?", at.UTC().Format(time.RFC3339), run)
	}))
}

// Note records files that brought no document, in one transaction.
func (s *Store) Note(files []File) error {
	if len(files) == 0 {
		return nil
	}
	return plain(s.path, s.write.unhurried(func() {
		for i := range files {
			s.write.note(&files[i])
		}
	}))
}

func (w *writer) note(f *File) {
	w.exec("INSERT OR REPLACE INTO import_files VALUES (?,?,?,?,?,?,?,?,?,?)", f.Run, f.Nr, f.Source, nullText(f.SHA256), string(f.Outcome), f.Reason,
		f.Projects, f.Indicators, zeroNull(int(f.Document)), nullText(f.Path))
}

// record completes a document's line and writes it with the document.
func (w *writer) record(f *File, r Result) Result {
	if f != nil {
		f.Outcome, f.Document = r.Outcome, r.Document
		w.note(f)
	}
	return r
}

func nullText(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Runs lists the imports, the latest first; at most n of them, 0 is all.
func (s *Store) Runs(n int) ([]Run, error) {
	if n == 0 {
		n = -1
	}
	rows, err := s.reads().Query("SELECT id, started_at, ifnull(finished_at,''), arguments FROM import_runs ORDER BY id DESC LIMIT ?", n)
	if err != nil {
		return nil, plain(s.path, err)
	}
	defer rows.Close()
	var out []Run
	for rows.Next() {
		r := Run{Counts: map[Outcome]int{}}
		var arguments string
		if err := rows.Scan(&r.ID, &r.Started, &r.Finished, &arguments); err != nil {
			return nil, plain(s.path, err)
		}
		if err := json.Unmarshal([]byte(arguments), &r.Arguments); err != nil {
			return nil, plain(s.path, err)
		}
		out = append(out, r)
	}
	if err := rows.Err(); err != nil {
		return nil, plain(s.path, err)
	}
	for i := range out {
		if err := s.count(&out[i]); err != nil {
			return nil, plain(s.path, err)
		}
	}
	return out, nil
}

func (s *Store) count(r *Run) error {
	rows, err := s.reads().Query("SELECT outcome, count(*) FROM import_files WHERE run_id=? GROUP BY outcome", r.ID)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var o Outcome
		var n int
		if err := rows.Scan(&o, &n); err != nil {
			return err
		}
		r.Counts[o] = n
	}
	return rows.Err()
}

// later finds a later attempt at the file of f. A file is the same wherever the
// program was run; lines of older versions only know what the user wrote.
const later = `SELECT 1 FROM import_files l WHERE f.path IS NOT NULL AND l.path=f.path AND (l.run_id, l.nr)>(f.run_id, f.nr)
	UNION ALL SELECT 1 FROM import_files l WHERE l.source=f.source AND (f.path IS NULL OR l.path IS NULL) AND (l.run_id, l.nr)>(f.run_id, f.nr)`

// Latest lists how the latest attempt at each file ended, in the order of
// their names; only those with the given outcomes.
func (s *Store) Latest(outcomes ...Outcome) ([]File, error) {
	list, err := json.Marshal(outcomes)
	if err != nil {
		return nil, err
	}
	rows, err := s.reads().Query(`SELECT run_id, nr, source, ifnull(path,''), ifnull(sha256,''), outcome, reason, projects, indicators, ifnull(document_id,0)
		FROM import_files f WHERE outcome IN (SELECT value FROM json_each(?)) AND NOT EXISTS (`+later+`) ORDER BY source, run_id`, string(list))
	if err != nil {
		return nil, plain(s.path, err)
	}
	defer rows.Close()
	var out []File
	for rows.Next() {
		var f File
		if err := rows.Scan(&f.Run, &f.Nr, &f.Source, &f.Path, &f.SHA256, &f.Outcome, &f.Reason, &f.Projects, &f.Indicators, &f.Document); err != nil {
			return nil, plain(s.path, err)
		}
		out = append(out, f)
	}
	return out, plain(s.path, rows.Err())
}
