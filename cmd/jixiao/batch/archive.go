package batch

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// maxEntries bounds an archive's list: a province's papers of ten years.
const maxEntries = 200_000

var (
	errEntryPath  = errors.New("压缩包里的路径越出压缩包，已跳过")
	errEntryLock  = errors.New("压缩包有密码；先解压再导入")
	errInner      = errors.New("压缩包里的压缩包不展开；先解压再导入")
	errEntries    = fmt.Errorf("压缩包里的文件多于 %d 个；先解压再分批导入", maxEntries)
	errEntryBomb  = errors.New("压缩包里的文件压缩得反常（一千比一），可疑，已跳过；确有需要请先解压再导入")
	errEntryCheat = errors.New("压缩包里的文件比它声明的大；文件可疑，已跳过")
)

// IsArchive reports a file whose entries are the sources.
func IsArchive(path string) bool { return strings.EqualFold(filepath.Ext(path), ".zip") }

// archive lists a zip file's entries in the order of the archive. The file
// stays open until the last entry that was handed out has been read.
func (f *Finder) archive(name string) bool {
	z, err := zip.OpenReader(name)
	if err != nil {
		return f.yield(Source{Path: name, Err: fmt.Errorf("压缩包打不开（%v）；请重新下载", err)})
	}
	if len(z.File) > maxEntries {
		z.Close()
		return f.yield(Source{Path: name, Err: errEntries})
	}
	open := &sharedArchive{z: z, users: 1}
	defer open.leave()
	for _, e := range z.File {
		if e.FileInfo().IsDir() || skipEntry(e.Name) || f.only != "" && Printable(e.Name) != f.only {
			continue
		}
		if !f.yield(f.zipped(name, e, open)) {
			return false
		}
	}
	return true
}

// entryMark stands between an archive and its entry in a source's path.
const entryMark = "!"

// cutArchive takes apart the path of an entry, as reports show it.
func cutArchive(path string) (archive, entry string, ok bool) {
	at := strings.Index(strings.ToLower(path), ".zip"+entryMark)
	if at < 0 {
		return "", "", false
	}
	return path[:at+4], path[at+5:], true
}

func skipEntry(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part != ".." && part != "." && hidden(part) {
			return true
		}
	}
	return false
}

func (f *Finder) zipped(archive string, e *zip.File, open *sharedArchive) Source {
	s := Source{Path: archive + entryMark + Printable(e.Name), Size: int64(min(e.UncompressedSize64, 1<<62))}
	switch {
	case outside(e.Name):
		s.Err = errEntryPath
	case e.Flags&1 != 0:
		s.Err = errEntryLock
	case s.Size > f.MaxBytes:
		s.Err = f.TooLarge()
	case bomb(e):
		s.Err = errEntryBomb
	case strings.EqualFold(path.Ext(e.Name), ".zip"):
		s.Err = errInner
	case !f.dry:
		open.enter()
		s.Read = func() ([]byte, error) {
			defer open.leave()
			return readEntry(e)
		}
	}
	return s
}

// A large entry of nothing but repetition is a bomb: papers, also those of blank
// pages, pack to a hundredth at best, and no packer reaches much over 1000 : 1.
const (
	bombSize  = 16 << 20
	bombRatio = 500
)

func bomb(e *zip.File) bool {
	return e.UncompressedSize64 > bombSize && e.UncompressedSize64/bombRatio > e.CompressedSize64
}

// outside reports a name that would leave the folder it is unpacked in.
func outside(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	if strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' {
		return true
	}
	for _, part := range strings.Split(name, "/") {
		if part == ".." {
			return true
		}
	}
	return false
}

// readEntry reads no more than the archive declares: a bomb declares less.
func readEntry(e *zip.File) ([]byte, error) {
	r, err := e.Open()
	if err != nil {
		return nil, fmt.Errorf("压缩包里的文件读不出（%v）", err)
	}
	defer r.Close()
	// One buffer of the declared size, not one that grows by copies.
	data := bytes.NewBuffer(make([]byte, 0, e.UncompressedSize64+bytes.MinRead))
	switch n, err := data.ReadFrom(io.LimitReader(r, int64(e.UncompressedSize64)+1)); {
	case err != nil:
		return nil, fmt.Errorf("压缩包里的文件读不出（%v）", err)
	case uint64(n) > e.UncompressedSize64:
		return nil, errEntryCheat
	}
	return data.Bytes(), nil
}

// sharedArchive closes an archive when nobody needs it any more.
type sharedArchive struct {
	mu    sync.Mutex
	z     *zip.ReadCloser
	users int
}

func (a *sharedArchive) enter() {
	a.mu.Lock()
	a.users++
	a.mu.Unlock()
}

func (a *sharedArchive) leave() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.users--; a.users == 0 {
		a.z.Close()
	}
}
