package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/normalize"
)

func extractCommand() *cli.Command {
	return &cli.Command{
		Name: "extract", Usage: "读取一份文件，输出 JSON", UsageText: "jixiao extract [选项] 文件",
		Description: manual("读取一份绩效目标文件，把其中的部门、项目、资金、目标和指标按约定的 JSON 输出。\n   读不完整的文件不输出内容，退出码为 1；加 --partial 输出已读到的部分并标明不完整。",
			"jixiao extract 绩效目标公开.pdf > 结果.json",
			"jixiao extract --positions 绩效目标公开.pdf    带上每个值所在的页和位置",
			"jixiao extract - < 绩效目标公开.txt            从标准输入读取"),
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "positions", Usage: "带上每个值的位置，以及年度、部门的判断依据"},
			&cli.BoolFlag{Name: "explain", Usage: "在标准错误上说明每张表按哪种表式读取"},
		}, readingFlags()...),
		Action: runExtract,
	}
}

// Warnings keep their places in every output; their boxes are rounded too.
func roundWarnings(d *budget.Disclosure) {
	for i := range d.Warnings {
		roundBox(&d.Warnings[i].Where.Box)
	}
}

func runExtract(c *cli.Context) error {
	path, err := onlyArgument(c, "文件")
	if err != nil {
		return err
	}
	name, data, err := load(path, c.App.Reader)
	if err != nil {
		return err
	}
	r, err := newReader(readingOf(c))
	if err != nil {
		return err
	}
	if c.Bool("explain") {
		r.explain = func(m normalize.Match) { fmt.Fprintln(c.App.ErrWriter, explained(m)) }
	}
	d, _, err := r.read(name, data)
	if err != nil {
		return err
	}
	roundWarnings(&d)
	if c.Bool("positions") {
		roundPositions(&d)
	} else {
		dropPositions(&d)
	}
	_, err = c.App.Writer.Write(encodeContract(&d, nil))
	return err
}

// readingFlags are the options of all commands that read papers.
func readingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{Name: "partial", Usage: "文件残缺时，也采用已读到的部分，并标明不完整"},
		&cli.StringFlag{Name: "password", Usage: "`密码` 打开加密文件"},
		&cli.StringFlag{Name: "forms", Usage: "`文件夹` 补充或替换表式定义"},
		&cli.BoolFlag{Name: "convert", Usage: "用本机的 LibreOffice 转换 .doc .xls .wps 等旧格式"},
		&cli.BoolFlag{Name: "check", Usage: "表格再按文字次序读一遍，两种读法不同的行给出告警（慢几倍）"},
	}
}

func readingOf(c *cli.Context) reading {
	return reading{Password: c.String("password"), Partial: c.Bool("partial"), Forms: c.String("forms"), Convert: c.Bool("convert"), Check: c.Bool("check")}
}

func onlyArgument(c *cli.Context, what string) (string, error) {
	switch {
	case c.Args().First() == "":
		return "", usage("缺少参数：%s", what)
	case c.NArg() == 1:
		return c.Args().First(), nil
	}
	return "", usage("只能有一个%s，多出 %s", what, c.Args().Get(1))
}
