package main

import (
	"strings"

	"jixiao/budget"
)

// tableHeads are how the views begin that jixiao export writes: a folder of
// exports must not be read as a folder of papers.
var tableHeads = []string{"文档编号,文件名,年度", "部门编号,行政区划,部门编码", "年度,行政区划,部门编码", "年度,部门编码,部门", "年度,部门,项目编码"}

// notExported refuses a table that this program has exported as csv, json or
// ndjson. Only the JSON of the contract holds all there is, and comes back.
func notExported(name string, data []byte) error {
	head := string(data[:min(len(data), exportHead)])
	head = strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), "[\n ")
	for _, h := range tableHeads {
		if strings.HasPrefix(head, h) || startsLike(head, strings.Split(h, ",")) {
			return &budget.Error{File: name, Kind: budget.ErrNoTable, Reason: "这是 jixiao 导出的表，不是绩效目标文件", Hint: "要导回数据库，请用 jixiao export -f contract 导出"}
		}
	}
	return nil
}

const exportHead = 2000

// startsLike reports a JSON object whose first keys are these.
func startsLike(head string, keys []string) bool {
	rest, ok := strings.CutPrefix(head, `{"`+keys[0]+`":`)
	for _, k := range keys[1:] {
		if ok {
			_, rest, ok = strings.Cut(rest, `,"`+k+`":`)
		}
	}
	return ok
}
