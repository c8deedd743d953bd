package export

import "fmt"

// Kind is what a column of a typed format holds.
type Kind int

const (
	Text Kind = iota
	Integer
	Real
)

// kindsOf is the narrowest kind that holds all values of a column.
func kindsOf(n int, list [][]any) []Kind {
	kinds := make([]Kind, n)
	for i := range kinds {
		kinds[i] = kindOf(i, list)
	}
	return kinds
}

func kindOf(column int, list [][]any) Kind {
	kind, seen := Integer, false
	for _, row := range list {
		switch row[column].(type) {
		case nil:
			continue
		case int, int64:
		case float64:
			kind = Real
		default:
			return Text
		}
		seen = true
	}
	if !seen {
		return Text
	}
	return kind
}

// heldRows bounds what is held in memory to find out the kinds.
const (
	heldRows  = 1_000_000
	heldBytes = 256 << 20
)

// weight is about what a row takes in memory.
func weight(row []any) int {
	n := 0
	for _, v := range row {
		n += 16
		switch v := v.(type) {
		case string:
			n += len(v)
		case []byte:
			n += len(v)
		}
	}
	return n
}

func collect(t Table) ([][]any, error) {
	var out [][]any
	held := 0
	for row, err := range t.Rows {
		if err != nil {
			return nil, err
		}
		switch held += weight(row); {
		case len(out) == heldRows:
			return nil, fmt.Errorf("结果多于 %d 行，不能写成 Parquet；缩小范围，或用 csv", heldRows)
		case held > heldBytes:
			return nil, fmt.Errorf("结果大于 %d MB，不能写成 Parquet；缩小范围，或用 csv", heldBytes>>20)
		}
		out = append(out, append([]any(nil), row...))
	}
	return out, nil
}

func listed(list [][]any) func(func([]any, error) bool) {
	return func(yield func([]any, error) bool) {
		for _, row := range list {
			if !yield(row, nil) {
				return
			}
		}
	}
}
