package store

import (
	"strconv"
	"strings"

	"jixiao/budget"
)

// The index holds every character as a word of its own, so that a quoted phrase
// finds exact substrings of any length. Characters that the tokenizer would
// drop are written as letters.

// fence stands between two cells: no phrase reaches over it. Folded text never
// spells it, it has no such character.
const fence = "x01 "

// spell writes folded text as the index reads it: one word per character.
func spell(b *strings.Builder, s string) {
	for _, r := range s {
		switch r = budget.FoldRune(r); {
		case r < 0:
			continue
		case r >= 0x80 || r >= '0' && r <= '9' || r >= 'a' && r <= 'z':
			b.WriteRune(r)
		default: // ASCII punctuation
			const hex = "0123456789abcdef"
			b.Write([]byte{'x', hex[r>>4], hex[r&15]})
		}
		b.WriteByte(' ')
	}
}

// entry is one row of the index.
type entry struct{ name, goal, indicator strings.Builder }

// add puts cells into a column, fenced from each other.
func add(b *strings.Builder, cells ...string) {
	for _, s := range cells {
		if s != "" {
			spell(b, s)
			b.WriteString(fence)
		}
	}
}

func (e *entry) project(p *budget.Project) {
	add(&e.name, p.Name, string(p.Code), p.Title, p.Department.Name, p.Implementer.Value)
	for _, a := range p.Attributes {
		add(&e.name, a.Value)
	}
	add(&e.goal, p.Purpose.Value)
	for _, g := range p.Goals {
		add(&e.goal, g.Text)
	}
	if p.WholeProject != nil {
		for _, g := range p.WholeProject.Goals {
			add(&e.goal, g.Text)
		}
	}
	for i := range p.Indicators {
		e.row(&p.Indicators[i])
	}
}

// row adds an indicator; its first two levels are a closed list that every
// project has, and would find everything.
func (e *entry) row(r *budget.Indicator) {
	add(&e.indicator, string(r.Level3), string(r.Description), string(r.Value), string(r.Basis), r.Actual.Value, r.Deviation.Value)
	for _, a := range r.Attributes {
		add(&e.indicator, a.Value)
	}
}

func (e *entry) overall(o *budget.Overall) {
	add(&e.goal, o.Goal)
	for _, t := range o.Items {
		add(&e.name, t.Title)
		add(&e.goal, t.Description, t.Goal, t.Indicators)
	}
	for _, t := range o.Measures {
		add(&e.goal, t.Text)
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
		w.exec("INSERT INTO search_"+name+"(docid, "+name+") SELECT json_extract(value,'$[0]'), json_extract(value,'$[1]') FROM json_each(?)", lists.columns[i].json())
	}
}

// unindex takes the same rows out again. SQLite wants to see what was indexed,
// which is not kept but spelled once more.
func (w *writer) unindex(document, firstProject int64, d budget.Disclosure) {
	lists := w.lists(document, firstProject, d)
	for i, name := range searchColumns {
		list := lists.columns[i].json()
		w.exec("UPDATE search_rows SET "+name+"=json_extract(j.value,'$[1]') FROM json_each(?) j WHERE search_rows.id=json_extract(j.value,'$[0]')", list)
		w.exec("DELETE FROM search_"+name+" WHERE docid IN (SELECT json_extract(value,'$[0]') FROM json_each(?))", list)
	}
	w.exec("DELETE FROM search_rows WHERE id IN (SELECT value FROM json_each(?))", lists.ids.json())
}

// lists are the rows of a document's index as JSON: all ids, and [id, text] for
// each column in which a row has text.
type lists struct {
	ids     jsonList
	columns [3]jsonList // in the order of searchColumns
}

func (w *writer) lists(document, firstProject int64, d budget.Disclosure) *lists {
	var l lists
	if d.Overall != nil {
		var e entry
		e.overall(d.Overall)
		l.add(-document, &e)
	}
	for i := range d.Projects {
		var e entry
		e.project(&d.Projects[i])
		l.add(firstProject+int64(i), &e)
	}
	return &l
}

func (l *lists) add(id int64, e *entry) {
	l.ids.next()
	l.ids.b = strconv.AppendInt(l.ids.b, id, 10)
	for i, text := range []string{e.name.String(), e.goal.String(), e.indicator.String()} {
		if text == "" {
			continue
		}
		c := &l.columns[i]
		c.next()
		c.b = strconv.AppendInt(append(c.b, '['), id, 10)
		c.b = append(appendText(append(c.b, ','), text), ']')
	}
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
