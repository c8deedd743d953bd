package columns

import (
	"slices"
	"strings"
	"sync"

	"jixiao/budget"
	"jixiao/normalize/vocab"
)

// align gives the cells their rows, and the level names theirs.
func (r *reader) align(p *project) {
	rows := make([]string, p.rows)
	for c := range p.cells {
		for k, cell := range p.cells[c] {
			i := p.at[c][k]
			for _, t := range cell {
				rows[i] += p.ts[t].fold
			}
		}
	}
	p.words = r.words.unlikeRows(p)
	p.thirds = p.thirdLevels()
	p.speaks = make([]bool, p.rows)
	for x, name := range p.thirds {
		for level := range hints {
			p.speaks[x] = p.speaks[x] || hinted(level, name)
		}
	}
	stray := p.sortSecond()
	r.spread(p, rows)
	for _, n := range stray {
		r.insert(p, n, rows)
	}
	p.keepNames()
	r.spread(p, rows)
	p.alignFirst()
}

// alignFirst gives the first-level names runs of second-level ones. A tall cell's
// name stands anywhere beside its rows, so the order of the stream counts little.
func (p *project) alignFirst() {
	least := float64(never)
	var names []levelName
	var starts []int
	misfit := func(list []levelName) func(k, x int) float64 {
		return func(k, x int) float64 {
			if fits(list[k].text, p.second[x].text) {
				return 0
			}
			return costMisfit
		}
	}
	none := func(int, int, int) float64 { return 0 }
	orders(p.first, func(list []levelName, swaps int) {
		bounds, cost := coverCost(len(list), len(p.second), misfit(list), none)
		if cost += costSwap * float64(swaps); cost < least {
			least, names, starts = cost, slices.Clone(list), bounds
		}
	})
	p.first = names
	p.firstRow = make([]int, len(p.first)+1)
	for k, g := range starts {
		p.firstRow[k] = p.secondStart[g]
	}
}

// mostOrders is the number of first-level names up to which all orders are tried.
const mostOrders = 4

// orders calls try with every order of a list, and how many pairs are swapped.
func orders(list []levelName, try func([]levelName, int)) {
	if len(list) > mostOrders {
		try(list, 0)
		return
	}
	var grow func(done, rest []levelName, swaps int)
	grow = func(done, rest []levelName, swaps int) {
		if len(rest) == 0 {
			try(done, swaps)
			return
		}
		for i := range rest {
			left := append(slices.Clone(rest[:i]), rest[i+1:]...)
			grow(append(slices.Clone(done), rest[i]), left, swaps+i)
		}
	}
	grow(nil, list, 0)
}

// Costs of a level name beside rows.
const (
	costFar      = 0.38 // for each half row between a name and its rows
	costUnlike   = 2.34 // a row that says nothing of the name
	costHalfLike = 0.8  // one that does, but not in 三级指标
	costOther    = 0.5  // one whose 三级指标 speaks for another name
	costMisfit   = 5.0  // a second level that the first does not have
	costNoRows   = 3.75 // a name without a row
	costSwap     = 0.7  // two first-level names in another order than in the stream
)

// away is how far a second-level name stands from rows i..j-1: it is printed
// beside the first of them or the middle one.
func (p *project) away(k, i, j int) float64 {
	at, sure := p.stands[k].at, p.stands[k].sure
	if at < 0 {
		return 0
	}
	middle := at - (i + j - 1)
	top := at - 2*i
	cost := costFar * float64(min(max(middle, -middle), max(top, -top)+1))
	if sure {
		cost *= sureStand
	}
	return cost
}

// sureStand is how much more it counts where a name stands if the texts before
// and behind it, of the same block, tell.
const sureStand = 2.5

// stand is beside which half row a name stands, -1 if nothing is known.
type stand struct {
	at   int
	sure bool
}

// stands finds where the second-level names stand: between the texts that come
// before and behind them in a block, whose lines come top down; else beside the
// row that the search gave them.
func (r *reader) stands(p *project) []stand {
	rowOf := p.rowOfTexts()
	out := make([]stand, len(p.second))
	for k, n := range p.second {
		out[k] = stand{at: -1}
		if k < len(p.levelRow) && p.levelRow[k] >= 0 {
			out[k].at = 2 * p.levelRow[k]
		}
		sum, count := 0, 0
		for _, i := range n.ix {
			before, after := r.beside(p, rowOf, i, -1), r.beside(p, rowOf, i, 1)
			if before >= 0 && after >= before {
				sum, count = sum+before+after, count+1
			}
		}
		if count == len(n.ix) {
			out[k] = stand{(sum + count/2) / count, true}
		}
	}
	return out
}

// beside is the row of the nearest text of a cell before or behind token i within
// its stretch, -1 for none.
func (r *reader) beside(p *project, rowOf []int, i, by int) int {
	for k := i + by; k >= 0 && k < len(p.ts) && r.stretch(&p.ts[k]) == r.stretch(&p.ts[i]); k += by {
		if rowOf[k] >= 0 {
			return rowOf[k]
		}
	}
	return -1
}

// rowOfTexts is the row of each token in a text column, -1 for the others.
func (p *project) rowOfTexts() []int {
	out := make([]int, len(p.ts))
	for k := range out {
		out[k] = -1
	}
	for c := range p.cells {
		for q, cell := range p.cells[c] {
			for _, k := range cell {
				out[k] = p.at[c][q]
			}
		}
	}
	return out
}

