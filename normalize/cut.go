package normalize

import (
	"strings"

	"jixiao/budget"
	"jixiao/normalize/notation"
	"jixiao/normalize/vocab"
)

// codeCut marks the issue that makes a paper incomplete: a table that ends in
// the middle.
const codeCut = "table_cut"

// unfinished are the doubts about a cell that make its project incomplete.
var unfinished = map[string]bool{"page_missing": true, "table_unfinished": true, codeCut: true}

// cutAtEnd looks for signs that the file ends in the middle of a table. Only a
// plain text hides its end: pages know when one is missing.
func (r *reader) cutAtEnd(format string) {
	if format != "text" {
		return
	}
	if l := r.lostStart(); l != nil {
		r.cut(l.Pos, "“"+clip(strings.TrimSpace(l.Text))+"”后面的表没有读出来，文件可能在这里中断")
		return
	}
	if len(r.tail) > 0 || len(r.projects) == 0 || r.disordered {
		return // the last row of a disordered text proves nothing
	}
	p := &r.projects[len(r.projects)-1]
	if len(p.Indicators) == 0 && r.lastHeadOnly {
		r.cut(posOf(p.Places["name"]), "文件在最后一张表的中间中断，没有读到指标")
		p.Incomplete = true
		return
	}
	if n := len(p.Indicators); n > 0 && !r.numberedAfter(p.Indicators[n-1].Places) && (r.openRow || r.brokenRow(p) || r.onlyLastSwallowed()) {
		r.cut(posOf(p.Indicators[n-1].Places["level3"]), "文件在最后一张表的中间中断，最后的内容不完整")
		p.Incomplete = true
	}
}

// numberedAfter reports a page number below the places: the page is whole, and
// nothing that it lacks was cut off.
func (r *reader) numberedAfter(places budget.Places) bool {
	last := 0
	for _, list := range places {
		for _, p := range list {
			last = max(last, p.Lines[1])
		}
	}
	return r.numbered > last
}

func (r *reader) cut(where budget.Pos, message string) {
	r.warn(budget.Issue{Code: codeCut, Where: where, Message: message})
}

// levelNames are the names of levels that begin a row of any grid.
var levelNames = func() map[string]bool {
	names := map[string]bool{}
	for _, l := range vocab.Level1 {
		names[budget.Fold(l.Name)] = true
		for _, sub := range l.Sub {
			names[budget.Fold(sub)] = true
		}
	}
	return names
}()

// lostStart finds, in the lines after the last table, the beginning of a table
// that does not come: a row's level names, a label that begins a record, a heading with the next
// running number, or a heading with the department's line below it.
func (r *reader) lostStart() *budget.Line {
	for i, l := range r.tail {
		first, _, _ := strings.Cut(strings.TrimSpace(l.Text), " ")
		if _, ok := r.set.StartField(first); ok || levelNames[budget.Fold(first)] && len(r.projects) > 0 {
			return l
		}
		if o, ok := notation.CutOrdinal(l.Text); ok && o.Style == notation.Arabic && len(r.projects) > 0 && o.Seq == len(r.projects)+1 && !strings.ContainsAny(o.Rest, "。；") {
			return l
		}
		if !r.titleEnds(r.tail[:i+1]) || i+1 >= len(r.tail) {
			continue
		}
		if part, ok := splitCaption(r.tail[i+1].Text); ok && part.department.Name != "" {
			return l
		}
	}
	return nil
}

// brokenRow reports whether the last row of the last project lacks what every
// other row of the paper has, or ends inside the text that the row above it repeats.
func (r *reader) brokenRow(p *budget.Project) bool {
	n := len(p.Indicators) - 1
	last := p.Indicators[n]
	if last.Basis != "" && last.Value == "" {
		return false // what stands behind the value is there
	}
	if n == 0 {
		return last.Value == ""
	}
	noValue, noBasis := r.blanks()
	above := string(p.Indicators[n-1].Basis)
	switch {
	case last.Value == "":
		return noValue == 1 // the only one of the paper
	case last.Basis == "":
		return noBasis == 1
	}
	return noBasis == 0 && len(last.Basis) < len(above) && strings.HasPrefix(above, string(last.Basis))
}

// blanks counts the rows of the whole paper without a value and without a basis:
// a paper that leaves cells blank elsewhere may do so in its last row.
func (r *reader) blanks() (noValue, noBasis int) {
	for i := range r.projects {
		for _, ind := range r.projects[i].Indicators {
			if ind.Value == "" {
				noValue++
			}
			if ind.Basis == "" {
				noBasis++
			}
		}
	}
	return noValue, noBasis
}

// onlyLastSwallowed: where earlier tables show the same, the paper was misread
// and is not cut.
func (r *reader) onlyLastSwallowed() bool {
	last := len(r.projects) - 1
	for i := range r.projects[:last] {
		if r.swallowed(&r.projects[i]) {
			return false
		}
	}
	return r.swallowed(&r.projects[last])
}

// minSwallowed is the least number of characters of a label that would not
// stand in a cell's text by chance.
const minSwallowed = 5

// swallowed reports whether a row holds labels or headings of the next table,
// whose own grid did not come.
func (r *reader) swallowed(p *budget.Project) bool {
	long := r.set.LongLabels(p.Form, minSwallowed)
	for i := range p.Indicators {
		ind := &p.Indicators[i]
		text := budget.Fold(string(ind.Level3 + "\n" + ind.Description + "\n" + ind.Value + "\n" + ind.Basis))
		for _, word := range long {
			if strings.Contains(text, word) {
				return true
			}
		}
	}
	return false
}
