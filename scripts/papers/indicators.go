package main

import "strings"

// slots of the second level per first level, in the usual order.
type branch struct {
	level1 string
	level2 []string
}

var branches = []branch{
	{"产出指标", []string{"数量指标", "质量指标", "时效指标", "成本指标"}},
	{"效益指标", []string{"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"}},
	{"满意度指标", []string{"服务对象满意度指标"}},
}

// costBranch stands as a first level in papers from 2022 on.
var costBranch = branch{"成本指标", []string{"经济成本指标", "社会成本指标", "生态环境成本指标"}}

// tree is the two levels of one project: which leaves it has and how many
// indicators hang on each.
func (a author) tree(n int) []struct {
	level1, level2 string
} {
	list := append([]branch{}, branches...)
	if a.year >= 2022 && a.chance(40) {
		list[0].level2 = list[0].level2[:3]
		at := pick(a.dice, []int{0, 1, 1})
		list = append(list[:at], append([]branch{costBranch}, list[at:]...)...)
	}
	type leaf struct{ level1, level2 string }
	var leaves []leaf
	for _, b := range list {
		kept := 0
		for i, l2 := range b.level2 {
			drop := b.level1 != "产出指标" && a.chance(45) || a.chance(8)
			if drop && (kept > 0 || i+1 < len(b.level2)) {
				continue
			}
			leaves, kept = append(leaves, leaf{b.level1, l2}), kept+1
		}
	}
	copies := make([]int, len(leaves))
	for i := range copies {
		copies[i] = 1
	}
	for extra := n - len(leaves); extra > 0; extra-- {
		copies[min(a.IntN(len(leaves)), a.IntN(len(leaves)))]++
	}
	var out []struct{ level1, level2 string }
	for i, l := range leaves {
		for range copies[i] {
			out = append(out, struct{ level1, level2 string }(l))
		}
	}
	return out
}

// basisSource decides once per project where its targets come from.
func (a author) basisSource(number string, funded bool) func() *string {
	number = strings.NewReplacer("[", "【", "]", "】").Replace(number)
	same := a.fill(pick(a.dice, basisTexts))
	mixed := a.chance(50)
	return func() *string {
		switch {
		case a.chance(5):
			return nil
		case funded && !a.chance(10):
			return ptr(number)
		case mixed:
			return ptr(a.fill(pick(a.dice, basisTexts)))
		}
		return ptr(same)
	}
}

func (a author) indicators(n int, p *Project, basis func() *string) []Indicator {
	var out []Indicator
	for _, leaf := range a.tree(n) {
		in := a.indicator(leaf.level2, p)
		in.Level1, in.Level2, in.Basis = leaf.level1, leaf.level2, basis()
		if a.chance(5) {
			in.Description = nil
		}
		out = append(out, in)
	}
	return out
}

// indicator invents name, description and value that fit a second level.
func (a author) indicator(level2 string, p *Project) Indicator {
	t := pick(a.dice, a.things)
	var name, desc string
	var v value
	switch level2 {
	case "数量指标":
		name = pick(a.dice, []string{t.name + "数量", t.name + "{事}数量", "{事}次数", "{事}" + t.name + "数", "培训{人}人次", t.name, "数量"})
		desc = pick(a.dice, []string{"{年}年计划{事}的" + t.name + "数量", "实际完成{事}的" + t.name + "总数", t.name + "数", "反映{事}任务完成情况", "全年开展" + t.name + "{事}的数量"})
		v = a.count(t.unit)
	case "质量指标":
		name = pick(a.dice, []string{"{事}合格率", t.name + "{事}验收通过率", t.name + "完好率", "达标率", t.name + "{事}质量达标率", "数据准确率"})
		desc = pick(a.dice, []string{"验收合格的" + t.name + "数量占{事}总数量的比例", "{事}质量达到{法}要求的比率", "合格数量/总数量×100%", t.name + "{事}合格率", "符合技术规范要求的比例"})
		v = a.rate()
	case "时效指标":
		name = pick(a.dice, []string{"{事}及时率", "按期完成率", t.name + "{事}完成时间", "资金拨付及时率", "完成时限", t.name + "{事}响应时间"})
		desc = pick(a.dice, []string{"在规定时间内完成{事}的比率", "按照时间节点完成" + t.name + "{事}任务的程度", "项目资金下达及时率", "{事}任务完成的截止时间", "接报后到达现场处理的平均时间"})
		v = a.rate()
		if a.chance(40) {
			v = a.days()
		}
	case "成本指标", "经济成本指标", "社会成本指标", "生态环境成本指标":
		name = pick(a.dice, []string{"预算成本数", t.name + "{事}成本", "项目总成本", "{事}所需经费", t.name + "单位成本", "成本控制"})
		desc = pick(a.dice, []string{t.name + "{事}预算成本数", "按照批复预算控制支出", "{事}所需经费", "对{物}造成的负面影响及处置费用", "项目支出不超过预算批复金额"})
		v = a.cost(*p.Budget.Total)
		if p.Unit == "元" {
			v = a.number(pick(a.dice, atMost), *p.Budget.Total, "元", true)
		}
	case "服务对象满意度指标":
		name = pick(a.dice, []string{"{人}满意度", "服务对象满意度", "{人}满意率", "满意度", "{人}及{人}综合满意度"})
		desc = pick(a.dice, []string{"调查中满意和较满意的{人}数量占调查总人数的比率", "抽样调查{人}对{事}工作的满意程度", "{人}满意度", "通过问卷调查测算的满意人数占比"})
		v = a.rate()
	default:
		name = pick(a.dice, []string{"{效}", t.name + "{事}覆盖率", "{物}{事}持续发挥作用期限", "{事}提升率", "带动{人}增收", "促进{物}发展情况", "{效}程度"})
		desc = pick(a.dice, []string{"{事}后{效}的情况", "本年度" + t.name + "{事}与去年相比的提升比率", "项目实施对{效}的作用", "{人}受益情况", "{物}{事}持续发挥作用的年限"})
		v = a.rate()
		if a.chance(45) {
			v = a.words(a.fill(pick(a.dice, textValues)))
		}
	}
	if a.chance(6) {
		v = a.words(a.fill(pick(a.dice, textValues)))
	}
	name = clip(a.fill(name), 25)
	if a.chance(2) {
		v = a.words(name)
	}
	if a.long && a.chance(20) {
		desc = a.sentences(purposeSentences, a.between(3, 12))
	}
	return Indicator{Level3: blank(name), Description: ptr(a.fill(desc)), Value: v.text, printedValue: v.printed, Target: v.target}
}

// clip keeps names within the length that papers show.
func clip(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
