package diff

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"jixiao/budget"
)

// project is a small project for the cases: "code name amount goal|indicator,indicator".
func project(code, name, total, goal string, indicators ...string) budget.Project {
	p := budget.Project{Code: budget.Nullable(code), Name: name, Unit: "万元",
		Department: budget.Department{Code: "301", Name: "云岭县水利局"},
		Budget:     budget.Budget{Total: budget.PrintedAmount(total), Fiscal: budget.PrintedAmount(total), Other: budget.PrintedAmount("")}}
	if goal != "" {
		p.Goals = []budget.Goal{{Seq: 1, Text: goal}}
	}
	for _, in := range indicators {
		name, value, _ := strings.Cut(in, "=")
		p.Indicators = append(p.Indicators, budget.Indicator{Level1: "产出指标", Level2: "数量指标", Level3: budget.Nullable(name), Value: budget.Nullable(value)})
	}
	return p
}

// elsewhere moves a project to another department.
func elsewhere(p budget.Project) budget.Project {
	p.Department = budget.Department{Code: "418", Name: "云岭县应急管理局"}
	return p
}

func paper(year int, projects ...budget.Project) []budget.Disclosure {
	return []budget.Disclosure{{FiscalYear: budget.Year(year), Department: budget.Department{Code: "301", Name: "云岭县水利局"}, Projects: projects}}
}

// story prints who is whom, one line a match.
func story(r Report) string {
	var b strings.Builder
	names := func(refs []Ref) string {
		var n []string
		for _, r := range refs {
			n = append(n, r.Name)
		}
		return strings.Join(n, "+")
	}
	for _, m := range r.Projects {
		fmt.Fprintf(&b, "%s: %s → %s\n", m.Match, names(m.Old), names(m.New))
	}
	return b.String()
}

