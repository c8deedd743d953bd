package main

import (
	"fmt"
	"strings"
)

// author writes the words of one department's papers.
type author struct {
	dice
	field
	county string
	year   int
	long   bool // some cells hold whole paragraphs
}

// fill replaces the slots of a template: {物} a thing, {事} what is done to it,
// {人} people, {效} an effect, {法} a document, {位} a unit, {数} a count of
// things, {年} the budget year, {前} the year before, {月} a month.
func (a author) fill(template string) string {
	var b strings.Builder
	for {
		open := strings.Index(template, "{")
		if open < 0 {
			return b.String() + template
		}
		shut := strings.Index(template, "}")
		b.WriteString(template[:open])
		b.WriteString(a.slot(template[open+1 : shut]))
		template = template[shut+1:]
	}
}

func (a author) slot(name string) string {
	switch name {
	case "物":
		return pick(a.dice, a.things).name
	case "事":
		return pick(a.dice, a.acts)
	case "人":
		return pick(a.dice, a.people)
	case "效":
		return pick(a.dice, a.effects)
	case "法":
		return "《" + pick(a.dice, a.laws) + "》"
	case "位":
		return pick(a.dice, a.units)
	case "数":
		t := pick(a.dice, a.things)
		return fmt.Sprintf("%s%d%s", t.name, a.between(2, 960), t.unit)
	case "年":
		return fmt.Sprint(a.year)
	case "前":
		return fmt.Sprint(a.year - 1)
	case "月":
		return fmt.Sprint(a.between(3, 11))
	case "县":
		return a.county
	}
	panic("unknown slot " + name)
}

var purposeSentences = []string{
	"用于{物}{事}及相关辅助支出。",
	"主要用于{物}{事}、{物}{事}，{效}。",
	"按照{法}要求，安排资金开展{物}{事}，预计涉及{数}。",
	"为进一步{效}，计划实施{物}{事}；同步做好{物}{事}工作。",
	"资金由{位}统一管理，专款专用，不得挤占挪用。",
	"其中：支付{前}年已完工未结算工程款，其余用于{年}年新增任务。",
	"依据合同约定，{物}{事}费用按进度支付，质保金于次年结清。",
	"通过政府购买服务方式，委托第三方机构承担{物}{事}任务,并组织验收。",
	"项目实施后，可有效{效}，使{人}普遍受益。",
	"包括人员劳务、材料购置、设备租赁、差旅及印刷等费用；不含基本支出。",
	"根据{县}人民政府第{月}次常务会议纪要，同意列支“{物}{事}”专项经费。",
	"重点保障{物}、{物}和{物}的{事}需要，确保{效}。",
	"本项目为延续性项目，自{前}年起实施，{年}年计划完成{数}的{事}。",
	"解决{人}反映强烈的突出问题，{效}、{效}。",
	"结合{位}实际，测算标准为上年决算数，压减一般性支出后据实安排。",
	"用于购买A4纸、硒鼓等办公耗材，支付VPN专线租赁费、UPS电源维护费和Windows Server授权费。",
	"组织开展“{物}进社区（村）”系列活动，印发宣传材料，营造良好氛围。",
	"省级补助与本级配套资金统筹使用，优先用于{物}{事}。",
}

var goalSentences = []string{
	"完成{物}{事}任务，{效}",
	"通过{物}{事}，{效}，{效}",
	"全年完成{数}的{事}工作",
	"{效}，{人}满意度稳步提升",
	"按时足额完成{物}{事}资金支付，确保项目如期完工",
	"严格执行{法}，规范{物}管理，{效}",
	"建立健全{物}{事}长效机制",
	"确保{物}安全运行，杜绝责任事故发生",
	"做好{物}、{物}{事}，切实{效}。",
	"保障{位}正常运转，{效}。",
	"提升{物}{事}水平，服务{人}能力进一步增强；年底前形成可复制、可推广的经验。",
}

var basisTexts = []string{
	"根据年初工作计划安排", "{法}", "历史数据", "上年完成情况", "工作计划", "行业标准", "项目实施方案", "合同约定", "预算批复文件",
	"依据{法}及项目实施方案", "{前}年实际完成值", "参照往年同类项目执行情况", "部门年度工作要点", "实际需要", "按{法}规定执行", "项目申报书",
	"根据{县}政府工作报告确定", "财政评审报告", "绩效评价要求", "问卷调查", "国家标准GB50201", "三定方案", "测算依据", "{县}“十四五”规划纲要",
}

