package extract

import (
	"encoding/binary"
	"unicode/utf16"
)

// oleMagic begins a compound file: .doc, .xls, .wps, .et, and every office file
// with a password.
var oleMagic = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}

const (
	oleEntry = 128 // bytes of a directory entry
	// oleEntries bounds how many directory entries are looked at.
	oleEntries = 4096
)

// oleStreams lists the names in the directory of a compound file. Only the
// directory's first sector chain is followed where it is contiguous; that is
// enough to see the main streams. A damaged file gives what was found.
func oleStreams(data []byte) map[string]bool {
	names := map[string]bool{}
	if len(data) < 512 {
		return names
	}
	sector := 1 << min(binary.LittleEndian.Uint16(data[30:]), 20)
	at := (int64(binary.LittleEndian.Uint32(data[48:])) + 1) * int64(sector)
	for i := 0; i < oleEntries && at >= 0 && at+oleEntry <= int64(len(data)); i++ {
		entry := data[at : at+oleEntry]
		at += oleEntry
		size := int(binary.LittleEndian.Uint16(entry[64:]))
		if size < 2 || size > 64 || entry[66] > 5 {
			continue
		}
		units := make([]uint16, size/2-1)
		for j := range units {
			units[j] = binary.LittleEndian.Uint16(entry[2*j:])
		}
		names[string(utf16.Decode(units))] = true
	}
	return names
}
