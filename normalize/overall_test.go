package normalize

import (
	"testing"

	"jixiao/budget"
)

// TestOverall: part one in the wordings and shapes in use.
func TestOverall(t *testing.T) {
	for _, c := range []struct {
		why, lines, want string
	}{
		{"numbered headings, one line each", `第一部分 部门整体绩效目标
一、总体绩效目标
坚持服务群众，做好供水工作。
二、分项绩效目标
（一）供水管网改造经费
用于管网改造。
绩效目标：改造管网。
绩效指标：满意度达到95%以上。
（二）水质检测
绩效目标：水质达标。
项目绩效指标：合格率100%。
三、工作保障措施
（一）加强领导。
加强监督。
第二部分 预算项目绩效目标`,
			`{"overall":{"goal":"坚持服务群众，做好供水工作。","items":[
			{"seq":1,"title":"供水管网改造经费","description":"用于管网改造。","goal":"改造管网。","indicators":"满意度达到95%以上。"},
			{"seq":2,"title":"水质检测","description":"","goal":"水质达标。","indicators":"合格率100%。"}],
			"measures":[{"seq":1,"text":"加强领导。"},{"seq":null,"text":"加强监督。"}]},"projects":[]}`},
		{"without numbers, with the year and the department", `2024年度部门总体绩效目标
做好工作。
职责分类绩效目标
1、甲职责
职责描述：管甲。
绩效目标：甲好。
2、乙职责
绩效目标：乙好。
实现年度发展规划目标的保障措施
1、完善制度。
2、加强管理。`,
			`{"overall":{"goal":"做好工作。","items":[{"seq":1,"title":"甲职责","description":"管甲。","goal":"甲好。"},{"seq":2,"title":"乙职责","goal":"乙好。"}],
			"measures":[{"seq":1,"text":"完善制度。"},{"seq":2,"text":"加强管理。"}]}}`},
		{"entries of the table of contents that wrap are no headings and no text; an ellipsis is no leader", `目 录
一、总体绩效目标............1
三、工作.....................5.....
保障措施
第二部分 预..................6....
算项目绩效目标
第一部分 部门整体绩效目标
一、总体绩效目标
坚持服务群众……努力工作。
二、工作保障措施
加强领导。`,
			`{"overall":{"goal":"坚持服务群众……努力工作。","items":[],"measures":[{"seq":null,"text":"加强领导。"}]}}`},
		{"an enumeration inside of a sentence, whose number a wrap has put to the front", `一、总体绩效目标
坚持服务群众，安排资金开展管网改造，保障人民群众的饮水安全，其中：（1）取水口的维修费；
（2）购买第三方的服务；（3）其他支出。
二、工作保障措施
（1）加强领导。
（2）加强监督。`,
			`{"overall":{"goal":"坚持服务群众，安排资金开展管网改造，保障人民群众的饮水安全，其中：（1）取水口的维修费；（2）购买第三方的服务；（3）其他支出。","measures":[{"seq":1,"text":"加强领导。"},{"seq":2,"text":"加强监督。"}]}}`},
		{"the text follows the heading in its line", `一、总体绩效目标：坚持服务。
二、保障措施：加强领导。`,
			`{"overall":{"goal":"坚持服务。","items":[],"measures":[{"seq":null,"text":"加强领导。"}]}}`},
		{"only the part's title", `部门整体绩效目标
坚持服务群众。
努力工作。`,
			`{"overall":{"goal":"坚持服务群众。\n努力工作。"}}`},
		{"a line of prose that ends like a heading is none", `一、总体绩效目标
坚持服务群众，围绕中心，服务大局，认真做好城乡供水、水源保护、节约用水
等各项工作，把各部门、各单位的资金管好用好，按照统一部署、压茬推进的要
求分解工作总体目标
二、工作保障措施
加强领导。`,
			`{"overall":{"goal":"坚持服务群众，围绕中心，服务大局，认真做好城乡供水、水源保护、节约用水等各项工作，把各部门、各单位的资金管好用好，按照统一部署、压茬推进的要求分解工作总体目标","measures":[{"text":"加强领导。"}]}}`},
		{"a further section ends the one before it", `一、总体绩效目标
做好工作。
二、工作保障措施
加强领导。
三、名词解释
财政拨款：财政的钱。`,
			`{"overall":{"goal":"做好工作。","measures":[{"text":"加强领导。"}]}}`},
		{"a page head that the text repeats", `一、总体绩效目标
做好供水
某县2024年部门预算绩效公开
工作。
二、分项绩效目标
某县2024年部门预算绩效公开
（一）甲
绩效目标：乙。
三、工作保障措施
某县2024年部门预算绩效公开
加强领导。`,
			`{"overall":{"items":[{"title":"甲","goal":"乙。"}],"measures":[{"text":"加强领导。"}]}}`},
		{"two paragraphs of a goal, wrapped, the first lines indented", `一、总体绩效目标
    坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，推动供
水工作再上新台阶，全面完成年度各项任务，确保供水安全、水质达标、
服务优良。
    深入推进管网改造，加快补齐短板弱项；加强水源监管，守牢安全底
线。`,
			`{"overall":{"goal":"坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，推动供水工作再上新台阶，全面完成年度各项任务，确保供水安全、水质达标、服务优良。\n深入推进管网改造，加快补齐短板弱项；加强水源监管，守牢安全底线。"}}`},
		{"the same without the indentation: a first line is shorter by two characters", `一、总体绩效目标
坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，推动供
水工作再上新台阶，全面完成年度各项任务，确保供水安全、水质达标、
服务优良，让群众放心用水、用放心水，让企业安心经营、专心谋划发展
大计，共同建设美丽家园，为加快实现水务现代化作出新的更大的贡献。
深入推进管网改造，加快补齐短板弱项；加强水源监管，守牢安全底
线，健全完善城乡一体的供水保障体系，持续提升水务治理能力水平。`,
			`{"overall":{"goal":"坚持以人民为中心的发展思想，着力解决群众急难愁盼问题，推动供水工作再上新台阶，全面完成年度各项任务，确保供水安全、水质达标、服务优良，让群众放心用水、用放心水，让企业安心经营、专心谋划发展大计，共同建设美丽家园，为加快实现水务现代化作出新的更大的贡献。\n深入推进管网改造，加快补齐短板弱项；加强水源监管，守牢安全底线，健全完善城乡一体的供水保障体系，持续提升水务治理能力水平。"}}`},
	} {
		t.Run(c.why, func(t *testing.T) {
			d, err := Disclosure(drawnPaper("a.txt", c.lines), Options{})
			if err != nil {
				t.Fatal(err)
			}
			compare(t, d, []byte(c.want))
		})
	}
}

