package normalize

import (
	"math/big"
	"strings"
	"unicode/utf8"

	"jixiao/budget"
)

// The heads of a text's tables are checked as its rows are: a field that the
// paper's other tables have, a heading that names another project, a text that
// holds another cell's.

// codeMissed marks a field that was not found though the paper's other tables
// have it.
const codeMissed = "field_missed"

// implausibleHeads tells of fields outside of the grids that can hardly be what is
// printed. cells says that the paper's cells are known, also the blank ones.
func implausibleHeads(d *budget.Disclosure, cells bool) {
	said := map[string]bool{}
	for _, w := range d.Warnings {
		said[w.At] = true
	}
	tell := func(code, at string, where budget.Pos, message string) {
		if !said[at] {
			said[at] = true
			d.Warnings = append(d.Warnings, budget.Issue{Code: code, At: at, Where: where, Message: message})
		}
	}
	missed(d, cells, tell)
	otherNames(d, tell)
	for i := range d.Projects {
		p, at := &d.Projects[i], "projects["+itoa(i)+"]."
		if !cells { // there a bracket without its pair is printed so
			tornHead(p, at, tell)
		}
		if message := oddPurpose(budget.Fold(p.Purpose.Value)); message != "" {
			tell(codeImplausible, at+"purpose", posOf(p.Places["purpose"]), message)
			tell(codeImplausible, at+"budget", posOf(p.Places["budget.total"]), message)
		}
	}
	if d.Overall != nil {
		oddOverall(d.Overall, tell)
	}
}

// tornHead tells of texts and amounts that have lost a piece.
func tornHead(p *budget.Project, at string, tell teller) {
	for _, f := range headTexts(p) {
		if message := oddText(f.text); message != "" {
			tell(codeImplausible, at+f.field, posOf(p.Places[f.field]), message)
		}
	}
	if tornAmount(p.Budget) {
		tell(codeImplausible, at+"budget", posOf(p.Places["budget.total"]), "预算数与各分项之和只差末位数字，其中一个金额可能没有读全")
	}
}

// teller files a doubt about a field unless there is one already.
type teller func(code, at string, where budget.Pos, message string)

// headField is a text outside of the grid.
type headField struct{ field, text string }

// headTexts leaves out a heading and a name that agree: what both print is printed.
func headTexts(p *budget.Project) []headField {
	out := []headField{{"purpose", p.Purpose.Value}}
	if !strings.HasPrefix(budget.Fold(p.Title), budget.Fold(p.Name)) {
		out = append(out, headField{"title", p.Title}, headField{"name", p.Name})
	}
	for _, g := range p.Goals {
		out = append(out, headField{"goals", g.Text})
	}
	return out
}

// oddText says what a text of the head shows of having been misread.
func oddText(text string) string {
	t := budget.Fold(text)
	switch {
	case quotesLoose(t), signLoose(t):
		return "引号或符号离开了它所属的文字，这段文字可能没有读对"
	case !balanced(t):
		return "文字里的括号、引号没有配对，可能没有读全"
	}
	return ""
}

// headMust are the fields that a paper's tables have all or none of.
var headMust = []struct {
	field, label string
	missing      func(p *budget.Project) bool
}{
	{"title", "表的标题", func(p *budget.Project) bool { return p.Title == "" }},
	{"code", "项目编码", func(p *budget.Project) bool { return p.Code == "" }},
	{"department", "部门名称", func(p *budget.Project) bool { return p.Department.Name == "" }},
	{"department.code", "部门编码", func(p *budget.Project) bool { return p.Department.Code == "" }},
	{"budget.total", "预算数", func(p *budget.Project) bool { return p.Budget.Total.Decimal == "" }},
	{"budget", "财政资金和其他资金", func(p *budget.Project) bool { return p.Budget.Fiscal.Decimal == "" && p.Budget.Other.Decimal == "" }},
	{"purpose", "资金用途", func(p *budget.Project) bool { return p.Purpose.Value == "" }},
	{"schedule", "资金支出计划", func(p *budget.Project) bool { return len(p.Schedule) == 0 }},
	{"goals", "绩效目标", func(p *budget.Project) bool { return len(p.Goals) == 0 }},
}

// missed tells of fields that this table lacks and most others have. Where a plan
// or the goals are missing, the text above them may have swallowed them.
func missed(d *budget.Disclosure, cells bool, tell teller) {
	for _, f := range headMust {
		if cells && f.field == "purpose" {
			continue // a blank cell is one
		}
		var lacking []int
		for i := range d.Projects {
			if f.missing(&d.Projects[i]) {
				lacking = append(lacking, i)
			}
		}
		if len(lacking)*2 >= len(d.Projects) {
			continue
		}
		for _, i := range lacking {
			p, at := &d.Projects[i], "projects["+itoa(i)+"]."
			tell(codeMissed, at+f.field, posOf(p.Places["name"]), "没有读到“"+f.label+"”，这份文件的其他表都有")
			if f.field == "schedule" || f.field == "goals" {
				tell(codeMissed, at+"purpose", posOf(p.Places["purpose"]), "没有读到“"+f.label+"”，它的文字可能混进了资金用途")
			}
		}
	}
}

