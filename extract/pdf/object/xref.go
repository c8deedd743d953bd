package object

import (
	"bytes"
	"errors"
	"sort"

	"jixiao/extract/pdf/lex"
)

// maxObjects bounds object numbers. The papers have a few thousand; the table
// of a file that lies must stay small.
const maxObjects = 1 << 20

// The states of a cross-reference entry.
const (
	free     = iota
	plain    // off is an offset of the body
	repaired // off is an offset of the tail
	packed   // in object stream number stream, as its off-th object
)

type entry struct {
	kind, stream, off, gen int
}

// table says where each object stands, after all sections of a file were merged.
type table struct {
	entries []entry
	trailer dictObj
	effort  *effort
}

var errXref = errors.New("cross-reference table")

// set adds an entry unless a newer section had one. It reports false for a
// number that cannot be.
func (t *table) set(num int, e entry) bool {
	if num < 0 || num >= maxObjects {
		return false
	}
	for num >= len(t.entries) {
		t.entries = append(t.entries, make([]entry, num+1-len(t.entries))...)
	}
	if old := &t.entries[num]; old.kind == free && old.gen == 0 {
		if e.kind == free {
			e.gen = max(e.gen, 1) // remembered as freed: older sections do not count
		}
		*old = e
	}
	return true
}

func (t *table) get(r refObj) (entry, bool) {
	if r.num < 0 || r.num >= len(t.entries) {
		return entry{}, false
	}
	e := t.entries[r.num]
	return e, e.kind != free
}

// readXref merges all cross-reference sections, newest first. It is the check
// that comes before any library sees the file: loops and absurd sizes end here.
func readXref(body []byte, work *effort) (*table, error) {
	start, ok := startXref(body)
	if !ok {
		return nil, errXref
	}
	t := &table{effort: work}
	seen := map[int]bool{}
	for ok && !seen[start] {
		seen[start] = true
		d, err := t.section(body, start)
		if err != nil {
			return nil, err
		}
		if t.trailer == nil {
			t.trailer = d
		}
		if hybrid, has := d.int("XRefStm"); has && !seen[hybrid] {
			seen[hybrid] = true
			if _, err := t.streamSection(body, hybrid); err != nil {
				return nil, err
			}
		}
		start, ok = d.int("Prev")
	}
	if _, ok := t.trailer["Root"].(refObj); !ok {
		return nil, errXref
	}
	return t, nil
}

// startXrefWindow is how far from the end startxref is looked for.
const startXrefWindow = 2048

func startXref(body []byte) (int, bool) {
	tail := body[max(0, len(body)-startXrefWindow):]
	i := bytes.LastIndex(tail, []byte("startxref"))
	if i < 0 {
		return 0, false
	}
	var t lex.Token
	lex.New(tail, i+len("startxref")).Next(&t)
	return int(t.Num), t.Kind == lex.Number && t.IsInt
}

func (t *table) section(body []byte, at int) (dictObj, error) {
	if at < 0 || at >= len(body) {
		return nil, errXref
	}
	if *t.effort < 0 {
		return nil, errXref
	}
	p := newParser(body, at)
	p.SkipSpace()
	if !bytes.HasPrefix(body[p.Pos:], []byte("xref")) {
		return t.streamSection(body, p.Pos)
	}
	p.Pos += len("xref")
	return t.tableSection(p)
}

func (t *table) tableSection(p *parser) (dictObj, error) {
	var tok lex.Token
	from := p.Pos
	for {
		p.Next(&tok)
		if tok.Kind == lex.Word && string(tok.Text) == "trailer" {
			break
		}
		first := int(tok.Num)
		count := lex.Token{}
		p.Next(&count)
		if tok.Kind != lex.Number || count.Kind != lex.Number || count.Num < 0 {
			return nil, errXref
		}
		for i := range int(count.Num) {
			if !t.tableEntry(p, first+i) {
				return nil, errXref
			}
		}
	}
	d, ok := p.object().(dictObj)
	t.effort.spend(p.Pos - from)
	if !ok {
		return nil, errXref
	}
	return d, nil
}

func (t *table) tableEntry(p *parser, num int) bool {
	var off, gen, use lex.Token
	p.Next(&off)
	p.Next(&gen)
	p.Next(&use)
	if off.Kind != lex.Number || gen.Kind != lex.Number || use.Kind != lex.Word {
		return false
	}
	e := entry{off: int(off.Num), gen: int(gen.Num) & 0xffff}
	if use.Text[0] == 'n' && off.Num > 0 {
		e.kind = plain
	}
	return t.set(num, e)
}

// maxXrefStream bounds what a cross-reference stream may inflate to: an entry
// of 8 bytes for each possible object, with room to spare.
const maxXrefStream = 12 * maxObjects

func (t *table) streamSection(body []byte, at int) (dictObj, error) {
	d, raw, ok := streamAt(body, at)
	if !ok || d.name("Type") != "XRef" {
		return nil, errXref
	}
	data, err := decode(nil, raw, treeFilters(d), t.effort.left(maxXrefStream))
	t.effort.spend(len(raw) + len(data))
	if err != nil && len(data) == 0 {
		return nil, err
	}
	w, ok := fieldWidths(d)
	if !ok {
		return nil, errXref
	}
	index, _ := d["Index"].(arrayObj)
	if index == nil {
		size, _ := d.int("Size")
		index = arrayObj{int64(0), int64(size)}
	}
	for i := 0; i+1 < len(index); i += 2 {
		first, _ := index[i].(int64)
		count, _ := index[i+1].(int64)
		if data = t.streamEntries(data, w, int(first), int(count)); data == nil {
			return nil, errXref
		}
	}
	return d, nil
}

func fieldWidths(d dictObj) (w [3]int, ok bool) {
	a, _ := d["W"].(arrayObj)
	if len(a) < 3 {
		return w, false
	}
	for i := range w {
		n, _ := a[i].(int64)
		if n < 0 || n > 8 {
			return w, false
		}
		w[i] = int(n)
	}
	return w, w[0]+w[1]+w[2] > 0
}

// streamEntries reads count entries and returns the rest of the data, nil for
// object numbers that cannot be. Missing entries are free.
func (t *table) streamEntries(data []byte, w [3]int, first, count int) []byte {
	row := w[0] + w[1] + w[2]
	for i := 0; i < count && len(data) >= row; i++ {
		kind := 1
		if w[0] > 0 {
			kind = bigEndian(data[:w[0]])
		}
		a, b := bigEndian(data[w[0]:w[0]+w[1]]), bigEndian(data[w[0]+w[1]:row])
		e := entry{}
		switch kind {
		case 1:
			e = entry{kind: plain, off: a, gen: b & 0xffff}
		case 2:
			e = entry{kind: packed, stream: a, off: b}
		}
		if !t.set(first+i, e) {
			return nil
		}
		data = data[row:]
	}
	return data
}

func bigEndian(b []byte) int {
	n := 0
	for _, c := range b {
		n = n<<8 | int(c)
	}
	return n
}

func sortedKeys(d dictObj) []string {
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
