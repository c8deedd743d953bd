package normalize

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

// Some fonts that a PDF only names, by a predefined CMap of Adobe-GB1 such as
// GBK-EUC-H, have half-width letters, digits and marks of their own, and the
// tables that come with pdftotext (poppler-data, Adobe-GB1.cidToUnicode, CID 814
// to 907) call these full-width: "100%" becomes "１００％", and an ASCII comma and
// a Chinese one become the same. Letters and digits are read half-width again where
// the codes of the projects show that it was so (narrow.go); what the paper has in
// truth can be said only by looking at it.

const wideMessage = "文本里是全角的字母、数字或标点，可能是转换工具改写的，原件里也许是半角"

// doubtWideForms marks what a text prints with full-width letters or digits; in
// a project whose code is printed so, full-width marks too.
func (b *builder) doubtWideForms() {
	if !b.rec.inferred() {
		return
	}
	coded := false
	for _, p := range b.p.Places["code"] {
		coded = coded || wideWord(p.Raw)
	}
	wide := func(texts ...string) bool {
		t := strings.Join(texts, "")
		return wideWord(t) || coded && wideMark(t)
	}
	tell := func(field string, is bool) {
		if is {
			b.warn(budget.Issue{Code: codeWideForms, At: b.path(field), Where: b.rec.where(), Message: wideMessage})
		}
	}
	p := &b.p
	tell("title", coded || wide(p.Title) || p.Name != "" && !strings.Contains(p.Title, p.Name) && strings.Contains(budget.Fold(p.Title), budget.Fold(p.Name)))
	tell("name", wide(p.Name))
	tell("department", coded || wide(p.Department.Name))
	tell("purpose", wide(string(p.Purpose.Value)))
	for k, s := range p.Schedule {
		tell(fmt.Sprintf("schedule[%d]", k), wide(s.By))
	}
	for k, g := range p.Goals {
		tell(fmt.Sprintf("goals[%d]", k), wide(g.Text))
	}
	for k := range p.Indicators {
		ind := &p.Indicators[k]
		tell(fmt.Sprintf("indicators[%d]", k), wide(ind.Level1, string(ind.Level2), string(ind.Level3), string(ind.Description), string(ind.Value), string(ind.Basis)))
	}
}

// wideWord reports full-width letters or digits.
func wideWord(s string) bool { return strings.ContainsFunc(s, isWideWord) }

// wideMark reports full-width forms of ASCII marks.
func wideMark(s string) bool { return strings.ContainsFunc(s, isWideForm) }

// doubtNarrowed marks part one of a paper whose letters and digits were read
// half-width again.
func doubtNarrowed(d *budget.Disclosure) {
	if d.Overall == nil {
		return
	}
	d.Warnings = append(d.Warnings, budget.Issue{Code: codeWideForms, At: "overall", Message: wideMessage})
}
