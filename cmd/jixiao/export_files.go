package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"jixiao/export"
	"jixiao/store"
)

// exportWorkbook writes all views into one workbook.
func exportWorkbook(c *cli.Context, s *store.Store, views []string, f store.Filter, path string) error {
	rows := 0
	err := writeFile(path, func(w *os.File) error {
		var tables []export.Table
		for _, view := range views {
			answer, err := s.View(c.Context, view, f)
			if err != nil {
				return err
			}
			tables = append(tables, export.Table{Name: view, Columns: answer.Columns, Rows: answer.Rows})
		}
		counts, err := export.Workbook(w, tables)
		for _, n := range counts {
			rows += n
		}
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s  %d 张工作表，%d 行\n", path, len(views), rows)
	return err
}

// exportParts writes Parquet files in folders by year and province, the way
// DuckDB, Spark and others read as one table.
func exportParts(c *cli.Context, s *store.Store, views []string, parts []store.Part, f store.Filter, dir string) error {
	written := map[string]bool{}
	for _, view := range views {
		columns, err := s.Columns(c.Context, view, f)
		if err != nil {
			return err
		}
		total := 0
		for _, p := range parts {
			n, err := exportPart(c, s, view, kindsOf(columns), p, f.Department, dir)
			if err != nil {
				return err
			}
			total += n
			written[partFolder(dir, view, p)] = true
		}
		if _, err := fmt.Fprintf(c.App.Writer, "%s  %d 行\n", filepath.Join(dir, view), total); err != nil {
			return err
		}
		if f.Year == 0 && f.Department == "" {
			tellLeftOver(c, filepath.Join(dir, view), written)
		}
	}
	return nil
}

// tellLeftOver names the parts of an earlier export that the whole database no
// longer has: whoever reads the folder would count them.
func tellLeftOver(c *cli.Context, dir string, written map[string]bool) {
	found, _ := filepath.Glob(filepath.Join(dir, "year=*", "province=*")) // the pattern is sound
	for _, folder := range found {
		if !written[folder] {
			fmt.Fprintf(c.App.ErrWriter, "%s：是以前导出的，数据库里已没有这些文件；没有改动，不再需要时请删去\n", folder)
		}
	}
}

func partFolder(dir, view string, p store.Part) string {
	return filepath.Join(dir, view, "year="+known(fmt.Sprint(p.Year), p.Year > 0), "province="+known(p.Province, p.Province != ""))
}

// kindsOf: a column with any text is text, with any fraction real.
func kindsOf(columns []store.Column) []export.Kind {
	out := make([]export.Kind, len(columns))
	for i, c := range columns {
		switch {
		case c.Text || !c.Integers && !c.Real:
			out[i] = export.Text
		case c.Real:
			out[i] = export.Real
		default:
			out[i] = export.Integer
		}
	}
	return out
}

func exportPart(c *cli.Context, s *store.Store, view string, kinds []export.Kind, p store.Part, department, dir string) (n int, err error) {
	folder := partFolder(dir, view, p)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return 0, fmt.Errorf("%s：不能建立文件夹，%s", folder, systemReason(err))
	}
	answer, err := s.View(c.Context, view, store.Filter{Documents: p.Documents, Department: department})
	if err != nil {
		return 0, err
	}
	err = writeFile(filepath.Join(folder, "data.parquet"), func(w *os.File) (err error) {
		n, err = export.Rows(w, "parquet", export.Table{Name: view, Columns: answer.Columns, Kinds: kinds, Rows: answer.Rows}, export.Options{})
		return err
	})
	return n, err
}

// known is a folder's value; readers of partitions know this word for none.
func known(value string, ok bool) string {
	if !ok {
		return "__HIVE_DEFAULT_PARTITION__"
	}
	return value
}
