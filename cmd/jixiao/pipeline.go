package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"

	"jixiao/budget"
	"jixiao/extract"
	"jixiao/normalize"
	"jixiao/normalize/forms"
)

// parserVersion counts the changes of what is read from the same bytes. Raise
// it with every such change: imports then replace what an older reading stored.
const parserVersion = 4

// reading are the user's choices about reading a file.
type reading struct {
	Password string
	Partial  bool   // take what can be read of a damaged or cut file
	Forms    string // folder with further forms
	Convert  bool
	Check    bool // read ruled tables twice and compare
}

// reader turns bytes into meaning, with the forms it was given.
type reader struct {
	reading
	forms   *forms.Set // nil: those that ship with the program
	setup   string     // names the options that change what is read
	explain func(normalize.Match)
}

// newReader loads the user's forms; it may be used by many goroutines.
func newReader(r reading) (reader, error) {
	setup := ""
	if r.Check {
		setup = "check "
	}
	if r.Forms == "" {
		return reader{reading: r, setup: setup}, nil
	}
	if _, err := os.Stat(r.Forms); err != nil {
		return reader{}, fmt.Errorf("%s：没有这个表式文件夹；检查 --forms", r.Forms)
	}
	set, err := forms.Load(r.Forms)
	if err != nil {
		return reader{}, err
	}
	key, err := formsKey(r.Forms)
	return reader{reading: r, forms: set, setup: setup + key}, err
}

// read reads a single file.
func read(name string, data []byte, wish reading) (budget.Disclosure, string, error) {
	r, err := newReader(wish)
	if err != nil {
		return budget.Disclosure{}, "", err
	}
	return r.read(name, data)
}

// read is the one way from bytes to meaning. It is also the one gate through
// which no panic of a reader passes.
func (r reader) read(name string, data []byte) (d budget.Disclosure, format string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &budget.Error{File: name, Kind: budget.ErrDamaged, Reason: fmt.Sprintf("读取时内部出错（%v）", p), Hint: "请把文件发给维护者"}
		}
	}()
	if isContract(data) {
		c, err := readContract(name, data)
		return c.Disclosure, "json", err
	}
	doc, err := extract.Document(name, data, extract.Options{Password: r.Password, Convert: r.Convert, NoSum: true, Pages: roomForPages})
	if err != nil {
		return d, "", inFile(err, name)
	}
	d, err = normalize.Disclosure(doc, normalize.Options{Forms: r.forms, Explain: r.explain, CrossCheck: r.Check})
	if err == nil && d.Incomplete && !r.Partial {
		err = incomplete(name, doc, d)
	}
	return d, doc.Format, inFile(err, name)
}

// inFile names the file as the user did, with its folder.
func inFile(err error, name string) error {
	var known *budget.Error
	if !errors.As(err, &known) {
		return err
	}
	e := *known
	e.File = name
	return &e
}

// incomplete is the line about a paper of which only a part could be read.
func incomplete(name string, doc budget.Document, d budget.Disclosure) error {
	e := &budget.Error{File: name, Kind: budget.ErrIncomplete, Hint: hintAgain}
	switch n := len(doc.Missing); {
	case n == 1:
		e.Reason = fmt.Sprintf("第%d页读不出", doc.Missing[0])
	case n > 1:
		e.Reason = "这些页读不出：" + pages(doc.Missing)
	default:
		for _, w := range d.Warnings {
			if hint, known := partHints[w.Code]; known {
				e.Reason, e.Where, e.Hint = w.Message, w.Where, hint
				break
			}
		}
	}
	return e
}

const hintAgain = "请重新下载，或加 --partial 采用已读到的部分"

// partHints are the warnings that make a paper incomplete, and what to do.
var partHints = map[string]string{
	"table_cut":     hintAgain,
	"table_unruled": "请换用有框线的版本，或加 --partial 采用已读到的部分",
	"uncoded_text":  "请从原始文档重新导出PDF，或加 --partial 采用已读到的部分",
}

// pages lists page numbers, neighbours as ranges: 3、5-7.
func pages(list []int) string {
	var parts []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		part := strconv.Itoa(list[i])
		if j > i {
			part += "-" + strconv.Itoa(list[j])
		}
		parts, i = append(parts, part), j+1
	}
	return strings.Join(parts, "、")
}
