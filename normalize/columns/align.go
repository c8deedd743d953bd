package columns

import (
	"slices"
	"strings"
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
	p.sortSecond()
	p.keepNames()
	p.secondStart = cover(len(p.second), p.rows, func(k, x int) float64 {
		if hinted(p.second[k].text, rows[x]) {
			return 0
		}
		return costUnlike
	}, func(k, i, j int) float64 { return p.away(k, i, j) })
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
	costFar    = 0.8 // for each half row between a name and its rows
	costUnlike = 1.5 // a row that says nothing of the name
	costMisfit = 4.0 // a second level that the first does not have
	costNoRows = 3.0 // a name without a row
	costSwap   = 0.7 // two first-level names in another order than in the stream
)

// away is how far a second-level name stands from rows i..j-1: it is printed
// beside the first of them or the middle one.
func (p *project) away(k, i, j int) float64 {
	if k >= len(p.levelRow) || p.levelRow[k] < 0 {
		return 0
	}
	at := 2 * p.levelRow[k]
	middle := at - (i + j - 1)
	top := at - 2*i
	return costFar * float64(min(max(middle, -middle), max(top, -top)+1))
}

// sortSecond puts second-level names in the order of the rows beside them; one of
// which nothing is known stays behind the name it follows.
func (p *project) sortSecond() {
	type placed struct {
		name     levelName
		row, say int // where it goes, and what the search says of it
	}
	list := make([]placed, len(p.second))
	before := 0
	for k, n := range p.second {
		list[k] = placed{n, before, -1}
		if k < len(p.levelRow) && p.levelRow[k] >= 0 {
			before = p.levelRow[k]
			list[k] = placed{n, before, before}
		}
	}
	slices.SortStableFunc(list, func(a, b placed) int { return a.row - b.row })
	p.levelRow = p.levelRow[:0]
	for k, x := range list {
		p.second[k] = x.name
		p.levelRow = append(p.levelRow, x.say)
	}
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
		if f == first {
			return true
		}
	}
	return false
}

// hints are words that rows of a second level usually have.
var hints = map[string][]string{
	"数量指标": {"数量", "次数", "人数", "个数", "户数", "总数", "完成数", "数"}, "质量指标": {"质量", "合格", "达标", "完好", "验收", "准确", "规范"},
	"时效指标": {"及时", "按时", "完成时间", "时间", "时限", "进度", "小时"}, "成本指标": {"成本", "经费", "支出", "费用", "控制", "元"},
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

// cover gives names 0..n-1 runs of m units in order at the least cost; the
// result has n+1 bounds. unit is the cost of unit x under name k, start that of
// its span of units i..j-1.
func cover(n, m int, unit func(k, x int) float64, span func(k, i, j int) float64) []int {
	out, _ := coverCost(n, m, unit, span)
	return out
}

// coverCost is cover, with the cost.
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
