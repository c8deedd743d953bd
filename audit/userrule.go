package audit

import (
	"fmt"
	"strconv"
	"strings"

	"jixiao/budget"
)

// UserRule is a rule written as SQL: every row it returns is a finding. Comment
// lines at the head of the file say what it is:
//
//	-- id: MY-01
//	-- title: 单个项目超过一亿元
//	-- severity: warning
//	-- reason: 大额项目应有专门论证。
type UserRule struct {
	Rule
	SQL string
}

// ReadUserRule reads one SQL file; name is used where the file gives no id.
func ReadUserRule(name, text string) (UserRule, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	u := UserRule{Rule: Rule{ID: name, Title: name, Severity: Warning}, SQL: text}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		comment, isComment := strings.CutPrefix(line, "--")
		if line != "" && !isComment {
			break // the query begins
		}
		key, value, ok := strings.Cut(strings.Replace(comment, "：", ":", 1), ":")
		if !ok {
			continue
		}
		value = strings.TrimSpace(value)
		switch strings.TrimSpace(key) {
		case "id":
			u.ID = value
		case "title":
			u.Title = value
		case "reason":
			u.Reason = value
		case "severity":
			u.Severity = Severity(value)
		}
	}
	if _, builtIn := Find(u.ID); builtIn {
		return u, fmt.Errorf("规则编号 %s 已被内置规则使用", u.ID)
	}
	switch u.Severity {
	case Error, Warning, Info:
		return u, nil
	}
	return u, fmt.Errorf("severity 是 %s，应为 error、warning 或 info", u.Severity)
}

// cellText is a returned value as people write it: never 1e+08.
func cellText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return plain(v)
	case []byte:
		return string(v)
	}
	return fmt.Sprint(v)
}

// Finding turns one returned row into a finding. Columns with the names of the
// views (年度, 部门编码, 部门, 项目编码, 项目名称, 字段, 三级指标, 页码, 证据) go to
// their places, all others into the numbers.
func (u UserRule) Finding(columns []string, row []any) Finding {
	f := Finding{Rule: u.ID, Title: u.Title, Severity: u.Severity, Paper: -1}
	var rest []string
	for i, name := range columns {
		text := cellText(row[i])
		switch name {
		case "年度":
			year, _ := strconv.Atoi(text)
			f.Year = budget.Year(year)
		case "部门编码":
			f.Department.Code = budget.Nullable(text)
		case "部门":
			f.Department.Name = text
		case "项目编码":
			f.Code = budget.Nullable(text)
		case "项目名称":
			f.Project = text
		case "字段":
			f.Field = text
		case "三级指标":
			f.Indicator = text
		case "证据":
			f.Evidence = text
		case "页码":
			if page, err := strconv.Atoi(text); err == nil {
				f.Where = []budget.Place{{Pos: budget.Pos{Page: page}}}
			}
		default:
			f.Numbers = append(f.Numbers, Number{name, text})
			rest = append(rest, name+" "+text)
		}
	}
	if f.Evidence == "" {
		f.Evidence = strings.Join(rest, "，")
	}
	f.Fingerprint = fingerprint(f, f.Field)
	return f
}
