package store

import (
	"strconv"

	"jixiao/budget"
)

// entry is one row of the index.
type entry struct{ name, goal, indicator spelling }

func (e *entry) clear() {
	e.name.clear()
	e.goal.clear()
	e.indicator.clear()
}

func (e *entry) project(p *budget.Project) {
	e.name.add(p.Name, string(p.Code), p.Title, p.Department.Name, p.Implementer.Value)
	for _, a := range p.Attributes {
		e.name.add(a.Value)
	}
	e.goal.add(p.Purpose.Value)
	for _, g := range p.Goals {
		e.goal.add(g.Text)
	}
	if p.WholeProject != nil {
		for _, g := range p.WholeProject.Goals {
			e.goal.add(g.Text)
		}
	}
	for i := range p.Indicators {
		e.row(&p.Indicators[i])
	}
}

// row adds an indicator; its first two levels are a closed list that every
// project has, and would find everything.
func (e *entry) row(r *budget.Indicator) {
	e.indicator.add(string(r.Level3), string(r.Description), string(r.Value), string(r.Basis), r.Actual.Value, r.Deviation.Value)
	for _, a := range r.Attributes {
		e.indicator.add(a.Value)
	}
}

func (e *entry) overall(o *budget.Overall) {
	e.goal.add(o.Goal)
	for _, t := range o.Items {
		e.name.add(t.Title)
		e.goal.add(t.Description, t.Goal, t.Indicators)
	}
	for _, t := range o.Measures {
		e.goal.add(t.Text)
	}
}

// index adds a document's rows: its projects, and its part one under the
// negative id of the document. Each column goes in by one statement: SQLite
// closes a segment of the index with every statement, and a document is to be
// one segment.
func (w *writer) index(document, firstProject int64, d budget.Disclosure) {
	lists := w.lists(document, firstProject, d)
	w.exec(`INSERT INTO search_rows(id, year, department_id)
		SELECT value, ?2, ifnull((SELECT department_id FROM projects WHERE id=value), (SELECT department_id FROM documents WHERE id=?3)) FROM json_each(?1)`,
		lists.ids.json(), int(d.FiscalYear), document)
	for i, name := range searchColumns {
		w.exec("INSERT INTO search_"+name+"(docid, "+name+") SELECT CAST(key AS INTEGER), value FROM json_each(?)", lists.columns[i].json())
	}
}

// unindex takes the same rows out again. SQLite wants to see what was indexed,
// which is not kept but spelled once more.
func (w *writer) unindex(document, firstProject int64, d budget.Disclosure) {
	lists := w.lists(document, firstProject, d)
	for i, name := range searchColumns {
		list := lists.columns[i].json()
		w.exec("UPDATE search_rows SET "+name+"=j.value FROM json_each(?) j WHERE search_rows.id=CAST(j.key AS INTEGER)", list)
		w.exec("DELETE FROM search_"+name+" WHERE docid IN (SELECT CAST(key AS INTEGER) FROM json_each(?))", list)
	}
	w.exec("DELETE FROM search_rows WHERE id IN (SELECT value FROM json_each(?))", lists.ids.json())
}

// lists are the rows of a document's index as JSON: all ids, and for each column
// an object of the ids of those that have text in it.
type lists struct {
	ids     jsonList
	columns [3]jsonObject // in the order of searchColumns
}

func (w *writer) lists(document, firstProject int64, d budget.Disclosure) *lists {
	var l lists
	e := &w.entry
	if d.Overall != nil {
		e.clear()
		e.overall(d.Overall)
		l.add(-document, d.FiscalYear, e)
	}
	for i := range d.Projects {
		e.clear()
		e.project(&d.Projects[i])
		l.add(firstProject+int64(i), d.FiscalYear, e)
	}
	return &l
}

func (l *lists) add(id int64, year budget.Year, e *entry) {
	l.ids.next()
	l.ids.b = strconv.AppendInt(l.ids.b, id, 10)
	l.columns[0].add(id, year, &e.name)
	l.columns[1].add(id, year, &e.goal)
	l.columns[2].add(id, year, &e.indicator)
}

// jsonList is a JSON array under construction.
type jsonList struct{ b []byte }

func (l *jsonList) next() {
	if len(l.b) == 0 {
		l.b = append(l.b, '[')
	} else {
		l.b = append(l.b, ',')
	}
}

func (l *jsonList) json() string {
	if len(l.b) == 0 {
		return "[]"
	}
	return string(l.b) + "]"
}

// jsonObject is a JSON object under construction.
type jsonObject struct{ b []byte }

// add takes in a row's column, if it has text.
func (o *jsonObject) add(id int64, year budget.Year, t *spelling) {
	if len(t.pairs) == 0 {
		return
	}
	before := byte(',')
	if len(o.b) == 0 {
		before = '{'
	}
	o.b = strconv.AppendInt(append(o.b, before, '"'), id, 10)
	o.b = append(t.appendText(append(o.b, `":"`...), year), '"')
}

func (o *jsonObject) json() string {
	if len(o.b) == 0 {
		return "{}"
	}
	return string(o.b) + "}"
}

// reindex spells the documents that the index has not got: a new layout begins
// empty. One transaction per document; it goes on where it was stopped.
func (s *Store) reindex() error {
	for n := 0; ; n++ {
		id := s.write.number("SELECT document_id FROM search_todo LIMIT 1")
		switch {
		case s.write.err != nil:
			return s.write.err
		case id == 0 && n > 0:
			return s.Tidy(n)
		case id == 0:
			return nil
		}
		if err := s.write.unhurried(func() { s.write.catchUp(id) }); err != nil {
			return err
		}
	}
}

func (w *writer) catchUp(document int64) {
	d, err := load(w.queries(), document)
	if err != nil {
		w.fail("load", err)
		return
	}
	w.index(document, w.number("SELECT min(id) FROM projects WHERE document_id=?", document), d.Disclosure)
	w.exec("DELETE FROM search_todo WHERE document_id=?", document)
}

// Tidy joins the segments of the index when an import has brought a good part of
// the documents: searches then read one place per word instead of dozens.
// Nothing is lost when it fails or is killed.
func (s *Store) Tidy(imported int) error {
	all := s.write.number("SELECT count(*) FROM documents")
	if imported < fewDocuments || int64(imported) < all/tidyShare {
		return nil
	}
	for _, name := range searchColumns {
		table := "search_" + name
		if err := s.write.unhurried(func() { s.write.exec("INSERT INTO " + table + "(" + table + ") VALUES ('optimize')") }); err != nil {
			return plain(s.path, err)
		}
	}
	return plain(s.path, s.shrink())
}

// shrink gives back to the disk what joining has freed: as much as the longest
// part of the index, an eighth of the file. Files of older versions keep it for
// what comes. One transaction per step, so that the log stays short.
func (s *Store) shrink() error {
	for free, before := s.free(), int64(0); free > 0 && free != before && s.write.err == nil; before, free = free, s.free() {
		if err := s.write.unhurried(func() { s.write.every("PRAGMA incremental_vacuum(4000)") }); err != nil {
			return err
		}
	}
	return s.write.err
}

// free counts the pages of the file that hold nothing.
func (s *Store) free() int64 { return s.write.number("PRAGMA freelist_count") }

const (
	// fewDocuments are no work to look through as they are.
	fewDocuments = 50
	// tidyShare: joining takes a third of a millisecond per stored document, so
	// an import of a fifth of them bears it.
	tidyShare = 5
)
