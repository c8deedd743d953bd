package audit

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"

	"jixiao/budget"
)

var targets = []Rule{
	{ID: "JX-D01", Title: "指标值未量化", Severity: Warning,
		Reason:    "没有数、日期或固定等级的指标值，年底无法判断是否完成。",
		Fail:      oneIndicator(`"level3":"行洪能力","value":"逐步提高","target":{"text":"逐步提高"}`),
		Pass:      oneIndicator(`"level3":"评定等级","value":"优","target":{"text":"优"}`),
		indicator: unquantified},
	{ID: "JX-D02", Title: "缺计量单位", Severity: Error,
		Reason:    "只有数字，没有百分号或单位，读者无从知道是多少什么。",
		Fail:      oneIndicator(`"level3":"清淤里程","value":"10","target":{"op":"=","number":"10"}`),
		Pass:      oneIndicator(`"level3":"清淤里程","value":"10公里","target":{"op":"=","number":"10","unit":"公里"}`),
		indicator: unitMissing},
	{ID: "JX-D03", Title: "指标值与名称不合", Severity: Warning,
		Reason:    "率、比例、满意度的值应是百分数，数量的值应是数；日期或文字答非所问。",
		Fail:      oneIndicator(`"level3":"资金下达及时率","value":"预计年底前完成","target":{"text":"预计年底前完成"}`),
		Pass:      oneIndicator(`"level3":"资金下达及时率","value":"100%","target":{"op":"=","number":"100","unit":"%"}`),
		indicator: valueFitsName},
	{ID: "JX-D04", Title: "比率越界", Severity: Warning,
		Reason:    "比率不会超过100%，“≥100%”等于只许100%；满意度100%没有余地。增长率除外。",
		Fail:      oneIndicator(`"level3":"报送质量合格率","value":"≥100%","target":{"op":">=","number":"100","unit":"%"}`),
		Pass:      oneIndicator(`"level3":"报送质量合格率","value":"≥98%","target":{"op":">=","number":"98","unit":"%"}`),
		indicator: rateOutOfRange},
	{ID: "JX-D05", Title: "方向符号错", Severity: Warning,
		Reason:    "越多越好的指标用了≤，或成本、投诉、差错用了≥，方向可能反了。",
		Fail:      oneIndicator(`"level3":"工程合格率","value":"≤95%","target":{"op":"<=","number":"95","unit":"%"}`),
		Pass:      oneIndicator(`"level3":"工程合格率","value":"≥95%","target":{"op":">=","number":"95","unit":"%"}`),
		indicator: wrongDirection},
	{ID: "JX-D06", Title: "空话目标", Severity: Info,
		Reason:  "只有提升、加强、完善之类的词，没有对象和数量。",
		Fail:    `{"projects":[{"goals":[{"seq":1,"text":"进一步加强和提升各项工作水平"}]}]}`,
		Pass:    `{}`,
		project: emptyGoal},
	{ID: "JX-D07", Title: "投入当绩效", Severity: Warning,
		Reason:    "投入多少钱、多少人不是产出，更不是效益。",
		Fail:      oneIndicator(`"level3":"资金投入总额","value":"10个","target":{"op":"=","number":"10","unit":"个"}`),
		Pass:      `{}`,
		indicator: inputAsResult},
	{ID: "JX-D08", Title: "目标值过低/过高", Severity: Info, Needs: Archive,
		Reason:    "与全库同名同单位的指标相比，落在常见范围之外。",
		Params:    []Param{{"low", 0.05, "下限分位"}, {"high", 0.95, "上限分位"}, {"n", 30, "至少多少个同类值"}},
		Fail:      `{"projects":[` + strings.Repeat(similar("≥95%", "95")+",", 40) + similar("≥20%", "20") + `]}`,
		Pass:      `{"projects":[` + strings.Repeat(similar("≥95%", "95")+",", 40) + similar("≥95%", "95") + `]}`,
		indicator: unusualTarget},
	{ID: "JX-D09", Title: "指标值全同", Severity: Info,
		Reason: "整份文件的百分数全是同一个值，说明没有逐项测算。",
		Params: []Param{{"n", 5, "至少几个百分数"}},
		Fail:   `{"projects":[` + similar("≥95%", "95") + "," + similar("≥95%", "95") + "," + similar("≥95%", "95") + `]}`,
		Pass:   `{"projects":[` + similar("≥95%", "95") + "," + similar("≥95%", "95") + "," + similar("≥90%", "90") + `]}`,
		paper:  allTargetsEqual},
	{ID: "JX-D10", Title: "同一指标目标不一", Severity: Warning,
		Reason:    "同一份文件里名称和描述都相同的比率指标，目标值却不同。",
		Fail:      `{"projects":[` + similar("≥95%", "95") + "," + similar("≥10%", "10") + `]}`,
		Pass:      `{"projects":[` + similar("≥95%", "95") + "," + similar("≥95%", "95") + `]}`,
		indicator: sameNameOtherTarget},
}

