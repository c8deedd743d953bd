package export

import (
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
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
	out := parquetFile{w: w, names: uniqueNames(t.Columns), kinds: t.Kinds, chunks: make([]chunk, len(t.Columns))}
	out.write([]byte(parquetMark))
	for row, err := range t.Rows {
		if err != nil {
			return out.rows, err
		}
		if err := out.add(row); err != nil {
			return out.rows, err
		}
	}
	return out.rows, out.close()
}

// parquetMark begins and ends a file. The layout is that of the Parquet format's
// specification, version 2.10: groups of rows, in each group a chunk per column,
// in each chunk pages; what describes them stands at the end.
const parquetMark = "PAR1"

// pageRows share a page and groupRows a group: the compressed columns of one
// group are in memory.
const (
	pageRows  = 10_000
	groupRows = 100_000
)

// parquetFile is a file under construction. All its columns are optional and
// none is nested.
type parquetFile struct {
	w      io.Writer
	at     int64 // bytes written
	err    error // the first failure of w
	names  []string
	kinds  []Kind
	chunks []chunk // of the group under construction
	rows   int
	inPage int // rows of the pages under construction
	groups []group
}

// chunk is a column of a group: its finished pages, and the one that is filled.
type chunk struct {
	pages   bytes.Buffer
	raw     int64  // bytes of the pages before compression
	defined []byte // a bit for each row of the page: has it a value
	values  []byte // those there are, one behind the other
}

// group is what the end of the file says about a group.
type group struct {
	rows    int
	columns []placed
}

// placed is where a chunk stands, and its bytes with and without compression.
type placed struct{ at, size, raw int64 }

func (f *parquetFile) write(b []byte) {
	if f.err != nil {
		return
	}
	n, err := f.w.Write(b)
	f.at, f.err = f.at+int64(n), err
}

func (f *parquetFile) add(row []any) error {
	for i, v := range row {
		if err := f.chunks[i].add(f.inPage, f.kinds[i], v); err != nil {
			return fmt.Errorf("列 %s：%w", f.names[i], err)
		}
	}
	f.rows++
	if f.inPage++; f.inPage == pageRows {
		if err := f.endPages(); err != nil {
			return err
		}
	}
	if f.rows%groupRows == 0 {
		return f.endGroup(groupRows)
	}
	return nil
}

// add puts a value behind the others of its page, in the encoding PLAIN.
func (c *chunk) add(row int, k Kind, v any) error {
	if row%8 == 0 {
		c.defined = append(c.defined, 0)
	}
	if v == nil {
		return nil
	}
	c.defined[row/8] |= 1 << (row % 8)
	if n, whole := v.(int); whole {
		v = int64(n)
	}
	whole, isWhole := v.(int64)
	fraction, isFraction := v.(float64)
	switch {
	case k == Text:
		s := strings.ToValidUTF8(value(v), "\ufffd")
		c.values = append(binary.LittleEndian.AppendUint32(c.values, uint32(len(s))), s...)
	case k == Integer && isWhole:
		c.values = binary.LittleEndian.AppendUint64(c.values, uint64(whole))
	case k == Real && isWhole:
		c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(float64(whole)))
	case k == Real && isFraction:
		c.values = binary.LittleEndian.AppendUint64(c.values, math.Float64bits(fraction))
	default:
		return fmt.Errorf("数值列里有 %s", value(v))
	}
	return nil
}

// endPages closes the page of every column.
func (f *parquetFile) endPages() error {
	for i := range f.chunks {
		if err := f.chunks[i].endPage(f.inPage); err != nil {
			return err
		}
	}
	f.inPage = 0
	return nil
}

// endPage compresses a page. In front of its values stand the levels of
// definition as one run of packed bits, behind their size in bytes.
func (c *chunk) endPage(rows int) error {
	run := append(binary.AppendUvarint(nil, uint64(len(c.defined))<<1|1), c.defined...)
	levels := append(binary.LittleEndian.AppendUint32(nil, uint32(len(run))), run...)
	var packed bytes.Buffer
	z, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return err
	}
	for _, part := range [][]byte{levels, c.values} {
		if _, err := z.Write(part); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	raw := len(levels) + len(c.values)
	head := pageHead(rows, raw, packed.Len())
	c.pages.Write(head)
	c.pages.Write(packed.Bytes())
	c.raw += int64(len(head) + raw)
	c.defined, c.values = c.defined[:0], c.values[:0]
	return nil
}

// endGroup writes the chunks of a group.
func (f *parquetFile) endGroup(rows int) error {
	g := group{rows: rows}
	for i := range f.chunks {
		c := &f.chunks[i]
		g.columns = append(g.columns, placed{f.at, int64(c.pages.Len()), c.raw})
		f.write(c.pages.Bytes())
		c.pages.Reset()
		c.raw = 0
	}
	f.groups = append(f.groups, g)
	return f.err
}

func (f *parquetFile) close() error {
	if f.inPage > 0 {
		if err := f.endPages(); err != nil {
			return err
		}
	}
	if rest := f.rows % groupRows; rest > 0 {
		if err := f.endGroup(rest); err != nil {
			return err
		}
	}
	end := f.description()
	f.write(binary.LittleEndian.AppendUint32(end, uint32(len(end))))
	f.write([]byte(parquetMark))
	return f.err
}
