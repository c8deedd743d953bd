package font

import (
	"sync"

	"jixiao/extract/pdf/object"
)

// fontFile is the embedded font program and which kind it is, by its key.
func fontFile(descriptor object.Value) (kind string, program object.Value) {
	for _, key := range []string{"FontFile2", "FontFile3", "FontFile"} {
		if v := descriptor.Key(key); v.Kind() == object.Stream {
			return key, v
		}
	}
	return "", object.Nothing
}

func fontData(program object.Value) []byte {
	if !object.Has(program) {
		return nil
	}
	data, _ := program.Data(nil, maxFontStream)
	return data
}

// embeddedText reads texts out of the embedded program of a CID font, where
// nothing else tells them. The program is only opened when a code asks.
func embeddedText(cid, descriptor object.Value, b *Budget) func(uint32) string {
	load := sync.OnceValue(func() (find func(uint32) string) {
		find = func(uint32) string { return "" }
		b.take(func(int) int {
			var entries int
			find, entries = programText(cid, descriptor)
			return entries
		})
		return find
	})
	return func(c uint32) string { return load()(c) }
}

func programText(cid, descriptor object.Value) (find func(uint32) string, entries int) {
	_, program := fontFile(descriptor)
	data := fontData(program)
	var glyphs map[uint32]string
	if p, ok := parseSFNT(data); ok {
		glyphs = p.texts()
	} else if c, ok := parseCFF(data); ok && !c.cidKeyed {
		glyphs = c.texts()
	}
	if len(glyphs) == 0 {
		return func(uint32) string { return "" }, 1
	}
	toGID := cidToGID(cid.Key("CIDToGIDMap"))
	return func(c uint32) string { return glyphs[toGID(c)] }, len(glyphs)
}

// maxGIDMap is two bytes for each CID.
const maxGIDMap = 1 << 17

func cidToGID(v object.Value) func(uint32) uint32 {
	if v.Kind() != object.Stream {
		return func(c uint32) uint32 { return c }
	}
	table, _ := v.Data(nil, maxGIDMap)
	return func(c uint32) uint32 {
		if at := 2 * int(c); at+1 < len(table) {
			return uint32(table[at])<<8 | uint32(table[at+1])
		}
		return 0
	}
}

// programNames reads the encoding that is built into a simple font's program.
func programNames(descriptor object.Value) (names [256]string, ok bool) {
	kind, program := fontFile(descriptor)
	data := fontData(program)
	switch kind {
	case "FontFile":
		return type1Names(data)
	case "FontFile3":
		if c, ok := parseCFF(data); ok {
			return c.encoded(), true
		}
	}
	if p, ok := parseSFNT(data); ok {
		return p.encoded()
	}
	return names, false
}
