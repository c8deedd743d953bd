package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"jixiao/export"
	"jixiao/extract/text"
	"jixiao/store"
)

func queryCommand() *cli.Command {
	return &cli.Command{
		Name: "query", Usage: "用 SQL 查询数据库（只读）", UsageText: "jixiao query [选项] SQL 或现成查询的名称",
		Description: manual("执行一条 SELECT，不能修改数据库。表和视图见 jixiao schema。\n   SQL 可以直接写，也可以是 .sql 文件的路径，或者 - 表示从标准输入读取。\n   现成的查询用名称运行；数据库旁边 queries 文件夹里的 .sql 文件也算。",
			`jixiao query --list`,
			`jixiao query 部门预算 -p 年度=2025`,
			`jixiao query "SELECT 部门, 项目名称, 预算数, 单位 FROM 项目 ORDER BY 预算数_元 DESC LIMIT 10"`,
			`jixiao query -f csv "SELECT * FROM 绩效指标" > 指标.csv`,
			`jixiao query -p 部门=471001 "SELECT 项目名称, 资金用途 FROM 项目 WHERE 部门编码 = :部门"`,
			`jixiao query -f json 满意度.sql`),
		Flags: []cli.Flag{
			dbFlag(),
			formatFlag("table"),
			&cli.StringSliceFlag{Name: "param", Aliases: []string{"p"}, Usage: "`名称=值` 语句中 :名称 的值，可以多次给出"},
			&cli.BoolFlag{Name: "list", Usage: "列出现成的查询和它们的参数"},
			&cli.StringFlag{Name: "queries", Usage: "`文件夹` 自己的 .sql 文件（不写就是数据库旁边的 queries）"},
			&cli.DurationFlag{Name: "timeout", Value: time.Minute, Usage: "`时间` 超过就停止，例如 10s；0 表示不限（不写是 1m）"},
			&cli.BoolFlag{Name: "bom", Usage: "csv 以字节顺序标记开头，便于 Excel 识别"},
			&cli.BoolFlag{Name: "excel", Usage: "csv 防止 Excel 改动编码和以 = 开头的值"},
		},
		Action: runQuery,
	}
}

func formatFlag(value string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: value, Usage: "`格式` 输出格式：" + strings.Join(export.Formats(), " ") + "（不写是 " + value + "）"}
}

func runQuery(c *cli.Context) error {
	saved, err := savedQueries(queryFolder(c))
	if err != nil {
		return err
	}
	if c.Bool("list") {
		_, err := io.WriteString(c.App.Writer, queryList(saved))
		return err
	}
	sql, err := onlyArgument(c, "SQL 或现成查询的名称")
	if err != nil {
		return err
	}
	if f := c.String("format"); !export.Known(f) {
		return usage("没有 %s 这种输出格式，可用的有 %s", f, strings.Join(export.Formats(), " "))
	}
	params, err := paramsOf(c.StringSlice("param"))
	if err != nil {
		return err
	}
	q, err := queryOf(sql, saved, c.App.Reader)
	if err != nil {
		return err
	}
	return inTime(c, func(out *spool) error {
		return withStore(c, store.Read, func(s *store.Store) error {
			ctx, cancel := limited(c.Context, c.Duration("timeout"))
			defer cancel()
			answer, err := s.Query(ctx, q.sql, q.fill(params))
			if err != nil {
				return err
			}
			_, err = export.Rows(out, c.String("format"), export.Table{Columns: answer.Columns, Rows: answer.Rows}, exportOptions(c))
			return err
		})
	})
}

// grace is what a query may take to notice that its time is over. One call of a
// function over a huge text does not notice; it is left behind, and ends with
// the process.
const grace = 2 * time.Second

// largestTempFile is what a query may put aside in one file while it works: more
// than to sort all of a database of millions of indicators takes.
const largestTempFile = 4 << 30

// inTime prints what work has written, when all of it is there in time.
func inTime(c *cli.Context, work func(*spool) error) error {
	var out spool
	free := boundTempFiles(largestTempFile)
	defer free()
	done := make(chan error, 1)
	go func() { done <- work(&out) }()
	var late <-chan time.Time
	if limit := c.Duration("timeout"); limit > 0 {
		late = time.After(limit + grace)
	}
	select {
	case <-late:
		return store.ErrTimeout
	case err := <-done:
		defer out.discard()
		if err != nil {
			return err
		}
		free() // standard output may be a file of any size
		return out.release(c.App.Writer)
	}
}

// queryFolder is where the user's own queries lie: beside the database, or
// where --queries says.
func queryFolder(c *cli.Context) string {
	if dir := c.String("queries"); dir != "" {
		return dir
	}
	return filepath.Join(filepath.Dir(c.String("db")), "queries")
}

func limited(ctx context.Context, d time.Duration) (context.Context, context.CancelFunc) {
	if d <= 0 {
		return context.WithCancel(ctx)
	}
	return context.WithTimeout(ctx, d)
}

// printRows writes a result to standard output when all of it is there.
func printRows(c *cli.Context, t export.Table) error { return printAs(c, c.String("format"), t) }

func printAs(c *cli.Context, format string, t export.Table) error {
	var out spool
	defer out.discard()
	if _, err := export.Rows(&out, format, t, exportOptions(c)); err != nil {
		return err
	}
	return out.release(c.App.Writer)
}

func paramsOf(list []string) ([]store.Param, error) {
	var out []store.Param
	for _, s := range list {
		name, value, ok := strings.Cut(s, "=")
		if name = strings.TrimLeft(name, ":@$"); !ok || name == "" {
			return nil, usage("参数要写成 名称=值，不是 %s", s)
		}
		out = append(out, store.Param{Name: name, Text: value})
	}
	return out, nil
}

// readSQL reads a file of the user's, in UTF-8 or as editors save it where
// Chinese is spoken.
func readSQL(path string) (string, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", fileError(path, err)
	}
	sql, _, err := text.Decode(data)
	return sql, inFile(err, path)
}

// queryOf is the query that was meant: a saved one by its name, what stands in
// a .sql file or on standard input, or the text itself.
func queryOf(arg string, saved []savedQuery, stdin io.Reader) (savedQuery, error) {
	for _, q := range saved {
		if q.name == strings.TrimPrefix(arg, "@") {
			return q, nil
		}
	}
	switch {
	case arg == "-":
		b, err := io.ReadAll(stdin)
		return parseQuery(arg, string(b)), err
	case strings.HasSuffix(strings.ToLower(arg), ".sql") && !strings.ContainsAny(arg, "\n;"):
		sql, err := readSQL(arg)
		return parseQuery(arg, sql), err
	case !strings.ContainsAny(arg, " \n\t("):
		return savedQuery{}, fmt.Errorf("查询语句：没有叫 %s 的现成查询；用 jixiao query --list 查看", arg)
	}
	return savedQuery{sql: arg}, nil
}
