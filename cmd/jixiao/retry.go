package main

import (
	"errors"
	"fmt"
	"runtime"

	"github.com/urfave/cli/v2"

	"jixiao/store"
)

func retryCommand() *cli.Command {
	return &cli.Command{
		Name: "retry", Usage: "重新导入没有成功的文件", UsageText: "jixiao retry [选项]",
		Description: manual("再试一次最近没有导入成功的文件，例如补了密码、换了文件、升级了程序之后。",
			"jixiao retry", "jixiao retry --partial", "jixiao retry --password 123456"),
		Flags: append([]cli.Flag{
			dbFlag(),
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, Value: runtime.NumCPU(), Usage: "`数量` 同时读取的文件数（不写就用全部处理器）"},
			duplicateFlag(), jsonFlag(),
		}, readingFlags()...),
		Action: runRetry,
	}
}

func runRetry(c *cli.Context) error {
	if c.Args().Present() {
		return usage("retry 不需要参数，多出 %s", c.Args().First())
	}
	plan, err := planOf(c)
	if err != nil {
		return err
	}
	return withStore(c, store.Write, func(s *store.Store) error {
		files, err := s.Latest(store.Incomplete, store.Refused)
		if err != nil {
			return err
		}
		if len(files) == 0 {
			_, err := fmt.Fprintln(c.App.Writer, "没有需要重试的文件")
			return err
		}
		for _, f := range files {
			if f.Source == stdinName {
				fmt.Fprintf(c.App.ErrWriter, "%s：不能重试，内容没有保存；请再次导入\n", stdinName)
				continue
			}
			plan.paths = append(plan.paths, fromHere(f))
		}
		if len(plan.paths) == 0 {
			return silent{errors.New("nothing that can be tried again")}
		}
		return plan.run(c, s)
	})
}
