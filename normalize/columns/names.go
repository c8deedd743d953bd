package columns

import (
	"slices"
	"strings"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// levelName is a first- or second-level name found among the tokens.
type levelName struct {
	ix   []int
	text string
}

// firstOf lists for each second-level name the first levels that have it.
var firstOf, secondNames, firstNames = vocabulary()

func vocabulary() (of map[string][]string, second, first []string) {
	of = map[string][]string{}
	for _, l := range vocab.Level1 {
		first = append(first, budget.Fold(l.Name))
		for _, s := range l.Sub {
			of[budget.Fold(s)] = append(of[budget.Fold(s)], budget.Fold(l.Name))
		}
	}
	for s := range of {
		second = append(second, s)
	}
	byLength := func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	}
	slices.SortFunc(second, byLength)
	return of, second, first
}

// takeNames takes the level names, second levels first: they hold the first
// levels' words. 成本指标 is a first level where names of its own follow it.
func (p *project) takeNames() {
	p.second = p.takeList(secondNames)
	var both []levelName
	p.second = slices.DeleteFunc(p.second, func(n levelName) bool {
		if slices.Contains(firstNames, n.text) && p.hasSub(n.text) {
			both = append(both, n)
			return true
		}
		return false
	})
	p.first = append(p.takeList(firstNames), both...)
	slices.SortStableFunc(p.first, func(a, b levelName) int { return a.ix[0] - b.ix[0] })
}

func (p *project) hasSub(first string) bool {
	return slices.ContainsFunc(p.second, func(n levelName) bool {
		return n.text != first && slices.Equal(firstOf[n.text], []string{first})
	})
}

// takeList takes every name of a list, from the top down. A name may lack 指标.
func (p *project) takeList(names []string) []levelName {
	var out []levelName
	for k := range p.ts {
		for _, n := range names {
			if len([]rune(p.ts[k].fold)) < 2 && !strings.HasPrefix(n, p.ts[k].fold+"度") {
				break
			}
			if ix := spell(p.ts, k, n); ix != nil {
				out = append(out, levelName{use(p.ts, ix), n})
				break
			}
		}
	}
	return out
}
