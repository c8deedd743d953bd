// Package forms holds the layouts of performance papers as data. A form is one
// JSON file: which words end its headings, which labels its cells carry and
// which field each label names, which columns its indicator grid has. The
// interpreter is in package normalize and knows no form by name.
package forms

import (
	"fmt"
	"io/fs"
	"os"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

//go:generate go run ./gen

// Form is one layout. The file format is documented in forms/README.md.
type Form struct {
	ID   string `json:"id"`
	Name string `json:"name"` // for people: who uses it, what it is called
	// Like names a form whose labels, columns and settings this one takes over
	// where it has none of its own; one step, no chains.
	Like string `json:"like,omitempty"`
	// Abstract forms only serve as the Like of others.
	Abstract bool `json:"abstract,omitempty"`
	// Generic is set on the one form that reads tables no other form claims.
	Generic bool `json:"generic,omitempty"`
	// Ruled forms are recognised only where a table has cells: the re-assemblers of
	// plain text are not told of them.
	Ruled bool `json:"ruled,omitempty"`
	// Titles are the words that end the heading of a table.
	Titles []string `json:"titles,omitempty"`
	// Continued are words that mark a table as going on from the page before
	// ("续表", "（续）").
	Continued []string `json:"continued,omitempty"`
	// Start lists the fields whose label begins a record, most telling first.
	Start []string `json:"start,omitempty"`
	// Need lists alternatives; a table is claimed when all labels of one of
	// them are in it.
	Need [][]string `json:"need,omitempty"`
	// Head are the labelled cells outside of the indicator grid.
	Head []Label `json:"head,omitempty"`
	// Columns are the indicator grid's columns, left to right.
	Columns []Label `json:"columns,omitempty"`
	// Side are labels that stand beside the grid over all its rows.
	Side []string `json:"side,omitempty"`
	// Bands are labels beside or above a part of the grid that tell which term
	// its indicators are for (长期, 年度).
	Bands []string `json:"bands,omitempty"`
	// Fill are the columns whose blank cells repeat the cell above.
	Fill []string `json:"fill,omitempty"`
	// Value lists the columns whose texts, one after the other, are the value.
	Value []string `json:"value,omitempty"`
	// Halves are two fields whose labels stand side by side; what is left of
	// the second one is about the whole project.
	Halves []string `json:"halves,omitempty"`

	own   lookup // this file's own labels
	all   lookup // with those of Like
	file  string
	needs [][]ref
	// titleKeys are the folded Titles, sides and bands the labels of Side and
	// Bands.
	titleKeys    []string
	sides, bands labels
	// ownHead and ownColumns count the labels of this file; inherited ones
	// follow them in Head and Columns.
	ownHead, ownColumns int
}

// Label says which printed labels name a field.
type Label struct {
	Field  string   `json:"field"`
	Labels []string `json:"labels"`
	// Rest is the field that takes the unlabelled cells beside a section.
	Rest string `json:"rest,omitempty"`
	// Budget names the budget figures that this execution column also gives.
	Budget bool `json:"budget,omitempty"`
}

// ref points at a label: Head[i] or Columns[i] of its form.
type ref struct {
	column bool
	i      int
}

// lookup finds labels by their keys.
type lookup struct{ head, columns labels }

// Set is a collection of forms that may be used together.
type Set struct {
	forms   []*Form // by id, without abstract and generic ones
	generic *Form
	byID    map[string]*Form
	// starts and grid are the labels of all forms together; their indices
	// point into fields.
	starts, grid, heads labels
	fields              []string
	titles              []string // folded title words of all forms, longest first
	continued           []string // folded words of all forms that mark a continued table
}

// StartField is the field whose label begins a record in any form.
func (s *Set) StartField(text string) (string, bool) { return s.field(s.starts, text) }

// GridField is the field that a grid column of any form names by this label.
func (s *Set) GridField(text string) (string, bool) { return s.field(s.grid, text) }

// Continues reports whether a line marks the table under it as going on from
// the page before.
func (s *Set) Continues(text string) bool {
	key := budget.Fold(text)
	for _, w := range s.continued {
		if key == w || strings.HasSuffix(key, w) && utf8.RuneCountInString(key) <= maxContinued {
			return true
		}
	}
	return false
}

// maxContinued bounds the characters of a line that marks a continued table: it
// may repeat the heading.
const maxContinued = 60

// IsHeading reports whether the texts of a row hold all the columns that one of
// the forms needs.
func (s *Set) IsHeading(texts []string) bool {
	row := probes(texts)
	for _, f := range s.forms {
		for _, refs := range f.needs {
			if f.allColumns(refs, row) {
				return true
			}
		}
	}
	return false
}

// minColumns: a heading row has at least so many of them.
const minColumns = 2

func (f *Form) allColumns(refs []ref, row []probe) bool {
	found := map[int]bool{}
	for _, p := range row {
		if c, ok := f.all.columns.probe(p); ok {
			found[c.Index] = true
		}
	}
	columns := 0
	for _, r := range refs {
		if r.column && !found[r.i] {
			return false
		}
		if r.column {
			columns++
		}
	}
	return columns >= minColumns
}

// HeadField is the field that a label outside of the grid names in any form.
func (s *Set) HeadField(text string) (string, bool) { return s.field(s.heads, text) }

func (s *Set) field(l labels, text string) (string, bool) {
	found, ok := l.find(text)
	if !ok {
		return "", false
	}
	return s.fields[found.Index], true
}

// Forms lists the forms that can claim a table, by id.
func (s *Set) Forms() []*Form { return s.forms }

// Generic is the form that reads tables no other form claims.
func (s *Set) Generic() *Form { return s.generic }

// Form returns a form by its id, nil if there is none.
func (s *Set) Form(id string) *Form { return s.byID[id] }

// Embedded returns the forms that ship with the program; they are read once.
var Embedded = sync.OnceValues(func() (*Set, error) { return Load("") })

// Load returns the shipped forms with those of a folder added; a file of the
// folder with the id of a shipped form replaces it. The error lists every
// problem, one a line.
func Load(dir string) (*Set, error) {
	set, problems := load(dir)
	if len(problems) > 0 {
		return nil, &Invalid{problems}
	}
	return set, nil
}

// Check reports what is wrong with the forms of a folder, and where.
func Check(dir string) []Problem {
	_, problems := load(dir)
	return problems
}

func load(dir string) (*Set, []Problem) {
	r := newReader()
	for _, f := range shippedForms { // a copy each: linking them changes them
		r.forms[f.ID] = &f
	}
	if dir != "" {
		r.readAll(os.DirFS(dir), "")
	}
	set := r.set()
	if dir != "" && len(r.problems) == 0 { // a test does it for the shipped ones
		r.problems = append(r.problems, set.collisions()...)
	}
	sort.SliceStable(r.problems, func(i, j int) bool { return r.problems[i].before(r.problems[j]) })
	return set, r.problems
}

// readAll reads every *.json of a folder, by name.
func (r *reader) readAll(folder fs.FS, prefix string) {
	names, err := fs.Glob(folder, "*.json")
	if err != nil || prefix == "" && len(names) == 0 {
		r.report("", 0, "文件夹里没有表式文件（*.json）")
		return
	}
	for _, name := range names {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			r.report(prefix+name, 0, "读不出来")
			continue
		}
		r.read(prefix+name, data)
	}
}

