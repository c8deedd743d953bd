package export

import "encoding/binary"

// Numbers of the Parquet format (its file parquet.thrift).
const (
	typeInt64     = 2
	typeDouble    = 5
	typeBytes     = 6
	encodingPlain = 0
	encodingRLE   = 3
	codecGzip     = 2
	dataPage      = 0
	optional      = 1
	convertedUTF8 = 0
	logicalString = 1
)

// thrift writes structures in Thrift's compact protocol: fields in the order of
// their numbers, each with its distance from the one before.
type thrift struct {
	b    []byte
	last []int // number of the field before, of each structure that is open
}

// Types of fields in the compact protocol.
const (
	thriftInt32  = 5
	thriftInt64  = 6
	thriftBinary = 8
	thriftList   = 9
	thriftStruct = 12
)

// begin opens a structure that is no field: the outermost, or one of a list.
func (t *thrift) begin() { t.last = append(t.last, 0) }

func (t *thrift) end() {
	t.b = append(t.b, 0)
	t.last = t.last[:len(t.last)-1]
}

// field writes the head of a field. All numbers used are close together.
func (t *thrift) field(n, kind int) {
	last := &t.last[len(t.last)-1]
	t.b = append(t.b, byte((n-*last)<<4|kind))
	*last = n
}

func (t *thrift) structure(n int) {
	t.field(n, thriftStruct)
	t.begin()
}

func (t *thrift) int32(n int, v int) {
	t.field(n, thriftInt32)
	t.b = binary.AppendVarint(t.b, int64(v))
}

func (t *thrift) int64(n int, v int64) {
	t.field(n, thriftInt64)
	t.b = binary.AppendVarint(t.b, v)
}

func (t *thrift) text(n int, s string) {
	t.field(n, thriftBinary)
	t.bare(s)
}

// bare is a text of a list.
func (t *thrift) bare(s string) { t.b = append(binary.AppendUvarint(t.b, uint64(len(s))), s...) }

// list writes the head of a list; what is in it follows.
func (t *thrift) list(n, kind, size int) {
	const long = 15 // the size follows
	t.field(n, thriftList)
	if size < long {
		t.b = append(t.b, byte(size<<4|kind))
		return
	}
	t.b = binary.AppendUvarint(append(t.b, byte(long<<4|kind)), uint64(size))
}

// pageHead is what stands in front of a page (PageHeader).
func pageHead(rows, raw, packed int) []byte {
	var t thrift
	t.begin()
	t.int32(1, dataPage)
	t.int32(2, raw)
	t.int32(3, packed)
	t.structure(5)
	t.int32(1, rows)
	t.int32(2, encodingPlain)
	t.int32(3, encodingRLE) // levels of definition
	t.int32(4, encodingRLE) // of repetition, of which there are none
	t.end()
	t.end()
	return t.b
}

// description is the end of the file (FileMetaData).
func (f *parquetFile) description() []byte {
	var t thrift
	t.begin()
	t.int32(1, 1) // version
	t.list(2, thriftStruct, 1+len(f.names))
	t.begin()
	t.text(4, "rows")
	t.int32(5, len(f.names))
	t.end()
	for i, name := range f.names {
		t.column(name, f.kinds[i])
	}
	t.int64(3, int64(f.rows))
	t.list(4, thriftStruct, len(f.groups))
	for _, g := range f.groups {
		f.group(&t, g)
	}
	t.text(6, "jixiao")
	t.end()
	return t.b
}

func parquetType(k Kind) int {
	return [...]int{Text: typeBytes, Integer: typeInt64, Real: typeDouble}[k]
}

// column is what a column is called and holds (SchemaElement).
func (t *thrift) column(name string, k Kind) {
	t.begin()
	t.int32(1, parquetType(k))
	t.int32(3, optional)
	t.text(4, name)
	if k == Text {
		t.int32(6, convertedUTF8)
		t.structure(10)
		t.structure(logicalString)
		t.end()
		t.end()
	}
	t.end()
}

// group is where the chunks of a group are (RowGroup, ColumnChunk,
// ColumnMetaData).
func (f *parquetFile) group(t *thrift, g group) {
	t.begin()
	t.list(1, thriftStruct, len(g.columns))
	raw := int64(0)
	for i, c := range g.columns {
		raw += c.raw
		t.begin()
		t.int64(2, c.at)
		t.structure(3)
		t.int32(1, parquetType(f.kinds[i]))
		t.list(2, thriftInt32, 2)
		t.b = binary.AppendVarint(binary.AppendVarint(t.b, encodingPlain), encodingRLE)
		t.list(3, thriftBinary, 1)
		t.bare(f.names[i])
		t.int32(4, codecGzip)
		t.int64(5, int64(g.rows))
		t.int64(6, c.raw)
		t.int64(7, c.size)
		t.int64(9, c.at)
		t.end()
		t.end()
	}
	t.int64(2, raw)
	t.int64(3, int64(g.rows))
	t.end()
}
