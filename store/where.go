package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"jixiao/budget"
)

// Origin is where one stored value came from.
type Origin struct {
	DocumentID int64
	File       string
	Year       int
	Code       string // of the project
	Project    string
	Owner      string // "项目", "目标1", "指标3"
	Row        string // the indicator's name
	Field      string // JSON path within the owner
	Value      string
	budget.Place
}

// Where lists the origins of a project's values, in the order of the paper. The
// project is named by its code, or by its whole name where it has none; several
// years and documents may hold it. A field narrows the list: a JSON path
// ("value", "budget.total") or a part of an owner ("指标3").
func (s *Store) Where(ctx context.Context, project, field string) ([]Origin, error) {
	ids, err := column[int64](onContext{ctx, s.db}, `SELECT DISTINCT document_id FROM projects WHERE code=?1
		UNION SELECT document_id FROM projects WHERE name=?1 ORDER BY 1`, project)
	if err != nil {
		return nil, plain(s.path, err)
	}
	if len(ids) == 0 {
		return nil, failure(s.path, "没有项目 "+project, "项目编码要写全；用 jixiao search 查找")
	}
	var out []Origin
	for d, err := range s.Disclosures(Filter{Documents: ids}) {
		if err != nil {
			return nil, err
		}
		for i := range d.Projects {
			if p := &d.Projects[i]; string(p.Code) == project || p.Name == project {
				out = append(out, origins(d, p, field)...)
			}
		}
	}
	return out, nil
}

func origins(d Stored, p *budget.Project, field string) []Origin {
	base := Origin{DocumentID: d.ID, File: d.Meta.Name, Year: int(d.FiscalYear), Code: string(p.Code), Project: p.Name}
	var out []Origin
	add := func(owner, row string, places budget.Places, value func(string) string) {
		for _, name := range slices.Sorted(maps.Keys(places)) {
			if field != "" && field != name && field != owner && !called(FieldLabel(name), field) {
				continue
			}
			for _, at := range places[name] {
				o := base
				o.Owner, o.Row, o.Field, o.Value, o.Place = owner, row, name, value(name), at
				out = append(out, o)
			}
		}
	}
	add("项目", "", p.Places, func(name string) string { return projectValue(p, name) })
	for i, g := range p.Goals {
		add(fmt.Sprint("目标", i+1), "", g.Places, func(string) string { return g.Text })
	}
	if p.WholeProject != nil {
		for i, g := range p.WholeProject.Goals {
			add(fmt.Sprint("总目标", i+1), "", g.Places, func(string) string { return g.Text })
		}
	}
	for i := range p.Indicators {
		r := &p.Indicators[i]
		add(fmt.Sprint("指标", i+1), string(r.Level3), r.Places, func(name string) string { return indicatorValue(r, name) })
	}
	return out
}

// fieldLabels are the names people use for fields.
var fieldLabels = map[string]string{
	"name": "项目名称", "code": "项目编码", "title": "表名", "department.name": "部门", "department.code": "部门编码", "implementer": "实施单位",
	"budget.total": "预算数", "budget.fiscal": "财政资金", "budget.carryover": "上年结转", "budget.other": "其他资金", "unit": "单位", "purpose": "资金用途",
	"goals": "绩效目标", "text": "绩效目标", "level1": "一级指标", "level2": "二级指标", "level3": "三级指标", "description": "指标描述", "value": "指标值",
	"basis": "指标值确定依据", "weight": "分值权重", "actual": "实际完成值", "score": "得分", "deviation": "偏差原因",
	"period.start": "开始日期", "period.end": "完成日期",
}

// rowLabels are the names of lists and of what each of their rows holds.
var rowLabels = map[string]string{
	"schedule": "资金支出计划", "by": "时点", "percent": "累计百分比",
	"budget.execution": "执行情况", "label": "资金", "initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数", "rate": "执行率", "score": "得分", "weight": "分值",
}

