package budget

// Box is a rectangle on a page: left, top, right, bottom, in points from the
// page's top left corner as a reader sees it.
type Box [4]float64

// Union is the smallest box around both; a zero box counts for nothing.
func (b Box) Union(o Box) Box {
	switch {
	case b == Box{}:
		return o
	case o == Box{}:
		return b
	}
	return Box{min(b[0], o[0]), min(b[1], o[1]), max(b[2], o[2]), max(b[3], o[3])}
}

// Pos is a position in a document. A PDF has Page and Box, a text source Lines,
// an office or web document Path.
type Pos struct {
	Page  int    `json:"page,omitempty"` // from 1
	Box   Box    `json:"box,omitzero"`   // points from the top left
	Lines [2]int `json:"lines,omitzero"` // first and last line of a text source, from 1
	Path  string `json:"path,omitempty"` // "Sheet1!B3", "table[2]/row[3]/cell[1]", an element's path
}

// Place is where a value stood and what was printed there, line by line.
type Place struct {
	Pos
	Raw string `json:"raw,omitempty"` // as printed; lines separated by \n
}

// Places says for each field, by its JSON path within the noun that owns it
// ("value", "budget.total"), where it stood: one place, or several when page
// breaks cut the cell or a merged cell covers the rows.
type Places map[string][]Place
