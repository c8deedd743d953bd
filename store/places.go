package store

import (
	"maps"
	"math"
	"slices"

	"jixiao/budget"
)

// perPoint is the resolution of stored boxes: hundredths of a point, a fiftieth
// of the thinnest printed rule.
const perPoint = 100

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

// places writes where the values of one noun stood.
func (b *body) places(owner int, places budget.Places) {
	for _, name := range slices.Sorted(maps.Keys(places)) {
		field := b.w.field(name)
		for part, at := range places[name] {
			p := position(at.Pos)
			b.w.exec("INSERT INTO positions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", b.document, owner, field, part,
				p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7], at.Raw)
		}
	}
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
