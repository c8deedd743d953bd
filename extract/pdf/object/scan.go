package object

import (
	"bytes"

	"jixiao/extract/pdf/lex"
)

// rebuild finds every "n g obj" in the bytes, later ones winning, together with
// what object streams hold and what trailers say. It serves files whose
// cross-reference sections are lost or wrong.
func rebuild(body []byte, work *effort) *table {
	t := &table{trailer: dictObj{}, effort: work}
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
		t.mergeTrailer(t.dict(p))
	case bytes.Contains(start, []byte("/Catalog")):
		return r, t.dict(p).name("Type") == "Catalog"
	}
	return r, false
}

// dict reads a dictionary, as far as the effort goes.
func (t *table) dict(p *parser) dictObj {
	if *t.effort < 0 {
		return nil
	}
	from := p.Pos
	d, _ := p.object().(dictObj)
	t.effort.spend(p.Pos - from)
	return d
}

func (t *table) replace(num int, e entry) {
	for num >= len(t.entries) {
		t.entries = append(t.entries, make([]entry, num+1-len(t.entries))...)
	}
	t.entries[num] = e
}

// packedIn notes the objects of the object stream at off.
func (t *table) packedIn(body []byte, off, stream int) {
	if *t.effort < 0 {
		return
	}
	d, raw, ok := streamAt(body, off)
	t.effort.spend(len(raw))
	if !ok || d.name("Type") != "ObjStm" {
		return
	}
	data, err := decode(nil, raw, treeFilters(d), t.effort.left(maxObjectStream))
	t.effort.spend(len(data))
	if err == ErrBomb {
		t.effort.spend(maxObjectStream)
	}
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
		p := newParser(body, at)
		if p.SkipSpace(); bytes.HasPrefix(body[p.Pos:], []byte("<<")) {
			t.mergeTrailer(t.dict(p))
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
