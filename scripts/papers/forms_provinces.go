package main

import (
	"fmt"
	"strings"
)

// simpleHead is the block of name, departments and money that several
// provinces share.
func simpleHead(p *Project, goalRows ...[]cell) [][]cell {
	const a, b, c, d = 170, 400, 560, 780
	rows := [][]cell{
		{at(0, a, "项目名称"), at(a, 1000, p.Name)},
		{at(0, a, "主管部门"), at(a, c, p.Department.Name), at(c, d, "实施单位"), at(d, 1000, printed(p.Implementer))},
		{tall(0, a, 3, "项目资金（"+p.Unit+"）"), at(a, c, "年度资金总额"), at(c, 1000, p.printedBudget[0])},
		{at(a, c, "其中：财政拨款"), at(c, 1000, p.printedBudget[1])},
		{at(a, c, "其他资金"), at(c, 1000, p.printedBudget[2])},
	}
	return append(rows, goalRows...)
}

var sichuan = form{
	id: "sichuan", titles: []string{"部门预算项目支出绩效目标表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		a.weights(p, 90)
		for i := range p.Indicators {
			splitValue(&p.Indicators[i])
		}
	},
	head: func(p *Project) [][]cell {
		return simpleHead(p, []cell{at(0, 170, "总体目标"), texts(170, 1000, p.Goals)})
	},
	columns: []column{level1(120), level2(150), level3("三级指标", 260), {"指标性质", 90, func(in *Indicator) string { return in.sign }, 0},
		{"指标值", 110, func(in *Indicator) string { return in.number }, 0}, {"度量单位", 100, func(in *Indicator) string { return in.unit }, 0}, weightColumn("权重", 70)},
}

// splitValue prints a value in three columns; the value is the three together,
// and a text is 定性.
func splitValue(in *Indicator) {
	t := in.Target
	if t.Number == "" {
		in.sign, in.number = "定性", in.Value
		return
	}
	in.sign = map[string]string{">=": "≥", "<=": "≤", "=": "＝", ">": "＞", "<": "＜"}[t.Op]
	in.number, in.unit = t.Number, t.Unit
	in.Value = in.sign + in.number + in.unit
}

var hunan = form{
	id: "hunan", titles: []string{"项目支出绩效目标申报表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		p.WholeProject = &WholeProject{Goals: a.goals()}
		for i := range p.Indicators {
			p.Indicators[i].Basis = ptr(a.fill(pick(a.dice, basisTexts)))
		}
	},
	head: func(p *Project) [][]cell {
		return simpleHead(p, []cell{tall(0, 170, 2, "总体目标"), tall(170, 560, 1, "实施期目标"), tall(560, 1000, 1, "本年度目标")},
			[]cell{texts(170, 560, p.WholeProject.Goals), texts(560, 1000, p.Goals)})
	},
	columns: []column{level1(130), level2(160), level3("三级指标", 290), valueColumn("指标值及单位", 180), optional("绩效标准", 200, func(in *Indicator) *string { return in.Basis })},
}

var hunanTypes = form{
	id: "hunan-types", titles: []string{"项目支出绩效目标申报表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		p.WholeProject = &WholeProject{Goals: a.goals()}
		for i := range p.Indicators {
			in := &p.Indicators[i]
			in.Description = ptr(a.fill("{物}{事}的完成情况"))
			in.sign, in.number = "定性", in.Value
			if t := in.Target; t.Number != "" {
				in.sign, in.number, in.unit = "定量", strings.TrimSuffix(in.Value, t.Unit), t.Unit
				if in.number == in.Value {
					in.unit = ""
				}
			}
		}
	},
	head: hunan.head,
	columns: []column{level1(90), level2(110), level3("三级指标", 180), {"指标值类型", 80, func(in *Indicator) string { return in.sign }, 0},
		{"指标值", 110, func(in *Indicator) string { return in.number }, 0}, {"计量单位", 80, func(in *Indicator) string { return in.unit }, 0},
		optional("指标解释", 150, func(in *Indicator) *string { return in.Description }),
		{"评（扣）分标准", 130, func(*Indicator) string { return "未完成的按比例扣分" }, 0}, {"备注", 60, func(*Indicator) string { return "" }, 0}},
}

var chongqing = form{
	id: "chongqing", titles: []string{"项目支出绩效目标审批表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		a.weights(p, 100)
		for i := range p.Indicators {
			in := &p.Indicators[i]
			in.Description = ptr(a.fill("反映{物}{事}的情况"))
			in.levelScore = map[string]string{"成本指标": "（20-30分）", "产出指标": "（30-40分）", "效益指标": "（20-30分）", "满意度指标": "（10分）"}[in.Level1]
		}
	},
	head: func(p *Project) [][]cell {
		return simpleHead(p, []cell{at(0, 170, "年度绩效目标"), texts(170, 1000, p.Goals)})
	},
	columns: []column{level1(130), level2(150), level3("三级指标", 250), valueColumn("指标值", 140), weightColumn("分值", 80), optional("指标解释", 200, func(in *Indicator) *string { return in.Description })},
}

// hubei has one level fewer: the second level is the indicator.
var hubei = form{
	id: "hubei", titles: []string{"项目支出绩效目标表"}, yearLine: true, side: "年度绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		for i := range p.Indicators {
			in := &p.Indicators[i]
			in.Level2, in.Level3 = string(in.Level3), ""
			in.Basis = ptr(a.fill(pick(a.dice, basisTexts)))
		}
	},
	head: func(p *Project) [][]cell {
		return simpleHead(p, []cell{at(0, 170, "年度绩效目标"), texts(170, 1000, p.Goals)})
	},
	columns: []column{level1(140), {"二级指标", 330, func(in *Indicator) string { return in.Level2 }, 0}, optional("绩效标准", 260, func(in *Indicator) *string { return in.Basis }), valueColumn("当年预期实现值", 200)},
}

var mof2011 = form{
	id: "mof2011", titles: []string{"项目支出绩效目标申报表"}, yearLine: true, side: "年度绩效指标", longTerm: "长期绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		p.WholeProject = &WholeProject{Goals: a.goals()}
		p.longTerm = min(len(p.Indicators), 4)
		p.Indicators = append(append([]Indicator{}, p.Indicators[:p.longTerm]...), p.Indicators...)
	},
	head: func(p *Project) [][]cell {
		rows := simpleHead(p, []cell{at(0, 170, "长期目标"), texts(170, 1000, p.WholeProject.Goals)}, []cell{at(0, 170, "年度目标"), texts(170, 1000, p.Goals)})
		kind := []cell{at(0, 170, "项目属性"), at(170, 1000, fmt.Sprintf("新增项目%s 延续项目%s", "□", "■"))}
		return append([][]cell{rows[0], kind}, rows[1:]...)
	},
	columns: []column{level1(140), level2(180), level3("指标内容", 340), valueColumn("指标值", 200), {"备注", 100, func(*Indicator) string { return "" }, 0}},
}
