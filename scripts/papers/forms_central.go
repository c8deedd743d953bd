package main

import "fmt"

var central = form{
	id: "central", titles: []string{"项目绩效目标表", "项目支出绩效目标表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		a.weights(p, 90)
		p.Department = Department{Code: ptr(fmt.Sprint(a.between(301, 499))), Name: "国家" + a.bureau}
		p.Implementer = ptr(a.county + a.bureau + "研究所")
		p.Budget.Carryover = pick(a.dice, []*string{nil, ptr("0.00"), ptr("125.40")})
	},
	head: func(p *Project) [][]cell {
		const a, b, c, d = 180, 430, 620, 800
		return [][]cell{
			{at(0, a, "项目名称"), at(a, 1000, p.Name)},
			{at(0, a, "主管部门及代码"), at(a, b, "["+printed(p.Department.Code)+"]"+p.Department.Name), at(b, c, "实施单位"), at(c, 1000, printed(p.Implementer))},
			{tall(0, a, 4, "项目资金（"+p.Unit+"）"), at(a, b, "年度资金总额："), at(b, c, p.printedBudget[0]), tall(c, 1000, 4, "执行率分值（10）")},
			{at(a, b, "其中：财政拨款"), at(b, c, p.printedBudget[1])},
			{at(a, b, "上年结转资金"), at(b, c, printed(p.Budget.Carryover))},
			{at(a, b, "其他资金"), at(b, c, p.printedBudget[2])},
			{upright(0, sideWidth, 1, "年度总体目标"), texts(sideWidth, 1000, p.Goals)},
		}
	},
	columns: []column{level1(140), level2(170), level3("三级指标", 320), valueColumn("指标值", 220), weightColumn("分值权重（90）", 120)},
}

var shanghai = form{
	id: "shanghai", titles: []string{"财政项目支出绩效目标填报表", "财政项目支出绩效目标申报表"}, yearLine: true, plain: true,
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		p.Attributes = map[string]*string{"项目性质": ptr(pick(a.dice, []string{"经常性项目", "一次性项目"})), "项目类别": ptr(pick(a.dice, []string{"其他一次性项目", "专项购置类", "其他经常性项目"}))}
		p.Period = &Period{ptr(fmt.Sprintf("%d-01-01", a.year)), ptr(fmt.Sprintf("%d-12-31", a.year))}
		whole := Budget{Total: p.Budget.Total, Fiscal: p.Budget.Fiscal, Other: p.Budget.Other}
		p.WholeProject = &WholeProject{Budget: &whole, Goals: a.goals()}
		p.Budget.Carryover = pick(a.dice, []*string{nil, ptr("0.00")})
	},
	head: func(p *Project) [][]cell {
		const a, b, c, d, e = 150, 330, 500, 670, 840
		return [][]cell{
			{at(0, a, "项目名称"), at(a, 1000, p.Name)},
			{at(0, a, "项目性质"), at(a, c, printed(p.Attributes["项目性质"])), at(c, d, "项目类别"), at(d, 1000, printed(p.Attributes["项目类别"]))},
			{at(0, a, "主管部门"), at(a, c, p.Department.Name), at(c, d, "实施单位"), at(d, 1000, printed(p.Implementer))},
			{at(0, a, "计划开始日期"), at(a, c, printed(p.Period.Start)), at(c, d, "计划完成日期"), at(d, 1000, printed(p.Period.End))},
			{tall(0, a, 4, "项目资金（"+p.Unit+"）"), at(a, b, "项目资金总额"), at(b, c, p.printedBudget[0]), at(c, e, "年度资金申请总额"), at(e, 1000, p.printedBudget[0])},
			{at(a, b, "其中：财政资金"), at(b, c, p.printedBudget[1]), at(c, e, "其中：当年财政拨款"), at(e, 1000, p.printedBudget[1])},
			{at(a, b, "其他资金"), at(b, c, p.printedBudget[2]), at(c, e, "上年结转资金"), at(e, 1000, printed(p.Budget.Carryover))},
			{at(a, b, ""), at(b, c, ""), at(c, e, "其他资金"), at(e, 1000, p.printedBudget[2])},
			{tall(0, a, 2, "总体目标"), tall(a, c, 1, "项目总目标"), tall(c, 1000, 1, "年度总体目标")},
			{texts(a, c, p.WholeProject.Goals), texts(c, 1000, p.Goals)},
		}
	},
	columns: []column{level1(180), level2(220), level3("三级指标", 380), valueColumn("年度指标值", 220)},
}

