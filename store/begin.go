package store

import (
	_ "embed"
	"errors"
	"os"
)

// emptyFile is a database without documents, as the migrations make it: that
// takes them longer than a paper. Tests make it and keep it so.
//
//go:embed schema/empty.sqlite
var emptyFile []byte

// besideSuffix is the end of the name under which the file is written first.
const besideSuffix = "-new"

// Files are those that may lie where a database is, by the names of SQLite and of
// begin.
func Files(path string) []string {
	return []string{path, path + "-wal", path + "-shm", path + "-journal", path + besideSuffix}
}

// begin puts an empty database where there is no file. It appears there whole or
// not at all, and never in place of one that another process has begun. Where
// that is not to be had, SQLite makes the file, and the migrations fill it.
func begin(path string) {
	beside := path + besideSuffix
	if _, err := os.Lstat(path); err == nil {
		_ = os.Remove(beside) // left by a process that was killed
		return
	}
	if !writeNew(beside, emptyFile) {
		return
	}
	defer os.Remove(beside)
	if synced(beside) == nil {
		_ = os.Link(beside, path)
	}
}

// writeNew makes a file of these pieces where there is none.
func writeNew(path string, pieces ...[]byte) bool {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return false
	}
	for _, p := range pieces {
		if err == nil {
			_, err = f.Write(p)
		}
	}
	if err = errors.Join(err, f.Close()); err != nil {
		_ = os.Remove(path)
	}
	return err == nil
}

// synced waits until a file, or the entries of a folder, are on the disk.
func synced(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
