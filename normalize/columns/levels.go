package columns

import "math"

// What the rows of a second level say is much alike in all tables of a paper:
// 质量指标 end in 合格率, 时效指标 in 及时率. It is learned from the rows that the
// names were given first, for each pair of neighbouring characters of 三级指标.

// pairsOf calls with each pair of neighbouring characters, the text's ends with a
// mark of their own: the end of an indicator's name says most.
func pairsOf(text string, call func([2]rune)) {
	last := rune('^')
	for _, c := range text {
		call([2]rune{last, c})
		last = c
	}
	call([2]rune{last, '$'})
}

// levelWords counts the pairs of the rows of each second level.
type levelWords struct {
	pairs map[string]map[[2]rune]float64
	sum   map[string]float64
	rows  int
}

// levelWordsOf counts a paper's, with the rows that each name has now.
func levelWordsOf(projects []*project) *levelWords {
	w := &levelWords{pairs: map[string]map[[2]rune]float64{}, sum: map[string]float64{}}
	for _, p := range projects {
		texts := p.thirdLevels()
		for k, n := range p.second {
			for i := p.secondStart[k]; i < p.secondStart[k+1] && i < len(texts); i++ {
				w.add(n.text, texts[i])
			}
		}
	}
	return w
}

func (w *levelWords) add(level, text string) {
	if w.pairs[level] == nil {
		w.pairs[level] = map[[2]rune]float64{}
	}
	w.rows++
	pairsOf(text, func(b [2]rune) {
		w.pairs[level][b]++
		w.sum[level]++
	})
}

// How much the words of the other rows count, in how large a paper.
const (
	leastLevelRows = 30  // fewer rows teach nothing
	pairPrior      = 0.3 // what a pair counts before it is seen
	pairKinds      = 400 // pairs of a level, seen and unseen
	shareWords     = 0.3
	costWordsMost  = 3.0
)

// unlikeRows is what each row of a table costs under each of its second levels,
// beyond the likeliest; nil where the paper says nothing.
func (w *levelWords) unlikeRows(p *project) map[string][]float64 {
	if w == nil || w.rows < leastLevelRows {
		return nil
	}
	out := map[string][]float64{}
	var names []string
	for _, n := range p.second {
		if out[n.text] == nil {
			out[n.text] = make([]float64, p.rows)
			names = append(names, n.text)
		}
	}
	for x, text := range p.thirdLevels() {
		if text == "" {
			continue
		}
		best := math.Inf(1)
		for _, n := range names {
			out[n][x] = w.unlike(n, text)
			best = min(best, out[n][x])
		}
		for _, n := range names {
			out[n][x] = min(costWordsMost, shareWords*(out[n][x]-best))
		}
	}
	return out
}

// unlike is the negative logarithm of how likely a level's row says the text.
func (w *levelWords) unlike(level, text string) (cost float64) {
	pairs, sum := w.pairs[level], w.sum[level]
	pairsOf(text, func(b [2]rune) {
		cost -= math.Log((pairs[b] + pairPrior) / (sum + pairPrior*pairKinds))
	})
	return cost
}

// thirdLevels are the texts of 三级指标, row by row.
func (p *project) thirdLevels() []string {
	out := make([]string, p.rows)
	for k, cell := range p.cells[0] {
		for _, t := range cell {
			out[p.at[0][k]] += p.ts[t].fold
		}
	}
	return out
}
