package diff

import (
	"cmp"
	"fmt"
	"slices"
)

// likeness is the weighted likeness of two projects.
func likeness(o, n *side) float64 {
	sum, weight := weightName*o.nameGrams.dice(n.nameGrams), weightName
	if len(o.indicators)+len(n.indicators) > 0 {
		sum += weightIndicators * jaccard(o.indicators, n.indicators)
		weight += weightIndicators
	}
	if o.goalGrams.total+n.goalGrams.total > 0 {
		sum += weightGoals * o.goalGrams.dice(n.goalGrams)
		weight += weightGoals
	}
	return sum / weight
}

// byLikeness assigns what codes and names left over, department by department.
func (m *matcher) byLikeness() {
	for d := range m.pairs {
		olds, news := free(m.old, d), free(m.new, d)
		if len(olds) == 0 || len(news) == 0 {
			continue
		}
		score := make([][]float64, len(olds))
		for i, o := range olds {
			score[i] = make([]float64, len(news))
			for j, n := range news {
				score[i][j] = likeness(o, n)
			}
		}
		for i, j := range assign(score) {
			if j >= 0 {
				m.judge(olds[i], news[j], score[i][j], secondBest(score, i, j))
			}
		}
	}
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

// secondBest is the best score that either of the pair has with anyone else.
func secondBest(score [][]float64, row, col int) float64 {
	best := 0.0
	for j, s := range score[row] {
		if j != col {
			best = max(best, s)
		}
	}
	for i := range score {
		if i != row {
			best = max(best, score[i][col])
		}
	}
	return best
}

func (m *matcher) judge(o, n *side, score, second float64) {
	why := fmt.Sprintf("名称、指标、目标相似度 %.2f，次高 %.2f", score, second)
	margin := score - second
	switch {
	case score >= sureScore && margin >= sureMargin, score >= clearScore && margin >= clearMargin:
		m.add(ByLikeness, Score(score), why, []*side{o}, []*side{n})
	case score >= possibleScore:
		m.add(Possible, Score(score), why+"，不足以认定，请人工判断", []*side{o}, []*side{n})
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
