package font

import (
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// cff is what a Compact Font Format program says about names and codes.
type cff struct {
	cidKeyed bool
	charset  []int // glyph → string number
	strings  [][]byte
	codes    map[int]int // code → glyph, of an encoding of its own
}

// latinStrings are the standard strings 150 to 228 of the format; 1 to 149 are
// the standard encoding in the order of its codes, those after 228 belong to
// expert fonts and are left without a name.
const latinStrings = `onesuperior logicalnot mu trademark Eth onehalf plusminus Thorn onequarter divide brokenbar degree thorn
threequarters twosuperior registered minus eth multiply threesuperior copyright Aacute Acircumflex Adieresis Agrave Aring
Atilde Ccedilla Eacute Ecircumflex Edieresis Egrave Iacute Icircumflex Idieresis Igrave Ntilde Oacute Ocircumflex Odieresis
Ograve Otilde Scaron Uacute Ucircumflex Udieresis Ugrave Yacute Ydieresis Zcaron aacute acircumflex adieresis agrave aring
atilde ccedilla eacute ecircumflex edieresis egrave iacute icircumflex idieresis igrave ntilde oacute ocircumflex odieresis
ograve otilde scaron uacute ucircumflex udieresis ugrave yacute ydieresis zcaron`

// ownStrings is the number from which strings stand in the font itself.
const ownStrings = 391

var standardStrings = sync.OnceValue(func() []string {
	list := []string{".notdef"}
	metrics := standardMetrics("Helvetica")
	slices.SortStableFunc(metrics, func(a, b metric) int { return a.code - b.code })
	for _, m := range metrics {
		if m.code >= 0 {
			list = append(list, m.name)
		}
	}
	return append(list, strings.Fields(latinStrings)...)
})

// parseCFF reads header, dictionaries, charset and encoding.
func parseCFF(data []byte) (*cff, bool) {
	if p := cffTable(data); p != nil {
		data = p
	}
	if len(data) < 4 || data[0] != 1 {
		return nil, false
	}
	_, at := cffIndex(data, int(data[2])) // font names
	top, at := cffIndex(data, at)
	if len(top) == 0 || at < 0 {
		return nil, false
	}
	c := &cff{}
	c.strings, _ = cffIndex(data, at)
	dict := cffDict(top[0])
	_, c.cidKeyed = dict[12<<8|30]
	glyphs, _ := cffIndex(data, dict[17])
	if len(glyphs) == 0 {
		return nil, false
	}
	c.readCharset(data, dict[15], len(glyphs))
	if off := dict[16]; off > 1 {
		c.readEncoding(data, off)
	}
	return c, true
}

// cffTable finds the table "CFF " of an OpenType program.
func cffTable(data []byte) []byte {
	if len(data) < 12 || string(data[:4]) != "OTTO" {
		return nil
	}
	for i := range min(int(binary.BigEndian.Uint16(data[4:])), maxTables) {
		at := 12 + 16*i
		if at+16 > len(data) {
			return nil
		}
		if off := int(binary.BigEndian.Uint32(data[at+8:])); string(data[at:at+4]) == "CFF " && off < len(data) {
			return data[off:]
		}
	}
	return nil
}

// cffIndex reads an INDEX and returns its items and where it ends, -1 when it
// does not hold together.
func cffIndex(data []byte, at int) ([][]byte, int) {
	if at < 0 || at+2 > len(data) {
		return nil, -1
	}
	n := int(binary.BigEndian.Uint16(data[at:]))
	if n == 0 {
		return nil, at + 2
	}
	if at+3 > len(data) {
		return nil, -1
	}
	size := int(data[at+2])
	offsets := at + 3
	base := offsets + (n+1)*size - 1
	if size < 1 || size > 4 || base >= len(data) {
		return nil, -1
	}
	read := func(i int) int {
		v := 0
		for _, b := range data[offsets+i*size : offsets+(i+1)*size] {
			v = v<<8 | int(b)
		}
		return base + v
	}
	items := make([][]byte, n)
	for i := range items {
		from, to := read(i), read(i+1)
		if from > to || to > len(data) || from < 0 {
			return nil, -1
		}
		items[i] = data[from:to]
	}
	return items, read(n)
}

// cffDict reads the first operand of each operator; two-byte operators are
// 12<<8 | second byte.
func cffDict(d []byte) map[int]int {
	out := map[int]int{}
	first, have := 0, false
	put := func(v int) {
		if !have {
			first, have = v, true
		}
	}
	for i := 0; i < len(d); i++ {
		b := int(d[i])
		switch {
		case b == 12 && i+1 < len(d):
			i++
			out[12<<8|int(d[i])] = first
			first, have = 0, false
		case b <= 21:
			out[b] = first
			first, have = 0, false
		case b == 28 && i+2 < len(d):
			put(int(int16(binary.BigEndian.Uint16(d[i+1:]))))
			i += 2
		case b == 29 && i+4 < len(d):
			put(int(int32(binary.BigEndian.Uint32(d[i+1:]))))
			i += 4
		case b == 30: // a real number: nibbles up to f
			for i++; i < len(d) && d[i]&0x0f != 0x0f && d[i]>>4 != 0x0f; i++ {
			}
			put(0)
		case b >= 32 && b <= 246:
			put(b - 139)
		case b >= 247 && b <= 250 && i+1 < len(d):
			put((b-247)*256 + int(d[i+1]) + 108)
			i++
		case b >= 251 && b <= 254 && i+1 < len(d):
			put(-(b-251)*256 - int(d[i+1]) - 108)
			i++
		}
	}
	return out
}

func (c *cff) readCharset(data []byte, off, n int) {
	c.charset = make([]int, n)
	if off <= 2 { // predefined: the standard strings in order
		for i := range c.charset {
			c.charset[i] = i
		}
		return
	}
	if off >= len(data) {
		return
	}
	format, d := data[off], data[off+1:]
	step := map[byte]int{0: 2, 1: 3, 2: 4}[format]
	for g := 1; g < n && step > 0 && len(d) >= step; d = d[step:] {
		first, more := int(binary.BigEndian.Uint16(d)), 0
		switch format {
		case 1:
			more = int(d[2])
		case 2:
			more = int(binary.BigEndian.Uint16(d[2:]))
		}
		for i := 0; i <= more && g < n; i++ {
			c.charset[g] = first + i
			g++
		}
	}
}

func (c *cff) readEncoding(data []byte, off int) {
	if off+2 > len(data) {
		return
	}
	c.codes = map[int]int{}
	format, n, d := data[off]&0x7f, int(data[off+1]), data[off+2:]
	g := 1
	for i := 0; i < n; i++ {
		if format == 0 && i < len(d) {
			c.codes[int(d[i])] = g
			g++
		} else if format == 1 && 2*i+1 < len(d) {
			for k := range int(d[2*i+1]) + 1 {
				c.codes[int(d[2*i])+k] = g
				g++
			}
		}
	}
}

func (c *cff) name(glyph int) string {
	if glyph < 0 || glyph >= len(c.charset) {
		return ""
	}
	s := c.charset[glyph]
	if std := standardStrings(); s < len(std) {
		return std[s]
	}
	if i := s - ownStrings; i >= 0 && i < len(c.strings) {
		return string(c.strings[i])
	}
	return ""
}

// texts gives each glyph its text, by its name.
func (c *cff) texts() map[uint32]string {
	out := map[uint32]string{}
	for g := range c.charset {
		if s := glyphText(c.name(g)); s != "" {
			out[uint32(g)] = s
		}
	}
	return out
}

// encoded names the glyphs of the program's own encoding, or of the standard one.
func (c *cff) encoded() (names [256]string) {
	if c.codes == nil {
		return builtIn("Helvetica")
	}
	for code, g := range c.codes {
		if code >= 0 && code < 256 {
			names[code] = c.name(g)
		}
	}
	return names
}
