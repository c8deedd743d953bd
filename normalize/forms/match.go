package forms

import (
	"fmt"
	"strings"
)

// Shown is what a table shows to the forms: the labels in it and its heading.
type Shown struct {
	Head    []string // short texts of cells outside of the grid
	Columns []string // texts of the cells of the grid's heading rows
	Title   string
}

// Verdict is what one form says to a table.
type Verdict struct {
	Form    *Form
	Claims  bool
	Score   int
	Missing []string // labels it needs and the table lacks, of its best alternative
	Unknown []string // columns of the table that it does not know
}

// Points of the score: a known column says most, an unknown one speaks against
// the form, labels outside of the grid and the heading decide between forms with
// the same columns.
const (
	columnPoints  = 4
	unknownPoints = 3
	headPoints    = 1
	titlePoints   = 2
)

// seen is what a table shows, made ready for many forms.
type seen struct {
	head, columns []probe
	title         string
}

func prepare(t Shown) seen {
	return seen{head: probes(t.Head), columns: probes(t.Columns), title: Key(t.Title)}
}

func probes(texts []string) []probe {
	var list []probe
	for _, text := range texts {
		if p, ok := newProbe(text); ok {
			list = append(list, p)
		}
	}
	return list
}

// judge asks one form.
func (f *Form) judge(t seen) Verdict {
	v := Verdict{Form: f}
	columns, heads := f.judgeColumns(t, &v), map[int]bool{}
	for _, p := range t.head {
		if found, ok := f.all.head.probe(p); ok {
			if _, own := f.own.head.probe(p); own && !heads[found.Index] {
				v.Score += headPoints
			}
			heads[found.Index] = true
		}
	}
	for _, title := range f.titleKeys {
		if strings.Contains(t.title, title) {
			v.Score += titlePoints
			break
		}
	}
	v.Claims, v.Missing = f.claims(columns, heads)
	return v
}

// judgeColumns counts the columns that the form knows and those it does not.
func (f *Form) judgeColumns(t seen, v *Verdict) map[int]bool {
	columns := map[int]bool{}
	for _, p := range t.columns {
		found, ok := f.all.columns.probe(p)
		if own, known := f.own.columns.probe(p); known {
			if !columns[own.Index] {
				v.Score += columnPoints
			}
		} else if _, head := f.all.head.probe(p); !head {
			v.Unknown = append(v.Unknown, p.text)
			v.Score -= unknownPoints
		}
		if ok {
			columns[found.Index] = true
		}
	}
	return columns
}

// claims finds an alternative of Need that the table fulfils, or else what the
// nearest one lacks.
func (f *Form) claims(columns, heads map[int]bool) (bool, []string) {
	var best []string
	for a, refs := range f.needs {
		var missing []string
		for i, r := range refs {
			if r.column && !columns[r.i] || !r.column && !heads[r.i] {
				missing = append(missing, f.Need[a][i])
			}
		}
		if len(missing) == 0 {
			return true, nil
		}
		if best == nil || len(missing) < len(best) {
			best = missing
		}
	}
	return false, best
}

// Match asks every form. best is nil when none claims the table; rival is a
// second form with the same score.
func (s *Set) Match(t Shown) (best, rival *Form, verdicts []Verdict) {
	top, ready := 0, prepare(t)
	for _, f := range s.forms {
		v := f.judge(ready)
		verdicts = append(verdicts, v)
		switch {
		case !v.Claims:
		case best == nil || v.Score > top:
			best, rival, top = f, nil, v.Score
		case v.Score == top:
			rival = f
		}
	}
	return best, rival, verdicts
}

// Resemble finds the form that a table without a grid looks like most: by how
// many labels, and whether goals or a spending plan are among them.
func (s *Set) Resemble(t Shown) (best *Form, labels int, goals bool) {
	best = s.generic
	ready := prepare(t)
	for _, f := range s.forms {
		fields := map[string]bool{}
		for _, p := range ready.head {
			if found, ok := f.own.head.probe(p); ok {
				fields[f.Head[found.Index].Field] = true
			}
		}
		if len(fields) > labels {
			best, labels, goals = f, len(fields), fields["goals"] || fields["schedule"]
		}
	}
	return best, labels, goals
}

// collisions finds forms that claim the table another form was made for.
func (s *Set) collisions() []Problem {
	var problems []Problem
	for _, f := range s.forms {
		for a := range f.Need {
			best, rival, _ := s.Match(f.canonical(a))
			other := rival
			if best != f {
				other = best
			}
			if other != nil && other != f || best != f {
				problems = append(problems, Problem{File: f.file, Message: collision(f, other, a)})
			}
		}
	}
	return problems
}

func collision(f, other *Form, alternative int) string {
	if other == nil {
		return fmt.Sprintf("按 need 第 %d 组，“%s”认不出自己的表", alternative+1, f.ID)
	}
	return fmt.Sprintf("按 need 第 %d 组，“%s”的表也会被“%s”认领；请在 need 里写明两者的区别", alternative+1, f.ID, other.ID)
}

// canonical is the barest table that an alternative of Need describes.
func (f *Form) canonical(alternative int) Shown {
	t := Shown{}
	if len(f.Titles) > 0 {
		t.Title = f.Titles[0]
	}
	for i, r := range f.needs[alternative] {
		text := f.Need[alternative][i]
		if r.column {
			t.Columns = append(t.Columns, text)
		} else {
			t.Head = append(t.Head, text)
		}
	}
	return t
}
