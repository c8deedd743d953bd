package columns

import "testing"

func TestLevelWords(t *testing.T) {
	w := &levelWords{pairs: map[string]map[[2]rune]float64{}, sum: map[string]float64{}}
	table := func(text string) *project {
		p := &project{rows: 1, ts: []token{{fold: text}}, second: []levelName{{text: "质量指标"}, {text: "时效指标"}}}
		p.cells[0], p.at[0] = [][]int{{0}}, []int{0}
		return p
	}
	if got := w.unlikeRows(table("验收合格率")); got != nil {
		t.Errorf("a paper without rows says nothing: %v", got)
	}
	for range leastLevelRows {
		w.add("质量指标", "设备验收合格率")
		w.add("时效指标", "资金拨付及时率")
	}
	for _, c := range []struct{ text, like, unlike string }{
		{"道路验收合格率", "质量指标", "时效指标"},
		{"补助发放及时率", "时效指标", "质量指标"},
	} {
		got := w.unlikeRows(table(c.text))
		if got[c.like][0] != 0 || got[c.unlike][0] <= 1 || got[c.unlike][0] > costWordsMost {
			t.Errorf("%s is like the rows of %s: %v", c.text, c.like, got)
		}
	}
}
