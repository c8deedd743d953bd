package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"unicode/utf8"
)

// writeJSON is an array of objects, one a line, keys in the order of the columns.
func writeJSON(w io.Writer, t Table, _ Options) (int, error) {
	return objects(w, t, "[", ",\n ", "]\n")
}

// writeNDJSON is one object a line.
func writeNDJSON(w io.Writer, t Table, _ Options) (int, error) {
	return objects(w, t, "", "\n", "")
}

func objects(w io.Writer, t Table, open, between, end string) (n int, err error) {
	out := bufio.NewWriter(w)
	keys, err := keysOf(t.Columns)
	if err != nil {
		return 0, err
	}
	out.WriteString(open)
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		if n > 0 {
			out.WriteString(between)
		}
		if err := object(out, keys, row); err != nil {
			return n, err
		}
		n++
	}
	if open == "" && n > 0 {
		out.WriteByte('\n')
	}
	out.WriteString(end)
	return n, out.Flush()
}

// keysOf quotes the names.
func keysOf(columns []string) ([][]byte, error) {
	keys := make([][]byte, len(columns))
	for i, name := range uniqueNames(columns) {
		key, err := quote(name)
		if err != nil {
			return nil, err
		}
		keys[i] = append(key, ':')
	}
	return keys, nil
}

// uniqueNames numbers a second column of the same name, for readers keep only
// one of two equal keys.
func uniqueNames(columns []string) []string {
	seen := map[string]bool{}
	out := make([]string, len(columns))
	for i, name := range columns {
		out[i] = name
		for k := 2; seen[out[i]]; k++ {
			out[i] = name + ":" + strconv.Itoa(k)
		}
		seen[out[i]] = true
	}
	return out
}

func object(out *bufio.Writer, keys [][]byte, row []any) error {
	out.WriteByte('{')
	for i, v := range row {
		if i > 0 {
			out.WriteByte(',')
		}
		out.Write(keys[i])
		b, err := quote(v)
		if err != nil {
			return err
		}
		out.Write(b)
	}
	return out.WriteByte('}')
}

// quote is a value in JSON, without HTML escapes. JSON has no infinity: a number
// beyond all bounds is none.
func quote(v any) ([]byte, error) {
	switch x := v.(type) {
	case []byte:
		if utf8.Valid(x) {
			v = string(x)
		}
	case float64:
		if math.IsInf(x, 0) || math.IsNaN(x) {
			v = nil
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
