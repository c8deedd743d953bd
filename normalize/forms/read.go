package forms

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sort"
	"strings"

	"jixiao/budget"
)

// reader collects forms and what is wrong with them.
type reader struct {
	forms    map[string]*Form
	problems []Problem
	sources  map[string][]byte // by file, to say lines
}

func newReader() reader {
	return reader{forms: make(map[string]*Form, len(shippedForms)), sources: map[string][]byte{}}
}

func (r *reader) report(file string, line int, format string, args ...any) {
	r.problems = append(r.problems, Problem{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// read parses one file.
func (r *reader) read(file string, data []byte) {
	f := &Form{file: file}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(f); err != nil {
		r.report(file, lineOf(data, dec, err), "%s", plain(err))
		return
	}
	if _, err := dec.Token(); err != io.EOF {
		r.report(file, lineAt(data, dec.InputOffset()), "文件末尾有多余的内容")
	}
	if old := r.forms[f.ID]; old != nil && f.ships() == old.ships() {
		r.report(file, r.find(data, f.ID), "表式编号“%s”与%s重复", f.ID, old.file)
		return
	}
	r.forms[f.ID] = f
	r.sources[file] = data
	if !f.ships() { // a test does it for the others
		r.inspect(f)
	}
}

// shippedFolder is written in front of the names of the forms that ship.
const shippedFolder = "内置/"

func (f *Form) ships() bool { return strings.HasPrefix(f.file, shippedFolder) }

// plain says a JSON error in the users' language.
func plain(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return "不是正确的 JSON：" + err.Error()
	case errors.As(err, &kind):
		return fmt.Sprintf("“%s”的类型不对，应为 %s", kind.Field, kind.Type)
	}
	return strings.Replace(err.Error(), "json: unknown field", "不认识的项", 1)
}

func lineOf(data []byte, dec *json.Decoder, err error) int {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return lineAt(data, syntax.Offset)
	case errors.As(err, &kind):
		return lineAt(data, kind.Offset)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		if i := bytes.Index(data, []byte(name)); i >= 0 {
			return lineAt(data, int64(i))
		}
	}
	return lineAt(data, dec.InputOffset())
}

func lineAt(data []byte, offset int64) int {
	offset = min(offset, int64(len(data)))
	return 1 + bytes.Count(data[:offset], []byte("\n"))
}

// find is the line of a quoted word, 0 when it is not there.
func (r *reader) find(data []byte, quoted string) int {
	if i := bytes.Index(data, []byte(`"`+quoted+`"`)); i >= 0 {
		return lineAt(data, int64(i))
	}
	return 0
}

// headFields are the fields that a label outside of the grid may name.
var headFields = fieldSet(`code name department department.code department.name implementer
	period period.start period.end purpose schedule goals whole.goals attribute section
	budget.total budget.fiscal budget.carryover budget.other
	whole.budget.total whole.budget.fiscal whole.budget.carryover whole.budget.other
	execution.initial execution.adjusted execution.executed execution.weight execution.rate execution.score`)

// columnFields are the fields that a column of the grid may name; with head
// fields among them the form is a list of many projects in one table.
var columnFields = fieldSet(`level1 level2 level3 description value basis weight actual score deviation
	sign unit attribute`)

// listFields are the head fields that a list form may have as columns.
var listFields = fieldSet(`code name department implementer purpose goals whole.goals project.attribute
	budget.total budget.fiscal budget.carryover budget.other`)

func fieldSet(names string) map[string]bool {
	set := map[string]bool{}
	for _, n := range strings.Fields(names) {
		set[n] = true
	}
	return set
}

// inspect checks what can be checked without the other forms.
func (r *reader) inspect(f *Form) {
	data := r.sources[f.file]
	bad := func(word, format string, args ...any) {
		r.report(f.file, r.find(data, word), format, args...)
	}
	if f.ID == "" || strings.Trim(f.ID, "abcdefghijklmnopqrstuvwxyz0123456789_-") != "" {
		bad("id", "id 必须由小写字母、数字、- 和 _ 组成")
	}
	if f.Name == "" {
		bad("id", "缺少 name（表式的名称）")
	}
	if !f.Abstract && !f.Generic && len(f.Need) == 0 {
		bad("id", "缺少 need：凭哪些栏目认出这种表")
	}
	for _, alternative := range f.Need {
		if len(alternative) < minNeed {
			bad("need", "need 的每一组至少要有 %d 个栏目，不能凭一个栏目认表", minNeed)
		}
	}
	r.inspectLabels(f, f.Head, headFields, "head")
	r.inspectLabels(f, f.Columns, merged(columnFields, listFields), "columns")
	for _, field := range append(append([]string{}, f.Start...), f.Halves...) {
		if !headFields[field] {
			bad(field, "start、halves 里的“%s”不是表头的字段", field)
		}
	}
	for _, field := range append(append([]string{}, f.Fill...), f.Value...) {
		if !columnFields[field] {
			bad(field, "fill、value 里的“%s”不是指标栏的字段", field)
		}
	}
	if len(f.Halves) != 0 && len(f.Halves) != 2 {
		bad("halves", "halves 必须是左右两个字段")
	}
}

// minNeed: a table is never recognised by fewer labels.
const minNeed = 3

func merged(a, b map[string]bool) map[string]bool {
	m := map[string]bool{}
	for k := range a {
		m[k] = true
	}
	for k := range b {
		m[k] = true
	}
	return m
}

// inspectLabels checks fields and finds labels that name two fields.
func (r *reader) inspectLabels(f *Form, list []Label, known map[string]bool, where string) {
	data := r.sources[f.file]
	owner := map[string]string{}
	for _, l := range list {
		if !known[l.Field] {
			r.report(f.file, r.find(data, l.Field), "%s 里不认识的字段“%s”", where, l.Field)
		}
		if l.Rest != "" && !headFields[l.Rest] {
			r.report(f.file, r.find(data, l.Rest), "rest 里不认识的字段“%s”", l.Rest)
		}
		if len(l.Labels) == 0 {
			r.report(f.file, r.find(data, l.Field), "%s 里的字段“%s”没有栏目名称", where, l.Field)
		}
		for _, text := range l.Labels {
			key := Key(text)
			switch other, taken := owner[key]; {
			case key == "":
				r.report(f.file, r.find(data, l.Field), "字段“%s”有空的栏目名称", l.Field)
			case taken && other != l.Field:
				r.report(f.file, r.find(data, text), "栏目“%s”同时指向“%s”和“%s”", text, other, l.Field)
			}
			owner[key] = l.Field
		}
	}
}

// set links the forms: Like, look-ups, needs.
func (r *reader) set() *Set {
	s := &Set{byID: map[string]*Form{}}
	ids := make([]string, 0, len(r.forms))
	for id := range r.forms {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		r.forms[id].index()
	}
	for _, id := range ids {
		f := r.forms[id]
		r.inherit(f)
		for _, t := range f.Titles {
			f.titleKeys = append(f.titleKeys, Key(t))
		}
		r.resolve(f)
		s.byID[id] = f
		switch {
		case f.Generic && s.generic != nil:
			r.report(f.file, 0, "只能有一种 generic 表式，已有“%s”", s.generic.ID)
		case f.Generic:
			s.generic = f
		case !f.Abstract:
			s.forms = append(s.forms, f)
		}
	}
	s.gather(ids)
	return s
}

// index makes the look-ups of a form's own labels.
func (f *Form) index() {
	f.ownHead, f.ownColumns = len(f.Head), len(f.Columns)
	f.own = newLookup(f.Head, f.Columns)
	f.sides, f.bands = newLabels(len(f.Side)), newLabels(len(f.Bands))
	f.sides.add(f.Side, 0)
	f.bands.add(f.Bands, 0)
}

// gather indexes the labels of all forms together.
func (s *Set) gather(ids []string) {
	s.starts, s.grid, s.heads = newLabels(manyLabels/16), newLabels(manyLabels), newLabels(manyLabels)
	seen := map[string]bool{}
	for _, id := range ids {
		f := s.byID[id]
		for _, t := range f.titleKeys {
			s.titles = addOnce(s.titles, seen, t)
		}
		for _, t := range f.Continued {
			s.continued = addOnce(s.continued, seen, budget.Fold(t))
		}
		for _, h := range f.Head[:f.ownHead] {
			s.heads.add(h.Labels, s.fieldIndex(h.Field))
			if contains(f.Start, h.Field) {
				s.starts.add(h.Labels, s.fieldIndex(h.Field))
			}
		}
		for _, c := range f.Columns[:f.ownColumns] {
			s.grid.add(c.Labels, s.fieldIndex(c.Field))
		}
	}
	sort.SliceStable(s.titles, func(i, j int) bool { return len(s.titles[i]) > len(s.titles[j]) })
}

func (s *Set) fieldIndex(field string) int {
	for i, f := range s.fields {
		if f == field {
			return i
		}
	}
	s.fields = append(s.fields, field)
	return len(s.fields) - 1
}

// manyLabels is about how many labels all forms together have.
const manyLabels = 256

func countLabels(list []Label) int {
	n := 0
	for _, l := range list {
		n += len(l.Labels)
	}
	return n
}

func newLookup(head, columns []Label) lookup {
	l := lookup{newLabels(countLabels(head)), newLabels(countLabels(columns))}
	for i, h := range head {
		l.head.add(h.Labels, i)
	}
	for i, c := range columns {
		l.columns.add(c.Labels, i)
	}
	return l
}

// inherit takes over what the form it is like has.
func (r *reader) inherit(f *Form) {
	f.all = f.own
	if f.Like == "" {
		return
	}
	base := r.forms[f.Like]
	switch {
	case base == nil:
		r.report(f.file, r.find(r.sources[f.file], f.Like), "like 指向不存在的表式“%s”", f.Like)
		return
	case base.Like != "":
		r.report(f.file, r.find(r.sources[f.file], f.Like), "like 只能有一层：“%s”自己也有 like", f.Like)
		return
	}
	f.Head = append(f.Head[:len(f.Head):len(f.Head)], base.Head...)
	f.Columns = append(f.Columns[:len(f.Columns):len(f.Columns)], base.Columns...)
	f.all = f.own
	f.all.head.base, f.all.head.offset = &base.own.head, f.ownHead
	f.all.columns.base, f.all.columns.offset = &base.own.columns, f.ownColumns
	f.sides.base, f.bands.base = &base.sides, &base.bands
	takeOver(&f.Titles, base.Titles)
	takeOver(&f.Start, base.Start)
	takeOver(&f.Fill, base.Fill)
	takeOver(&f.Value, base.Value)
	takeOver(&f.Halves, base.Halves)
}

func takeOver(mine *[]string, base []string) {
	if len(*mine) == 0 {
		*mine = base
	}
}

// resolve turns the labels of Need into references.
func (r *reader) resolve(f *Form) {
	for _, alternative := range f.Need {
		var refs []ref
		for _, text := range alternative {
			if found, ok := f.FindColumn(text); ok {
				refs = append(refs, ref{true, found.Index})
			} else if found, ok := f.FindHead(text); ok {
				refs = append(refs, ref{false, found.Index})
			} else {
				r.report(f.file, r.find(r.sources[f.file], text), "need 里的“%s”不在 head 和 columns 里", text)
			}
		}
		f.needs = append(f.needs, refs)
	}
}
