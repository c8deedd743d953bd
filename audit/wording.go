package audit

import (
	"fmt"
	"strings"

	"jixiao/budget"
)

var wording = []Rule{
	{ID: "JX-G01", Title: "模板残留", Severity: Error,
		Reason:  "占位符和多余的括号说明文字没有定稿。",
		Fail:    `{"projects":[{"name":"云财农[2024]]12号河道清淤工程"}]}`,
		Pass:    `{}`,
		project: leftovers},
	{ID: "JX-G02", Title: "部门名称不一", Severity: Warning,
		Reason: "封面、正文与表头的部门名称不同，可能沿用了旧文或改名前的名称。",
		Fail:   `{"overall":{"goal":"云岭县水务局坚持节水优先，做好各项工作。"}}`,
		Pass:   `{"overall":{"goal":"云岭县水利局坚持节水优先，做好各项工作。"}}`,
		paper:  otherNames},
	{ID: "JX-G03", Title: "错别字候选", Severity: Info,
		Reason:  "重复的词和常见错字，供核对。",
		Fail:    `{"projects":[{"goals":[{"seq":1,"text":"工作中中的问题及时整改，年底前完成主要河道清淤"}]}]}`,
		Pass:    `{}`,
		project: typos},
	{ID: "JX-G04", Title: "项目名称不一致", Severity: Warning,
		Reason:  "表的标题与表内的项目名称不同。",
		Fail:    `{"projects":[{"title":"河道保洁工程绩效目标表"}]}`,
		Pass:    `{}`,
		project: titleIsName},
	{ID: "JX-G05", Title: "扫描件不可检索", Severity: Info,
		Reason: "没有文字层的页无法检索和核对。",
		Fail:   `{"warnings":[{"code":"scan_page","message":"第3页没有文字","where":{"page":3}}]}`,
		Pass:   `{}`,
		paper:  scannedPages},
	{ID: "JX-G06", Title: "正文与表的满意度不一", Severity: Warning,
		Reason: "分项目标写明的满意度与项目表的满意度指标不同。",
		Fail:   `{"overall":{"items":[{"seq":1,"title":"河道清淤工程","indicators":"服务对象满意度指标达到90%以上。"}]}}`,
		Pass:   `{"overall":{"items":[{"seq":1,"title":"河道清淤工程","indicators":"服务对象满意度指标达到95%以上。"}]}}`,
		paper:  satisfactionDiffers},
}

var leftover = pattern(`\]\]|\[\[|】】|【【|待填写|待补充|×{2,}|(?:^|[^A-Za-z])[Xx]{2,}(?:[^A-Za-z]|$)|_{3,}|\{\{|\}\}`)

// leftoverSigns are the characters of which one is in every leftover.
const leftoverSigns = "][【待×Xx_{}】"

func leftovers(s *subject) []result {
	var out []result
	look := func(object, text string) {
		if !strings.ContainsAny(text, leftoverSigns) {
			return // nearly every text: the pattern need not look
		}
		if m := leftover().FindString(text); m != "" {
			out = append(out, found(object, "“"+text+"”中的“"+m+"”"))
		}
	}
	look("name", s.p.Name)
	if bareName(s.p.Title) != bareName(s.p.Name)+"绩效目标表" {
		look("title", s.p.Title)
	}
	look("purpose", s.p.Purpose.Value)
	for i, g := range s.p.Goals {
		look(fmt.Sprintf("goals[%d].text", i), g.Text)
	}
	for i, in := range s.p.Indicators {
		look(fmt.Sprintf("indicators[%d].level3", i), string(in.Level3))
		look(fmt.Sprintf("indicators[%d].description", i), string(in.Description))
		look(fmt.Sprintf("indicators[%d].value", i), string(in.Value))
		look(fmt.Sprintf("indicators[%d].basis", i), string(in.Basis))
	}
	if len(out) == 0 {
		return one(pass())
	}
	return out
}

// A name of an office in prose: it starts with the department's place and ends
// with an office's word.
var officeEnd = pattern(`^\p{Han}{1,18}?(局|委员会|办公室|中心|厅|部门?|站|院)`)

// alikeOffice: names of one office, old and new, share at least this much;
// names of two offices of one place share less.
const alikeOffice = 0.45

// placeLength is how many characters of a department's name say where it is.
const placeLength = 3

func otherNames(s *sheet) []result {
	return append(otherOffices(s), otherHeaders(s)...)
}

// otherHeaders: tables that print the paper's department code with another name.
func otherHeaders(s *sheet) []result {
	own := s.paper.Department
	var out []result
	for i := range s.paper.Projects {
		d := s.paper.Projects[i].Department
		a, b := budget.Fold(own.Name), budget.Fold(d.Name)
		if own.Code == "" || d.Code != own.Code || a == "" || b == "" {
			continue
		}
		if strings.Contains(a, b) || strings.Contains(b, a) {
			out = append(out, pass())
		} else {
			out = append(out, found(fmt.Sprintf("projects[%d].department.name", i), "表头的部门是“"+d.Name+"”，文件的部门是“"+own.Name+"”，编码都是"+string(own.Code)))
		}
	}
	return out
}

