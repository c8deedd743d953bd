package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/export"
	"jixiao/store"
)

func whereCommand() *cli.Command {
	return &cli.Command{
		Name: "where", Usage: "显示一个项目的值出自文件何处", UsageText: "jixiao where [选项] 项目编码 [字段]",
		Description: manual("列出项目的每个值所在的文件、页、位置和印出的原文。没有编码的项目写全名。\n   字段可以写名称（预算数、指标值…）、JSON 路径（budget.total、value…）或其中一行（指标3、目标1、资金支出计划）。",
			"jixiao where 13028125P00007610004M",
			"jixiao where 13028125P00007610004M 指标值",
			"jixiao where -f json 13028125P00007610004M budget.total"),
		Flags:  []cli.Flag{dbFlag(), formatFlag("table")},
		Action: runWhere,
	}
}

func runWhere(c *cli.Context) error {
	if c.NArg() == 0 || c.NArg() > 2 {
		return usage("要写一个项目编码，后面可以跟一个字段")
	}
	if f := c.String("format"); !export.Known(f) {
		return usage("没有 %s 这种输出格式，可用的有 %s", f, strings.Join(export.Formats(), " "))
	}
	project, field := c.Args().Get(0), c.Args().Get(1)
	return withStore(c, store.Read, func(s *store.Store) error {
		list, err := s.Where(c.Context, project, field)
		if err != nil {
			return err
		}
		switch {
		case len(list) == 0 && field != "":
			return fmt.Errorf("%s：项目 %s 没有字段 %s 的位置；不写字段可以列出全部", s.Path(), project, field)
		case len(list) == 0:
			return fmt.Errorf("%s：项目 %s 没有记下任何位置，导入的 JSON 里没有；请导入原文件，或用 jixiao extract --positions 输出的 JSON", s.Path(), project)
		}
		return printRows(c, originTable(list))
	})
}

func originTable(list []store.Origin) export.Table {
	return export.Table{
		Columns: []string{"文件名", "年度", "项目", "位于", "指标", "字段", "值", "页码", "区域", "行", "路径", "原文"},
		Rows: func(yield func([]any, error) bool) {
			for _, o := range list {
				row := []any{o.File, absent(o.Year), o.Project, o.Owner, o.Row, store.FieldLabel(o.Field), o.Value,
					absent(o.Page), boxWords(o.Box), lineWords(o.Lines), o.Path, o.Raw}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

// boxWords is a box as left, top – right, bottom in points.
func boxWords(b budget.Box) string {
	if b == (budget.Box{}) {
		return ""
	}
	return fmt.Sprintf("%.1f,%.1f–%.1f,%.1f", b[0], b[1], b[2], b[3])
}

func lineWords(l [2]int) string {
	switch {
	case l == [2]int{}:
		return ""
	case l[0] == l[1]:
		return fmt.Sprint(l[0])
	}
	return fmt.Sprintf("%d–%d", l[0], l[1])
}
