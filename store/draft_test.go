package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// imported puts the sample paper into a store and closes it.
func imported(t *testing.T, path string, mode Mode) {
	t.Helper()
	s, err := Open(path, mode)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(paper(1), Meta{SHA256: "a", Name: "a.pdf"}, Keep, nil); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Publish(), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// TestDraftIsTheSame: a draft's file holds what Create would have made, and
// nothing else stays in the folder.
func TestDraftIsTheSame(t *testing.T) {
	dir := t.TempDir()
	drafted, created := filepath.Join(dir, "drafted.db"), filepath.Join(dir, "created.db")
	imported(t, drafted, Draft)
	imported(t, created, Create)
	if one, two := dump(t, open(t, drafted, Read)), dump(t, open(t, created, Read)); one != two || one == "" {
		t.Errorf("%s\n%s", one, two)
	}
	if list, _ := os.ReadDir(dir); len(list) != 2 {
		t.Error(list)
	}
	imported(t, drafted, Draft) // on what is there: as Create
	data, err := os.ReadFile(drafted)
	if err != nil || !bytes.Equal(data[atWriteVersion:atReadVersion+1], []byte{withJournal, withJournal}) {
		t.Errorf("not a plain file: %v", err)
	}
}

// TestDraftAppearsWhole: before Publish there is nothing in its place, and without
// it nothing is left.
func TestDraftAppearsWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s, err := Open(path, Draft)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Put(paper(1), Meta{SHA256: "a"}, Keep, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil || !s.Draft() {
		t.Error("it is there before it was published")
	}
	s.Close()
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 0 {
		t.Error(list)
	}
}

// TestDraftYields: a database that another process has made meanwhile stays as it
// is, and the work can be done again on it.
func TestDraftYields(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	draft, err := Open(path, Draft)
	if err != nil {
		t.Fatal(err)
	}
	imported(t, path, Draft) // where one draft is under way, the next is as Create
	if err := draft.Publish(); !errors.Is(err, ErrNotPublished) {
		t.Errorf("published over another database: %v", err)
	}
	draft.Close()
	s, err := Open(path, Create)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if known, err := s.Known(); err != nil || len(known) != 1 {
		t.Errorf("%d documents, %v", len(known), err)
	}
}

// TestKilledDraft: what a killed process left of its draft is in nobody's way, and
// goes with the next import.
func TestKilledDraft(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path+besideSuffix, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	imported(t, path, Draft)
	if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 || list[0].Name() != "a.db" {
		t.Error(list)
	}
}
