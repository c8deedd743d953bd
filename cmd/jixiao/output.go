package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"jixiao/export"
)

// stdoutName stands for standard output where a file is asked for.
const stdoutName = "-"

// formatsByName are the formats that a file's name tells.
var formatsByName = map[string]string{".html": "html", ".htm": "html", ".sarif": "sarif", ".csv": "csv", ".json": "json", ".ndjson": "ndjson",
	".jsonl": "ndjson", ".md": "markdown", ".xlsx": "xlsx", ".parquet": "parquet"}

// formatOf is the format that -f names, else the one that the name of the output
// file ends in, else the command's usual one. Own are the formats that the
// command has beside those of rows.
func formatOf(c *cli.Context, own ...string) (string, error) {
	format := c.String("format")
	if !c.IsSet("format") {
		format = cmp.Or(formatsByName[strings.ToLower(filepath.Ext(c.String("output")))], format)
	}
	if slices.Contains(own, format) || export.Known(format) {
		return format, nil
	}
	return "", usage("没有 %s 这种输出格式，可用的有 %s", format, strings.Join(append(own, export.Formats()...), " "))
}

// writeReport writes a whole report or nothing, to standard output or a file.
func writeReport(c *cli.Context, write func(io.Writer) error) error {
	var out spool
	defer out.discard()
	if err := write(&out); err != nil {
		return err
	}
	path := c.String("output")
	if path == "" || path == stdoutName {
		return out.release(c.App.Writer)
	}
	return writeFile(path, func(f *os.File) error { return out.release(f) })
}

// writeFile writes a file beside its place and moves it there when it is
// whole: nobody finds half an export.
func writeFile(path string, write func(*os.File) error) error {
	st, err := os.Stat(path)
	switch {
	case err == nil && st.IsDir():
		return fmt.Errorf("%s：是文件夹；要写入的是文件，请写出文件名", path)
	case err == nil && !st.Mode().IsRegular():
		return writeThrough(path, write)
	case isDatabase(path):
		return fmt.Errorf("%s：是数据库，不能用结果覆盖；换一个文件名", path)
	case isLink(path):
		return writeThrough(path, write)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".jixiao-*")
	if err != nil {
		return fmt.Errorf("%s：不能写入，%s；检查路径和权限", path, systemReason(err))
	}
	defer os.Remove(f.Name()) // fails once it has been moved
	err = write(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(f.Name(), 0o644)
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("%s：没有写成，%s", path, systemReason(err))
	}
	return nil
}

func isLink(path string) bool {
	st, err := os.Lstat(path)
	return err == nil && st.Mode()&os.ModeSymlink != 0
}

// writeThrough writes to what must not be replaced by a file: a device, a pipe,
// or a link such as /dev/stdout.
func writeThrough(path string, write func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return fmt.Errorf("%s：不能写入，%s；检查路径和权限", path, systemReason(err))
	}
	err = write(f)
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("%s：没有写成，%s", path, systemReason(err))
	}
	return nil
}
