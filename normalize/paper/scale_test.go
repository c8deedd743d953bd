package paper

import (
	"testing"

	"jixiao/budget"
)

// A paper printed on larger paper than it was written for joins like the paper
// itself, although its borders err by more points.
func TestLargerPrint(t *testing.T) {
	first := grid + headRows + `
| 产出/指标 | 数量指标 | 安全执法所/需经费使用 | 全年开展次数 | ≥20次 | 工作计划 |`
	second := grid + `
|  |  | 情况 |  |  |  |
| ^ | 质量指标 | 合格率 | 合格的比率 | ≥95% | 工作计划 |`
	for _, c := range []struct {
		why    string
		factor float64
		err    float64 // of the second page's inner borders, in points
		joins  bool
	}{
		{"as written: within the reader's snapping", 1, 2.5, true},
		{"as written: a border five points away is another one", 1, 5, false},
		{"twice as large, twice the error", 2, 5, true},
		{"twice as large: twelve points are another column", 2, 12, false},
	} {
		doc := document(first, second)
		for i := range doc.Pages {
			for _, b := range doc.Pages[i].Blocks {
				scaleTable(b.Table, c.factor)
				if i == 1 {
					shiftInner(b.Table, c.err)
				}
			}
		}
		blocks, _ := Blocks(doc)
		rows := 0
		for _, b := range blocks {
			if b.Table != nil {
				rows = max(rows, b.Table.Rows)
			}
		}
		if joined := rows == 4; joined != c.joins {
			t.Errorf("%s: joined %v, want %v\n%s", c.why, joined, c.joins, show(blocks))
		}
	}
}

func scaleTable(t *budget.Table, factor float64) {
	for i := range t.X {
		t.X[i] *= factor
	}
	for i := range t.Cells {
		for k := range t.Cells[i].Places {
			box := &t.Cells[i].Places[k].Box
			for n := range box {
				box[n] *= factor
			}
		}
		for k := range t.Cells[i].Doubts {
			box := &t.Cells[i].Doubts[k].Where.Box
			for n := range box {
				box[n] *= factor
			}
		}
	}
}

func shiftInner(t *budget.Table, by float64) {
	for i := 1; i+1 < len(t.X); i++ {
		t.X[i] += by
	}
}
