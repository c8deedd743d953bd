package main

import (
	"github.com/urfave/cli/v2"

	"jixiao/store"
)

// defaultDB is the database in the working folder.
const defaultDB = "jixiao.db"

func dbFlag() cli.Flag {
	return &cli.StringFlag{Name: "db", Value: defaultDB, Usage: "`文件` 数据库（不写就用当前文件夹的 " + defaultDB + "）"}
}

// withStore opens the database for one command.
func withStore(c *cli.Context, mode store.Mode, work func(*store.Store) error) error {
	s, err := store.Open(c.String("db"), mode)
	if err != nil {
		return err
	}
	err = work(s)
	if closing := s.Close(); err == nil {
		err = closing
	}
	return err
}
