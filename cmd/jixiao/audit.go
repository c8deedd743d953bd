package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"jixiao/audit"
	"jixiao/budget"
	"jixiao/export"
	"jixiao/serve"
	"jixiao/store"
)

func auditCommand() *cli.Command {
	return &cli.Command{
		Name: "audit", Usage: "列出自相矛盾、值得一问的地方", UsageText: "jixiao audit [选项] [文件…]",
		Description: manual("按规则检查数据库里的文件（或直接给出的文件），逐条说明证据、位置和数字。\n   发现只说明何处不一致，不判断哪一方正确。每条规则对每个对象的结果是通过、发现、不适用、数据不足之一。",
			"jixiao audit --year 2025 --department 471001",
			"jixiao audit 绩效目标公开.pdf",
			"jixiao audit --year 2025 --severity error -f xlsx -o 疑点.xlsx",
			"jixiao audit --explain JX-B02",
			"jixiao audit --year 2025 -f sarif -o 疑点.sarif --fail-on error"),
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.IntFlag{Name: "year", Usage: "`年度` 只查这一年（与上一年比较的规则会用到上一年）"},
			&cli.StringFlag{Name: "department", Usage: "`部门` 编码或名称的一部分"},
			&cli.StringFlag{Name: "rule", Usage: "`规则` 只用这些规则，逗号分隔"},
			&cli.StringFlag{Name: "severity", Usage: "`级别` 只列这个级别及以上：error warning info"},
			&cli.StringFlag{Name: "fail-on", Usage: "`级别` 有这个级别及以上的发现时退出码为 1"},
			&cli.StringSliceFlag{Name: "set", Usage: "`规则.参数=值` 改参数，可以多次给出，例如 JX-A03.min=4"},
			&cli.StringFlag{Name: "baseline", Usage: "`文件` 已核实接受的发现，不再列出"},
			&cli.StringFlag{Name: "sql", Usage: "`文件夹` 自己写的规则：每个 .sql 返回的每一行是一个发现"},
			&cli.StringFlag{Name: "explain", Usage: "`规则` 说明一条规则（all 是全部）"},
			reportFormatFlag("text html sarif"), outputFlag(),
		}, readingFlags()...),
		Action: runAudit,
	}
}

var severityRank = map[audit.Severity]int{audit.Info: 1, audit.Warning: 2, audit.Error: 3}

func runAudit(c *cli.Context) error {
	if id := c.String("explain"); id != "" {
		return explainRule(c, id)
	}
	for _, name := range []string{"severity", "fail-on"} {
		if s := c.String(name); s != "" && severityRank[audit.Severity(s)] == 0 {
			return usage("--%s 应为 error、warning 或 info，不是 %s", name, s)
		}
	}
	opt, err := auditOptions(c)
	if err != nil {
		return err
	}
	report, papers, err := auditChosen(c, opt)
	if err != nil {
		return err
	}
	notes, err := applyBaseline(c.String("baseline"), &report)
	if err != nil {
		return err
	}
	atLeast := severityRank[audit.Severity(c.String("severity"))]
	report.Findings = slices.DeleteFunc(report.Findings, func(f audit.Finding) bool { return severityRank[f.Severity] < atLeast })
	if err := writeReport(c, func(w io.Writer, format string) error { return writeAudit(w, format, report, papers) }); err != nil {
		return err
	}
	for _, n := range notes {
		fmt.Fprintln(c.App.ErrWriter, n)
	}
	if limit := severityRank[audit.Severity(c.String("fail-on"))]; limit > 0 && slices.ContainsFunc(report.Findings, func(f audit.Finding) bool { return severityRank[f.Severity] >= limit }) {
		return silent{errors.New("有发现")}
	}
	return nil
}

func explainRule(c *cli.Context, id string) error {
	text := audit.Document()
	if id != "all" {
		r, known := audit.Find(id)
		if !known {
			return usage("没有规则 %s；全部规则：jixiao audit --explain all", id)
		}
		text = audit.Explain(r)
	}
	_, err := io.WriteString(c.App.Writer, text)
	return err
}

func auditOptions(c *cli.Context) (audit.Options, error) {
	opt := audit.Options{Rules: commaList(c.String("rule")), Params: map[string]map[string]float64{}}
	for _, s := range c.StringSlice("set") {
		key, value, ok := strings.Cut(s, "=")
		id, name, dotted := strings.Cut(key, ".")
		number, err := strconv.ParseFloat(value, 64)
		if !ok || !dotted || err != nil {
			return opt, usage("--set 要写成 规则.参数=数值，不是 %s", s)
		}
		if opt.Params[id] == nil {
			opt.Params[id] = map[string]float64{}
		}
		opt.Params[id][name] = number
	}
	return opt, nil
}

func writeAudit(w io.Writer, format string, r audit.Report, papers []string) error {
	switch format {
	case "text":
		return serve.AuditText(w, r, papers)
	case "html":
		return serve.AuditHTML(w, r, papers)
	case "sarif":
		return serve.AuditSARIF(w, r, papers, version)
	case "json":
		return writeJSON(w, r)
	}
	if !export.Known(format) {
		return usage("没有 %s 这种输出格式", format)
	}
	_, err := export.Rows(w, format, serve.AuditTable(r, papers), export.Options{BOM: true, ExcelSafe: true})
	return err
}

