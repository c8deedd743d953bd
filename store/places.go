package store

import (
	"maps"
	"math"
	"slices"
	"strconv"

	"jixiao/budget"
)

// perPoint is the resolution of stored boxes: hundredths of a point, a fiftieth
// of the thinnest printed rule.
const perPoint = 100

// ownerBits is where the document's number stands in the id of a row of
// positions, above the owner's.
const ownerBits = 24

// position is a Pos as its eight columns; NULL for what it does not have.
func position(p budget.Pos) [8]any {
	var out [8]any
	out[0] = zeroNull(p.Page)
	if p.Box != (budget.Box{}) {
		for i, v := range p.Box {
			out[1+i] = int64(math.Round(v * perPoint))
		}
	}
	if p.Lines != [2]int{} {
		out[5], out[6] = p.Lines[0], p.Lines[1]
	}
	if p.Path != "" {
		out[7] = p.Path
	}
	return out
}

// places writes where the values of one noun stood, as one row.
func (b *body) places(owner int, places budget.Places) {
	if len(places) == 0 {
		return
	}
	names := slices.AppendSeq(b.w.names[:0], maps.Keys(places))
	slices.Sort(names)
	b.w.names = names
	out := append(b.w.text[:0], '[')
	for _, name := range names {
		field := b.w.field(name)
		for i := range places[name] {
			if len(out) > 1 {
				out = append(out, ',')
			}
			out = appendPlace(out, field, &places[name][i])
		}
	}
	b.w.text = append(out, ']')
	b.w.exec("INSERT INTO positions VALUES (?,?)", b.document<<ownerBits|int64(owner), string(b.w.text))
}

// appendPlace writes [field, raw, page, box, lines, path] and leaves out the
// end that says nothing.
func appendPlace(out []byte, field int64, p *budget.Place) []byte {
	out = append(out, '[')
	out = strconv.AppendInt(out, field, 10)
	out = appendText(append(out, ','), p.Raw)
	hasBox, hasLines, hasPath := p.Box != budget.Box{}, p.Lines != [2]int{}, p.Path != ""
	if p.Page != 0 || hasBox || hasLines || hasPath {
		out = strconv.AppendInt(append(out, ','), int64(p.Page), 10)
	}
	switch {
	case hasBox:
		out = append(out, ",["...)
		for i, v := range p.Box {
			if i > 0 {
				out = append(out, ',')
			}
			out = strconv.AppendInt(out, int64(math.Round(v*perPoint)), 10)
		}
		out = append(out, ']')
	case hasLines || hasPath:
		out = append(out, ",null"...)
	}
	switch {
	case hasLines:
		out = strconv.AppendInt(append(out, ",["...), int64(p.Lines[0]), 10)
		out = append(strconv.AppendInt(append(out, ','), int64(p.Lines[1]), 10), ']')
	case hasPath:
		out = append(out, ",null"...)
	}
	if hasPath {
		out = appendText(append(out, ','), p.Path)
	}
	return append(out, ']')
}

// appendText writes a JSON string.
func appendText(out []byte, s string) []byte {
	const hex = "0123456789abcdef"
	out = append(out, '"')
	plain := 0 // where the text begins that has not been written
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' {
			continue
		}
		out = append(out, s[plain:i]...)
		plain = i + 1
		switch c {
		case '"', '\\':
			out = append(out, '\\', c)
		case '\n': // most cells are wrapped
			out = append(out, '\\', 'n')
		default:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	return append(append(out, s[plain:]...), '"')
}

// field is the id of a field's name; there are a few dozen of them.
func (w *writer) field(name string) int64 {
	if id := w.fields[name]; id != 0 {
		return id
	}
	id := w.number("SELECT id FROM position_fields WHERE name=?", name)
	if id == 0 {
		id = w.next("position_fields")
		w.exec("INSERT INTO position_fields VALUES (?,?)", id, name)
	}
	w.fields[name] = id
	return id
}

// firstPage is the first page on which anything of a noun stands, NULL if none.
func firstPage(places budget.Places) any {
	first := 0
	for _, list := range places {
		for _, p := range list {
			if p.Page > 0 && (first == 0 || p.Page < first) {
				first = p.Page
			}
		}
	}
	return zeroNull(first)
}
