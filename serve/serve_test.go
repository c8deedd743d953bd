package serve

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/diff"
)

func papers(t *testing.T, total, value, number, goal string) []budget.Disclosure {
	t.Helper()
	text := `{"fiscal_year":2025,"department":{"code":"301","name":"云岭县水利局"},"overall":null,"warnings":[],"projects":[{"seq":1,"title":"河道清淤绩效目标表","form":"hebei","code":"13028125P00007610004M","name":"河道清淤<一期>","department":{"code":"301","name":"云岭县水利局"},"unit":"万元","budget":{"total":"` + total + `","fiscal":"` + total + `","other":null},"goals":[{"seq":1,"text":"` + goal + `"}],"indicators":[{"level1":"产出指标","level2":"质量指标","level3":"合格率","description":null,"value":"` + value + `","basis":null,"target":{"op":">=","number":"` + number + `","unit":"%"},"positions":{"value":[{"page":3,"box":[10,20,30,40]}]}}]}]}`
	var d budget.Disclosure
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	return []budget.Disclosure{d}
}

// TestDiffReports: what a reader must find in each of the reports.
func TestDiffReports(t *testing.T) {
	r := diff.Disclosures(papers(t, "100", "≥95%", "95", "清淤十公里并整修两岸"), papers(t, "120", "≥90%", "90", "清淤十二公里并整修两岸"), diff.Options{})
	var text, page strings.Builder
	if err := DiffText(&text, r, "2024", "2025"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"预算数：100万元 → 120万元（+200000.00元，+20.0%）", "清淤十{+二+}公里并整修两岸", "产出指标/质量指标/合格率 · 指标值：≥95% → ≥90%（放宽）", "编码相同 1"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if err := DiffHTML(&page, r, "2024", "2025"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`href="#p0"`, `id="p0"`, "<ins>二</ins>", `class="softened"`, "河道清淤&lt;一期&gt;", "<td class=\"\">100万元</td>"} {
		if !strings.Contains(page.String(), want) {
			t.Errorf("no %q in\n%s", want, page.String())
		}
	}
	rows := 0
	table := DiffTable(r)
	for row, err := range table.Rows {
		if err != nil || len(row) != len(table.Columns) {
			t.Fatalf("row %v, %v", row, err)
		}
		rows++
	}
	if rows != len(r.Projects[0].Changes) {
		t.Errorf("%d rows for %d changes", rows, len(r.Projects[0].Changes))
	}
}

// TestParagraphs stay under their field on a terminal, and apart on a page.
func TestParagraphs(t *testing.T) {
	side := func(goal string) []budget.Disclosure {
		d := papers(t, "100", "≥95%", "95", "清淤十公里并整修两岸")
		d[0].Overall = &budget.Overall{Goal: goal}
		return d
	}
	r := diff.Disclosures(side("保障防洪安全。\n节约用水。"), side("保障防洪安全。\n节约和保护水源。"), diff.Options{})
	var text, page strings.Builder
	if err := DiffText(&text, r, "2024", "2025"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "总体绩效目标：保障防洪安全。\n    节约") {
		t.Errorf("%s", text.String())
	}
	if err := DiffHTML(&page, r, "2024", "2025"); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), "white-space:pre-line") || !strings.Contains(page.String(), "保障防洪安全。\n节约") {
		t.Errorf("%s", page.String())
	}
}

func TestAuditReports(t *testing.T) {
	r, err := audit.Disclosures(papers(t, "100", "≥100%", "100", "清淤十公里并整修两岸"), nil, audit.Options{Rules: []string{"JX-D04", "JX-A01"}})
	if err != nil {
		t.Fatal(err)
	}
	var text, page, sarif strings.Builder
	if err := AuditText(&text, FindingsOf(r, []string{"a.pdf"})); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2025 云岭县水利局 13028125P00007610004M 河道清淤<一期>  [a.pdf]", "错误 JX-A01", "提醒 JX-D04 比率越界：“合格率”的指标值是“≥100%”", "产出指标/质量指标/合格率，指标值，第3页 (10, 20)–(30, 40)", "2 条规则：发现 3"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	if err := AuditHTML(&page, FindingsOf(r, nil)); err != nil || !strings.Contains(page.String(), "比率越界") {
		t.Errorf("%v\n%s", err, page.String())
	}
	if err := AuditSARIF(&sarif, FindingsOf(r, []string{"a.pdf"}), "test"); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(sarif.String()), &log); err != nil || log.Version != "2.1.0" || len(log.Runs[0].Results) != 3 {
		t.Fatalf("%v\n%s", err, sarif.String())
	}
	for _, res := range log.Runs[0].Results {
		if log.Runs[0].Tool.Driver.Rules[res.RuleIndex].ID != res.RuleID {
			t.Errorf("rule index of %s", res.RuleID)
		}
	}
}

