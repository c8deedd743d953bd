package serve

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"iter"
	"strings"

	"jixiao/audit"
	"jixiao/budget"
)

// Findings are what an audit yields, one after the other; an archive's need not
// fit into memory. Rules and Accepted are complete once the list has ended.
type Findings struct {
	List     iter.Seq2[audit.Finding, error]
	Name     func(paper int) string // file of an audited paper, "" for the user's own rules
	Rules    func() []audit.Tally
	Accepted func() []audit.AcceptedFinding
}

// FindingsOf are those of a finished report; papers name the files.
func FindingsOf(r audit.Report, papers []string) Findings {
	return Findings{
		List: func(yield func(audit.Finding, error) bool) {
			for _, f := range r.Findings {
				if !yield(f, nil) {
					return
				}
			}
		},
		Name: func(paper int) string {
			if paper < 0 || paper >= len(papers) {
				return ""
			}
			return papers[paper]
		},
		Rules: func() []audit.Tally { return r.Rules }, Accepted: func() []audit.AcceptedFinding { return r.Accepted },
	}
}

// report waits for all findings, for pages that show the whole.
func (f Findings) report() (audit.Report, error) {
	r := audit.Report{Version: audit.Version, Findings: []audit.Finding{}}
	for one, err := range f.List {
		if err != nil {
			return r, err
		}
		r.Findings = append(r.Findings, one)
	}
	r.Rules, r.Accepted = f.Rules(), f.Accepted()
	return r, nil
}

// AuditText writes findings for a terminal, grouped by project.
func AuditText(w io.Writer, f Findings) error {
	p := &printer{w: w}
	last, said, counts := groupKey{paper: -2}, statement{}, map[audit.Severity]int{}
	for one, err := range f.List {
		if err != nil {
			return err
		}
		counts[one.Severity]++
		if k := keyOf(one); k != last {
			if last.paper != -2 {
				p.line("")
			}
			p.line("%s", heading(one, f.Name(one.Paper)))
			last, said = k, statement{}
		}
		if st := statementOf(one); st != said {
			said = st
			p.line("  %s %s %s：%s", one.Severity.Name(), one.Rule, one.Title, one.Evidence)
			if st.numbers != "" {
				p.line("       %s", st.numbers)
			}
		}
		if where := whereWords(one); where != "" {
			p.line("       %s", where)
		}
	}
	if last.paper != -2 {
		p.line("")
	}
	p.line("%s", tallyWords(f.Rules(), counts))
	return p.err
}

// AuditJSON writes the report, findings as they come.
func AuditJSON(w io.Writer, f Findings) error {
	p := &printer{w: w}
	p.line("{\n \"version\": %d,\n \"findings\": [", audit.Version)
	first := true
	for one, err := range f.List {
		if err != nil {
			return err
		}
		if !first {
			p.line(",")
		}
		first = false
		p.json("  ", one)
	}
	p.line("\n ],\n \"rules\":")
	p.json(" ", f.Rules())
	if list := f.Accepted(); len(list) > 0 {
		p.line(",\n \"accepted\":")
		p.json(" ", list)
	}
	p.line("\n}")
	return p.err
}

// json writes a value without the line's end that an encoder adds.
func (p *printer) json(indent string, v any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(indent, " ")
	if err := enc.Encode(v); err != nil && p.err == nil {
		p.err = err
	}
	if p.err == nil {
		_, p.err = p.w.Write(append([]byte(indent), bytes.TrimRight(b.Bytes(), "\n")...))
	}
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
		return fieldName(fromOne(f.Field))
	case strings.HasPrefix(field, "goals["):
		return fieldName(fromOne(field))
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
func tallyWords(rules []audit.Tally, counts map[audit.Severity]int) string {
	sum := map[audit.Outcome]int{}
	for _, t := range rules {
		for outcome, n := range t.Count {
			sum[outcome] += n
		}
	}
	all := counts[audit.Error] + counts[audit.Warning] + counts[audit.Info]
	return fmt.Sprintf("%d 条规则：发现 %d（错误 %d，提醒 %d，提示 %d），通过 %d，不适用 %d，数据不足 %d。发现只说明何处不一致，不判断哪一方正确。",
		len(rules), all, counts[audit.Error], counts[audit.Warning], counts[audit.Info], sum[audit.Pass], sum[audit.NA], sum[audit.Insufficient])
}

// AuditHTML writes the findings as one page that prints.
func AuditHTML(w io.Writer, f Findings) error {
	r, err := f.report()
	if err != nil {
		return err
	}
	counts := map[audit.Severity]int{}
	for _, one := range r.Findings {
		counts[one.Severity]++
	}
	t, err := template.New("audit.html").Funcs(template.FuncMap{
		"severity": audit.Severity.Name, "numbers": numberWords,
		"severe": func(s string) int { return counts[audit.Severity(s)] }, "tally": func() string { return tallyWords(r.Rules, counts) },
		"count": func(t audit.Tally, outcome string) int { return t.Count[audit.Outcome(outcome)] },
	}).ParseFS(templates, "templates/audit.html", "templates/style.html")
	if err != nil {
		return err
	}
	return t.Execute(w, map[string]any{"Report": r, "Groups": groups(r.Findings, f.Name)})
}
