package serve

import (
	"io"
	"iter"
	"strings"

	"jixiao/audit"
	"jixiao/export"
)

// AuditTable is one row per finding, as they come.
func AuditTable(f Findings) export.Table {
	columns := []string{"规则", "名称", "级别", "年度", "部门编码", "部门", "项目编码", "项目名称", "指标", "字段", "证据", "数值", "页", "位置", "文件", "指纹", "路径"}
	return export.Table{Name: "疑点", Columns: columns, Rows: f.rows(func(_ int, one audit.Finding) []any { return findingRow(one, f.Name(one.Paper)) })}
}

// rows makes a row of every finding, numbered from 1.
func (f Findings) rows(row func(n int, one audit.Finding) []any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		n := 0
		for one, err := range f.List {
			if err != nil {
				yield(nil, err)
				return
			}
			n++
			if !yield(row(n, one), nil) {
				return
			}
		}
	}
}

func findingRow(f audit.Finding, file string) []any {
	var page any
	where := ""
	if len(f.Where) > 0 {
		where = posWords(together(f.Where)[0])
		if f.Where[0].Page > 0 {
			page = int64(f.Where[0].Page)
		}
	}
	return []any{f.Rule, f.Title, f.Severity.Name(), yearCell(f.Year), string(f.Department.Code), f.Department.Name, string(f.Code), f.Project,
		f.Indicator, fieldOf(f), f.Evidence, numberWords(f.Numbers), page, where, file, f.Fingerprint, f.Field}
}

// AuditWorkbook writes the findings with room for what was found out about them,
// and what every rule looked at.
func AuditWorkbook(w io.Writer, f Findings) error {
	_, err := export.Workbook(w, []export.Table{findingsPaper(f), tallyTable(f)})
	return err
}

// findingsPaper is the table of findings as auditors keep it.
func findingsPaper(f Findings) export.Table {
	columns := []string{"序号", "规则", "级别", "部门", "项目", "指标和字段", "证据", "数值", "页和位置", "文件", "指纹", "核实情况", "处理意见", "核实人"}
	return export.Table{Name: "疑点", Paper: true, Columns: columns, Rows: f.rows(func(n int, one audit.Finding) []any {
		where := ""
		if len(one.Where) > 0 {
			where = posWords(together(one.Where)[0])
		}
		return []any{int64(n), one.Rule + " " + one.Title, one.Severity.Name(), strings.TrimSpace(yearName(one.Year) + " " + one.Department.Name),
			strings.TrimSpace(one.Project + "\n" + string(one.Code)), strings.Join(nonEmpty([]string{one.Indicator, fieldOf(one)}), "，"), one.Evidence, numberWords(one.Numbers),
			where, f.Name(one.Paper), one.Fingerprint, nil, nil, nil}
	})}
}

// tallyTable is asked for its rows after the findings have been written.
func tallyTable(f Findings) export.Table {
	return export.Table{Name: "规则", Columns: []string{"规则", "名称", "级别", "发现", "通过", "不适用", "数据不足"}, Rows: func(yield func([]any, error) bool) {
		for _, t := range f.Rules() {
			row := []any{t.Rule, t.Title, t.Severity.Name(), int64(t.Count[audit.Finds]), int64(t.Count[audit.Pass]), int64(t.Count[audit.NA]), int64(t.Count[audit.Insufficient])}
			if !yield(row, nil) {
				return
			}
		}
	}}
}
