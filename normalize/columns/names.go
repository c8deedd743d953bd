package columns

import (
	"slices"
	"strings"
	"unicode/utf8"

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
	p.second = p.takeList(secondNames, p.wholeNames(secondNames, firstNames))
	var both []levelName
	p.second = slices.DeleteFunc(p.second, func(n levelName) bool {
		if slices.Contains(firstNames, n.text) && p.hasSub(n.text) {
			both = append(both, n)
			return true
		}
		return false
	})
	p.first = append(p.takeList(firstNames, p.wholeNames(firstNames, secondNames)), both...)
	slices.SortStableFunc(p.first, func(a, b levelName) int { return a.ix[0] - b.ix[0] })
}

// wholeNames is the length of the longest names that a table prints on one line:
// none of that length is broken in it. Names of the other level do not count: its
// column is of another width.
func (p *project) wholeNames(names, others []string) int {
	most := 0
	for k := range p.ts {
		if f := p.ts[k].fold; slices.Contains(names, f) && !slices.Contains(others, f) {
			most = max(most, utf8.RuneCountInString(f))
		}
	}
	return most
}

func (p *project) hasSub(first string) bool {
	return slices.ContainsFunc(p.second, func(n levelName) bool {
		return n.text != first && slices.Equal(firstOf[n.text], []string{first})
	})
}

// takeList takes every name of a list, those whose pieces stand closest first: a
// piece far below may belong to another name. One no longer than whole stands on
// one line.
func (p *project) takeList(names []string, whole int) []levelName {
	var out []levelName
	for apart := 0; apart <= reach; apart++ {
		for k := range p.ts {
			if n, ix := nameAt(p.ts, k, names, whole, apart); ix != nil {
				out = append(out, levelName{use(p.ts, ix), n})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b levelName) int { return a.ix[0] - b.ix[0] })
	return out
}

// nameAt spells a name that begins with token k. A name may lack 指标.
func nameAt(ts []token, k int, names []string, whole, apart int) (string, []int) {
	for _, n := range names {
		if len([]rune(ts[k].fold)) < 2 && !strings.HasPrefix(n, ts[k].fold+"度") {
			return "", nil
		}
		ix := spell(ts, k, n, apart)
		if len(ix) == 1 || len(ix) > 1 && utf8.RuneCountInString(n) > whole {
			return n, ix
		}
	}
	return "", nil
}
