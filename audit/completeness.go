package audit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
)

var completeness = []Rule{
	{ID: "JX-A01", Title: "一级指标缺失", Severity: Error,
		Reason:  "产出、效益、满意度三类指标各回答一个问题，缺一类就少一个方面的约束。",
		Fail:    `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"≥10公里"}]}]}`,
		Pass:    `{}`,
		project: levelOneMissing},
	{ID: "JX-A02", Title: "二级指标缺失", Severity: Warning,
		Reason:  "产出指标应从数量、质量、时效、成本四方面说明。",
		Fail:    `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"≥10公里"}]}]}`,
		Pass:    `{}`,
		project: levelTwoMissing},
	{ID: "JX-A03", Title: "指标过少", Severity: Warning,
		Reason:  "三级指标太少，难以衡量资金的效果。",
		Params:  []Param{{"min", 3, "三级指标至少几条"}},
		Fail:    `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":"≥10公里"}]}]}`,
		Pass:    `{}`,
		project: tooFewIndicators},
	{ID: "JX-A04", Title: "必填格为空", Severity: Error,
		Reason:    "没有名称、指标值或确定依据的指标无法考核。空白不等于0，也不等于没有读出。",
		Fail:      `{"projects":[{"indicators":[{"level1":"产出指标","level2":"数量指标","level3":"清淤里程","value":null,"basis":"年度计划"}]}]}`,
		Pass:      `{}`,
		indicator: blankCell},
	{ID: "JX-A05", Title: "绩效目标缺失或仅一句", Severity: Error,
		Reason:  "没有目标或目标只有几个字，指标就没有依托。",
		Params:  []Param{{"min", 10, "全部目标合计至少几个字"}},
		Fail:    `{"projects":[{"goals":[{"seq":1,"text":"保障运转"}]}]}`,
		Pass:    `{}`,
		project: goalMissing},
	{ID: "JX-A06", Title: "正文与表不齐", Severity: Warning,
		Reason: "第一部分的分项目标应与第二部分的项目表一一对应。",
		Fail:   `{"overall":{"items":[{"seq":1,"title":"城区绿化"}]}}`,
		Pass:   `{"overall":{"items":[{"seq":1,"title":"河道清淤工程"}]}}`,
		paper:  itemsWithoutTable},
	{ID: "JX-A07", Title: "目录/编号断号", Severity: Warning,
		Reason: "项目表和分项目标的编号应从1起连续；断号可能意味着少公开了一张表。",
		Fail:   `{"projects":[{"seq":1},{"seq":3}]}`,
		Pass:   `{"projects":[{"seq":1},{"seq":2}]}`,
		paper:  numberingGap},
	{ID: "JX-A08", Title: "正文目标与所列项目不符", Severity: Warning,
		Reason: "分项目标的文字与另一个项目的目标相同，而与本项目的不同，可能是粘贴错位。",
		Fail:   `{"overall":{"items":[{"seq":1,"title":"河道清淤工程","goal":"为全县学校食堂更换炊具，保障学生用餐安全卫生"}]},"projects":[{},{"seq":2,"name":"学校食堂改造","code":null,"goals":[{"seq":1,"text":"为全县学校食堂更换炊具，保障学生用餐安全卫生"}]}]}`,
		Pass:   `{"overall":{"items":[{"seq":1,"title":"河道清淤工程","goal":"年底前完成主要河道清淤十公里，提高行洪能力"}]}}`,
		paper:  goalOfAnother},
}

var levelOnes = []string{"产出", "效益", "满意度"}

func levelOneMissing(s *subject) []result {
	if len(s.p.Indicators) == 0 || s.p.Incomplete {
		return one(insufficient())
	}
	var out []result
	for _, want := range levelOnes {
		n := 0
		for _, in := range s.p.Indicators {
			if belongsTo(in, want) {
				n++
			}
		}
		if n > 0 {
			out = append(out, pass())
			continue
		}
		out = append(out, found("", "没有"+want+"指标", count(want+"指标", n), count("指标总数", len(s.p.Indicators))))
	}
	return out
}

// belongsTo: older forms print the satisfaction of those served as a second level
// under 效益指标, some say 效果 for 效益, and some print no first level at all. A
// first level of costs stands beside 产出 and is none.
func belongsTo(in budget.Indicator, class string) bool {
	switch {
	case strings.Contains(in.Level1+string(in.Level2), class), class == "效益" && strings.Contains(in.Level1, "效果"):
		return true
	case strings.Contains(in.Level1, "成本"):
		return false
	}
	return class == "产出" && slices.ContainsFunc(levelTwos, func(two string) bool { return strings.Contains(string(in.Level2), two) })
}

var levelTwos = []string{"数量", "质量", "时效", "成本"}

func levelTwoMissing(s *subject) []result {
	if len(s.p.Indicators) == 0 || s.p.Incomplete {
		return one(insufficient())
	}
	names := ""
	for _, in := range s.p.Indicators {
		names += in.Level1 + "/" + string(in.Level2) + " "
	}
	var out []result
	for _, want := range levelTwos {
		if strings.Contains(names, want) {
			out = append(out, pass())
		} else {
			out = append(out, found("", "没有"+want+"指标"))
		}
	}
	return out
}

func tooFewIndicators(s *subject) []result {
	if s.p.Incomplete {
		return one(insufficient())
	}
	n, named := 0, s.printsNames()
	for _, in := range s.p.Indicators {
		if in.Level3 != "" || !named && in.Level2 != "" {
			n++
		}
	}
	if n < int(s.param("min")) {
		return one(found("", fmt.Sprintf("只有%d条三级指标", n), count("三级指标", n)))
	}
	return one(pass())
}

