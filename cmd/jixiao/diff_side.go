package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"jixiao/budget"
	"jixiao/store"
)

var yearArgument = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(19|20)\d\d$`) })

// sqliteMagic starts every SQLite file.
const sqliteMagic = "SQLite format 3\x00"

// oneSide is the papers of a year, of a database file, or one paper.
func oneSide(c *cli.Context, name string) ([]budget.Disclosure, error) {
	switch {
	case yearArgument().MatchString(name) && !isFile(name):
		year, _ := strconv.Atoi(name)
		return papersOf(c.String("db"), store.Filter{Year: year, Department: c.String("department")})
	case isDatabase(name):
		return papersOfOneYear(name, store.Filter{Department: c.String("department")})
	}
	if m := databaseYear().FindStringSubmatch(name); m != nil && !isFile(name) && isDatabase(m[1]) {
		year, _ := strconv.Atoi(m[2])
		return papersOf(m[1], store.Filter{Year: year, Department: c.String("department")})
	}
	path, data, err := load(name, c.App.Reader)
	if err != nil {
		return nil, err
	}
	d, _, err := read(path, data, readingOf(c))
	return []budget.Disclosure{d}, err
}

// ofDatabase: the side is a year or a database, not a paper.
func ofDatabase(name string) bool {
	m := databaseYear().FindStringSubmatch(name)
	return yearArgument().MatchString(name) && !isFile(name) || isDatabase(name) || m != nil && isDatabase(m[1])
}

// isFile: a folder named 2024 holds that year's papers, which are compared from
// the database; only a file of that name is meant itself.
func isFile(name string) bool {
	st, err := os.Stat(name)
	return err == nil && !st.IsDir()
}

// databaseYear is one year of a database file.
var databaseYear = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(.+)@((?:19|20)\d\d)$`) })

// papersOfOneYear refuses a database of several years: projects of one year would
// meet those of another.
func papersOfOneYear(db string, f store.Filter) ([]budget.Disclosure, error) {
	s, err := store.Open(db, store.Read)
	if err != nil {
		return nil, err
	}
	years, err := wordsOf(s, yearsOfDatabase)
	if closing := s.Close(); err == nil {
		err = closing
	}
	switch n := len(years); {
	case err != nil:
		return nil, err
	case n > 1:
		return nil, fmt.Errorf("%s：里面有几个年度（%s），要指明一个，例如 %s@%s", db, strings.Join(years, " "), db, years[n-1])
	}
	return papersOf(db, f)
}

const yearsOfDatabase = "SELECT DISTINCT 年度 FROM 文档 WHERE 年度 IS NOT NULL ORDER BY 1"

func isDatabase(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, len(sqliteMagic))
	_, err = io.ReadFull(f, head)
	return err == nil && string(head) == sqliteMagic
}

// papersOf loads the chosen papers; none is an error that says what there is.
func papersOf(db string, f store.Filter) ([]budget.Disclosure, error) {
	s, err := store.Open(db, store.Read)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	out, err := chosenPapers(s, f)
	if err != nil {
		return nil, err
	}
	if len(out) == 0 {
		return nil, nothingFor(s, db, f)
	}
	return out, nil
}

// chosenPapers are the papers of a filter, with only what belongs to its
// department: papers hold the projects of several units.
func chosenPapers(s *store.Store, f store.Filter) ([]budget.Disclosure, error) {
	shares, err := s.Shares(f)
	if err != nil {
		return nil, err
	}
	var out []budget.Disclosure
	for d, err := range s.Disclosures(f) {
		if err != nil {
			return nil, err
		}
		if shares != nil {
			narrow(&d.Disclosure, shares[d.ID])
		}
		out = append(out, d.Disclosure)
	}
	return out, nil
}

// narrow leaves of a paper what belongs to a department. Part one is the paper's
// own department's.
func narrow(d *budget.Disclosure, share store.Share) {
	var kept []budget.Project
	for i, p := range d.Projects {
		if share.Projects[i] {
			kept = append(kept, p)
		}
	}
	d.Projects = kept
	if !share.Own {
		d.Overall = nil
	}
}

// mostNamed is how many departments an error names.
const mostNamed = 10

// nothingFor says which years and departments a database has instead.
func nothingFor(s *store.Store, db string, f store.Filter) error {
	years, err := wordsOf(s, yearsOfDatabase)
	if err != nil {
		return err
	}
	departments, err := wordsOf(s, "SELECT DISTINCT 部门编码, 部门 FROM 文档 WHERE 部门编码 IS NOT NULL OR 部门 <> '' ORDER BY 1, 2")
	switch {
	case err != nil:
		return err
	case len(years)+len(departments) == 0:
		return fmt.Errorf("%s：数据库是空的；先用 jixiao import 导入", db)
	}
	if n := len(departments); n > mostNamed {
		departments = append(departments[:mostNamed], fmt.Sprintf("等%d个", n))
	}
	wanted := strings.TrimSpace(fmt.Sprintf("%s %s", yearWords(f.Year), f.Department))
	return fmt.Errorf("%s：没有 %s 的文件；有的年度：%s；有的部门：%s", db, wanted, strings.Join(years, " "), strings.Join(departments, "、"))
}

// wordsOf is each row of an answer in one string.
func wordsOf(s *store.Store, query string) ([]string, error) {
	answer, err := s.Query(context.Background(), query, nil)
	if err != nil {
		return nil, err
	}
	var out []string
	for row, err := range answer.Rows {
		if err != nil {
			return nil, err
		}
		var cells []string
		for _, v := range row {
			if v != nil {
				cells = append(cells, fmt.Sprint(v))
			}
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out, nil
}

func yearWords(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprintf("%d年", year)
}
