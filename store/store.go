// Package store keeps the facts of published papers in one SQLite file: what
// was read, where it stood, and what is doubtful about it. It judges nothing.
//
// Importing is one transaction per document; user SQL runs on a connection that
// cannot write. Errors are plain Chinese sentences for the user.
package store

import (
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Mode says what a Store is opened for.
type Mode int

const (
	// Read never writes, not even to recover: the file must exist.
	Read Mode = iota
	// Write needs an existing file.
	Write
	// Create makes the file where there is none.
	Create
	// Draft is Create, but a new file appears with Publish only.
	Draft
)

// busyWait is how long a writer waits for another one: their transactions are
// documents, so the lock changes hands many times a second.
const busyWait = 60 * time.Second

// readWait is how long a reader waits. Nobody of this program keeps readers out
// but the last writer, for the moment in which it leaves; another program that
// does may do so for ever, and is to be named before a query's time is over.
const readWait = 1500 * time.Millisecond

// Store is one open database file. A writing Store is for one goroutine.
type Store struct {
	db    *sql.DB
	path  string
	mode  Mode
	write *writer // nil when reading
}

// Open opens a database of this program, bringing an older one up to date when
// writing. A foreign or a newer file is refused.
func Open(path string, mode Mode) (*Store, error) {
	if err := present(path, mode); err != nil {
		return nil, err
	}
	if mode == Draft && !sketch(path) {
		mode = Create
	}
	file := path
	switch mode {
	case Create:
		begin(path)
	case Draft:
		file = path + besideSuffix
	}
	db := sql.OpenDB(connector{dsn: dataSource(file, mode), hook: quiet})
	s := &Store{db: db, path: path, mode: mode}
	if err := s.start(); err != nil {
		s.abandon()
		return nil, plain(path, err)
	}
	return s, nil
}

// Path is the database file's path as it was given.
func (s *Store) Path() string { return s.path }

func (s *Store) start() error {
	if s.mode == Read {
		err := checkVersion(s.db)
		if err != nil && !isBusy(err) && heal(s.path) {
			err = checkVersion(s.db)
		}
		return err
	}
	w, err := newWriter(s.db)
	s.write = w
	if err != nil {
		return err
	}
	if s.mode == Draft {
		return w.startDraft()
	}
	user, err := ours(w.conn)
	if err != nil {
		return err
	}
	if user == 0 {
		w.exec("PRAGMA auto_vacuum=INCREMENTAL") // while there is no table; see shrink
	}
	if err := enterWAL(w.conn); err != nil {
		return err
	}
	if user < len(migrations()) {
		if err := migrate(w.conn); err != nil {
			return err
		}
		w.exec("PRAGMA synchronous=FULL")
	}
	return s.reindex()
}

// Close ends the use of the file. The last writer leaves a single plain file
// behind, which opens from read-only disks and can be copied as it is.
func (s *Store) Close() error {
	if s.write != nil && s.mode != Draft {
		s.write.leaveWAL()
		_ = os.Remove(s.path + besideSuffix) // left by a process that was killed
	}
	return s.abandon()
}

// abandon ends the use of the file as it is; a draft is thrown away.
func (s *Store) abandon() error {
	err := s.release()
	if s.mode == Draft {
		_ = os.Remove(s.path + besideSuffix)
	}
	return err
}

func (s *Store) release() error {
	if s.write != nil {
		s.write.close()
	}
	return s.db.Close()
}

// reads is where the program's own questions go: to the one connection of a
// writer, for every further one would take the whole schema in again.
func (s *Store) reads() querier {
	if s.write != nil {
		return s.write.queries()
	}
	return s.db
}

// present gives the plain sentence for a path that cannot be opened, where
// SQLite only knows "unable to open database file".
func present(path string, mode Mode) error {
	st, err := os.Stat(path)
	switch {
	case err == nil && st.IsDir():
		return failure(path, "是文件夹，不是数据库文件", "用 --db 指定文件")
	case err == nil:
		return nil
	case !errors.Is(err, fs.ErrNotExist):
		return failure(path, "不能打开数据库（"+reason(err)+"）", "检查路径和权限")
	case mode != Create && mode != Draft:
		return failure(path, "没有这个数据库", "先用 jixiao import 建立，或用 --db 指定文件")
	}
	dir := filepath.Dir(path)
	if st, err := os.Stat(dir); err != nil || !st.IsDir() {
		return failure(path, "不能建立数据库，没有文件夹 "+dir, "先建立文件夹")
	}
	return nil
}

// dataSource is the URI under which SQLite opens the file.
func dataSource(path string, mode Mode) string {
	// WAL with a synced log: what was committed survives a power loss, and
	// readers never stand in the way of an import.
	options := "mode=rw&_txlock=immediate&_synchronous=FULL"
	switch mode {
	case Create:
		options = strings.Replace(options, "mode=rw", "mode=rwc", 1)
	case Draft:
		options = strings.Replace(options, "=FULL", "=OFF", 1)
	case Read:
		options = "mode=ro&_query_only=1"
		if frozen(path) {
			options += "&immutable=1"
		}
	}
	wait := busyWait
	if mode == Read {
		wait = readWait
	}
	// database/sql hands a connection to one goroutine at a time: SQLite's own
	// lock around every call is not needed.
	return "file:" + uriPath(path) + "?" + options + "&_foreign_keys=1&_mutex=no&_busy_timeout=" + strconv.FormatInt(wait.Milliseconds(), 10)
}

// heal lets SQLite put right what a killed process left behind, which it will
// not do on a connection that only reads. It reports whether that was needed.
func heal(path string) bool {
	left := false
	for _, suffix := range []string{"-journal", "-wal"} {
		if _, err := os.Stat(path + suffix); err == nil {
			left = true
		}
	}
	if !left {
		return false
	}
	db := sql.OpenDB(connector{dsn: dataSource(path, Write), hook: quiet})
	defer db.Close()
	_, err := ours(db)
	return err == nil
}

// frozen reports a file whose folder cannot be written and that has no log
// beside it: a database left in WAL mode only opens there as immutable.
func frozen(path string) bool {
	if _, err := os.Stat(path + "-wal"); err == nil {
		return false
	}
	f, err := os.OpenFile(path+"-shm", os.O_RDWR, 0)
	if err == nil {
		f.Close()
		return false
	}
	return !writable(filepath.Dir(path))
}

// uriPath escapes what has a meaning in a URI; all other bytes, also those of
// names that are not UTF-8, stay.
func uriPath(path string) string {
	if !filepath.IsAbs(path) && strings.HasPrefix(path, "//") {
		path = "." + path
	}
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}

// quiet leaves a connection as it is.
func quiet(*sqlite3.SQLiteConn) error { return nil }