func blankCell(s *subject, i int) result {
	in := s.p.Indicators[i]
	object := fmt.Sprintf("indicators[%d].", i)
	switch {
	case s.doubted(object):
		return insufficient()
	case in.Level3 == "" && s.printsNames() && (in.Value != "" || in.Description != ""):
		return found(object+"level3", "指标名称为空")
	case in.Value == "":
		return found(object+"value", "指标值为空："+string(in.Level3))
	case in.Basis == "" && s.printsBasis():
		return found(object+"basis", "指标值确定依据为空："+string(in.Level3))
	}
	return pass()
}

// printsNames: the form has a third level when any row has one; some forms name
// the indicator on the second.
func (s *subject) printsNames() bool {
	return slices.ContainsFunc(s.p.Indicators, func(in budget.Indicator) bool { return in.Level3 != "" })
}

// printsBasis: the form has the column when any row has a basis.
func (s *subject) printsBasis() bool {
	return slices.ContainsFunc(s.p.Indicators, func(in budget.Indicator) bool { return in.Basis != "" })
}

// doubted: the reader of the paper itself was not sure of a value below path.
func (s *subject) doubted(path string) bool {
	prefix := fmt.Sprintf("projects[%d].%s", s.index, path)
	for _, w := range s.paper.Warnings {
		if w.At != "" && (strings.HasPrefix(w.At, prefix) || w.At == strings.TrimSuffix(prefix, ".")) {
			return true
		}
	}
	return false
}

func goalMissing(s *subject) []result {
	if s.p.Incomplete {
		return one(insufficient())
	}
	n := 0
	for _, g := range s.p.Goals {
		n += len([]rune(g.Text))
	}
	switch {
	case len(s.p.Goals) == 0:
		return one(found("", "没有绩效目标"))
	case n < int(s.param("min")):
		return one(found("goals[0].text", "绩效目标只有“"+s.p.Goals[0].Text+"”", count("字数", n)))
	}
	return one(pass())
}

func itemsWithoutTable(s *sheet) []result {
	o := s.paper.Overall
	if o == nil || len(o.Items) == 0 {
		return one(na())
	}
	var out []result
	for i, item := range o.Items {
		if p := projectOf(s.paper, item); p < 0 {
			out = append(out, found(fmt.Sprintf("overall.items[%d].title", i), "分项目标“"+item.Title+"”在项目表中没有同名项目",
				count("分项目标", len(o.Items)), count("项目表", len(s.paper.Projects))))
		} else {
			out = append(out, pass())
		}
	}
	if len(o.Items) != len(s.paper.Projects) {
		out = append(out, found("overall.items", "分项目标与项目表的个数不等", count("分项目标", len(o.Items)), count("项目表", len(s.paper.Projects))))
	}
	return out
}

// projectOf finds the project whose name contains the item's title; the
// shortest such name fits best. -1 when there is none.
func projectOf(d *budget.Disclosure, item budget.Item) int {
	best, length := -1, 0
	title := bareName(item.Title)
	for i, p := range d.Projects {
		name := bareName(p.Name)
		if title != "" && name != "" && (strings.Contains(name, title) || strings.Contains(title, name)) && (best < 0 || len(name) < length) {
			best, length = i, len(name)
		}
	}
	return best
}

// bareName is a name without punctuation and white space.
func bareName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("()[]〔〕【】“”\"'、，。,.·-—《》", r) {
			return -1
		}
		return r
	}, budget.Fold(s))
}

// Shares of common words from which a text counts as another's, and below which
// it does not.
const textIsTheirs, textIsNotOurs = 0.9, 0.5

func goalOfAnother(s *sheet) []result {
	if s.paper.Overall == nil || len(s.paper.Overall.Items) == 0 {
		return one(na())
	}
	var out []result
	for i, item := range s.paper.Overall.Items {
		own := projectOf(s.paper, item)
		if own < 0 || item.Goal == "" {
			out = append(out, insufficient())
			continue
		}
		r := pass()
		for j := range s.paper.Projects {
			if j != own && goalShare(s.paper.Projects[j], item.Goal) >= textIsTheirs && goalShare(s.paper.Projects[own], item.Goal) < textIsNotOurs {
				r = found(fmt.Sprintf("overall.items[%d].goal", i), fmt.Sprintf("“%s”的目标“%s”与项目“%s”的目标相同，与本项目的不同", item.Title, item.Goal, s.paper.Projects[j].Name))
			}
		}
		out = append(out, r)
	}
	return out
}

// goalShare is how much of a project's goals stands in a text.
func goalShare(p budget.Project, text string) float64 {
	goals := ""
	for _, g := range p.Goals {
		goals += g.Text
	}
	if len([]rune(goals)) < minCopied {
		return 0
	}
	return bigramsWithin(bareName(goals), bareName(text))
}

// bigramsWithin is the share of a's pairs of neighbouring characters that b has.
func bigramsWithin(a, b string) float64 {
	has := map[string]bool{}
	rb := []rune(b)
	for i := 0; i+1 < len(rb); i++ {
		has[string(rb[i:i+2])] = true
	}
	ra, n := []rune(a), 0
	for i := 0; i+1 < len(ra); i++ {
		if has[string(ra[i:i+2])] {
			n++
		}
	}
	if len(ra) < 2 {
		return 0
	}
	return float64(n) / float64(len(ra)-1)
}

func count(name string, n int) Number { return Number{name, strconv.Itoa(n)} }
