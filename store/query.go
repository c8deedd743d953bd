package store

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"sort"
	"strconv"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Param is one named value of a query.
type Param struct {
	Name string
	Text string // as typed; a plain number is compared as a number
}

// Answer is a running query.
type Answer struct {
	Columns []string
	// Rows yields one slice per row, valid until the next; values are nil,
	// int64, float64, string or []byte.
	Rows iter.Seq2[[]any, error]
}

// Query runs one SELECT on a connection of its own that cannot write, attach,
// load or go on after ctx has ended. The answer's rows must be read once.
func (s *Store) Query(ctx context.Context, query string, params []Param) (Answer, error) {
	args, err := arguments(query, params)
	if err != nil {
		return Answer{}, err
	}
	db := sql.OpenDB(connector{dsn: dataSource(s.path, Read), hook: guard})
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		db.Close()
		return Answer{}, queryError(ctx, s.path, err)
	}
	columns, err := rows.Columns()
	if err != nil {
		rows.Close()
		db.Close()
		return Answer{}, queryError(ctx, s.path, err)
	}
	return Answer{Columns: columns, Rows: func(yield func([]any, error) bool) {
		defer db.Close()
		defer rows.Close()
		stream(ctx, s.path, rows, len(columns), yield)
	}}, nil
}

func stream(ctx context.Context, path string, rows *sql.Rows, n int, yield func([]any, error) bool) {
	values, into := make([]any, n), make([]any, n)
	for i := range into {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			yield(nil, queryError(ctx, path, err))
			return
		}
		if !yield(values, nil) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		yield(nil, queryError(ctx, path, err))
	}
}

// QueryError is a query that cannot be run as it was written.
type QueryError struct{ Reason, Hint string }

func (e *QueryError) Error() string {
	if e.Hint == "" {
		return "查询语句：" + e.Reason
	}
	return "查询语句：" + e.Reason + "；" + e.Hint
}

// ErrTimeout is a query that was stopped.
var ErrTimeout = &QueryError{"超过时间限制，已停止", "缩小查询范围，或用 --timeout 放宽"}

// errTempFiles: a query that only reads writes nothing but temporary files.
var errTempFiles = &QueryError{"中间结果太大，临时文件放不下", "缩小查询范围，或在临时文件夹（TMPDIR）腾出空间"}

// queryError says in plain words what is wrong with a query.
func queryError(ctx context.Context, path string, err error) error {
	var lite sqlite3.Error
	switch {
	case isBusy(err):
		return plain(path, err)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return ErrTimeout
	case ctx.Err() != nil:
		return ctx.Err()
	case !errors.As(err, &lite):
		return err
	}
	switch lite.Code {
	case sqlite3.ErrAuth, sqlite3.ErrReadonly:
		return &QueryError{"只能读取，不能修改数据库、附加别的文件或加载扩展", "只写一条 SELECT"}
	case sqlite3.ErrError:
		return statementError(lite.Error())
	case sqlite3.ErrTooBig, sqlite3.ErrNomem:
		return &QueryError{"结果太大，超出内存上限", "缩小查询范围"}
	case sqlite3.ErrFull:
		return errTempFiles
	case sqlite3.ErrIoErr:
		if lite.ExtendedCode == sqlite3.ErrIoErrWrite {
			return errTempFiles
		}
	}
	return plain(path, err)
}

// Limits of a user's query: enough for any honest one.
const (
	longestValue = 64 << 20 // bytes of one text
	longestSQL   = 1 << 20
	heapLimit    = 512 << 20
)

// guard prepares a connection for SQL that somebody typed.
func guard(c *sqlite3.SQLiteConn) error {
	if err := register(c); err != nil {
		return err
	}
	if _, err := c.Exec("PRAGMA query_only=1; PRAGMA trusted_schema=0; PRAGMA cell_size_check=1; PRAGMA hard_heap_limit="+strconv.Itoa(heapLimit), nil); err != nil {
		return err
	}
	c.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, longestValue)
	c.SetLimit(sqlite3.SQLITE_LIMIT_SQL_LENGTH, longestSQL)
	c.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	c.SetLimit(sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0)
	c.RegisterAuthorizer(authorize)
	return nil
}

// recursive is SQLITE_RECURSIVE, which the driver does not name.
const recursive = 33

// forbidden are functions that reach outside of the query.
var forbidden = map[string]bool{"load_extension": true, "fts3_tokenizer": true, "edit": true, "writefile": true, "readfile": true}

// readable are the pragmas that only describe the database.
var readable = map[string]bool{"table_info": true, "table_xinfo": true, "table_list": true, "index_list": true, "index_info": true,
	"foreign_key_list": true, "database_list": true, "function_list": true, "user_version": true, "application_id": true, "data_version": true}

// authorize allows reading and nothing else.
func authorize(action int, first, second, _ string) int {
	switch action {
	case sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, recursive:
		return sqlite3.SQLITE_OK
	case sqlite3.SQLITE_FUNCTION:
		if !forbidden[strings.ToLower(second)] {
			return sqlite3.SQLITE_OK
		}
	case sqlite3.SQLITE_PRAGMA:
		if name := strings.ToLower(first); readable[name] && (second == "" || takesName(name)) {
			return sqlite3.SQLITE_OK
		}
	}
	return sqlite3.SQLITE_DENY
}

// takesName: the argument of these pragmas is a table, not a new value.
func takesName(pragma string) bool {
	return strings.HasPrefix(pragma, "table_") || strings.HasPrefix(pragma, "index_") || pragma == "foreign_key_list"
}

// arguments checks that the text is one statement and binds its parameters.
func arguments(query string, params []Param) ([]any, error) {
	text := scan(query)
	switch {
	case text.broken != "":
		return nil, &QueryError{text.broken, ""}
	case text.empty:
		return nil, &QueryError{"是空的", "例如 SELECT * FROM 项目 LIMIT 10"}
	case text.more:
		return nil, &QueryError{"一次只能有一条语句", "去掉分号后面的内容"}
	}
	given := map[string]string{}
	for _, p := range params {
		given[p.Name] = p.Text
	}
	names := make([]string, 0, len(text.params))
	for name := range text.params {
		names = append(names, name)
	}
	sort.Strings(names)
	var args []any
	for _, name := range names {
		value, ok := given[name]
		if !ok {
			return nil, &QueryError{"缺少参数 " + name, "用 -p " + name + "=值 给出"}
		}
		delete(given, name)
		args = append(args, sql.Named(name, number(value)))
	}
	for _, p := range params {
		if _, left := given[p.Name]; left {
			return nil, &QueryError{"没有用到参数 " + p.Name, "语句里写作 :" + p.Name}
		}
	}
	return args, nil
}

// number is the value of a text that is written as SQLite would write the
// number; leading zeros and the like stay text.
func number(s string) any {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && strconv.FormatInt(n, 10) == s {
		return n
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && strconv.FormatFloat(f, 'f', -1, 64) == s {
		return f
	}
	return s
}
