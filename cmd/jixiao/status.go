package main

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"jixiao/cmd/jixiao/batch"
	"jixiao/export"
	"jixiao/store"
)

func statusCommand() *cli.Command {
	return &cli.Command{
		Name: "status", Usage: "显示导入情况和没有导入的文件", UsageText: "jixiao status [选项]",
		Description: manual("显示数据库里有多少内容、最近几次导入的结果，以及至今没有导入成功的文件和原因。", "jixiao status", "jixiao status --files -f csv > 导入情况.csv"),
		Flags: []cli.Flag{
			dbFlag(), formatFlag("table"),
			&cli.BoolFlag{Name: "files", Usage: "列出每份文件最近一次导入的结果"},
			&cli.IntFlag{Name: "runs", Value: 5, Usage: "`数量` 显示最近几次导入，0 表示全部（不写是 5）"},
		},
		Action: runStatus,
	}
}

func runStatus(c *cli.Context) error {
	f := c.String("format")
	switch {
	case c.Args().Present():
		return usage("status 不需要参数，多出 %s", c.Args().First())
	case c.Int("runs") < 0:
		return usage("选项 --runs 不能是负数")
	case !export.Known(f):
		return usage("没有 %s 这种输出格式，可用的有 %s", f, strings.Join(export.Formats(), " "))
	case c.IsSet("format") && !c.Bool("files"):
		return usage("选项 -f 是 --files 的输出格式，要和 --files 一起用")
	}
	return withStore(c, store.Read, func(s *store.Store) error {
		if c.Bool("files") {
			files, err := s.Latest(allOutcomes()...)
			if err != nil {
				return err
			}
			return printRows(c, fileTable(files))
		}
		text, err := statusText(s, c.Int("runs"))
		if err != nil {
			return err
		}
		_, err = io.WriteString(c.App.Writer, text)
		return err
	})
}

func allOutcomes() []store.Outcome {
	out := make([]store.Outcome, len(outcomeWords))
	for i, o := range outcomeWords {
		out[i] = o.outcome
	}
	return out
}

func statusText(s *store.Store, n int) (string, error) {
	totals, err := s.Totals()
	if err != nil {
		return "", err
	}
	runs, err := s.Runs(n)
	if err != nil {
		return "", err
	}
	failed, err := s.Latest(store.Incomplete, store.Refused)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s：文档 %d 份（其中不完整 %d），部门 %d 个，项目 %d 个，指标 %d 条，告警 %d 条\n",
		s.Path(), totals.Documents, totals.Incomplete, totals.Departments, totals.Projects, totals.Indicators, totals.Warnings)
	for _, r := range runs {
		fmt.Fprintln(&b, runLine(r))
	}
	if len(failed) == 0 {
		return b.String(), nil
	}
	fmt.Fprintf(&b, "没有导入成功的文件 %d 份（用 jixiao retry 重试）：\n", len(failed))
	for _, f := range failed {
		fmt.Fprintf(&b, "  %s：%s\n", batch.Printable(fromHere(f)), oneLine(f.Reason))
	}
	return b.String(), nil
}

func runLine(r store.Run) string {
	s := fmt.Sprintf("第 %d 次导入 %s", r.ID, localTime(r.Started))
	for _, o := range outcomeWords {
		if n := r.Counts[o.outcome]; n > 0 {
			s += fmt.Sprintf("，%s %d", o.words, n)
		}
	}
	if r.Finished == "" {
		s += "（没有做完，再次运行同样的命令会接着做）"
	}
	return s
}

// localTime is a time of the database, which keeps UTC, as the clock on the wall
// shows it.
func localTime(utc string) string {
	t, err := time.Parse(time.RFC3339, utc)
	if err != nil {
		return utc
	}
	return t.Local().Format(time.DateTime)
}

func outcomeWord(o store.Outcome) string {
	for _, w := range outcomeWords {
		if w.outcome == o {
			return w.words
		}
	}
	return string(o)
}

func fileTable(files []store.File) export.Table {
	return export.Table{
		Columns: []string{"文件", "结果", "原因", "项目数", "指标数", "文档编号"},
		Rows: func(yield func([]any, error) bool) {
			for _, f := range files {
				if !yield([]any{batch.Printable(fromHere(f)), outcomeWord(f.Outcome), f.Reason, int64(f.Projects), int64(f.Indicators), absent(int(f.Document))}, nil) {
					return
				}
			}
		},
	}
}
