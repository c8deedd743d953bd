package serve

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"jixiao/diff"
	"jixiao/export"
)

// DiffTable is the working paper (工作底稿): one row per change.
func DiffTable(r diff.Report) export.Table {
	columns := []string{"序号", "对应方式", "相似度", "部门", "旧项目编码", "旧项目名称", "新项目编码", "新项目名称", "字段", "类别", "旧值", "新值", "增减（元）", "增减%", "方向", "路径"}
	return export.Table{Name: "变动", Columns: columns, Rows: func(yield func([]any, error) bool) {
		n := int64(0)
		numbered := func(row []any) bool {
			n++
			return yield(append([]any{n}, row...), nil)
		}
		for _, m := range r.Projects {
			for _, row := range matchRows(m) {
				if !numbered(row) {
					return
				}
			}
		}
		for _, d := range r.Departments {
			for _, c := range d.Changes {
				if !numbered(changeRow([]any{matchNames[d.Match], rounded(d.Score), d.New.Name, "", "", "", ""}, c)) {
					return
				}
			}
		}
	}}
}

// rounded is a likeness with two decimals.
func rounded(s diff.Score) float64 { return math.Round(float64(s)*100) / 100 }

func matchRows(m diff.Match) [][]any {
	head := []any{matchNames[m.Match], rounded(m.Score), departmentName(m), codes(m.Old), names(m.Old), codes(m.New), names(m.New)}
	if len(m.Changes) == 0 {
		if len(m.Old) == 1 && len(m.New) == 1 {
			return nil
		}
		return [][]any{append(head, "项目", matchNames[m.Match], totals(m.Old), totals(m.New), nil, nil, nil, nil)}
	}
	var rows [][]any
	for _, c := range withUnits(m) {
		rows = append(rows, changeRow(head, c))
	}
	return rows
}

func changeRow(head []any, c diff.Change) []any {
	row := append([]any{}, head...)
	return append(row, fieldName(c.Path), kindNames[c.Kind], string(c.Old), string(c.New), c.Delta, c.Percent, directionNames[c.Direction], c.Path)
}

func departmentName(m diff.Match) string {
	for _, refs := range [][]diff.Ref{m.New, m.Old} {
		if len(refs) > 0 {
			return refs[0].Department.Name
		}
	}
	return ""
}

func codes(refs []diff.Ref) string {
	return join(refs, func(r diff.Ref) string { return string(r.Code) })
}
func names(refs []diff.Ref) string  { return join(refs, func(r diff.Ref) string { return r.Name }) }
func totals(refs []diff.Ref) string { return join(refs, totalOf) }

func totalOf(r diff.Ref) string {
	if r.Total.Decimal == "" {
		return ""
	}
	return r.Total.Decimal + r.Unit
}

func join(refs []diff.Ref, of func(diff.Ref) string) string {
	var out []string
	for _, r := range refs {
		out = append(out, of(r))
	}
	return strings.Join(out, "；")
}

// DiffWorkbook writes the working paper as a workbook: every change with room
// for what was found out about it, who is whom, and the totals.
func DiffWorkbook(w io.Writer, r diff.Report, oldName, newName string) error {
	_, err := export.Workbook(w, []export.Table{workingPaper(r), whoIsWhom(r), totalsTable(r, oldName, newName)})
	return err
}

// workingPaper is the table of changes as auditors keep it: codes stand with the
// names, sums are numbers, and the last columns are for the people who look into
// them.
func workingPaper(r diff.Report) export.Table {
	t := DiffTable(r)
	from := func(names ...string) []int {
		var out []int
		for _, n := range names {
			out = append(out, slices.Index(t.Columns, n))
		}
		return out
	}
	plain := from("序号", "对应方式", "部门", "字段", "类别", "旧值", "新值", "方向")
	codes, titles, sums := from("旧项目编码", "新项目编码"), from("旧项目名称", "新项目名称"), from("增减（元）", "增减%")
	columns := []string{"序号", "对应方式", "部门", "旧项目", "新项目", "字段", "类别", "旧值", "新值", "增减（元）", "增减%", "方向", "核实情况", "处理意见", "核实人"}
	return export.Table{Name: "变动", Paper: true, Columns: columns, Rows: func(yield func([]any, error) bool) {
		for row, err := range t.Rows {
			if err != nil {
				yield(nil, err)
				return
			}
			titled := func(side int) any {
				return strings.TrimSpace(fmt.Sprintf("%v\n%v", row[titles[side]], row[codes[side]]))
			}
			out := []any{row[plain[0]], row[plain[1]], row[plain[2]], titled(0), titled(1), row[plain[3]], row[plain[4]], row[plain[5]], row[plain[6]],
				numeric(row[sums[0]]), numeric(row[sums[1]]), row[plain[7]], nil, nil, nil}
			if !yield(out, nil) {
				return
			}
		}
	}}
}

// numeric lets a spreadsheet add up what it shows; a cell of a spreadsheet is a
// floating-point number anyway, the exact text stands in the other formats.
func numeric(v any) any {
	text, ok := v.(string)
	if !ok || text == "" {
		return nil
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil {
		return f
	}
	return v
}

// whoIsWhom is one row per match.
func whoIsWhom(r diff.Report) export.Table {
	columns := []string{"对应方式", "相似度", "依据", "旧项目编码", "旧项目名称", "旧预算", "新项目编码", "新项目名称", "新预算", "增减（元）", "改动处数"}
	return export.Table{Name: "项目对应", Paper: true, Columns: columns, Rows: func(yield func([]any, error) bool) {
		for _, m := range r.Projects {
			var change any
			if fen, ok := moved(m); ok {
				change = numeric(yuan(fen))
			}
			row := []any{matchNames[m.Match], rounded(m.Score), m.Why, codes(m.Old), names(m.Old), totals(m.Old), codes(m.New), names(m.New), totals(m.New), change, int64(len(m.Changes))}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func totalsTable(r diff.Report, oldName, newName string) export.Table {
	s := r.Summary
	rows := [][]any{{"旧的一侧", oldName}, {"新的一侧", newName}, {"旧项目数", int64(s.OldProjects)}, {"新项目数", int64(s.NewProjects)},
		{"旧预算合计（元）", numeric(s.OldTotal)}, {"新预算合计（元）", numeric(s.NewTotal)}, {"预算数读不出的项目", int64(s.Unread)},
		{"改动处数", int64(s.Changes)}, {"仅格式不同", int64(s.Formatting)}, {"文字沿用", keptWords(s.Kept)}}
	for _, kind := range matchOrder {
		if n := s.Matches[kind]; n > 0 {
			rows = append(rows, []any{matchNames[kind], int64(n)})
		}
	}
	for _, w := range r.Warnings {
		rows = append(rows, []any{"注意", strings.TrimSpace(w.Message)})
	}
	return export.Table{Name: "汇总", Paper: true, Columns: []string{"项", "值"}, Rows: func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}}
}
