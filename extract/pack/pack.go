// Package pack opens the zip archives that office files are, within bounds: an
// archive that would unpack to more than a paper can hold is refused before it
// fills the memory.
package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"jixiao/budget"
)

const (
	// maxPart is the largest part that is unpacked. The body of a paper with
	// 300 projects is about 20 MB of XML.
	maxPart = 64 << 20
	// maxTotal bounds all unpacked parts of one archive together.
	maxTotal = 128 << 20
	// maxParts bounds the directory of an archive.
	maxParts = 20_000
)

// Archive is an opened zip file.
type Archive struct {
	parts map[string]*zip.File
	names []string // in the archive's order
	used  int64
}

// Open reads the directory of an archive.
// Errors: ErrDamaged, ErrTooLarge.
func Open(data []byte) (*Archive, error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, &budget.Error{Kind: budget.ErrDamaged, Reason: "压缩包的目录读不出来",
			Hint: "请重新下载，或用 Office、WPS 打开后另存"}
	}
	if len(z.File) > maxParts {
		return nil, tooLarge(fmt.Sprintf("压缩包里的文件多于%d个", maxParts))
	}
	a := &Archive{parts: map[string]*zip.File{}}
	for _, f := range z.File {
		name := clean(f.Name)
		if _, twice := a.parts[name]; !twice {
			a.parts[name] = f
			a.names = append(a.names, f.Name)
		}
	}
	return a, nil
}

// clean makes part names comparable: they ignore case, some writers use
// backslashes or a leading slash.
func clean(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

// Has reports whether the archive holds a part.
func (a *Archive) Has(name string) bool { return a.parts[clean(name)] != nil }

// Names lists the parts below a folder, in the archive's order.
func (a *Archive) Names(folder string) []string {
	var names []string
	for _, n := range a.names {
		if strings.HasPrefix(clean(n), clean(folder)+"/") {
			names = append(names, n)
		}
	}
	return names
}

// Part unpacks one part; nil without an error when there is none.
// Errors: ErrDamaged, ErrLocked, ErrTooLarge.
func (a *Archive) Part(name string) ([]byte, error) {
	f := a.parts[clean(name)]
	if f == nil {
		return nil, nil
	}
	if f.Flags&1 != 0 {
		return nil, &budget.Error{Kind: budget.ErrLocked, Reason: "压缩包加了密码", Hint: "请取消密码后再读"}
	}
	limit := min(maxPart, maxTotal-a.used)
	if f.UncompressedSize64 > uint64(limit) {
		return nil, bomb(name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	defer r.Close()
	var unpacked bytes.Buffer
	unpacked.Grow(int(f.UncompressedSize64) + bytes.MinRead)
	_, err = unpacked.ReadFrom(io.LimitReader(r, limit+1))
	data := unpacked.Bytes()
	a.used += max(int64(len(data)), int64(f.UncompressedSize64)) // a false claim costs memory too
	switch {
	case int64(len(data)) > limit:
		return nil, bomb(name)
	case err != nil:
		return nil, damaged(name, err)
	}
	return data, nil
}

func bomb(name string) error {
	return tooLarge(fmt.Sprintf("%s 解开后超过%dMB", path.Base(name), maxPart>>20))
}

func tooLarge(reason string) error {
	return &budget.Error{Kind: budget.ErrTooLarge, Reason: reason, Hint: "这样大的文件不像是公开的绩效表，请检查来源"}
}

func damaged(name string, err error) error {
	reason := "部件 " + path.Base(name) + " 解不开"
	if errors.Is(err, zip.ErrChecksum) {
		reason = "部件 " + path.Base(name) + " 的校验和不对"
	}
	return &budget.Error{Kind: budget.ErrDamaged, Reason: reason, Hint: "请重新下载"}
}
