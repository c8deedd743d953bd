package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks the files of this program ("JXDB").
const applicationID = 0x4a584442

// schemaFiles are the migrations in order of their names; the n-th leads to
// user_version n. A released file is never edited: add the next number.
//
//go:embed schema/*.sql
var schemaFiles embed.FS

func migrations() []string {
	names, err := fs.Glob(schemaFiles, "schema/*.sql") // sorted
	if err != nil {
		panic(err) // a constant pattern
	}
	return names
}

// database is a pool, a connection or, as far as it is asked, a transaction.
type database interface {
	rower
	ExecContext(context.Context, string, ...any) (sql.Result, error)
	BeginTx(context.Context, *sql.TxOptions) (*sql.Tx, error)
}

type rower interface {
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

// version reads whose file this is and how old. A new, empty file has neither
// an id nor a table.
func version(q rower) (id, user, tables int, err error) {
	err = q.QueryRowContext(context.Background(), "SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_master)").
		Scan(&id, &user, &tables)
	return id, user, tables, err
}

// checkVersion refuses files that this program cannot read as they are.
func checkVersion(db database) error {
	id, user, _, err := version(db)
	latest := len(migrations())
	switch {
	case err != nil:
		return err
	case id != applicationID:
		return foreign()
	case user > latest:
		return newer(user, latest)
	case user < latest:
		return failure("", "数据库是旧版本建立的", "先用 jixiao import 打开一次，它会自动升级")
	}
	return nil
}

func foreign() error {
	return failure("", "不是本程序建立的数据库", "用 --db 指定别的文件")
}

func newer(user, latest int) error {
	return failure("", fmt.Sprintf("数据库由更新版本的程序建立（结构版本 %d，本程序只认识到 %d）", user, latest), "请升级 jixiao")
}

// ours refuses files that this program may not write, before anything in them
// is changed.
func ours(db database) (user int, err error) {
	id, user, tables, err := version(db)
	latest := len(migrations())
	switch {
	case err != nil:
		return 0, err
	case id != applicationID && (id != 0 || user != 0 || tables != 0):
		return 0, foreign()
	case user > latest:
		return 0, newer(user, latest)
	}
	return user, nil
}

// migrate brings the file up to date, one transaction per step. The steps are
// synced to the disk with the first document, not one by one.
func migrate(db database) error {
	if _, err := db.ExecContext(context.Background(), "PRAGMA synchronous=NORMAL"); err != nil {
		return err
	}
	for {
		done, err := migrateOnce(db)
		if done || err != nil {
			return err
		}
	}
}

// migrateOnce takes one step; done when there is none left. The version is
// read inside the transaction: another process may be at the same work.
func migrateOnce(db database) (done bool, err error) {
	user, err := ours(db)
	steps := migrations()
	if err != nil || user == len(steps) {
		return true, err
	}
	tx, err := db.BeginTx(context.Background(), nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	if _, now, _, err := version(tx); err != nil || now != user {
		return false, err
	}
	step, err := schemaFiles.ReadFile(steps[user])
	if err != nil {
		return false, err
	}
	if _, err := tx.Exec(string(step)); err != nil {
		return false, fmt.Errorf("%s: %w", steps[user], err)
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d", applicationID, user+1)); err != nil {
		return false, err
	}
	return false, tx.Commit()
}

// walRetry is the pause between attempts to enter WAL mode: SQLite does not
// wait by itself when another connection is just leaving it.
const walRetry = 20 * time.Millisecond

func enterWAL(db database) error {
	deadline := time.Now().Add(busyWait)
	for {
		// The log is copied back every 16 MB: fewer syncs than by default.
		_, err := db.ExecContext(context.Background(), "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY")
		var lite sqlite3.Error
		if err == nil || !errors.As(err, &lite) || lite.Code != sqlite3.ErrBusy || time.Now().After(deadline) {
			return err
		}
		time.Sleep(walRetry)
	}
}

// memory is an empty database of this version that lives in memory only.
func memory() (*sql.DB, error) {
	db := sql.OpenDB(connector{dsn: ":memory:", hook: quiet})
	db.SetMaxOpenConns(1)
	if err := migrate(db); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}
