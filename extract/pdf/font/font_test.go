package font

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

func TestPredefinedCMaps(t *testing.T) {
	for _, c := range []struct {
		name, in string
		codes    string // code/length:CID, from Adobe's CMap files
		vertical bool
	}{
		{"GBK-EUC-H", "A\xd4\xa4", "41/1:846 d4a4/2:4327", false},
		{"GBKp-EUC-H", "A", "41/1:34", false},
		{"GB-EUC-V", "\xa1\xa2", "a1a2/2:575", true},
		{"GBK2K-H", "\x81\x30\x84\x36", "81308436/4:22354", false},
		{"UniGB-UCS2-H", "\x98\x84", "9884/2:4327", false},
		{"UniGB-UTF16-H", "\x98\x84\xd8\x40\xdd\x6d", "9884/2:4327 d840dd6d/4:0", false},
		{"UniGB-UTF8-H", "A\xe9\xa2\x84", "41/1:34 e9a284/3:4327", false},
		{"Identity-V", "\x01\x02", "102/2:258", true},
		{"90ms-RKSJ-H", "\x88\x9f", "889f/2:1125", false},
	} {
		m := Predefined(c.name)
		if m == nil {
			t.Errorf("%s is missing", c.name)
			continue
		}
		var got []string
		for s := []byte(c.in); len(s) > 0; {
			code, n := m.Next(s)
			got = append(got, fmt.Sprintf("%x/%d:%d", code, n, m.CID(code, n)))
			s = s[n:]
		}
		if strings.Join(got, " ") != c.codes || m.Vertical != c.vertical {
			t.Errorf("%s: %s, vertical %v; want %s", c.name, strings.Join(got, " "), m.Vertical, c.codes)
		}
	}
}

// All tables of the archive must unpack and be of a believable size.
func TestArchiveIsWhole(t *testing.T) {
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		switch ordering, isCollection := strings.CutPrefix(f.Name, "Adobe-"); {
		case isCollection:
			if n := len(collectionFor(ordering).ends); n < 8_000 || n > 40_000 {
				t.Errorf("%s has %d CIDs", f.Name, n)
			}
		case strings.HasSuffix(f.Name, "-H") || strings.HasSuffix(f.Name, "-V"):
			if m := Predefined(f.Name); m == nil || len(m.spaces) == 0 || m.Vertical != strings.HasSuffix(f.Name, "V") {
				t.Errorf("%s cannot be read", f.Name)
			}
		}
	}
	if got := collectionFor("GB1").text(4327); got != "预" {
		t.Errorf("CID 4327 of GB1 is %q", got)
	}
}

func TestToUnicode(t *testing.T) {
	for _, c := range []struct {
		why, in string
		code    uint32
		want    string
	}{
		{"single characters", "2 beginbfchar <01> <0041> <0002> <8d44> endbfchar", 2, "资"},
		{"a range", "1 beginbfrange <10> <12> <0041> endbfrange", 0x12, "C"},
		{"a range with an array", "1 beginbfrange <10> <12> [<0041> <0058> <0043>] endbfrange", 0x11, "X"},
		{"several characters for one code", "1 beginbfchar <01> <006600660069> endbfchar", 1, "ffi"},
		{"a range counts up its last character", "1 beginbfrange <01> <03> <00410031> endbfrange", 3, "A3"},
		{"beyond the basic plane", "1 beginbfchar <01> <d840dd6d> endbfchar", 1, "\U0002016d"},
		{"a lone surrogate is no character", "1 beginbfchar <01> <d840> endbfchar", 1, "\ufffd"},
		{"one byte, as careless producers write", "1 beginbfchar <01> <41> endbfchar", 1, "A"},
		{"glyph names", "1 beginbfchar <01> /eacute endbfchar", 1, "é"},
		{"no operators around", "<01> <0041>", 1, ""},
		{"a code that is not there", "1 beginbfchar <01> <0041> endbfchar", 9, ""},
		{"overlapping ranges: the one that begins later", "2 beginbfrange <00> <ff> <0041> <10> <20> <0061> endbfrange", 0x11, "b"},
		{"a broken entry ends its block only", "1 beginbfchar <01> endbfchar 1 beginbfchar <02> <0042> endbfchar", 2, "B"},
	} {
		if got := ParseToUnicode([]byte(c.in), NewBudget()).Text(c.code); got != c.want {
			t.Errorf("%s: %q, want %q", c.why, got, c.want)
		}
	}
}

