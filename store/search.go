package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"jixiao/budget"
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

// longestWords bounds what is looked for: a goal is rarely longer.
const longestWords = 200

// Search finds the words in the stored papers: in names first, then in goals,
// then in indicators; within these the latest year first, then the latest import.
func (s *Store) Search(ctx context.Context, q Search) (Found, error) {
	phrase := phraseOf(q.Words)
	switch {
	case phrase == "":
		return Found{}, &QueryError{"没有要找的字", "给出至少一个字"}
	case len([]rune(q.Words)) > longestWords:
		return Found{}, &QueryError{fmt.Sprintf("要找的文字超过 %d 个字", longestWords), "缩短一些"}
	}
	names, err := columnsOf(q.In)
	if err != nil {
		return Found{}, err
	}
	db := onContext{ctx, s.db}
	if todo, err := column[int64](db, "SELECT document_id FROM search_todo LIMIT 1"); err != nil || len(todo) > 0 {
		return Found{}, errors.Join(plain(s.path, err), failure(s.path, "查找用的索引没有建完", "先用 jixiao import 打开一次，它会接着建"))
	}
	lists := holderLists(db, names, phrase, q)
	f := finder{ctx: ctx, db: s.db, q: q, words: []rune(budget.Fold(q.Words)), seen: map[int64]bool{}}
	for i, l := range lists {
		if l.err != nil {
			return Found{}, queryError(ctx, s.path, l.err)
		}
		f.found.Counts = append(f.found.Counts, Count{names[i], l.n})
		f.found.Holders += l.n
		f.show(l)
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

// finder is a search under way; the first failure sticks.
type finder struct {
	ctx   context.Context
	db    *sql.DB
	q     Search
	words []rune         // of q, folded
	seen  map[int64]bool // places whose hits are in found
	found Found
	err   error
}

// show adds the hits of the best places of one column, up to the limit. Those
// that a better column has shown are passed over.
func (f *finder) show(l holders) {
	for _, id := range l.best {
		switch {
		case f.err != nil:
			return
		case f.seen[id]:
			continue
		case f.q.Limit > 0 && f.found.Shown >= f.q.Limit:
			f.found.More = true
			return
		}
		f.seen[id] = true
		f.found.Shown++
		f.place(id)
	}
	f.found.More = f.found.More || len(l.best) < l.n
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
