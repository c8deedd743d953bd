package store

import (
	"errors"
	"os"
	"path/filepath"
)

// A draft is a new database that is written beside its place, without a log, and
// appears there whole: one sync instead of six. What it holds is lost with the
// process, so it is for work that reports nothing before Publish.

// ErrNotPublished is a draft that could not be put in its place: another process
// may have made a database there meanwhile. The work is to be done again on what
// Open with Create gives.
var ErrNotPublished = errors.New("draft not published")

// sketch writes the empty file that a draft begins with. False where there is a
// database already, or somebody else is about to make one.
func sketch(path string) bool {
	if _, err := os.Lstat(path); err == nil {
		return false
	}
	return writeNew(path+besideSuffix, emptyFile[:atWriteVersion], []byte{withJournal, withJournal}, emptyFile[atReadVersion+1:])
}

// Bytes in the head of a file that say whether there is a log beside it
// (SQLite's file format, 1.3.3).
const (
	atWriteVersion = 18
	atReadVersion  = 19
	withJournal    = 1
)

// startDraft has the file to itself and undoes nothing: a draft in which anything
// fails is thrown away.
func (w *writer) startDraft() error {
	w.draft = true
	_, err := w.lite.Exec("PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA temp_store=MEMORY", nil)
	return err
}

// Draft reports that what is written is not in its place before Publish.
func (s *Store) Draft() bool { return s.mode == Draft }

// Publish puts a draft in its place and ends its use; for any other store it does
// nothing. When it returns, what was written survives a loss of power.
func (s *Store) Publish() error {
	if s.mode != Draft {
		return nil
	}
	beside := s.path + besideSuffix
	err := s.release()
	if err == nil {
		err = synced(beside)
	}
	if err == nil {
		err = os.Link(beside, s.path)
	}
	s.mode, s.write = Read, nil
	_ = os.Remove(beside) // else the next process that writes does it
	if err != nil {
		return ErrNotPublished
	}
	_ = synced(filepath.Dir(s.path)) // not all systems can, and SQLite does not ask either
	return nil
}
