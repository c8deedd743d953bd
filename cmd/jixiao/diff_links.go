package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"jixiao/budget"
	"jixiao/diff"
	"jixiao/extract/text"
)

// readLinks reads the hand-written table of who is whom, in UTF-8 or in the
// encoding that Excel saves a csv file in where Chinese is spoken.
func readLinks(path string) ([]diff.Link, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fileError(path, err)
	}
	content, _, err := text.Decode(data)
	if err != nil {
		return nil, inFile(err, path)
	}
	var out []diff.Link
	r := csv.NewReader(strings.NewReader(content))
	r.FieldsPerRecord = -1
	for first := true; ; first = false {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		var bad *csv.ParseError
		if errors.As(err, &bad) {
			return nil, fmt.Errorf("%s：第%d行的引号不成对，不是 csv", path, bad.StartLine)
		}
		line, _ := r.FieldPos(0)
		link, blank := linkOf(row)
		switch {
		case blank, first && isHeading(link.Old):
			continue
		case link.Old == "" || link.New == "":
			return nil, fmt.Errorf("%s：第%d行少于两列；每行写旧的和新的项目编码或名称", path, line)
		}
		out = append(out, link)
	}
}

// linkOf is the first two cells of a row; blank when none says anything, for
// spreadsheets save empty rows too.
func linkOf(row []string) (link diff.Link, blank bool) {
	cell := func(i int) string {
		if i >= len(row) {
			return ""
		}
		return plainCell(row[i])
	}
	return diff.Link{Old: cell(0), New: cell(1)}, strings.TrimSpace(strings.Join(row, "")) == ""
}

// plainCell undoes what protects a code from Excel: ="0471" is 0471.
func plainCell(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) {
		return strings.ReplaceAll(strings.TrimSuffix(inner, `"`), `""`, `"`)
	}
	return s
}

func isHeading(old string) bool {
	return !budget.LooksLikeCode(old) && (strings.HasPrefix(old, "旧") || old == "old")
}
