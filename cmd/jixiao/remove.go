package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"github.com/urfave/cli/v2"

	"jixiao/store"
)

func removeCommand() *cli.Command {
	return &cli.Command{
		Name: "remove", Usage: "从数据库里删去文档", UsageText: "jixiao remove [选项] 文档编号或文件名…",
		Description: manual("删去文档的全部内容，不动原来的文件。文件名有几份文档同名时，要用文档编号。",
			"jixiao remove 12", "jixiao remove 绩效目标公开.pdf"),
		Flags: []cli.Flag{dbFlag()},
		Action: func(c *cli.Context) error {
			if c.NArg() == 0 || slices.Contains(c.Args().Slice(), "") {
				return usage("缺少参数：文档编号或文件名")
			}
			return withStore(c, store.Write, func(s *store.Store) error { return removeAll(c, s) })
		},
	}
}

// removeAll finds all documents before it removes the first.
func removeAll(c *cli.Context, s *store.Store) error {
	var ids []int64
	for _, arg := range c.Args().Slice() {
		id, err := documentOf(c.Context, s, arg)
		if err != nil {
			return err
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, id := range ids {
		if err := s.Remove(id); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.App.Writer, "已删去 %d 份文档\n", len(ids))
	return err
}

func documentOf(ctx context.Context, s *store.Store, arg string) (int64, error) {
	ids, err := s.Named(arg)
	if err != nil {
		return 0, err
	}
	if id, bad := strconv.ParseInt(arg, 10, 64); bad == nil && len(ids) == 0 {
		if ids, err = numbered(ctx, s, id); err != nil {
			return 0, err
		}
	}
	switch len(ids) {
	case 1:
		return ids[0], nil
	case 0:
		return 0, fmt.Errorf("%s：没有文档 %s；用 jixiao query \"SELECT 文档编号, 文件名 FROM 文档\" 查看", s.Path(), arg)
	}
	return 0, fmt.Errorf("%s：有 %d 份文档叫 %s；用文档编号指定：%v", s.Path(), len(ids), arg, ids)
}

// numbered is the document of that number, if there is one.
func numbered(ctx context.Context, s *store.Store, id int64) ([]int64, error) {
	answer, err := s.Query(ctx, "SELECT id FROM documents WHERE id = :id", []store.Param{{Name: "id", Text: strconv.FormatInt(id, 10)}})
	if err != nil {
		return nil, err
	}
	var out []int64
	for _, err := range answer.Rows {
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, nil
}
