package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"jixiao/budget"
)

// contractWriter writes the contract's JSON byte for byte as encoding/json
// would, indented by one space, in a fifth of the time: printing was a
// fifteenth of a whole extract. A test compares the two.
type contractWriter struct {
	b     []byte
	depth int
	first bool // nothing stands in the innermost object or array yet
}

// encodeContract is the JSON that extract prints and import reads.
func encodeContract(d *budget.Disclosure, source *contractSource) []byte {
	w := contractWriter{b: make([]byte, 0, likelySize(d))}
	w.object(func() {
		w.disclosure(d)
		if source != nil {
			w.object(func() {
				w.text("name", source.Name)
				w.text("source", source.Source)
				w.text("format", source.Format)
				w.text("sha256", source.SHA256)
				w.number("bytes", source.Bytes)
			}, "document")
		}
	})
	return append(w.b, '\n')
}

// Bytes that parts of a disclosure mostly take in the contract's JSON.
const (
	likelyProject   = 2 << 10
	likelyIndicator = 400
)

// likelySize keeps a long paper's JSON from being copied as it grows.
func likelySize(d *budget.Disclosure) int {
	size := likelyProject // what is no project
	for i := range d.Projects {
		size += likelyProject + likelyIndicator*len(d.Projects[i].Indicators)
	}
	return size
}

// item begins the next member or element.
func (w *contractWriter) item(key ...string) {
	if w.depth > 0 {
		if !w.first {
			w.b = append(w.b, ',')
		}
		w.line()
	}
	w.first = false
	for _, k := range key {
		w.b = append(w.quoted(k), ':', ' ')
	}
}

func (w *contractWriter) line() {
	w.b = append(w.b, '\n')
	for range w.depth {
		w.b = append(w.b, ' ')
	}
}

func (w *contractWriter) group(open, end byte, body func(), key []string) {
	w.item(key...)
	w.b = append(w.b, open)
	w.depth, w.first = w.depth+1, true
	body()
	w.depth--
	if !w.first {
		w.line()
	}
	w.b, w.first = append(w.b, end), false
}

func (w *contractWriter) object(body func(), key ...string) { w.group('{', '}', body, key) }
func (w *contractWriter) array(body func(), key ...string)  { w.group('[', ']', body, key) }

func (w *contractWriter) raw(key, value string) {
	w.item(key)
	w.b = append(w.b, value...)
}

func (w *contractWriter) text(key, s string) {
	w.item(key)
	w.b = w.quoted(s)
}

// blank is a text whose cell may be blank: null then.
func (w *contractWriter) blank(key, s string) {
	if s == "" {
		w.raw(key, "null")
		return
	}
	w.text(key, s)
}

func (w *contractWriter) number(key string, n int64) {
	w.item(key)
	w.b = strconv.AppendInt(w.b, n, 10)
}

// ordinal is null where none is printed.
func (w *contractWriter) ordinal(key string, n int) {
	if n == 0 {
		w.raw(key, "null")
		return
	}
	w.number(key, int64(n))
}

// cell is left out where the form has no such cell.
func (w *contractWriter) cell(key string, t budget.Text) {
	if t.Printed || t.Value != "" {
		w.blank(key, t.Value)
	}
}

func (w *contractWriter) filled(key, s string) {
	if s != "" {
		w.text(key, s)
	}
}

func (w *contractWriter) flag(key string, set bool) {
	if set {
		w.raw(key, "true")
	}
}

// quoted appends a JSON string. Texts with anything to escape are left to
// encoding/json.
func (w *contractWriter) quoted(s string) []byte {
	if !plainText(s) {
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		if enc.Encode(s) != nil {
			panic("a string always encodes")
		}
		return append(w.b, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
	}
	w.b = append(append(w.b, '"'), s...)
	return append(w.b, '"')
}

func plainText(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' || c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2]&^1 == 0xa8 {
			return false
		}
	}
	return utf8.ValidString(s)
}

// list is null where it was never made.
func list[T any](w *contractWriter, key string, items []T, each func(*T)) {
	if items == nil {
		w.raw(key, "null")
		return
	}
	w.array(func() {
		for i := range items {
			w.object(func() { each(&items[i]) })
		}
	}, key)
}

// some is a list that is left out when it is empty.
func some[T any](w *contractWriter, key string, items []T, each func(*T)) {
	if len(items) > 0 {
		list(w, key, items, each)
	}
}

func (w *contractWriter) pos(p budget.Pos) {
	if p.Page != 0 {
		w.number("page", int64(p.Page))
	}
	if p.Box != (budget.Box{}) {
		w.array(func() {
			for _, v := range p.Box {
				w.item()
				w.b = strconv.AppendFloat(w.b, v, 'f', -1, 64)
			}
		}, "box")
	}
	if p.Lines != [2]int{} {
		w.array(func() {
			for _, n := range p.Lines {
				w.item()
				w.b = strconv.AppendInt(w.b, int64(n), 10)
			}
		}, "lines")
	}
	w.filled("path", p.Path)
}

func (w *contractWriter) where(p budget.Pos) {
	if p != (budget.Pos{}) {
		w.object(func() { w.pos(p) }, "where")
	}
}

func (w *contractWriter) places(places budget.Places) {
	if len(places) == 0 {
		return
	}
	w.object(func() {
		for _, name := range slices.Sorted(maps.Keys(places)) {
			list(w, name, places[name], func(p *budget.Place) {
				w.pos(p.Pos)
				w.filled("raw", p.Raw)
			})
		}
	}, "positions")
}
