package store

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// ExportViews are the views that together hold all content a reader wants, in
// the order of sheets and files.
var ExportViews = []string{"文档", "部门", "项目", "资金支出计划", "绩效目标", "绩效指标", "分项目标", "保障措施", "执行情况", "告警"}

// View reads a whole view of ExportViews, restricted to the chosen documents and
// to what in them is the chosen department's, in the order of their import.
func (s *Store) View(ctx context.Context, view string, f Filter) (Answer, error) {
	return s.view(ctx, "*", view, f)
}

func (s *Store) view(ctx context.Context, what, view string, f Filter) (Answer, error) {
	ids, err := s.Documents(f)
	if err != nil {
		return Answer{}, err
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return Answer{}, err
	}
	condition := "文档编号 IN (SELECT value FROM json_each(:documents))"
	if view == "部门" {
		condition = "部门编号 IN (SELECT department_id FROM department_names WHERE document_id IN (SELECT value FROM json_each(:documents)))"
	}
	params := []Param{{"documents", string(list)}}
	if narrow := cmp.Or(narrowed[view], ofProjects); f.Department != "" && narrow != "1" {
		condition, params = condition+" AND "+narrow, append(params, Param{"department", f.Department})
	}
	return s.Query(ctx, fmt.Sprintf("SELECT %s FROM %s WHERE %s", what, view, condition), params)
}

// Column says what values a view's column holds.
type Column struct {
	Name                 string
	Text, Integers, Real bool
}

// Columns looks at all values of a view, restricted to the chosen documents:
// SQLite's columns have no kind of their own. Where there is no value, the kind
// is the one that values would have, so that exports of two years fit together.
func (s *Store) Columns(ctx context.Context, view string, f Filter) ([]Column, error) {
	names, err := column[string](s.db, "SELECT name FROM pragma_table_info(?)", view)
	if err != nil {
		return nil, plain(s.path, err)
	}
	declared, err := column[string](s.db, "SELECT type FROM pragma_table_info(?)", view)
	if err != nil {
		return nil, plain(s.path, err)
	}
	parts := make([]string, 0, 3*len(names))
	for _, n := range names {
		for _, kind := range []string{"text", "integer", "real"} {
			parts = append(parts, fmt.Sprintf(`max(typeof("%s")='%s')`, n, kind))
		}
	}
	answer, err := s.view(ctx, strings.Join(parts, ","), view, f)
	if err != nil {
		return nil, err
	}
	out := make([]Column, len(names))
	for row, err := range answer.Rows {
		if err != nil {
			return nil, err
		}
		for i, n := range names {
			is := func(k int) bool { return row[3*i+k] == int64(1) }
			if out[i] = (Column{n, is(0), is(1), is(2)}); out[i] == (Column{Name: n}) {
				out[i] = expected(n, declared[i])
			}
		}
	}
	return out, nil
}

// expected is what a column without values would hold: what its table declares;
// where the view computes, fractions in columns of money and numbers, and whole
// numbers in counts and years.
func expected(name, declared string) Column {
	c := Column{Name: name}
	switch {
	case declared == "TEXT":
		c.Text = true
	case declared == "REAL", strings.HasSuffix(name, "_元"), strings.HasSuffix(name, "_数"), name == "数值":
		c.Real = true
	case declared == "INTEGER", strings.HasSuffix(name, "数"), strings.HasSuffix(name, "年度"):
		c.Integers = true
	}
	return c
}

// Part is a group of documents of one year and province.
type Part struct {
	Year      int    // 0 unknown
	Province  string // first two digits of the division, "" unknown
	Documents []int64
}

// Parts groups the chosen documents by year and province.
func (s *Store) Parts(f Filter) ([]Part, error) {
	ids, err := s.Documents(f)
	if err != nil {
		return nil, err
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	rows, err := s.db.Query(`SELECT ifnull(d.fiscal_year,0), ifnull(substr(m.division,1,2),''), json_group_array(d.id)
		FROM documents d LEFT JOIN departments m ON m.id=d.department_id
		WHERE d.id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2 ORDER BY 1, 2`, string(list))
	if err != nil {
		return nil, plain(s.path, err)
	}
	defer rows.Close()
	var out []Part
	for rows.Next() {
		var p Part
		var ids string
		if err := rows.Scan(&p.Year, &p.Province, &ids); err != nil {
			return nil, plain(s.path, err)
		}
		if err := json.Unmarshal([]byte(ids), &p.Documents); err != nil {
			return nil, plain(s.path, err)
		}
		out = append(out, p)
	}
	return out, plain(s.path, rows.Err())
}
