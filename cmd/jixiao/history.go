package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/diff"
	"jixiao/export"
	"jixiao/store"
)

func historyCommand() *cli.Command {
	return &cli.Command{
		Name: "history", Usage: "一个项目历年的情况", UsageText: "jixiao history [选项] 项目编码或名称",
		Description: manual("从最近的一年往前，用与 diff 相同的办法逐年认定同一个项目。",
			"jixiao history 13028125P00007610004M", "jixiao history 智慧城市指挥中心电费 -f csv"),
		Flags:  []cli.Flag{dbFlag(), departmentFlag(), formatFlag("table"), outputFlag()},
		Action: runHistory,
	}
}

func runHistory(c *cli.Context) error {
	key, err := onlyArgument(c, "项目编码或名称")
	if err != nil {
		return err
	}
	papers, err := papersOf(c.String("db"), store.Filter{Department: c.String("department")})
	if err != nil {
		return err
	}
	steps := diff.History(papers, key)
	if len(steps) == 0 {
		return fmt.Errorf("%s：没有编码或名称是“%s”的项目", c.String("db"), key)
	}
	return writeReport(c, func(w io.Writer, format string) error {
		if !export.Known(format) {
			return usage("没有 %s 这种输出格式", format)
		}
		_, err := export.Rows(w, format, historyTable(steps), export.Options{BOM: true, ExcelSafe: true})
		return err
	})
}

func historyTable(steps []diff.Step) export.Table {
	columns := []string{"年度", "部门", "项目编码", "项目名称", "预算数", "单位", "指标数", "认定方式", "改动数", "改动"}
	return export.Table{Name: "历年", Columns: columns, Rows: func(yield func([]any, error) bool) {
		for _, s := range steps {
			row := []any{int64(s.Ref.Year), s.Ref.Department.Name, string(s.Ref.Code), s.Ref.Name, s.Ref.Total.Decimal, s.Ref.Unit, int64(s.Indicators), s.Match, int64(len(s.Changes)), changedFields(s.Changes)}
			if !yield(row, nil) {
				return
			}
		}
	}}
}

// changedFields shows the changed amounts and targets; the rest is counted.
func changedFields(list []diff.Change) string {
	var out []string
	rest := 0
	for _, c := range list {
		if c.Kind == "amount" || c.Kind == "target" {
			out = append(out, c.Path+" "+blank(c.Old)+"→"+blank(c.New))
		} else {
			rest++
		}
	}
	if rest > 0 {
		out = append(out, fmt.Sprintf("文字等%d处", rest))
	}
	return strings.Join(out, "；")
}

func blank(s budget.Nullable) string {
	if s == "" {
		return "（空）"
	}
	return string(s)
}
