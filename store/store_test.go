package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"jixiao/budget"
)

func open(t testing.TB, path string, mode Mode) *Store {
	t.Helper()
	s, err := Open(path, mode)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func fresh(t testing.TB) *Store {
	return open(t, filepath.Join(t.TempDir(), "a.db"), Create)
}

func meta(name string) Meta {
	return Meta{SHA256: "sha-" + name, Parser: 1, Name: name, Source: "dir/" + name, Format: "pdf", Bytes: 7, Imported: time.Unix(1.7e9, 0).UTC()}
}

func put(t testing.TB, s *Store, d budget.Disclosure, m Meta) Result {
	t.Helper()
	r, err := s.Put(d, m, Both, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// all loads everything, in the order of import.
func all(t testing.TB, s *Store) map[string]budget.Disclosure {
	t.Helper()
	out := map[string]budget.Disclosure{}
	for d, err := range s.Disclosures(Filter{}) {
		if err != nil {
			t.Fatal(err)
		}
		out[d.Meta.Name] = d.Disclosure
	}
	return out
}

// TestRoundTrip: what was put comes back, every noun and every position.
func TestRoundTrip(t *testing.T) {
	s := fresh(t)
	want := map[string]budget.Disclosure{}
	for seed := range uint64(60) {
		name := fmt.Sprint(seed, ".pdf")
		want[name] = paper(seed)
		if r := put(t, s, want[name], meta(name)); r.Outcome != Imported {
			t.Fatalf("%s: %v", name, r)
		}
	}
	if diff := cmp.Diff(want, all(t, s)); diff != "" {
		t.Error(diff)
	}
}

// TestImportIsIdempotent: the same bytes again change nothing, not one row.
func TestImportIsIdempotent(t *testing.T) {
	s := fresh(t)
	put(t, s, paper(1), meta("a"))
	before := dump(t, s)
	if r := put(t, s, paper(2), meta("a")); r.Outcome != Unchanged {
		t.Errorf("outcome %v", r.Outcome)
	}
	if after := dump(t, s); after != before {
		t.Error("an unchanged file changed the database")
	}
}

// TestBetterParserReplaces: all rows of the old reading go, no other document's.
func TestBetterParserReplaces(t *testing.T) {
	s, clean := fresh(t), fresh(t)
	for i, name := range []string{"a", "b", "c"} {
		put(t, s, paper(uint64(i)), meta(name))
	}
	better := meta("c")
	better.Parser = 2
	if r := put(t, s, paper(9), better); r.Outcome != Replaced {
		t.Errorf("outcome %v", r.Outcome)
	}
	put(t, clean, paper(0), meta("a"))
	put(t, clean, paper(1), meta("b"))
	put(t, clean, paper(9), better)
	if diff := cmp.Diff(all(t, clean), all(t, s)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(dump(t, clean), dump(t, s)); diff != "" {
		t.Error(diff)
	}
	older := meta("c")
	if r := put(t, s, paper(3), older); r.Outcome != Unchanged {
		t.Errorf("an older program replaced a newer reading: %v", r.Outcome)
	}
}

// TestRemoveLeavesNothing: the file's content is as if it had never been there.
func TestRemoveLeavesNothing(t *testing.T) {
	s, clean := fresh(t), fresh(t)
	put(t, s, paper(1), meta("a"))
	put(t, clean, paper(1), meta("a"))
	r := put(t, s, paper(2), meta("b"))
	if err := s.Remove(r.Document); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(dump(t, clean), dump(t, s)); diff != "" {
		t.Error(diff)
	}
	if err := s.Remove(r.Document); err == nil || !strings.Contains(err.Error(), "没有这个文档") {
		t.Errorf("removing twice: %v", err)
	}
}

// dump is the content of all tables but the list of position fields, which only
// grows, and the index's own, whose layout depends on its history.
func dump(t testing.TB, s *Store) string {
	t.Helper()
	tables, err := column[string](s.db, "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search_%_%' AND name NOT LIKE 'sqlite_%' AND name<>'position_fields' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, table := range tables {
		rows, err := s.db.Query("SELECT * FROM " + table)
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&b, table, values)
		}
		rows.Close()
	}
	for _, name := range searchColumns {
		// Every cell ends with a fence: its postings are all of the index.
		words, err := column[string](s.db, "SELECT docid||'' FROM search_"+name+" WHERE "+name+" MATCH 'x01' ORDER BY docid")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&b, name, words)
	}
	return b.String()
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	newerFile := filepath.Join(dir, "newer.db")
	s := open(t, newerFile, Create)
	if _, err := s.db.Exec("PRAGMA user_version=99"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	foreignFile := filepath.Join(dir, "foreign.db")
	f, err := openForeign(foreignFile)
	if err != nil {
		t.Fatal(f, err)
	}
	for _, c := range []struct {
		path string
		mode Mode
		want string
		why  string
	}{
		{filepath.Join(dir, "none.db"), Read, "没有这个数据库", "reading does not make a file"},
		{filepath.Join(dir, "none.db"), Write, "没有这个数据库", "nor does changing"},
		{filepath.Join(dir, "no", "where.db"), Create, "没有文件夹", "a folder is not made silently"},
		{dir, Read, "是文件夹", "a folder"},
		{write("text.db", strings.Repeat("这不是数据库\n", 100)), Create, "不是 SQLite 数据库", "another kind of file"},
		{newerFile, Read, "更新版本", "a newer program's file"},
		{newerFile, Create, "更新版本", "a newer program's file is not touched"},
		{foreignFile, Create, "不是本程序建立的", "another program's database"},
		{foreignFile, Read, "不是本程序建立的", "another program's database"},
	} {
		_, err := Open(c.path, c.mode)
		if err == nil || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v, want %q", c.why, err, c.want)
		}
	}
}

func openForeign(path string) (string, error) {
	db := sqlOpen(path)
	defer db.Close()
	_, err := db.Exec("CREATE TABLE t(x); INSERT INTO t VALUES (1)")
	return path, err
}

// TestFullDisk: a plain sentence, nothing half-stored, and the work can go on
// once there is room.
func TestFullDisk(t *testing.T) {
	s := fresh(t)
	put(t, s, paper(1), meta("a"))
	before := dump(t, s)
	s.write.exec("PRAGMA max_page_count=1") // as many as there are now
	var err error
	for seed := uint64(2); err == nil && seed < 200; seed++ {
		before = dump(t, s)
		_, err = s.Put(paper(seed), meta(fmt.Sprint(seed)), Both, nil)
	}
	if err == nil || !strings.Contains(err.Error(), "磁盘已满") {
		t.Fatalf("no room: %v", err)
	}
	if dump(t, s) != before {
		t.Error("half a document was stored")
	}
	s.write.err = nil
	s.write.exec("PRAGMA max_page_count=1000000")
	if r := put(t, s, paper(3), meta("later")); r.Outcome != Imported {
		t.Error(r)
	}
}

// TestLocked: a writer that never ends is named as the reason.
func TestLocked(t *testing.T) {
	s := fresh(t)
	other := sqlOpen(s.Path())
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	s.write.exec("PRAGMA busy_timeout=50")
	if _, err := s.Put(paper(1), meta("a"), Both, nil); err == nil || !strings.Contains(err.Error(), "锁住") {
		t.Errorf("locked: %v", err)
	}
	if _, err := other.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	put(t, s, paper(1), meta("a"))
}

// TestLockedForReaders: another program that holds the file is named soon, also
// where it has begun to write.
func TestLockedForReaders(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	s := open(t, path, Create)
	put(t, s, paper(1), meta("a"))
	s.Close()
	reader := open(t, path, Read)
	other := sqlOpen(path)
	defer other.Close()
	other.SetMaxOpenConns(1)
	if _, err := other.Exec("BEGIN EXCLUSIVE; UPDATE documents SET name='x'"); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	if _, err := Open(path, Read); err == nil || !strings.Contains(err.Error(), "锁住") {
		t.Errorf("opening: %v", err)
	}
	if _, err := ask(reader, "SELECT count(*) FROM documents"); err == nil || !strings.Contains(err.Error(), "锁住") {
		t.Errorf("asking: %v", err)
	}
	if took := time.Since(began); took > 4*readWait {
		t.Errorf("took %v", took)
	}
}

// TestReadOnlyFolder: a database on a read-only disk opens, also one that was
// left with its log mode on.
func TestReadOnlyFolder(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	s := open(t, path, Create)
	put(t, s, paper(1), meta("a"))
	s.Close()
	plainDB := sqlOpen(path)
	if _, err := plainDB.Exec("PRAGMA journal_mode=WAL"); err != nil {
		t.Fatal(err)
	}
	plainDB.Close()
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o700)
	if got := all(t, open(t, path, Read)); len(got) != 1 {
		t.Error(got)
	}
	if _, err := Open(path, Write); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("writing: %v", err)
	}
}

