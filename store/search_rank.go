package store

import (
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"strings"
	"sync"
)

// holders are the places that hold the words in one column.
type holders struct {
	n    int
	best []int64 // the first of them; all when nothing limits the search
	err  error
}

// holderLists looks through the columns side by side, each on a connection of
// its own.
func holderLists(db onContext, names []string, phrase string, q Search) []holders {
	out := make([]holders, len(names))
	among, args, err := ofDepartment(db, q.Department)
	var all sync.WaitGroup
	for i, name := range names {
		all.Go(func() {
			l := ranking{db: db, table: "search_" + name, column: name, phrase: phrase, among: among, args: args}
			if l.err = err; err == nil {
				l.rank(q)
			}
			out[i] = l.holders
		})
	}
	all.Wait()
	return out
}

// ranking is the search in one column.
type ranking struct {
	holders
	db            onContext
	table, column string
	phrase        string // with the year, where only one is wanted
	among         string // condition on the places
	args          []any  // of among
}

// ofDepartment is the condition for places of a department. Those of few
// departments are listed once; of many each match is looked up instead.
func ofDepartment(db onContext, name string) (condition string, args []any, err error) {
	if name == "" {
		return "", nil, nil
	}
	ids, err := column[int64](db, "SELECT id FROM departments WHERE code=?1 UNION SELECT department_id FROM department_names WHERE instr(name,?1)", name)
	if err != nil {
		return "", nil, err
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return "", nil, err
	}
	if len(ids) <= fewDepartments {
		return " AND docid IN (SELECT id FROM search_rows WHERE department_id IN (SELECT value FROM json_each(?)))", []any{string(list)}, nil
	}
	return " AND (SELECT department_id FROM search_rows WHERE id=docid) IN (SELECT value FROM json_each(?))", []any{string(list)}, nil
}

// fewDepartments have some ten projects a year each: less to list than a common
// word has matches.
const fewDepartments = 100

// rank counts the places and lists the best. The index gives them in the order
// of their import; few are sorted by year, of many each year is asked for.
func (l *ranking) rank(q Search) {
	// At most Limit of them have been shown under a better column; one more tells
	// that there are more.
	wanted := 2*q.Limit + 1
	if q.Year != 0 {
		l.phrase += " " + yearWord(q.Year)
	}
	if q.Limit > 0 {
		few := l.sortable()
		if l.few(wanted, few); l.err != nil || l.n <= few {
			return
		}
	}
	if l.count(q.Year == 0); l.err != nil {
		return
	}
	l.best = nil
	if q.Limit == 0 {
		l.best, l.err = column[int64](l.db, "SELECT docid FROM "+l.matching("")+" ORDER BY (SELECT year FROM search_rows WHERE id=docid) DESC, docid DESC", l.values(l.phrase)...)
		return
	}
	if q.Year != 0 { // already in the phrase
		l.latest("", wanted)
		return
	}
	l.byYear(wanted)
}

// matching is what stands behind FROM.
func (l *ranking) matching(limit string) string {
	return l.table + " WHERE " + l.column + " MATCH ?" + l.among + limit
}

func (l *ranking) values(phrase string, more ...any) []any {
	return append(append([]any{phrase}, l.args...), more...)
}

// sortable is how many places are sorted by their years. Of more the best are
// asked for year by year, which is fast for short phrases: SQLite reads no more
// of their lists than it needs.
func (l *ranking) sortable() int {
	if strings.Count(l.phrase, " ") < incrementalWords {
		return 1000
	}
	return 50_000
}

// incrementalWords is the longest phrase of which SQLite does not read all lists
// to their ends (MAX_INCR_PHRASE_TOKENS).
const incrementalWords = 4

// few finds and sorts all places, where they are not more than that.
func (l *ranking) few(wanted, most int) {
	rows, err := l.db.Query("WITH m AS MATERIALIZED (SELECT docid FROM "+l.matching(" ORDER BY docid DESC LIMIT ?")+`)
		SELECT docid, (SELECT count(*) FROM m) FROM m ORDER BY (SELECT year FROM search_rows WHERE id=docid) DESC, docid DESC LIMIT ?`,
		l.values(l.phrase, most+1, wanted)...)
	if err != nil {
		l.err = err
		return
	}
	defer rows.Close()
	for rows.Next() && l.err == nil {
		var id int64
		l.err = rows.Scan(&id, &l.n)
		l.best = append(l.best, id)
	}
	if l.err == nil {
		l.err = rows.Err()
	}
}

// count counts all places. A whole column is counted inside of the index, which
// knows the number of a phrase's rows as the third of the numbers 'x'.
func (l *ranking) count(wholeColumn bool) {
	if wholeColumn && l.among == "" {
		var numbers []byte
		l.err = l.db.QueryRow("SELECT matchinfo("+l.table+", 'x') FROM "+l.matching(" LIMIT 1"), l.phrase).Scan(&numbers)
		if errors.Is(l.err, sql.ErrNoRows) {
			l.err = nil
		}
		if len(numbers) == 12 {
			l.n = int(binary.NativeEndian.Uint32(numbers[8:]))
		}
		return
	}
	l.err = l.db.QueryRow("SELECT count(*) FROM "+l.matching(""), l.values(l.phrase)...).Scan(&l.n)
}

// byYear takes the best of the latest year, then of the one before.
func (l *ranking) byYear(wanted int) {
	years, err := column[int](l.db, "SELECT DISTINCT ifnull(fiscal_year,0) FROM documents ORDER BY 1 DESC")
	if err != nil {
		l.err = err
		return
	}
	for _, year := range years {
		if l.latest(" "+yearWord(year), wanted-len(l.best)); l.err != nil || len(l.best) >= wanted {
			return
		}
	}
}

// latest adds the places that were imported last.
func (l *ranking) latest(year string, wanted int) {
	ids, err := column[int64](l.db, "SELECT docid FROM "+l.matching(" ORDER BY docid DESC LIMIT ?"), l.values(l.phrase+year, wanted)...)
	if err != nil {
		l.err = err
		return
	}
	l.best = append(l.best, ids...)
}