// otherNames tells of headings that do not begin with the name of their project,
// in papers where most do.
func otherNames(d *budget.Disclosure, tell teller) {
	var other []int
	for i := range d.Projects {
		p := &d.Projects[i]
		if name := budget.Fold(p.Name); name == "" || !strings.HasPrefix(budget.Fold(p.Title), name) {
			other = append(other, i)
		}
	}
	for i := range d.Projects {
		late := "projects[" + itoa(i) + "].name"
		for _, w := range d.Warnings {
			if w.At == late && w.Code == codeMisplaced {
				tell(w.Code, "projects["+itoa(i)+"].title", posOf(d.Projects[i].Places["title"]), w.Message)
			}
		}
	}
	if len(other)*2 >= len(d.Projects) {
		return
	}
	for _, i := range other {
		p, at := &d.Projects[i], "projects["+itoa(i)+"]."
		message := "标题“" + clip(p.Title) + "”与项目名称“" + clip(p.Name) + "”不一致，其中一个可能没有读对"
		tell(codeImplausible, at+"title", posOf(p.Places["title"]), message)
		tell(codeImplausible, at+"name", posOf(p.Places["name"]), message)
	}
}

// codeMisplaced is the text reader's doubt about a character that its font lacks
// and that stands elsewhere; the heading has the same characters.
const codeMisplaced = "misplaced_character"

// tornAmount reports whether the total differs from the sum of its parts by less
// than the last printed digit of one of them: one may lack the digits of its next
// line. A greater difference is the paper's own.
func tornAmount(b budget.Budget) bool {
	off, known := b.Total.Rat()
	if !known {
		return false
	}
	least, parts := lastPlace(b.Total), 0
	off = new(big.Rat).Set(off)
	for _, a := range []budget.Amount{b.Fiscal, b.Carryover, b.Other} {
		if r, ok := a.Rat(); ok {
			off.Sub(off, r)
			parts++
			if place := lastPlace(a); place.Cmp(least) > 0 {
				least = place
			}
		}
	}
	return parts > 0 && off.Sign() != 0 && off.Abs(off).Cmp(least) < 0
}

// lastPlace is what the last printed digit of an amount counts: 0.01 for 3.14.
func lastPlace(a budget.Amount) *big.Rat {
	_, decimals, _ := strings.Cut(a.Decimal, ".")
	return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(decimals))), nil))
}

// amountFirst: a decimal number without a unit begins the text.
func amountFirst(t string) bool {
	rest := strings.TrimLeft(t, "0123456789,.")
	number := t[:len(t)-len(rest)]
	i := strings.IndexByte(number, '.')
	if i <= 0 || i == len(number)-1 {
		return false // "1.……" is an ordinal
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return budget.IsCJK(r) && !strings.ContainsRune("万元亿千百平公米立吨亩个人次户倍版期至到—～、，。％", r)
}

// purposeNeighbours are labels of the cells around the purpose.
var purposeNeighbours = []string{"其中", "其他", "资金"}

// purposeLabel stands left of the purpose; its last lines get into the purpose where
// a page break cuts it. An end of fewer bytes may begin a sentence.
const (
	purposeLabel = "预算规模及资金用途"
	shortestEnd  = len("金用途")
)

// oddPurpose: an amount and a label of the cells above it, or the months of the
// plan below it, within a text.
func oddPurpose(t string) string {
	for i := range purposeLabel {
		if end := purposeLabel[i:]; len(end) >= shortestEnd && strings.HasPrefix(t, end) {
			return "资金用途里混进了左边栏目名称的文字"
		}
	}
	if amountFirst(t) {
		return "资金用途以金额开头，金额可能是别的栏的"
	}
	last := rune(0)
	for i, r := range t {
		if last >= '0' && last <= '9' {
			for _, label := range purposeNeighbours {
				if strings.HasPrefix(t[i:], label) {
					return "资金用途里混进了金额栏的文字"
				}
			}
		}
		if r == '底' && strings.HasSuffix(t[:i], "月") && monthFollows(t[i+utf8.RuneLen(r):]) || strings.HasPrefix(t[i:], "资金支出计划(") {
			return "资金用途里混进了资金支出计划的文字"
		}
		last = r
	}
	return ""
}

// monthFollows: 6月底.
func monthFollows(t string) bool {
	rest := strings.TrimLeft(t, "0123456789")
	return rest != t && strings.HasPrefix(rest, "月底")
}

// oddOverall checks the texts of part one.
func oddOverall(o *budget.Overall, tell teller) {
	check := func(at, text string, places []budget.Place) {
		if message := oddText(text); message != "" {
			tell(codeImplausible, "overall"+at, posOf(places), message)
		}
	}
	check(".goal", o.Goal, o.Places["goal"])
	for i := range o.Items {
		it, at := &o.Items[i], ".items["+itoa(i)+"]."
		for _, f := range []headField{{"title", it.Title}, {"description", it.Description}, {"goal", it.Goal}, {"indicators", it.Indicators}} {
			check(at+f.field, f.text, it.Places[f.field])
		}
	}
	for i := range o.Measures {
		check(".measures["+itoa(i)+"]", o.Measures[i].Text, o.Measures[i].Places["text"])
	}
}
