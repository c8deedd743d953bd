package audit

import (
	"fmt"
	"testing"

	"jixiao/budget"
)

// TestCases: borders of rules, with the reason why each falls on its side.
func TestCases(t *testing.T) {
	cost := func(name, level2, value, number, unit string) string {
		return fmt.Sprintf(`{"level1":"产出指标","level2":"%s","level3":"%s","value":"%s","target":{"op":"=","number":"%s","unit":"%s"}}`, level2, name, value, number, unit)
	}
	costs := func(list ...string) string {
		text := `{"projects":[{"indicators":[`
		for i, c := range list {
			if i > 0 {
				text += ","
			}
			text += c
		}
		return text + `]}]}`
	}
	budgetOf := func(total, fiscal, other string) string {
		return fmt.Sprintf(`{"projects":[{"budget":{"total":"%s","fiscal":"%s","other":%s}}]}`, total, fiscal, other)
	}
	for _, c := range []struct {
		rule, text string
		want       int
		why        string
	}{
		{"JX-B01", budgetOf("5971", "3893", `"2077"`), 0, "three rounded whole numbers may be off by one"},
		{"JX-B01", budgetOf("5972", "3893", `"2077"`), 1, "but not by two"},
		{"JX-B01", budgetOf("17.00", "16.98", "null"), 1, "one part, off by more than rounding makes"},
		{"JX-B01", budgetOf("100.00", "66.67", `"33.34"`), 0, "two rounded parts"},
		{"JX-B01", budgetOf("17.5", "10", `"7"`), 1, "0.5 is more than rounding makes: others have dropped their zeros"},
		{"JX-B02", costs(cost("清淤成本", "成本指标", "99.98万元", "99.98", "万元")), 1, "a single cost near the budget"},
		{"JX-B02", costs(cost("清淤成本", "成本指标", "130万元", "130", "万元")), 1, "a part cannot exceed the whole"},
		{"JX-B02", costs(cost("设备购置成本", "成本指标", "30万元", "30", "万元")), 0, "may be a part"},
		{"JX-B02", costs(cost("项目总成本", "成本指标", "30万元", "30", "万元")), 1, "says that it is the whole"},
		{"JX-B02", costs(cost("授课费", "成本指标", "500元", "500", "元")), 0, "may be a price"},
		{"JX-B02", costs(cost("材料成本", "成本指标", "60万元", "60", "万元"), cost("人工成本", "成本指标", "40万元", "40", "万元")), 0, "parts that add up"},
		{"JX-B02", costs(cost("材料成本", "成本指标", "60万元", "60", "万元"), cost("人工成本", "成本指标", "30万元", "30", "万元")), 0, "perhaps not all parts are listed"},
		{"JX-B02", costs(cost("对环境的影响", "生态环境成本指标", "130万元", "130", "万元")), 0, "a cost that others bear"},
		{"JX-B03", `{"projects":[{"purpose":"预算数451.08万元。","budget":{"total":"451","fiscal":"451","other":null}}]}`, 0, "a paper that prints whole amounts has rounded them"},
		{"JX-B03", `{"projects":[{"purpose":"预算数451.08万元。","budget":{"total":"451","fiscal":"451","other":null}},{"budget":{"total":"3.9","fiscal":"3.9","other":null}}]}`, 1, "a paper that prints decimals has not"},
		{"JX-B02", `{"projects":[{"budget":{"total":"451","fiscal":"451","other":null},"indicators":[` + cost("项目总成本", "成本指标", "451.08万元", "451.08", "万元") + `]}]}`, 0, "rounded in the table"},
		{"JX-B02", `{"projects":[{"budget":{"total":"451.00","fiscal":"451.00","other":null},"indicators":[` + cost("项目总成本", "成本指标", "451.08万元", "451.08", "万元") + `]}]}`, 1, "not rounded in the table"},
		{"JX-B03", `{"projects":[{"purpose":"其中：中央财政资金60万元，省级财政资金40万元。上年预算数90万元。"}]}`, 0, "parts of the cell, and another year"},
		{"JX-B03", `{"projects":[{"purpose":"项目预算数90万元，其中财政资金100万元。"}]}`, 1, "only the first contradicts"},
		{"JX-A01", `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"甲","value":"1个"},{"level1":"效益指标","level2":"社会效益指标","level3":"乙","value":"1个"},{"level1":"效益指标","level2":"服务对象满意度指标","level3":"满意度","value":"≥90%"}]}]}`, 0, "older forms have satisfaction on the second level"},
		{"JX-A01", `{"projects":[{"indicators":[{"level1":"成本指标","level2":"经济成本指标","level3":"总成本","value":"1万元"},{"level1":"效益指标","level2":"社会效益指标","level3":"乙","value":"1个"},{"level1":"满意度指标","level2":"服务对象满意度指标","level3":"满意度","value":"≥90%"}]}]}`, 1, "a first level of costs is no output"},
		{"JX-A01", `{"projects":[{"indicators":[{"level1":"","level2":"成本指标","level3":"总成本","value":"1万元"},{"level1":"","level2":"社会效益指标","level3":"乙","value":"1个"},{"level1":"","level2":"服务对象满意度指标","level3":"满意度","value":"≥90%"}]}]}`, 0, "no first level printed"},
		{"JX-A01", `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"甲","value":"1个"},{"level1":"效果指标","level2":"社会","level3":"乙","value":"1个"},{"level1":"满意度指标","level2":"","level3":"满意度","value":"≥90%"}]}]}`, 0, "效果 for 效益"},
		{"JX-D10", `{"projects":[` + similar("≥95%", "95") + `,` + similar("≥95.00%", "95.00") + `]}`, 0, "95 and 95.00 are one target"},
		{"JX-D09", `{"projects":[` + similar("≥95%", "95") + `,` + similar("≥95.0%", "95.0") + `,` + similar("≥95%", "95") + `]}`, 1, "95.0 is no other value"},
		{"JX-E03", `{"projects":[{},{},{},{},{"schedule":[{"by":"3月底","percent":"20.00"},{"by":"6月底","percent":"50.00"},{"by":"12月底","percent":"100.00"}]}]}`, 1, "20.00 is no other share"},
		{"JX-A04", `{"projects":[{"indicators":[{"level1":"产出指标","level2":"清淤里程","value":"10公里"},{"level1":"产出指标","level2":"清淤质量","value":"合格"}]}]}`, 0, "a form with one level fewer"},
		{"JX-A04", `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"10公里"},{"level1":"产出指标","level2":"质量指标","value":"合格"}]}]}`, 1, "the name is missing"},
		{"JX-D02", oneIndicator(`"level2":"时效指标","level3":"完成时间","value":"2025.12","target":{"op":"=","number":"2025.12"}`), 0, "a date"},
		{"JX-B08", `{"projects":[{"code":"13028125P0000761000"}]}`, 1, "a code of this scheme, cut short"},
		{"JX-B08", `{"projects":[{"code":"2019-370102-50-03-000123"}]}`, 0, "a number of another scheme"},
		{"JX-B08", `{"projects":[{"code":"13028125R00007610004N"}]}`, 0, "a class whose check is not known"},
		{"JX-B08", `{"projects":[{"code":"13028127P00007610004A"}]}`, 1, "the check character"},
		{"JX-A07", `{"projects":[{"title":"河道清淤工程绩效目标表","positions":{"title":[{"page":2,"raw":"1.河道清淤工程绩效目标表"}]}},{"positions":{"title":[{"page":3,"raw":"3.河道清淤工程绩效目标表"}]}}]}`, 1, "printed numbers with a gap"},
		{"JX-A07", `{"projects":[{"positions":{"title":[{"page":2,"raw":"（九）河道清淤工程绩效目标表"}]}},{"positions":{"title":[{"page":3,"raw":"（十）河道清淤工程绩效目标表"}]}},{"positions":{"title":[{"page":3,"raw":"（十一）河道清淤工程绩效目标表"}]}}]}`, 1, "does not begin with 1, goes on without a gap"},
		{"JX-A07", `{"projects":[{"seq":1,"positions":{"title":[{"page":2,"raw":"河道清淤工程绩效目标表"}]}},{"seq":3,"positions":{"title":[{"page":2,"raw":"河道清淤工程绩效目标表"}]}}]}`, 0, "no number printed"},
		{"JX-A07", `{"overall":{"items":[{"seq":1,"title":"河道清淤工程"},{"seq":3,"title":"河道清淤工程"}]}}`, 1, "a gap in part one"},
		{"JX-E03", `{"projects":[{},{},{},{},{},{"department":{"code":"302","name":"青河县水务局"},"schedule":[{"by":"12月底","percent":"100"}]}]}`, 1, "each unit on its own"},
		{"JX-G02", `{"projects":[{"department":{"code":"301","name":"云岭县水务局"}}]}`, 1, "one code, two names"},
		{"JX-G02", `{"projects":[{"department":{"code":"301","name":"云岭县水利局本级"}}]}`, 0, "the department itself"},
		{"JX-G02", `{"projects":[{"department":{"code":"301002","name":"云岭县河道管理所"}}]}`, 0, "a unit below it"},
	} {
		if found, count := outcomes(t, c.rule, c.text); len(found) != c.want {
			t.Errorf("%s, %s: %d findings, want %d: %+v %v", c.rule, c.why, len(found), c.want, found, count)
		}
	}
}

func TestNumberOfDigits(t *testing.T) {
	for text, want := range map[string]int{"7": 7, "12": 12, "三": 3, "十": 10, "十二": 12, "二十": 20, "三十一": 31} {
		if got := numberOfDigits(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}

// TestPaperRuleNamesProject: a rule about the paper names the project it found.
func TestPaperRuleNamesProject(t *testing.T) {
	found, _ := outcomes(t, "JX-A07", `{"projects":[{"positions":{"title":[{"page":2,"raw":"1.甲"}]}},{"name":"乙","positions":{"title":[{"page":3,"raw":"3.乙"}]}}]}`)
	if len(found) != 1 || found[0].Project != "乙" || found[0].Field != "projects[1].title" || len(found[0].Where) != 1 || found[0].Where[0].Pos != (budget.Pos{Page: 3}) {
		t.Errorf("%+v", found)
	}
}
