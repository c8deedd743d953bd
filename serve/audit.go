package serve

import (
	"fmt"
	"html/template"
	"io"
	"iter"
	"strings"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/export"
)

var severityNames = map[audit.Severity]string{audit.Error: "错误", audit.Warning: "提醒", audit.Info: "提示"}

// AuditText writes findings for a terminal, grouped by project; papers name the
// files of the audited papers.
func AuditText(w io.Writer, r audit.Report, papers []string) error {
	p := &printer{w: w}
	for _, g := range groups(r.Findings) {
		p.line("%s", g.heading(papers))
		for _, f := range g.Findings {
			p.line("  %s %s %s：%s", severityNames[f.Severity], f.Rule, f.Title, f.Evidence)
			if where := whereWords(f); where != "" {
				p.line("       %s", where)
			}
			if len(f.Numbers) > 0 {
				p.line("       %s", numberWords(f.Numbers))
			}
		}
		p.line("")
	}
	p.line("%s", tallyWords(r))
	return p.err
}

// group is the findings of one project, or of one paper as a whole.
type group struct {
	Paper    int
	Code     string
	Project  string
	Unit     budget.Department
	Year     budget.Year
	Findings []audit.Finding
}

// groups keeps the order of the papers and projects.
func groups(findings []audit.Finding) []*group {
	type key struct {
		paper         int
		code, project string
	}
	var out []*group
	index := map[key]*group{}
	for _, f := range findings {
		k := key{f.Paper, string(f.Code), f.Project}
		g := index[k]
		if g == nil {
			g = &group{Paper: f.Paper, Code: string(f.Code), Project: f.Project, Unit: f.Department, Year: f.Year}
			index[k] = g
			out = append(out, g)
		}
		g.Findings = append(g.Findings, f)
	}
	return out
}

func (g *group) heading(papers []string) string {
	name := fmt.Sprintf("%d %s %s", g.Year, g.Unit.Name, strings.TrimSpace(g.Code+" "+g.Project))
	if g.Project == "" {
		name = fmt.Sprintf("%d %s（全文）", g.Year, g.Unit.Name)
	}
	if file := paperName(papers, g.Paper); file != "" {
		name += "  [" + file + "]"
	}
	return name
}

// paperName is the file of a finding's paper; findings of the user's own rules
// have none.
func paperName(papers []string, i int) string {
	if i < 0 || i >= len(papers) {
		return ""
	}
	return papers[i]
}

func whereWords(f audit.Finding) string {
	var parts []string
	if f.Indicator != "" {
		parts = append(parts, f.Indicator)
	}
	parts = append(parts, fieldOf(f))
	for _, p := range together(f.Where) {
		parts = append(parts, posWords(p))
	}
	return strings.Join(nonEmpty(parts), "，")
}

// together joins the places of one value that stand on one page, or that are
// lines of a text.
func together(places []budget.Place) []budget.Pos {
	var out []budget.Pos
	for _, p := range places {
		n := len(out) - 1
		if n >= 0 && p.Path == "" && out[n].Path == "" && out[n].Page == p.Page {
			out[n].Box = out[n].Box.Union(p.Box)
			out[n].Lines[1] = max(out[n].Lines[1], p.Lines[1])
			continue
		}
		out = append(out, p.Pos)
	}
	return out
}

// fieldOf names the cell of a finding, in the words of the papers.
func fieldOf(f audit.Finding) string {
	head, field := splitPath(f.Field)
	switch {
	case !strings.HasPrefix(head, "projects["):
		return fieldName(f.Field)
	case strings.HasPrefix(field, "goals["):
		goal, _ := splitPath(field)
		return "绩效目标 " + counted(inBrackets(goal))
	case f.Indicator != "":
		_, field = splitPath(field)
	}
	if name := fieldNames[field]; name != "" {
		return name
	}
	return fieldName(field)
}

func posWords(p budget.Pos) string {
	switch {
	case p.Page > 0 && p.Box != budget.Box{}:
		return fmt.Sprintf("第%d页 (%.0f, %.0f)–(%.0f, %.0f)", p.Page, p.Box[0], p.Box[1], p.Box[2], p.Box[3])
	case p.Lines != [2]int{} && p.Lines[0] == p.Lines[1]:
		return fmt.Sprintf("第%d行", p.Lines[0])
	case p.Lines != [2]int{}:
		return fmt.Sprintf("第%d–%d行", p.Lines[0], p.Lines[1])
	case p.Path != "":
		return p.Path
	case p.Page > 0:
		return fmt.Sprintf("第%d页", p.Page)
	}
	return ""
}

func numberWords(numbers []audit.Number) string {
	var out []string
	for _, n := range numbers {
		out = append(out, n.Name+" "+n.Value)
	}
	return strings.Join(out, "，")
}

