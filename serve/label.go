// Package serve shows reports to people: on a terminal, as one printable page,
// as a working paper, and as SARIF for programs.
package serve

import (
	"strconv"
	"strings"

	"jixiao/diff"
)

// fieldNames are what people call the fields of the output contract.
var fieldNames = map[string]string{
	"code": "项目编码", "name": "项目名称", "title": "标题", "department.code": "部门编码", "department.name": "部门名称",
	"implementer": "实施单位", "period.start": "开始日期", "period.end": "完成日期", "purpose": "资金用途",
	"total": "预算数", "fiscal": "财政资金", "carryover": "上年结转资金", "other": "其他资金",
	"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数", "rate": "执行率", "score": "得分",
	"level1": "一级指标", "level2": "二级指标", "level3": "三级指标", "description": "指标描述", "value": "指标值",
	"basis": "指标值确定依据", "weight": "分值权重", "actual": "实际完成值", "deviation": "偏差原因",
	"goal": "绩效目标", "indicators": "绩效指标", "schedule": "资金支出计划",
}

// fieldName turns a path, its indices counted from 1, into words: "indicators[产出指标/数量指标/里程].value"
// becomes "产出指标/数量指标/里程 · 指标值".
func fieldName(path string) string {
	if name, known := fieldNames[path]; known && name != "" {
		return name
	}
	if label, ok := strings.CutPrefix(path, "attributes."); ok {
		return label
	}
	head, rest := splitPath(path)
	switch {
	case strings.HasPrefix(head, "indicators["):
		return inBrackets(head) + suffix(rest)
	case strings.HasPrefix(head, "goals["):
		return "绩效目标 " + inBrackets(head)
	case strings.HasPrefix(head, "schedule["):
		return "资金支出计划 " + inBrackets(head)
	case head == "budget":
		return fieldName(rest)
	case strings.HasPrefix(head, "execution["):
		return inBrackets(head) + suffix(rest)
	case head == "whole_project":
		return "整个项目 · " + fieldName(rest)
	case head == "overall":
		return overallName(rest)
	}
	return path
}

func overallName(path string) string {
	head, rest := splitPath(path)
	switch {
	case head == "items":
		return "分项目标"
	case strings.HasPrefix(head, "items["):
		return "分项目标 " + inBrackets(head) + suffix(rest)
	case strings.HasPrefix(head, "measures["):
		return "保障措施 " + inBrackets(head)
	}
	return "总体绩效目标"
}

// fromOne turns the first index of a path in the paper's JSON, which counts from
// 0, into the number people count from 1. The paths of a comparison count from 1
// already, or have a name there.
func fromOne(path string) string {
	i := strings.IndexByte(path, '[')
	j := i + strings.IndexByte(path[i+1:], ']') + 1
	if i < 0 || j <= i {
		return path
	}
	n, err := strconv.Atoi(path[i+1 : j])
	if err != nil {
		return path
	}
	return path[:i+1] + strconv.Itoa(n+1) + path[j:]
}

// splitPath cuts a path at the first dot outside of brackets.
func splitPath(path string) (head, rest string) {
	depth := 0
	for i, r := range path {
		switch {
		case r == '[':
			depth++
		case r == ']':
			depth--
		case r == '.' && depth <= 0:
			return path[:i], path[i+1:]
		}
	}
	return path, ""
}

func inBrackets(head string) string {
	i, j := strings.IndexByte(head, '['), strings.LastIndexByte(head, ']')
	if i < 0 || j < i {
		return head
	}
	return head[i+1 : j]
}

func suffix(rest string) string {
	if name := fieldNames[rest]; name != "" {
		return " · " + name
	}
	if label, ok := strings.CutPrefix(rest, "attributes."); ok {
		return " · " + label
	}
	return ""
}

// matchNames are what people call the ways of a match.
var matchNames = map[string]string{
	diff.ByLink: "手工对应", diff.ByCode: "编码相同", diff.ByName: "名称相同", diff.ByLikeness: "相似", diff.Possible: "可能改名",
	diff.Added: "新增", diff.Removed: "取消", diff.Merged: "合并", diff.Split: "拆分",
}

// matchOrder is the order of a summary.
var matchOrder = []string{diff.ByCode, diff.ByName, diff.ByLikeness, diff.ByLink, diff.Possible, diff.Merged, diff.Split, diff.Added, diff.Removed}

var kindNames = map[string]string{"amount": "金额", "target": "指标值", "text": "文字", "field": "字段", "added": "新增", "removed": "删除", "format": "仅格式"}

var directionNames = map[string]string{"tightened": "收紧", "softened": "放宽", "raised": "调高", "lowered": "调低", "reworded": "改写", "quantified": "改为量化", "unquantified": "改为不量化"}
