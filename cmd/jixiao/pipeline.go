package main

import (
	"fmt"

	"jixiao/budget"
)

// parserVersion counts the changes of what is read from the same bytes. Raise
// it with every such change: imports then replace what an older reading stored.
const parserVersion = 1

// reading are the user's choices about reading a file.
type reading struct {
	Password string
	Partial  bool   // take what can be read of a damaged or cut file
	Forms    string // folder with further forms
	Convert  bool
}

// setup names the options that change what is read; it is kept with a document.
func (r reading) setup() string {
	if r.Forms != "" {
		return "forms=" + r.Forms
	}
	return ""
}

// read is the one way from bytes to meaning. It is also the one gate through
// which no panic of a reader passes.
func read(name string, data []byte, r reading) (d budget.Disclosure, doc budget.Document, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = &budget.Error{File: name, Kind: budget.ErrDamaged, Reason: fmt.Sprintf("读取时内部出错（%v）", p), Hint: "请把文件发给维护者"}
		}
	}()
	if isContract(data) {
		d, err = readContract(name, data)
		return d, budget.Document{Name: name, Format: "json"}, err
	}
	return d, doc, &budget.Error{File: name, Kind: budget.ErrFormat, Reason: "读取部分还没有接通"}
}