// auditChosen audits the files that were named, or what the database holds.
func auditChosen(c *cli.Context, opt audit.Options) (audit.Report, []string, error) {
	if c.NArg() > 0 {
		var papers []budget.Disclosure
		var names []string
		for _, path := range c.Args().Slice() {
			name, data, err := load(path, c.App.Reader)
			if err != nil {
				return audit.Report{}, nil, err
			}
			d, _, err := read(name, data, readingOf(c))
			if err != nil {
				return audit.Report{}, nil, err
			}
			papers, names = append(papers, d), append(names, name)
		}
		r, err := audit.Disclosures(papers, nil, opt)
		return r, names, asUsage(err)
	}
	s, err := store.Open(c.String("db"), store.Read)
	if err != nil {
		return audit.Report{}, nil, err
	}
	defer s.Close()
	r, names, err := auditStore(c, s, opt)
	if err != nil || c.String("sql") == "" {
		return r, names, err
	}
	return r, names, userRules(c.Context, s, c.String("sql"), &r)
}

// asUsage: what the auditor refuses is what the user typed.
func asUsage(err error) error {
	if err != nil {
		return usage("%v", err)
	}
	return nil
}

// auditStore reads the database twice: once for what rules of the archive
// remember, once paper by paper, so that memory stays bounded.
func auditStore(c *cli.Context, s *store.Store, opt audit.Options) (audit.Report, []string, error) {
	a, err := audit.New(opt)
	if err != nil {
		return audit.Report{}, nil, asUsage(err)
	}
	for d, err := range s.Disclosures(store.Filter{}) {
		if err != nil {
			return audit.Report{}, nil, err
		}
		a.Observe(&d.Disclosure)
	}
	r := audit.Report{Version: audit.Version, Findings: []audit.Finding{}}
	var names []string
	chosen := store.Filter{Year: c.Int("year"), Department: c.String("department")}
	last := lastYear{store: s}
	for d, err := range s.Disclosures(chosen) {
		if err != nil {
			return r, nil, err
		}
		before, err := last.of(&d.Disclosure)
		if err != nil {
			return r, nil, err
		}
		r.Findings = append(r.Findings, a.Paper(&d.Disclosure, before)...)
		names = append(names, d.Meta.Name)
	}
	if len(names) == 0 {
		return r, nil, nothingFor(s, c.String("db"), chosen)
	}
	r.Rules = a.Tallies()
	return r, names, nil
}

// lastYear finds what a department published the year before. The papers come
// in the order of departments, so remembering one answer is enough.
type lastYear struct {
	store  *store.Store
	filter store.Filter
	papers []budget.Disclosure
}

func (l *lastYear) of(d *budget.Disclosure) ([]budget.Disclosure, error) {
	key := string(d.Department.Code)
	if key == "" {
		key = d.Department.Name
	}
	if d.FiscalYear == 0 || key == "" {
		return nil, nil
	}
	f := store.Filter{Year: int(d.FiscalYear) - 1, Department: key}
	if f.Year == l.filter.Year && f.Department == l.filter.Department {
		return l.papers, nil
	}
	l.filter, l.papers = f, nil
	for before, err := range l.store.Disclosures(f) {
		if err != nil {
			return nil, err
		}
		l.papers = append(l.papers, before.Disclosure)
	}
	return l.papers, nil
}

// applyBaseline takes accepted findings out and says which entries did nothing.
func applyBaseline(path string, r *audit.Report) ([]string, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	b, err := audit.ReadBaseline(text)
	if err != nil {
		return nil, fmt.Errorf("%s：%w", path, err)
	}
	open, accepted, unused, expired := b.Apply(r.Findings, time.Now().Format(time.DateOnly))
	r.Findings = open
	notes := []string{fmt.Sprintf("基线接受了 %d 个发现", len(accepted))}
	for _, a := range unused {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）没有对应的发现，可以删去", a.Fingerprint, a.Reason))
	}
	for _, a := range expired {
		notes = append(notes, fmt.Sprintf("基线中的 %s（%s）已于 %s 到期", a.Fingerprint, a.Reason, a.Expires))
	}
	return notes, nil
}

// userRuleTime bounds each rule of the user's own.
const userRuleTime = time.Minute

// userRules runs every .sql file of a folder; each returned row is a finding.
func userRules(ctx context.Context, s *store.Store, dir string, r *audit.Report) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.sql"))
	if err != nil || len(paths) == 0 {
		return fmt.Errorf("%s：没有 .sql 文件", dir)
	}
	slices.Sort(paths)
	for _, path := range paths {
		if err := userRule(ctx, s, path, r); err != nil {
			return fmt.Errorf("%s：规则不能运行，%w", path, err)
		}
	}
	return nil
}

func userRule(ctx context.Context, s *store.Store, path string, r *audit.Report) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	rule, err := audit.ReadUserRule(strings.TrimSuffix(filepath.Base(path), ".sql"), string(text))
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, userRuleTime)
	defer cancel()
	answer, err := s.Query(ctx, rule.SQL, nil)
	if err != nil {
		return err
	}
	n := 0
	for row, err := range answer.Rows {
		if err != nil {
			return err
		}
		r.Findings = append(r.Findings, rule.Finding(answer.Columns, row))
		n++
	}
	r.Rules = append(r.Rules, audit.Tally{Rule: rule.ID, Title: rule.Title, Severity: rule.Severity, Count: map[audit.Outcome]int{audit.Finds: n}})
	return nil
}
