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

// levelWidths are the widths of the two level columns in ideographs, 0 if not known.
type levelWidths struct{ first, second int }

// Widths of level columns that are looked at: a first level has at most five
// ideographs, a second one nine.
const (
	leastLevelWidth = 2
	mostFirstWidth  = 5
	mostSecondWidth = 9
)

// takeLevels takes the level names of all tables, each with the widths of its level
// columns under which most of its names can be read: in a column so wide each name
// breaks in one way only. Of equal ones a table has those that suit the paper best.
func takeLevels(projects []*project) {
	widths := allWidths()
	own := make([][]int, len(projects))
	each(projects, func(i int, p *project) {
		own[i] = make([]int, len(widths))
		for k, w := range widths {
			own[i][k] = p.namesAt(w)
		}
	})
	total := make([]int, len(widths))
	for i := range own {
		for k, n := range own[i] {
			total[k] += n
		}
	}
	for i, p := range projects {
		best := 0
		for k := range widths {
			if n := own[i][k] - own[i][best]; n > 0 || n == 0 && total[k] >= total[best] {
				best = k
			}
		}
		p.takeNames(widths[best])
	}
}

func allWidths() (out []levelWidths) {
	for first := leastLevelWidth; first <= mostFirstWidth; first++ {
		for second := leastLevelWidth; second <= mostSecondWidth; second++ {
			out = append(out, levelWidths{first, second})
		}
	}
	return out
}

// namesAt is how many ideographs of level names a table has with columns so wide.
func (p *project) namesAt(w levelWidths) int {
	before := make([]bool, len(p.ts))
	for k := range p.ts {
		before[k] = p.ts[k].used
	}
	p.takeNames(w)
	n := 0
	for _, list := range [][]levelName{p.first, p.second} {
		for _, l := range list {
			n += utf8.RuneCountInString(l.text)
		}
	}
	for k := range p.ts {
		p.ts[k].used = before[k]
	}
	return n
}

// takeNames takes the level names of columns so wide. Names over several lines
// come first: those whose first line no other name has, then those whose lines stand
// closest; then second levels before first ones, whose words they hold. 成本指标 is a
// first level where names of its own follow it.
func (p *project) takeNames(w levelWidths) {
	p.first, p.second = nil, nil
	first, second := wrapped(firstNames, w.first), wrapped(secondNames, w.second)
	p.takeWrapped(sure(first, second), sure(second, first))
	p.takeWrapped(first, second)
	p.second = p.takeWhole(p.second, secondNames, w.second)
	p.first = p.takeWhole(p.first, firstNames, w.first)
	p.second = slices.DeleteFunc(p.second, func(n levelName) bool {
		if slices.Contains(firstNames, n.text) && p.hasSub(n.text) {
			p.first = append(p.first, n)
			return true
		}
		return false
	})
	p.takeShort()
	inOrder := func(a, b levelName) int { return a.ix[0] - b.ix[0] }
	slices.SortStableFunc(p.first, inOrder)
	slices.SortStableFunc(p.second, inOrder)
}

// nameReach is how many pieces of other cells may stand between two lines of a name.
const nameReach = 20

// brokenName is a name and its lines.
type brokenName struct {
	text  string
	lines []string
}

// wrapped are the names that take several lines of so many ideographs.
func wrapped(names []string, width int) (out []brokenName) {
	for _, n := range names {
		rs := []rune(n)
		if len(rs) <= width {
			continue
		}
		b := brokenName{text: n}
		for ; len(rs) > width; rs = rs[width:] {
			b.lines = append(b.lines, string(rs[:width]))
		}
		b.lines = append(b.lines, string(rs))
		out = append(out, b)
	}
	return out
}

// sure are the names whose first line says which one they are: no other name of
// either column has it anywhere.
func sure(names, others []brokenName) (out []brokenName) {
	for _, n := range names {
		count := 0
		for _, list := range [][]brokenName{names, others} {
			for _, o := range list {
				for _, l := range o.lines {
					if l == n.lines[0] {
						count++
					}
				}
			}
		}
		if count == 1 {
			out = append(out, n)
		}
	}
	return out
}

// head is a token that may be the first line of a name.
type head struct {
	k    int
	name brokenName
	list *[]levelName
}

// takeWrapped takes the names of both levels whose lines stand closest first.
func (p *project) takeWrapped(first, second []brokenName) {
	heads := p.heads(first, second)
	for apart := 0; apart <= nameReach; apart++ {
		for _, h := range heads {
			if ix := nameLines(p.ts, h.k, h.name.lines, apart); ix != nil {
				*h.list = append(*h.list, levelName{use(p.ts, ix), h.name.text})
			}
		}
	}
}

func (p *project) heads(first, second []brokenName) (out []head) {
	for k := range p.ts {
		for _, n := range second {
			if p.ts[k].fold == n.lines[0] {
				out = append(out, head{k, n, &p.second})
			}
		}
		for _, n := range first {
			if p.ts[k].fold == n.lines[0] {
				out = append(out, head{k, n, &p.first})
			}
		}
	}
	return out
}

// nameLines finds unused tokens from k on that are the lines, with no more than so
// many others between two of them.
func nameLines(ts []token, k int, lines []string, apart int) []int {
	if ts[k].used || ts[k].fold != lines[0] {
		return nil
	}
	ix := []int{k}
	for j, skipped := k+1, 0; len(ix) < len(lines) && j < len(ts) && skipped <= apart; j++ {
		if ts[j].used || ts[j].fold != lines[len(ix)] {
			skipped++
			continue
		}
		ix, skipped = append(ix, j), 0
	}
	if len(ix) < len(lines) {
		return nil
	}
	return ix
}

// takeWhole takes the names that stand on one line of so many ideographs.
func (p *project) takeWhole(list []levelName, names []string, width int) []levelName {
	for k := range p.ts {
		if t := &p.ts[k]; !t.used && slices.Contains(names, t.fold) && utf8.RuneCountInString(t.fold) <= width {
			list = append(list, levelName{use(p.ts, []int{k}), t.fold})
		}
	}
	return list
}

// ending is what printed names may lack.
const ending = "指标"

// takeShort takes first levels printed without their ending, where a second level
// has no other: the one closest to it.
func (p *project) takeShort() {
	for _, n := range firstNames {
		if slices.ContainsFunc(p.first, func(f levelName) bool { return f.text == n }) {
			continue
		}
		short := strings.TrimSuffix(n, ending)
		best, at := shortReach+1, -1
		for _, s := range p.second {
			if !slices.Equal(firstOf[s.text], []string{n}) {
				continue
			}
			for k := range p.ts {
				if d := max(k-s.ix[0], s.ix[0]-k); !p.ts[k].used && p.ts[k].fold == short && d < best {
					best, at = d, k
				}
			}
		}
		if at >= 0 {
			p.first = append(p.first, levelName{use(p.ts, []int{at}), short})
		}
	}
}

// shortReach is how far such a name stands from its second level at most.
const shortReach = 12

func (p *project) hasSub(first string) bool {
	return slices.ContainsFunc(p.second, func(n levelName) bool {
		return n.text != first && slices.Equal(firstOf[n.text], []string{first})
	})
}