// FieldLabel is the name people use for a field, rows counted from 1; the path
// itself where there is none.
func FieldLabel(path string) string {
	if l := fieldLabels[path]; l != "" {
		return l
	}
	if label, ok := strings.CutPrefix(path, "attributes."); ok {
		return label
	}
	if rest, ok := strings.CutPrefix(path, "whole_project."); ok {
		return "整个项目 " + FieldLabel(rest)
	}
	if list, i, column, ok := rowPath(path); ok && rowLabels[list] != "" && rowLabels[column] != "" {
		return fmt.Sprintf("%s%d %s", rowLabels[list], i+1, rowLabels[column])
	}
	return path
}

// rowPath takes "schedule[2].by" apart.
func rowPath(path string) (list string, i int, column string, ok bool) {
	list, rest, found := strings.Cut(path, "[")
	index, column, closed := strings.Cut(rest, "].")
	i, err := strconv.Atoi(index)
	return list, i, column, found && closed && err == nil && i >= 0
}

// called: the label is the field's, or that of one of its rows.
func called(label, field string) bool {
	rest, ok := strings.CutPrefix(label, field)
	return ok && (rest == "" || rest[0] >= '0' && rest[0] <= '9')
}

// projectValue is the value behind a path into a project, "" for those that
// have no single value.
func projectValue(p *budget.Project, path string) string {
	switch path {
	case "name":
		return p.Name
	case "code":
		return string(p.Code)
	case "title":
		return p.Title
	case "department.name":
		return p.Department.Name
	case "department.code":
		return string(p.Department.Code)
	case "implementer":
		return p.Implementer.Value
	case "unit":
		return p.Unit
	case "purpose":
		return p.Purpose.Value
	}
	if label, ok := strings.CutPrefix(path, "attributes."); ok {
		v, _ := p.Attributes.Get(label)
		return v
	}
	if rest, ok := strings.CutPrefix(path, "whole_project."); ok && p.WholeProject != nil {
		return amountValue(&p.WholeProject.Budget, rest)
	}
	if p.Period != nil && path == "period.start" {
		return string(p.Period.Start)
	}
	if p.Period != nil && path == "period.end" {
		return string(p.Period.End)
	}
	return cmp.Or(amountValue(&p.Budget, path), rowValue(p, path))
}

func amountValue(b *budget.Budget, path string) string {
	switch path {
	case "budget.total":
		return b.Total.Decimal
	case "budget.fiscal":
		return b.Fiscal.Decimal
	case "budget.carryover":
		return b.Carryover.Decimal
	case "budget.other":
		return b.Other.Decimal
	}
	return ""
}

// rowValue is a value of the schedule or of the execution figures.
func rowValue(p *budget.Project, path string) string {
	switch list, i, column, ok := rowPath(path); {
	case ok && list == "schedule" && i < len(p.Schedule):
		return map[string]string{"by": p.Schedule[i].By, "percent": p.Schedule[i].Percent.Decimal}[column]
	case ok && list == "budget.execution" && i < len(p.Budget.Execution):
		e := p.Budget.Execution[i]
		return map[string]string{"label": e.Label, "initial": e.Initial.Decimal, "adjusted": e.Adjusted.Decimal, "executed": e.Executed.Decimal,
			"rate": e.Rate.Value, "score": e.Score.Value, "weight": e.Weight.Value}[column]
	}
	return ""
}

func indicatorValue(r *budget.Indicator, path string) string {
	switch path {
	case "level1":
		return r.Level1
	case "level2":
		return string(r.Level2)
	case "level3":
		return string(r.Level3)
	case "description":
		return string(r.Description)
	case "value":
		return string(r.Value)
	case "basis":
		return string(r.Basis)
	case "weight":
		return r.Weight.Value
	case "actual":
		return r.Actual.Value
	case "score":
		return r.Score.Value
	case "deviation":
		return r.Deviation.Value
	}
	label, _ := strings.CutPrefix(path, "attributes.")
	v, _ := r.Attributes.Get(label)
	return v
}
