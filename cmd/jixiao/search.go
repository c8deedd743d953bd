package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/export"
	"jixiao/store"
)

func searchCommand() *cli.Command {
	return &cli.Command{
		Name: "search", Usage: "在全部文字里查找", UsageText: "jixiao search [选项] 文字",
		Description: manual("查找含有这段文字的项目。一个字也能找；全角半角、大小写、部首写法视为相同，空白不计。\n   先列名称里有的，再列目标、指标里有的；同类中年度近的在前。",
			"jixiao search 科技特派团",
			"jixiao search --in name,goal --year 2025 智慧城市",
			"jixiao search --department 471001 -f csv --limit 0 满意度"),
		Flags: []cli.Flag{
			dbFlag(),
			formatFlag("text"),
			&cli.StringFlag{Name: "in", Usage: "`范围` 只在这些地方找，用逗号分开：name（名称）goal（目标、用途）indicator（指标）"},
			&cli.IntFlag{Name: "year", Usage: "`年度` 只找这一年"},
			&cli.StringFlag{Name: "department", Usage: "`部门` 只找这个部门，写编码或名称的一部分"},
			&cli.IntFlag{Name: "limit", Aliases: []string{"n"}, Value: 20, Usage: "`数量` 最多列出几个项目，0 表示全部（不写是 20）"},
			&cli.IntFlag{Name: "context", Value: 20, Usage: "`字数` 前后各显示几个字（不写是 20）"},
		},
		Action: runSearch,
	}
}

func runSearch(c *cli.Context) error {
	words, err := onlyArgument(c, "要找的文字")
	if err != nil {
		return err
	}
	format := c.String("format")
	if format != "text" && !export.Known(format) {
		return usage("没有 %s 这种输出格式，可用的有 text %s", format, strings.Join(export.Formats(), " "))
	}
	q := store.Search{Words: words, In: commaList(c.String("in")), Year: c.Int("year"), Department: c.String("department"), Limit: c.Int("limit"), Around: c.Int("context")}
	for _, name := range q.In {
		if !slices.Contains(store.SearchColumns(), name) {
			return usage("查找范围没有 %s，可用的有 %s", name, strings.Join(store.SearchColumns(), " "))
		}
	}
	if q.Limit < 0 || q.Around < 0 {
		return usage("选项 --limit 和 --context 不能是负数")
	}
	return withStore(c, store.Read, func(s *store.Store) error {
		found, err := s.Search(c.Context, q)
		if err != nil {
			return err
		}
		if format == "text" {
			_, err := io.WriteString(c.App.Writer, foundText(words, found))
			return err
		}
		if err := printRows(c, hitTable(found.Hits)); err != nil {
			return err
		}
		if found.More {
			fmt.Fprintln(c.App.ErrWriter, foundLine(words, found))
		}
		return nil
	})
}

var columnWords = map[string]string{"name": "名称", "goal": "目标", "indicator": "指标"}

// fieldWords say which cell a hit stands in.
var fieldWords = map[string]string{
	"name.name": "项目名称", "name.code": "项目编码", "name.title": "表名", "name.department.name": "部门", "name.implementer": "实施单位",
	"goal.purpose": "资金用途", "goal.text": "绩效目标", "goal.goal": "绩效目标", "goal.description": "说明", "goal.indicators": "绩效指标",
	"indicator.level3": "三级指标", "indicator.description": "指标描述", "indicator.value": "指标值", "indicator.basis": "确定依据",
	"indicator.actual": "实际完成值", "indicator.deviation": "偏差原因",
}

func fieldWord(h store.Hit) string {
	if label, ok := strings.CutPrefix(h.Field, "attributes."); ok {
		return label
	}
	if h.ProjectID == 0 && h.Field == "title" {
		return "分项目标" // part one has no tables
	}
	if w := fieldWords[h.Column+"."+h.Field]; w != "" {
		return w
	}
	return columnWords[h.Column]
}

// foundText groups the hits by project.
func foundText(words string, f store.Found) string {
	var b strings.Builder
	last := store.Hit{}
	for _, h := range f.Hits {
		if h.ProjectID != last.ProjectID || h.DocumentID != last.DocumentID {
			b.WriteString(oneLine(holderWords(h)) + "\n")
		}
		last = h
		place := ""
		if h.Page > 0 {
			place = fmt.Sprintf("（第%d页）", h.Page)
		}
		row := ""
		if h.Row != "" && h.Field != "level3" && h.Field != "title" {
			row = " " + h.Row
		}
		fmt.Fprintf(&b, "    %s%s%s：%s【%s】%s\n", oneLine(fieldWord(h)), oneLine(row), place, oneLine(h.Before), oneLine(h.Match), oneLine(h.After))
	}
	b.WriteString(foundLine(words, f) + "\n")
	return b.String()
}

func holderWords(h store.Hit) string {
	year, project := "年度不详", h.Project
	if h.Year > 0 {
		year = fmt.Sprint(h.Year)
	}
	if h.ProjectID == 0 {
		project = "（部门整体绩效目标）"
	}
	var parts []string
	for _, s := range []string{year, h.Department, project, h.Code, h.File} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "  ")
}

// foundLine says how much there is and how much of it is not shown.
func foundLine(words string, f store.Found) string {
	if f.Holders == 0 {
		return fmt.Sprintf("没有找到“%s”", words)
	}
	parts := make([]string, 0, len(f.Counts))
	for _, c := range f.Counts {
		parts = append(parts, fmt.Sprintf("%s %d", columnWords[c.Column], c.N))
	}
	s := fmt.Sprintf("含“%s”的项目：%s", words, strings.Join(parts, "，"))
	if f.More {
		return s + fmt.Sprintf("；只列出前 %d 个，用 --limit 0 列出全部", f.Shown)
	}
	return s
}

func hitTable(hits []store.Hit) export.Table {
	return export.Table{
		Columns: []string{"年度", "部门", "项目编码", "项目名称", "位置", "指标", "前文", "文字", "后文", "页码", "文件名"},
		Rows: func(yield func([]any, error) bool) {
			for _, h := range hits {
				row := []any{absent(h.Year), h.Department, h.Code, h.Project, fieldWord(h), h.Row, h.Before, h.Match, h.After, absent(h.Page), h.File}
				if !yield(row, nil) {
					return
				}
			}
		},
	}
}

func absent(n int) any {
	if n == 0 {
		return nil
	}
	return int64(n)
}
