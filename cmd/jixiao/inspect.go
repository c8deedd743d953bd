package main

import (
	"io"

	"github.com/urfave/cli/v2"

	"jixiao/extract"
)

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name: "inspect", Usage: "画出一页是怎样读出来的", UsageText: "jixiao inspect [选项] 文件",
		Description: manual("把 PDF 的一页画成 SVG：字、线、单元格和合并、没有归入单元格的字，用浏览器打开核对。",
			"jixiao inspect 绩效目标公开.pdf --page 3 -o 第3页.svg"),
		Flags: []cli.Flag{
			&cli.IntFlag{Name: "page", Value: 1, Usage: "`页码` 从 1 数起（不写是 1）"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`文件` 写到这个文件（不写就写到标准输出）"},
			&cli.StringFlag{Name: "password", Usage: "`密码` 打开加密文件"},
		},
		Action: runInspect,
	}
}

func runInspect(c *cli.Context) error {
	path, err := onlyArgument(c, "文件")
	if err != nil {
		return err
	}
	if c.Int("page") < 1 {
		return usage("页码从 1 数起，不能是 %d", c.Int("page"))
	}
	name, data, err := load(path, c.App.Reader)
	if err != nil {
		return err
	}
	page, blocks, err := extract.PDFPage(data, name, extract.Options{Password: c.String("password")}, c.Int("page"))
	if err != nil {
		return inFile(err, name)
	}
	return writeReport(c, func(w io.Writer) error {
		_, err := io.WriteString(w, extract.PageSVG(page, blocks))
		return err
	})
}
