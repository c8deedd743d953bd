package normalize

import "testing"

// BenchmarkDisclosure interprets a paper of 300 projects with ten indicators
// each.
func BenchmarkDisclosure(b *testing.B) {
	const projects = 300
	var parts []any
	for range projects {
		parts = append(parts, "1.甲项目绩效目标表\n301001 某县水务局 单位：万元", drawn(`
			项目编码 / 13028125P00007610004M / 项目名称 / 甲项目 / < / < / <
			预算规模及资金用途 / 预算数 / 1,200.50 / 其中：财政资金 / 1200.50 / 其他资金 / _
			^ / 用于管网改造 / < / < / < / < / <
			资金支出计划（%） / 3月底 / < / 6月底 / 10月底 / 12月底 / <
			^ / 10% / < / 20％ / 30 / 100% / <
			绩效目标 / 1.提高供水能力|2.保障安全 / < / < / < / < / <
			一级指标 / 二级指标 / 三级指标 / 绩效指标描述 / 指标值 / 指标值确定依据 / <
			产出指标 / 数量指标 / 改造管网 / 长度 / ≥12公里 / 方案 / <
			^ / ^ / 改造水池 / 个数 / 3个 / 方案 / <
			^ / 质量指标 / 合格率 / 比例 / 100% / 方案 / <
			^ / 时效指标 / 及时率 / 比例 / ≥95% / 方案 / <
			^ / 成本指标 / 预算 / 金额 / ≤12万元 / 方案 / <
			效益指标 / 经济效益指标 / 节约 / 金额 / ≥1万元 / 方案 / <
			^ / 社会效益指标 / 受益 / 人数 / ≥1,000人 / 方案 / <
			^ / 生态效益指标 / 节水 / 水量 / 500立方米 / 方案 / <
			^ / 可持续影响指标 / 年限 / 年 / 长期 / 方案 / <
			满意度指标 / 服务对象满意度指标 / 满意度 / 比例 / ≥90% / 方案 / <`))
	}
	doc := drawnPaper("a.pdf", parts...)
	b.ReportAllocs()
	for b.Loop() {
		d, err := Disclosure(doc, Options{})
		if err != nil || len(d.Projects) != projects {
			b.Fatal(err, len(d.Projects))
		}
	}
	b.ReportMetric(float64(projects*b.N)/b.Elapsed().Seconds(), "projects/s")
}
