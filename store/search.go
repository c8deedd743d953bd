package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// Search is what a reader looks for.
type Search struct {
	Words      string   // any substring of a cell, folded
	In         []string // of searchColumns; nil is all
	Year       int
	Department string // a code, or a part of a name
	Limit      int    // projects to show; 0 is all
	Around     int    // characters of context on either side
}

// Found is a search's answer.
type Found struct {
	Hits    []Hit
	Counts  []Count // for each column that was searched, also where it is zero
	Shown   int     // projects (and parts one) that Hits come from
	Holders int     // projects (and parts one) there are, counted once per column
	More    bool    // some are not among Hits
}

// Count says how many projects (and parts one) hold the words in a column.
type Count struct {
	Column string
	N      int
}

// searchColumns are the parts of the index, best first.
var searchColumns = []string{"name", "goal", "indicator"}

// SearchColumns lists what Search.In may hold.
func SearchColumns() []string { return slices.Clone(searchColumns) }

const (
	// longestWords bounds what is looked for: a goal is rarely longer.
	longestWords = 200
	// sortedHolders is how many places are put in the order of their years;
	// more of them are shown as they come, the latest import first.
	sortedHolders = 5000
)

// Search finds the words in the stored papers: in names first, then in goals,
// then in indicators; within these the latest year first.
func (s *Store) Search(ctx context.Context, q Search) (Found, error) {
	phrase := phraseOf(q.Words)
	switch {
	case phrase == "":
		return Found{}, &QueryError{"没有要找的字", "给出至少一个字"}
	case len([]rune(q.Words)) > longestWords:
		return Found{}, &QueryError{fmt.Sprintf("要找的文字超过 %d 个字", longestWords), "缩短一些"}
	}
	columns, err := columnsOf(q.In)
	if err != nil {
		return Found{}, err
	}
	f := finder{ctx: ctx, db: s.db, q: q, phrase: `"` + phrase + `"`, seen: map[int64]bool{}}
	for _, c := range columns {
		f.column(c)
	}
	if f.err != nil {
		return Found{}, queryError(ctx, s.path, f.err)
	}
	return f.found, nil
}

func columnsOf(in []string) ([]string, error) {
	if len(in) == 0 {
		return searchColumns, nil
	}
	var out []string
	for _, known := range searchColumns {
		if slices.Contains(in, known) {
			out = append(out, known)
		}
	}
	for _, name := range in {
		if !slices.Contains(searchColumns, name) {
			return nil, &QueryError{"查找范围没有 " + name, "可用的有 " + strings.Join(searchColumns, " ")}
		}
	}
	return out, nil
}

// phraseOf spells the words as the index does.
func phraseOf(words string) string {
	var b strings.Builder
	spell(&b, words)
	return strings.TrimSpace(b.String())
}

// finder is a search under way; the first failure sticks.
type finder struct {
	ctx    context.Context
	db     *sql.DB
	q      Search
	phrase string
	seen   map[int64]bool // places whose hits are in found
	found  Found
	err    error
}

// column counts the places that hold the words in one column and adds the
// hits of the best of them.
func (f *finder) column(name string) {
	if f.err != nil {
		return
	}
	from := "FROM search_" + name + " s WHERE s." + name + " MATCH ?"
	args := []any{f.phrase}
	if filter, more := f.filter(); filter != "" {
		from = "FROM search_" + name + " s CROSS JOIN search_rows r ON r.id=s.docid WHERE s." + name + " MATCH ?" + filter
		args = append(args, more...)
	}
	n := 0
	if f.err = f.db.QueryRowContext(f.ctx, "SELECT count(*) "+from, args...).Scan(&n); f.err != nil {
		return
	}
	f.found.Counts = append(f.found.Counts, Count{name, n})
	f.found.Holders += n
	if f.q.Limit > 0 && f.found.Shown >= f.q.Limit {
		// Some of these may be shown already, under a better column: rather
		// speak of more than conceal it.
		f.found.More = f.found.More || n > 0
		return
	}
	order := " ORDER BY s.docid DESC"
	if n <= sortedHolders {
		order = " ORDER BY (SELECT year FROM search_rows WHERE id=s.docid) DESC, s.docid DESC"
	}
	f.show("SELECT s.docid "+from+order, args)
}

func (f *finder) filter() (string, []any) {
	var where string
	var args []any
	if f.q.Year != 0 {
		where, args = where+" AND r.year=?", append(args, f.q.Year)
	}
	if f.q.Department != "" {
		where += ` AND r.department_id IN (SELECT id FROM departments WHERE code=?
			UNION SELECT department_id FROM department_names WHERE instr(name,?))`
		args = append(args, f.q.Department, f.q.Department)
	}
	return where, args
}

// show adds the hits of the places that a query lists, up to the limit.
func (f *finder) show(query string, args []any) {
	if f.q.Limit > 0 {
		// Places that an earlier column has shown are passed over.
		query += fmt.Sprintf(" LIMIT %d", f.q.Limit+len(f.seen)+1)
	}
	ids, err := column[int64](onContext{f.ctx, f.db}, query, args...)
	if err != nil {
		f.err = err
		return
	}
	for _, id := range ids {
		if f.err != nil {
			return
		}
		if !f.seen[id] && f.q.Limit > 0 && f.found.Shown >= f.q.Limit {
			f.found.More = true
			return
		}
		if !f.seen[id] {
			f.seen[id] = true
			f.found.Shown++
			f.place(id)
		}
	}
}

// onContext makes a query end with its context.
type onContext struct {
	ctx context.Context
	db  *sql.DB
}

func (c onContext) Query(q string, args ...any) (*sql.Rows, error) {
	return c.db.QueryContext(c.ctx, q, args...)
}

func (c onContext) QueryRow(q string, args ...any) *sql.Row {
	return c.db.QueryRowContext(c.ctx, q, args...)
}
