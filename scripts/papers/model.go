package main

// Paper is the truth of one invented paper in the shape of the output
// contract. It is declared here on purpose instead of borrowing the program's
// own nouns: the truth must not change with the program it judges.
type Paper struct {
	FiscalYear int        `json:"fiscal_year"`
	Department Department `json:"department"`
	Overall    *Overall   `json:"overall"`
	Projects   []Project  `json:"projects"`
	Warnings   []struct{} `json:"warnings"`
}

// Department is a budget unit; Code is nil where none is printed.
type Department struct {
	Code *string `json:"code"`
	Name string  `json:"name"`
}

// Overall is part one.
type Overall struct {
	Goal     string    `json:"goal"`
	Items    []Item    `json:"items"`
	Measures []Measure `json:"measures"`
}

// Item is one 分项绩效目标.
type Item struct {
	Seq         int    `json:"seq"`
	Title       string `json:"title"`
	Description string `json:"description"`
	Goal        string `json:"goal"`
	Indicators  string `json:"indicators"`
}

// Measure is one paragraph of 工作保障措施; Seq is nil without an ordinal.
type Measure struct {
	Seq  *int   `json:"seq"`
	Text string `json:"text"`
}

// Project is one table. Printed holds what the page shows where the text rule
// makes the truth differ from it.
type Project struct {
	Seq        int         `json:"seq"`
	Title      string      `json:"title"`
	Form       string      `json:"form"`
	Code       *string     `json:"code"`
	Name       string      `json:"name"`
	Department Department  `json:"department"`
	Unit       string      `json:"unit"`
	Budget     Budget      `json:"budget"`
	Purpose    *string     `json:"purpose,omitempty"`
	Schedule   []Payment   `json:"schedule,omitempty"`
	Goals      []Goal      `json:"goals"`
	Indicators []Indicator `json:"indicators"`

	Implementer  *string            `json:"implementer,omitempty"`
	Attributes   map[string]*string `json:"attributes,omitempty"`
	Period       *Period            `json:"period,omitempty"`
	WholeProject *WholeProject      `json:"whole_project,omitempty"`

	longTerm      int       // indicators of a first grid for the whole project
	printedBudget [3]string // with thousands separators
}

// Budget holds amounts as decimal strings; nil is a blank cell.
type Budget struct {
	Total  *string `json:"total"`
	Fiscal *string `json:"fiscal"`
	Other  *string `json:"other"`

	Carryover *string     `json:"carryover,omitempty"`
	Execution []Execution `json:"execution,omitempty"`
}

// Execution is one row of a self-evaluation's execution figures.
type Execution struct {
	Label    string  `json:"label"`
	Initial  *string `json:"initial"`
	Adjusted *string `json:"adjusted"`
	Executed *string `json:"executed"`
	Weight   *string `json:"weight,omitempty"`
	Rate     *string `json:"rate,omitempty"`
	Score    *string `json:"score,omitempty"`
}

// Period is a planned duration in ISO dates.
type Period struct {
	Start *string `json:"start"`
	End   *string `json:"end"`
}

// WholeProject is what stands beside this year's columns.
type WholeProject struct {
	Budget *Budget `json:"budget,omitempty"`
	Goals  []Goal  `json:"goals"`
}

// Payment is one cumulative point of the spending plan.
type Payment struct {
	By      string `json:"by"`
	Percent string `json:"percent"`
}

// Goal is one annual goal; Seq is nil when it is not numbered.
type Goal struct {
	Seq  *int   `json:"seq"`
	Text string `json:"text"`

	printed string // with its number in the paper's own style
}

// Indicator is one row of the grid, merged cells filled down.
type Indicator struct {
	Level1      string  `json:"level1"`
	Level2      string  `json:"level2"`
	Level3      blank   `json:"level3"`
	Description *string `json:"description"`
	Value       string  `json:"value"`
	Basis       *string `json:"basis"`
	Target      Target  `json:"target"`
	Weight      *string `json:"weight,omitempty"`
	Actual      *string `json:"actual,omitempty"`
	Score       *string `json:"score,omitempty"`
	Deviation   *string `json:"deviation,omitempty"`

	levelScore         string // printed after the first level: (50分)
	sign, number, unit string // where a form prints them in three columns
	printedValue       string // with the blanks that the text rule drops
}

// blank is a text that is null when it is empty.
type blank string

func (b blank) MarshalJSON() ([]byte, error) {
	if b == "" {
		return []byte("null"), nil
	}
	return indented(string(b))
}

// Target is an indicator's value taken apart: op, number, unit or text.
type Target struct {
	Op     string `json:"op,omitempty"`
	Number string `json:"number,omitempty"`
	Unit   string `json:"unit,omitempty"`
	Text   string `json:"text,omitempty"`
}

func ptr[T any](v T) *T { return &v }

// printed is the text of an optional cell.
func printed(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
