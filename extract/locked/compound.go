package locked

import (
	"encoding/binary"
	"unicode/utf16"
)

// compound is a compound file ([MS-CFB]): streams in chains of sectors. What a
// damaged one says is never believed beyond its length.
type compound struct {
	data   []byte
	sector int      // bytes of a sector
	next   []uint32 // the sector that follows each in its chain

	miniCutoff uint64 // streams below it stand in mini sectors
	miniNext   []uint32
	mini       []byte // the mini sectors
}

// Places in the header, and the sizes of things ([MS-CFB] 2.2 and 2.6.1).
const (
	headerBytes  = 512
	atSector     = 30
	atDirectory  = 48
	atMiniCutoff = 56
	atMiniNext   = 60
	atLists      = 68 // the first sector of the list's continuation
	atList       = 76 // the sectors that hold next; the first 109 of them
	entryBytes   = 128
	miniBytes    = 64
	rootEntry    = 5 // type of the entry whose stream holds the mini sectors
	lastSector   = 0xfffffffa
)

// streams are the streams with these names; false for a file that has not got
// all of them.
func streams(data []byte, names ...string) ([][]byte, bool) {
	if len(data) < headerBytes {
		return nil, false
	}
	f := compound{data: data, sector: 1 << (number16(data[atSector:]) & 31), miniCutoff: uint64(number(data[atMiniCutoff:]))}
	if f.sector < headerBytes || f.sector > len(data) {
		return nil, false
	}
	f.next = numbers(f.sectors(f.lists()))
	directory := f.chain(number(data[atDirectory:]))
	f.miniNext = numbers(f.chain(number(data[atMiniNext:])))
	out, found := make([][]byte, len(names)), 0
	for ; len(directory) >= entryBytes; directory = directory[entryBytes:] {
		if directory[66] == rootEntry {
			f.mini = f.chain(number(directory[116:]))
		}
		for i, name := range names {
			if out[i] == nil && name == entryName(directory) {
				out[i] = f.stream(directory)
				found++
			}
		}
	}
	return out, found == len(names)
}

// lists are the numbers of the sectors that hold next.
func (f *compound) lists() []uint32 {
	list := numbers(f.data[atList:headerBytes])
	at := number(f.data[atLists:])
	for n := 0; n < len(f.data)/f.sector; n++ {
		more := numbers(f.at(at))
		if len(more) == 0 {
			break
		}
		list, at = append(list, more[:len(more)-1]...), more[len(more)-1]
	}
	return list
}

// stream is what an entry of the directory stands for.
func (f *compound) stream(entry []byte) []byte {
	first, size := number(entry[116:]), uint64(number(entry[120:]))
	if size >= f.miniCutoff {
		all := f.chain(first)
		return all[:min(size, uint64(len(all)))]
	}
	var out []byte
	for n := 0; uint64(len(out)) < size && n < len(f.miniNext) && int(first) < len(f.miniNext); n++ {
		at := int(first) * miniBytes
		if at+miniBytes > len(f.mini) {
			break
		}
		out, first = append(out, f.mini[at:at+miniBytes]...), f.miniNext[first]
	}
	return out[:min(size, uint64(len(out)))]
}

// chain is the content of a chain of sectors; one that runs in a circle ends
// when it is longer than the file.
func (f *compound) chain(first uint32) []byte {
	var list []uint32
	for ; int64(first) < int64(len(f.next)) && len(list) <= len(f.data)/f.sector; first = f.next[first] {
		list = append(list, first)
	}
	return f.sectors(list)
}

func (f *compound) sectors(list []uint32) []byte {
	var out []byte
	for _, n := range list {
		out = append(out, f.at(n)...)
	}
	return out
}

// at is one sector; the first stands behind the header, which takes one.
func (f *compound) at(n uint32) []byte {
	from := (int64(n) + 1) * int64(f.sector)
	if n >= lastSector || from >= int64(len(f.data)) {
		return nil
	}
	return f.data[from:min(from+int64(f.sector), int64(len(f.data)))]
}

func entryName(entry []byte) string {
	size := int(number16(entry[64:]))
	if size < 2 || size > 64 {
		return ""
	}
	units := make([]uint16, size/2-1)
	for i := range units {
		units[i] = number16(entry[2*i:])
	}
	return string(utf16.Decode(units))
}

func number(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }

func number16(b []byte) uint16 { return binary.LittleEndian.Uint16(b) }

func numbers(b []byte) []uint32 {
	out := make([]uint32, len(b)/4)
	for i := range out {
		out[i] = number(b[4*i:])
	}
	return out
}
