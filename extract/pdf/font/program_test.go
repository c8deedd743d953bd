package font

import (
	"bytes"
	"encoding/binary"
	"testing"
)

// u16 writes numbers as big-endian 16 bits.
func u16(v ...int) []byte {
	var b []byte
	for _, x := range v {
		b = binary.BigEndian.AppendUint16(b, uint16(x))
	}
	return b
}

// sfntWith makes a TrueType program of the given tables.
func sfntWith(tables map[string][]byte, order ...string) []byte {
	head := append([]byte{0, 1, 0, 0}, u16(len(order), 0, 0, 0)...)
	at := len(head) + 16*len(order)
	var body []byte
	for _, name := range order {
		head = append(head, name...)
		head = binary.BigEndian.AppendUint32(head, 0)
		head = binary.BigEndian.AppendUint32(head, uint32(at+len(body)))
		head = binary.BigEndian.AppendUint32(head, uint32(len(tables[name])))
		body = append(body, tables[name]...)
	}
	return append(head, body...)
}

// cmapTable has one subtable of format 4 that maps 资 and its neighbour, and the
// radical ⾦ and 金, to glyphs: the two last share glyph 7.
func cmapTable(platform, encoding int) []byte {
	sub := u16(4, 0, 0, 8, 0, 0, 0, 0x2fa6, 0x8d45, 0x91d1, 0xffff, 0, 0x2fa6, 0x8d44, 0x91d1, 0xffff,
		7-0x2fa6, 3-0x8d44, 7-0x91d1, 1, 0, 0, 0, 0)
	sub = append(sub[:14], sub[14:]...)
	return append(append(u16(0, 1, platform, encoding), 0, 0, 0, 12), sub...)
}

func TestTextsOfATrueTypeProgram(t *testing.T) {
	p, ok := parseSFNT(sfntWith(map[string][]byte{"cmap": cmapTable(3, 1)}, "cmap"))
	if !ok {
		t.Fatal("not read")
	}
	texts := p.texts()
	for g, want := range map[uint32]string{3: "资", 4: "赅", 7: "金", 9: ""} {
		if texts[g] != want {
			t.Errorf("glyph %d: %q, want %q", g, texts[g], want)
		}
	}
}

func TestNamesOfATrueTypeProgram(t *testing.T) {
	post := append(make([]byte, 32), u16(3, 0, 36, 258)...)
	binary.BigEndian.PutUint32(post, 0x00020000)
	post = append(post, append([]byte{7}, "uni8D44"...)...)
	mac := append(append(u16(0, 1, 1, 0), 0, 0, 0, 12), append(u16(6, 0, 0, 65, 2), u16(1, 2)...)...)
	p, _ := parseSFNT(sfntWith(map[string][]byte{"post": post, "cmap": mac}, "post", "cmap"))
	names, ok := p.encoded()
	if !ok || glyphText(names[65]) != "A" || glyphText(names[66]) != "资" {
		t.Errorf("names %q %q, %v", names[65], names[66], ok)
	}
}

func TestEncodingOfAType1Program(t *testing.T) {
	names, ok := type1Names([]byte("%!PS\n/Encoding 256 array 0 1 255 {1 index exch /.notdef put} for\ndup 65 /B put dup 8#102 /C put\nreadonly def"))
	if !ok || names[65] != "B" {
		t.Errorf("code 65 is %q, %v", names[65], ok)
	}
	if names, ok := type1Names([]byte("/Encoding StandardEncoding def")); !ok || names[65] != "A" {
		t.Errorf("standard encoding: %q, %v", names[65], ok)
	}
	if _, ok := type1Names([]byte("nothing")); ok {
		t.Error("there is no encoding")
	}
}

// cffProgram is a font of three glyphs: .notdef, A and one of its own name, at
// the codes 70 and 71.
func cffProgram() []byte {
	index := func(items ...[]byte) []byte {
		b := append(u16(len(items)), 1, 1)
		at := 1
		for _, it := range items {
			at += len(it)
			b = append(b, byte(at))
		}
		return append(b, bytes.Join(items, nil)...)
	}
	num := func(v int) []byte { return append([]byte{29}, binary.BigEndian.AppendUint32(nil, uint32(v))...) }
	build := func(charset, encoding, glyphs int) []byte {
		top := bytes.Join([][]byte{num(charset), {15}, num(encoding), {16}, num(glyphs), {17}}, nil)
		return bytes.Join([][]byte{{1, 0, 4, 1}, index([]byte("F")), index(top), index([]byte("uni8D44")), index()[:2]}, nil)
	}
	at := len(build(0, 0, 0))
	charset := append([]byte{0}, u16(34, ownStrings)...)
	encoding := []byte{0, 2, 70, 71}
	data := build(at, at+len(charset), at+len(charset)+len(encoding))
	return bytes.Join([][]byte{data, charset, encoding, index([]byte{14}, []byte{14}, []byte{14})}, nil)
}

func TestNamesOfACFFProgram(t *testing.T) {
	c, ok := parseCFF(cffProgram())
	if !ok {
		t.Fatal("not read")
	}
	names := c.encoded()
	if names[70] != "A" || names[71] != "uni8D44" || c.texts()[2] != "资" {
		t.Errorf("names %q %q, texts %v", names[70], names[71], c.texts())
	}
}

func FuzzPrograms(f *testing.F) {
	f.Add(sfntWith(map[string][]byte{"cmap": cmapTable(3, 1)}, "cmap"))
	f.Add(cffProgram())
	f.Add([]byte("/Encoding 256 array dup 65 /B put readonly def"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, ok := parseSFNT(data); ok {
			p.texts()
			p.encoded()
		}
		if c, ok := parseCFF(data); ok {
			c.texts()
			c.encoded()
		}
		type1Names(data)
	})
}

func FuzzCMap(f *testing.F) {
	f.Add([]byte("1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <01> <09> <8d44> endbfrange 1 begincidrange <d4a4> <d4a5> 9 endcidrange"))
	f.Add([]byte("/GBK-EUC-H usecmap 1 beginbfrange <10> <12> [<0041> <0058>] endbfrange"))
	f.Fuzz(func(t *testing.T, data []byte) {
		u, m := ParseToUnicode(data, NewBudget()), ParseCMap(data, nil, NewBudget())
		for _, s := range [][]byte{{1}, {0xd4, 0xa4}, {0xff, 0xff, 0xff, 0xff, 0xff}} {
			code, n := m.Next(s)
			if n < 1 || n > len(s) {
				t.Fatalf("cut %d of %d bytes", n, len(s))
			}
			m.CID(code, n)
			u.Text(code)
		}
	})
}