// oneIndicator and similar write the examples' JSON.
func oneIndicator(fields string) string {
	return `{"projects":[{"indicators":[{"level1":"产出指标","level2":"质量指标",` + fields + `}]}]}`
}

func similar(value, number string) string {
	return `{"indicators":[{"level1":"产出指标","level2":"质量指标","level3":"验收合格率","description":"验收合格的比率","value":"` + value +
		`","target":{"op":">=","number":"` + number + `","unit":"%"}},{"level1":"满意度指标","level2":"服务对象满意度指标","level3":"群众满意度","value":"` + value +
		`","target":{"op":">=","number":"` + number + `","unit":"%"}}]}`
}

var (
	hasDigit  = pattern(`[0-9０-９]|[一二三四五六七八九十百]+[年月日个项次天%]`)
	levelWord = pattern(`^(优|良|中|差|优秀|良好|合格|不合格|合规|达标|是|否|有|无|零|好|较好|高|较高|低|通过|完成|全覆盖)$`)
)

func unquantified(s *subject, i int) result {
	in := s.p.Indicators[i]
	text := targetText(in)
	switch {
	case in.Value == "" || in.Target == nil:
		return insufficient()
	case text == "" || hasDigit().MatchString(text) || levelWord().MatchString(text):
		return pass()
	}
	return found(fmt.Sprintf("indicators[%d].value", i), "“"+string(in.Level3)+"”的指标值是“"+text+"”")
}

func unitMissing(s *subject, i int) result {
	in := s.p.Indicators[i]
	switch {
	case in.Target == nil:
		return insufficient()
	case in.Target.Number == "":
		return na()
	case strings.Contains(string(in.Level2), "时效") && yearOrMonth().MatchString(in.Target.Number):
		return na() // a date
	case in.Target.Unit == "" && !unitElsewhere(in):
		return found(fmt.Sprintf("indicators[%d].value", i), "“"+string(in.Level3)+"”的指标值“"+string(in.Value)+"”没有单位", Number{"数值", in.Target.Number})
	}
	return pass()
}

// yearOrMonth is a date that reads like a number: 2025, 2025.12, 202512.
var yearOrMonth = pattern(`^20\d\d(\.?(0?[1-9]|1[0-2]))?$`)

// unitElsewhere: the name says the unit in brackets, or a column of its own does.
func unitElsewhere(in budget.Indicator) bool {
	if i := strings.LastIndexAny(string(in.Level3), "（("); i > 0 {
		return true
	}
	for _, a := range in.Attributes {
		if strings.Contains(a.Label, "单位") && a.Value != "" {
			return true
		}
	}
	return false
}

var (
	rateName  = pattern(`(率|比例|占比|满意度|覆盖面)$`)
	countName = pattern(`(数量|次数|人数|个数|件数|户数|场次)$`)
	percents  = pattern(`^(%|％|百分比|百分点|个百分点|‰|倍)`)
)

func valueFitsName(s *subject, i int) result {
	in := s.p.Indicators[i]
	if in.Target == nil || in.Level3 == "" {
		return insufficient()
	}
	name := strings.TrimSpace(string(in.Level3))
	number, unit := in.Target.Number, in.Target.Unit
	object := fmt.Sprintf("indicators[%d].value", i)
	said := "“" + name + "”的指标值是“" + string(in.Value) + "”"
	switch {
	case rateName().MatchString(name) && !levelWord().MatchString(in.Target.Text) && (number == "" && !strings.ContainsAny(in.Target.Text, "%％") || number != "" && unit != "" && !percents().MatchString(unit) && !strings.HasSuffix(name, "满意度")):
		return found(object, said)
	case number == "" && (countName().MatchString(name) || countName().MatchString(string(in.Description))) && !hasDigit().MatchString(in.Target.Text):
		return found(object, said+"，描述为数量")
	case strings.Contains(string(in.Level2), "数量") && countName().MatchString(name) && percents().MatchString(unit):
		return found(object, said+"，在数量指标下")
	}
	return pass()
}

var growth = pattern(`增长|提升|提高|增幅|增速|上升|比上年|同比`)

