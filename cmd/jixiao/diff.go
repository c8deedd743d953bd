package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/diff"
	"jixiao/export"
	"jixiao/serve"
)

func diffCommand() *cli.Command {
	return &cli.Command{
		Name: "diff", Usage: "比较两个年度、两份文件或两个数据库", UsageText: "jixiao diff [选项] 旧 新",
		Description: manual("先认定哪个项目是哪个项目（编码、名称、相似度、手工对应表），再逐字段说明改了什么。\n   旧和新可以是年度（取自数据库）、文件（PDF、文本等）或数据库文件（有几个年度的写成 文件@年度）。",
			"jixiao diff 2024 2025 --department 471001",
			"jixiao diff 2024 2025 -f html -o 对比.html",
			"jixiao diff 去年.pdf 今年.pdf --only budget,target",
			"jixiao diff 2024.db 2025.db -f xlsx -o 底稿.xlsx"),
		Flags: reportFlags("text html",
			&cli.StringFlag{Name: "project", Usage: "`项目` 编码或名称的一部分"},
			&cli.StringFlag{Name: "only", Usage: "`字段` 只看这些，逗号分隔：budget target purpose goals indicators schedule …"},
			&cli.StringFlag{Name: "ignore", Usage: "`字段` 不看这些，写法同上"},
			&cli.StringFlag{Name: "links", Usage: "`文件` 手工对应表：csv，两列，旧的和新的项目编码或名称；几行写同一个新（旧）项目表示合并（拆分）"},
			&cli.BoolFlag{Name: "formatting", Usage: "也列出只有空格、全半角、括号、单位写法不同的地方"},
			&cli.BoolFlag{Name: "exit-code", Usage: "有改动时退出码为 1"},
		),
		Action: runDiff,
	}
}

// reportFlags are the options that every report has, around its own.
func reportFlags(formats string, own ...cli.Flag) []cli.Flag {
	flags := append([]cli.Flag{dbFlag(), departmentFlag()}, own...)
	flags = append(flags, reportFormatFlag(formats), outputFlag())
	return append(flags, readingFlags()...)
}

func departmentFlag() cli.Flag {
	return &cli.StringFlag{Name: "department", Usage: "`部门` 编码或名称的一部分"}
}

// reportFormatFlag offers the formats of rows and some of reports.
func reportFormatFlag(more string) cli.Flag {
	return &cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "text", Usage: "`格式` 输出格式：" + more + " " + strings.Join(export.Formats(), " ") + "（不写是 text）"}
}

func outputFlag() cli.Flag {
	return &cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`文件` 写入文件，不写到标准输出"}
}

func runDiff(c *cli.Context) error {
	if c.NArg() != 2 {
		return usage("要给出旧的和新的两侧")
	}
	oldName, newName := c.Args().Get(0), c.Args().Get(1)
	if oldName == newName {
		return usage("两侧是同一个：%s", oldName)
	}
	sel, err := selection(c)
	if err != nil {
		return err
	}
	format, err := formatOf(c, diffFormats...)
	switch {
	case err != nil:
		return err
	case c.IsSet("department") && !ofDatabase(oldName) && !ofDatabase(newName):
		return usage("两侧都是文件时不能用 --department，它只用于数据库")
	}
	links, err := readLinks(c.String("links"))
	if err != nil {
		return err
	}
	old, err := oneSide(c, oldName)
	if err != nil {
		return err
	}
	new, err := oneSide(c, newName)
	if err != nil {
		return err
	}
	report := diff.Disclosures(old, new, diff.Options{Links: links, Formatting: c.Bool("formatting")}).Select(sel)
	if sel.Project != "" && len(report.Projects) == 0 {
		return fmt.Errorf("两侧都没有编码是“%s”或名称含“%s”的项目", sel.Project, sel.Project)
	}
	err = writeReport(c, func(w io.Writer) error {
		switch format {
		case "text":
			return serve.DiffText(w, report, oldName, newName)
		case "html":
			return serve.DiffHTML(w, report, oldName, newName)
		case "json":
			return writeJSON(w, report)
		case "xlsx":
			return serve.DiffWorkbook(w, report, oldName, newName)
		}
		_, err := export.Rows(w, format, serve.DiffTable(report), export.Options{BOM: true, ExcelSafe: true})
		return err
	})
	if err == nil && c.Bool("exit-code") && report.Changed() {
		return silent{errors.New("有改动")}
	}
	return err
}

// diffFormats are the formats of a comparison beside those of rows.
var diffFormats = []string{"text", "html"}

// selection is what the user wants to see; a field that does not exist is said
// before anything is read.
func selection(c *cli.Context) (diff.Selection, error) {
	sel := diff.Selection{Project: c.String("project"), Only: commaList(c.String("only")), Ignore: commaList(c.String("ignore"))}
	for _, name := range slices.Concat(sel.Only, sel.Ignore) {
		if !diff.KnownField(name) {
			return sel, usage("没有 %s 这个字段；可以写 %s", name, strings.Join(diff.FieldNames, " "))
		}
	}
	return sel, nil
}

func commaList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '，' || r == ' ' })
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}
