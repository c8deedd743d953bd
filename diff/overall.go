package diff

import (
	"fmt"

	"jixiao/budget"
)

// overall compares part one of the two papers of each department that has one
// on both sides.
func (m *matcher) overall(old, new []budget.Disclosure, opt Options) {
	for i := range m.pairs {
		pair := &m.pairs[i]
		o, n := partOne(old, pair.Old), partOne(new, pair.New)
		if o == nil || n == nil {
			continue
		}
		c := comparison{listFormat: opt.Formatting}
		c.text("overall.goal", o.Goal, n.Goal)
		c.items(o.Items, n.Items)
		c.measures(o.Measures, n.Measures)
		pair.Changes = c.changes
	}
}

// partOne is the overall part of the department's own paper.
func partOne(papers []budget.Disclosure, d *budget.Department) *budget.Overall {
	if d == nil {
		return nil
	}
	for _, p := range papers {
		if p.Overall != nil && p.Department == *d {
			return p.Overall
		}
	}
	return nil
}

func (c *comparison) items(o, n []budget.Item) {
	olds, news := make([]string, len(o)), make([]string, len(n))
	for i := range o {
		olds[i] = normalName(o[i].Title)
	}
	for i := range n {
		news[i] = normalName(n[i].Title)
	}
	found := make([]bool, len(o))
	for j, i := range pairTexts(olds, news, sameGoal) {
		path := fmt.Sprintf("overall.items[%s]", n[j].Title)
		if i < 0 {
			c.add(Change{Path: path, Kind: "added", New: budget.Nullable(n[j].Title)})
			continue
		}
		found[i] = true
		c.text(path+".title", o[i].Title, n[j].Title)
		c.text(path+".description", o[i].Description, n[j].Description)
		c.text(path+".goal", o[i].Goal, n[j].Goal)
		c.text(path+".indicators", o[i].Indicators, n[j].Indicators)
	}
	for i := range o {
		if !found[i] {
			c.add(Change{Path: fmt.Sprintf("overall.items[%s]", o[i].Title), Kind: "removed", Old: budget.Nullable(o[i].Title)})
		}
	}
}

func (c *comparison) measures(o, n []budget.Measure) {
	olds, news := make([]string, len(o)), make([]string, len(n))
	for i := range o {
		olds[i] = o[i].Text
	}
	for i := range n {
		news[i] = n[i].Text
	}
	found := make([]bool, len(o))
	for j, i := range pairTexts(olds, news, sameGoal) {
		was := ""
		if i >= 0 {
			was, found[i] = olds[i], true
		}
		c.text(fmt.Sprintf("overall.measures[%d].text", j+1), was, news[j])
	}
	for i := range o {
		if !found[i] {
			c.text(fmt.Sprintf("overall.measures[%d].text", i+1), olds[i], "")
		}
	}
}
