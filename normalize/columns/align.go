package columns

import "strings"

// align gives the cells their rows, and the level names theirs.
func (r *reader) align(p *project) {
	for c := range p.cells {
		p.rows = max(p.rows, len(p.cells[c]))
	}
	place := p.places()
	for c := range p.cells {
		p.at[c] = inOrder(p.cells[c], place, p.rows)
	}
	rows := make([]string, p.rows)
	first := make([]int, p.rows)
	for c := range p.cells {
		for k, cell := range p.cells[c] {
			i := p.at[c][k]
			for _, t := range cell {
				rows[i] += p.ts[t].fold
			}
			if c == colName {
				first[i] = cell[0]
			}
		}
	}
	p.keepNames()
	p.secondStart = cover(len(p.second), p.rows, func(k, x int) float64 {
		if hinted(p.second[k].text, rows[x]) {
			return 0
		}
		return costStranger
	}, func(k, i int) float64 {
		d := first[i] - p.second[k].ix[0]
		return costFar * float64(min(farMost, max(d, -d)))
	})
	groups := len(p.second)
	starts := cover(len(p.first), groups, func(k, x int) float64 {
		if fits(p.first[k].text, p.second[x].text) {
			return 0
		}
		return costMisfit
	}, func(int, int) float64 { return 0 })
	p.firstRow = make([]int, len(p.first)+1)
	for k, g := range starts {
		p.firstRow[k] = p.secondStart[g]
	}
}

// Costs of a level name beside rows.
const (
	costFar      = 0.08 // for each text between the name and its first row
	farMost      = 25
	costStranger = 1.0 // a row that says nothing of the name
	costMisfit   = 4.0 // a second level that the first does not have
	costNoRows   = 3.0 // a name without a row
)

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

// places is where in the stream each row stands: by a column with a cell in
// every row.
func (p *project) places() []int {
	out := make([]int, p.rows)
	for _, c := range []int{colValue, colName, colText, colBasis} {
		if len(p.cells[c]) == p.rows {
			for i, cell := range p.cells[c] {
				out[i] = cell[0]
			}
			return out
		}
	}
	for i := range out {
		out[i] = i
	}
	return out
}

// noPlace is a distance beyond any text.
const noPlace = 1 << 40

// inOrder gives cells their rows: one by one where the column is complete, else
// by the nearest place in the stream.
func inOrder(cells [][]int, place []int, n int) []int {
	m := len(cells)
	at := make([]int, m)
	best := make([][]int, m+1)
	took := make([][]bool, m+1)
	for k := range best {
		best[k], took[k] = make([]int, n+1), make([]bool, n+1)
		for i := range best[k] {
			if k > 0 {
				best[k][i] = noPlace
			}
		}
	}
	for k := 1; k <= m; k++ {
		for i := k; i <= n; i++ {
			best[k][i] = best[k][i-1]
			d := cells[k-1][0] - place[i-1]
			if c := best[k-1][i-1] + max(d, -d); c < best[k][i] {
				best[k][i], took[k][i] = c, true
			}
		}
	}
	for k, i := m, n; k > 0 && i > 0; i-- {
		if took[k][i] {
			at[k-1] = i - 1
			k--
		}
	}
	return at
}

// cover gives names 0..n-1 runs of m units in order at the least cost; the
// result has n+1 bounds. unit is the cost of unit x under name k, start that of
// its first unit.
func cover(n, m int, unit, start func(k, x int) float64) []int {
	out := make([]int, n+1)
	out[n] = m
	if n == 0 {
		return out
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
				switch {
				case j == i+1:
					c = best[k][i] + start(k, i) + unit(k, i)
				case j > i:
					c += unit(k, j-1)
				}
				if c < best[k+1][j] {
					best[k+1][j], from[k+1][j] = c, i
				}
			}
		}
	}
	for k := n; k > 0; k-- {
		out[k-1] = from[k][out[k]]
	}
	return out
}
