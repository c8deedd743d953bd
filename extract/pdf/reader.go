package pdf

import (
	"errors"

	"jixiao/budget"
	"jixiao/extract/mark"
	"jixiao/extract/pdf/content"
	"jixiao/extract/pdf/object"
)

var errPageTooLarge = content.ErrTooLarge

// errPageDamaged is the error of a page whose content could not be read to its end.
var errPageDamaged = errors.New("page content broken")

// reader is one object reader with what the pages share.
type reader struct {
	doc   *object.Doc
	pages []pageNode
	in    *content.Interp
	// scratch is memory for the decoded content of one page after the other.
	scratch []byte
	// changed is set when a font or form, which pages share, has a wrong check sum.
	changed bool
}

// maxScratch bounds the memory kept from page to page.
const maxScratch = 4 << 20

// Work that the content of one file may cause, in bytes run through: papers
// have 20 to 80 kB a page; the base leaves room for small files with much in
// forms, the ceiling keeps the whole under ten seconds.
const (
	workBase   = 64 << 20
	workFactor = 20
	workMost   = 160 << 20
)

func newReader(doc *object.Doc, firstFont, size int) (*reader, error) {
	root := doc.Trailer().Key("Root")
	pages, err := walkPages(root.Key("Pages"), root.Refs()["Pages"])
	if err != nil {
		return nil, err
	}
	lib := content.NewLibrary(firstFont, hiddenLayers(root.Key("OCProperties")))
	return &reader{doc: doc, pages: pages, in: content.NewInterp(lib, min(workMost, workBase+workFactor*size))}, nil
}

// hiddenLayers lists the optional content groups that are off when the file is
// opened.
func hiddenLayers(properties object.Value) map[string]bool {
	off := map[string]bool{}
	config := properties.Key("D")
	if config.Key("BaseState").Text() == "OFF" {
		for _, id := range properties.Key("OCGs").IDs() {
			off[id] = true
		}
		for _, id := range config.Key("ON").IDs() {
			delete(off, id)
		}
	}
	for _, id := range config.Key("OFF").IDs() {
		off[id] = true
	}
	return off
}

// outcome is one page as one reader sees it.
type outcome struct {
	page   mark.Page
	err    error
	faults int
	// garbage is set when there is content without a single operator.
	garbage bool
}

// maxUndecoded is the share of glyphs without text, in percent, from which the
// other reader is asked.
const maxUndecoded = 1

// suspect is the measurable test for the other reader: broken objects or
// streams, too many glyphs without text, or content that says nothing at all.
func (o *outcome) suspect() bool {
	p := &o.page
	all := len(p.Glyphs) + p.Undecoded + p.Hidden
	if errors.Is(o.err, errPageTooLarge) {
		return false
	}
	return o.err != nil || o.faults > 0 || p.Undecoded*100 > all*maxUndecoded || o.garbage
}

// betterThan compares two readings of one page: first whether it is whole, then
// how much of it is known.
func (o *outcome) betterThan(p *outcome) bool {
	if (o.err == nil) != (p.err == nil) {
		return o.err == nil
	}
	if len(o.page.Glyphs) != len(p.page.Glyphs) {
		return len(o.page.Glyphs) > len(p.page.Glyphs)
	}
	return o.faults < p.faults && o.page.Undecoded <= p.page.Undecoded
}

// pageIssue is a doubt about all that stands on a page.
func pageIssue(p *mark.Page, code, message string) budget.Issue {
	return budget.Issue{Code: code, Message: message,
		Where: budget.Pos{Page: p.Number, Box: budget.Box{0, 0, p.Width, p.Height}}}
}

// wrongSum is the issue of a page of whose data some bits have changed. Nobody
// can tell which: it is about all that stands on the page.
func wrongSum(p *mark.Page) budget.Issue {
	return pageIssue(p, "wrong_checksum", "页面数据的校验码不对，文件可能在传输中损坏，文字可能有错漏；请重新下载")
}

// page reads page n (from 1).
func (r *reader) page(n int) *outcome {
	node := r.pages[n-1]
	o := &outcome{page: mark.Page{Number: n}}
	view := node.view()
	o.page.Width, o.page.Height = view.Size()
	before, sums := r.doc.Faults(), r.doc.WrongSums()
	data, broken := contents(r.scratch, node.v)
	switch {
	case !object.Has(node.v):
		o.err = errPageDamaged
		return o
	case errors.Is(broken, object.ErrBomb):
		o.err = errPageTooLarge
		return o
	}
	if len(data) == 0 && r.doc.Faults() > before {
		o.err = errPageDamaged // it has content, but the objects that lead there are broken
	}
	own := r.doc.WrongSums() - sums
	r.in.Begin(&o.page, view)
	if cap(data) <= maxScratch {
		r.scratch = data
	}
	r.in.Run(data, node.resources, node.resourcesID)
	o.garbage = len(data) > 0 && !r.in.Worked()
	switch {
	case errors.Is(broken, errMissing), broken != nil && (r.in.Unfinished() || len(data) == 0):
		o.err = errPageDamaged
	case broken != nil: // the cut fell between two operators: nobody can tell what followed
		o.page.Issues = append(o.page.Issues, pageIssue(&o.page, "page_cut", "页面数据提前中断，后面可能还有内容；请重新下载核对"))
	}
	r.annotations(node.v.Key("Annots"))
	if err := r.in.End(); err != nil {
		o.err = err
	}
	o.faults = r.doc.Faults() - before
	if broken == nil && o.faults+r.in.Lost() > 0 {
		o.page.Issues = append(o.page.Issues, pageIssue(&o.page, "objects_lost", "页面用到的对象有缺失或损坏，可能缺字；请与原件核对"))
	}
	r.changed = r.changed || r.doc.WrongSums() > sums+own
	if own > 0 || r.changed {
		o.page.Issues = append(o.page.Issues, wrongSum(&o.page))
	}
	return o
}
