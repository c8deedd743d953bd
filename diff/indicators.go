package diff

import (
	"fmt"

	"jixiao/budget"
)

// Two indicators of one level, or two goals, without a common name are the same
// when their words are at least this alike.
const (
	sameIndicator = 0.50
	sameGoal      = 0.50
)

// goals pairs goals by words, so that a changed order is no change.
func (c *comparison) goals(path string, o, n []budget.Goal) {
	text := func(g budget.Goal) string { return g.Text }
	olds, news := textsOf(o, text), textsOf(n, text)
	of := pairTexts(olds, news, sameGoal)
	taken := takenOf(of, len(o))
	for j, i := range of {
		was := ""
		if i >= 0 {
			was = olds[i]
		}
		c.text(fmt.Sprintf("%s[%d].text", path, j+1), was, news[j])
	}
	for i := range o {
		if !taken[i] {
			c.text(fmt.Sprintf("%s[%d].text", path, i+1), olds[i], "")
		}
	}
}

// pairTexts gives for each new text its old one, or -1: equal ones first, then
// the assignment with the greatest likeness.
func pairTexts(olds, news []string, least float64) []int {
	of := make([]int, len(news))
	taken := make([]bool, len(olds))
	for j := range news {
		of[j] = -1
		for i := range olds {
			if !taken[i] && budget.Fold(olds[i]) == budget.Fold(news[j]) {
				of[j], taken[i] = i, true
				break
			}
		}
	}
	var rows, cols []int
	for i := range olds {
		if !taken[i] {
			rows = append(rows, i)
		}
	}
	for j := range news {
		if of[j] < 0 {
			cols = append(cols, j)
		}
	}
	if len(rows) == 0 || len(cols) == 0 {
		return of
	}
	score := make([][]float64, len(rows))
	for a, i := range rows {
		score[a] = make([]float64, len(cols))
		grams := bigramsOf(budget.Fold(olds[i]))
		for b, j := range cols {
			score[a][b] = grams.dice(bigramsOf(budget.Fold(news[j])))
		}
	}
	for a, b := range assign(score) {
		if b >= 0 && score[a][b] >= least {
			of[cols[b]] = rows[a]
		}
	}
	return of
}

// key addresses an indicator: 产出指标/数量指标/名称, with #2 for the second of
// the same name.
func keys(list []budget.Indicator) []string {
	out, seen := make([]string, len(list)), map[string]int{}
	for i, in := range list {
		k := in.Level1 + "/" + string(in.Level2) + "/" + string(in.Level3)
		seen[k]++
		out[i] = k
		if seen[k] > 1 {
			out[i] = fmt.Sprintf("%s#%d", k, seen[k])
		}
	}
	return out
}

func (c *comparison) indicators(o, n []budget.Indicator) {
	oldKeys, newKeys := keys(o), keys(n)
	of := pairIndicators(o, n, oldKeys, newKeys)
	found := make([]bool, len(o))
	for j := range n {
		path := "indicators[" + newKeys[j] + "]"
		i := of[j]
		if i < 0 {
			c.add(Change{Path: path, Kind: "added", New: budget.Nullable(describe(n[j]))})
			c.count(nil, string(n[j].Level3+n[j].Description+n[j].Basis))
			continue
		}
		found[i] = true
		c.indicator("indicators["+oldKeys[i]+"]", &o[i], &n[j])
	}
	for i := range o {
		if !found[i] {
			c.add(Change{Path: "indicators[" + oldKeys[i] + "]", Kind: "removed", Old: budget.Nullable(describe(o[i]))})
		}
	}
}

// describe is an indicator in one line.
func describe(in budget.Indicator) string {
	s := in.Level1 + "/" + string(in.Level2) + "/" + string(in.Level3)
	if in.Value != "" {
		s += "：" + string(in.Value)
	}
	return s
}

// pairIndicators gives for each new indicator its old one, or -1: same key, same
// name elsewhere, then the greatest likeness.
func pairIndicators(o, n []budget.Indicator, oldKeys, newKeys []string) []int {
	of, taken := make([]int, len(n)), make([]bool, len(o))
	for j := range of {
		of[j] = -1
	}
	pair := func(same func(i, j int) bool) {
		for j := range n {
			for i := 0; i < len(o) && of[j] < 0; i++ {
				if !taken[i] && same(i, j) {
					of[j], taken[i] = i, true
				}
			}
		}
	}
	pair(func(i, j int) bool { return budget.Fold(oldKeys[i]) == budget.Fold(newKeys[j]) })
	pair(func(i, j int) bool {
		return n[j].Level3 != "" && budget.Fold(string(o[i].Level3)) == budget.Fold(string(n[j].Level3))
	})
	pairRest(of, textsOf(o, words), textsOf(n, words), func(olds, news []string) []int {
		return pairTexts(olds, news, sameIndicator)
	})
	return of
}

// words are what an indicator without a common name is recognised by.
func words(in budget.Indicator) string {
	return string(in.Level3 + "/" + in.Description)
}

func (c *comparison) indicator(path string, o, n *budget.Indicator) {
	c.field(path+".level1", o.Level1, n.Level1)
	c.field(path+".level2", string(o.Level2), string(n.Level2))
	c.text(path+".level3", string(o.Level3), string(n.Level3))
	c.text(path+".description", string(o.Description), string(n.Description))
	c.target(path+".value", o, n)
	c.text(path+".basis", string(o.Basis), string(n.Basis))
	c.field(path+".weight", o.Weight.Value, n.Weight.Value)
	c.field(path+".actual", o.Actual.Value, n.Actual.Value)
	c.field(path+".score", o.Score.Value, n.Score.Value)
	c.field(path+".deviation", o.Deviation.Value, n.Deviation.Value)
	c.attributes(path+".attributes", o.Attributes, n.Attributes)
}
