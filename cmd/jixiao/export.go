package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/export"
	"jixiao/store"
)

func exportCommand() *cli.Command {
	return &cli.Command{
		Name: "export", Usage: "把数据库的内容导出成文件", UsageText: "jixiao export [选项] -o 文件夹或文件",
		Description: manual("每个视图导出一份："+strings.Join(store.ExportViews, "、")+"。\n   格式 xlsx 是一个文件，每个视图一张工作表；contract 每份文档导出一个 JSON，内容完整，可以用 jixiao import 导回。",
			"jixiao export -f csv --excel -o 导出/",
			"jixiao export -f xlsx --year 2025 -o 2025.xlsx",
			"jixiao export -f parquet -o 数据湖/           按年度和省份分开，用 DuckDB 等工具读取",
			"jixiao export -f ndjson --table 绩效指标 --year 2025 > 指标.ndjson",
			"jixiao export -f contract -o 备份/"),
		Flags: []cli.Flag{
			dbFlag(),
			&cli.StringFlag{Name: "format", Aliases: []string{"f"}, Value: "csv", Usage: "`格式` " + strings.Join(exportFormats(), " ") + "（不写是 csv）"},
			&cli.StringFlag{Name: "output", Aliases: []string{"o"}, Usage: "`位置` 导出到哪个文件夹（xlsx 是文件）；只导出一个视图时可以不写，写到标准输出"},
			&cli.StringSliceFlag{Name: "table", Aliases: []string{"t"}, Usage: "`视图` 只导出这个视图，可以多次给出"},
			&cli.IntFlag{Name: "year", Usage: "`年度` 只导出这一年"},
			&cli.StringFlag{Name: "department", Usage: "`部门` 只导出这个部门，写编码或名称的一部分"},
			&cli.BoolFlag{Name: "bom", Usage: "csv 以字节顺序标记开头，便于 Excel 识别"},
			&cli.BoolFlag{Name: "excel", Usage: "csv 防止 Excel 改动编码和以 = 开头的值"},
		},
		Action: runExport,
	}
}

// contractFormat is the JSON of the contract, one file per document.
const contractFormat = "contract"

func exportFormats() []string {
	return append(slices.DeleteFunc(export.Formats(), func(s string) bool { return s == "table" }), contractFormat)
}

func runExport(c *cli.Context) error {
	format, out := exportFormat(c), c.String("output")
	views, err := exportViews(c)
	switch {
	case err != nil:
		return err
	case c.Args().Present():
		return usage("不认识 %s；导出到哪里用 -o 写", c.Args().First())
	case !slices.Contains(exportFormats(), format):
		return usage("没有 %s 这种格式，可用的有 %s", format, strings.Join(exportFormats(), " "))
	case (out == "" || out == stdoutName) && (len(views) != 1 || format == contractFormat || format == "parquet"):
		return usage("缺少选项：-o 文件夹或文件")
	case len(views) > 1 && namesFile(out, format):
		return usage("%s 像是文件名；几个视图要写到一个文件夹里，只要一个视图用 -t 指明", out)
	}
	filter := store.Filter{Year: c.Int("year"), Department: c.String("department")}
	return withStore(c, store.Read, func(s *store.Store) error {
		parts, err := s.Parts(filter)
		switch {
		case err != nil:
			return err
		case len(parts) == 0:
			return nothingFor(s, c.String("db"), filter)
		case format == contractFormat:
			return exportContracts(c, s, filter, out)
		case format == "xlsx" && out != "":
			return exportWorkbook(c, s, views, filter, out)
		case format == "parquet":
			return exportParts(c, s, views, parts, filter, out)
		case out == "" || out == stdoutName:
			return exportOne(c, s, format, views[0], filter)
		case namesFile(out, format):
			return exportView(c, s, format, views[0], filter, out)
		}
		return exportFolder(c, s, format, views, filter, out)
	})
}

// exportFormat is the format that -f names; a workbook can be told by its name.
func exportFormat(c *cli.Context) string {
	if !c.IsSet("format") && formatsByName[strings.ToLower(filepath.Ext(c.String("output")))] == "xlsx" {
		return "xlsx"
	}
	return c.String("format")
}

// exportViews are the views that were chosen, each once; all when none was.
func exportViews(c *cli.Context) ([]string, error) {
	var out []string
	for _, v := range c.StringSlice("table") {
		switch {
		case !slices.Contains(store.ExportViews, v):
			return nil, usage("没有 %s 这个视图，可用的有 %s", v, strings.Join(store.ExportViews, " "))
		case !slices.Contains(out, v):
			out = append(out, v)
		}
	}
	if len(out) == 0 {
		return store.ExportViews, nil
	}
	return out, nil
}

// namesFile: the name ends as the file of one view does, and no folder bears it.
func namesFile(out, format string) bool {
	st, err := os.Stat(out)
	return format != "xlsx" && format != "parquet" && strings.EqualFold(filepath.Ext(out), "."+extension(format)) && (err != nil || !st.IsDir())
}

// exportOne prints one view.
func exportOne(c *cli.Context, s *store.Store, format, view string, f store.Filter) error {
	answer, err := s.View(c.Context, view, f)
	if err != nil {
		return err
	}
	return printAs(c, format, export.Table{Name: view, Columns: answer.Columns, Rows: answer.Rows})
}

func exportFolder(c *cli.Context, s *store.Store, format string, views []string, f store.Filter, dir string) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("%s：不能建立文件夹，%s", dir, systemReason(err))
	}
	for _, view := range views {
		if err := exportView(c, s, format, view, f, filepath.Join(dir, view+"."+extension(format))); err != nil {
			return err
		}
	}
	return nil
}

// exportView writes one view into one file.
func exportView(c *cli.Context, s *store.Store, format, view string, f store.Filter, path string) error {
	answer, err := s.View(c.Context, view, f)
	if err != nil {
		return err
	}
	n := 0
	err = writeFile(path, func(w *os.File) (err error) {
		n, err = export.Rows(w, format, export.Table{Name: view, Columns: answer.Columns, Rows: answer.Rows}, exportOptions(c))
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s  %d 行\n", path, n)
	return err
}

func exportOptions(c *cli.Context) export.Options {
	return export.Options{BOM: c.Bool("bom") || c.Bool("excel"), ExcelSafe: c.Bool("excel")}
}

func extension(format string) string {
	if format == "markdown" {
		return "md"
	}
	return format
}
