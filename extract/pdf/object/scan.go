package object

import (
	"bytes"

	"jixiao/extract/pdf/lex"
)

// rebuild finds every "n g obj" in the bytes, later ones winning, together with
// what object streams hold and what trailers say. It serves files whose
// cross-reference sections are lost or wrong.
func rebuild(body []byte) *table {
	t := &table{trailer: dictObj{}}
	catalog := refObj{num: -1}
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("obj"))
		if i < 0 {
			break
		}
		at += i + len("obj")
		off, ok := defBefore(body, at-len("obj"))
		if !ok {
			continue
		}
		if r, isCatalog := t.found(body, off); isCatalog {
			catalog = r
		}
	}
	t.trailers(body)
	if _, ok := t.trailer["Root"].(refObj); !ok && catalog.num >= 0 {
		t.trailer["Root"] = catalog
	}
	return t
}

// defBefore looks back from the word obj for "12 0 ".
func defBefore(body []byte, at int) (int, bool) {
	p, ok := backSpace(body, at, 0)
	if !ok {
		return 0, false
	}
	if p, ok = backDigits(body, p); !ok {
		return 0, false
	}
	if p, ok = backSpace(body, p, 1); !ok {
		return 0, false
	}
	return backDigits(body, p)
}

func backSpace(body []byte, p, least int) (int, bool) {
	n := 0
	for p > 0 && lex.IsSpace(body[p-1]) && n < 8 {
		p--
		n++
	}
	return p, n >= least
}

func backDigits(body []byte, p int) (int, bool) {
	start := p
	for p > 0 && body[p-1] >= '0' && body[p-1] <= '9' && start-p < 10 {
		p--
	}
	return p, p < start
}

// typeWindow is how much of an object is searched for its /Type.
const typeWindow = 400

// found notes the object at off, and the objects in it when it is an object
// stream. It reports whether it is a catalog.
func (t *table) found(body []byte, off int) (refObj, bool) {
	p, r, ok := defAt(body, off)
	if !ok || r.num <= 0 || r.num >= maxObjects {
		return r, false
	}
	t.replace(r.num, entry{kind: plain, off: off, gen: r.gen & 0xffff})
	start := body[p.Pos:min(len(body), p.Pos+typeWindow)]
	if i := bytes.Index(start, endObject); i >= 0 {
		start = start[:i]
	}
	switch {
	case bytes.Contains(start, []byte("/ObjStm")):
		t.packedIn(body, off, r.num)
	case bytes.Contains(start, []byte("/XRef")):
		if d, ok := p.object().(dictObj); ok {
			t.mergeTrailer(d)
		}
	case bytes.Contains(start, []byte("/Catalog")):
		d, _ := p.object().(dictObj)
		return r, d.name("Type") == "Catalog"
	}
	return r, false
}

func (t *table) replace(num int, e entry) {
	for num >= len(t.entries) {
		t.entries = append(t.entries, make([]entry, num+1-len(t.entries))...)
	}
	t.entries[num] = e
}

// packedIn notes the objects of the object stream at off.
func (t *table) packedIn(body []byte, off, stream int) {
	d, raw, ok := streamAt(body, off)
	if !ok || d.name("Type") != "ObjStm" {
		return
	}
	data, _ := decode(nil, raw, treeFilters(d), maxObjectStream)
	for i, o := range objectsIn(d, data) {
		if o.num > 0 && o.num < maxObjects {
			t.replace(o.num, entry{kind: packed, stream: stream, off: i})
		}
	}
}

// trailers merges all trailer dictionaries, later ones winning.
func (t *table) trailers(body []byte) {
	for at := 0; ; {
		i := bytes.Index(body[at:], []byte("trailer"))
		if i < 0 {
			return
		}
		at += i + len("trailer")
		if d, ok := newParser(body, at).object().(dictObj); ok {
			t.mergeTrailer(d)
		}
	}
}

func (t *table) mergeTrailer(d dictObj) {
	for _, k := range []string{"Root", "Encrypt", "ID", "Info"} {
		if v, ok := d[k]; ok && v != nil {
			t.trailer[k] = v
		}
	}
}
