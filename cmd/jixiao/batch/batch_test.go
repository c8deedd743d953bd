package batch

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func numbered(n int, size int64) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for i := range n {
			if !yield(Source{Path: fmt.Sprint(i), Size: size}) {
				return
			}
		}
	}
}

// TestOrder: results come in the order of the sources, whoever was faster.
func TestOrder(t *testing.T) {
	next := 0
	err := Run(context.Background(), numbered(200, 1), Limits{Jobs: 8, Ahead: 5, Bytes: 100},
		func(s Source) string {
			time.Sleep(time.Duration(rand.IntN(300)) * time.Microsecond)
			return s.Path
		},
		func(s Source, got string) error {
			if got != fmt.Sprint(next) || s.Path != got {
				t.Errorf("result %d is of %s", next, got)
			}
			next++
			return nil
		})
	if err != nil || next != 200 {
		t.Errorf("%d results, %v", next, err)
	}
}

// TestBounds: never more jobs, results or bytes under way than allowed.
func TestBounds(t *testing.T) {
	var jobs, bytes, most, mostBytes, begun, ended atomic.Int64
	raise := func(most *atomic.Int64, n int64) {
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
	}
	limits := Limits{Jobs: 4, Ahead: 6, Bytes: 100}
	err := Run(context.Background(), numbered(100, 40), limits,
		func(s Source) int {
			raise(&most, jobs.Add(1))
			raise(&mostBytes, bytes.Add(s.Size))
			begun.Add(1)
			time.Sleep(100 * time.Microsecond)
			bytes.Add(-s.Size)
			jobs.Add(-1)
			return 0
		},
		func(Source, int) error {
			if ahead := begun.Load() - ended.Add(1); ahead > int64(limits.Ahead+limits.Jobs) {
				t.Errorf("%d results ahead", ahead)
			}
			time.Sleep(200 * time.Microsecond)
			return nil
		})
	if err != nil || most.Load() > 4 || mostBytes.Load() > 100 {
		t.Errorf("%d jobs, %d bytes, %v", most.Load(), mostBytes.Load(), err)
	}
}

// TestLargeFileGoesAlone instead of waiting for ever.
func TestLargeFileGoesAlone(t *testing.T) {
	n := 0
	err := Run(context.Background(), numbered(5, 1<<40), Limits{Jobs: 4, Ahead: 4, Bytes: 10},
		func(Source) int { return 0 }, func(Source, int) error { n++; return nil })
	if err != nil || n != 5 {
		t.Error(n, err)
	}
}

// TestStop: what is under way is completed and handed on, nothing more begun.
func TestStop(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var begun, done atomic.Int64
	err := Run(ctx, numbered(1000, 1), Limits{Jobs: 3, Ahead: 3, Bytes: 100},
		func(Source) int {
			if begun.Add(1) == 10 {
				cancel()
			}
			return 0
		},
		func(Source, int) error { done.Add(1); return nil })
	if err != nil || begun.Load() != done.Load() || done.Load() > 20 {
		t.Errorf("%d begun, %d done, %v", begun.Load(), done.Load(), err)
	}
}

// TestFailureEnds: an error of the writer ends the run, without a hang.
func TestFailureEnds(t *testing.T) {
	full, n := errors.New("full"), 0
	err := Run(context.Background(), numbered(1000, 1), Limits{Jobs: 3, Ahead: 3, Bytes: 100},
		func(Source) int { return 0 },
		func(Source, int) error {
			if n++; n == 7 {
				return full
			}
			return nil
		})
	if !errors.Is(err, full) || n != 7 {
		t.Error(n, err)
	}
}

func finder() *Finder {
	return &Finder{MaxBytes: 1000, TooLarge: func() error { return errors.New("too large") }}
}

