package diff

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// likeness is how alike two projects are, with what it is made of.
type likeness struct {
	score, name, rows, text float64
	// kept: texts and rows are the project's own and nearly all there.
	// changed: there are texts and rows, and hardly anything of one of them is left.
	kept, changed bool
}

func (l likeness) words() string {
	return fmt.Sprintf("相似度 %.2f（名称 %.2f，指标 %.2f，目标和用途 %.2f）", l.score, l.name, l.rows, l.text)
}

// clear: alike enough to be the same, if nothing else is nearly so.
func (l likeness) clear() bool { return l.score >= clearScore || l.kept && l.score >= keptScore }

// certain: alike enough, and what a project says does not contradict its name,
// unless that is nearly the same.
func (l likeness) certain() bool { return l.clear() && (!l.changed || l.name >= sameName) }

// possible: worth a look; texts that contradict a likeness of names end it.
func (l likeness) possible() bool {
	return l.clear() || l.score >= keptScore && min(l.rows, l.text) >= halfKept
}

// silence is how much what tells nothing counts against a likeness: less
// evidence has to be better evidence.
const silence = 0.25

// compare weighs name, rows, texts and amounts. Texts that many projects share
// tell little.
func (w scale) compare(o, n *side) likeness {
	var l likeness
	sum, weight := 0.0, 0.0
	add := func(value float64, share float64) {
		sum, weight = sum+share*value, weight+share
	}
	var has [3]bool
	l.name, has[0] = w.name.dice(o.features.name, n.features.name)
	l.rows, has[1] = w.rows.dice(o.features.rows, n.features.rows)
	l.text, has[2] = w.text.dice(o.features.text, n.features.text)
	if has[0] {
		add(l.name, weightName)
	}
	rowsTell, textTells := 0.0, 0.0
	if has[1] {
		rowsTell = telling(l.rows, o.features.nextRows, n.features.nextRows)
		add(l.rows, weightRows*rowsTell)
	}
	if has[2] {
		textTells = telling(l.text, o.features.nextText, n.features.nextText)
		add(l.text, weightText*textTells)
	}
	if ratio, ok := amountRatio(o, n); ok {
		add(ratio, weightAmount)
	}
	l.score = sum / (weight + silence*(1-weight))
	l.kept = min(l.rows, l.text) >= keptBody && min(rowsTell, textTells) >= keptTelling
	l.changed = has[1] && has[2] && min(l.rows, l.text) < hardlyKept
	return l
}

// What a likeness of texts tells depends on the neighbours of the same side:
// nothing when they are as like one another because all copy; all it can when
// neighbours have little in common, or when it is clearDistance above or below
// what they have.
const leastTelling, clearDistance = 0.1, 0.3

func telling(like, nextOld, nextNew float64) float64 {
	next := max(nextOld, nextNew)
	return min(max(math.Abs(like-next)/clearDistance, 1-next, leastTelling), 1)
}

// amountRatio is the smaller budget in parts of the larger one.
func amountRatio(o, n *side) (float64, bool) {
	if o.fen <= 0 || n.fen <= 0 {
		return 0, false
	}
	return float64(min(o.fen, n.fen)) / float64(max(o.fen, n.fen)), true // a likeness, no sum of money
}

// field is what codes and names left over of one department, with the likeness
// of every pair and the assignment that is best as a whole.
type field struct {
	olds, news []*side
	like       [][]likeness
	columnOf   []int // of each row, -1: none
	rowOf      []int // of each column, -1: none
}

// compare remembers, for what is not clear at first is looked at again.
func (m *matcher) compare(dept int, o, n *side) likeness {
	pair := [2]*side{o, n}
	l, known := m.likes[pair]
	if !known {
		l = m.scales[dept].compare(o, n)
		m.likes[pair] = l
	}
	return l
}

func (m *matcher) field(dept int) *field {
	f := &field{olds: free(m.old, dept), news: free(m.new, dept)}
	if len(f.olds) == 0 || len(f.news) == 0 {
		return nil
	}
	score := make([][]float64, len(f.olds))
	f.like = make([][]likeness, len(f.olds))
	for i, o := range f.olds {
		score[i], f.like[i] = make([]float64, len(f.news)), make([]likeness, len(f.news))
		for j, n := range f.news {
			f.like[i][j] = m.compare(dept, o, n)
			score[i][j] = f.like[i][j].score
		}
	}
	f.columnOf = assign(score)
	f.rowOf = invert(f.columnOf, len(f.news))
	return f
}

func free(list []side, dept int) []*side {
	var out []*side
	for i := range list {
		if !list[i].taken && list[i].dept == dept {
			out = append(out, &list[i])
		}
	}
	return out
}

// margin is how much worse the best other arrangement of the pair would be, and
// the likeness of its strongest rival. A rival that has a partner of its own
// only counts with what the exchange of partners would cost both.
func (f *field) margin(row, col int) (least, second float64) {
	own := f.like[row][col].score
	least = own
	for j := range f.news {
		if j == col {
			continue
		}
		rival := f.like[row][j].score
		cost := own - rival
		if i := f.rowOf[j]; i >= 0 {
			cost += f.like[i][j].score - f.like[i][col].score
		}
		least, second = min(least, cost), max(second, rival)
	}
	for i := range f.olds {
		if i == row {
			continue
		}
		rival := f.like[i][col].score
		cost := own - rival
		if j := f.columnOf[i]; j >= 0 {
			cost += f.like[i][j].score - f.like[row][j].score
		}
		least, second = min(least, cost), max(second, rival)
	}
	return least, second
}

// needed is the margin that a likeness asks for: the less alike, the clearer
// the case has to be.
func needed(score float64) float64 {
	return min(max(clearMargin-(score-clearScore)*marginSlope, leastMargin), clearMargin)
}

// byLikeness takes the pairs that are clear; the rest stays free.
func (m *matcher) byLikeness() {
	m.eachPair(func(l likeness, margin, second float64, o, n *side) {
		if l.certain() && margin >= needed(l.score) {
			m.add(ByLikeness, Score(l.score), fmt.Sprintf("%s，次高 %.2f", l.words(), second), []*side{o}, []*side{n})
		}
	})
}

// possibly names the pairs that a person should look at.
func (m *matcher) possibly() {
	m.eachPair(func(l likeness, _, second float64, o, n *side) {
		if l.possible() {
			m.add(Possible, Score(l.score), fmt.Sprintf("%s，次高 %.2f，不足以认定，请人工判断", l.words(), second), []*side{o}, []*side{n})
		}
	})
}

// eachPair assigns what is free, department by department.
func (m *matcher) eachPair(judge func(l likeness, margin, second float64, o, n *side)) {
	for d := range m.pairs {
		f := m.field(d)
		if f == nil {
			continue
		}
		for i, j := range f.columnOf {
			if j >= 0 {
				margin, second := f.margin(i, j)
				judge(f.like[i][j], margin, second, f.olds[i], f.news[j])
			}
		}
	}
}

// inPaperOrder sorts by the new side's order, then the old side's for what is gone.
func inPaperOrder(matches []Match) []Match {
	slices.SortStableFunc(matches, func(a, b Match) int {
		if c := cmp.Compare(len(b.New), len(a.New)); len(a.New) == 0 || len(b.New) == 0 {
			if c != 0 {
				return c
			}
			return compareRefs(a.Old[0], b.Old[0])
		}
		return compareRefs(a.New[0], b.New[0])
	})
	return matches
}

func compareRefs(a, b Ref) int {
	return cmp.Or(cmp.Compare(a.Document, b.Document), cmp.Compare(a.Project, b.Project))
}
