package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"jixiao/extract/text"
	"jixiao/store"
)

// Saved queries are .sql files: the first comment says what they answer, a line
// "-- 参数 名称=值 说明" declares a parameter with the value it has when none
// is given. To add one, write a file; a test runs them all.
//
//go:embed queries/*.sql
var shippedQueries embed.FS

// savedQuery is one of them.
type savedQuery struct {
	name, about, sql string
	params           []savedParam
	own              bool // the user's
}

type savedParam struct{ name, value, about string }

// savedQueries lists the shipped queries and the user's, by name; a user's file
// takes the place of a shipped one of its name.
func savedQueries(folder string) ([]savedQuery, error) {
	byName := map[string]savedQuery{}
	if err := addQueries(byName, shippedQueries, "queries", false); err != nil {
		return nil, err
	}
	err := addQueries(byName, os.DirFS(folder), ".", true)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s：查询文件夹不能读取，%s", folder, systemReason(err))
	}
	out := make([]savedQuery, 0, len(byName))
	for _, q := range byName {
		out = append(out, q)
	}
	sort.Slice(out, func(i, j int) bool { return out[i].name < out[j].name })
	return out, nil
}

func addQueries(into map[string]savedQuery, folder fs.FS, dir string, own bool) error {
	list, err := fs.ReadDir(folder, dir)
	if err != nil {
		return err
	}
	for _, e := range list {
		if e.IsDir() || filepath.Ext(e.Name()) != ".sql" {
			continue
		}
		data, err := fs.ReadFile(folder, filepath.ToSlash(filepath.Join(dir, e.Name())))
		if err != nil {
			return err
		}
		sql, _, err := text.Decode(data)
		if err != nil {
			sql = string(data) // fails when it is asked, not for all others
		}
		q := parseQuery(strings.TrimSuffix(e.Name(), ".sql"), sql)
		q.own = own
		into[q.name] = q
	}
	return nil
}

func parseQuery(name, text string) savedQuery {
	q := savedQuery{name: name, sql: strings.TrimPrefix(text, "\ufeff")}
	for _, line := range strings.Split(q.sql, "\n") {
		comment, ok := strings.CutPrefix(strings.TrimSpace(line), "--")
		if !ok {
			break
		}
		comment = strings.TrimSpace(comment)
		if declared, ok := strings.CutPrefix(comment, "参数 "); ok {
			q.params = append(q.params, parseParam(declared))
		} else if q.about == "" {
			q.about = comment
		}
	}
	return q
}

func parseParam(s string) savedParam {
	declared, about, _ := strings.Cut(s, " ")
	name, value, _ := strings.Cut(declared, "=")
	return savedParam{name, value, about}
}

// fill adds the declared values of parameters that were not given.
func (q savedQuery) fill(given []store.Param) []store.Param {
	out := append([]store.Param(nil), given...)
	for _, p := range q.params {
		if !hasParam(given, p.name) {
			out = append(out, store.Param{Name: p.name, Text: p.value})
		}
	}
	return out
}

func hasParam(list []store.Param, name string) bool {
	for _, p := range list {
		if p.Name == name {
			return true
		}
	}
	return false
}

// queryList is what "query --list" prints.
func queryList(list []savedQuery) string {
	var b strings.Builder
	for _, q := range list {
		own := ""
		if q.own {
			own = "（自己的）"
		}
		fmt.Fprintf(&b, "%s%s\n    %s\n", q.name, own, q.about)
		for _, p := range q.params {
			fmt.Fprintf(&b, "    -p %s=%s  %s\n", p.name, p.value, p.about)
		}
	}
	b.WriteString("\n运行：jixiao query 部门预算 -p 年度=2025\n")
	return b.String()
}
