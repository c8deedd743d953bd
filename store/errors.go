package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Error is a failure of the database: which file, why, what to do. One line.
type Error struct {
	File   string
	Reason string
	Hint   string
	Err    error
}

func (e *Error) Error() string {
	s := e.File + "：" + e.Reason
	if e.Hint != "" {
		s += "；" + e.Hint
	}
	return strings.ReplaceAll(s, "\n", " ")
}

func (e *Error) Unwrap() error { return e.Err }

func failure(path, reason, hint string) *Error {
	return &Error{File: path, Reason: reason, Hint: hint}
}

// plain turns what SQLite says about the file into a sentence for its user.
func plain(path string, err error) error {
	var known *Error
	var lite sqlite3.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		if known.File == "" {
			known.File = path
		}
		return known
	case !errors.As(err, &lite):
		return &Error{File: path, Reason: err.Error(), Err: err}
	}
	out := &Error{File: path, Err: err}
	switch lite.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		out.Reason, out.Hint = "数据库被别的程序锁住", "等它结束后再试"
	case sqlite3.ErrFull:
		out.Reason, out.Hint = "磁盘已满，本次没有写入", "腾出空间后再试"
	case sqlite3.ErrReadonly:
		out.Reason, out.Hint = "数据库是只读的", "检查文件和文件夹的写权限"
	case sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrAuth:
		out.Reason, out.Hint = "不能打开数据库", "检查文件和文件夹的权限"
	case sqlite3.ErrNotADB:
		out.Reason, out.Hint = "不是 SQLite 数据库", "用 --db 指定本程序建立的数据库"
	case sqlite3.ErrCorrupt:
		out.Reason, out.Hint = "数据库已损坏", "用备份恢复，或删除后重新导入"
	case sqlite3.ErrIoErr:
		out.Reason, out.Hint = "读写磁盘出错（"+lite.Error()+"）", "检查磁盘空间和磁盘状态"
	default:
		out.Reason = lite.Error()
	}
	return out
}

// isBusy reports that another program holds the file.
func isBusy(err error) bool {
	var lite sqlite3.Error
	return errors.As(err, &lite) && (lite.Code == sqlite3.ErrBusy || lite.Code == sqlite3.ErrLocked)
}

// reason is the system's reason without the path and the call.
func reason(err error) string {
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrPermission):
		return "没有权限"
	case errors.Is(err, context.DeadlineExceeded):
		return "超时"
	case errors.As(err, &pe):
		return pe.Err.Error()
	}
	return fmt.Sprint(err)
}

// writable tries whether a file can be made in the folder.
func writable(dir string) bool {
	f, err := os.CreateTemp(dir, ".jixiao-*")
	if err != nil {
		return false
	}
	f.Close()
	os.Remove(filepath.Clean(f.Name()))
	return true
}