// otherOffices: prose that calls the department by another name.
func otherOffices(s *sheet) []result {
	name := []rune(strings.TrimSuffix(s.paper.Department.Name, "本级"))
	if s.paper.Overall == nil || len(name) <= placeLength {
		return one(na())
	}
	place, goal := string(name[:placeLength]), s.paper.Overall.Goal
	for rest := goal; ; {
		i := strings.Index(rest, place)
		if i < 0 {
			return one(pass())
		}
		rest = rest[i:]
		office := officeEnd().FindString(rest)
		if office != "" && !strings.Contains(string(name), office) && !strings.Contains(office, string(name)) && diceOf(office, string(name)) >= alikeOffice {
			return one(found("overall.goal", "正文称“"+office+"”，文件的部门是“"+s.paper.Department.Name+"”"))
		}
		rest = rest[len(place):]
	}
}

func diceOf(a, b string) float64 {
	na, nb := float64(len([]rune(a))-1), float64(len([]rune(b))-1)
	return (bigramsWithin(a, b)*na + bigramsWithin(b, a)*nb) / (na + nb)
}

// wrongWords are misspellings seen in published papers, with what was meant.
var wrongWords = []struct{ wrong, meant string }{
	{"极积", "积极"}, {"中中的", "中的"}, {"拨尖人才", "拔尖人才"}, {"科目带头人", "学科带头人"}, {"总缆", "总揽"},
	{"防患未然", "防患于未然"}, {"按排", "安排"}, {"布署", "部署"}, {"己完成", "已完成"}, {"帐户", "账户"}, {"其它资金", "其他资金"},
}

func typos(s *subject) []result {
	var out []result
	look := func(object, text string) {
		for _, w := range wrongWords {
			if strings.Contains(text, w.wrong) {
				out = append(out, found(object, "“"+w.wrong+"”，或为“"+w.meant+"”"))
			}
		}
		if twice := repeated(text); twice != "" {
			out = append(out, found(object, "重复的“"+twice+"”"))
		}
	}
	look("purpose", s.p.Purpose.Value)
	for i, g := range s.p.Goals {
		look(fmt.Sprintf("goals[%d].text", i), g.Text)
	}
	if len(out) == 0 {
		return one(pass())
	}
	return out
}

// repeated finds a word of two different characters printed twice in a row.
func repeated(text string) string {
	r := []rune(text)
	for i := 0; i+3 < len(r); i++ {
		if r[i] == r[i+2] && r[i+1] == r[i+3] && r[i] != r[i+1] && r[i] >= 0x4e00 && r[i+1] >= 0x4e00 && r[i] <= 0x9fff && r[i+1] <= 0x9fff {
			return string(r[i : i+4])
		}
	}
	return ""
}

func titleIsName(s *subject) []result {
	title, name := bareName(s.p.Title), bareName(s.p.Name)
	switch {
	case title == "" || name == "":
		return one(insufficient())
	case !strings.Contains(title, name) && strings.Contains(title, "绩效目标") && title != "项目支出绩效目标表" && strings.TrimSuffix(title, "绩效目标表") != "" && !genericTitle(title):
		return one(found("title", "标题“"+s.p.Title+"”，表内项目名称“"+s.p.Name+"”"))
	}
	return one(pass())
}

// genericTitle: the heading names the form, not the project.
func genericTitle(title string) bool {
	return strings.Contains(title, "项目支出绩效") || strings.Contains(title, "项目绩效目标") || strings.Contains(title, "申报表") || strings.Contains(title, "自评表") || strings.Contains(title, "审批表")
}

func scannedPages(s *sheet) []result {
	for _, w := range s.paper.Warnings {
		if strings.HasPrefix(w.Code, "scan") {
			return one(found("", w.Message))
		}
	}
	return one(pass())
}

var saidSatisfaction = pattern(`满意度(?:指标)?(?:达到|达|不低于|为|≥|大于等于)?(\d+(?:\.\d+)?)%`)

func satisfactionDiffers(s *sheet) []result {
	if s.paper.Overall == nil {
		return one(na())
	}
	var out []result
	for i, item := range s.paper.Overall.Items {
		m := saidSatisfaction().FindStringSubmatch(item.Indicators)
		p := projectOf(s.paper, item)
		if p < 0 {
			p = samePlace(s.paper, i)
		}
		switch {
		case m == nil:
			out = append(out, na())
		case p < 0:
			out = append(out, insufficient())
		default:
			out = append(out, satisfactionOf(s.paper.Projects[p], i, m[1]))
		}
	}
	if len(out) == 0 {
		return one(na())
	}
	return out
}

// samePlace is the project with the item's number when both lists are as long.
func samePlace(d *budget.Disclosure, item int) int {
	if len(d.Overall.Items) == len(d.Projects) {
		return item
	}
	return -1
}

func satisfactionOf(p budget.Project, item int, said string) result {
	seen := ""
	for _, in := range p.Indicators {
		if !strings.Contains(in.Level1+string(in.Level2), "满意") || in.Target == nil || in.Target.Number == "" {
			continue
		}
		a, ok1 := budget.PrintedAmount(in.Target.Number).Rat()
		b, ok2 := budget.PrintedAmount(said).Rat()
		if ok1 && ok2 && a.Cmp(b) == 0 {
			return pass()
		}
		seen = string(in.Value)
	}
	if seen == "" {
		return insufficient()
	}
	return found(fmt.Sprintf("overall.items[%d].indicators", item), "正文写满意度"+said+"%，项目“"+p.Name+"”的满意度指标为"+seen, Number{"正文", said}, Number{"表", seen})
}
