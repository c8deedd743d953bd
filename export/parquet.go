package export

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"
)

// Kind is what a column of a typed format holds.
type Kind int

const (
	Text Kind = iota
	Integer
	Real
)

// writeParquet writes one file. Kinds that the table does not name are taken
// from its rows, which are then held in memory.
func writeParquet(w io.Writer, t Table, _ Options) (int, error) {
	if t.Kinds == nil {
		list, err := collect(t)
		if err != nil {
			return 0, err
		}
		t.Kinds, t.Rows = kindsOf(len(t.Columns), list), listed(list)
	}
	schema := parquet.SchemaOf(reflect.New(rowType(t)).Interface())
	out := parquet.NewGenericWriter[any](w, schema, parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("jixiao", "1", ""))
	n, err := writeRows(out, t)
	if err != nil {
		return n, err
	}
	return n, out.Close()
}

// rowsTogether is how many rows are handed to the writer at a time, and
// rowGroup how many share a group: the columns of one group are in memory.
const (
	rowsTogether = 1000
	rowGroup     = 100_000
)

func writeRows(out *parquet.GenericWriter[any], t Table) (n int, err error) {
	var batch []parquet.Row
	flush := func() error {
		_, err := out.WriteRows(batch)
		batch = batch[:0]
		return err
	}
	for row, err := range t.Rows {
		if err != nil {
			return n, err
		}
		r, err := parquetRow(t, row)
		if err != nil {
			return n, err
		}
		batch = append(batch, r)
		if n++; len(batch) == rowsTogether {
			if err := flush(); err != nil {
				return n, err
			}
		}
		if n%rowGroup == 0 {
			if err := out.Flush(); err != nil {
				return n, err
			}
		}
	}
	return n, flush()
}

// rowType is a struct with one optional field per column: the way to a schema
// that keeps the columns' order.
func rowType(t Table) reflect.Type {
	types := map[Kind]reflect.Type{Text: reflect.TypeFor[*string](), Integer: reflect.TypeFor[*int64](), Real: reflect.TypeFor[*float64]()}
	fields := make([]reflect.StructField, len(t.Columns))
	for i, name := range uniqueNames(t.Columns) {
		tag := fmt.Sprintf(`parquet:"%s,optional"`, strings.NewReplacer(`"`, "'", "`", "'", ",", "，").Replace(name))
		fields[i] = reflect.StructField{Name: fmt.Sprintf("C%d", i), Type: types[t.Kinds[i]], Tag: reflect.StructTag(tag)}
	}
	return reflect.StructOf(fields)
}

func parquetRow(t Table, row []any) (parquet.Row, error) {
	out := make(parquet.Row, len(row))
	for i, v := range row {
		p, err := parquetValue(t.Kinds[i], v)
		if err != nil {
			return nil, fmt.Errorf("列 %s：%w", t.Columns[i], err)
		}
		defined := 1
		if v == nil {
			defined = 0
		}
		out[i] = p.Level(0, defined, i)
	}
	return out, nil
}

func parquetValue(k Kind, v any) (parquet.Value, error) {
	switch v := v.(type) {
	case nil:
		return parquet.NullValue(), nil
	case int:
		return parquetValue(k, int64(v))
	case int64:
		switch k {
		case Integer:
			return parquet.Int64Value(v), nil
		case Real:
			return parquet.DoubleValue(float64(v)), nil
		}
	case float64:
		if k == Real {
			return parquet.DoubleValue(v), nil
		}
	}
	if k != Text {
		return parquet.Value{}, fmt.Errorf("数值列里有 %s", value(v))
	}
	return parquet.ByteArrayValue([]byte(value(v))), nil
}

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
