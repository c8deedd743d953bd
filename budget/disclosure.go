// Package budget holds the nouns of published budget-performance papers
// (绩效目标公开): what a paper means (Disclosure, Project, Indicator …), what was
// seen in it (Document, Table, Cell …), where it stood (Pos, Place) and what
// went wrong (Issue, Error). Every other room speaks in these nouns.
//
// The JSON of a Disclosure is the published output contract, version 1.
package budget

// Disclosure is one published paper.
type Disclosure struct {
	// FiscalYear is the budget year the paper is about; 0 (null) where the
	// paper gives no evidence.
	FiscalYear Year       `json:"fiscal_year"`
	Department Department `json:"department"`
	Overall    *Overall   `json:"overall"` // part one; nil when the paper has none
	Projects   []Project  `json:"projects"`
	Warnings   []Issue    `json:"warnings"`
	// Evidence says how the year and the department were decided.
	Evidence []Evidence `json:"evidence,omitempty"`
	// Incomplete is set when part of the paper could not be read.
	Incomplete bool `json:"incomplete,omitempty"`
	// Ledger accounts for every printed character.
	Ledger *Ledger `json:"ledger,omitempty"`
}

// Year is a calendar year; 0 is unknown and null in JSON.
type Year int

// Evidence is one reason for a decision about the whole document.
type Evidence struct {
	Field  string `json:"field"`  // "fiscal_year", "department.name", "department.code"
	Value  string `json:"value"`  // what this evidence speaks for
	Source string `json:"source"` // "title", "body", "code", "file name"
	Where  Pos    `json:"where,omitzero"`
	Raw    string `json:"raw,omitempty"`
}

// Department is a budget unit. Its code is unique within a division only.
type Department struct {
	Code Nullable `json:"code"` // null where none is printed
	Name string   `json:"name"`
}

// Overall is part one: the department's overall performance goal.
type Overall struct {
	Goal     string    `json:"goal"`     // 总体绩效目标; paragraphs separated by \n
	Items    []Item    `json:"items"`    // 分项绩效目标
	Measures []Measure `json:"measures"` // 工作保障措施
	Places   Places    `json:"positions,omitempty"`
}

// Item is one 分项绩效目标.
type Item struct {
	Seq         Ordinal `json:"seq"`
	Title       string  `json:"title"`
	Description string  `json:"description"`
	Goal        string  `json:"goal"`
	Indicators  string  `json:"indicators"`
	Places      Places  `json:"positions,omitempty"`
}

// Measure is one paragraph of 工作保障措施.
type Measure struct {
	Seq    Ordinal `json:"seq"` // null for a paragraph without an ordinal
	Text   string  `json:"text"`
	Places Places  `json:"positions,omitempty"`
}

// Ordinal is a printed running number; 0 is "none printed" and null in JSON.
type Ordinal int

// Project is one project's performance table.
type Project struct {
	Seq   int      `json:"seq"`   // from 1 within the paper
	Title string   `json:"title"` // the table's heading without its leading ordinal
	Form  string   `json:"form"`  // id of the form that was recognised
	Code  Nullable `json:"code"`  // 项目编码; null where the form has none
	Name  string   `json:"name"`

	Department  Department `json:"department"`           // 主管部门
	Implementer Text       `json:"implementer,omitzero"` // 实施单位
	Attributes  Attributes `json:"attributes,omitempty"` // further labelled cells, label as printed
	Period      *Period    `json:"period,omitempty"`
	Unit        string     `json:"unit"` // the unit the amounts are printed in: 元, 万元
	Budget      Budget     `json:"budget"`
	Purpose     Text       `json:"purpose,omitzero"`   // 资金用途
	Schedule    []Payment  `json:"schedule,omitempty"` // 资金支出计划, cumulative
	Goals       []Goal     `json:"goals"`              // annual goals
	// WholeProject is set where a form prints whole-project beside this-year columns.
	WholeProject *WholeProject `json:"whole_project,omitempty"`
	Indicators   []Indicator   `json:"indicators"`

	Incomplete bool   `json:"incomplete,omitempty"` // the table is cut off
	Places     Places `json:"positions,omitempty"`
}

// Period is a project's planned duration, as ISO dates where they were printed as dates.
type Period struct {
	Start Nullable `json:"start"`
	End   Nullable `json:"end"`
}

// Budget holds a project's amounts in the unit of its Project.
type Budget struct {
	Total     Amount `json:"total"`
	Fiscal    Amount `json:"fiscal"`             // 其中：财政资金 / 财政拨款
	Carryover Amount `json:"carryover,omitzero"` // 上年结转资金
	Other     Amount `json:"other"`              // 其他资金
	// Execution is printed by self-evaluation forms: one row per kind of money.
	Execution []Execution `json:"execution,omitempty"`
}

// Execution is one row of a self-evaluation's execution figures.
type Execution struct {
	Label    string `json:"label"`           // 年度资金总额, 其中：当年财政拨款 … as printed
	Initial  Amount `json:"initial"`         // 年初预算数
	Adjusted Amount `json:"adjusted"`        // 全年预算数 / 调整后预算数
	Executed Amount `json:"executed"`        // 全年执行数
	Weight   Text   `json:"weight,omitzero"` // 分值
	Rate     Text   `json:"rate,omitzero"`   // 执行率
	Score    Text   `json:"score,omitzero"`  // 得分
}

// Payment is one point of the 资金支出计划.
type Payment struct {
	By      string `json:"by"`      // "3月底"
	Percent Amount `json:"percent"` // cumulative, "30"
}

// Goal is one annual performance goal.
type Goal struct {
	Seq    Ordinal `json:"seq"` // null when unnumbered
	Text   string  `json:"text"`
	Places Places  `json:"positions,omitempty"`
}

// WholeProject holds what a form prints for the project's whole life.
type WholeProject struct {
	Budget Budget `json:"budget"`
	Goals  []Goal `json:"goals"`
}

// Indicator is one row of the indicator grid; merged cells are filled down.
type Indicator struct {
	Level1      string   `json:"level1"`
	Level2      Nullable `json:"level2"`
	Level3      Nullable `json:"level3"`
	Description Nullable `json:"description"`     // 绩效指标描述
	Value       Nullable `json:"value"`           // as published
	Basis       Nullable `json:"basis"`           // 指标值确定依据
	Weight      Text     `json:"weight,omitzero"` // 分值权重
	Target      *Target  `json:"target"`          // what Value says; null when Value is

	// Self-evaluation columns.
	Actual    Text `json:"actual,omitzero"`    // 实际完成值
	Score     Text `json:"score,omitzero"`     // 得分
	Deviation Text `json:"deviation,omitzero"` // 偏差原因分析及改进措施

	Attributes Attributes `json:"attributes,omitempty"` // further columns, label as printed
	Places     Places     `json:"positions,omitempty"`
}

// Target is an indicator's value taken apart: either Op, Number and Unit, or Text.
type Target struct {
	Op     string `json:"op,omitempty"`     // = >= <= > <
	Number string `json:"number,omitempty"` // decimal
	Unit   string `json:"unit,omitempty"`
	Text   string `json:"text,omitempty"` // when it is not one number with at most one sign and unit
}
