package audit

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

var classes = []Rule{
	{ID: "JX-C01", Title: "产出与效益混淆", Severity: Warning,
		Reason:    "效益指标应说明结果；数量、完成率属于产出。产出指标也不应是满意、提升。",
		Fail:      `{"projects":[{"indicators":[{"level1":"效益指标","level2":"社会效益指标","level3":"任务完成率","value":"≥95%"}]}]}`,
		Pass:      `{}`,
		indicator: outputOrBenefit},
	{ID: "JX-C02", Title: "满意度错位", Severity: Warning,
		Reason:    "满意度应放在满意度指标下；满意度指标下应是满意度。",
		Fail:      `{"projects":[{"indicators":[{"level1":"效益指标","level2":"可持续影响指标","level3":"受训学员满意度","value":"≥95%"}]}]}`,
		Pass:      `{}`,
		indicator: satisfactionPlace},
	{ID: "JX-C03", Title: "二级类别错位", Severity: Warning,
		Reason:    "及时、按期属于时效，金额属于成本，经济效益不在社会效益之下。",
		Fail:      `{"projects":[{"indicators":[{"level1":"效益指标","level2":"社会效益指标","level3":"对经济效益提升比","value":"≥95%"}]}]}`,
		Pass:      `{}`,
		indicator: secondLevelPlace},
	{ID: "JX-C04", Title: "目标与项目无关", Severity: Warning,
		Reason:  "项目名称的字词在目标、用途和指标中一个也没有出现，可能是别的项目的文字。",
		Fail:    `{"projects":[{"name":"学校食堂改造"}]}`,
		Pass:    `{}`,
		project: unrelatedGoal},
	{ID: "JX-C05", Title: "依据文号不符", Severity: Warning,
		Reason:    "依据里的文号与项目名称里同一机关的文号年份或序号不同。",
		Fail:      `{"projects":[{"name":"云财农[2024]12号河道清淤资金","indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"≥10公里","basis":"云财农【2025】12号"}]}]}`,
		Pass:      `{"projects":[{"name":"云财农[2024]12号河道清淤资金","indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"≥10公里","basis":"云财农【2024】12号"}]}]}`,
		indicator: basisNumber},
	{ID: "JX-C06", Title: "依据笼统", Severity: Info,
		Reason:    "同一项目各行的依据是同一句没有文件、标准或合同的话，无从核对。",
		Params:    []Param{{"rows", 3, "相同依据至少几行才算"}},
		Fail:      `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"甲","value":"1个","basis":"根据年初工作计划安排"},{"level1":"产出指标","level2":"质量指标","level3":"乙","value":"1个","basis":"根据年初工作计划安排"},{"level1":"产出指标","level2":"成本指标","level3":"丙","value":"1个","basis":"根据年初工作计划安排"}]}]}`,
		Pass:      `{}`,
		indicator: vagueBasis},
}

var (
	countOrRate = pattern(`(数量|次数|个数|人数|件数|完成率|完成数)$`)
	effectWord  = pattern(`满意|提升`)
)

func outputOrBenefit(s *subject, i int) result {
	in := s.p.Indicators[i]
	name := string(in.Level3)
	object := fmt.Sprintf("indicators[%d].level3", i)
	switch {
	case name == "":
		return insufficient()
	case strings.Contains(in.Level1, "效益") && countOrRate().MatchString(name):
		return found(object, "效益指标“"+name+"”是数量或完成率")
	case strings.Contains(in.Level1, "产出") && effectWord().MatchString(name):
		return found(object, "产出指标“"+name+"”说的是效果")
	case strings.Contains(in.Level1, "效益") || strings.Contains(in.Level1, "产出"):
		return pass()
	}
	return na()
}

func satisfactionPlace(s *subject, i int) result {
	in := s.p.Indicators[i]
	text := string(in.Level3)
	if text == "" {
		return insufficient()
	}
	under := strings.Contains(in.Level1+string(in.Level2), "满意")
	says := strings.Contains(text+string(in.Description), "满意") || strings.Contains(text, "投诉") || strings.Contains(text, "好评")
	object := fmt.Sprintf("indicators[%d].level3", i)
	switch {
	case under && !says:
		return found(object, "满意度指标“"+text+"”没有说满意")
	case !under && strings.Contains(text, "满意"):
		return found(object, "“"+text+"”在“"+string(in.Level2)+"”下")
	case !under:
		return na()
	}
	return pass()
}