func TestWhoIsWhom(t *testing.T) {
	const a, b = "13028125P00007610004M", "13028125P00003310001W"
	for _, c := range []struct {
		why      string
		old, new []budget.Project
		links    []Link
		want     string
	}{
		{"the code wins over the name",
			[]budget.Project{project(a, "河道清淤", "1", ""), project(b, "水库巡查", "2", "")},
			[]budget.Project{project(a, "水库巡查", "1", ""), project(b, "河道清淤", "2", "")}, nil,
			"code: 河道清淤 → 水库巡查\ncode: 水库巡查 → 河道清淤\n"},
		{"year, document number and 提前下达 are not the name",
			[]budget.Project{project(a, "云财农[2023]18号提前下达2024年水库移民后期扶持资金", "1", "")},
			[]budget.Project{project(b, "云财农〔2024〕77号2025年水库移民后期扶持资金", "1", "")}, nil,
			"name: 云财农[2023]18号提前下达2024年水库移民后期扶持资金 → 云财农〔2024〕77号2025年水库移民后期扶持资金\n"},
		{"alike but not the same word: indicators and goals decide",
			[]budget.Project{project("", "农村饮水安全巩固提升工程", "5", "保障农村居民饮水安全", "新建管网长度", "受益人口")},
			[]budget.Project{project("", "农村供水保障巩固提升工程", "6", "保障农村居民饮水安全", "新建管网长度", "受益人口"), project("", "办公楼物业费", "3", "保障办公", "物业面积")}, nil,
			"likeness: 农村饮水安全巩固提升工程 → 农村供水保障巩固提升工程\nadded:  → 办公楼物业费\n"},
		{"electricity and network fees are not one another",
			[]budget.Project{project("", "指挥中心电费", "5", "交纳电费", "用电量")},
			[]budget.Project{project("", "指挥中心网费", "6", "交纳网费", "带宽")}, nil,
			"added:  → 指挥中心网费\nremoved: 指挥中心电费 → \n"},
		{"two merged into one whose amount is their sum",
			[]budget.Project{project(a, "防汛物资采购", "10", "备足防汛物资", "物资种类"), project("", "防汛抢险演练", "5", "开展演练", "演练次数")},
			[]budget.Project{project("", "防汛物资采购及抢险演练", "15", "备足防汛物资开展演练", "物资种类", "演练次数")}, nil,
			"merged: 防汛物资采购+防汛抢险演练 → 防汛物资采购及抢险演练\n"},
		{"one split into two",
			[]budget.Project{project(a, "河湖管护经费", "30", "河道保洁和湖泊监测", "保洁里程", "监测点位")},
			[]budget.Project{project("", "河道保洁管护经费", "20", "河道保洁", "保洁里程"), project("", "湖泊监测管护经费", "10", "湖泊监测", "监测点位")}, nil,
			"split: 河湖管护经费 → 河道保洁管护经费+湖泊监测管护经费\n"},
		{"the hand-written link wins",
			[]budget.Project{project(a, "甲工程", "1", "")}, []budget.Project{project(a, "甲工程", "1", ""), project(b, "乙工程", "1", "")},
			[]Link{{a, "乙工程"}}, "added:  → 甲工程\nlink: 甲工程 → 乙工程\n"},
		{"a project that moved to another department keeps its code",
			[]budget.Project{project(a, "河道清淤", "1", ""), project(b, "水库巡查", "1", "")},
			[]budget.Project{project(a, "河道清淤", "1", ""), elsewhere(project(b, "水库巡查", "1", ""))}, nil,
			"code: 河道清淤 → 河道清淤\ncode: 水库巡查 → 水库巡查\n"},
		{"projects of one name, told apart by what they do",
			[]budget.Project{project("", "租赁费", "5", "租用档案库房", "库房面积"), project("", "租赁费", "8", "租用公务车辆", "车辆数")},
			[]budget.Project{project("", "租赁费", "8", "租用公务车辆", "车辆数"), project("", "租赁费", "6", "租用档案库房", "库房面积")}, nil,
			"likeness: 租赁费 → 租赁费\nlikeness: 租赁费 → 租赁费\n"},
		{"two lots of one grant, renamed alike",
			[]budget.Project{project("", "水毁修复补助资金（第一批）", "5", "修复水毁堤防", "修复长度"), project("", "水毁修复补助资金（第二批）", "9", "修复水毁堤防", "修复长度")},
			[]budget.Project{project("", "省级水毁修复资金（第二批）", "4", "修复水毁堤防", "修复长度"), project("", "省级水毁修复资金（第一批）", "7", "修复水毁堤防", "修复长度")}, nil,
			"likeness: 水毁修复补助资金（第二批） → 省级水毁修复资金（第二批）\nlikeness: 水毁修复补助资金（第一批） → 省级水毁修复资金（第一批）\n"},
		{"a sum that fits by chance is no merger without the words",
			[]budget.Project{project(a, "河道清淤", "10", "清淤十公里", "清淤里程"), project("", "食堂改造", "5", "更换炊具", "炊具数量")},
			[]budget.Project{project(a, "河道清淤", "15", "清淤十公里", "清淤里程")}, nil,
			"code: 河道清淤 → 河道清淤\nremoved: 食堂改造 → \n"},
		{"two links to one project are a merger made by hand",
			[]budget.Project{project(a, "甲工程", "1", ""), project("", "乙工程", "1", "")}, []budget.Project{project(b, "丙工程", "5", "")},
			[]Link{{a, b}, {"乙工程", b}}, "link: 甲工程+乙工程 → 丙工程\n"},
		{"lots that differ by a numeral that is no digit",
			[]budget.Project{project("", "管网改造Ⅰ标段", "1", "")}, []budget.Project{project("", "管网改造Ⅱ标段", "2", ""), project("", "管网改造Ⅰ标段", "3", "")}, nil,
			"added:  → 管网改造Ⅱ标段\nname: 管网改造Ⅰ标段 → 管网改造Ⅰ标段\n"},
		{"nothing in common",
			[]budget.Project{project("", "烟花燃放点管理", "1", "管理燃放", "燃放点")}, []budget.Project{project("", "学校食堂改造", "1", "改善就餐", "食堂面积")}, nil,
			"added:  → 学校食堂改造\nremoved: 烟花燃放点管理 → \n"},
	} {
		if got := story(Disclosures(paper(2024, c.old...), paper(2025, c.new...), Options{Links: c.links})); got != c.want {
			t.Errorf("%s:\ngot\n%swant\n%s", c.why, got, c.want)
		}
	}
}

