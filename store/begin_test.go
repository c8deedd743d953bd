package store

import (
	"bytes"
	"database/sql"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "make schema/empty.sqlite anew from the migrations")

// content is everything in a file: what made its tables, and their rows.
func content(t *testing.T, db *sql.DB) string {
	t.Helper()
	var out strings.Builder
	for _, q := range []string{
		"SELECT application_id FROM pragma_application_id", "SELECT user_version FROM pragma_user_version",
		"SELECT page_size FROM pragma_page_size", "SELECT auto_vacuum FROM pragma_auto_vacuum", "SELECT encoding FROM pragma_encoding",
		"SELECT integrity_check FROM pragma_integrity_check",
		"SELECT group_concat(type||' '||name||' '||tbl_name||' '||ifnull(sql,''), char(10)) FROM (SELECT * FROM sqlite_master ORDER BY type, name)",
	} {
		var s string
		if err := db.QueryRow(q).Scan(&s); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		fmt.Fprintln(&out, s)
	}
	tables, err := column[string](db, "SELECT name FROM sqlite_master WHERE type='table' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range tables {
		var n int
		if err := db.QueryRow(`SELECT count(*) FROM "` + name + `"`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, name, n)
	}
	return out.String()
}

// TestEmptyFile: the file that new databases begin with is what the migrations
// make, and is in the mode that a writer works in.
func TestEmptyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made.db")
	made := sqlOpen(path)
	defer made.Close()
	made.SetMaxOpenConns(1)
	if _, err := made.Exec("PRAGMA auto_vacuum=INCREMENTAL"); err != nil {
		t.Fatal(err)
	}
	if err := migrate(made); err != nil {
		t.Fatal(err)
	}
	if *update {
		if _, err := made.Exec("VACUUM; PRAGMA journal_mode=WAL"); err != nil {
			t.Fatal(err)
		}
		made.Close()
		data, err := os.ReadFile(path)
		if err == nil {
			err = os.WriteFile("schema/empty.sqlite", data, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		return
	}
	kept := filepath.Join(t.TempDir(), "kept.db")
	if err := os.WriteFile(kept, emptyFile, 0o600); err != nil {
		t.Fatal(err)
	}
	db := sqlOpen(kept)
	defer db.Close()
	if want, got := content(t, made), content(t, db); got != want {
		t.Errorf("schema/empty.sqlite is not what the migrations make; run go test ./store -update\n%s\n%s", got, want)
	}
	if !bytes.Equal(emptyFile[18:20], []byte{2, 2}) {
		t.Errorf("read and write version %v: not in WAL mode", emptyFile[18:20])
	}
}

// TestBegin: a new database is there whole, an existing one is left alone, and
// nothing else stays behind.
func TestBegin(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	begin(path)
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, emptyFile) {
		t.Fatal("not the empty file", err)
	}
	for _, other := range []string{"", "what the user had"} {
		path := filepath.Join(dir, "other"+other)
		if err := os.WriteFile(path, []byte(other), 0o600); err != nil {
			t.Fatal(err)
		}
		begin(path)
		if data, err := os.ReadFile(path); err != nil || string(data) != other {
			t.Errorf("%q became %q, %v", other, data, err)
		}
	}
	begin(filepath.Join(dir, "no folder", "a.db")) // Open says what is wrong
	if err := os.WriteFile(path+besideSuffix, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	begin(path)
	if list, _ := os.ReadDir(dir); len(list) != 3 {
		t.Error(list)
	}
}

// TestMigrationsFillAFile: where no empty file can be put, as on a disk without
// links, SQLite makes the database.
func TestMigrationsFillAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := open(t, path, Create)
	put(t, s, paper(1), meta("a"))
	s.Close()
	if got := all(t, open(t, path, Read)); len(got) != 1 {
		t.Error(got)
	}
}

// TestBeginAtOnce: of several processes that begin a database, all work in the
// same one.
func TestBeginAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	var all sync.WaitGroup
	for n := range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			s, err := Open(path, Create)
			if err != nil {
				t.Error(err)
				return
			}
			defer s.Close()
			if _, err := s.Put(paper(uint64(n+1)), meta(fmt.Sprint(n)), Both, nil); err != nil {
				t.Error(err)
			}
		}()
	}
	all.Wait()
	if ids, err := open(t, path, Read).Documents(Filter{}); err != nil || len(ids) != 8 {
		t.Error(ids, err)
	}
}

// TestClosedFileIsPlain: nothing lies beside a closed database, and it is in no
// mode that a read-only disk would refuse.
func TestClosedFileIsPlain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path, Create)
	put(t, s, paper(1), meta("a"))
	s.Close()
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Equal(data[18:20], []byte{1, 1}) {
		t.Errorf("read and write version %v, %v", data[18:20], err)
	}
	if left, _ := filepath.Glob(path + "?*"); len(left) != 0 {
		t.Error(left)
	}
}
