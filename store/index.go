package store

import (
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
// negative id of the document.
func (w *writer) index(document, firstProject int64, d budget.Disclosure) {
	eachEntry(document, firstProject, d, func(id int64, e *entry) {
		w.exec(`INSERT INTO search_rows(id, year, department_id)
			SELECT ?1, ?2, ifnull((SELECT department_id FROM projects WHERE id=?1), (SELECT department_id FROM documents WHERE id=?3))`, id, int(d.FiscalYear), document)
		for _, c := range e.columns() {
			if c.text != "" {
				w.exec("INSERT INTO search_"+c.name+"(docid, "+c.name+") VALUES (?,?)", id, c.text)
			}
		}
	})
}

// unindex takes the same rows out again. SQLite wants to see what was indexed,
// which is not kept but spelled once more.
func (w *writer) unindex(document, firstProject int64, d budget.Disclosure) {
	eachEntry(document, firstProject, d, func(id int64, e *entry) {
		for _, c := range e.columns() {
			if c.text != "" {
				w.exec("UPDATE search_rows SET "+c.name+"=? WHERE id=?", c.text, id)
				w.exec("DELETE FROM search_"+c.name+" WHERE docid=?", id)
			}
		}
		w.exec("DELETE FROM search_rows WHERE id=?", id)
	})
}

// spelled is one column of an entry.
type spelled struct{ name, text string }

func (e *entry) columns() [3]spelled {
	return [3]spelled{{"name", e.name.String()}, {"goal", e.goal.String()}, {"indicator", e.indicator.String()}}
}

func eachEntry(document, firstProject int64, d budget.Disclosure, do func(int64, *entry)) {
	if d.Overall != nil {
		var e entry
		e.overall(d.Overall)
		do(-document, &e)
	}
	for i := range d.Projects {
		var e entry
		e.project(&d.Projects[i])
		do(firstProject+int64(i), &e)
	}
}
