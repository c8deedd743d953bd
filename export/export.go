// Package export writes rows of any kind as a file people and programs read.
// It knows columns and values, never what they mean.
package export

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"unicode/utf8"
)

// Table is one result: its rows are read once, from first to last.
type Table struct {
	Name    string // of a sheet; may be empty
	Paper   bool   // a sheet that people print: long texts take several lines
	Columns []string
	Kinds   []Kind // of the columns, for typed formats; nil: found out from the rows
	// Rows yields values nil, bool, int, int64, float64, string or []byte; a
	// row may be overwritten after it was handled.
	Rows iter.Seq2[[]any, error]
}

// Options choose between ways of writing one format.
type Options struct {
	// BOM starts a csv file with a byte order mark, by which Excel knows UTF-8.
	BOM bool
	// ExcelSafe keeps Excel from turning codes into numbers and texts into
	// formulas when it opens a csv file.
	ExcelSafe bool
}

// format is one row of the table of formats.
type format struct {
	Name  string
	write func(io.Writer, Table, Options) (int, error)
}

// formats in the order in which help lists them.
var formats = []format{
	{"table", writeTable},
	{"csv", writeCSV},
	{"json", writeJSON},
	{"ndjson", writeNDJSON},
	{"markdown", writeMarkdown},
	{"xlsx", writeXLSX},
	{"parquet", writeParquet},
}

// Formats lists the names of the formats.
func Formats() []string {
	out := make([]string, len(formats))
	for i, f := range formats {
		out[i] = f.Name
	}
	return out
}

// Known reports whether Rows can write the format.
func Known(name string) bool {
	_, ok := find(name)
	return ok
}

func find(name string) (format, bool) {
	for _, f := range formats {
		if f.Name == name {
			return f, true
		}
	}
	return format{}, false
}

// Rows writes the table and returns how many rows it had.
func Rows(w io.Writer, name string, t Table, opt Options) (int, error) {
	f, ok := find(name)
	if !ok {
		return 0, fmt.Errorf("没有 %s 这种输出格式", name)
	}
	return f.write(w, t, opt)
}

// value is one cell as people read it; "" for no value.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		if utf8.Valid(v) {
			return string(v)
		}
		return fmt.Sprintf("%x", v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}