func nonEmpty(list []string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// tallyWords counts all four outcomes over all rules.
func tallyWords(r audit.Report) string {
	sum := map[audit.Outcome]int{}
	for _, t := range r.Rules {
		for outcome, n := range t.Count {
			sum[outcome] += n
		}
	}
	return fmt.Sprintf("%d 条规则：发现 %d（错误 %d，提醒 %d，提示 %d），通过 %d，不适用 %d，数据不足 %d。发现只说明何处不一致，不判断哪一方正确。",
		len(r.Rules), len(r.Findings), countOf(r, audit.Error), countOf(r, audit.Warning), countOf(r, audit.Info), sum[audit.Pass], sum[audit.NA], sum[audit.Insufficient])
}

// AuditTable is one row per finding.
func AuditTable(r audit.Report, papers []string) export.Table {
	return AuditRows(func(yield func(audit.Finding, error) bool) {
		for _, f := range r.Findings {
			if !yield(f, nil) {
				return
			}
		}
	}, func(paper int) string { return paperName(papers, paper) })
}

// AuditRows is one row per finding, as they come; name is the file of a paper.
func AuditRows(findings iter.Seq2[audit.Finding, error], name func(paper int) string) export.Table {
	columns := []string{"规则", "名称", "级别", "年度", "部门编码", "部门", "项目编码", "项目名称", "指标", "字段", "证据", "数值", "页", "位置", "文件", "指纹", "路径"}
	return export.Table{Name: "疑点", Columns: columns, Rows: func(yield func([]any, error) bool) {
		for f, err := range findings {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(findingRow(f, name(f.Paper)), nil) {
				return
			}
		}
	}}
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
	return []any{f.Rule, f.Title, severityNames[f.Severity], int64(f.Year), string(f.Department.Code), f.Department.Name, string(f.Code), f.Project,
		f.Indicator, fieldOf(f), f.Evidence, numberWords(f.Numbers), page, where, file, f.Fingerprint, f.Field}
}

// AuditWorkbook writes the findings with room for what was found out about them,
// and what every rule looked at.
func AuditWorkbook(w io.Writer, r audit.Report, papers []string) error {
	_, err := export.Workbook(w, []export.Table{findingsPaper(r, papers), tallyTable(r)})
	return err
}

// findingsPaper is the table of findings as auditors keep it.
func findingsPaper(r audit.Report, papers []string) export.Table {
	columns := []string{"序号", "规则", "级别", "部门", "项目", "指标和字段", "证据", "数值", "页和位置", "文件", "指纹", "核实情况", "处理意见", "核实人"}
	return export.Table{Name: "疑点", Paper: true, Columns: columns, Rows: func(yield func([]any, error) bool) {
		for i, f := range r.Findings {
			where := ""
			if len(f.Where) > 0 {
				where = posWords(together(f.Where)[0])
			}
			row := []any{int64(i + 1), f.Rule + " " + f.Title, severityNames[f.Severity], fmt.Sprintf("%d %s", f.Year, f.Department.Name),
				strings.TrimSpace(f.Project + "\n" + string(f.Code)), strings.Join(nonEmpty([]string{f.Indicator, fieldOf(f)}), "，"), f.Evidence, numberWords(f.Numbers),
				where, paperName(papers, f.Paper), f.Fingerprint, nil, nil, nil}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func tallyTable(r audit.Report) export.Table {
	return export.Table{Name: "规则", Columns: []string{"规则", "名称", "级别", "发现", "通过", "不适用", "数据不足"}, Rows: func(yield func([]any, error) bool) {
		for _, t := range r.Rules {
			row := []any{t.Rule, t.Title, severityNames[t.Severity], int64(t.Count[audit.Finds]), int64(t.Count[audit.Pass]), int64(t.Count[audit.NA]), int64(t.Count[audit.Insufficient])}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func countOf(r audit.Report, s audit.Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// AuditHTML writes the findings as one page that prints.
func AuditHTML(w io.Writer, r audit.Report, papers []string) error {
	t, err := template.New("audit.html").Funcs(template.FuncMap{
		"severity": func(s audit.Severity) string { return severityNames[s] }, "where": whereWords, "numbers": numberWords,
		"heading": func(g *group) string { return g.heading(papers) }, "tally": tallyWords,
		"severe": func(s string) int { return countOf(r, audit.Severity(s)) },
		"count":  func(t audit.Tally, outcome string) int { return t.Count[audit.Outcome(outcome)] },
	}).ParseFS(templates, "templates/audit.html", "templates/style.html")
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{"Report": r, "Groups": groups(r.Findings)})
}