func paths(f *Finder, args ...string) []string {
	var out []string
	for s := range f.Sources(args) {
		line := s.Path
		if s.Err == nil {
			data, err := s.Read()
			line += fmt.Sprintf("=%s", data)
			s.Err = err
		}
		if s.Err != nil {
			line += " ✗"
		}
		out = append(out, line)
	}
	return out
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range map[string]string{"b/2.pdf": "2", "b/10.pdf": "10", "a.pdf": "a", ".git/x": "x", "b/~$a.docx": "x", "b/Thumbs.db": "x",
		"big.pdf": strings.Repeat("x", 1001), "own.db": "db", "名\xb2\xe2.txt": "gbk"} {
		write(t, name, text)
	}
	link(t, dir, "b/loop")
	link(t, "nowhere", "broken")
	link(t, filepath.Join(dir, "a.pdf"), "z.pdf")
	f := finder()
	f.Skip = []string{"own.db"}
	want := "[./a.pdf=a b/10.pdf=10 b/2.pdf=2 big.pdf ✗ broken ✗ z.pdf=a 名\xb2\xe2.txt=gbk]"
	got := fmt.Sprint(paths(f, "."))
	if got != strings.ReplaceAll(want, "./", "") {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if n := f.Count([]string{".", "a.pdf", "b/*.pdf", "*.none"}); n != 7+1+2+1 {
		t.Errorf("counted %d", n)
	}
}

func TestArchives(t *testing.T) {
	t.Chdir(t.TempDir())
	out, err := os.Create("a.zip")
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	for _, name := range []string{"x/1.txt", "../evil.txt", "/abs.txt", `c:\win.txt`, "x/../../up.txt", "inner.zip", "__MACOSX/._1", "x/", "\xb2\xe2.txt"} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, NonUTF8: name[0] == 0xb2})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(name, "/") {
			fmt.Fprint(w, "text")
		}
	}
	w, _ := z.Create("large.txt")
	w.Write(make([]byte, 1001))
	if err := errors.Join(z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, "broken.zip", "PK no archive")
	want := `[a.zip!x/1.txt=text a.zip!../evil.txt ✗ a.zip!/abs.txt ✗ a.zip!c:\win.txt ✗ a.zip!x/../../up.txt ✗ a.zip!inner.zip ✗ a.zip!测.txt=text a.zip!large.txt ✗ broken.zip ✗]`
	if got := fmt.Sprint(paths(finder(), "a.zip", "broken.zip")); got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got := fmt.Sprint(paths(finder(), "a.zip!x/1.txt")); got != "[a.zip!x/1.txt=text]" {
		t.Errorf("one entry: %s", got)
	}
}

// TestBomb: a large entry that packs to nothing is not unpacked.
func TestBomb(t *testing.T) {
	t.Chdir(t.TempDir())
	out, err := os.Create("bomb.zip")
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	w, _ := z.Create("a.txt")
	w.Write(make([]byte, bombSize+1))
	w, _ = z.Create("b.txt")
	w.Write(make([]byte, bombSize-1))
	if err := errors.Join(z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	f := finder()
	f.MaxBytes = 1 << 30
	var got []string
	for s := range f.Sources([]string{"bomb.zip"}) {
		got = append(got, fmt.Sprint(s.Path, " ", s.Err == errEntryBomb))
	}
	if fmt.Sprint(got) != "[bomb.zip!a.txt true bomb.zip!b.txt false]" {
		t.Error(got)
	}
}

// TestSpecialFile: a device that is named gets an answer; in a folder it is no
// paper.
func TestSpecialFile(t *testing.T) {
	if got := paths(finder(), os.DevNull); len(got) != 1 || !strings.HasSuffix(got[0], "✗") {
		t.Error(got)
	}
}

// TestLyingArchive: an entry that unpacks to more than it declares is refused
// after what it declared.
func TestLyingArchive(t *testing.T) {
	t.Chdir(t.TempDir())
	out, err := os.Create("bomb.zip")
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(out)
	w, _ := z.Create("a.txt")
	w.Write(make([]byte, 900))
	if err := errors.Join(z.Close(), out.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("bomb.zip")
	if err != nil {
		t.Fatal(err)
	}
	// The size 900 in the central directory becomes 9.
	at := strings.LastIndex(string(data), "PK\x01\x02")
	data[at+24], data[at+25] = 9, 0
	if err := os.WriteFile("bomb.zip", data, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(paths(finder(), "bomb.zip")); !strings.HasSuffix(got, "✗]") {
		t.Error(got)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}