// spread gives the second-level names their rows, and says at what cost.
func (r *reader) spread(p *project, rows []string) float64 {
	p.stands = r.stands(p)
	starts, cost := coverCost(len(p.second), p.rows, func(k, x int) float64 {
		cost := 0.0
		if of := p.words[p.second[k].text]; of != nil {
			cost = of[x]
		}
		return cost + p.unhinted(p.second[k].text, rows[x], x)
	}, p.away)
	p.secondStart = starts
	for k := 1; k < len(p.second); k++ {
		a, b := rankOf()[p.second[k-1].text], rankOf()[p.second[k].text]
		if a/ranks == b/ranks && a > b {
			cost += costDisorder
		}
	}
	return cost
}

// unhinted is the cost of a row that does not say what rows of a level usually say.
func (p *project) unhinted(level, row string, x int) float64 {
	cost := costUnlike
	switch {
	case hinted(level, p.thirds[x]):
		return 0
	case hinted(level, row):
		cost = costHalfLike
	}
	if p.speaks[x] {
		cost += costOther
	}
	return cost
}

// insert puts a name whose place in the stream says nothing where it fits best.
func (r *reader) insert(p *project, n levelName, rows []string) {
	names, levelRows := slices.Clone(p.second), slices.Clone(p.levelRow)
	at, least := len(names), float64(never)
	place := func(i int) {
		p.second = slices.Insert(slices.Clone(names), i, n)
		p.levelRow = slices.Insert(slices.Clone(levelRows), i, -1)
	}
	if len(rows) <= mostInsertRows {
		for i := range len(names) + 1 {
			place(i)
			if cost := r.spread(p, rows); cost < least {
				at, least = i, cost
			}
		}
	}
	place(at)
}

// mostInsertRows bounds the tables in which all places of a name are tried.
const mostInsertRows = 40

// costDisorder is the cost of two second levels of one first level that stand in
// another order than in the rules.
const costDisorder = 2.05

// ranks is above the number of second levels of one first level.
const ranks = 16

// rankOf is where the rules list a second level: its first level times ranks and
// its place under it.
var rankOf = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, l := range vocab.Level1 {
		for j, s := range l.Sub {
			if f := budget.Fold(s); out[f] == 0 {
				out[f] = (i+1)*ranks + j
			}
		}
	}
	return out
})

// sortSecond puts second-level names in the order of the rows beside them. Those
// beside no row are returned.
func (p *project) sortSecond() (stray []levelName) {
	type placed struct {
		name levelName
		row  int
	}
	var list []placed
	for k, n := range p.second {
		if k < len(p.levelRow) && p.levelRow[k] >= 0 && p.levelRow[k] < p.rows {
			list = append(list, placed{n, p.levelRow[k]})
		} else {
			stray = append(stray, n)
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return a.row - b.row })
	p.second, p.levelRow = p.second[:0:0], p.levelRow[:0]
	for _, x := range list {
		p.second = append(p.second, x.name)
		p.levelRow = append(p.levelRow, x.row)
	}
	return stray
}

// keepNames leaves out names beyond the rows of any table.
func (p *project) keepNames() {
	p.first = p.first[:min(len(p.first), p.rows)]
	p.second = p.second[:min(len(p.second), p.rows)]
}

func fits(first, second string) bool {
	of, ok := firstOf[second]
	if !ok {
		return true
	}
	for _, f := range of {
		if f == first || strings.TrimSuffix(f, ending) == first {
			return true
		}
	}
	return false
}

// hints are words that rows of a second level usually have.
var hints = map[string][]string{
	"数量指标": {"数量", "次数", "人数", "个数", "户数", "总数", "完成数", "人次", "面积", "里程"}, "质量指标": {"质量", "合格", "达标", "完好", "验收", "准确", "规范"},
	"时效指标": {"及时", "按时", "按期", "完成时间", "时间", "时限", "进度", "小时"}, "成本指标": {"成本", "经费", "支出", "费用", "控制", "元"},
	"经济成本指标": {"成本", "经费", "支出", "费用", "控制", "元"}, "社会成本指标": {"成本", "经费", "负面", "费用"}, "生态环境成本指标": {"成本", "环境", "控制", "费用"},
	"经济效益指标": {"经济", "收入", "效益", "效率", "节约", "增"}, "社会效益指标": {"社会", "受益", "覆盖", "提升", "保障", "程度"},
	"生态效益指标": {"生态", "环境", "污染", "节能", "绿"}, "可持续影响指标": {"持续", "长效", "期限", "年限"}, "服务对象满意度指标": {"满意"},
}

func hinted(level, row string) bool {
	for _, h := range hints[level] {
		if strings.Contains(row, h) {
			return true
		}
	}
	return false
}

const never = 1e9

// coverCost gives names 0..n-1 runs of m units in order at the least cost, and
// says what it is; the result has n+1 bounds. unit is the cost of unit x under name
// k, span that of its units i..j-1.
func coverCost(n, m int, unit func(k, x int) float64, span func(k, i, j int) float64) ([]int, float64) {
	out := make([]int, n+1)
	out[n] = m
	if n == 0 {
		return out, 0
	}
	best := make([][]float64, n+1)
	from := make([][]int, n+1)
	for k := range best {
		best[k], from[k] = make([]float64, m+1), make([]int, m+1)
		for j := range best[k] {
			best[k][j] = never
		}
	}
	best[0][0] = 0
	for k := 0; k < n; k++ {
		for i := 0; i <= m; i++ {
			if best[k][i] >= never {
				continue
			}
			c := best[k][i] + costNoRows
			for j := i; j <= m; j++ {
				total := c
				if j > i {
					if j == i+1 {
						c = best[k][i]
					}
					c += unit(k, j-1)
					total = c + span(k, i, j)
				}
				if total < best[k+1][j] {
					best[k+1][j], from[k+1][j] = total, i
				}
			}
		}
	}
	for k := n; k > 0; k-- {
		out[k-1] = from[k][out[k]]
	}
	return out, best[n][m]
}