// LongLabels are the folded labels of a form's own outside of its grid, and the words
// that end headings, from a length in characters on.
func (s *Set) LongLabels(id string, least int) []string {
	var words []string
	for _, l := range s.byID[id].Head[:s.byID[id].ownHead] {
		for _, text := range l.Labels {
			if key := budget.Fold(text); utf8.RuneCountInString(key) >= least {
				words = append(words, key)
			}
		}
	}
	for _, t := range s.titles {
		if utf8.RuneCountInString(t) >= least {
			words = append(words, t)
		}
	}
	return words
}

// Vocabulary is what the re-assemblers of plain text need to know.
func (s *Set) Vocabulary() vocab.Vocabulary {
	var v vocab.Vocabulary
	seenTitle, seenLabel := map[string]bool{}, map[string]bool{}
	for _, f := range s.forms {
		if f.Ruled {
			continue
		}
		for _, t := range f.Titles {
			v.Titles = addOnce(v.Titles, seenTitle, t)
		}
		own := vocab.Form{ID: f.ID, Side: f.Side}
		for i, l := range f.Head {
			own.Labels = append(own.Labels, l.Labels...)
			for _, text := range l.Labels {
				if i < f.ownHead {
					v.Labels = addOnce(v.Labels, seenLabel, text)
				}
			}
			if contains(f.Start, l.Field) {
				own.Start = append(own.Start, l.Labels...)
			}
		}
		for _, c := range f.Columns[:f.ownColumns] {
			own.Grid = append(own.Grid, c.Labels[0])
		}
		v.Grids = append(v.Grids, own.Grid)
		v.Forms = append(v.Forms, own)
	}
	return v
}

func addOnce(list []string, seen map[string]bool, s string) []string {
	if seen[s] {
		return list
	}
	seen[s] = true
	return append(list, s)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// Problem is one mistake in a form file.
type Problem struct {
	File    string
	Line    int // from 1; 0 unknown
	Message string
}

func (p Problem) String() string {
	if p.Line > 0 {
		return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
	}
	if p.File == "" {
		return p.Message
	}
	return p.File + ": " + p.Message
}

func (p Problem) before(q Problem) bool {
	if p.File != q.File {
		return p.File < q.File
	}
	return p.Line < q.Line
}

// Invalid is the error of forms that cannot be used.
type Invalid struct{ Problems []Problem }

func (e *Invalid) Error() string {
	text := "表式文件有错"
	for _, p := range e.Problems {
		text += "；" + p.String()
	}
	return text
}

// Unwrap makes it one of the kinds that the rest of the program knows.
func (e *Invalid) Unwrap() error { return budget.ErrFormat }
