package store

import "sort"

// Relation is a table or a view that queries may read.
type Relation struct {
	Name    string
	View    bool
	Columns []string
}

// shown leaves out the relations of the search index, which are no use to a
// reader, and SQLite's own.
const shown = "name NOT LIKE 'search%' AND name NOT LIKE 'sqlite_%'"

// Schema describes the tables and views of a database of this version; views
// first, each in the order of its making.
func Schema() ([]Relation, error) {
	s, err := memory()
	if err != nil {
		return nil, err
	}
	defer s.Close()
	names, err := column[string](s, "SELECT name FROM sqlite_master WHERE type IN ('table','view') AND "+shown)
	if err != nil {
		return nil, err
	}
	var out []Relation
	for _, name := range names {
		columns, err := column[string](s, "SELECT name FROM pragma_table_info(?)", name)
		if err != nil {
			return nil, err
		}
		out = append(out, Relation{Name: name, View: name[0] >= 0x80, Columns: columns})
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].View && !out[j].View })
	return out, nil
}

// Functions lists the helper functions of Query, one line each.
func Functions() []string {
	out := make([]string, len(functions))
	for i, f := range functions {
		out[i] = f.Use
	}
	return out
}
