package columns

import "testing"

func TestLevelWords(t *testing.T) {
	w := &levelWords{pairs: map[string]map[[2]rune]float64{}, sum: map[string]float64{}}
	levels := []levelName{{text: "质量指标"}, {text: "时效指标"}}
	if got := w.unlike("验收合格率", levels); got[0] != 0 || got[1] != 0 {
		t.Errorf("a paper without rows says nothing: %v", got)
	}
	for range leastLevelRows {
		w.add("质量指标", "设备验收合格率")
		w.add("时效指标", "资金拨付及时率")
	}
	if got := w.unlike("道路验收合格率", levels); got[0] != 0 || got[1] <= 1 {
		t.Errorf("like the rows of 质量指标: %v", got)
	}
	if got := w.unlike("补助发放及时率", levels); got[1] != 0 || got[0] <= 1 || got[0] > costWordsMost {
		t.Errorf("like the rows of 时效指标: %v", got)
	}
}
