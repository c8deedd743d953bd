package diff

import (
	"fmt"
	"math/big"
	"strings"

	"jixiao/budget"
)

// comparison collects the changes of one pair of projects.
type comparison struct {
	changes []Change
	// renamed are the departments whose change is reported once, with the pair.
	renamed    map[[2]budget.Department]bool
	formatting int
	listFormat bool
	kept       Share
}

// compareMatch fills in what changed within a match: of a merged or split
// project, between the whole and its parts taken together.
func compareMatch(m *Match, old, new []budget.Disclosure, renamed map[[2]budget.Department]bool, opt Options) {
	c := comparison{changes: []Change{}, renamed: renamed, listFormat: opt.Formatting}
	olds, news := projectsOf(m.Old, old), projectsOf(m.New, new)
	switch {
	case len(olds) == 1 && len(news) == 1:
		c.project(olds[0], news[0])
	case len(olds) > 0 && len(news) > 0:
		c.whole(together(olds), together(news))
	}
	m.Changes, m.Formatting, m.Kept = c.changes, c.formatting, c.kept
}

func projectsOf(refs []Ref, papers []budget.Disclosure) []*budget.Project {
	var out []*budget.Project
	for _, r := range refs {
		out = append(out, &papers[r.Document].Projects[r.Project])
	}
	return out
}

func (c *comparison) project(o, n *budget.Project) {
	c.field("code", string(o.Code), string(n.Code))
	c.text("name", o.Name, n.Name)
	if !c.renamed[[2]budget.Department{o.Department, n.Department}] {
		c.department(o.Department, n.Department)
	}
	c.field("implementer", o.Implementer.Value, n.Implementer.Value)
	c.attributes("attributes", o.Attributes, n.Attributes)
	c.period(o.Period, n.Period)
	c.budget("budget", o.Budget, o.Unit, n.Budget, n.Unit)
	c.text("purpose", o.Purpose.Value, n.Purpose.Value)
	c.schedule(o.Schedule, n.Schedule)
	c.goals("goals", o.Goals, n.Goals)
	c.wholeProject(o, n)
	c.indicators(o.Indicators, n.Indicators)
}

func (c *comparison) department(o, n budget.Department) {
	c.field("department.code", string(o.Code), string(n.Code))
	c.field("department.name", o.Name, n.Name)
}

func (c *comparison) add(ch Change) { c.changes = append(c.changes, ch) }

// field compares two short values.
func (c *comparison) field(path, o, n string) {
	c.value(Change{Path: path, Kind: "field", Old: budget.Nullable(o), New: budget.Nullable(n)})
}

// value records a change unless both sides say the same; a difference of
// typography alone is counted as formatting.
func (c *comparison) value(ch Change) bool {
	o, n := string(ch.Old), string(ch.New)
	switch {
	case o == n:
		return false
	case o == "":
		ch.Kind = "added"
	case n == "":
		ch.Kind = "removed"
	case sameButTypography(o, n):
		c.format(ch)
		return false
	}
	c.add(ch)
	return true
}

func (c *comparison) format(ch Change) {
	c.formatting++
	if c.listFormat {
		ch.Kind, ch.Edits = "format", nil
		c.add(ch)
	}
}

// typography unifies what typists use for the same sign.
var typography = strings.NewReplacer("【", "[", "】", "]", "〔", "[", "〕", "]", "“", "\"", "”", "\"", "‘", "'", "’", "'",
	"≧", "≥", "≦", "≤", ">=", "≥", "<=", "≤", "、", ",", "。", ".", "—", "-", "－", "-")

func sameButTypography(o, n string) bool {
	return typography.Replace(budget.Fold(o)) == typography.Replace(budget.Fold(n))
}

// text compares two prose values, character by character, and counts how much
// of the new one is the old one's.
func (c *comparison) text(path, o, n string) {
	list := edits(o, n)
	if c.value(Change{Path: path, Kind: "text", Old: budget.Nullable(o), New: budget.Nullable(n), Edits: readable(list)}) {
		c.count(list, n)
		return
	}
	c.count([]Edit{{"=", n}}, n)
}

func (c *comparison) count(list []Edit, text string) {
	for _, e := range list {
		if e.Op == "=" {
			c.kept.Part += len([]rune(e.Text))
		}
	}
	c.kept.Whole += len([]rune(text))
}

func (c *comparison) period(o, n *budget.Period) {
	if o == nil {
		o = &budget.Period{}
	}
	if n == nil {
		n = &budget.Period{}
	}
	c.field("period.start", string(o.Start), string(n.Start))
	c.field("period.end", string(o.End), string(n.End))
}

