package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"

	"github.com/urfave/cli/v2"

	"jixiao/cmd/jixiao/batch"
	"jixiao/store"
)

func importCommand() *cli.Command {
	return &cli.Command{
		Name: "import", Usage: "把文件或文件夹导入数据库", UsageText: "jixiao import [选项] 文件或文件夹…",
		Description: manual("读取文件，按内容存入数据库。同样的文件再导入一次不会改变什么；一份文件要么完整存入，要么不存。\n   可以给出文件、文件夹、通配符、zip 压缩包；- 表示从标准输入读取一份文件或一份文件清单（每行一个路径）。",
			"jixiao import 绩效目标公开.pdf",
			"jixiao import 2024/ 2025/ --db 档案.db",
			"jixiao import --partial 残缺.pdf"),
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Value: runtime.NumCPU(), Usage: "`数量` 同时读取的文件数（不写就用全部处理器）"},
			duplicateFlag(), jsonFlag(),
		}, readingFlags()...),
		Action: runImport,
	}
}

func duplicateFlag() cli.Flag {
	return &cli.StringFlag{Name: "on-duplicate", Value: string(store.Keep), Usage: "`办法` 同一份文件的另一种版本：keep 保留已有的，replace 用新的代替，both 都保留（不写是 keep）"}
}

func jsonFlag() cli.Flag {
	return &cli.BoolFlag{Name: "json", Usage: "在标准输出上每份文件一行 JSON，最后一行是合计，便于程序读取"}
}

func runImport(c *cli.Context) error {
	if !c.Args().Present() {
		return usage("缺少参数：文件或文件夹")
	}
	plan, err := planOf(c)
	if err != nil {
		return err
	}
	if plan.paths, plan.stdin, err = withStdin(c.Args().Slice(), c.App.Reader); err != nil {
		return err
	}
	if err := anythingThere(plan.paths); err != nil {
		return err
	}
	run := func(s *store.Store) error { return plan.run(c, s) }
	err = withStore(c, plan.mode(), run)
	if errors.Is(err, store.ErrNotPublished) {
		err = withStore(c, store.Create, run)
	}
	return err
}

// mode: a single file goes into a new database as a whole or not at all, which
// takes less time than to be able to go on in the middle.
func (p importPlan) mode() store.Mode {
	if len(p.paths) == 1 {
		if st, err := os.Stat(p.paths[0]); err == nil && st.Mode().IsRegular() && !batch.IsArchive(p.paths[0]) {
			return store.Draft
		}
	}
	return store.Create
}

func planOf(c *cli.Context) (importPlan, error) {
	p := importPlan{jobs: c.Int("jobs"), twins: store.OnDuplicate(c.String("on-duplicate")), reading: readingOf(c), json: c.Bool("json")}
	switch {
	case p.jobs < 1:
		return p, usage("选项 --jobs 至少是 1")
	case p.twins != store.Keep && p.twins != store.Replace && p.twins != store.Both:
		return p, usage("选项 --on-duplicate 只能是 keep、replace 或 both")
	}
	return p, nil
}

// anythingThere fails when nothing of what the user named exists, before a
// database is made for it.
func anythingThere(paths []string) error {
	var first error
	for _, p := range paths {
		_, err := os.Stat(p)
		if err == nil || p == "-" || isPattern(p) || isEntry(p) {
			return nil
		}
		if first == nil {
			first = fileError(p, err)
		}
	}
	if len(paths) > 1 {
		return fmt.Errorf("%w（共 %d 个路径都不存在）", first, len(paths))
	}
	return first
}