func TestEmbeddedCMap(t *testing.T) {
	m := ParseCMap([]byte("/GBK-EUC-H usecmap /WMode 1 def 1 begincodespacerange <00> <80> endcodespacerange 1 begincodespacerange <8140> <fefe> endcodespacerange "+
		"1 begincidrange <d4a4> <d4a5> 9 endcidrange 1 begincidchar <41> 7 endcidchar"), nil, NewBudget())
	for _, c := range []struct {
		code uint32
		n    int
		want uint32
	}{{0xd4a5, 2, 10}, {0x41, 1, 7}, {0x42, 1, 847}, {0xffff, 2, 0}} {
		if got := m.CID(c.code, c.n); got != c.want {
			t.Errorf("code %x: CID %d, want %d", c.code, got, c.want)
		}
	}
	if !m.Vertical {
		t.Error("WMode was lost")
	}
	if code, n := m.Next([]byte{0xd4, 0xa4}); code != 0xd4a4 || n != 2 {
		t.Errorf("cut %x, %d bytes", code, n)
	}
	if _, n := ParseCMap([]byte("1 begincidrange <0000> <ffff> 0 endcidrange"), nil, NewBudget()).Next([]byte{1, 2}); n != 2 {
		t.Error("without code spaces, codes have two bytes")
	}
}

func TestGlyphNames(t *testing.T) {
	for name, want := range map[string]string{
		"A": "A", "one": "1", "uni8D44": "资", "uni00410042": "AB", "u2016D": "\U0002016d", "f_f_i": "ffi", "A.sc": "A",
		"Euro": "€", "eacute": "é", "a65": "", "g12": "", ".notdef": "", "cid345": "", "": "", "_": "", "uniZZZZ": "",
	} {
		if got := glyphText(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestReadable(t *testing.T) {
	for s, want := range map[string]bool{
		"预": true, " ": true, "\t": true, "⽬": true, "\U0002016d": true, "": false, "\ufffd": false, "\ue123": false,
		"\x00": false, "\x1f": false, "\u0085": false, "\ufdd0": false, "\uffff": false, "\U000f0000": false, "A\ufffd": false,
	} {
		if Readable(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func TestStandardWidths(t *testing.T) {
	for _, c := range []struct {
		font string
		code byte
		want float64
	}{{"Helvetica", 'A', 0.667}, {"ABCDEF+Arial,Bold", 'A', 0.722}, {"TimesNewRomanPS-BoldMT", 'i', 0.278}, {"CourierNew", 'W', 0.6}, {"Unknown", 'W', fallbackWidth}} {
		names := winAnsi()
		if got := standardWidths(c.font, &names)[c.code]; got != c.want {
			t.Errorf("%s %c: %g, want %g", c.font, c.code, got, c.want)
		}
	}
}

func TestSymbolFonts(t *testing.T) {
	for _, c := range []struct {
		font string
		code uint32
		want string
	}{{"Wingdings-Regular", 0xfe, "☑"}, {"ABCDEF+Wingdings", 'l', "●"}, {"Wingdings 2", 'R', "☑"}, {"SymbolMT", 0xb7, "•"}} {
		p := pictureFont(c.font)
		if p == nil || p.raised(string(rune(0xf000+c.code))) != c.want {
			t.Errorf("%s %x is not %s", c.font, c.code, c.want)
		}
	}
	if pictureFont("SimSun") != nil || pictureFont("SimSun").raised("\uf0fe") != "" {
		t.Error("SimSun is no symbol font")
	}
}

func TestDingbatNamesBelongToTheirFont(t *testing.T) {
	if dingbatName("a1") != uniName('✁') || dingbatName("nothing") != "nothing" {
		t.Errorf("a1 is %s, nothing is %s", dingbatName("a1"), dingbatName("nothing"))
	}
}
