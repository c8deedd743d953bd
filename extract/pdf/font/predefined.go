package font

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/binary"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// packed holds Adobe's predefined CMaps, character collections, glyph lists and
// standard metrics (terms: data/LICENSE); gen/main.go describes the format. Its
// files are stored as they are: inflating them was a tenth of reading a short
// paper whose fonts are not embedded.
//
//go:embed data/tables.zip
var packed []byte

// archive lists the files of packed.
var archive = sync.OnceValue(func() []*zip.File {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil
	}
	return z.File
})

// shared keeps unpacked tables for all files of a process; they are read only.
var shared struct {
	sync.Mutex
	cmaps       map[string]*CMap
	collections map[string]*collection
}

// Predefined returns the CMap of a name that PDF knows, or nil.
func Predefined(name string) *CMap {
	shared.Lock()
	defer shared.Unlock()
	return predefined(name)
}

func predefined(name string) *CMap {
	if c, ok := shared.cmaps[name]; ok {
		return c
	}
	var c *CMap
	switch name {
	case "Identity-H", "Identity-V":
		c = identityCMap(name == "Identity-V")
	default:
		if b := unpack(name); b != nil && !strings.HasPrefix(name, "Adobe-") {
			c = readCMap(b, name)
		}
	}
	if shared.cmaps == nil {
		shared.cmaps = map[string]*CMap{}
	}
	if c != nil {
		shared.cmaps[name] = c
	}
	return c
}

// unpack returns the bytes of a file of the archive, nil when it has none of
// that name.
func unpack(name string) []byte {
	for _, f := range archive() {
		if f.Name == name && f.Method == zip.Store {
			at, err := f.DataOffset()
			if err != nil {
				return nil
			}
			return packed[at : at+int64(f.UncompressedSize64)]
		}
	}
	return nil
}

// numbers reads the archive's numbers one after the other. It trusts them: they
// are part of the program, and a test reads all of it.
type numbers []byte

func (b *numbers) next() uint64 {
	v, n := binary.Uvarint(*b)
	*b = (*b)[n:]
	return v
}

func (b *numbers) signed() int64 {
	v, n := binary.Varint(*b)
	*b = (*b)[n:]
	return v
}

func readCMap(b numbers, name string) *CMap {
	c := &CMap{name: name, Vertical: b.next() == 1}
	n := b.next()
	if n > 0 {
		c.base = predefined(string(b[:n]))
	}
	b = b[n:]
	for range b.next() {
		c.spaces = append(c.spaces, codeSpace{int(b.next()), uint32(b.next()), uint32(b.next())})
	}
	for n := range c.ranges[1:] {
		list := make([]cidRange, b.next())
		var last cidRange
		for i := range list {
			last.lo += uint32(b.next())
			last.hi = last.lo + uint32(b.next())
			last.cid = uint32(int64(last.cid) + b.signed())
			list[i] = last
		}
		c.ranges[1+n] = list
	}
	c.finish()
	return c
}

// collection is the texts of all CIDs, one after the other: that of CID c ends
// at ends[c].
type collection struct {
	texts string
	ends  []uint32
}

// text of a CID that the collection does not know is "", and so is any of a nil
// collection.
func (t *collection) text(cid uint32) string {
	switch {
	case t == nil || cid >= uint32(len(t.ends)):
		return ""
	case cid == 0:
		return t.texts[:t.ends[0]]
	}
	return t.texts[t.ends[cid-1]:t.ends[cid]]
}

// collectionFor returns the texts of the CIDs of "GB1", "CNS1", "Japan1" or
// "Korea1", or nil.
func collectionFor(ordering string) *collection {
	shared.Lock()
	defer shared.Unlock()
	if t, ok := shared.collections[ordering]; ok {
		return t
	}
	b := unpack("Adobe-" + ordering)
	if b == nil {
		return nil
	}
	t := readCollection(b)
	if shared.collections == nil {
		shared.collections = map[string]*collection{}
	}
	shared.collections[ordering] = t
	return t
}

func readCollection(b numbers) *collection {
	t := &collection{ends: make([]uint32, b.next())}
	end := uint32(0)
	for cid := range t.ends {
		end += uint32(b.next())
		t.ends[cid] = end
	}
	t.texts = string(b[:end])
	return t
}

// unicodeCode decodes a code of a CMap whose codes are Unicode themselves.
func (c *CMap) unicodeCode(code uint32, n int) (rune, bool) {
	var enc string
	for at := c; at != nil && enc == ""; at = at.base {
		enc = at.name
	}
	if !strings.HasPrefix(enc, "Uni") {
		return 0, false
	}
	switch {
	case strings.Contains(enc, "-UCS2"):
		return rune(code), n == 2
	case strings.Contains(enc, "-UTF16"):
		if n == 4 {
			r := utf16.DecodeRune(rune(code>>16), rune(code&0xffff))
			return r, r != utf8.RuneError
		}
		return rune(code), n == 2
	case strings.Contains(enc, "-UTF32"):
		return rune(code), code <= utf8.MaxRune
	case strings.Contains(enc, "-UTF8"):
		b := [4]byte{byte(code >> 24), byte(code >> 16), byte(code >> 8), byte(code)}
		r, size := utf8.DecodeRune(b[4-n:])
		return r, r != utf8.RuneError && size == n
	}
	return 0, false
}