var timely = pattern(`及时|按期|按时`)

func secondLevelPlace(s *subject, i int) result {
	in := s.p.Indicators[i]
	name, level2 := string(in.Level3), string(in.Level2)
	if level2 == "" || name == "" {
		return na()
	}
	object := fmt.Sprintf("indicators[%d].level3", i)
	_, isMoney := moneyOf(in)
	switch {
	case timely().MatchString(name) && strings.Contains(in.Level1, "产出") && !strings.Contains(level2, "时效"):
		return found(object, "“"+name+"”在“"+level2+"”下")
	case isMoney && strings.Contains(in.Level1, "产出") && !isCost(in):
		return found(fmt.Sprintf("indicators[%d].value", i), "金额“"+string(in.Value)+"”在“"+level2+"”下")
	case strings.Contains(name, "经济效益") && strings.Contains(level2, "社会效益"), strings.Contains(name, "社会效益") && strings.Contains(level2, "经济效益"):
		return found(object, "“"+name+"”在“"+level2+"”下")
	}
	return pass()
}

func unrelatedGoal(s *subject) []result {
	text := s.p.Purpose.Value
	for _, g := range s.p.Goals {
		text += g.Text
	}
	for _, in := range s.p.Indicators {
		text += string(in.Level3) + string(in.Description)
	}
	switch {
	case s.p.Name == "" || text == "":
		return one(insufficient())
	case bigramsWithin(bareName(s.p.Name), bareName(text)) == 0:
		return one(found("name", "名称“"+s.p.Name+"”与目标、用途、指标没有相同的词"))
	}
	return one(pass())
}

// documentNumber is an issuing office's word, a year and a number; brackets of
// any kind, even doubled by mistake.
var documentNumber = pattern(`(\p{Han}{2,8})[\[【〔（(]+(\d{4})[\]】〕）)]+第?(\d+)号`)

func basisNumber(s *subject, i int) result {
	in := s.p.Indicators[i]
	if !strings.Contains(s.p.Name, "号") || !strings.Contains(string(in.Basis), "号") {
		return na()
	}
	mine := documentNumber().FindAllStringSubmatch(s.p.Name, -1)
	theirs := documentNumber().FindAllStringSubmatch(string(in.Basis), -1)
	if len(mine) == 0 || len(theirs) == 0 {
		return na()
	}
	for _, b := range theirs {
		comparable, same := false, false
		for _, n := range mine {
			if strings.HasSuffix(n[1], b[1]) || strings.HasSuffix(b[1], n[1]) {
				comparable = true
				same = same || n[2] == b[2] && n[3] == b[3]
			}
		}
		if comparable && !same {
			return found(fmt.Sprintf("indicators[%d].basis", i), "依据“"+b[0]+"”，项目名称“"+mine[0][0]+"”",
				Number{"依据年份", b[2]}, Number{"名称年份", mine[0][2]}, Number{"依据序号", b[3]}, Number{"名称序号", mine[0][3]})
		}
	}
	return pass()
}

var concrete = pattern(`[0-9]|《|标准|合同|协议|规定|办法|条例|文件|通知|批复|预算`)

func vagueBasis(s *subject, i int) result {
	basis := s.p.Indicators[i].Basis
	if basis == "" {
		return na()
	}
	same := 0
	for _, in := range s.p.Indicators {
		if in.Basis == basis {
			same++
		}
	}
	if same >= int(s.param("rows")) && same == len(s.p.Indicators) && !concrete().MatchString(string(basis)) {
		return found(fmt.Sprintf("indicators[%d].basis", i), "全部"+fmt.Sprint(same)+"行的依据都是“"+string(basis)+"”", count("行数", same))
	}
	return pass()
}

// targetText is what an indicator's value says when it is not a number.
func targetText(in budget.Indicator) string {
	if in.Target == nil {
		return ""
	}
	return in.Target.Text
}
