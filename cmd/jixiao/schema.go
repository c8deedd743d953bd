package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/store"
)

func schemaCommand() *cli.Command {
	return &cli.Command{
		Name: "schema", Usage: "列出可以查询的表、视图和函数，附例句", UsageText: "jixiao schema [选项] [视图]",
		Description: manual("视图是给人看的，列名是中文；表是它们的原始内容。", "jixiao schema", "jixiao schema 绩效指标"),
		Action: func(c *cli.Context) error {
			relations, err := store.Schema()
			if err != nil {
				return err
			}
			if name := c.Args().First(); name != "" {
				return describeOne(c, relations, name)
			}
			_, err = fmt.Fprint(c.App.Writer, describeAll(relations))
			return err
		},
	}
}

func describeOne(c *cli.Context, relations []store.Relation, name string) error {
	for _, r := range relations {
		if r.Name == name {
			_, err := fmt.Fprint(c.App.Writer, describe(r))
			return err
		}
	}
	var views []string
	for _, r := range relations {
		if r.View {
			views = append(views, r.Name)
		}
	}
	return usage("没有 %s 这个表或视图，视图有 %s", name, strings.Join(views, " "))
}

func describeAll(relations []store.Relation) string {
	var b strings.Builder
	b.WriteString("视图（列名为中文，可用任何 SQLite 工具打开）\n\n")
	b.WriteString(moneyColumns)
	for _, r := range relations {
		if r.View {
			b.WriteString(describe(r))
		}
	}
	b.WriteString("表（原始内容）\n\n")
	for _, r := range relations {
		if !r.View {
			b.WriteString(describe(r))
		}
	}
	b.WriteString("函数（只在 jixiao query 中可用）\n\n")
	for _, f := range store.Functions() {
		fmt.Fprintf(&b, "  %s\n", f)
	}
	b.WriteString("\n例句\n\n")
	for _, e := range exampleQueries {
		fmt.Fprintf(&b, "  -- %s\n  %s\n\n", e.about, e.sql)
	}
	return b.String()
}

// moneyColumns says which columns of money to show, which to add up.
const moneyColumns = `  金额列：预算数、财政资金等是印出的数字，按所在行的“单位”计，以文字保存；
  以 _分 结尾的是整数，合计要用它；以 _元 结尾的由分除以 100 得来，供显示和排序，相加可能有尾差。

`

func describe(r store.Relation) string {
	return fmt.Sprintf("  %s\n    %s\n\n", r.Name, strings.Join(r.Columns, "、"))
}

// exampleQueries are shown with the schema; a test runs them all.
var exampleQueries = []struct{ about, sql string }{
	{"预算最大的十个项目", "SELECT 年度, 部门, 项目名称, 预算数, 单位 FROM 项目 ORDER BY 预算数_元 DESC LIMIT 10;"},
	{"各部门各年度的项目数和预算合计（元）", "SELECT 年度, 部门, count(*) AS 项目数, sum(预算数_分) / 100.0 AS 预算合计_元 FROM 项目 GROUP BY 年度, 部门 ORDER BY 1, 4 DESC;"},
	{"满意度目标低于 90% 的指标", "SELECT 部门, 项目名称, 三级指标, 指标值 FROM 绩效指标 WHERE 三级指标 LIKE '%满意%' AND 计量单位 = '%' AND 数值 < 90;"},
	{"没有量化的指标", "SELECT 部门, 项目名称, 三级指标, 指标值 FROM 绩效指标 WHERE 文字目标 IS NOT NULL LIMIT 20;"},
	{"值所在的页和位置", "SELECT 文件名, 页码, 类别, 字段, 原文 FROM 出处 LIMIT 20;"},
}
