package audit

import (
	"fmt"
	"slices"
	"strings"

	"jixiao/budget"
)

// copies is an index of a paper's texts, made once, so that looking for copies
// stays linear in the number of projects.
type copies struct {
	places   int              // the most decimals of any amount; where there are few, amounts are rounded
	names    []string         // of each project, without year and punctuation
	purposes map[string][]int // projects by purpose, figures aside
	goals    map[string][]int // projects by goal
	rows     map[string][]int // projects by indicator name, once for each row
	// nearPurposes and nearGoals find what is nearly the same.
	nearPurposes, nearGoals nearIndex
	// rates are the values of each percentage indicator, by name, description
	// and unit, with the project that printed it.
	rates map[string][]rate
}

type rate struct {
	number, value string
	project       int
}

func indexCopies(paper *budget.Disclosure) *copies {
	c := &copies{purposes: map[string][]int{}, goals: map[string][]int{}, rows: map[string][]int{}, rates: map[string][]rate{}}
	for i := range paper.Projects {
		p := &paper.Projects[i]
		c.names = append(c.names, yearless(p.Name))
		for _, a := range []budget.Amount{p.Budget.Total, p.Budget.Fiscal, p.Budget.Carryover, p.Budget.Other} {
			c.places = max(c.places, decimals(a.Decimal))
		}
		if purpose := numberless(p.Purpose.Value); len([]rune(purpose)) >= minCopied {
			c.purposes[purpose] = append(c.purposes[purpose], i)
			c.nearPurposes.add(i, purpose)
		}
		for _, g := range p.Goals {
			if len([]rune(g.Text)) >= minCopied {
				goal := numberless(g.Text)
				c.goals[goal] = append(c.goals[goal], i)
				c.nearGoals.add(i, goal)
			}
		}
		for _, in := range p.Indicators {
			c.rows[rowName(in)] = append(c.rows[rowName(in)], i)
			if key := rateKey(in); key != "" {
				c.addRate(key, rate{zeroless(in.Target.Number), string(in.Value), i})
			}
		}
	}
	return c
}

// others lists the projects of another name in a list, each once, in order.
func (c *copies) others(list []int, mine int) []int {
	var out []int
	for _, j := range list {
		if c.names[j] != c.names[mine] {
			out = append(out, j)
		}
	}
	return slices.Compact(out) // a project's texts stand together
}

func copiedWithin(s *subject) []result {
	var out []result
	add := func(object, what, text string, same map[string][]int, near *nearIndex) {
		key := numberless(text)
		if list := s.copies.others(same[key], s.index); len(list) > 0 {
			out = append(out, found(object, what+"与"+s.named(list)+"相同（不计数字）："+text, count("相同项目", len(list))))
		} else if len([]rune(key)) < minCopied {
			return
		} else if list := s.copies.others(near.like(key, s.param("near")), s.index); len(list) > 0 {
			out = append(out, found(object, what+"与"+s.named(list)+"几乎相同："+text, count("相似项目", len(list))))
		}
	}
	add("purpose", "资金用途", s.p.Purpose.Value, s.copies.purposes, &s.copies.nearPurposes)
	for i, g := range s.p.Goals {
		add(fmt.Sprintf("goals[%d].text", i), "目标", g.Text, s.copies.goals, &s.copies.nearGoals)
	}
	if list := copiedRows(s); len(list) > 0 {
		out = append(out, found("indicators", "指标名称与"+s.named(list)+"几乎全部相同", count("相同项目", len(list)), count("指标数", len(s.p.Indicators))))
	}
	if len(out) == 0 {
		return one(pass())
	}
	return out
}

// maxNamed is how many projects a finding names before it only counts them.
const maxNamed = 3

func (s *subject) named(list []int) string {
	text := ""
	for _, j := range list[:min(len(list), maxNamed)] {
		text += "“" + s.paper.Projects[j].Name + "”"
	}
	if len(list) > maxNamed {
		text += fmt.Sprintf("等%d个项目", len(list))
	}
	return text
}

// minRows: fewer rows than this are alike by chance.
const minRows = 4

// copiedRows finds the projects with nearly the same list of indicators.
func copiedRows(s *subject) []int {
	same := map[int]int{}
	for _, in := range s.p.Indicators {
		last := -1
		for _, j := range s.copies.rows[rowName(in)] {
			if j != last && s.copies.names[j] != s.copies.names[s.index] {
				same[j]++
			}
			last = j // a project's rows stand together
		}
	}
	var out []int
	for j, n := range same {
		all := max(len(s.p.Indicators), len(s.paper.Projects[j].Indicators))
		if all >= minRows && float64(n) >= s.param("alike")*float64(all) {
			out = append(out, j)
		}
	}
	slices.Sort(out)
	return out
}

// rateKey is empty for what is not a named percentage.
func rateKey(in budget.Indicator) string {
	if in.Target == nil || !strings.HasPrefix(in.Target.Unit, "%") || in.Level3 == "" {
		return ""
	}
	return string(in.Level3 + "\x00" + in.Description + "\x00" + budget.Nullable(in.Target.Unit))
}

// addRate keeps for each value of a rate the first two projects that print it:
// enough to show each project another one.
func (c *copies) addRate(key string, r rate) {
	same := 0
	for _, known := range c.rates[key] {
		if known.number == r.number {
			same++
		}
	}
	if same < 2 {
		c.rates[key] = append(c.rates[key], r)
	}
}

func sameNameOtherTarget(s *subject, i int) result {
	in := s.p.Indicators[i]
	key := rateKey(in)
	if key == "" {
		return na()
	}
	for _, other := range s.copies.rates[key] {
		if other.project != s.index && other.number != zeroless(in.Target.Number) {
			return found(fmt.Sprintf("indicators[%d].value", i), fmt.Sprintf("“%s”在本项目是“%s”，在“%s”是“%s”", in.Level3, in.Value, s.paper.Projects[other.project].Name, other.value))
		}
	}
	return pass()
}