func (c *comparison) attributes(path string, o, n budget.Attributes) {
	for _, at := range o {
		value, _ := n.Get(at.Label)
		c.field(path+"."+at.Label, at.Value, value)
	}
	for _, at := range n {
		if _, known := o.Get(at.Label); !known {
			c.field(path+"."+at.Label, "", at.Value)
		}
	}
}

func (c *comparison) budget(path string, o budget.Budget, oldUnit string, n budget.Budget, newUnit string) {
	c.amount(path+".total", o.Total, oldUnit, n.Total, newUnit)
	c.amount(path+".fiscal", o.Fiscal, oldUnit, n.Fiscal, newUnit)
	c.amount(path+".carryover", o.Carryover, oldUnit, n.Carryover, newUnit)
	c.amount(path+".other", o.Other, oldUnit, n.Other, newUnit)
	olds := map[string]budget.Execution{}
	for _, e := range o.Execution {
		olds[e.Label] = e
	}
	for _, e := range n.Execution {
		was := olds[e.Label]
		at := path + ".execution[" + e.Label + "]"
		c.amount(at+".initial", was.Initial, oldUnit, e.Initial, newUnit)
		c.amount(at+".adjusted", was.Adjusted, oldUnit, e.Adjusted, newUnit)
		c.amount(at+".executed", was.Executed, oldUnit, e.Executed, newUnit)
		c.field(at+".rate", was.Rate.Value, e.Rate.Value)
		c.field(at+".score", was.Score.Value, e.Score.Value)
		delete(olds, e.Label)
	}
	for _, was := range o.Execution {
		if _, gone := olds[was.Label]; gone {
			c.add(Change{Path: path + ".execution[" + was.Label + "]", Kind: "removed", Old: budget.Nullable(was.Initial.Decimal)})
		}
	}
}

// amount compares sums of money exactly, whatever unit each side prints.
func (c *comparison) amount(path string, o budget.Amount, oldUnit string, n budget.Amount, newUnit string) {
	ch := Change{Path: path, Kind: "amount", Old: budget.Nullable(o.Decimal), New: budget.Nullable(n.Decimal)}
	was, okOld := o.Fen(oldUnit)
	is, okNew := n.Fen(newUnit)
	if !okOld || !okNew {
		c.value(ch)
		return
	}
	if was == is {
		if o.Decimal != n.Decimal || oldUnit != newUnit {
			c.format(ch)
		}
		return
	}
	if oldUnit != newUnit {
		ch.Old, ch.New = ch.Old+budget.Nullable(oldUnit), ch.New+budget.Nullable(newUnit)
	}
	ch.Delta, ch.Percent = yuan(is-was), percent(was, is)
	c.add(ch)
}

// yuan prints fen as 元 with two decimals.
func yuan(fen int64) string {
	return new(big.Rat).SetFrac64(fen, 100).FloatString(2)
}

// percent is the change relative to the old amount, one decimal; empty when
// there was nothing.
func percent(was, is int64) string {
	if was == 0 {
		return ""
	}
	p := new(big.Rat).SetFrac64(is, was)
	p.Sub(p, big.NewRat(1, 1))
	p.Mul(p, big.NewRat(100, 1))
	return p.FloatString(1)
}

// decimal compares two numbers: 30 and 30.00 are the same one.
func (c *comparison) decimal(path, o, n string) {
	was, okOld := budget.PrintedAmount(o).Rat()
	is, okNew := budget.PrintedAmount(n).Rat()
	if okOld && okNew && was.Cmp(is) == 0 {
		if o != n {
			c.format(Change{Path: path, Old: budget.Nullable(o), New: budget.Nullable(n)})
		}
		return
	}
	c.field(path, o, n)
}

func (c *comparison) schedule(o, n []budget.Payment) {
	olds := map[string]string{}
	for _, p := range o {
		olds[p.By] = p.Percent.Decimal
	}
	for _, p := range n {
		c.decimal(fmt.Sprintf("schedule[%s].percent", p.By), olds[p.By], p.Percent.Decimal)
		delete(olds, p.By)
	}
	for _, p := range o {
		if was, gone := olds[p.By]; gone {
			c.field(fmt.Sprintf("schedule[%s].percent", p.By), was, "")
		}
	}
}

func (c *comparison) wholeProject(o, n *budget.Project) {
	if o.WholeProject == nil && n.WholeProject == nil {
		return
	}
	was, is := budget.WholeProject{}, budget.WholeProject{}
	if o.WholeProject != nil {
		was = *o.WholeProject
	}
	if n.WholeProject != nil {
		is = *n.WholeProject
	}
	c.budget("whole_project.budget", was.Budget, o.Unit, is.Budget, n.Unit)
	c.goals("whole_project.goals", was.Goals, is.Goals)
}
