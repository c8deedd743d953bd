package serve

import (
	"fmt"
	"strings"

	"jixiao/diff"
	"jixiao/export"
)

// HistoryTable is one row per year of a project's history.
func HistoryTable(steps []diff.Step) export.Table {
	columns := []string{"年度", "部门", "项目编码", "项目名称", "预算数", "单位", "指标数", "与下一年的对应", "相关项目", "到下一年的改动", "改动内容"}
	return export.Table{Name: "历年", Columns: columns, Rows: func(yield func([]any, error) bool) {
		for _, s := range steps {
			row := []any{yearCell(s.Ref.Year), s.Ref.Department.Name, string(s.Ref.Code), s.Ref.Name, s.Ref.Total.Decimal, s.Ref.Unit, int64(s.Indicators),
				matchNames[s.Match], names(s.With), int64(len(s.Changes)), changedFields(inUnits(s.Changes, s.Ref.Unit, s.Ref.Unit))}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// changedFields shows the changed amounts and targets; the rest is counted.
func changedFields(list []diff.Change) string {
	var out []string
	rest := 0
	for _, c := range list {
		if c.Kind == "amount" || c.Kind == "target" {
			out = append(out, fieldName(c.Path)+"："+orBlank(string(c.Old))+"→"+orBlank(string(c.New)))
		} else {
			rest++
		}
	}
	if rest > 0 {
		out = append(out, fmt.Sprintf("其他%d处", rest))
	}
	return strings.Join(out, "；")
}
