package store

import (
	"database/sql"
	"fmt"

	"jixiao/budget"
)

// querier is a database or a transaction.
type querier interface {
	Query(string, ...any) (*sql.Rows, error)
	QueryRow(string, ...any) *sql.Row
}

// column collects a query's only column.
func column[T any](db querier, query string, args ...any) ([]T, error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// printed reads a column whose NULL means that the form has no such cell.
type printed func(string)

func (p printed) Scan(v any) error {
	switch v := v.(type) {
	case nil:
	case string:
		p(v)
	case []byte:
		p(string(v))
	default:
		return fmt.Errorf("%T is no text", v)
	}
	return nil
}

func cell(t *budget.Text) printed {
	return func(s string) { *t = budget.PrintedText(s) }
}

func sum(a *budget.Amount) printed {
	return func(s string) { *a = budget.PrintedAmount(s) }
}

// labels reads a JSON object of attributes.
type labels struct{ into *budget.Attributes }

func (l labels) Scan(v any) error {
	if s, ok := v.(string); ok {
		return l.into.UnmarshalJSON([]byte(s))
	}
	return nil
}

// posColumns are the columns of a position, in the order of posRow.
const posColumns = "page, x0, y0, x1, y1, line0, line1, path"

type posRow struct {
	n    [7]sql.NullInt64
	path sql.NullString
}

func (p *posRow) into() []any {
	out := make([]any, 0, 8)
	for i := range p.n {
		out = append(out, &p.n[i])
	}
	return append(out, &p.path)
}

func (p *posRow) pos() budget.Pos {
	out := budget.Pos{Page: int(p.n[0].Int64), Path: p.path.String}
	for i := range out.Box {
		out.Box[i] = float64(p.n[1+i].Int64) / perPoint
	}
	out.Lines = [2]int{int(p.n[5].Int64), int(p.n[6].Int64)}
	return out
}

func (l *loader) positions() {
	l.each(`SELECT s.id & 16777215, f.name, json_extract(j.value,'$[1]'), nullif(json_extract(j.value,'$[2]'),0),
		json_extract(j.value,'$[3][0]'), json_extract(j.value,'$[3][1]'), json_extract(j.value,'$[3][2]'), json_extract(j.value,'$[3][3]'),
		json_extract(j.value,'$[4][0]'), json_extract(j.value,'$[4][1]'), json_extract(j.value,'$[5]')
		FROM positions s JOIN json_each(s.places) j JOIN position_fields f ON f.id=json_extract(j.value,'$[0]')
		WHERE s.id BETWEEN ?1 << 24 AND (?1 + 1 << 24) - 1 ORDER BY s.id, j.id`, func(scan func(...any)) {
		var owner int
		var name, raw string
		var p posRow
		scan(append([]any{&owner, &name, &raw}, p.into()...)...)
		if l.places[owner] == nil {
			l.places[owner] = budget.Places{}
		}
		l.places[owner][name] = append(l.places[owner][name], budget.Place{Pos: p.pos(), Raw: raw})
	})
}
