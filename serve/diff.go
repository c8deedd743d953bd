package serve

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"jixiao/diff"
	"jixiao/export"
)

//go:embed templates
var templates embed.FS

// DiffText writes a comparison for a terminal: summary first, then detail.
func DiffText(w io.Writer, r diff.Report, oldName, newName string) error {
	p := &printer{w: w}
	p.line("%s → %s", oldName, newName)
	p.line("项目 %d → %d，预算合计 %s元 → %s元", r.Summary.OldProjects, r.Summary.NewProjects, r.Summary.OldTotal, r.Summary.NewTotal)
	p.line("%s", matchCounts(r.Summary))
	p.line("改动 %d 处；仅格式不同 %d 处；%s", r.Summary.Changes, r.Summary.Formatting, keptWords(r.Summary.Kept))
	if r.Summary.Unread > 0 {
		p.line("有 %d 个项目的预算数读不出，未计入合计", r.Summary.Unread)
	}
	if len(r.Summary.Movers) > 0 {
		p.line("\n变动最大的预算（元）：")
		for _, m := range r.Summary.Movers {
			p.line("  %15s → %15s  %s%s  %s", m.Old, m.New, signed(m.Delta), percentWords(m.Percent), m.Name)
		}
	}
	for _, d := range r.Departments {
		p.department(d)
	}
	for _, m := range r.Projects {
		p.match(m)
	}
	for _, warning := range r.Warnings {
		p.line("注意：%s", warning.Message)
	}
	return p.err
}

// printer keeps the first error of many writes.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) line(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format+"\n", args...)
	}
}

func (p *printer) department(d diff.DepartmentPair) {
	switch {
	case d.Old == nil:
		p.line("\n部门 %s %s：只在新的一侧", d.New.Code, d.New.Name)
	case d.New == nil:
		p.line("\n部门 %s %s：只在旧的一侧", d.Old.Code, d.Old.Name)
	case d.Old.Name != d.New.Name:
		p.line("\n部门 %s %s → %s %s（%s）", d.Old.Code, d.Old.Name, d.New.Code, d.New.Name, matchNames[d.Match])
	case len(d.Changes) > 0:
		p.line("\n部门 %s %s", d.New.Code, d.New.Name)
	}
	p.changes(d.Changes)
}

func (p *printer) match(m diff.Match) {
	if len(m.Changes) == 0 && len(m.Old) == 1 && len(m.New) == 1 {
		return
	}
	p.line("\n[%s] %s", matchNames[m.Match], pairNames(m))
	p.line("  %s", m.Why)
	p.changes(m.Changes)
}

// pairNames names the two sides, once when they are the same.
func pairNames(m diff.Match) string {
	old, new := refNames(m.Old), refNames(m.New)
	switch {
	case old == "" || old == new:
		return new
	case new == "":
		return old
	}
	return old + " → " + new
}

func refNames(refs []diff.Ref) string {
	var out []string
	for _, r := range refs {
		name := r.Name
		if r.Code != "" {
			name = string(r.Code) + " " + name
		}
		out = append(out, name)
	}
	return strings.Join(out, " ＋ ")
}

func (p *printer) changes(list []diff.Change) {
	for _, c := range list {
		p.line("  %s：%s", fieldName(c.Path), changeWords(c))
	}
}

func changeWords(c diff.Change) string {
	switch {
	case c.Kind == "amount" && c.Delta != "":
		return fmt.Sprintf("%s → %s（%s元%s）", c.Old, c.New, signed(c.Delta), percentWords(c.Percent))
	case c.Kind == "text" && len(c.Edits) > 0:
		return editWords(c.Edits)
	}
	words := orBlank(string(c.Old)) + " → " + orBlank(string(c.New))
	if d := directionNames[c.Direction]; d != "" {
		words += "（" + d + "）"
	}
	return words
}

// contextLength is how many kept characters are shown around an edit.
const contextLength = 12