// TestReadAfterCrash: a journal that a killed process left is played back also
// when the next command only reads.
func TestReadAfterCrash(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.db")
	s := open(t, path, Create)
	put(t, s, paper(1), meta("a"))
	s.Close()
	db := sqlOpen(path)
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA journal_mode=DELETE; PRAGMA cache_size=1; PRAGMA cache_spill=1; BEGIN; UPDATE documents SET name='x'; UPDATE projects SET title=hex(randomblob(9000)); UPDATE projects SET title=hex(randomblob(9000))"); err != nil {
		t.Fatal(err)
	}
	crashed := filepath.Join(dir, "crashed.db")
	for _, suffix := range []string{"", "-journal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(crashed+suffix, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec("ROLLBACK"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if got := all(t, open(t, crashed, Read)); len(got) != 1 || got["a"].Projects[0].Title != paper(1).Projects[0].Title {
		t.Error("the crashed transaction was not taken back")
	}
}

// TestUpgrade: a file of an older version is brought up to date by the first
// command that writes; one that only reads says so.
func TestUpgrade(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	first, err := schemaFiles.ReadFile(migrations()[0])
	if err != nil {
		t.Fatal(err)
	}
	db := sqlOpen(path)
	if _, err := db.Exec(string(first) + fmt.Sprintf("; PRAGMA application_id=%d; PRAGMA user_version=1", applicationID)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := Open(path, Read); err == nil || !strings.Contains(err.Error(), "旧版本") {
		t.Errorf("reading an old file: %v", err)
	}
	s := open(t, path, Write)
	put(t, s, paper(1), meta("a"))
	if rows, err := ask(s, "SELECT count(*) FROM 项目"); err != nil || len(rows) != 1 {
		t.Error(rows, err)
	}
}