// TestYear: what speaks for the budget year, and when it is doubtful.
func TestYear(t *testing.T) {
	for _, c := range []struct {
		why, name, lines, want string
		doubt                  bool
	}{
		{"the title says it", "a.pdf", "某县水务局2024年部门预算绩效目标\n一、总体绩效目标\n总结2023年经验，谋划2025年工作。", "2024", false},
		{"the title over two lines", "a.pdf", "某县水务局\n2024年部门预算绩效目标\n一、总体绩效目标\n做好2023年工作。", "2024", false},
		{"the title cut after the year", "a.pdf", "某县水务局2026年\n部门预算绩效文本\n一、总体绩效目标\n2025年做好甲。\n2025年做好乙。\n2025年做好丙。", "2026", false},
		{"a line of prose with a year is no title", "a.pdf", "某县水务局\n2025年部门预算绩效目标\n深入总结2024年预算绩效管理的经验\n一、总体绩效目标\n做好工作。", "2025", false},
		{"the body names one year often", "a.pdf", "一、总体绩效目标\n2025年做好甲。\n2025年做好乙。\n2025年做好丙。\n2025年做好丁。\n按照《2021-2030年规划》执行。", "2025", false},
		{"money carried over belongs to the next year's budget", "a.pdf", "一、总体绩效目标\n完成管网改造（2024年结转）。\n完成泵站改造（2024年度结转）。\n完成水厂改造（2024年结转）。\n完成水库加固（2024年结转）。", "2025", false},
		{"the body names two years as often", "a.pdf", "一、总体绩效目标\n2024年做好甲。\n2025年做好乙。\n2024年做好丙。\n2025年做好丁。", "2025", true},
		{"the file's name, for want of better", "某局2023年绩效目标.pdf", "一、总体绩效目标\n做好工作。", "2023", true},
		{"nothing says it", "a.pdf", "一、总体绩效目标\n做好工作。", "null", true},
	} {
		d, err := Disclosure(drawnPaper(c.name, c.lines), Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, _ := d.FiscalYear.MarshalJSON()
		if string(got) != c.want || hasCode(d.Warnings, "fiscal_year_doubt") != c.doubt {
			t.Errorf("%s: %s, warnings %+v", c.why, got, d.Warnings)
		}
		evidence := false
		for _, e := range d.Evidence {
			evidence = evidence || e.Field == "fiscal_year"
		}
		if evidence != (c.want != "null") {
			t.Errorf("%s: evidence %+v", c.why, d.Evidence)
		}
	}
}

// TestYearHeading: a table's heading that begins with the year says it outright,
// unless that is the year of the project's name.
func TestYearHeading(t *testing.T) {
	table := func(name string) *budget.Table {
		return drawn(`
		项目名称 / ` + name + ` / < / <
		一级指标 / 二级指标 / 三级指标 / 指标值
		产出指标 / 数量指标 / 次数 / ≥1次`)
	}
	for _, c := range []struct {
		why, title, name string
		want             string
	}{
		{"the heading against the date of filing", "某县水务局2024年项目支出绩效目标申报表", "泵站维护", "2024"},
		{"the year of a name is a hint only", "2024年泵站维护绩效目标表", "2024年泵站维护", "2023"},
	} {
		lines := "某县水务局2023年部门预算\n填报日期：2023年11月6日"
		if c.want == "2024" {
			lines = "填报日期：2023年11月6日\n报送日期：2023年11月7日"
		}
		d, err := Disclosure(drawnPaper("a.html", lines+"\n"+c.title, table(c.name)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := d.FiscalYear.MarshalJSON(); string(got) != c.want {
			t.Errorf("%s: %s, evidence %+v", c.why, got, d.Evidence)
		}
	}
}

// TestYearRunning: a running header that names the budget speaks for the whole
// paper; the codes tell only when its projects were created.
func TestYearRunning(t *testing.T) {
	for _, c := range []struct {
		why, header string
		want        int
	}{
		{"the running header is a title", "2023年部门预算", 2023},
		{"a running header that is none", "2023年9月1日印发", 2021},
	} {
		r := &reader{}
		r.runs(&budget.Line{Text: c.header, Furniture: "header"})
		r.runs(&budget.Line{Text: c.header, Furniture: "header"})
		v := &yearVotes{}
		v.fromRunning(r.running)
		v.fromProjects([]budget.Project{{Code: "13082821R093296500310"}})
		if best, _, _ := v.count(); best != c.want || len(r.running) != 1 {
			t.Errorf("%s: the year is %d, want %d (running %d)", c.why, best, c.want, len(r.running))
		}
	}
}

// TestDepartment: whose paper it is.
func TestDepartment(t *testing.T) {
	for _, c := range []struct {
		why, lines, code, name string
		doubt                  bool
	}{
		{"the title", "某县水务局2024年部门预算绩效目标\n一、总体绩效目标\n做好工作。", "", "某县水务局", false},
		{"the line above the title", "某县水务局\n2024年部门预算绩效目标\n一、总体绩效目标\n做好工作。", "", "某县水务局", false},
		{"a labelled line", "部门名称：301001 某县水务局本级\n一、总体绩效目标\n做好工作。", "301001", "某县水务局本级", false},
		{"nothing", "一、总体绩效目标\n做好工作。", "", "", true},
	} {
		d, err := Disclosure(drawnPaper("a.pdf", c.lines), Options{})
		if err != nil {
			t.Fatal(err)
		}
		if string(d.Department.Code) != c.code || d.Department.Name != c.name || hasCode(d.Warnings, "department_doubt") != c.doubt {
			t.Errorf("%s: %+v, warnings %+v", c.why, d.Department, d.Warnings)
		}
	}
}

func TestSplitCaption(t *testing.T) {
	for _, c := range []struct {
		why, text, code, name, unit string
		ok                          bool
	}{
		{"code, name, unit", "471001 某市工信局本级 单位：万元", "471001", "某市工信局本级", "万元", true},
		{"an em space, and the unit close to the name", "471001\u2003某市工信局本级单位：万元", "471001", "某市工信局本级", "万元", true},
		{"without spaces", "471001某市工信局 单位:元", "471001", "某市工信局", "元", true},
		{"a label", "部门（单位）名称：某市工信局", "", "某市工信局", "", true},
		{"a ministry", "部门：[173]某院", "173", "某院", "", true},
		{"the unit alone", "单位：人民币万元", "", "", "万元", true},
		{"the unit in brackets", "（金额单位：元）", "", "", "元", true},
		{"justified", "单 位 ： 万 元", "", "", "万元", true},
		{"the unit before the department", "单位: 万元614001 某市公安局本级", "614001", "某市公安局本级", "万元", true},
		{"a department whose name begins like a unit", "单位：万元镇人民政府", "", "万元镇人民政府", "", true},
		{"the department called 单位", "单位：某市工信局 金额单位：万元", "", "某市工信局", "万元", true},
		{"a year", "（2024年度）", "", "", "", true},
		{"a title with a year", "2024年部门预算绩效目标", "", "", "", false},
		{"a numbered heading", "105.某某专项资金绩效目标表", "", "", "", false},
		{"prose", "某市工信局负责全市工业运行。", "", "", "", false},
		{"nothing", "", "", "", "", false},
	} {
		got, ok := splitCaption(c.text)
		if ok != c.ok || ok && (string(got.department.Code) != c.code || got.department.Name != c.name || got.unit != c.unit) {
			t.Errorf("%s: splitCaption(%q) = %+v %v", c.why, c.text, got, ok)
		}
	}
}

// TestYearFloor: no budget is older than its newest project, however often the
// texts mention older years; a title that says so stands against a code.
func TestYearFloor(t *testing.T) {
	projects := []budget.Project{{Code: "13028121P00000010001"}, {Code: "13028122R000000100010"}}
	v := yearVotes{}
	v.add(weightMention, "body", "", budget.Pos{}, 2019, 2019, 2019, 2019, 2019, 2019)
	v.fromProjects(projects)
	if best, _, _ := v.count(); best != 2022 {
		t.Errorf("the newest code is of 2022, the year is %d", best)
	}
	v.add(weightTitle, "title", "", budget.Pos{}, 2021)
	if best, _, _ := v.count(); best != 2021 {
		t.Errorf("the title says 2021, the year is %d", best)
	}
}

// TestYearOfCodes: projects that go on keep their codes, so that codes alone leave
// a doubt.
func TestYearOfCodes(t *testing.T) {
	v := yearVotes{}
	v.fromProjects([]budget.Project{{Code: "13028122R000000100010"}, {Code: "13028122R000000100010"}})
	if !v.onlyCodes(2022) {
		t.Error("codes alone are taken for more")
	}
	v.add(weightMention, "body", "", budget.Pos{}, 2022)
	if v.onlyCodes(2022) {
		t.Error("a text that names the year counts for nothing")
	}
}

// TestCloseBreaks: a break that the widths decide is sure, one that they leave open
// is not.
func TestCloseBreaks(t *testing.T) {
	full := "坚持以加快建设新兴工业基地和旅游名城为目标，全力推进供给侧结构性改革，使产业结构"
	for _, c := range []struct {
		why  string
		last string // the third line
		next string // the fourth
		want bool
	}{
		{"a short line that ends a sentence", "不断优化。", "提升经济实力，完成全年任务。", false},
		{"a full line within a sentence", full, "不断优化。", false},
		{"a full line that ends a sentence", "坚持以加快建设新兴工业基地和旅游名城为目标，全力推进供给侧结构性改革和优化结构。", "提升经济实力，完成全年任务。", true},
	} {
		var lines []*budget.Line
		for _, text := range []string{full, full, c.last, c.next} {
			lines = append(lines, &budget.Line{Text: text})
		}
		set := learn(lines, nil)
		found := false
		for _, p := range set.paragraphs(lines, nil) {
			found = found || p.doubt
		}
		if found != c.want {
			t.Errorf("%s: doubt %v", c.why, found)
		}
	}
}