// TestLinksThatNameNobody, or more than one, are told and change nothing.
func TestLinksThatNameNobody(t *testing.T) {
	const a, b = "13028125P00007610004M", "13028125P00003310001W"
	old := paper(2024, project(a, "甲工程", "1", ""), project("", "租赁费", "2", "租用库房"), project("", "租赁费", "3", "租用车辆"))
	new := paper(2025, project("", "", "1", ""), project(b, "乙工程", "1", ""))
	for _, c := range []struct {
		why  string
		link Link
		code string
	}{
		{"an empty cell is no project without a code", Link{a, ""}, "link_unknown"},
		{"nor is punctuation the name that is none", Link{a, "（）"}, "link_unknown"},
		{"two projects bear the name", Link{"租赁费", b}, "link_unclear"},
	} {
		r := Disclosures(old, new, Options{Links: []Link{c.link}})
		if len(r.Warnings) != 1 || r.Warnings[0].Code != c.code || r.Summary.Matches[ByLink] != 0 {
			t.Errorf("%s: %v, %v", c.why, r.Warnings, r.Summary.Matches)
		}
	}
}

func TestWhatChanged(t *testing.T) {
	old := project("13028125P00007610004M", "河道清淤", "100.00", "完成清淤十公里", "清淤里程=≥10公里", "投诉=≤5次", "验收=100%", "旧指标=1个")
	new := project("13028125P00007610004M", "河道清淤", "1250000", "完成清淤十二公里", "清淤里程=≥12公里", "投诉=≤8次", "验收=100％", "全新内容事项=1个")
	new.Unit = "元"
	targets := func(p *budget.Project, list ...budget.Target) {
		for i := range list {
			p.Indicators[i].Target = &list[i]
		}
	}
	targets(&old, budget.Target{Op: ">=", Number: "10", Unit: "公里"}, budget.Target{Op: "<=", Number: "5", Unit: "次"}, budget.Target{Op: "=", Number: "100", Unit: "%"})
	targets(&new, budget.Target{Op: ">=", Number: "12", Unit: "公里"}, budget.Target{Op: "<=", Number: "8", Unit: "次"}, budget.Target{Op: "=", Number: "100", Unit: "%"})
	r := Disclosures(paper(2024, old), paper(2025, new), Options{})
	var got []string
	for _, c := range r.Projects[0].Changes {
		got = append(got, strings.TrimSpace(fmt.Sprint(c.Path, " ", c.Kind, " ", c.Old, "→", c.New, " ", c.Delta, " ", c.Percent, " ", c.Direction)))
	}
	want := []string{
		"budget.total amount 100.00万元→1250000元 250000.00 25.0",
		"budget.fiscal amount 100.00万元→1250000元 250000.00 25.0",
		"goals[1].text text 完成清淤十公里→完成清淤十二公里",
		"indicators[产出指标/数量指标/清淤里程].value target ≥10公里→≥12公里   tightened",
		"indicators[产出指标/数量指标/投诉].value target ≤5次→≤8次   softened",
		"indicators[产出指标/数量指标/全新内容事项] added →产出指标/数量指标/全新内容事项：1个",
		"indicators[产出指标/数量指标/旧指标] removed 产出指标/数量指标/旧指标：1个→",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if r.Projects[0].Formatting != 1 {
		t.Errorf("the full-width %% is formatting: %d", r.Projects[0].Formatting)
	}
	if r.Summary.OldTotal != "1000000.00" || r.Summary.NewTotal != "1250000.00" || len(r.Summary.Movers) != 1 {
		t.Errorf("summary %+v", r.Summary)
	}
}

// TestDirection: which way a target moved, by sign, number and unit.
func TestDirection(t *testing.T) {
	for _, c := range []struct {
		name     string
		old, new budget.Target
		want     string
		why      string
	}{
		{"验收合格率", budget.Target{Op: ">=", Number: "95", Unit: "%"}, budget.Target{Op: ">=", Number: "98", Unit: "%"}, "tightened", "a higher floor"},
		{"投诉次数", budget.Target{Op: "<=", Number: "5", Unit: "次"}, budget.Target{Op: "<=", Number: "8", Unit: "次"}, "softened", "a higher ceiling"},
		{"验收合格率", budget.Target{Op: "=", Number: "98", Unit: "%"}, budget.Target{Op: "=", Number: "95", Unit: "%"}, "softened", "a rate without a sign"},
		{"投诉率", budget.Target{Op: "=", Number: "3", Unit: "%"}, budget.Target{Op: "=", Number: "5", Unit: "%"}, "softened", "more complaints"},
		{"清淤里程", budget.Target{Op: "=", Number: "10", Unit: "公里"}, budget.Target{Op: "=", Number: "12", Unit: "公里"}, "raised", "nothing says which way is better"},
		{"验收合格率", budget.Target{Op: ">=", Number: "95", Unit: "%"}, budget.Target{Op: "=", Number: "95", Unit: "%"}, "reworded", "the sign left out"},
		{"验收合格率", budget.Target{Op: "=", Number: "95", Unit: "%"}, budget.Target{Op: ">=", Number: "90", Unit: "%"}, "softened", "sign and number"},
		{"验收合格率", budget.Target{Op: ">", Number: "95", Unit: "%"}, budget.Target{Op: ">=", Number: "95", Unit: "%"}, "softened", "the number itself is allowed now"},
		{"清淤成本", budget.Target{Op: "<=", Number: "34", Unit: "万元"}, budget.Target{Op: "<=", Number: "340000", Unit: "元"}, "", "the same sum in another unit"},
		{"清淤成本", budget.Target{Op: "<=", Number: "34", Unit: "万元"}, budget.Target{Op: "<=", Number: "350000", Unit: "元"}, "softened", "a higher sum in another unit"},
		{"清淤里程", budget.Target{Op: ">=", Number: "10", Unit: "公里"}, budget.Target{Op: ">=", Number: "10", Unit: "处"}, "reworded", "units that cannot be compared"},
		{"行洪能力", budget.Target{Text: "提高"}, budget.Target{Op: ">=", Number: "10", Unit: "%"}, "quantified", ""},
		{"行洪能力", budget.Target{Number: "10", Unit: "%"}, budget.Target{Text: "提高"}, "unquantified", "a target without a sign"},
	} {
		in := budget.Indicator{Level3: budget.Nullable(c.name), Target: &c.new}
		if got := direction(c.old, c.new, wants(&in)); got != c.want {
			t.Errorf("%s %v → %v: %q, want %q (%s)", c.name, c.old, c.new, got, c.want, c.why)
		}
	}
}

// TestOverall: part one is compared item by item, by title, text or number.
func TestOverall(t *testing.T) {
	old, new := paper(2024), paper(2025)
	old[0].Overall = &budget.Overall{Goal: "保障供水安全", Items: []budget.Item{
		{Seq: 1, Title: "河道清淤", Goal: "清淤十公里", Indicators: "满意度90%以上"}, {Seq: 2, Title: "泵站电费", Goal: "保障泵站用电"}, {Seq: 3, Title: "防汛演练", Goal: "演练两次"}},
		Measures: []budget.Measure{{Seq: 1, Text: "加强组织领导"}, {Seq: 2, Text: "严格资金管理，专款专用"}}}
	new[0].Overall = &budget.Overall{Goal: "保障供水安全", Items: []budget.Item{
		{Seq: 1, Title: "泵站运行电费", Goal: "保障泵站用电"}, {Seq: 2, Title: "2025年河道清淤", Goal: "清淤十二公里", Indicators: "满意度95%以上"}, {Seq: 3, Title: "水质监测", Goal: "监测十个断面"}},
		Measures: []budget.Measure{{Seq: 1, Text: "严格资金管理，做到专款专用"}}}
	new[0].Department.Name = "云岭县水务局"
	var got []string
	for _, c := range Disclosures(old, new, Options{}).Departments[0].Changes {
		got = append(got, fmt.Sprint(c.Path, " ", c.Kind, " ", c.Old, "→", c.New))
	}
	want := []string{
		"department.name field 云岭县水利局→云岭县水务局",
		"overall.items[泵站运行电费].title text 泵站电费→泵站运行电费",
		"overall.items[2025年河道清淤].title text 河道清淤→2025年河道清淤",
		"overall.items[2025年河道清淤].goal text 清淤十公里→清淤十二公里",
		"overall.items[2025年河道清淤].indicators text 满意度90%以上→满意度95%以上",
		"overall.items[水质监测] added →水质监测：监测十个断面",
		"overall.items[防汛演练] removed 防汛演练：演练两次→",
		"overall.measures[1].text text 严格资金管理，专款专用→严格资金管理，做到专款专用",
		"overall.measures[1].text removed 加强组织领导→",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestTogether: a merged project is compared with its parts taken together.
func TestTogether(t *testing.T) {
	old := []budget.Project{project("", "防汛物资采购", "10.00", "备足防汛物资", "物资种类=5种"), project("", "防汛抢险演练", "5.00", "开展演练", "演练次数=2次", "参演人数=40人")}
	new := project("", "防汛物资采购及抢险演练", "15.00", "备足防汛物资", "物资种类=6种", "演练次数=2次")
	new.Goals = append(new.Goals, budget.Goal{Seq: 2, Text: "开展演练"})
	r := Disclosures(paper(2024, old...), paper(2025, new), Options{})
	var got []string
	for _, c := range r.Projects[0].Changes {
		got = append(got, fmt.Sprint(c.Path, " ", c.Kind, " ", c.Old, "→", c.New))
	}
	want := "indicators[产出指标/数量指标/物资种类].value target 5种→6种\nindicators[产出指标/数量指标/参演人数] removed 产出指标/数量指标/参演人数：40人→"
	if r.Projects[0].Match != Merged || strings.Join(got, "\n") != want {
		t.Errorf("%s\n%s", r.Projects[0].Match, strings.Join(got, "\n"))
	}
}

// TestFormatting: what is only written in another way is counted and hidden.
func TestFormatting(t *testing.T) {
	old := project("", "河道清淤（一期）", "100.00", "完成清淤，恢复行洪", "费用=17万元")
	new := project("", "河道清淤(一期)", "100", "完成清淤,恢复行洪", "费用=170000元")
	old.Schedule, new.Schedule = []budget.Payment{{By: "6月底", Percent: budget.PrintedAmount("50")}}, []budget.Payment{{By: "6月底", Percent: budget.PrintedAmount("50.00")}}
	old.Indicators[0].Target, new.Indicators[0].Target = &budget.Target{Op: "=", Number: "17", Unit: "万元"}, &budget.Target{Op: "=", Number: "170000", Unit: "元"}
	r := Disclosures(paper(2024, old), paper(2025, new), Options{})
	if m := r.Projects[0]; len(m.Changes) != 0 || m.Formatting != 6 {
		t.Errorf("%d counted, listed: %+v", m.Formatting, m.Changes)
	}
	if m := Disclosures(paper(2024, old), paper(2025, new), Options{Formatting: true}).Projects[0]; len(m.Changes) != 6 {
		t.Errorf("%+v", m.Changes)
	}
}

// TestCodeReused: a code that now names something else is a match and a warning.
func TestCodeReused(t *testing.T) {
	const a = "13028125P00007610004M"
	r := Disclosures(paper(2024, project(a, "河道清淤", "1", "清淤十公里", "清淤里程")), paper(2025, project(a, "食堂改造", "1", "更换炊具设备", "炊具数量")), Options{})
	if r.Projects[0].Match != ByCode || len(r.Warnings) != 1 || r.Warnings[0].Code != "code_reused" {
		t.Errorf("%+v %+v", r.Projects, r.Warnings)
	}
}

// TestAgainstItself: a paper against itself has no change, whatever is in it.
func TestAgainstItself(t *testing.T) {
	p := paper(2024, project("13028125P00007610004M", "甲", "1", "目标", "指标=1个", "指标=1个"), project("", "乙", "", ""), project("", "乙", "2", ""))
	r := Disclosures(p, p, Options{})
	if r.Summary.Changes != 0 || r.Summary.Kept.Part != r.Summary.Kept.Whole {
		out, _ := json.Marshal(r)
		t.Errorf("%s", out)
	}
}

func BenchmarkDepartmentOf300(b *testing.B) {
	var old, new []budget.Project
	for i := range 300 {
		name := fmt.Sprintf("第%c%c片区%c道路养护", '一'+rune(i), '三'+rune(i*7%90), '大'+rune(i*3%70))
		old = append(old, project("", name+"工程", fmt.Sprint(i), "目标"+name, "里程=1公里", "验收"+name+"=2次"))
		new = append(new, project("", name+"项目", fmt.Sprint(i+1), "目标"+name, "里程=1公里", "验收"+name+"=3次"))
	}
	for b.Loop() {
		Disclosures(paper(2024, old...), paper(2025, new...), Options{})
	}
}