// editWords shows deletions as [-…-] and insertions as {+…+}, long kept runs
// shortened.
func editWords(list []diff.Edit) string {
	var b strings.Builder
	for i, e := range list {
		switch e.Op {
		case "-":
			b.WriteString("[-" + e.Text + "-]")
		case "+":
			b.WriteString("{+" + e.Text + "+}")
		default:
			b.WriteString(shorten(e.Text, i > 0, i < len(list)-1))
		}
	}
	return b.String()
}

func shorten(text string, keepHead, keepTail bool) string {
	r := []rune(text)
	if len(r) <= 2*contextLength+1 {
		return text
	}
	out := "…"
	if keepHead {
		out = string(r[:contextLength]) + out
	}
	if keepTail {
		out += string(r[len(r)-contextLength:])
	}
	return out
}

func orBlank(s string) string {
	if s == "" {
		return "（空）"
	}
	return s
}

func signed(decimal string) string {
	if strings.HasPrefix(decimal, "-") {
		return decimal
	}
	return "+" + decimal
}

func percentWords(p string) string {
	if p == "" {
		return ""
	}
	return "，" + signed(p) + "%"
}

func keptWords(s diff.Share) string {
	if s.Whole == 0 {
		return "没有可比的文字"
	}
	return fmt.Sprintf("新文字的 %d%% 与旧的逐字相同", s.Part*100/s.Whole)
}

func matchCounts(s diff.Summary) string {
	var out []string
	for _, kind := range matchOrder {
		if n := s.Matches[kind]; n > 0 {
			out = append(out, fmt.Sprintf("%s %d", matchNames[kind], n))
		}
	}
	return strings.Join(out, "，")
}

// DiffTable is the working paper (工作底稿): one row per change.
func DiffTable(r diff.Report) export.Table {
	columns := []string{"对应方式", "相似度", "部门", "旧项目编码", "旧项目名称", "新项目编码", "新项目名称", "字段", "类别", "旧值", "新值", "增减（元）", "增减%", "方向", "路径"}
	return export.Table{Name: "变动", Columns: columns, Rows: func(yield func([]any, error) bool) {
		for _, m := range r.Projects {
			for _, row := range matchRows(m) {
				if !yield(row, nil) {
					return
				}
			}
		}
		for _, d := range r.Departments {
			for _, c := range d.Changes {
				if !yield(changeRow([]any{matchNames[d.Match], float64(d.Score), d.New.Name, "", "", "", ""}, c), nil) {
					return
				}
			}
		}
	}}
}

func matchRows(m diff.Match) [][]any {
	head := []any{matchNames[m.Match], float64(m.Score), departmentName(m), codes(m.Old), names(m.Old), codes(m.New), names(m.New)}
	if len(m.Changes) == 0 {
		if len(m.Old) == 1 && len(m.New) == 1 {
			return nil
		}
		return [][]any{append(head, "项目", matchNames[m.Match], totals(m.Old), totals(m.New), nil, nil, nil, nil)}
	}
	var rows [][]any
	for _, c := range m.Changes {
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
func names(refs []diff.Ref) string { return join(refs, func(r diff.Ref) string { return r.Name }) }
func totals(refs []diff.Ref) string {
	return join(refs, func(r diff.Ref) string { return r.Total.Decimal + r.Unit })
}

func join(refs []diff.Ref, of func(diff.Ref) string) string {
	var out []string
	for _, r := range refs {
		out = append(out, of(r))
	}
	return strings.Join(out, "；")
}

// DiffHTML writes the comparison as one page that prints.
func DiffHTML(w io.Writer, r diff.Report, oldName, newName string) error {
	t, err := template.New("diff.html").Funcs(template.FuncMap{
		"field": fieldName, "matchName": func(k string) string { return matchNames[k] }, "kindName": func(k string) string { return kindNames[k] },
		"direction": func(k string) string { return directionNames[k] }, "kept": keptWords, "counts": matchCounts, "signed": signed,
		"names": names, "codes": codes, "totals": totals, "whole": func(m diff.Match) bool { return len(m.Old) == 1 && len(m.New) == 1 },
	}).ParseFS(templates, "templates/diff.html", "templates/style.html")
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{"Report": r, "Old": oldName, "New": newName})
}