// TestOneStatementOfManyCells: what is said of several cells is said once.
func TestOneStatementOfManyCells(t *testing.T) {
	of := func(project string, level3 string) audit.Finding {
		return audit.Finding{Rule: "JX-C06", Title: "依据笼统", Severity: audit.Info, Year: 2025, Project: project, Evidence: "全部2行的依据都是“工作安排”", Indicator: level3,
			Numbers: []audit.Number{{Name: "行数", Value: "2"}}}
	}
	r := audit.Report{Findings: []audit.Finding{of("清淤", "里程"), of("清淤", "合格率"), of("巡查", "次数")}}
	var text, page strings.Builder
	if err := AuditText(&text, FindingsOf(r, nil)); err != nil {
		t.Fatal(err)
	}
	want := "2025 清淤\n  提示 JX-C06 依据笼统：全部2行的依据都是“工作安排”\n       行数 2\n       里程\n       合格率\n\n2025 巡查\n  提示 JX-C06 "
	if !strings.HasPrefix(text.String(), want) || strings.Count(text.String(), "依据笼统") != 2 || !strings.Contains(text.String(), "发现 3（") {
		t.Errorf("%s", text.String())
	}
	if err := AuditHTML(&page, FindingsOf(r, nil)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), `<div>里程</div><div>合格率</div>`) || strings.Count(page.String(), "<td>JX-C06 依据笼统</td>") != 2 {
		t.Errorf("%s", page.String())
	}
}

// TestHeadings: a paper need not give its year away, a rule of the user's own
// need not name anything.
func TestHeadings(t *testing.T) {
	office := budget.Department{Code: "301", Name: "云岭县水利局"}
	for _, c := range []struct {
		f    audit.Finding
		want string
	}{
		{audit.Finding{Year: 2025, Department: office, Code: "13", Project: "清淤"}, "2025 云岭县水利局 13 清淤"},
		{audit.Finding{Year: 2025, Department: office}, "2025 云岭县水利局（全文）"},
		{audit.Finding{Department: office}, "年度不详 云岭县水利局（全文）"},
		{audit.Finding{Paper: -1, Project: "清淤"}, "清淤"},
		{audit.Finding{Paper: -1}, "（没有写明年度、部门和项目）"},
	} {
		if got := heading(c.f, ""); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
	table := AuditTable(FindingsOf(audit.Report{Findings: []audit.Finding{{Department: office}}}, nil))
	for row := range table.Rows {
		if row[3] != nil {
			t.Errorf("a year that is not known reads %v", row[3])
		}
	}
}

// TestAuditJSON: written piece by piece, it is the report all the same.
func TestAuditJSON(t *testing.T) {
	r, err := audit.Disclosures(papers(t, "100", "≥100%", "100", "清淤十公里并整修两岸"), nil, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r.Accepted = []audit.AcceptedFinding{{Finding: r.Findings[0], Reason: "已核实"}}
	for _, c := range []audit.Report{r, {Version: audit.Version, Findings: []audit.Finding{}, Rules: r.Rules}} {
		var got strings.Builder
		if err := AuditJSON(&got, FindingsOf(c, nil)); err != nil {
			t.Fatal(err)
		}
		want, _ := json.Marshal(c)
		var a, b any
		if err := json.Unmarshal([]byte(got.String()), &a); err != nil {
			t.Fatalf("%v\n%s", err, got.String())
		}
		_ = json.Unmarshal(want, &b)
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s", got.String())
		}
	}
}

// TestSteering: what a paper prints cannot steer the terminal.
func TestSteering(t *testing.T) {
	old := papers(t, "100", "≥95%", "95", "清淤十公里并整修两岸")
	new := papers(t, "120", "≥95%", "95", "清淤十公里")
	new[0].Projects[0].Name = "河道\x1b[2J清淤"
	var text strings.Builder
	if err := DiffText(&text, diff.Disclosures(old, new, diff.Options{}), "2024", "2025"); err != nil {
		t.Fatal(err)
	}
	r, err := audit.Disclosures(new, nil, audit.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := AuditText(&text, FindingsOf(r, []string{"\x1b]0;a.pdf"})); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsRune(text.String(), '\x1b') || !strings.Contains(text.String(), "河道 [2J清淤") {
		t.Errorf("%q", text.String())
	}
}