var textValues = []string{
	"长期", "优", "合规", "逐步提高", "是", "显著提升", "及时", "有效改善", "达标", "良好", "完成", "持续发挥作用", "明显", "按时完成", "不断增强",
	"预计{年}年年底前完成", "{年}年12月底前", "{年}年{月}月底前完成", "{前}.07-{年}.01", "5-10个", "全年", "有所下降", "{效}",
	"慰问人数不少于100人,宣传用品不少于20000份", "有效解决{人}反映的突出问题", "按合同约定时间完成支付", "优良率90%以上", "90%以上", "80%左右", "第三季度末",
}

var aimSentences = []string{
	"以习近平新时代中国特色社会主义思想为指导，认真落实{县}委、{县}政府各项决策部署，围绕“{效}”这一中心任务，统筹推进{物}、{物}等重点工作。",
	"{年}年，全面完成{物}{事}任务，力争{数}达到预期要求，{效}。",
	"坚持以人民为中心的发展思想，着力解决{人}急难愁盼问题，推动{物}工作再上新台阶。",
	"根据{法}和{县}机构改革方案，履行好{物}管理职责，持续{效}。",
	"进一步规范预算绩效管理，做到花钱必问效、无效必问责，资金使用效益显著提高。",
	"深入推进{物}{事}，加快补齐短板弱项；加强{物}监管，守牢安全底线。",
	"强化科技支撑，建设“智慧{物}”平台，实现数据共享、业务协同。",
}

var itemDescriptions = []string{
	"开展{物}{事}，保障{人}合法权益。",
	"用于{物}{事}、{物}{事}等方面的支出。",
	"按照{法}规定，组织实施{物}{事}工作，全年计划完成{数}。",
	"统筹各级资金，重点支持{物}{事}，兼顾{物}{事}，{效}。",
	"加强{位}能力建设，提升{物}{事}水平。",
}

var itemGoals = []string{
	"{效}，{效}。",
	"按期完成{物}{事}任务，确保资金安全、项目安全、干部安全。",
	"通过{物}{事}，使{人}获得感明显增强。",
	"完善{物}管理制度，实现{物}{事}规范化、常态化。",
}

var itemIndicators = []string{
	"{物}{事}完成率达到95%以上。{人}满意度达到90%以上。",
	"严格执行年初预算，有效防止超预算。",
	"{物}{事}验收合格率100%，{效}。",
	"完成{数}，{人}满意度指标达到92%以上。",
	"资金支付及时率不低于98%，无违规使用资金现象发生。",
}

var measureTexts = []string{
	"加强组织领导。成立由主要负责人任组长的工作专班，明确责任分工，确保{物}{事}各项任务落到实处。",
	"完善制度建设。修订《内部控制手册》，健全{物}管理、资金审批、政府采购等制度，为全年预算绩效管理提供保障。",
	"加强支出管理。通过优化支出结构、编细编实预算、加快项目启动、及时支付资金等措施，确保支出进度达标。",
	"加强绩效运行监控。按月调度{物}{事}进展，发现偏差及时纠正，确保绩效目标如期实现。",
	"做好绩效自评。对{前}年预算项目逐一开展自评，评价结果作为{年}年预算安排的重要依据。",
	"规范财务资产管理。严格审批程序，加强固定资产登记、使用和处置管理，做到账实相符、物尽其用。",
	"加强内部监督。对重大支出决策、资产处置等事项进行全过程监督，配合做好审计、财政监督等工作。",
	"加强宣传培训。组织业务骨干参加预算绩效培训，提高{位}工作人员的绩效意识和业务能力。",
	"强化部门协同。与财政、审计等部门建立信息共享机制，及时研究解决{物}{事}中遇到的困难和问题。",
	"落实工作责任。将目标任务分解到{位}等单位，实行清单管理、挂图作战，{月}月底前完成中期评估。",
}

// sentences joins n filled templates.
func (a author) sentences(templates []string, n int) string {
	var b strings.Builder
	for _, t := range some(a.dice, templates, n) {
		b.WriteString(a.fill(t))
	}
	return b.String()
}
