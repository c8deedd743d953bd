package normalize

import (
	"slices"
	"testing"

	"jixiao/budget"
)

// TestImplausible: what a row of a text can hardly be, and what it well can be.
func TestImplausible(t *testing.T) {
	row := func(level1, level2, name, description, value, basis string) budget.Indicator {
		return budget.Indicator{Level1: level1, Level2: budget.Nullable(level2), Level3: budget.Nullable(name),
			Description: budget.Nullable(description), Value: budget.Nullable(value), Basis: budget.Nullable(basis)}
	}
	usual := row("产出指标", "数量指标", "设施数量", "维护的设施数量", "≥20处", "根据年初工作计划")
	for _, c := range []struct {
		why   string
		row   budget.Indicator
		field string // that the warning is about, "" for none
	}{
		{"an ordinary row", usual, ""},
		{"数量指标 stands under 产出指标 only", row("成本指标", "数量指标", "设施数量", "维护的设施数量", "≥20处", "工作方案"), "level1"},
		{"成本指标 may be a second level", row("产出指标", "成本指标", "维护成本", "", "≤3万元", "工作方案"), ""},
		{"a second level that nobody knows", row("效益指标", "其他指标", "受益人数", "", "≥3人", "工作方案"), ""},
		{"a first level cut short", row("产出", "数量指标", "设施数量", "", "≥20处", "工作方案"), "level1"},
		{"an opened bracket", row("产出指标", "数量指标", "设施数量", "", "≥20处", "《某某县预算管理"), "basis"},
		{"a closed one", row("产出指标", "数量指标", "设施数量（含新建", "）", "≥20处", "工作方案"), "level3"},
		{"a running number is no bracket", row("产出指标", "数量指标", "设施数量", "1)维护的2)新建的", "≥20处", "工作方案"), ""},
		{"a bracket that stands for a sign", row("产出指标", "数量指标", "设施数量", "", "》=20处", "工作方案"), ""},
		{"the next row's level glued to the basis", row("产出指标", "数量指标", "设施数量", "", "≥20处", "预算法第三十二条可持续影响指标"), "basis"},
		{"indicators may be talked of", row("产出指标", "数量指标", "绩效指标数量", "", "≥20处", "绩效指标库"), ""},
		{"a basis less its end", row("产出指标", "数量指标", "设施数量", "", "≥20处", "根据年初工作"), "basis"},
		{"a basis with the beginning of something else", row("产出指标", "数量指标", "设施数量", "", "≥20处", "根据年初工作计划及时"), "basis"},
		{"half of 不断增强", row("产出指标", "数量指标", "设施数量", "不断", "增强", "工作方案"), "description"},
		{"the end of a name", row("产出指标", "质量指标", "设施维护", "完好率", "≥95%", "工作方案"), "description"},
		{"a short description of a named rate", row("产出指标", "质量指标", "设施维护完好率", "完好率", "≥95%", "工作方案"), ""},
		{"a text that begins with a comma", row("产出指标", "数量指标", "设施数量", "，含新建的设施", "≥20处", "工作方案"), "description"},
		{"a text that ends in 、", row("产出指标", "数量指标", "设施数量、", "维护的设施", "≥20处", "工作方案"), "level3"},
		{"a second comparison tells that the first lost its word", row("产出指标", "数量指标", "慰问", "慰问人数", "不少于100人,宣传用品不少于20份", "工作方案"), "value"},
		{"a bare comparison", row("产出指标", "数量指标", "慰问", "慰问人数", "不少于100人,不超过200人", "工作方案"), ""},
		{"a sign behind its number", row("产出指标", "数量指标", "慰问", "慰问人数", "74572≧个", "工作方案"), "value"},
		{"a sign without its number, in front of the basis", row("产出指标", "数量指标", "慰问", "慰问人数", "73", "≧工作方案"), "basis"},
		{"a sign before a word, the number elsewhere", row("产出指标", "数量指标", "制度", "制度建设", "≥健全（制度3项）", "工作方案"), "value"},
		{"a grade has no number", row("产出指标", "质量指标", "水质", "水质类别", "≥Ⅲ类", "工作方案"), ""},
		{"quotation marks around nothing", row("产出指标", "质量指标", "事故", "“”零事故", "0起", "工作方案"), "description"},
		{"sentences without an end", row("产出指标", "质量指标", "维护", "委托第三方机构承担设施维护任务，并组织验收。省级补助与本级配套资金统筹使用，优先用于", "良好", "工作方案"), "description"},
		{"sentences with one", row("产出指标", "质量指标", "维护", "委托第三方机构承担设施维护任务，并组织验收。省级补助与本级配套资金统筹使用，优先用于老旧设施。", "良好", "工作方案"), ""},
		{"a value at the end of a name", row("产出指标", "成本指标", "项目总成本8035元", "", "国家标准", "GB50201"), "level3"},
		{"money in the name of an indicator that has a value", row("产出指标", "数量指标", "单价超过200元", "", "≥3台", "工作方案"), ""},
	} {
		d := budget.Disclosure{Projects: []budget.Project{{Indicators: []budget.Indicator{usual, usual, c.row}}}}
		implausible(&d)
		want := ""
		if c.field != "" {
			want = "projects[0].indicators[2]." + c.field
		}
		got := ""
		for _, w := range d.Warnings {
			got += w.At
		}
		if got != want {
			t.Errorf("%s: %q, want %q", c.why, got, want)
		}
	}
}

// TestImplausibleOnce: a row that is in doubt anyway is not told of again.
func TestImplausibleOnce(t *testing.T) {
	d := budget.Disclosure{
		Projects: []budget.Project{{Indicators: []budget.Indicator{{Level1: "产出指标", Level3: "设施数量", Value: "≥20处", Basis: "《某某县"}}}},
		Warnings: []budget.Issue{{At: "projects[0].indicators[0].value"}},
	}
	if implausible(&d); len(d.Warnings) != 1 {
		t.Errorf("%+v", d.Warnings)
	}
}

// TestBareName: a row that is nothing but a name is the rest of the row above it, or
// has lost its own: both are in doubt. Where rows have no values it is usual.
func TestBareName(t *testing.T) {
	bare := budget.Indicator{Level1: "产出指标", Level2: "数量指标", Level3: "量达标率"}
	full := budget.Indicator{Level1: "产出指标", Level2: "数量指标", Level3: "设施维护质", Value: "≥20处"}
	for _, c := range []struct {
		why  string
		rows []budget.Indicator
		want []string
	}{
		{"among rows with values", slices.Concat(slices.Repeat([]budget.Indicator{full}, 9), []budget.Indicator{bare}), []string{"projects[0].indicators[8].level3", "projects[0].indicators[9].level3"}},
		{"among its like", []budget.Indicator{bare, bare, bare}, nil},
	} {
		d := budget.Disclosure{Projects: []budget.Project{{Indicators: c.rows}}}
		implausible(&d)
		var got []string
		for _, w := range d.Warnings {
			got = append(got, w.At)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", c.why, got)
		}
	}
}
