package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/normalize/forms"
)

func formsCommand() *cli.Command {
	return &cli.Command{
		Name: "forms", Usage: "列出能识别的表式，检查自己写的表式", UsageText: "jixiao forms [选项]",
		Description: manual("一种表式是一个 JSON 文件，写明表的标题、栏目名称和各栏的含义。", "jixiao forms", "jixiao forms --forms 我的表式/", "jixiao forms check 我的表式/"),
		Flags:       []cli.Flag{&cli.StringFlag{Name: "forms", Usage: "`文件夹` 补充或替换表式定义"}},
		Action:      listForms,
		Subcommands: []*cli.Command{{
			Name: "check", Usage: "检查一个文件夹里的表式，指出错在哪里", UsageText: "jixiao forms check 文件夹",
			Description: manual("没有问题时退出码为 0；有问题时每个问题一行：文件、行号、原因。", "jixiao forms check 我的表式/"),
			Action:      checkForms,
		}},
	}
}

func listForms(c *cli.Context) error {
	if c.Args().Present() {
		return usage("forms 没有 %s 这个子命令", c.Args().First())
	}
	set, err := forms.Load(c.String("forms"))
	if err != nil {
		return err
	}
	var b strings.Builder
	for _, f := range append(set.Forms(), set.Generic()) {
		if f != nil {
			fmt.Fprintf(&b, "%-10s  %s\n", f.ID, f.Name)
		}
	}
	_, err = io.WriteString(c.App.Writer, b.String())
	return err
}

func checkForms(c *cli.Context) error {
	dir, err := onlyArgument(c, "文件夹")
	if err != nil {
		return err
	}
	st, err := os.Stat(dir)
	switch {
	case err != nil:
		return fmt.Errorf("%s：没有这个文件夹；检查路径", dir)
	case !st.IsDir():
		return fmt.Errorf("%s：不是文件夹；给出表式文件所在的文件夹", dir)
	}
	problems := forms.Check(dir)
	for _, p := range problems {
		fmt.Fprintln(c.App.ErrWriter, oneLine(p.String()))
	}
	if len(problems) > 0 {
		return silent{errors.New("表式有错")}
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s：没有问题\n", dir)
	return err
}

// formsKey is the same for folders with the same form files.
func formsKey(dir string) (string, error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return "", err
	}
	sort.Strings(names)
	h := sha256.New()
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			return "", fileError(name, err)
		}
		fmt.Fprintf(h, "%s %d\n", filepath.Base(name), len(data))
		h.Write(data)
	}
	return "forms=" + hex.EncodeToString(h.Sum(nil)[:8]), nil
}