func rateOutOfRange(s *subject, i int) result {
	in := s.p.Indicators[i]
	if in.Target == nil {
		return insufficient()
	}
	r, ok := budget.PrintedAmount(in.Target.Number).Rat()
	if !ok || !strings.HasPrefix(in.Target.Unit, "%") {
		return na()
	}
	full := big.NewRat(100, 1)
	object := fmt.Sprintf("indicators[%d].value", i)
	said := "“" + string(in.Level3) + "”的指标值是“" + string(in.Value) + "”"
	grows := growth().MatchString(string(in.Level3 + in.Description))
	switch c := r.Cmp(full); {
	case c > 0 && !grows, c == 0 && (in.Target.Op == ">" || in.Target.Op == ">=") && !grows:
		return found(object, said, Number{"数值", in.Target.Number})
	case c == 0 && strings.Contains(string(in.Level3)+in.Level1, "满意"):
		return found(object, said, Number{"数值", in.Target.Number})
	}
	return pass()
}

var (
	moreIsBetter = pattern(`(满意度|合格率|完成率|及时率|覆盖率|达标率|通过率|优良率|入学率|就业率|利用率)$`)
	lessIsBetter = pattern(`投诉|差错|事故|故障|逾期|流失|成本|超支`)
)

func wrongDirection(s *subject, i int) result {
	in := s.p.Indicators[i]
	if in.Target == nil || in.Target.Op == "" {
		return na()
	}
	name := string(in.Level3)
	object := fmt.Sprintf("indicators[%d].value", i)
	switch {
	case strings.HasPrefix(in.Target.Op, "<") && moreIsBetter().MatchString(name) && !lessIsBetter().MatchString(name),
		strings.HasPrefix(in.Target.Op, ">") && lessIsBetter().MatchString(name) && !moreIsBetter().MatchString(name) && !strings.Contains(name, "节约") && !strings.Contains(name, "降低") && !strings.Contains(name, "下降"):
		return found(object, "“"+name+"”的指标值是“"+string(in.Value)+"”")
	}
	return pass()
}

var hollow = pattern(`进一步|不断|持续|有效|切实|全面|大力|着力|积极|提升|提高|加强|完善|保障|促进|推进|推动|加快|增强|各项|工作|水平|能力|质量|效率|发展|建设|开展|做好|确保|顺利|正常|运转|和|与|及|的|了|，|、|。|；|,|;`)

func emptyGoal(s *subject) []result {
	if len(s.p.Goals) == 0 {
		return one(na())
	}
	var out []result
	for i, g := range s.p.Goals {
		rest := hollow().ReplaceAllString(g.Text, "")
		if len([]rune(rest)) < 2 && !hasDigit().MatchString(g.Text) {
			out = append(out, found(fmt.Sprintf("goals[%d].text", i), "目标“"+g.Text+"”没有对象和数量"))
		} else {
			out = append(out, pass())
		}
	}
	return out
}

var inputName = pattern(`资金投入|投入资金|投入金额|经费投入|投入经费|人员投入|投入人数|投入人员|物资投入|预算安排金额`)

func inputAsResult(s *subject, i int) result {
	in := s.p.Indicators[i]
	switch {
	case isCost(in):
		return na()
	case inputName().MatchString(string(in.Level3)):
		return found(fmt.Sprintf("indicators[%d].level3", i), "“"+string(in.Level3)+"”是投入")
	}
	return pass()
}

func unusualTarget(s *subject, i int) result {
	in := s.p.Indicators[i]
	v, ok := numberOf(in)
	if !ok {
		return na()
	}
	from, to, n := s.view.usual(in, s.param("low"), s.param("high"))
	switch {
	case n < int(s.param("n")):
		return insufficient()
	case v < from || v > to:
		return found(fmt.Sprintf("indicators[%d].value", i), "“"+string(in.Level3)+"”的指标值是“"+string(in.Value)+"”",
			Number{"常见下限", plain(from)}, Number{"常见上限", plain(to)}, count("同类值个数", n))
	}
	return pass()
}

func plain(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func allTargetsEqual(s *sheet) []result {
	n, value := 0, ""
	for _, p := range s.paper.Projects {
		for _, in := range p.Indicators {
			if in.Target == nil || !strings.HasPrefix(in.Target.Unit, "%") {
				continue
			}
			said := in.Target.Op + zeroless(in.Target.Number)
			if n > 0 && said != value {
				return one(pass())
			}
			value = said
			n++
		}
	}
	if n < int(s.param("n")) {
		return one(insufficient())
	}
	return one(found("", fmt.Sprintf("全部%d个百分数指标值都是%s%%", n, value), count("个数", n)))
}
