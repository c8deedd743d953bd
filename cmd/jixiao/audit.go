package main

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/audit"
	"jixiao/export"
	"jixiao/serve"
)

func auditCommand() *cli.Command {
	return &cli.Command{
		Name: "audit", Usage: "列出自相矛盾、值得一问的地方", UsageText: "jixiao audit [选项] [文件…]",
		Description: manual("按规则检查数据库里的文件（或直接给出的文件），逐条说明证据、位置和数字。\n   发现只说明何处不一致，不判断哪一方正确。每条规则对每个对象的结果是通过、发现、不适用、数据不足之一。\n"+
			"   基线文件记下已核实的发现，指纹在 csv、xlsx、json 输出里，到期（可不写）后重新列出：\n"+
			`     {"version": 1, "accepted": [{"fingerprint": "…", "reason": "已核实", "expires": "2026-12-31"}]}`+"\n"+
			"   自己的规则每个 .sql 文件一条，开头的注释可写 -- id: 编号、-- title: 名称、-- severity: error；\n   列名与视图相同的（年度、部门、项目编码、项目名称、三级指标、页码、证据）各归其位，其余列是数值。",
			"jixiao audit --year 2025 --department 471001",
			"jixiao audit 绩效目标公开.pdf",
			"jixiao audit --year 2025 --severity error -f xlsx -o 疑点.xlsx",
			"jixiao audit --explain JX-B02",
			"jixiao audit --year 2025 -f sarif -o 疑点.sarif --fail-on error"),
		Flags: reportFlags("text html sarif",
			&cli.IntFlag{Name: "year", Usage: "`年度` 只查这一年（与上一年比较的规则会用到上一年）"},
			&cli.StringFlag{Name: "rule", Usage: "`规则` 只用这些规则，逗号分隔"},
			&cli.StringFlag{Name: "severity", Usage: "`级别` 只列这个级别及以上：error warning info"},
			&cli.StringFlag{Name: "fail-on", Usage: "`级别` 有这个级别及以上的发现时退出码为 1"},
			&cli.StringSliceFlag{Name: "set", Usage: "`规则.参数=值` 改参数，可以多次给出，例如 JX-A03.min=4"},
			&cli.StringFlag{Name: "baseline", Usage: "`文件` 已核实接受的发现，不再列出"},
			&cli.StringFlag{Name: "sql", Usage: "`文件夹` 自己写的规则：每个 .sql 返回的每一行是一个发现"},
			&cli.StringFlag{Name: "explain", Usage: "`规则` 说明一条规则（all 是全部）"},
		),
		Action: runAudit,
	}
}

func runAudit(c *cli.Context) error {
	if id := c.String("explain"); id != "" {
		return explainRule(c, id)
	}
	for _, name := range []string{"severity", "fail-on"} {
		if s := c.String(name); s != "" && severityRank[audit.Severity(s)] == 0 {
			return usage("--%s 应为 error、warning 或 info，不是 %s", name, s)
		}
	}
	format, err := formatOf(c, auditFormats...)
	if err != nil {
		return err
	}
	opt, err := auditOptions(c)
	if err != nil {
		return err
	}
	h, err := newHearing(opt)
	if err != nil {
		return err
	}
	sift, err := newSieve(c)
	if err != nil {
		return err
	}
	list := sift.through(h.findings(c))
	if err := writeReport(c, func(w io.Writer) error { return h.write(w, format, list, sift) }); err != nil {
		return err
	}
	for _, n := range sift.notes() {
		fmt.Fprintln(c.App.ErrWriter, n)
	}
	if sift.failed {
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
		if !ok || !dotted || err != nil || math.IsNaN(number) || math.IsInf(number, 0) {
			return opt, usage("--set 要写成 规则.参数=数值，不是 %s", s)
		}
		if opt.Params[id] == nil {
			opt.Params[id] = map[string]float64{}
		}
		opt.Params[id][name] = number
	}
	return opt, nil
}

// auditFormats are the formats of an audit beside those of rows.
var auditFormats = []string{"text", "html", "sarif"}

// write sends findings out as they come; pages that show the whole wait for it.
func (h *hearing) write(w io.Writer, format string, list iter.Seq2[audit.Finding, error], sift *sieve) error {
	f := serve.Findings{List: list, Name: h.name, Accepted: sift.accepted,
		Rules: func() []audit.Tally { return append(h.Tallies(), h.own...) }}
	switch format {
	case "text":
		return serve.AuditText(w, f)
	case "html":
		return serve.AuditHTML(w, f)
	case "sarif":
		return serve.AuditSARIF(w, f, version)
	case "json":
		return serve.AuditJSON(w, f)
	case "xlsx":
		return serve.AuditWorkbook(w, f)
	}
	_, err := export.Rows(w, format, serve.AuditTable(f), export.Options{BOM: true, ExcelSafe: true})
	return err
}
