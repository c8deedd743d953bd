package diff

import (
	"fmt"

	"jixiao/budget"
)

// departments compares what each department on both sides says of itself: its
// name, and part one of its papers.
func (m *matcher) departments(old, new []budget.Disclosure, opt Options) {
	for i := range m.pairs {
		pair := &m.pairs[i]
		if pair.Old == nil || pair.New == nil {
			continue
		}
		c := comparison{listFormat: opt.Formatting}
		c.department(*pair.Old, *pair.New)
		if o, n := partOne(old, *pair.Old), partOne(new, *pair.New); o != nil || n != nil {
			c.overall(orNone(o), orNone(n))
		}
		pair.Changes = c.changes
	}
}

func orNone(o *budget.Overall) *budget.Overall {
	if o == nil {
		return &budget.Overall{}
	}
	return o
}

// partOne is the overall part of the department's paper: the paper that names
// it, by code or name, or else the only one in which it has projects.
func partOne(papers []budget.Disclosure, d budget.Department) *budget.Overall {
	for _, p := range papers {
		if p.Overall != nil && sameDepartment(p.Department, d) {
			return p.Overall
		}
	}
	var found []*budget.Overall
	for i := range papers {
		for _, p := range papers[i].Projects {
			if papers[i].Overall != nil && sameDepartment(p.Department, d) {
				found = append(found, papers[i].Overall)
				break
			}
		}
	}
	if len(found) == 1 {
		return found[0]
	}
	return nil
}

func sameDepartment(a, b budget.Department) bool {
	if a.Code != "" && b.Code != "" {
		return a.Code == b.Code
	}
	return a.Name != "" && budget.Fold(a.Name) == budget.Fold(b.Name)
}

func (c *comparison) overall(o, n *budget.Overall) {
	c.text("overall.goal", o.Goal, n.Goal)
	c.items(o.Items, n.Items)
	c.measures(o.Measures, n.Measures)
}

// ordinalTitle: items of one number are the same when their titles have at
// least this in common.
const ordinalTitle = 0.30

// pairItems gives for each new item its old one, or -1: by title, by what it
// says, then by its number where the titles do not speak against it.
func pairItems(o, n []budget.Item) []int {
	titles := func(list []budget.Item) []string {
		return textsOf(list, func(i budget.Item) string { return normalName(i.Title) })
	}
	bodies := func(list []budget.Item) []string {
		return textsOf(list, func(i budget.Item) string { return i.Description + i.Goal + i.Indicators })
	}
	of := pairTexts(titles(o), titles(n), sameGoal)
	pairRest(of, bodies(o), bodies(n), func(olds, news []string) []int { return pairTexts(olds, news, sameGoal) })
	taken := takenOf(of, len(o))
	for j := range n {
		for i := range o {
			if of[j] < 0 && !taken[i] && n[j].Seq != 0 && o[i].Seq == n[j].Seq &&
				bigramsOf(budget.Fold(o[i].Title)).dice(bigramsOf(budget.Fold(n[j].Title))) >= ordinalTitle {
				of[j], taken[i] = i, true
			}
		}
	}
	return of
}

func textsOf[T any](list []T, of func(T) string) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = of(list[i])
	}
	return out
}

func takenOf(of []int, olds int) []bool {
	taken := make([]bool, olds)
	for _, i := range of {
		if i >= 0 {
			taken[i] = true
		}
	}
	return taken
}

// pairRest pairs what is left over by other texts.
func pairRest(of []int, olds, news []string, pair func(olds, news []string) []int) {
	taken := takenOf(of, len(olds))
	var rows, cols []int
	var restOld, restNew []string
	for i := range olds {
		if !taken[i] && olds[i] != "" {
			rows, restOld = append(rows, i), append(restOld, olds[i])
		}
	}
	for j := range news {
		if of[j] < 0 && news[j] != "" {
			cols, restNew = append(cols, j), append(restNew, news[j])
		}
	}
	for b, a := range pair(restOld, restNew) {
		if a >= 0 {
			of[cols[b]] = rows[a]
		}
	}
}

func (c *comparison) items(o, n []budget.Item) {
	of := pairItems(o, n)
	taken := takenOf(of, len(o))
	for j, i := range of {
		if i < 0 {
			c.add(Change{Path: itemPath(n[j]), Kind: "added", New: budget.Nullable(itemText(n[j]))})
			c.count(nil, n[j].Title+n[j].Description+n[j].Goal+n[j].Indicators)
			continue
		}
		path := itemPath(n[j])
		c.text(path+".title", o[i].Title, n[j].Title)
		c.text(path+".description", o[i].Description, n[j].Description)
		c.text(path+".goal", o[i].Goal, n[j].Goal)
		c.text(path+".indicators", o[i].Indicators, n[j].Indicators)
	}
	for i := range o {
		if !taken[i] {
			c.add(Change{Path: itemPath(o[i]), Kind: "removed", Old: budget.Nullable(itemText(o[i]))})
		}
	}
}

func itemPath(i budget.Item) string { return fmt.Sprintf("overall.items[%s]", i.Title) }

// itemText is an item in one line.
func itemText(i budget.Item) string {
	text := i.Title
	if i.Goal != "" {
		text += "：" + i.Goal
	}
	return text
}

func (c *comparison) measures(o, n []budget.Measure) {
	text := func(m budget.Measure) string { return m.Text }
	olds, news := textsOf(o, text), textsOf(n, text)
	of := pairTexts(olds, news, sameGoal)
	taken := takenOf(of, len(o))
	for j, i := range of {
		was := ""
		if i >= 0 {
			was = olds[i]
		}
		c.text(fmt.Sprintf("overall.measures[%d].text", j+1), was, news[j])
	}
	for i := range o {
		if !taken[i] {
			c.text(fmt.Sprintf("overall.measures[%d].text", i+1), olds[i], "")
		}
	}
}
