package batch

import (
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"jixiao/extract/text"
)

// Finder turns what the user named into sources.
type Finder struct {
	// MaxBytes is the largest file that is read.
	MaxBytes int64
	// Skip are files that are not papers, such as the database itself.
	Skip []string
	// Stdin is the content of the path "-".
	Stdin Source
	// TooLarge makes the error for a file beyond MaxBytes.
	TooLarge func() error

	skip    []os.FileInfo
	visited []os.FileInfo // folders on the way down, against loops of links
	only    string        // the one entry of an archive that was named
	dry     bool          // only counting: nothing is kept open for reading
	yield   func(Source) bool
}

// ErrNoMatch is a pattern that names nothing.
var ErrNoMatch = errors.New("没有匹配的文件")

var errSpecial = errors.New("是管道或设备，不是文件；用 - 从标准输入读取")

// Sources lists files, folders with all below them in the order of their
// names, patterns (*.pdf) and archives, in the order of the paths.
func (f *Finder) Sources(paths []string) iter.Seq[Source] {
	return func(yield func(Source) bool) {
		for _, p := range f.Skip {
			if st, err := os.Stat(p); err == nil {
				f.skip = append(f.skip, st)
			}
		}
		f.yield = yield
		for _, p := range paths {
			if !f.named(p) {
				return
			}
		}
	}
}

// Count is how many sources there are.
func (f *Finder) Count(paths []string) int {
	counter, n := *f, 0
	counter.dry = true
	for range counter.Sources(paths) {
		n++
	}
	return n
}

// named handles a path that the user wrote.
func (f *Finder) named(path string) bool {
	if path == "-" {
		return f.yield(f.Stdin)
	}
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[") {
		list, err := filepath.Glob(path) // sorted
		if err != nil || len(list) == 0 {
			return f.yield(Source{Path: path, Err: ErrNoMatch})
		}
		for _, p := range list {
			if !f.named(p) {
				return false
			}
		}
		return true
	}
	if archive, entry, ok := cutArchive(path); ok && err != nil {
		f.only = entry
		defer func() { f.only = "" }()
		return f.archive(archive)
	}
	if err != nil {
		return f.yield(Source{Path: path, Err: err})
	}
	if !st.IsDir() && !st.Mode().IsRegular() {
		return f.yield(Source{Path: path, Err: errSpecial})
	}
	return f.entry(path, st)
}

// entry handles a file or folder that exists.
func (f *Finder) entry(path string, st os.FileInfo) bool {
	switch {
	case st.IsDir():
		return f.folder(path, st)
	case !st.Mode().IsRegular() || contains(f.skip, st):
		return true // devices, pipes, the database
	case IsArchive(path):
		return f.archive(path)
	case st.Size() > f.MaxBytes:
		return f.yield(Source{Path: path, Size: st.Size(), Err: f.TooLarge()})
	}
	return f.yield(Source{Path: path, Size: st.Size(), Read: func() ([]byte, error) { return os.ReadFile(path) }})
}

func (f *Finder) folder(path string, st os.FileInfo) bool {
	if contains(f.visited, st) {
		return true // a link back to a folder above
	}
	f.visited = append(f.visited, st)
	defer func() { f.visited = f.visited[:len(f.visited)-1] }()
	list, err := os.ReadDir(path) // sorted by name
	if err != nil && !f.yield(Source{Path: path, Err: err}) {
		return false
	}
	for _, e := range list {
		if hidden(e.Name()) {
			continue
		}
		p := filepath.Join(path, e.Name())
		st, err := os.Stat(p)
		if err != nil {
			if !f.yield(Source{Path: p, Err: err}) {
				return false
			}
			continue
		}
		if !f.entry(p, st) {
			return false
		}
	}
	return true
}

// hidden are the files that systems and office programs put beside papers.
func hidden(name string) bool {
	switch {
	case strings.HasPrefix(name, "."), strings.HasPrefix(name, "~$"):
		return true
	}
	switch strings.ToLower(name) {
	case "thumbs.db", "desktop.ini", "__macosx":
		return true
	}
	return false
}

func contains(list []os.FileInfo, st os.FileInfo) bool {
	for _, v := range list {
		if os.SameFile(v, st) {
			return true
		}
	}
	return false
}

// Printable is a path as people read it: names that are not UTF-8 are GBK, as
// older systems and archivers write them.
func Printable(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	if s, _, err := text.Decode([]byte(path)); err == nil {
		return s
	}
	return strings.ToValidUTF8(path, "?")
}