var selfeval = form{
	id: "selfeval", titles: []string{"项目支出绩效自评表"}, yearLine: true, side: "绩效指标",
	prepare: func(a author, p *Project) {
		p.Department.Code = nil
		a.weights(p, 90)
		a.evaluate(p)
		a.execute(p)
	},
	head: func(p *Project) [][]cell {
		const a, b, c, d, e, f, g = 180, 360, 480, 600, 720, 800, 900
		rows := [][]cell{
			{at(0, a, "项目名称"), at(a, 1000, p.Name)},
			{at(0, a, "主管部门"), at(a, d, p.Department.Name), at(d, e, "实施单位"), at(e, 1000, printed(p.Implementer))},
			{tall(0, a, 5, "项目资金（"+p.Unit+"）"), at(a, b, ""), tall(b, c, 1, "年初预算数"), tall(c, d, 1, "全年预算数"), tall(d, e, 1, "全年执行数"), tall(e, f, 1, "分值"), tall(f, g, 1, "执行率"), tall(g, 1000, 1, "得分")},
		}
		for _, x := range p.Budget.Execution {
			rows = append(rows, []cell{at(a, b, x.Label), at(b, c, printed(x.Initial)), at(c, d, printed(x.Adjusted)), at(d, e, printed(x.Executed)), at(e, f, printed(x.Weight)), at(f, g, printed(x.Rate)), at(g, 1000, printed(x.Score))})
		}
		return append(rows,
			[]cell{upright(0, sideWidth, 2, "年度总体目标"), tall(sideWidth, d, 1, "预期目标"), tall(d, 1000, 1, "实际完成情况")},
			[]cell{texts(sideWidth, d, p.Goals), at(d, 1000, printed(p.Attributes["实际完成情况"]))})
	},
	columns: []column{level1(100), level2(110), level3("三级指标", 190), valueColumn("年度指标值", 130),
		optional("实际完成值", 130, func(in *Indicator) *string { return in.Actual }), weightColumn("分值", 60),
		optional("得分", 60, func(in *Indicator) *string { return in.Score }), optional("偏差原因分析及改进措施", 160, func(in *Indicator) *string { return in.Deviation })},
}

// evaluate invents what came of every indicator.
func (a author) evaluate(p *Project) {
	scored := a.chance(50)
	for i := range p.Indicators {
		in := &p.Indicators[i]
		in.Actual, in.Score = ptr(in.Value), in.Weight
		if scored {
			in.levelScore = map[string]string{"产出指标": "(50分)", "效益指标": "(30分)", "满意度指标": "(10分)"}[in.Level1]
		}
		if t := in.Target; t.Number != "" {
			in.Actual = ptr(t.Number + t.Unit)
		}
		if a.chance(20) {
			in.Score = ptr("0.5")
			in.Deviation = ptr(a.fill(pick(a.dice, []string{"{物}{事}进度滞后，下一步加快实施。", "受天气影响未完成，已调整计划", "{人}需求变化，将优化指标设置"})))
		}
	}
	p.Attributes = map[string]*string{"实际完成情况": ptr(a.sentences(itemGoals, 2))}
}

// execute invents the execution figures: the first row carries the score.
func (a author) execute(p *Project) {
	b := &p.Budget
	b.Carryover = ptr("0.00")
	if b.Other == nil {
		b.Other = ptr("0.00")
	}
	p.printedBudget[2] = *b.Other
	total := Execution{Label: "年度资金总额", Initial: b.Total, Adjusted: b.Total, Executed: b.Total, Weight: ptr("10"), Rate: ptr("100.00%"), Score: ptr("10")}
	b.Execution = []Execution{total, {Label: "其中：当年财政拨款", Initial: b.Fiscal, Adjusted: b.Fiscal, Executed: b.Fiscal, Weight: ptr("—"), Rate: ptr("100.00%"), Score: ptr("—")},
		{Label: "上年结转资金", Initial: b.Carryover, Adjusted: b.Carryover, Executed: b.Carryover, Weight: ptr("—"), Rate: ptr("—"), Score: ptr("—")},
		{Label: "其他资金", Initial: b.Other, Adjusted: b.Other, Executed: b.Other, Weight: ptr("—"), Rate: ptr("—"), Score: ptr("—")}}
}
