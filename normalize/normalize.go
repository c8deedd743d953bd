// Package normalize gives meaning: what was seen in a paper (budget.Document)
// becomes what is meant (budget.Disclosure). Which labels mean what is data in
// package forms; this package interprets any form and knows none by name.
package normalize

import (
	"jixiao/budget"
	"jixiao/normalize/forms"
)

// Options are the caller's wishes; the zero value is good.
type Options struct {
	// Forms are the layouts to recognise; nil means those that ship with the
	// program.
	Forms *forms.Set
	// Explain, when set, is called once for every performance table with what
	// each form said to it, in the order of the paper.
	Explain func(Match)
	// CrossCheck reads all ruled tables a second time by their text alone and warns
	// where the two readings differ. It costs more than the reading itself; without
	// it only tables are read twice in which some row is strange.
	CrossCheck bool
}

// Match says how a table found its form.
type Match struct {
	Title    string
	Where    budget.Pos
	Form     string // id of the form that claimed it
	Rival    string // a second form with as good a claim; mostly empty
	Verdicts []forms.Verdict
}

// Disclosure interprets one document. The error is a *budget.Error: ErrNoTable
// when the paper neither holds a performance table nor says that there are no
// projects.
func Disclosure(doc budget.Document, opt Options) (budget.Disclosure, error) {
	set := opt.Forms
	if set == nil {
		var err error
		if set, err = forms.Embedded(); err != nil {
			return budget.Disclosure{}, &budget.Error{File: doc.Name, Kind: budget.ErrFormat, Reason: err.Error()}
		}
	}
	blocks, narrowed, issues := assemble(doc, set)
	r := &reader{set: set, format: doc.Format, explain: opt.Explain}
	r.read(blocks)
	r.cutAtEnd(doc.Format)
	r.tellMissed(doc.Format)
	r.unruled(doc.Format)
	d := budget.Disclosure{Projects: r.projects, Warnings: append(issues, r.warnings...)}
	d.Overall = withWhole(overall(r.prose, &d.Warnings), r.whole)
	if narrowed {
		doubtNarrowed(&d)
	}
	decideDepartment(&d, r)
	decideYear(&d, doc.Name, r)
	if message := uncodedText(doc.Ledger, blocks); message != "" {
		if len(d.Projects) == 0 {
			return budget.Disclosure{}, &budget.Error{File: doc.Name, Kind: budget.ErrEncoding, Reason: message, Hint: hintUncoded}
		}
		tellUncoded(&d, message)
	}
	if len(d.Projects) == 0 && d.Overall == nil && !hasCode(r.warnings, codeUnruled) && !hasCode(r.warnings, codeBlank) && !r.saysNone(&d) {
		return budget.Disclosure{}, &budget.Error{File: doc.Name, Kind: budget.ErrNoTable,
			Reason: "文件里没有带“一级指标”等栏目的表，也没有说明本部门没有项目", Hint: "请确认这是绩效目标公开文件"}
	}
	if opt.CrossCheck && doc.Format != "text" {
		crossCheck(&d, blocks, doc.Name, opt)
	}
	if doc.Format == "text" {
		implausible(&d)
	}
	if doc.Format == "text" || doc.Format == "pdf" {
		implausibleHeads(&d, doc.Format != "text")
	}
	finish(&d, doc, blocks, r)
	return d, nil
}
