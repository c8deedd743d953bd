package store

import (
	"database/sql"
	"slices"

	"jixiao/budget"
)

// Hit is one cell that holds the words.
type Hit struct {
	Year       int
	Department string
	Code       string // of the project
	Project    string // name; "" for part one of a paper
	Column     string // of the index
	Field      string // JSON path within its owner: "name", "value"
	Row        string // the indicator's or item's name; "" for others
	Before     string // context as published
	Match      string
	After      string
	Page       int // 0 unknown
	File       string
	ProjectID  int64 // 0 for part one
	DocumentID int64
}

// place adds the hits of one row of the index, looking at the cells in the
// order in which they were indexed.
func (f *finder) place(id int64) {
	if id < 0 {
		f.partOne(-id)
		return
	}
	h := Hit{ProjectID: id}
	var owner int
	var title, maker, purpose, labels sql.NullString
	f.scan(`SELECT ifnull(d.fiscal_year,0), p.department_name, ifnull(p.code,''), p.name, d.name, d.id, p.owner, p.title, p.implementer, p.purpose, p.attributes
		FROM projects p JOIN documents d ON d.id=p.document_id WHERE p.id=?`, id,
		&h.Year, &h.Department, &h.Code, &h.Project, &h.File, &h.DocumentID, &owner, &title, &maker, &purpose, &labels)
	f.cell(h, "name", "name", owner, h.Project)
	f.cell(h, "name", "code", owner, h.Code)
	if !f.holds(h.Project) { // the title of most forms repeats the name
		f.cell(h, "name", "title", owner, title.String)
	}
	f.cell(h, "name", "department.name", owner, h.Department)
	f.cell(h, "name", "implementer", owner, maker.String)
	f.attributes(h, "name", owner, labels.String)
	f.cell(h, "goal", "purpose", owner, purpose.String)
	f.each("SELECT owner, text FROM goals WHERE project_id=? ORDER BY whole, nr", id, func(rows *sql.Rows) error {
		var text string
		err := rows.Scan(&owner, &text)
		f.cell(h, "goal", "text", owner, text)
		return err
	})
	f.indicators(h)
}

func (f *finder) indicators(h Hit) {
	fields := []string{"level3", "description", "value", "basis", "actual", "deviation"}
	f.each("SELECT owner, attributes, level3, description, value, basis, actual, deviation FROM indicators WHERE project_id=? ORDER BY nr", h.ProjectID, func(rows *sql.Rows) error {
		var owner int
		var labels sql.NullString
		cells := make([]sql.NullString, len(fields))
		into := []any{&owner, &labels}
		for i := range cells {
			into = append(into, &cells[i])
		}
		err := rows.Scan(into...)
		row := h
		row.Row = cells[0].String
		for i, c := range cells {
			f.cell(row, "indicator", fields[i], owner, c.String)
		}
		f.attributes(row, "indicator", owner, labels.String)
		return err
	})
}

func (f *finder) partOne(document int64) {
	h := Hit{DocumentID: document}
	var goal string
	f.scan("SELECT ifnull(fiscal_year,0), department_name, name, ifnull(overall_goal,'') FROM documents WHERE id=?", document,
		&h.Year, &h.Department, &h.File, &goal)
	f.cell(h, "goal", "goal", 0, goal)
	f.each("SELECT owner, title, description, goal, indicators FROM items WHERE document_id=? ORDER BY nr", document, func(rows *sql.Rows) error {
		var owner int
		var title, description, goal, indicators string
		err := rows.Scan(&owner, &title, &description, &goal, &indicators)
		row := h
		row.Row = title
		f.cell(row, "name", "title", owner, title)
		f.cell(row, "goal", "description", owner, description)
		f.cell(row, "goal", "goal", owner, goal)
		f.cell(row, "goal", "indicators", owner, indicators)
		return err
	})
	f.each("SELECT owner, text FROM measures WHERE document_id=? ORDER BY nr", document, func(rows *sql.Rows) error {
		var owner int
		var text string
		err := rows.Scan(&owner, &text)
		f.cell(h, "goal", "text", owner, text)
		return err
	})
}

func (f *finder) attributes(h Hit, column string, owner int, object string) {
	var list budget.Attributes
	if object == "" {
		return
	}
	if err := list.UnmarshalJSON([]byte(object)); err != nil && f.err == nil {
		f.err = err
	}
	for _, a := range list {
		f.cell(h, column, "attributes."+a.Label, owner, a.Value)
	}
}

// cell adds a hit when the text holds the words and its column was asked for.
func (f *finder) cell(h Hit, column, field string, owner int, text string) {
	if f.err != nil || text == "" || !f.searched(column) {
		return
	}
	runes := []rune(text)
	at, end, ok := findFolded(runes, f.words)
	if !ok {
		return
	}
	from, to := max(0, at-f.q.Around), min(len(runes), end+f.q.Around)
	h.Column, h.Field = column, field
	h.Before, h.Match, h.After = string(runes[from:at]), string(runes[at:end]), string(runes[end:to])
	if from > 0 {
		h.Before = "…" + h.Before
	}
	if to < len(runes) {
		h.After += "…"
	}
	h.Page = f.page(h.DocumentID, owner, field)
	f.found.Hits = append(f.found.Hits, h)
}

func (f *finder) holds(text string) bool {
	_, _, ok := findFolded([]rune(text), f.words)
	return ok
}

func (f *finder) searched(column string) bool {
	return len(f.q.In) == 0 || slices.Contains(f.q.In, column)
}

func (f *finder) page(document int64, owner int, field string) int {
	var page sql.NullInt64
	err := f.db.QueryRowContext(f.ctx, `SELECT min(nullif(json_extract(j.value,'$[2]'),0)) FROM positions s JOIN json_each(s.places) j
		WHERE s.id=? AND json_extract(j.value,'$[0]')=(SELECT id FROM position_fields WHERE name=?)`,
		document<<ownerBits|int64(owner), field).Scan(&page)
	if err != nil && f.err == nil {
		f.err = err
	}
	return int(page.Int64)
}

// findFolded finds folded words in a text: the first and the last rune that
// stand for them.
func findFolded(text, words []rune) (at, end int, ok bool) {
	var folded []rune
	var from []int // index in text of each folded rune
	for i, r := range text {
		if r = budget.FoldRune(r); r >= 0 {
			folded, from = append(folded, r), append(from, i)
		}
	}
	for i := 0; i+len(words) <= len(folded); i++ {
		if slices.Equal(folded[i:i+len(words)], words) {
			return from[i], from[i+len(words)-1] + 1, true
		}
	}
	return 0, 0, false
}

func (f *finder) scan(query string, id int64, into ...any) {
	if f.err == nil {
		f.err = f.db.QueryRowContext(f.ctx, query, id).Scan(into...)
	}
}

func (f *finder) each(query string, id int64, row func(*sql.Rows) error) {
	if f.err != nil {
		return
	}
	rows, err := f.db.QueryContext(f.ctx, query, id)
	if err != nil {
		f.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && f.err == nil {
		if err := row(rows); err != nil && f.err == nil {
			f.err = err
		}
	}
	if err := rows.Err(); err != nil && f.err == nil {
		f.err = err
	}
}
