package font

import (
	"encoding/binary"
	"slices"
)

// sfnt is what a TrueType or OpenType program says about the texts of its glyphs.
type sfnt struct {
	unicode map[uint32]uint32 // Unicode → glyph
	symbol  map[uint32]uint32 // code (or 0xF000 + code) → glyph, platform 3 encoding 0
	mac     map[uint32]uint32 // code → glyph, platform 1
	names   []string          // glyph → name, of the table "post"
}

// maxTables bounds the table directory; real fonts have about 20.
const maxTables = 64

func parseSFNT(data []byte) (*sfnt, bool) {
	if len(data) < 12 {
		return nil, false
	}
	if string(data[:4]) == "ttcf" && len(data) >= 16 { // a collection: its first font
		at := int(binary.BigEndian.Uint32(data[12:]))
		if at < 0 || at+12 > len(data) {
			return nil, false
		}
		return parseTables(data, data[at:])
	}
	return parseTables(data, data)
}

func parseTables(data, directory []byte) (*sfnt, bool) {
	switch string(directory[:4]) {
	case "\x00\x01\x00\x00", "true", "OTTO":
	default:
		return nil, false
	}
	p := &sfnt{}
	n := min(int(binary.BigEndian.Uint16(directory[4:])), maxTables)
	for i := range n {
		at := 12 + 16*i
		if at+16 > len(directory) {
			break
		}
		off, size := int(binary.BigEndian.Uint32(directory[at+8:])), int(binary.BigEndian.Uint32(directory[at+12:]))
		if off > len(data) {
			continue
		}
		table := data[off:min(len(data), off+size)]
		switch string(directory[at : at+4]) {
		case "cmap":
			p.readCmap(table)
		case "post":
			p.names = postNames(table)
		}
	}
	return p, true
}

func (p *sfnt) readCmap(t []byte) {
	if len(t) < 4 {
		return
	}
	for i := range min(int(binary.BigEndian.Uint16(t[2:])), maxTables) {
		at := 4 + 8*i
		if at+8 > len(t) {
			return
		}
		platform, encoding := binary.BigEndian.Uint16(t[at:]), binary.BigEndian.Uint16(t[at+2:])
		off := int(binary.BigEndian.Uint32(t[at+4:]))
		if off >= len(t) {
			continue
		}
		m := subtable(t[off:])
		switch {
		case platform == 3 && encoding == 0:
			p.symbol = m
		case platform == 3 && (encoding == 1 || encoding == 10), platform == 0 && encoding != 5:
			if len(m) > len(p.unicode) {
				p.unicode = m
			}
		case platform == 1:
			p.mac = m
		}
	}
}

// subtable reads the formats 0, 4, 6 and 12.
func subtable(t []byte) map[uint32]uint32 {
	m := map[uint32]uint32{}
	if len(t) < 10 {
		return m
	}
	switch binary.BigEndian.Uint16(t) {
	case 0:
		for i, g := range t[6:min(len(t), 262)] {
			m[uint32(i)] = uint32(g)
		}
	case 4:
		segments(t, m)
	case 6:
		first := uint32(binary.BigEndian.Uint16(t[6:]))
		for i := range int(binary.BigEndian.Uint16(t[8:])) {
			if 12+2*i > len(t) {
				break
			}
			m[first+uint32(i)] = uint32(binary.BigEndian.Uint16(t[10+2*i:]))
		}
	case 12:
		groups(t, m)
	}
	return m
}

// segments reads a format 4 subtable.
func segments(t []byte, m map[uint32]uint32) {
	n := int(binary.BigEndian.Uint16(t[6:])) / 2
	u16 := func(at int) int {
		if at+2 > len(t) {
			return 0
		}
		return int(binary.BigEndian.Uint16(t[at:]))
	}
	for i := range n {
		end, start := u16(14+2*i), u16(16+2*n+2*i)
		delta, offsetAt := u16(16+4*n+2*i), 16+6*n+2*i
		offset := u16(offsetAt)
		for c := start; c <= end && c != 0xffff && len(m) <= 1<<16; c++ {
			g := c + delta
			if offset != 0 {
				if g = u16(offsetAt + offset + 2*(c-start)); g != 0 {
					g += delta
				}
			}
			if g &= 0xffff; g != 0 {
				m[uint32(c)] = uint32(g)
			}
		}
	}
}

// groups reads a format 12 subtable.
func groups(t []byte, m map[uint32]uint32) {
	if len(t) < 16 {
		return
	}
	for i := range int(binary.BigEndian.Uint32(t[12:])) {
		at := 16 + 12*i
		if at+12 > len(t) || len(m) > 1<<17 {
			return
		}
		start, end, glyph := binary.BigEndian.Uint32(t[at:]), binary.BigEndian.Uint32(t[at+4:]), binary.BigEndian.Uint32(t[at+8:])
		for c := start; c <= end && c-start < 1<<16 && c <= 0x10ffff; c++ {
			m[c] = glyph + c - start
		}
	}
}

// postNames reads the glyph names of a format 2 table; the first 258 names of
// the Macintosh order are not spelled out, only its Latin letters matter here.
func postNames(t []byte) []string {
	if len(t) < 34 || binary.BigEndian.Uint32(t) != 0x00020000 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(t[32:]))
	at := 34 + 2*n
	if at > len(t) {
		return nil
	}
	var own []string
	for p := at; p < len(t); {
		end := p + 1 + int(t[p])
		if end > len(t) {
			break
		}
		own = append(own, string(t[p+1:end]))
		p = end
	}
	names := make([]string, n)
	for i := range names {
		k := int(binary.BigEndian.Uint16(t[34+2*i:]))
		switch {
		case k >= 258 && k-258 < len(own):
			names[i] = own[k-258]
		case k >= 3 && k <= 97: // space to asciitilde
			names[i] = uniName(rune(k - 3 + ' '))
		}
	}
	return names
}

// texts turns the tables round: what each glyph stands for. Of several
// characters with one glyph the lowest outside the radicals wins, so that the
// answer never depends on chance.
func (p *sfnt) texts() map[uint32]string {
	out := map[uint32]string{}
	codes := make([]uint32, 0, len(p.unicode))
	for c := range p.unicode {
		codes = append(codes, c)
	}
	slices.SortFunc(codes, func(a, b uint32) int { return int(rank(a)) - int(rank(b)) })
	for _, c := range codes {
		g := p.unicode[c]
		if _, known := out[g]; !known && Readable(string(rune(c))) {
			out[g] = string(rune(c))
		}
	}
	for g, name := range p.names {
		if _, known := out[uint32(g)]; !known {
			if s := glyphText(name); Readable(s) {
				out[uint32(g)] = s
			}
		}
	}
	return out
}

// rank orders characters that share a glyph: radicals (U+2E80 to U+2FDF) and
// compatibility ideographs come last.
func rank(c uint32) uint32 {
	if c >= 0x2e80 && c <= 0x2fdf || c >= 0xf900 && c <= 0xfaff {
		return c + 1<<24
	}
	return c
}

// encoded names the glyphs that the single-byte codes select.
func (p *sfnt) encoded() (names [256]string, ok bool) {
	texts := p.texts()
	for code := range names {
		g := p.mac[uint32(code)]
		for _, c := range []uint32{uint32(code), 0xf000 + uint32(code)} {
			if s := p.symbol[c]; s != 0 {
				g = s
			}
		}
		if s := texts[g]; g != 0 && s != "" {
			names[code] = uniName([]rune(s)[0])
			ok = true
		}
	}
	return names, ok
}
