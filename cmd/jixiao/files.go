package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"jixiao/store"
)

// load reads a file's bytes, or standard input for "-".
func load(path string, stdin io.Reader) (name string, data []byte, err error) {
	if path == "-" {
		data, err = bounded(stdin)
		return stdinName, data, err
	}
	st, err := os.Stat(path)
	switch {
	case err != nil:
		return path, nil, fileError(path, err)
	case st.IsDir():
		return path, nil, fmt.Errorf("%s：是文件夹，不是文件；整个文件夹用 jixiao import", path)
	}
	if st.Mode().IsRegular() && st.Size() <= maxFile {
		roomForBytes(st.Size())
		data, err = os.ReadFile(path)
	} else {
		data, err = beginning(path)
	}
	if err != nil {
		err = fileError(path, err)
	}
	return path, data, err
}

// beginning reads of a file that is too large, or has no size, what suffices to
// refuse it.
func beginning(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return bounded(f)
}

// bounded reads one byte more than a file may have, so that whoever reads it can
// tell that it is too large.
func bounded(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, maxFile+1)) }

// fileError is the line about a file that the system does not give.
func fileError(path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s：没有这个文件；检查路径", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%s：没有读取权限；检查权限", path)
	}
	return fmt.Errorf("%s：不能读取，%s", path, systemReason(err))
}

// systemWords are what systems say about files, and how to say it.
var systemWords = []struct {
	err   error
	words string
}{
	{syscall.ELOOP, "符号链接成环"},
	{syscall.ENAMETOOLONG, "名称太长"},
	{syscall.ENOTDIR, "路径中间有一段不是文件夹"},
	{syscall.EISDIR, "是文件夹"},
	{syscall.ENOSPC, "磁盘已满"},
	{syscall.EFBIG, "文件太大"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.EMFILE, "打开的文件太多"},
	{syscall.EIO, "读写磁盘出错"},
	{syscall.EPIPE, "接收的一方已经关闭"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrNotExist, "没有这个文件或文件夹"},
	{fs.ErrExist, "已经有同名的文件"},
}

// systemReason is the system's reason without the path and the call.
func systemReason(err error) string {
	for _, known := range systemWords {
		if errors.Is(err, known.err) {
			return known.words
		}
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// fromRoot is a path that stays true in any folder; "" for standard input.
func fromRoot(path string) string {
	if path == stdinName {
		return ""
	}
	full, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	return full
}

// fromHere is where a file of an earlier run lies, seen from the current folder.
func fromHere(f store.File) string {
	here, err := os.Getwd()
	if f.Path == "" || err != nil {
		return f.Source
	}
	if rel, err := filepath.Rel(here, f.Path); err == nil && filepath.IsLocal(rel) {
		return rel
	}
	return f.Path
}

// isPattern reports a path that may name several files.
func isPattern(path string) bool { return strings.ContainsAny(path, "*?[") }

// isEntry reports the path of a file inside of an archive.
func isEntry(path string) bool { return strings.Contains(strings.ToLower(path), ".zip!") }
