package reflow

import (
	"slices"
	"strings"
	"testing"

	"jixiao/budget"
)

// TestLateCharacter: an ideograph that always ends its run, a gap before it, is
// in doubt in every cell; an ordinary last character is not.
func TestLateCharacter(t *testing.T) {
	prose := "为做好防火 望塔管理瞭\n工作，维修防火 望塔设备瞭\n若干，新建防火 望塔四座瞭\n。其中防火 望塔瞭\n在山上，对防火 望塔的影响瞭\n不大，添置防火 望台器材瞭\n。" +
		"一是日常巡查\n二是设备检修\n三是材料购置\n四是人员培训\n五是道路养护\n六是标志更新\n七是档案整理\n八是值班补助\n九是车辆保养\n十是宣传教育\n" +
		"其中日常巡查每月两次\n其中设备检修每季一次\n其中材料购置按需安排\n其中人员培训年初进行\n其中道路养护雨季之后\n其中标志更新逐步完成\n其中档案整理年底完成\n其中车辆保养按里程"
	text := strings.Replace(gridText("产出指标 数量指标 防火 望塔数量瞭 建成的总数 20座 方案\n质量指标 合格率 合格的比率 ≥95% 方案"), "用于甲类设施的维护。", prose, 1)
	blocks, _ := Blocks(linesOf(text), testVocabulary())
	doubted := 0
	for _, c := range tables(blocks)[0].Cells {
		said := slices.ContainsFunc(c.Doubts, func(d budget.Issue) bool { return d.Code == codeLate })
		if said != strings.Contains(c.Text, "瞭") {
			t.Errorf("%q: %v", c.Text, c.Doubts)
		}
		if said {
			doubted++
		}
	}
	if doubted != 2 {
		t.Errorf("%d cells doubted, want the purpose and the name", doubted)
	}
}
