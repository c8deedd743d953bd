package font

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/binary"
	"io"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// packed holds Adobe's predefined CMaps, character collections, glyph lists and
// standard metrics (terms: data/LICENSE); gen/main.go describes the format.
//
//go:embed data/tables.zip
var packed []byte

// shared keeps unpacked tables for all files of a process; they are read only.
var shared struct {
	sync.Mutex
	cmaps       map[string]*CMap
	collections map[string][]string
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
		if r := unpack(name); r != nil && !strings.HasPrefix(name, "Adobe-") {
			c = readCMap(r, name)
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

func unpack(name string) *bytes.Reader {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil
	}
	f, err := z.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	data, err := io.ReadAll(f)
	if err != nil {
		return nil
	}
	return bytes.NewReader(data)
}

// readCMap trusts the archive: it is part of the program, and a test reads all of it.
func readCMap(r *bytes.Reader, name string) *CMap {
	next := func() uint64 { v, _ := binary.ReadUvarint(r); return v }
	signed := func() int64 { v, _ := binary.ReadVarint(r); return v }
	c := &CMap{name: name, Vertical: next() == 1}
	base := make([]byte, next())
	io.ReadFull(r, base)
	if len(base) > 0 {
		c.base = predefined(string(base))
	}
	for range next() {
		c.spaces = append(c.spaces, codeSpace{int(next()), uint32(next()), uint32(next())})
	}
	var lo, cid int64
	for range next() {
		n := next()
		lo += signed()
		span := next()
		cid += signed()
		c.ranges[n] = append(c.ranges[n], cidRange{uint32(lo), uint32(lo) + uint32(span), uint32(cid)})
	}
	c.finish()
	return c
}

// Collection returns the text of each CID of "GB1", "CNS1", "Japan1" or
// "Korea1", or nil.
func Collection(ordering string) []string {
	shared.Lock()
	defer shared.Unlock()
	if t, ok := shared.collections[ordering]; ok {
		return t
	}
	r := unpack("Adobe-" + ordering)
	if r == nil || ordering == "" {
		return nil
	}
	t := readCollection(r)
	if shared.collections == nil {
		shared.collections = map[string][]string{}
	}
	shared.collections[ordering] = t
	return t
}

func readCollection(r *bytes.Reader) []string {
	n, _ := binary.ReadUvarint(r)
	t := make([]string, n)
	last := int64(0)
	for cid := range t {
		count, _ := binary.ReadUvarint(r)
		var text []byte
		for range count {
			d, _ := binary.ReadVarint(r)
			last += d
			text = utf8.AppendRune(text, rune(last))
		}
		t[cid] = string(text)
	}
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
