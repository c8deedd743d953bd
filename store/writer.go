package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"github.com/mattn/go-sqlite3"
)

// writer drives one connection below database/sql: an import executes some
// thousand small statements per document, each prepared once.
type writer struct {
	conn  *sql.Conn
	lite  *sqlite3.SQLiteConn
	ready map[string]*sqlite3.SQLiteStmt
	args  []driver.NamedValue
	err   error // the first failure; later calls do nothing
	draft bool  // nothing is synced before the end

	text    []byte             // reused by places
	names   []string           // the same
	entry   entry              // reused by lists
	fields  map[string]int64   // position_fields that are committed
	touched map[int64]struct{} // departments whose names may have changed
}

func newWriter(db *sql.DB) (*writer, error) {
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, err
	}
	w := &writer{conn: conn, ready: map[string]*sqlite3.SQLiteStmt{}, fields: map[string]int64{}}
	err = conn.Raw(func(c any) error {
		w.lite = c.(*sqlite3.SQLiteConn)
		return nil
	})
	return w, err
}

func (w *writer) close() {
	w.finalize()
	w.conn.Close()
}

func (w *writer) finalize() {
	for _, s := range w.ready {
		s.Close()
	}
	clear(w.ready)
}

// leaveWAL takes over what is in the log and makes a plain file of the database.
// Only two numbers in the head of the file change with its mode, by one write of
// one page: that needs no journal on the disk. It fails while another process
// has the file open; that one will do it.
func (w *writer) leaveWAL() {
	w.finalize()
	if _, err := w.lite.Exec("PRAGMA busy_timeout=0; PRAGMA journal_mode=MEMORY", nil); err != nil {
		_, _ = w.lite.Exec("PRAGMA wal_checkpoint(TRUNCATE)", nil)
	}
}

func (w *writer) statement(query string) *sqlite3.SQLiteStmt {
	if s := w.ready[query]; s != nil || w.err != nil {
		return s
	}
	s, err := w.lite.Prepare(query)
	if err != nil {
		w.fail(query, err)
		return nil
	}
	w.ready[query] = s.(*sqlite3.SQLiteStmt)
	return w.ready[query]
}

func (w *writer) fail(query string, err error) {
	if w.err == nil {
		w.err = fmt.Errorf("%.40s: %w", query, err)
	}
}

// exec runs one statement. Values are int, int64, string, bool, nil or the
// nullable wrappers below.
func (w *writer) exec(query string, values ...any) {
	s := w.statement(query)
	if w.err != nil {
		return
	}
	// Query instead of Exec: the driver then binds all values and takes the
	// step in one crossing into C. The first step does all of the work.
	rows, err := s.QueryContext(context.Background(), w.bind(values))
	if err == nil {
		err = rows.Close()
	}
	if err != nil {
		w.fail(query, err)
	}
}

// bind reuses one buffer for the values of all statements.
func (w *writer) bind(values []any) []driver.NamedValue {
	w.args = w.args[:0]
	for i, v := range values {
		w.args = append(w.args, driver.NamedValue{Ordinal: i + 1, Value: value(v)})
	}
	return w.args
}

// number runs a query for one integer; 0 when there is no row or it is NULL.
func (w *writer) number(query string, values ...any) int64 {
	n, _ := w.one(query, values...).(int64)
	return n
}

// one runs a query for one value; nil when there is no row.
func (w *writer) one(query string, values ...any) driver.Value {
	row := w.row(query, 1, values...)
	if row == nil {
		return nil
	}
	return row[0]
}

// row runs a query for one row of n columns; nil when there is none.
func (w *writer) row(query string, n int, values ...any) []driver.Value {
	s := w.statement(query)
	if w.err != nil {
		return nil
	}
	rows, err := s.QueryContext(context.Background(), w.bind(values))
	if err != nil {
		w.fail(query, err)
		return nil
	}
	defer rows.Close()
	out := make([]driver.Value, n)
	switch err := rows.Next(out); err {
	case nil:
		return out
	case io.EOF:
		return nil
	default:
		w.fail(query, err)
		return nil
	}
}

// value maps what the nouns hold to what SQLite stores; see schema/001 for the
// rule of NULL and the empty text.
func value(v any) driver.Value {
	switch v := v.(type) {
	case int:
		return int64(v)
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	}
	return v
}

// transaction runs f between BEGIN IMMEDIATE and COMMIT; whatever fails leaves
// the database as it was.
func (w *writer) transaction(f func()) error {
	w.err, w.touched = nil, map[int64]struct{}{}
	w.exec("BEGIN IMMEDIATE")
	if w.err != nil {
		return w.err
	}
	f()
	w.refreshNames()
	w.exec("COMMIT")
	if w.err != nil {
		w.rollback()
	}
	return w.err
}

// unhurried is a transaction that reaches the disk with a later one: what it
// says may be lost with the power, nothing else is.
func (w *writer) unhurried(f func()) error {
	if w.draft {
		return w.transaction(f)
	}
	w.err = nil
	w.exec("PRAGMA synchronous=NORMAL")
	err := w.transaction(f)
	w.err = nil
	w.exec("PRAGMA synchronous=FULL")
	return errors.Join(err, w.err)
}

// every takes all steps of a statement without a result. A step may do only a
// part of the work.
func (w *writer) every(query string) {
	s := w.statement(query)
	if w.err != nil {
		return
	}
	rows, err := s.QueryContext(context.Background(), nil)
	if err != nil {
		w.fail(query, err)
		return
	}
	defer rows.Close()
	for err == nil {
		err = rows.Next(nil)
	}
	if err != io.EOF {
		w.fail(query, err)
	}
}

// rollback ends a failed transaction; SQLite may have ended it by itself.
func (w *writer) rollback() {
	clear(w.fields)
	if w.lite.AutoCommit() {
		return
	}
	_, _ = w.lite.Exec("ROLLBACK", nil)
}

// queries reads on the writer's own connection, inside its transaction.
func (w *writer) queries() querier { return onConn{w.conn} }

type onConn struct{ *sql.Conn }

func (c onConn) Query(q string, args ...any) (*sql.Rows, error) {
	return c.QueryContext(context.Background(), q, args...)
}

func (c onConn) QueryRow(q string, args ...any) *sql.Row {
	return c.QueryRowContext(context.Background(), q, args...)
}
