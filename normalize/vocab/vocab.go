// Package vocab is the closed vocabulary of the papers' tables: what the
// re-assemblers of plain text know before they read a line. The labels come from
// the form files; the level names are the finance ministry's terms.
package vocab

// Vocabulary holds texts as printed, unfolded. Matching is by budget.Fold.
type Vocabulary struct {
	// Titles are words that end the heading of a project's table
	// ("绩效目标表").
	Titles []string
	// Labels are the labels of cells outside of the indicator grid
	// ("项目编码", "其中：财政资金", "资金支出计划（%）").
	Labels []string
	// Grids are the column labels of the indicator grid, left to right, one
	// list for each form.
	Grids [][]string
	// Forms are the same labels form by form.
	Forms []Form
}

// Form is the vocabulary of one form.
type Form struct {
	ID     string
	Labels []string // outside of the grid
	Start  []string // the labels among them that begin a record
	Grid   []string // columns of the grid, left to right
	Side   []string // labels beside the grid over all its rows
}

// Level1 names the first level, each with the second-level names below it. An
// empty list means any name. Printed forms may add or lack 指标.
var Level1 = []Level{
	{"成本指标", []string{"经济成本指标", "社会成本指标", "生态环境成本指标"}},
	{"产出指标", []string{"数量指标", "质量指标", "时效指标", "成本指标"}},
	{"效益指标", []string{"经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"}},
	{"满意度指标", []string{"服务对象满意度指标"}},
}

// Level is one first-level name with its second-level names.
type Level struct {
	Name string
	Sub  []string
}
